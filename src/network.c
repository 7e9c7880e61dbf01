// network.c — builds a network: where its weights lie, what they start with, what a summary shows.
#include "network.h"

#include "kernels.h"
#include "random.h"
#include "status.h"

#include <math.h>
#include <string.h>

// ---- Weights ------------------------------------------------------------------------------------

static uint64_t aligned(uint64_t floats)
{
    return (floats + 3) / 4 * 4;
}

// The sums may exceed 32 bits; then network_place asks the arena for more than there can be.
static void place_weights(network *n, arena *a)
{
    uint64_t kernels = 0, biases = 0, moving = 0;
    for (layer *l = n->layers; l < n->layers + n->layer_count; l++) {
        if (l->kernel_rank < 2) continue;
        l->kernel_at = (size_t)kernels;
        kernels += aligned(l->kernel_count);
    }
    for (layer *l = n->layers; l < n->layers + n->layer_count; l++) {
        if (l->kernel_rank == 1) {
            l->kernel_at = (size_t)(kernels + biases);
            biases += aligned(l->kernel_count);
        }
        l->bias_at = (size_t)(kernels + biases);
        biases += aligned(l->bias_count);
    }
    for (layer *l = n->layers; l < n->layers + n->layer_count; l++) {
        l->moving_at = (size_t)(kernels + biases + moving);
        moving += aligned(l->moving_count);
    }
    n->kernel_total = (size_t)kernels;
    n->weight_total = (size_t)(kernels + biases);
    n->moving_total = (size_t)moving;
    n->weights = arena_floats(a, kernels + biases + moving);
    for (size_t i = 0; i < n->layer_count; i++) {
        const layer *const l = &n->layers[i];
        float *const transformed = arena_floats(a, l->transformed_count);
        n->params[i] = (layer_params){
            network_kernel(l, n->weights),
            network_bias(l, n->weights),
            transformed,
            network_moving(l, n->weights),
        };
    }
}

// Uniform in ±sqrt(6 / (in + out)): Glorot and Bengio (2010), Keras' default.
static void fill_glorot(float *kernel, size_t count, size_t in, size_t out, pcg32 *random)
{
    const float limit = sqrtf(6.0f / (float)(in + out));
    for (size_t i = 0; i < count; i++) kernel[i] = limit * (2.0f * pcg32_float(random) - 1.0f);
}

// Normal, cut off at two standard deviations, with variance 2 / in after the cut: He et al. (2015),
// as Keras' he_normal draws it. The normal numbers come from Marsaglia's polar method.
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

static void fill_ones(float *values, size_t count)
{
    for (size_t i = 0; i < count; i++) values[i] = 1.0f;
}

// Each layer draws from a stream of its own, so that its weights do not depend on the layers
// before. Scales and moving variances begin at 1, moving means at 0.
static void draw_weights(network *n, uint32_t seed)
{
    for (size_t i = 0; i < n->layer_count; i++) {
        const layer *const l = &n->layers[i];
        float *const kernel = network_kernel(l, n->weights);
        if (!kernel) continue;
        if (l->kernel_rank == 1) {
            fill_ones(kernel, l->kernel_count);
            fill_ones(n->params[i].moving + l->moving_count / 2, l->moving_count / 2);
            continue;
        }
        const size_t out = l->count, in = l->kernel_count / out;
        const size_t window = l->kernel_rank == 4 ? l->kernel_height * l->kernel_width : 1;
        pcg32 random = pcg32_seed(seed, i);
        if (l->initializer == GLOROT)
            fill_glorot(kernel, l->kernel_count, in, out * window, &random);
        else if (l->initializer == HE)
            fill_he(kernel, l->kernel_count, in, &random);
    }
}

// ---- The network --------------------------------------------------------------------------------

nn_status network_parse(network *n, char *spec, size_t height, size_t width)
{
    const shape image = {height, width, 1};
    const nn_status status = spec_parse(n->layers, &n->layer_count, spec, image);
    if (status) return status;
    layer *const last = &n->layers[n->layer_count - 1];
    n->output = last->activation;
    last->activation = LINEAR; // the loss needs its logits
    n->output_count = last->count;
    n->pixel_count = height * width;
    n->input = (layer){
        .type = &input_type,
        .ops = input_type.ops,
        .out = image,
        .signed_range = n->layers[0].signed_range,
        .scratch_count = input_scratch(image),
    };
    return NN_OK;
}

nn_status network_check_convex(const network *n)
{
    size_t with_weights = 0;
    for (const layer *l = n->layers; l < n->layers + n->layer_count; l++) {
        const bool step = n->output == STEP && l == &n->layers[n->layer_count - 1];
        with_weights += l->type->has_weights;
        if (with_weights > 1 || l->type == &batchnorm_type || l->type == &dropout_type || step)
            return fail(NN_ERR_CONVEX, l->column);
    }
    return NN_OK;
}

uint64_t network_multiplications(const network *n)
{
    uint64_t count = 0;
    for (const layer *l = n->layers; l < n->layers + n->layer_count; l++)
        count += (uint64_t)l->kernel_count * l->out.height * l->out.width;
    return count;
}

// A layer without operations leaves its input where it is.
static void place_activations(network *n, arena *a)
{
    buffers b = {.y = arena_floats(a, n->pixel_count)};
    n->single_input = b;
    for (size_t i = 0; i < n->layer_count; i++) {
        const layer *const l = &n->layers[i];
        b.x = b.y;
        if (layer_has(l, FORWARD)) b.y = arena_floats(a, shape_count(l->out));
        n->single[i] = b;
    }
}

uint64_t network_scratch(const network *n)
{
    size_t most = n->input.scratch_count;
    for (size_t i = 0; i < n->layer_count; i++)
        if (n->layers[i].scratch_count > most) most = n->layers[i].scratch_count;
    return (uint64_t)GEMM_SCRATCH + most;
}

void network_place(network *n, arena *a, size_t spec_bytes)
{
    n->spec = arena_take(a, spec_bytes, 1);
    place_weights(n, a);
    place_activations(n, a);
}

static void fill_info(nn_layer_info *info, const layer *l, float *weights)
{
    *info = (nn_layer_info){
        .text = l->text,
        .shape = {(uint32_t)l->out.height, (uint32_t)l->out.width, (uint32_t)l->out.channels},
        .param_count = (uint32_t)(l->kernel_count + l->bias_count),
        .kernel_rank = (uint32_t)l->kernel_rank,
        .kernel = network_kernel(l, weights),
        .bias = network_bias(l, weights),
        .moving = network_moving(l, weights),
    };
    for (size_t i = 0; i < l->kernel_rank; i++)
        info->kernel_shape[i] = (uint32_t)l->kernel_shape[i];
}

void network_start(network *n, const char *spec, size_t spec_bytes, uint32_t seed)
{
    memcpy(n->spec, spec, spec_bytes);
    draw_weights(n, seed);
    for (size_t i = 0; i < n->layer_count; i++) {
        layer *const l = &n->layers[i];
        l->text = n->spec + (l->text - spec);
        fill_info(&n->infos[i], l, n->weights);
    }
}
