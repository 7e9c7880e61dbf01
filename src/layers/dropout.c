// dropout.c — zeros a share of its input while training (Srivastava et al., 2014), scaled as Keras does.
//
// Which ones is a hash of the step and of the element's place in the batch, so that the backward
// pass finds the same mask without storing it, in any order.
#include "layer.h"
#include "simd.h"

enum { TASK_IMAGES = 16 };

static size_t group_tasks(const layer *self, size_t images)
{
    (void)self;
    return block_count(images, TASK_IMAGES);
}

// A bijection of 32-bit words in which every bit of the input changes half of the output's
// ("lowbias32" of C. Wellons, https://nullprogram.com/blog/2018/07/31).
static inline uint32_t mix(uint32_t x)
{
    x = (x ^ (x >> 16)) * 0x7feb352du;
    x = (x ^ (x >> 15)) * 0x846ca68bu;
    return x ^ (x >> 16);
}

// to = from · mask / (1 - rate) for a task's images.
static void apply_mask(const layer *self, float *to, const float *from, const piece *p, size_t task)
{
    const size_t size = shape_count(self->out), first = task * TASK_IMAGES;
    const size_t images = p->count - first < TASK_IMAGES ? p->count - first : TASK_IMAGES;
    const uint32_t key = mix(p->key + (uint32_t)self->index);
    const uint32_t start = (uint32_t)((p->first + first) * size);
    const uint32_t dropped_below = (uint32_t)((double)self->rate * 4294967296.0);
    const float scale = 1.0f / (1.0f - self->rate);
    to += first * size;
    from += first * size;
    for (size_t i = 0; i < images * size; i++)
        to[i] = mix((start + (uint32_t)i) ^ key) >= dropped_below ? from[i] * scale : 0.0f;
}

static void forward(const layer *self, const buffers *b, const piece *p, size_t task,
                    float *scratch)
{
    (void)scratch;
    const size_t size = shape_count(self->out), first = task * TASK_IMAGES;
    const size_t images = p->count - first < TASK_IMAGES ? p->count - first : TASK_IMAGES;
    if (p->training)
        apply_mask(self, b->y, b->x, p, task);
    else
        memcpy(b->y + first * size, b->x + first * size, images * size * sizeof(float));
}

static void backward(const layer *self, const buffers *b, const piece *p, size_t task,
                     float *scratch)
{
    (void)scratch;
    apply_mask(self, b->dx, b->dy, p, task);
}

const layer_type dropout_type = {
    .name = "dropout",
    .arguments = {RATE},
    .forward = {{group_tasks, forward, false}},
    .backward = {{group_tasks, backward, true}},
};
