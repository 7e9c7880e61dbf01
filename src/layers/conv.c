// conv.c — two-dimensional convolution, the layer: its shape, and which of three algorithms
// computes it.
#include "conv.h"

#include "kernels.h"

#include <string.h>

// From the fastest to the one that fits always.
static const conv_algorithm algorithms[] = {
    {
        .fits = winograd_fits,
        .measure = conv_winograd_measure,
        .ops = conv_winograd_ops,
    },
    {
        .fits = lines_fit,
        .measure = conv_images_measure,
        .ops = conv_images_ops,
        .forward = lines_forward,
        .kernel_backward = lines_kernel_backward,
        .input_backward = patches_input_backward,
    },
    {
        .fits = patches_fit,
        .measure = conv_images_measure,
        .ops = conv_images_ops,
        .forward = patches_forward,
        .kernel_backward = patches_kernel_backward,
        .input_backward = patches_input_backward,
    },
};

// Lines that all windows of one direction cover, or those of the input if they are more.
static size_t padded_side(const layer *self, size_t in, size_t out, size_t kernel)
{
    const size_t covered = (out - 1) * self->stride + kernel;
    return covered > in ? covered : in;
}

// For an input that lies amid its zeros, where it has any.
static convolution padded_convolution(const layer *self)
{
    const shape in = self->in, out = self->out;
    return (convolution){
        .height = padded_side(self, in.height, out.height, self->kernel_height),
        .width = padded_side(self, in.width, out.width, self->kernel_width),
        .channels = self->in.channels,
        .out_height = self->out.height,
        .out_width = self->out.width,
        .filters = self->count,
        .kernel_height = self->kernel_height,
        .kernel_width = self->kernel_width,
        .stride = self->stride,
    };
}

static bool infer_shape(layer *self)
{
    const size_t margin_y = self->same ? 0 : self->kernel_height - 1;
    const size_t margin_x = self->same ? 0 : self->kernel_width - 1;
    if (margin_y >= self->in.height || margin_x >= self->in.width) return false;
    if (self->stride == 0) self->stride = 1;
    self->out = (shape){block_count(self->in.height - margin_y, self->stride),
                        block_count(self->in.width - margin_x, self->stride), self->count};
    self->kernel_rank = 4;
    self->kernel_shape[0] = self->kernel_height;
    self->kernel_shape[1] = self->kernel_width;
    self->kernel_shape[2] = self->in.channels;
    self->kernel_shape[3] = self->count;
    self->kernel_count = self->kernel_height * self->kernel_width * self->in.channels * self->count;
    self->bias_count = self->bias_wanted ? self->count : 0;
    self->convolution = padded_convolution(self);
    self->algorithm = algorithms;
    while (!self->algorithm->fits(&self->convolution)) self->algorithm++;
    self->ops = self->algorithm->ops;
    self->algorithm->measure(self);
    return true;
}

void conv_sum(float *sum, size_t count, const float *parts, size_t part_count, size_t stride,
              bool add)
{
    if (!add) memset(sum, 0, count * sizeof *sum);
    for (size_t i = 0; i < part_count; i++) rows_add(sum, parts + i * stride, 1, count);
}

const layer_type conv_type = {
    .name = "conv",
    .arguments = {COUNT, KERNEL},
    .has_weights = true,
    .has_initializer = true,
    .has_activation = true,
    .has_padding = true,
    .has_stride = true,
    .infer_shape = infer_shape,
};
