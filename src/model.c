// model.c — builds a model: one block of memory for weights, gradients, activations and scratch.
#include "model.h"

#include "kernels.h"
#include "random.h"
#include "status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// More than a 32-bit memory could ever give.
static const uint64_t MAX_BYTES = UINT64_C(1) << 31;

// Multiplications an image from which on threads share the work: below, handing images from one to
// the other takes longer than what is done with them. Ten units for 28×28 pixels are 7,840.
static const uint64_t LEAST_SHARED = 16384;

static uint64_t aligned(uint64_t floats)
{
    return (floats + 3) / 4 * 4;
}

// Hands out the weights' arrays, kernels before biases so that the L2 penalty knows them apart.
static void place_params(nn_model *m, arena *a)
{
    uint64_t kernels = 0, biases = 0;
    for (size_t i = 0; i < m->layer_count; i++) {
        kernels += aligned(m->layers[i].kernel_count);
        biases += aligned(m->layers[i].bias_count);
    }
    m->kernel_total = (size_t)kernels;
    m->param_total = (size_t)(kernels + biases);
    m->state.params = arena_floats(a, kernels + biases);
    m->state.gradients = arena_floats(a, kernels + biases);
    const size_t moments = optimizer_moment_count(m->optimizer);
    m->state.first = moments > 0 ? arena_floats(a, kernels + biases) : NULL;
    m->state.second = moments > 1 ? arena_floats(a, kernels + biases) : NULL;
    m->square_sums = arena_take(a, update_task_count(m), sizeof *m->square_sums);
    if (m->optimizer == NN_LBFGS) lbfgs_place(&m->lbfgs, a, m->param_total, m->kernel_total);
    if (!a->base) return;
    size_t kernel = 0, bias = m->kernel_total;
    for (size_t i = 0; i < m->layer_count; i++) {
        layer *const l = &m->layers[i];
        l->kernel = l->kernel_count ? m->state.params + kernel : NULL;
        l->dkernel = l->kernel_count ? m->state.gradients + kernel : NULL;
        l->bias = l->bias_count ? m->state.params + bias : NULL;
        l->dbias = l->bias_count ? m->state.gradients + bias : NULL;
        kernel += (size_t)aligned(l->kernel_count);
        bias += (size_t)aligned(l->bias_count);
    }
}

static bool backward_in_groups(const layer_type *type)
{
    for (size_t i = 0; i < BACKWARD_WORKS; i++)
        if (type->backward[i].run) return false;
    return true;
}

// Whether a layer has an array for the gradient of its output, and not the one of the layer before.
static bool has_gradient(const layer_type *type)
{
    return work_exists(&type->forward) && !type->backward_in_place;
}

// Whether what writes and reads the gradient of a layer's output, up to the next layer with a
// gradient of its own, is one chain: not the loss, and no work with tasks.
static bool gradient_passes(const nn_model *m, size_t index)
{
    for (size_t i = index; i < m->layer_count && backward_in_groups(m->layers[i].type); i++)
        if (i > index && has_gradient(m->layers[i].type)) return true;
    return false;
}

// The layer that computes first, if it has few columns, and zeros are zeros when it gets them.
static layer *pixel_reader(nn_model *m)
{
    layer *l = m->layers;
    while (!work_exists(&l->type->forward)) l++;
    const bool fits = l->type == &dense_type && l->count >= CSR_LEAST_COLUMNS &&
                      l->count <= CSR_MOST_COLUMNS && m->pixel_count <= CSR_MOST_PIXELS;
    return fits && !m->input_layer.signed_range ? l : NULL;
}

