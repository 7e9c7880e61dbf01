// conv_winograd.c — conv by Winograd's algorithm, a group of images at a time.
//
// convolution_winograd.c takes pixels outside an image as zeros, adds the bias and applies ReLU
// while the output is in registers. The kernel's gradient is summed up transformed and transformed
// back once.
#include "conv.h"

#include <string.h>

// Channels of the kernel that are transformed in one task.
enum { PREPARED_CHANNELS = 8 };

void conv_winograd_measure(layer *self)
{
    convolution *const c = &self->convolution;
    c->height = self->in.height;
    c->width = self->in.width;
    c->top = c->left = self->same ? 1 : 0;
    self->transformed_count = 2 * winograd_kernel_count(c);
    self->partial_count = self->bias_count + winograd_kernel_count(c);
    self->scratch_count = winograd_scratch(c);
}

// The transformed kernel is stored twice: for forward, and behind it transposed for backward.
static float *transposed(const layer *self, const layer_params *w)
{
    return w->transformed + winograd_kernel_count(&self->convolution);
}

static size_t prepare_tasks(const layer *self, const buffers *b, size_t images)
{
    (void)b, (void)images;
    return block_count(self->in.channels, PREPARED_CHANNELS);
}

static void prepare(const layer *self, const layer_params *w, const buffers *b,
                    const micro_batch *m, size_t task, float *scratch)
{
    (void)b, (void)m, (void)scratch;
    const size_t from = task * PREPARED_CHANNELS;
    winograd_kernel(&self->convolution, w->transformed, transposed(self, w), w->kernel, from,
                    min_size(from + PREPARED_CHANNELS, self->in.channels));
}

static void forward(const layer *self, const layer_params *w, const buffers *b,
                    const micro_batch *m, size_t task, float *scratch)
{
    const size_t images = group_images(m, task);
    const bool relu = self->activation == RELU;
    winograd_forward(&self->convolution, b->y, b->x, images, w->transformed, w->bias, relu,
                     scratch);
    if (!relu) activation_forward(self->activation, b->y, images * shape_count(self->out));
}

static void backward(const layer *self, const layer_params *w, const buffers *b,
                     const micro_batch *m, size_t task, float *scratch)
{
    const size_t images = group_images(m, task);
    const bool relu = self->activation == RELU;
    float *const dbias = self->bias_count > 0 ? b->partials : NULL;
    if (!relu) activation_backward(self->activation, b->dy, b->y, images * shape_count(self->out));
    memset(b->partials, 0, self->bias_count * sizeof *b->partials);
    winograd_backward(&self->convolution, b->dx, b->partials + self->bias_count, dbias, b->dy,
                      relu ? b->y : NULL, b->x, images, transposed(self, w), scratch);
}

static size_t sum_tasks(const layer *self, const buffers *b, size_t images)
{
    (void)b, (void)images;
    return self->in.channels;
}

static void sum(const layer *self, const layer_params *w, const buffers *b, const micro_batch *m,
                size_t task, float *scratch)
{
    (void)w, (void)scratch;
    const size_t groups = block_count(m->count, GROUP_IMAGES), stride = self->partial_count;
    const bool add = m->first > 0;
    if (task == 0 && b->dbias)
        conv_sum(b->dbias, self->bias_count, b->partials, groups, stride, add);
    winograd_kernel_backward(&self->convolution, b->dkernel, b->partials + self->bias_count, groups,
                             stride, task, add);
}

const op conv_winograd_ops[] = {
    {.phase = PREPARE, .task_count = prepare_tasks, .run = prepare},
    {.phase = FORWARD, .run = forward},
    {.phase = BACKWARD, .run = backward},
    {.phase = FINISH, .task_count = sum_tasks, .run = sum},
    {0},
};
