// pooling.c — max and average over windows of N×N, which are a stride apart; what does not fill a
// window is left out.
#include "layer.h"

#include <math.h>
#include <string.h>

static bool pooling_infer_shape(layer *self)
{
    if (self->stride == 0) self->stride = self->count;
    const size_t side = self->count, stride = self->stride;
    if (self->in.height < side || self->in.width < side) return false;
    self->out = (shape){(self->in.height - side) / stride + 1, (self->in.width - side) / stride + 1,
                        self->in.channels};
    return true;
}

// Offset of pixel (i, j) of the window of output pixel (y, x), in one image of the input.
static size_t window_at(const layer *self, size_t y, size_t x, size_t i, size_t j)
{
    const size_t stride = self->stride;
    return ((y * stride + i) * self->in.width + x * stride + j) * self->in.channels;
}

// A window with NaN has NaN as its maximum, so that a loss shows it.
static void max_of_image(const layer *self, const buffers *b, size_t index)
{
    const size_t side = self->count, channels = self->in.channels;
    const float *const image = b->x + index * shape_count(self->in);
    float *best = b->y + index * shape_count(self->out);
    for (size_t y = 0; y < self->out.height; y++)
        for (size_t x = 0; x < self->out.width; x++, best += channels) {
            memcpy(best, image + window_at(self, y, x, 0, 0), channels * sizeof *best);
            for (size_t w = 1; w < side * side; w++) {
                const float *const other = image + window_at(self, y, x, w / side, w % side);
                for (size_t c = 0; c < channels; c++)
                    best[c] = (other[c] > best[c]) | (other[c] != other[c]) ? other[c] : best[c];
            }
        }
}

// Whether windows share pixels, so that the gradients of a pixel add up.
static bool windows_overlap(const layer *self)
{
    return self->stride < self->count;
}

// Pixels between the windows and behind the last one have no part in the output: their gradient is
// zero. So is that of every pixel before the first window adds to it.
static void clear_unless_covered(const layer *self, float *dx)
{
    const size_t side = self->count;
    if (self->stride != side || self->in.height % side > 0 || self->in.width % side > 0)
        memset(dx, 0, shape_count(self->in) * sizeof *dx);
}

// One pixel of a window takes the gradient where it is the maximum. What is taken is subtracted
// from dy, so that a second pixel with the same value gets nothing.
static void take_gradient(float *restrict dx, float *restrict dy, const float *restrict pixel,
                          const float *restrict best, size_t channels)
{
    for (size_t c = 0; c < channels; c++) {
        const float taken = pixel[c] == best[c] ? dy[c] : 0.0f;
        dx[c] = taken;
        dy[c] -= taken;
    }
}

// The same of a pixel that other windows have, too.
static void add_taken_gradient(float *restrict dx, float *restrict dy, const float *restrict pixel,
                               const float *restrict best, size_t channels)
{
    for (size_t c = 0; c < channels; c++) {
        const float taken = pixel[c] == best[c] ? dy[c] : 0.0f;
        dx[c] += taken;
        dy[c] -= taken;
    }
}

// The gradient goes to the first pixel of the window that has the maximum.
static void max_gradient_of_image(const layer *self, const buffers *b, size_t index)
{
    const size_t side = self->count, channels = self->in.channels;
    const float *const image = b->x + index * shape_count(self->in);
    const float *best = b->y + index * shape_count(self->out);
    float *dy = b->dy + index * shape_count(self->out);
    float *const dx = b->dx + index * shape_count(self->in);
    const bool overlap = windows_overlap(self);
    clear_unless_covered(self, dx);
    for (size_t y = 0; y < self->out.height; y++)
        for (size_t x = 0; x < self->out.width; x++, best += channels, dy += channels)
            for (size_t w = 0; w < side * side; w++) {
                const size_t at = window_at(self, y, x, w / side, w % side);
                if (overlap)
                    add_taken_gradient(dx + at, dy, image + at, best, channels);
                else
                    take_gradient(dx + at, dy, image + at, best, channels);
            }
}

static void average_of_image(const layer *self, const buffers *b, size_t index)
{
    const size_t side = self->count, channels = self->in.channels;
    const float share = 1.0f / (float)(side * side);
    const float *const image = b->x + index * shape_count(self->in);
    float *mean = b->y + index * shape_count(self->out);
    for (size_t y = 0; y < self->out.height; y++)
        for (size_t x = 0; x < self->out.width; x++, mean += channels) {
            memset(mean, 0, channels * sizeof *mean);
            for (size_t w = 0; w < side * side; w++) {
                const float *const pixel = image + window_at(self, y, x, w / side, w % side);
                for (size_t c = 0; c < channels; c++) mean[c] += pixel[c] * share;
            }
        }
}

static void average_gradient_of_image(const layer *self, const buffers *b, size_t index)
{
    const size_t side = self->count, channels = self->in.channels;
    const float share = 1.0f / (float)(side * side);
    const float *dy = b->dy + index * shape_count(self->out);
    float *const dx = b->dx + index * shape_count(self->in);
    const bool overlap = windows_overlap(self);
    clear_unless_covered(self, dx);
    for (size_t y = 0; y < self->out.height; y++)
        for (size_t x = 0; x < self->out.width; x++, dy += channels)
            for (size_t w = 0; w < side * side; w++) {
                float *const pixel = dx + window_at(self, y, x, w / side, w % side);
                if (overlap)
                    for (size_t c = 0; c < channels; c++) pixel[c] += dy[c] * share;
                else
                    for (size_t c = 0; c < channels; c++) pixel[c] = dy[c] * share;
            }
}

static void max_forward(const layer *self, const layer_params *w, const buffers *b,
                        const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    for (size_t i = 0; i < group_images(m, task); i++) max_of_image(self, b, i);
}

static void max_backward(const layer *self, const layer_params *w, const buffers *b,
                         const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    for (size_t i = 0; i < group_images(m, task); i++) max_gradient_of_image(self, b, i);
}

static void average_forward(const layer *self, const layer_params *w, const buffers *b,
                            const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    for (size_t i = 0; i < group_images(m, task); i++) average_of_image(self, b, i);
}

static void average_backward(const layer *self, const layer_params *w, const buffers *b,
                             const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    for (size_t i = 0; i < group_images(m, task); i++) average_gradient_of_image(self, b, i);
}

const layer_type maxpool_type = {
    .name = "maxpool",
    .arguments = {COUNT},
    .has_stride = true,
    .infer_shape = pooling_infer_shape,
    .ops =
        (const op[]){
            {.phase = FORWARD, .run = max_forward},
            {.phase = BACKWARD, .run = max_backward, .only_for_dx = true},
            {0},
        },
};

const layer_type avgpool_type = {
    .name = "avgpool",
    .arguments = {COUNT},
    .has_stride = true,
    .infer_shape = pooling_infer_shape,
    .ops =
        (const op[]){
            {.phase = FORWARD, .run = average_forward},
            {.phase = BACKWARD, .run = average_backward, .only_for_dx = true},
            {0},
        },
};