// Activations of a piece and of one image for predictions, and gradients of the former. A layer
// that leaves its input where it is shares its arrays with the layer before.
static void place_activations(nn_model *m, arena *a)
{
    layer *const reader = pixel_reader(m);
    if (reader) {
        csr_place(&m->pixels, a, PIECE_IMAGES, m->pixel_count);
        reader->pixels = m->input_layer.pixels = &m->pixels;
    }
    m->input = reader ? NULL : arena_floats(a, (uint64_t)PIECE_IMAGES * m->pixel_count);
    m->single_input = arena_floats(a, m->pixel_count);
    const size_t group_images = m->threads * GROUP_IMAGES;
    bool weights_before = false;
    buffers b = {.y = m->input}, single = {.y = m->single_input};
    for (size_t i = 0; i < m->layer_count; i++) {
        const layer *const l = &m->layers[i];
        const size_t count = shape_count(l->out);
        b.x = b.y;
        single.x = single.y;
        if (work_exists(&l->type->forward)) {
            b.dx = weights_before ? b.dy : NULL;
            b.dx_passes = b.dy_passes;
            b.y = arena_floats(a, (uint64_t)PIECE_IMAGES * count);
            if (!b.dy || has_gradient(l->type)) {
                b.dy_passes = gradient_passes(m, i);
                b.dy =
                    arena_floats(a, (uint64_t)(b.dy_passes ? group_images : PIECE_IMAGES) * count);
            }
            single.y = arena_floats(a, count);
        }
        m->buffers[i] = b;
        m->single[i] = single;
        weights_before |= l->type->has_weights;
    }
}

// With an arena that only counts, measures; then places. The same function twice.
static void model_place(nn_model *m, arena *a, size_t spec_bytes)
{
    (void)arena_take(a, 1, sizeof *m);
    m->spec = arena_take(a, spec_bytes, 1);
    place_params(m, a);
    place_activations(m, a);
    size_t scratch = 0;
    for (size_t i = 0; i < m->layer_count; i++) {
        layer *const l = &m->layers[i];
        l->partials = arena_floats(a, l->partial_count);
        l->prepared = arena_floats(a, l->prepared_count);
        const size_t wanted = l->type->scratch_count ? l->type->scratch_count(l) : 0;
        if (wanted > scratch) scratch = wanted;
    }
    m->scratch_count = GEMM_SCRATCH + (scratch + 3) / 4 * 4;
    m->scratch = arena_floats(a, (uint64_t)m->threads * m->scratch_count);
}

// Uniform in ±sqrt(6 / (in + out)): Glorot and Bengio (2010), Keras' default.
static void fill_glorot(float *kernel, size_t count, size_t in, size_t out, pcg32 *random)
{
    const float limit = sqrtf(6.0f / (float)(in + out));
    for (size_t i = 0; i < count; i++) kernel[i] = limit * (2.0f * pcg32_float(random) - 1.0f);
}

// Normal, cut off at two standard deviations, with variance 2 / in after the cut: He et al. (2015),
// as Keras' he_normal draws it. The normal numbers are Marsaglia's polar method's.
static void fill_he(float *kernel, size_t count, size_t in, pcg32 *random)
{
    const float uncut = sqrtf(2.0f / (float)in) / 0.87962566f;
    for (size_t i = 0; i < count;) {
        const float u = 2.0f * pcg32_float(random) - 1.0f, v = 2.0f * pcg32_float(random) - 1.0f;
        const float s = u * u + v * v;
        if (s >= 1.0f || s == 0.0f) continue;
        const float normal = u * sqrtf(-2.0f * logf(s) / s);
        if (fabsf(normal) < 2.0f) kernel[i++] = uncut * normal;
    }
}

static void fill_weights(nn_model *m)
{
    for (size_t i = 0; i < m->layer_count; i++) {
        const layer *const l = &m->layers[i];
        if (!l->kernel) continue;
        const size_t out = l->count, in = l->kernel_count / out;
        const size_t window = l->kernel_rank == 4 ? l->kernel_height * l->kernel_width : 1;
        pcg32 random = pcg32_seed(m->seed, i);
        if (l->initializer == GLOROT)
            fill_glorot(l->kernel, l->kernel_count, in, out * window, &random);
        else if (l->initializer == HE)
            fill_he(l->kernel, l->kernel_count, in, &random);
    }
    for (size_t i = 0; m->state.first && i < m->param_total; i++)
        m->state.first[i] = optimizer_moment_start(m->optimizer);
}

