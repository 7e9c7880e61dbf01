// conv.c — two-dimensional convolution, stride 1: a matrix product over patches of the image.
//
// A patch is what one output pixel sees: kernel_height rows of kernel_width · channels floats each.
// A strip of output rows is turned into the matrix of its patches, which lies in the cache while
// it is multiplied (im2col; Chellapilla, Puri and Simard, 2006).
#include "kernels.h"
#include "layer.h"

#include <string.h>

// Output pixels in a strip, about; and images that share one sum of weight gradients.
enum { STRIP_PIXELS = 128, GROUP_IMAGES = 16 };

static size_t min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t patch_count(const layer *self)
{
    return self->kernel_height * self->kernel_width * self->in.channels;
}

static size_t strip_rows(const layer *self)
{
    return min_size(block_count(STRIP_PIXELS, self->out.width), self->out.height);
}

// The input with zeros around it, or just the input.
static shape padded(const layer *self)
{
    return (shape){self->out.height + self->kernel_height - 1,
                   self->out.width + self->kernel_width - 1, self->in.channels};
}

static size_t strip_count(const layer *self)
{
    return strip_rows(self) * self->out.width * patch_count(self);
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
    self->kernel_count = patch_count(self) * self->count;
    self->bias_count = self->bias_wanted ? self->count : 0;
    self->partial_count =
        block_count(PIECE_IMAGES, GROUP_IMAGES) * (self->kernel_count + self->bias_count);
    return true;
}

static size_t conv_scratch(const layer *self)
{
    return strip_count(self) + (self->same ? shape_count(padded(self)) : 0);
}

// Copies between an image and the middle of its padded version.
static void copy_middle(const layer *self, float *padded_image, float *image, bool into_padded)
{
    const shape around = padded(self);
    const size_t row = self->in.width * self->in.channels;
    const size_t top = self->kernel_height / 2, left = self->kernel_width / 2;
    for (size_t y = 0; y < self->in.height; y++) {
        float *const middle =
            padded_image + ((y + top) * around.width + left) * self->in.channels;
        float *const line = image + y * row;
        memcpy(into_padded ? middle : line, into_padded ? line : middle, row * sizeof *line);
    }
}

// The image as convolution wants it: itself, or in scratch with zeros around it.
static const float *pad(const layer *self, float *scratch, const float *image)
{
    if (!self->same) return image;
    memset(scratch, 0, shape_count(padded(self)) * sizeof *scratch);
    copy_middle(self, scratch, (float *)image, true);
    return scratch;
}

// patches[pixel, patch] of output rows [row, row + rows).
static void gather_patches(const layer *self, float *patches, const float *image, size_t row,
                           size_t rows)
{
    const shape from = padded(self);
    const size_t run = self->kernel_width * from.channels;
    for (size_t y = row; y < row + rows; y++)
        for (size_t x = 0; x < self->out.width; x++)
            for (size_t ky = 0; ky < self->kernel_height; ky++, patches += run)
                memcpy(patches, image + ((y + ky) * from.width + x) * from.channels,
                       run * sizeof *patches);
}

// The reverse: adds each patch to the places it came from.
static void scatter_patches(const layer *self, float *image, const float *patches, size_t row,
                            size_t rows)
{
    const shape to = padded(self);
    const size_t run = self->kernel_width * to.channels;
    for (size_t y = row; y < row + rows; y++)
        for (size_t x = 0; x < self->out.width; x++)
            for (size_t ky = 0; ky < self->kernel_height; ky++, patches += run) {
                float *const place = image + ((y + ky) * to.width + x) * to.channels;
                for (size_t i = 0; i < run; i++)
                    place[i] += patches[i];
            }
}

static size_t image_tasks(const layer *self, size_t images)
{
    (void)self;
    return images;
}

// One image a task.
static void forward(const layer *self, const buffers *b, const piece *p, size_t task,
                    float *scratch)
{
    (void)p;
    const size_t filters = self->count, patch = patch_count(self), width = self->out.width;
    float *const patches = scratch + GEMM_SCRATCH;
    const float *const image =
        pad(self, patches + strip_count(self), b->x + task * shape_count(self->in));
    float *y = b->y + task * shape_count(self->out);
    for (size_t row = 0; row < self->out.height; row += strip_rows(self)) {
        const size_t rows = min_size(strip_rows(self), self->out.height - row);
        const size_t pixels = rows * width;
        for (size_t i = 0; i < pixels; i++)
            if (self->bias)
                memcpy(y + i * filters, self->bias, filters * sizeof *y);
            else
                memset(y + i * filters, 0, filters * sizeof *y);
        gather_patches(self, patches, image, row, rows);
        gemm(y, filters, (matrix){patches, patch, 1}, (matrix){self->kernel, filters, 1}, pixels,
             filters, patch, scratch);
        activation_forward(self->activation, y, pixels * filters);
        y += pixels * filters;
    }
}

