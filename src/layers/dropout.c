// dropout.c — zeros a share of its input while training (Srivastava et al., 2014), scaled as Keras
// does.
//
// Which ones is a hash of the step and of the element's place in the batch, so that the backward
// pass finds the same mask without storing it, in any order.
#include "layer.h"
#include "simd.h"

// A bijection of 32-bit words in which every bit of the input changes half of the output's
// ("lowbias32" of C. Wellons, https://nullprogram.com/blog/2018/07/31).
static inline uint32_t mix(uint32_t x)
{
    x = (x ^ (x >> 16)) * 0x7feb352du;
    x = (x ^ (x >> 15)) * 0x846ca68bu;
    return x ^ (x >> 16);
}

// y = x · mask / (1 - rate) for the images [from, to).
static void apply_mask(const layer *self, float *y, const float *x, const piece *p, size_t from,
                       size_t to)
{
    const size_t size = shape_count(self->out);
    const uint32_t key = mix(p->key + (uint32_t)self->index);
    const uint32_t start = (uint32_t)((p->first + from) * size);
    const uint32_t dropped_below = (uint32_t)((double)self->rate * 4294967296.0);
    const float scale = 1.0f / (1.0f - self->rate);
    x += from * size;
    y += from * size;
    for (size_t i = 0; i < (to - from) * size; i++)
        y[i] = mix((start + (uint32_t)i) ^ key) >= dropped_below ? x[i] * scale : 0.0f;
}

static void forward(const layer *self, const buffers *b, const piece *p, size_t from, size_t to,
                    float *scratch)
{
    (void)scratch;
    const size_t size = shape_count(self->out);
    if (p->training)
        apply_mask(self, b->y, b->x, p, from, to);
    else
        memcpy(b->y + from * size, b->x + from * size, (to - from) * size * sizeof(float));
}

static void backward(const layer *self, const buffers *b, const piece *p, size_t from, size_t to,
                     float *scratch)
{
    (void)scratch;
    apply_mask(self, b->dx, b->dy, p, from, to);
}

const layer_type dropout_type = {
    .name = "dropout",
    .arguments = {RATE},
    .forward = {.run_images = forward},
    .backward = {{.run_images = backward, .only_for_dx = true}},
};
