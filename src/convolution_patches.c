// convolution_patches.c — convolution as a product of matrices.
//
// A patch is what one output pixel sees: kernel_height rows of kernel_width · channels floats each.
// A strip of output rows is turned into the matrix of its patches, which lies in the cache while it
// is multiplied (im2col; Chellapilla, Puri and Simard, 2006).
#include "convolution.h"
#include "kernels.h"
#include "sizes.h"

// Output pixels in a strip, about.
enum { STRIP_PIXELS = 128 };

static size_t patch_count(const convolution *c)
{
    return c->kernel_height * c->kernel_width * c->channels;
}

static size_t strip_rows(const convolution *c)
{
    return min_size(block_count(STRIP_PIXELS, c->out_width), c->out_height);
}

bool patches_fit(const convolution *c)
{
    (void)c;
    return true;
}

size_t patches_scratch(const convolution *c)
{
    return strip_rows(c) * c->out_width * patch_count(c);
}

// Where line ky of the patch of output pixel (i, j) begins in the image.
static inline size_t patch_line(const convolution *c, size_t i, size_t j, size_t ky)
{
    return ((i * c->stride + ky) * c->width + j * c->stride) * c->channels;
}

// patches[pixel, patch] of output rows [row, row + rows).
static void gather(const convolution *c, float *patches, const float *x, size_t row, size_t rows)
{
    const size_t run = c->kernel_width * c->channels;
    for (size_t i = row; i < row + rows; i++)
        for (size_t j = 0; j < c->out_width; j++)
            for (size_t ky = 0; ky < c->kernel_height; ky++, patches += run)
                floats_copy(patches, x + patch_line(c, i, j, ky), run);
}

// The reverse: adds each patch to the places it came from.
static void scatter(const convolution *c, float *dx, const float *patches, size_t row, size_t rows)
{
    const size_t run = c->kernel_width * c->channels;
    for (size_t i = row; i < row + rows; i++)
        for (size_t j = 0; j < c->out_width; j++)
            for (size_t ky = 0; ky < c->kernel_height; ky++, patches += run) {
                float *const place = dx + patch_line(c, i, j, ky);
                for (size_t k = 0; k < run; k++) place[k] += patches[k];
            }
}

void patches_forward(const convolution *c, float *y, const float *x, const float *kernel,
                     float *scratch)
{
    const size_t filters = c->filters, patch = patch_count(c);
    float *const patches = scratch + GEMM_SCRATCH;
    for (size_t row = 0; row < c->out_height; row += strip_rows(c)) {
        const size_t rows = min_size(strip_rows(c), c->out_height - row);
        const size_t pixels = rows * c->out_width;
        gather(c, patches, x, row, rows);
        gemm(y, filters, (matrix){patches, patch, 1}, (matrix){kernel, filters, 1}, pixels, filters,
             patch, false, scratch);
        y += pixels * filters;
    }
}

void patches_kernel_backward(const convolution *c, float *dkernel, const float *dy, const float *x,
                             float *scratch)
{
    const size_t filters = c->filters, patch = patch_count(c);
    float *const patches = scratch + GEMM_SCRATCH;
    for (size_t row = 0; row < c->out_height; row += strip_rows(c)) {
        const size_t rows = min_size(strip_rows(c), c->out_height - row);
        const size_t pixels = rows * c->out_width;
        gather(c, patches, x, row, rows);
        gemm(dkernel, filters, (matrix){patches, 1, patch}, (matrix){dy, filters, 1}, patch,
             filters, pixels, true, scratch);
        dy += pixels * filters;
    }
}

void patches_input_backward(const convolution *c, float *dx, const float *dy, const float *kernel,
                            float *scratch)
{
    const size_t filters = c->filters, patch = patch_count(c);
    float *const patches = scratch + GEMM_SCRATCH;
    for (size_t row = 0; row < c->out_height; row += strip_rows(c)) {
        const size_t rows = min_size(strip_rows(c), c->out_height - row);
        const size_t pixels = rows * c->out_width;
        gemm(patches, patch, (matrix){dy, filters, 1}, (matrix){kernel, 1, filters}, pixels, patch,
             filters, false, scratch);
        scatter(c, dx, patches, row, rows);
        dy += pixels * filters;
    }
}