static void fill_infos(nn_model *m)
{
    for (size_t i = 0; i < m->layer_count; i++) {
        const layer *const l = &m->layers[i];
        nn_layer_info *const info = &m->infos[i];
        *info = (nn_layer_info){
            .text = l->text,
            .shape = {(uint32_t)l->out.height, (uint32_t)l->out.width, (uint32_t)l->out.channels},
            .param_count = (uint32_t)(l->kernel_count + l->bias_count),
            .kernel_rank = (uint32_t)l->kernel_rank,
            .kernel = l->kernel,
            .bias = l->bias,
        };
        for (size_t j = 0; j < l->kernel_rank; j++)
            info->kernel_shape[j] = (uint32_t)l->kernel_shape[j];
    }
}

// What NN_LBFGS can train: the objective is smooth and convex, and the same in every evaluation.
static nn_status check_convex(const layer *layers, size_t count)
{
    size_t with_weights = 0;
    for (const layer *l = layers; l < layers + count; l++) {
        with_weights += l->type->has_weights;
        if (with_weights > 1 || l->type == &dropout_type || l->activation == STEP)
            return fail(NN_ERR_CONVEX, l->column);
    }
    return NN_OK;
}

// A finished model from its layers, all in one block.
static nn_status model_build(nn_model **model, nn_model *plan, const char *spec, size_t spec_bytes)
{
    arena a = {0};
    model_place(plan, &a, spec_bytes);
    if (a.used_bytes > MAX_BYTES) return fail(NN_ERR_MEMORY, 0);
    nn_model *const m = calloc(1, (size_t)a.used_bytes);
    if (!m) return fail(NN_ERR_MEMORY, 0);
    *m = *plan;
    a = (arena){.base = (char *)m};
    model_place(m, &a, spec_bytes);
    memcpy(m->spec, spec, spec_bytes);
    for (size_t i = 0; i < m->layer_count; i++)
        m->layers[i].text = m->spec + (plan->layers[i].text - spec);
    fill_weights(m);
    fill_infos(m);
    train_plan(m);
    *model = m;
    return NN_OK;
}

// An image's in the forward pass.
static uint64_t multiplications(const nn_model *m)
{
    uint64_t count = 0;
    for (const layer *l = m->layers; l < m->layers + m->layer_count; l++)
        count += (uint64_t)l->kernel_count * l->out.height * l->out.width;
    return count;
}

nn_status nn_model_create(nn_model **model, const char *spec, size_t height, size_t width,
                          nn_optimizer optimizer, uint32_t seed)
{
    assert(height > 0 && width > 0 && optimizer < NN_OPTIMIZER_COUNT);
    const size_t spec_bytes = strlen(spec) + 1;
    char *const cut = malloc(spec_bytes);
    nn_model *const plan = calloc(1, sizeof *plan);
    nn_status status = cut && plan ? NN_OK : fail(NN_ERR_MEMORY, 0);
    if (!status) {
        memcpy(cut, spec, spec_bytes);
        status = spec_parse(plan->layers, &plan->layer_count, cut, (shape){height, width, 1});
    }
    if (!status && optimizer == NN_LBFGS) status = check_convex(plan->layers, plan->layer_count);
    if (!status) {
        layer *const last = &plan->layers[plan->layer_count - 1];
        plan->output = last->activation;
        last->activation = LINEAR;
        plan->output_count = last->count;
        plan->pixel_count = height * width;
        plan->input_layer = (layer){.type = &input_type,
                                    .out = {height, width, 1},
                                    .signed_range = plan->layers[0].signed_range};
        plan->optimizer = optimizer;
        plan->seed = seed;
        plan->threads = multiplications(plan) < LEAST_SHARED ? 1 : threads_count();
        status = model_build(model, plan, cut, spec_bytes);
    }
    free(plan);
    free(cut);
    return status;
}

void nn_model_destroy(nn_model *model)
{
    free(model);
}

size_t nn_model_layer_count(const nn_model *model)
{
    return model->layer_count;
}

const nn_layer_info *nn_model_layer(const nn_model *model, size_t index)
{
    assert(index < model->layer_count);
    return &model->infos[index];
}

size_t nn_model_param_count(const nn_model *model)
{
    size_t count = 0;
    for (size_t i = 0; i < model->layer_count; i++) count += model->infos[i].param_count;
    return count;
}

size_t nn_model_output_count(const nn_model *model)
{
    return model->output_count;
}
