// inspection.c — one image in every layer, and gradients with respect to all that it consists of:
// the same operations as in training, on arrays of its own.
//
// An operation applies a layer's activation itself and writes over the gradient that it gets. Here
// layers are run without their activations, which are applied in between, so that the numbers on
// both sides of each stay.
#include "loss.h"
#include "model.h"

#include "kernels.h"

#include <string.h>

struct nn_inspection {
    const nn_model *model;
    layer linear[MAX_LAYERS]; // the network's, without activations
    layer_params params[MAX_LAYERS];
    buffers input, buffers[MAX_LAYERS];
    struct {
        float *output, *sum, *doutput, *dsum; // see nn_layer_inspection
    } arrays[MAX_LAYERS];
    nn_layer_inspection layers[MAX_LAYERS];
    float *gradients; // of the weights, which lie as those do
    float *dinput;
    float *dy; // of one layer, which may change it
    float *scratch;
};

// ---- Arrays -------------------------------------------------------------------------------------

static float *place_image(arena *a, size_t count)
{
    return arena_floats(a, (uint64_t)count + LINES_OVERREAD);
}

// Arrays that a layer without operations shares with what comes before it.
static void place_arrays(nn_inspection *in, arena *a)
{
    const network *const n = &in->model->network;
    in->input.y = place_image(a, n->pixel_count);
    in->dinput = place_image(a, n->pixel_count);
    float *output = in->input.y, *doutput = in->dinput;
    size_t most = 0;
    for (size_t i = 0; i < n->layer_count; i++) {
        const layer *const l = &n->layers[i];
        const size_t count = shape_count(l->out);
        buffers *const b = &in->buffers[i];
        *b = (buffers){.x = output, .dx = doutput};
        if (layer_has(l, FORWARD)) {
            output = place_image(a, count);
            doutput = place_image(a, count);
            in->arrays[i].sum = l->type->has_activation ? place_image(a, count) : NULL;
            in->arrays[i].dsum = l->type->has_activation ? place_image(a, count) : NULL;
        }
        in->arrays[i].output = output;
        in->arrays[i].doutput = doutput;
        b->y = l->type->has_activation ? in->arrays[i].sum : output;
        if (count > most) most = count;
    }
    in->dy = place_image(a, most);
}

// What operations need beside images.
static void place_rest(nn_inspection *in, arena *a)
{
    const network *const n = &in->model->network;
    in->gradients = arena_floats(a, n->weight_total);
    for (size_t i = 0; i < n->layer_count; i++) {
        const layer *const l = &n->layers[i];
        buffers *const b = &in->buffers[i];
        in->params[i] = n->params[i];
        in->params[i].transformed = arena_floats(a, l->transformed_count);
        b->dy = in->dy;
        b->dkernel = network_kernel(l, in->gradients);
        b->dbias = network_bias(l, in->gradients);
        b->partials = arena_floats(a, l->partial_count);
        b->sums = arena_take(a, l->sum_count, sizeof *b->sums);
        b->statistics = arena_floats(a, l->statistic_count);
    }
    in->scratch = arena_floats(a, network_scratch(n));
}

static void place(nn_inspection *in, arena *a)
{
    (void)arena_take(a, 1, sizeof *in);
    place_arrays(in, a);
    place_rest(in, a);
}

static void fill_layers(nn_inspection *in)
{
    const network *const n = &in->model->network;
    for (size_t i = 0; i < n->layer_count; i++) {
        const bool last = i + 1 == n->layer_count;
        in->linear[i] = n->layers[i];
        in->linear[i].activation = LINEAR;
        in->layers[i] = (nn_layer_inspection){
            .output = in->arrays[i].output,
            .sum = in->arrays[i].sum,
            .doutput = last ? NULL : in->arrays[i].doutput,
            .dsum = in->arrays[i].dsum,
            .dkernel = in->buffers[i].dkernel,
            .dbias = in->buffers[i].dbias,
        };
    }
}

