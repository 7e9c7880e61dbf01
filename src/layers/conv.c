// conv.c — two-dimensional convolution with stride 1, the layer: its shape, and which of three
// algorithms computes it.
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
    },
    {
        .fits = patches_fit,
        .measure = conv_images_measure,
        .ops = conv_images_ops,
        .forward = patches_forward,
        .kernel_backward = patches_kernel_backward,
    },
};

// For an input that lies amid its zeros, where it has any.
static convolution padded_convolution(const layer *self)
{
    return (convolution){
        .height = self->out.height + self->kernel_height - 1,
        .width = self->out.width + self->kernel_width - 1,
        .channels = self->in.channels,
        .out_height = self->out.height,
        .out_width = self->out.width,
        .filters = self->count,
        .kernel_height = self->kernel_height,
        .kernel_width = self->kernel_width,
    };
}

static bool infer_shape(layer *self)
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
    .has_padding = true,
    .infer_shape = infer_shape,
};
