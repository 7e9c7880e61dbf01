// conv_images.c — conv by an algorithm that convolves one image at a time: lines or patches.
//
// Such an algorithm has no padding: where the layer is `same`, an image is first copied into the
// middle of a larger one of zeros.
#include "conv.h"
#include "kernels.h"

#include <string.h>

static size_t padded_count(const layer *self)
{
    const convolution *const c = &self->convolution;
    return c->height * c->width * c->channels;
}

static bool is_padded(const layer *self)
{
    return padded_count(self) != shape_count(self->in);
}

// Padded images of x and dx, and what the algorithm needs; dX is convolution_patches.c's for both.
void conv_images_measure(layer *self)
{
    self->partial_count = self->bias_count + self->kernel_count;
    self->scratch_count = patches_scratch(&self->convolution) + 2 * padded_count(self);
}

// Copies an image to its place in the padded one, or back. Where a stride leaves an odd number of
// zeros to the two sides, the larger half comes last, as in Keras.
static void copy_middle(const layer *self, float *padded, float *image, bool into_padded)
{
    const size_t row = self->in.width * self->in.channels;
    const size_t top = (self->convolution.height - self->in.height) / 2;
    const size_t left = (self->convolution.width - self->in.width) / 2;
    for (size_t y = 0; y < self->in.height; y++) {
        const size_t start = (y + top) * self->convolution.width + left;
        float *const place = padded + start * self->in.channels, *const line = image + y * row;
        floats_copy(into_padded ? place : line, into_padded ? line : place, row);
    }
}

// An image of the input as the algorithm needs it: itself, or in `space` with zeros around it.
static const float *padded_input(const layer *self, float *space, const float *image)
{
    if (!is_padded(self)) return image;
    memset(space, 0, padded_count(self) * sizeof *space);
    copy_middle(self, space, (float *)image, true);
    return space;
}

static void forward(const layer *self, const layer_params *w, const buffers *b,
                    const micro_batch *m, size_t task, float *scratch)
{
    const size_t in = shape_count(self->in), out = shape_count(self->out);
    for (size_t i = 0; i < group_images(m, task); i++) {
        const float *const x = padded_input(self, scratch, b->x + i * in);
        float *const y = b->y + i * out;
        self->algorithm->forward(&self->convolution, y, x, w->kernel, scratch + padded_count(self));
        if (w->bias) rows_add(y, w->bias, self->out.height * self->out.width, self->count);
        activation_forward(self->activation, y, out);
    }
}

// dX of one image; what it means for dW and db is added to `sums`: bias, kernel.
static void backward_image(const layer *self, const layer_params *w, const buffers *b, size_t index,
                           float *sums, float *scratch)
{
    const convolution *const c = &self->convolution;
    float *const space = scratch + padded_count(self), *const rest = space + padded_count(self);
    const float *const x = padded_input(self, scratch, b->x + index * shape_count(self->in));
    float *const dy = b->dy + index * shape_count(self->out);
    float *const dx = b->dx ? b->dx + index * shape_count(self->in) : NULL;
    float *const padded_dx = dx && is_padded(self) ? space : dx;
    activation_backward(self->activation, dy, b->y + index * shape_count(self->out),
                        shape_count(self->out));
    if (w->bias) rows_sum(sums, dy, self->out.height * self->out.width, self->count);
    self->algorithm->kernel_backward(c, sums + self->bias_count, dy, x, rest);
    if (!dx) return;
    memset(padded_dx, 0, padded_count(self) * sizeof *dx);
    self->algorithm->input_backward(c, padded_dx, dy, w->kernel, rest);
    if (padded_dx != dx) copy_middle(self, padded_dx, dx, false);
}

static void backward(const layer *self, const layer_params *w, const buffers *b,
                     const micro_batch *m, size_t task, float *scratch)
{
    memset(b->partials, 0, self->partial_count * sizeof *b->partials);
    for (size_t i = 0; i < group_images(m, task); i++)
        backward_image(self, w, b, i, b->partials, scratch);
}

static size_t sum_tasks(const layer *self, const buffers *b, size_t images)
{
    (void)self, (void)b, (void)images;
    return 1;
}

static void sum(const layer *self, const layer_params *w, const buffers *b, const micro_batch *m,
                size_t task, float *scratch)
{
    (void)w, (void)task, (void)scratch;
    const size_t groups = block_count(m->count, GROUP_IMAGES), stride = self->partial_count;
    const bool add = m->first > 0;
    if (b->dbias) conv_sum(b->dbias, self->bias_count, b->partials, groups, stride, add);
    conv_sum(b->dkernel, self->kernel_count, b->partials + self->bias_count, groups, stride, add);
}

const op conv_images_ops[] = {
    {.phase = FORWARD, .run = forward},
    {.phase = BACKWARD, .run = backward},
    {.phase = FINISH, .task_count = sum_tasks, .run = sum},
    {0},
};
