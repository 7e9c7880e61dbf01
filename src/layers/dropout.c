// dropout.c — zeros a share of its input while training (Srivastava et al., 2014), scaled as Keras
// does.
//
// Whether an element is dropped is a hash of the step's key, the layer and the element's place in
// the batch. So the backward pass computes the same mask again instead of storing it, and it does
// not matter which thread computes which part, or how a batch is cut.
#include "layer.h"
#include "simd.h"

// A bijection of 32-bit words in which every bit of the input changes half of the output's
// ("lowbias32" of C. Wellons, https://nullprogram.com/blog/2018/07/31).
static inline u32x4 mix(u32x4 x)
{
    x = (x ^ (x >> 16)) * 0x7feb352du;
    x = (x ^ (x >> 15)) * 0x846ca68bu;
    return x ^ (x >> 16);
}

// y = x · mask / (1 - rate) for the images of one group.
static void apply_mask(const layer *self, float *y, const float *x, const micro_batch *m,
                       size_t task)
{
    const size_t size = shape_count(self->out), count = group_images(m, task) * size;
    const uint32_t start = (uint32_t)((m->first + task * GROUP_IMAGES) * size);
    const uint32_t dropped_below = (uint32_t)((double)self->rate * 4294967296.0);
    const float scale = 1.0f / (1.0f - self->rate);
    const uint32_t key = mix((u32x4){m->key + (uint32_t)self->index})[0];
    u32x4 element = {start, start + 1, start + 2, start + 3};
    for (size_t i = 0; i < count; i += LANES, element += LANES) {
        const i32x4 kept = mix(element ^ key) >= dropped_below;
        const size_t lanes = min_size(LANES, count - i);
        f32x4 values = {0};
        if (lanes == LANES)
            values = f32x4_load(x + i);
        else
            memcpy(&values, x + i, lanes * sizeof *x);
        values = f32x4_select(kept, values * scale, (f32x4){0});
        if (lanes == LANES)
            f32x4_store(y + i, values);
        else
            memcpy(y + i, &values, lanes * sizeof *y);
    }
}

static void forward(const layer *self, const layer_params *w, const buffers *b,
                    const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    if (m->training)
        apply_mask(self, b->y, b->x, m, task);
    else
        memcpy(b->y, b->x, group_images(m, task) * shape_count(self->out) * sizeof(float));
}

static void backward(const layer *self, const layer_params *w, const buffers *b,
                     const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    if (m->training)
        apply_mask(self, b->dx, b->dy, m, task);
    else
        memcpy(b->dx, b->dy, group_images(m, task) * shape_count(self->out) * sizeof(float));
}

const layer_type dropout_type = {
    .name = "dropout",
    .arguments = {RATE},
    .backward_in_place = true,
    .ops =
        (const op[]){
            {.phase = FORWARD, .run = forward},
            {.phase = BACKWARD, .run = backward, .only_for_dx = true},
            {0},
        },
};