nn_inspection *nn_inspection_create(const nn_model *model)
{
    nn_inspection draft = {.model = model};
    arena measured = {0};
    place(&draft, &measured);
    nn_inspection *const in = nn_alloc((size_t)measured.used_bytes);
    if (!in) return NULL;
    memset(in, 0, (size_t)measured.used_bytes);
    in->model = model;
    arena placed = {.base = (char *)in};
    place(in, &placed);
    fill_layers(in);
    return in;
}

void nn_inspection_destroy(nn_inspection *inspection)
{
    nn_free(inspection);
}

// ---- Forward ------------------------------------------------------------------------------------

static void run_phase(const nn_inspection *in, size_t index, phase when, const micro_batch *image)
{
    layer_run_single(&in->linear[index], when, &in->params[index], &in->buffers[index], image,
                     in->scratch);
}

size_t nn_inspection_forward(nn_inspection *in, const uint8_t *pixels)
{
    const network *const n = &in->model->network;
    const micro_batch image = {.count = 1, .batch = 1, .pixels = pixels};
    const size_t last = n->layer_count - 1;
    layer_run_single(&n->input, FORWARD, NULL, &in->input, &image, in->scratch);
    for (size_t i = 0; i <= last; i++) {
        run_phase(in, i, PREPARE, &image);
        run_phase(in, i, FORWARD, &image);
        if (!in->arrays[i].sum) continue;
        const size_t count = shape_count(n->layers[i].out);
        floats_copy(in->arrays[i].output, in->arrays[i].sum, count);
        activation_forward(n->layers[i].activation, in->arrays[i].output, count);
    }
    return loss_outputs(in->arrays[last].output, n->output_count, n->output);
}

// ---- Backward -----------------------------------------------------------------------------------

double nn_inspection_loss(const nn_inspection *in, float *dlogits, size_t class)
{
    const network *const n = &in->model->network;
    assert(class < n->output_count || (n->output_count == 1 && class < 2));
    const float *const logits = in->arrays[n->layer_count - 1].sum;
    return loss_of(dlogits, logits, n->output_count, n->output, class, 1.0f).loss;
}

// From the gradient of a layer's output to those of its sum, its weights and its input.
static void backward(nn_inspection *in, size_t index)
{
    const layer *const l = &in->model->network.layers[index];
    const size_t count = shape_count(l->out);
    const micro_batch image = {.count = 1, .batch = 1};
    if (in->arrays[index].sum && index + 1 < in->model->network.layer_count) {
        floats_copy(in->arrays[index].dsum, in->arrays[index].doutput, count);
        activation_backward(l->activation, in->arrays[index].dsum, in->arrays[index].output, count);
    }
    floats_copy(in->dy, in->arrays[index].sum ? in->arrays[index].dsum : in->arrays[index].doutput,
                count);
    run_phase(in, index, BACKWARD, &image);
    run_phase(in, index, FINISH, &image);
}

void nn_inspection_backward(nn_inspection *in, const float *dlogits)
{
    const network *const n = &in->model->network;
    floats_copy(in->arrays[n->layer_count - 1].dsum, dlogits, n->output_count);
    for (size_t i = n->layer_count; i-- > 0;)
        if (layer_has(&n->layers[i], FORWARD)) backward(in, i);
}

// ---- What came of it ----------------------------------------------------------------------------

const nn_layer_inspection *nn_inspection_layer(const nn_inspection *in, size_t index)
{
    assert(index < in->model->network.layer_count);
    return &in->layers[index];
}

const float *nn_inspection_input(const nn_inspection *in)
{
    return in->input.y;
}

const float *nn_inspection_dinput(const nn_inspection *in)
{
    return in->dinput;
}

void nn_inspection_step(nn_model *model, const nn_inspection *in, float rate)
{
    assert(in->model == model);
    nn_cancel(model);
    trainer *const t = &model->trainer;
    const bool fits = t->optimizer == NN_LBFGS;
    optimizer_state state = t->state;
    state.gradients = in->gradients;
    t->steps++;
    t->averaged = 0;
    optimizer_step(fits ? NN_SGD : t->optimizer, &state, 0, model->network.weight_total,
                   (optimizer_update){.rate = rate, .scale = 1.0f, .step = t->steps});
}
