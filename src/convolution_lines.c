// convolution_lines.c — convolution as a product of matrices that are never built.
//
// In memory the pixels that a kernel's line covers are neighbours: one line of a patch is
// kernel_width · channels floats that follow each other, and the patch of the next output pixel
// begins stride · channels floats later. So four neighbouring output pixels are the four rows of a
// tile (tile.h), the filters are its columns, and the kernel's lines are segments of its depth.
#include "convolution.h"
#include "sizes.h"
#include "tile.h"

bool lines_fit(const convolution *c)
{
    return c->filters % TILE_COLUMNS == 0 && c->out_width >= TILE_ROWS;
}

void lines_forward(const convolution *c, float *y, const float *x, const float *kernel,
                   float *scratch)
{
    (void)scratch;
    const size_t filters = c->filters, run = c->kernel_width * c->channels;
    const layout l = {.a_row = c->stride * c->channels,
                      .a_depth = 1,
                      .a_segment = c->width * c->channels,
                      .b_depth = filters,
                      .b_segment = run * filters,
                      .depth = run,
                      .segments = c->kernel_height};
    for (size_t row = 0; row < c->out_height; row++, y += c->out_width * filters)
        for (size_t i = 0; i < c->out_width; i += TILE_ROWS) {
            const size_t first = min_size(i, c->out_width - TILE_ROWS);
            const float *const a = x + (row * c->width + first) * c->stride * c->channels;
            for (size_t j = 0; j < filters; j += TILE_COLUMNS) {
                f32x4 sums[TILE_ROWS][2];
                tile_multiply(sums, a, kernel + j, l);
                tile_store(y + first * filters + j, filters, sums, TILE_ROWS, TILE_COLUMNS, false);
            }
        }
}

void lines_kernel_backward(const convolution *c, float *dkernel, const float *dy, const float *x,
                           float *scratch)
{
    (void)scratch;
    const size_t filters = c->filters, run = c->kernel_width * c->channels;
    const layout l = {.a_row = 1,
                      .a_depth = c->stride * c->channels,
                      .a_segment = c->stride * c->width * c->channels,
                      .b_depth = filters,
                      .b_segment = c->out_width * filters,
                      .depth = c->out_width,
                      .segments = c->out_height};
    for (size_t ky = 0; ky < c->kernel_height; ky++)
        for (size_t i = 0; i < run; i += TILE_ROWS)
            for (size_t j = 0; j < filters; j += TILE_COLUMNS) {
                f32x4 sums[TILE_ROWS][2];
                tile_multiply(sums, x + ky * c->width * c->channels + i, dy + j, l);
                tile_store(dkernel + (ky * run + i) * filters + j, filters, sums,
                           min_size(TILE_ROWS, run - i), TILE_COLUMNS, true);
            }
}