static size_t group_tasks(const layer *self, size_t images)
{
    (void)self;
    return block_count(images, GROUP_IMAGES);
}

// One image's part of dW and db; dY becomes the gradient before the activation.
static void kernel_image(const layer *self, const buffers *b, size_t index, float *dkernel,
                         float *dbias, float *scratch)
{
    const size_t filters = self->count, patch = patch_count(self), width = self->out.width;
    float *const patches = scratch + GEMM_SCRATCH;
    const float *const image =
        pad(self, patches + strip_count(self), b->x + index * shape_count(self->in));
    float *dy = b->dy + index * shape_count(self->out);
    activation_backward(self->activation, dy, b->y + index * shape_count(self->out),
                        shape_count(self->out));
    for (size_t row = 0; row < self->out.height; row += strip_rows(self)) {
        const size_t rows = min_size(strip_rows(self), self->out.height - row);
        const size_t pixels = rows * width;
        if (self->bias)
            for (size_t i = 0; i < pixels; i++)
                for (size_t j = 0; j < filters; j++)
                    dbias[j] += dy[i * filters + j];
        gather_patches(self, patches, image, row, rows);
        gemm(dkernel, filters, (matrix){patches, 1, patch}, (matrix){dy, filters, 1}, patch,
             filters, pixels, scratch);
        dy += pixels * filters;
    }
}

// A group of images a task, each with sums of its own: [kernel, bias] in partials.
static void kernel_run(const layer *self, const buffers *b, const piece *p, size_t task,
                       float *scratch)
{
    const size_t count = self->kernel_count + self->bias_count;
    float *const sums = self->partials + task * count;
    memset(sums, 0, count * sizeof *sums);
    for (size_t i = task * GROUP_IMAGES; i < min_size((task + 1) * GROUP_IMAGES, p->count); i++)
        kernel_image(self, b, i, sums, sums + self->kernel_count, scratch);
}

static size_t one_task(const layer *self, size_t images)
{
    (void)self, (void)images;
    return 1;
}

// The groups' sums, in their order.
static void sum_run(const layer *self, const buffers *b, const piece *p, size_t task,
                    float *scratch)
{
    (void)b, (void)task, (void)scratch;
    const float *sums = self->partials;
    for (size_t group = 0; group < group_tasks(self, p->count); group++) {
        for (size_t i = 0; i < self->kernel_count; i++)
            self->dkernel[i] += *sums++;
        for (size_t i = 0; i < self->bias_count; i++)
            self->dbias[i] += *sums++;
    }
}

// dX of one image: each pixel's dY · W^T is a patch of gradients.
static void input_run(const layer *self, const buffers *b, const piece *p, size_t task,
                      float *scratch)
{
    (void)p;
    const size_t filters = self->count, patch = patch_count(self), width = self->out.width;
    float *const patches = scratch + GEMM_SCRATCH;
    float *const dx = b->dx + task * shape_count(self->in);
    float *const image = self->same ? patches + strip_count(self) : dx;
    memset(image, 0, shape_count(padded(self)) * sizeof *image);
    const float *dy = b->dy + task * shape_count(self->out);
    for (size_t row = 0; row < self->out.height; row += strip_rows(self)) {
        const size_t rows = min_size(strip_rows(self), self->out.height - row);
        const size_t pixels = rows * width;
        memset(patches, 0, pixels * patch * sizeof *patches);
        gemm(patches, patch, (matrix){dy, filters, 1}, (matrix){self->kernel, 1, filters}, pixels,
             patch, filters, scratch);
        scatter_patches(self, image, patches, row, rows);
        dy += pixels * filters;
    }
    if (self->same) copy_middle(self, image, dx, false);
}

const layer_type conv_type = {
    .name = "conv",
    .arguments = {COUNT, KERNEL},
    .has_weights = true,
    .has_padding = true,
    .place = conv_place,
    .scratch_count = conv_scratch,
    .forward = {image_tasks, forward, false},
    .backward = {{group_tasks, kernel_run, false},
                 {one_task, sum_run, false},
                 {image_tasks, input_run, true}},
};
