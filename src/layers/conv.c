// conv.c — two-dimensional convolution with stride 1, the layer: padding, bias, activation, and
// which way an image is convolved.
#include "convolution.h"
#include "kernels.h"
#include "layer.h"

#include <string.h>

// Channels of a kernel that are prepared in a task.
enum { PREPARED_CHANNELS = 8 };

// Decides how to convolve. By patches and by lines the input lies amid its zeros, where it has any.
static void choose_way(layer *self)
{
    convolution c = {
        .height = self->out.height + self->kernel_height - 1,
        .width = self->out.width + self->kernel_width - 1,
        .channels = self->in.channels,
        .out_height = self->out.height,
        .out_width = self->out.width,
        .filters = self->count,
        .kernel_height = self->kernel_height,
        .kernel_width = self->kernel_width,
    };
    self->way = winograd_fits(&c) ? BY_WINOGRAD : lines_fit(&c) ? BY_LINES : BY_PATCHES;
    if (self->way == BY_WINOGRAD) {
        c.height = self->in.height;
        c.width = self->in.width;
        c.top = c.left = self->same ? 1 : 0;
    }
    self->convolution = c;
}

static size_t padded_count(const layer *self)
{
    const convolution *const c = &self->convolution;
    return c->height * c->width * c->channels;
}

static bool is_padded(const layer *self)
{
    return padded_count(self) != shape_count(self->in);
}

// Weights of which a gradient is summed by each group of images: bias, and the kernel, transformed
// or not.
static size_t sums_count(const layer *self)
{
    const bool transformed = self->way == BY_WINOGRAD;
    return self->bias_count +
           (transformed ? winograd_kernel_count(&self->convolution) : self->kernel_count);
}

static bool conv_place(layer *self)
{
    const size_t margin_y = self->same ? 0 : self->kernel_height - 1;
    const size_t margin_x = self->same ? 0 : self->kernel_width - 1;
    if (margin_y >= self->in.height || margin_x >= self->in.width) return false;
    self->out = (shape){self->in.height - margin_y, self->in.width - margin_x, self->count};
    self->kernel_rank = 4;
    self->kernel_shape[0] = self->kernel_height;
    self->kernel_shape[1] = self->kernel_width;
    self->kernel_shape[2] = self->in.channels;
    self->kernel_shape[3] = self->count;
    self->kernel_count = self->kernel_height * self->kernel_width * self->in.channels * self->count;
    self->bias_count = self->bias_wanted ? self->count : 0;
    choose_way(self);
    self->partial_count = block_count(PIECE_IMAGES, GROUP_IMAGES) * sums_count(self);
    if (self->way == BY_WINOGRAD)
        self->prepared_count = 2 * winograd_kernel_count(&self->convolution);
    return true;
}

// Padded images of x and dx, and what the convolution itself needs.
static size_t conv_scratch(const layer *self)
{
    if (self->way == BY_WINOGRAD) return winograd_scratch(&self->convolution);
    return patches_scratch(&self->convolution) + 2 * padded_count(self);
}

// Copies between an image and its place in the padded one.
static void copy_middle(const layer *self, float *padded, float *image, bool into_padded)
{
    const size_t row = self->in.width * self->in.channels;
    const size_t top = self->same ? self->kernel_height / 2 : 0;
    const size_t left = self->same ? self->kernel_width / 2 : 0;
    for (size_t y = 0; y < self->in.height; y++) {
        const size_t start = (y + top) * self->convolution.width + left;
        float *const place = padded + start * self->in.channels, *const line = image + y * row;
        floats_copy(into_padded ? place : line, into_padded ? line : place, row);
    }
}

// An image of the input as the convolution wants it: itself, or in `space` with zeros around it.
static const float *padded_input(const layer *self, float *space, const float *image)
{
    if (!is_padded(self)) return image;
    memset(space, 0, padded_count(self) * sizeof *space);
    copy_middle(self, space, (float *)image, true);
    return space;
}

// Winograd's kernels, once for all images.
static size_t prepare_tasks(const layer *self, size_t images)
{
    (void)images;
    return self->way == BY_WINOGRAD ? block_count(self->in.channels, PREPARED_CHANNELS) : 0;
}

static float *prepared_transposed(const layer *self)
{
    return self->prepared + winograd_kernel_count(&self->convolution);
}

static void prepare(const layer *self, const buffers *b, const piece *p, size_t task,
                    float *scratch)
{
    (void)b, (void)p, (void)scratch;
    const size_t from = task * PREPARED_CHANNELS;
    winograd_kernel(&self->convolution, self->prepared, prepared_transposed(self), self->kernel,
                    from, min_size(from + PREPARED_CHANNELS, self->in.channels));
}

static void forward_image(const layer *self, float *y, const float *x, float *scratch)
{
    const convolution *const c = &self->convolution;
    x = padded_input(self, scratch, x);
    if (self->way == BY_LINES)
        lines_forward(c, y, x, self->kernel);
    else
        patches_forward(c, y, x, self->kernel, scratch + padded_count(self));
    if (self->bias) rows_add(y, self->bias, self->out.height * self->out.width, self->count);
    activation_forward(self->activation, y, shape_count(self->out));
}

