// globalavgpool.c — the mean of each channel over all pixels (Lin, Chen and Yan, 2014).
#include "kernels.h"
#include "layer.h"

#include <string.h>

static bool globalavgpool_infer_shape(layer *self)
{
    self->out = (shape){1, 1, self->in.channels};
    return true;
}

static size_t pixel_count(const layer *self)
{
    return self->in.height * self->in.width;
}

static void forward(const layer *self, const layer_params *w, const buffers *b,
                    const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    const size_t channels = self->in.channels;
    const float share = 1.0f / (float)pixel_count(self);
    memset(b->y, 0, group_images(m, task) * channels * sizeof *b->y);
    for (size_t i = 0; i < group_images(m, task); i++) {
        float *const mean = b->y + i * channels;
        rows_sum(mean, b->x + i * shape_count(self->in), pixel_count(self), channels);
        for (size_t c = 0; c < channels; c++) mean[c] *= share;
    }
}

// Every pixel has the same share of the mean.
static void backward(const layer *self, const layer_params *w, const buffers *b,
                     const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    const size_t channels = self->in.channels;
    const float share = 1.0f / (float)pixel_count(self);
    float *dx = b->dx;
    for (size_t i = 0; i < group_images(m, task); i++) {
        const float *const dy = b->dy + i * channels;
        for (size_t p = 0; p < pixel_count(self); p++, dx += channels)
            for (size_t c = 0; c < channels; c++) dx[c] = dy[c] * share;
    }
}

const layer_type globalavgpool_type = {
    .name = "globalavgpool",
    .infer_shape = globalavgpool_infer_shape,
    .ops =
        (const op[]){
            {.phase = FORWARD, .run = forward},
            {.phase = BACKWARD, .run = backward, .only_for_dx = true},
            {0},
        },
};
