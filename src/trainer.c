// trainer.c — places the arrays of training: gradients, what the optimizer remembers, activations
// of a micro-batch, scratch.
#include "trainer.h"

static void place_optimizer(trainer *t, arena *a)
{
    const network *const n = t->network;
    const size_t moments = optimizer_moment_count(t->optimizer);
    t->state = (optimizer_state){
        .params = n->weights,
        .gradients = arena_floats(a, n->weight_total),
        .first = moments > 0 ? arena_floats(a, n->weight_total) : NULL,
        .second = moments > 1 ? arena_floats(a, n->weight_total) : NULL,
    };
    t->square_sums = arena_take(a, update_task_count(n), sizeof *t->square_sums);
    if (t->optimizer == NN_LBFGS)
        lbfgs_place(&t->lbfgs, a, n->weight_total, n->kernel_total);
    else
        t->latest = arena_floats(a, network_total(n));
}

// ---- Activations and gradients ------------------------------------------------------------------

// Whether a layer has an array for the gradient of its output, and not the one of the layer before.
static bool has_gradient(const layer *l)
{
    return layer_has(l, FORWARD) && !l->type->backward_in_place;
}

static bool backward_in_groups(const layer *l)
{
    for (const op *o = l->ops; o->run; o++)
        if (o->phase == BACKWARD && o->task_count) return false;
    return true;
}

// True if this layer's output gradient is produced and consumed by the same group of images within
// one chain, so that a buffer for one group per thread is enough: neither the loss writes it, nor
// does an operation with tasks of its own read it.
static bool gradient_is_per_thread(const network *n, size_t index)
{
    for (size_t i = index; i < n->layer_count && backward_in_groups(&n->layers[i]); i++)
        if (i > index && has_gradient(&n->layers[i])) return true;
    return false;
}

// The layer that computes first.
static const layer *first_layer(const network *n)
{
    const layer *l = n->layers;
    while (!layer_has(l, FORWARD)) l++;
    return l;
}

// In which form it reads images best: a dense layer with few units reads lists, one with one unit
// bytes. Scaled to -1..1 an image has no zeros, and its numbers are no multiples of its bytes.
static image_form best_form(const network *n)
{
    const layer *const l = first_layer(n);
    if (l->type != &dense_type || n->input.signed_range) return NUMBERS;
    if (l->count == 1) return BYTES;
    const bool fits = l->count >= CSR_LEAST_COLUMNS && l->count <= CSR_MOST_COLUMNS &&
                      n->pixel_count <= CSR_MOST_PIXELS;
    return fits ? LISTS : NUMBERS;
}

static float *place_images(arena *a, size_t images, size_t count)
{
    return arena_floats(a, (uint64_t)images * count + LINES_OVERREAD);
}

static void place_input(trainer *t, arena *a)
{
    const network *const n = t->network;
    t->input = (buffers){.y = place_images(a, MICRO_BATCH, n->pixel_count)};
    t->form = best_form(n);
    if (t->form != LISTS) return;
    csr_place(&t->pixels, a, MICRO_BATCH, n->pixel_count);
    t->input.pixels = &t->pixels;
}

// A layer without operations leaves its input where it is and shares the arrays of the layer
// before; one that works in place shares the gradient.
static void place_activations(trainer *t, arena *a)
{
    const network *const n = t->network;
    const layer *const first = first_layer(n);
    bool weights_before = false, gradient_before = false;
    buffers b = {.y = t->input.y};
    for (size_t i = 0; i < n->layer_count; i++) {
        const layer *const l = &n->layers[i];
        const size_t count = shape_count(l->out);
        b.x = b.y;
        if (layer_has(l, FORWARD)) {
            b.dx = weights_before ? b.dy : NULL;
            b.dx_per_thread = b.dy_per_thread;
            b.y = place_images(a, MICRO_BATCH, count);
            if (!gradient_before || has_gradient(l)) {
                b.dy_per_thread = gradient_is_per_thread(n, i);
                b.dy = place_images(a, b.dy_per_thread ? t->threads * GROUP_IMAGES : MICRO_BATCH,
                                    count);
            }
            gradient_before = true;
        }
        b.reads_images = l == first;
        b.pixels = l == first ? t->input.pixels : NULL;
        b.dkernel = network_kernel(l, t->state.gradients);
        b.dbias = network_bias(l, t->state.gradients);
        b.partials = arena_floats(a, (uint64_t)MICRO_BATCH / GROUP_IMAGES * l->partial_count);
        // Predictions between two slices transform the network's weights again, which may be
        // others.
        t->aside[i].transformed = arena_floats(a, l->transformed_count);
        b.sums = arena_take(a, l->sum_count, sizeof *b.sums);
        b.statistics = arena_floats(a, l->statistic_count);
        t->buffers[i] = b;
        weights_before |= l->type->has_weights;
    }
}

static void place_scratch(trainer *t, arena *a)
{
    for (size_t i = 0; i < t->threads; i++)
        t->scratch[i] = arena_floats(a, network_scratch(t->network));
}

// ---- The trainer --------------------------------------------------------------------------------

void trainer_place(trainer *t, arena *a)
{
    place_optimizer(t, a);
    place_input(t, a);
    place_activations(t, a);
    place_scratch(t, a);
}

void trainer_start(trainer *t)
{
    const network *const n = t->network;
    for (size_t i = 0; t->state.first && i < n->weight_total; i++)
        t->state.first[i] = optimizer_moment_start(t->optimizer);
    float *const aside = t->optimizer == NN_LBFGS ? t->lbfgs.trial : t->latest;
    for (size_t i = 0; i < n->layer_count; i++) {
        const layer *const l = &n->layers[i];
        t->aside[i].kernel = network_kernel(l, aside);
        t->aside[i].bias = network_bias(l, aside);
        t->aside[i].moving = network_moving(l, aside);
    }
    plan_build(t);
}