static void forward(const layer *self, const buffers *b, const piece *p, size_t from, size_t to,
                    float *scratch)
{
    (void)p;
    const size_t in = shape_count(self->in), out = shape_count(self->out), images = to - from;
    const bool relu = self->activation == RELU;
    if (self->way == BY_WINOGRAD) {
        winograd_forward(&self->convolution, b->y, b->x, images, self->prepared, self->bias, relu,
                         scratch);
        if (!relu) activation_forward(self->activation, b->y, images * out);
    } else {
        for (size_t i = 0; i < images; i++)
            forward_image(self, b->y + i * out, b->x + i * in, scratch);
    }
}

// One image's dX and its part of the sums of dW and db.
static void backward_image(const layer *self, const buffers *b, size_t index, float *sums,
                           float *scratch)
{
    const convolution *const c = &self->convolution;
    float *const space = scratch + padded_count(self), *const rest = space + padded_count(self);
    const float *const x = padded_input(self, scratch, b->x + index * shape_count(self->in));
    float *const dy = b->dy + index * shape_count(self->out);
    float *const dx = b->dx ? b->dx + index * shape_count(self->in) : NULL;
    float *const padded_dx = dx && is_padded(self) ? space : dx;
    activation_backward(self->activation, dy, b->y + index * shape_count(self->out),
                        shape_count(self->out));
    if (self->bias) rows_sum(sums, dy, self->out.height * self->out.width, self->count);
    if (self->way == BY_LINES)
        lines_kernel_backward(c, sums + self->bias_count, dy, x);
    else
        patches_kernel_backward(c, sums + self->bias_count, dy, x, rest);
    if (!dx) return;
    memset(padded_dx, 0, padded_count(self) * sizeof *dx);
    patches_input_backward(c, padded_dx, dy, self->kernel, rest);
    if (padded_dx != dx) copy_middle(self, padded_dx, dx, false);
}

static void backward_by_winograd(const layer *self, const buffers *b, size_t images, float *sums,
                                 float *scratch)
{
    const bool relu = self->activation == RELU;
    if (!relu) activation_backward(self->activation, b->dy, b->y, images * shape_count(self->out));
    memset(sums, 0, self->bias_count * sizeof *sums);
    winograd_backward(&self->convolution, b->dx, sums + self->bias_count, self->bias ? sums : NULL,
                      b->dy, relu ? b->y : NULL, b->x, images, prepared_transposed(self), scratch);
}

// Each group of images has sums of its own in partials: bias, kernel.
static void backward(const layer *self, const buffers *b, const piece *p, size_t from, size_t to,
                     float *scratch)
{
    (void)p;
    float *const sums = self->partials + from / GROUP_IMAGES * sums_count(self);
    if (self->way == BY_WINOGRAD) {
        backward_by_winograd(self, b, to - from, sums, scratch);
        return;
    }
    memset(sums, 0, sums_count(self) * sizeof *sums);
    for (size_t i = 0; i < to - from; i++) backward_image(self, b, i, sums, scratch);
}

// The groups' sums are added in their order, to those of the batch's pieces before: a channel of
// Winograd's kernel a task, or all at once.
static size_t sum_tasks(const layer *self, size_t images)
{
    (void)images;
    return self->way == BY_WINOGRAD ? self->in.channels : 1;
}

static void sum_parts(float *sum, size_t count, const float *parts, size_t part_count,
                      size_t stride, bool add)
{
    if (!add) memset(sum, 0, count * sizeof *sum);
    for (size_t i = 0; i < part_count; i++) rows_add(sum, parts + i * stride, 1, count);
}

static void sum(const layer *self, const buffers *b, const piece *p, size_t task, float *scratch)
{
    (void)b, (void)scratch;
    const size_t groups = block_count(p->count, GROUP_IMAGES), stride = sums_count(self);
    const bool add = p->first > 0;
    const float *const kernels = self->partials + self->bias_count;
    if (task == 0 && self->bias_count > 0)
        sum_parts(self->dbias, self->bias_count, self->partials, groups, stride, add);
    if (self->way == BY_WINOGRAD)
        winograd_kernel_backward(&self->convolution, self->dkernel, kernels, groups, stride, task,
                                 add);
    else
        sum_parts(self->dkernel, self->kernel_count, kernels, groups, stride, add);
}

const layer_type conv_type = {
    .name = "conv",
    .arguments = {COUNT, KERNEL},
    .has_weights = true,
    .has_padding = true,
    .place = conv_place,
    .scratch_count = conv_scratch,
    .prepare = {.task_count = prepare_tasks, .run = prepare},
    .forward = {.run_images = forward},
    .backward = {{.run_images = backward}},
    .finish = {.task_count = sum_tasks, .run = sum},
};
