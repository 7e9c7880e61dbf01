// winograd.c — convolution with 3×3 kernels in 36 multiplications where 144 are usual.
//
// Winograd's F(4×4, 3×3) as Lavin and Gray give it in "Fast Algorithms for Convolutional Neural
// Networks" (2015): an input tile d of 6×6 pixels and a kernel g give an output tile of 4×4,
//
//     Y = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A,
//
// and over channels the product ⊙ becomes 36 products of matrices. The gradients are the adjoints
// of the same steps, so that they are exact for what forward computes: with M' = A dY Aᵀ,
//
//     dU = V M',   dV = M' U,   dd = B dV Bᵀ,   dg = Gᵀ dU G.
//
// Rounding: errors are about ten times those of the direct sum, 1e-5 of the largest output.
#include "convolution.h"
#include "kernels.h"
#include "simd.h"

enum { TILE = 4, WINDOW = 6, POINTS = WINDOW * WINDOW };

static size_t tiles_down(const convolution *c)
{
    return (c->out_height + TILE - 1) / TILE;
}

static size_t tiles_across(const convolution *c)
{
    return (c->out_width + TILE - 1) / TILE;
}

// Rows of the matrices: a tile each, and some to fill up the last four.
static size_t tile_rows(const convolution *c)
{
    return (tiles_down(c) * tiles_across(c) + 3) / 4 * 4;
}

bool winograd_fits(const convolution *c)
{
    return c->kernel_height == 3 && c->kernel_width == 3 && c->channels % 8 == 0 &&
           c->filters % 8 == 0;
}

size_t winograd_kernel_count(const convolution *c)
{
    return POINTS * c->channels * c->filters;
}

size_t winograd_scratch(const convolution *c)
{
    return POINTS * tile_rows(c) * (c->channels + c->filters);
}

// ---- The six transforms of a line; `step` is the distance of its elements -----------------------

static inline void input_line(f32x4 *y, const f32x4 *x, size_t step)
{
    const f32x4 x0 = x[0], x1 = x[step], x2 = x[2 * step], x3 = x[3 * step], x4 = x[4 * step],
                x5 = x[5 * step];
    const f32x4 even = x4 - 4.0f * x2, odd = x3 - 4.0f * x1;
    const f32x4 even2 = x4 - x2, odd2 = 2.0f * (x3 - x1);
    y[0] = 4.0f * x0 - 5.0f * x2 + x4;
    y[step] = even + odd;
    y[2 * step] = even - odd;
    y[3 * step] = even2 + odd2;
    y[4 * step] = even2 - odd2;
    y[5 * step] = 4.0f * x1 - 5.0f * x3 + x5;
}

static inline void input_line_adjoint(f32x4 *x, const f32x4 *y, size_t step)
{
    const f32x4 y0 = y[0], y5 = y[5 * step];
    const f32x4 sum1 = y[step] + y[2 * step], difference1 = y[2 * step] - y[step];
    const f32x4 sum2 = y[3 * step] + y[4 * step], difference2 = 2.0f * (y[4 * step] - y[3 * step]);
    x[0] = 4.0f * y0;
    x[step] = 4.0f * (difference1 + y5) + difference2;
    x[2 * step] = -5.0f * y0 - 4.0f * sum1 - sum2;
    x[3 * step] = -5.0f * y5 - difference1 - difference2;
    x[4 * step] = y0 + sum1 + sum2;
    x[5 * step] = y5;
}

static inline void output_line(f32x4 *y, const f32x4 *m, size_t step)
{
    const f32x4 sum1 = m[step] + m[2 * step], difference1 = m[step] - m[2 * step];
    const f32x4 sum2 = m[3 * step] + m[4 * step], difference2 = m[3 * step] - m[4 * step];
    y[0] = m[0] + sum1 + sum2;
    y[step] = difference1 + 2.0f * difference2;
    y[2 * step] = sum1 + 4.0f * sum2;
    y[3 * step] = difference1 + 8.0f * difference2 + m[5 * step];
}

static inline void output_line_adjoint(f32x4 *m, const f32x4 *y, size_t step)
{
    const f32x4 y0 = y[0], y1 = y[step], y2 = y[2 * step], y3 = y[3 * step];
    const f32x4 even = y0 + y2, odd = y1 + y3;
    const f32x4 even2 = y0 + 4.0f * y2, odd2 = 2.0f * y1 + 8.0f * y3;
    m[0] = y0;
    m[step] = even + odd;
    m[2 * step] = even - odd;
    m[3 * step] = even2 + odd2;
    m[4 * step] = even2 - odd2;
    m[5 * step] = y3;
}

static inline void kernel_line(f32x4 *u, const f32x4 *g, size_t step)
{
    const f32x4 g0 = g[0], g1 = g[step], g2 = g[2 * step];
    const f32x4 ends = (g0 + g2) * (-1.0f / 6), middle = g1 * (-1.0f / 6);
    const f32x4 ends2 = g0 * (1.0f / 24) + g2 * (1.0f / 6), middle2 = g1 * (1.0f / 12);
    u[0] = g0 * 0.25f;
    u[step] = ends + middle;
    u[2 * step] = ends - middle;
    u[3 * step] = ends2 + middle2;
    u[4 * step] = ends2 - middle2;
    u[5 * step] = g2;
}

static inline void kernel_line_adjoint(f32x4 *g, const f32x4 *u, size_t step)
{
    const f32x4 sum1 = u[step] + u[2 * step], difference1 = u[2 * step] - u[step];
    const f32x4 sum2 = u[3 * step] + u[4 * step], difference2 = u[3 * step] - u[4 * step];
    g[0] = u[0] * 0.25f - sum1 * (1.0f / 6) + sum2 * (1.0f / 24);
    g[step] = difference1 * (1.0f / 6) + difference2 * (1.0f / 12);
    g[2 * step] = (sum2 - sum1) * (1.0f / 6) + u[5 * step];
}

// ---- Tiles --------------------------------------------------------------------------------------

// V = Bᵀ d B for every tile.  v [36, tile_rows, channels]
static void input_transform(const convolution *c, float *v, const float *x)
{
    const size_t channels = c->channels, row = c->width * channels;
    const size_t point = tile_rows(c) * channels;
    for (size_t ty = 0; ty < tiles_down(c); ty++)
        for (size_t tx = 0; tx < tiles_across(c); tx++, v += channels) {
            const float *const corner = x + ty * TILE * row + tx * TILE * channels;
            for (size_t k = 0; k < channels; k += LANES) {
                f32x4 d[POINTS];
                for (size_t i = 0; i < POINTS; i++)
                    d[i] = f32x4_load(corner + i / WINDOW * row + i % WINDOW * channels + k);
                for (size_t i = 0; i < WINDOW; i++) input_line(d + i, d + i, WINDOW);
                for (size_t i = 0; i < WINDOW; i++) input_line(d + i * WINDOW, d + i * WINDOW, 1);
                for (size_t i = 0; i < POINTS; i++) f32x4_store(v + i * point + k, d[i]);
            }
        }
}

// dx += B dV Bᵀ for every tile; tiles overlap.
static void input_transform_adjoint(const convolution *c, float *dx, const float *dv)
{
    const size_t channels = c->channels, row = c->width * channels;
    const size_t point = tile_rows(c) * channels;
    for (size_t ty = 0; ty < tiles_down(c); ty++)
        for (size_t tx = 0; tx < tiles_across(c); tx++, dv += channels) {
            float *const corner = dx + ty * TILE * row + tx * TILE * channels;
            for (size_t k = 0; k < channels; k += LANES) {
                f32x4 d[POINTS];
                for (size_t i = 0; i < POINTS; i++) d[i] = f32x4_load(dv + i * point + k);
                for (size_t i = 0; i < WINDOW; i++) input_line_adjoint(d + i, d + i, WINDOW);
                for (size_t i = 0; i < WINDOW; i++)
                    input_line_adjoint(d + i * WINDOW, d + i * WINDOW, 1);
                for (size_t i = 0; i < POINTS; i++) {
                    float *const to = corner + i / WINDOW * row + i % WINDOW * channels + k;
                    f32x4_store(to, f32x4_load(to) + d[i]);
                }
            }
        }
}

static size_t min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

// Y = Aᵀ M A for every tile.  m [36, tile_rows, filters]
static void output_transform(const convolution *c, float *y, const float *m)
{
    const size_t filters = c->filters, row = c->out_width * filters;
    const size_t point = tile_rows(c) * filters;
    for (size_t ty = 0; ty < tiles_down(c); ty++)
        for (size_t tx = 0; tx < tiles_across(c); tx++, m += filters) {
            float *const corner = y + ty * TILE * row + tx * TILE * filters;
            const size_t rows = min_size(TILE, c->out_height - ty * TILE);
            const size_t columns = min_size(TILE, c->out_width - tx * TILE);
            for (size_t k = 0; k < filters; k += LANES) {
                f32x4 d[POINTS];
                for (size_t i = 0; i < POINTS; i++) d[i] = f32x4_load(m + i * point + k);
                for (size_t i = 0; i < WINDOW; i++) output_line(d + i, d + i, WINDOW);
                for (size_t i = 0; i < TILE; i++) output_line(d + i * WINDOW, d + i * WINDOW, 1);
                for (size_t i = 0; i < rows; i++)
                    for (size_t j = 0; j < columns; j++)
                        f32x4_store(corner + i * row + j * filters + k, d[i * WINDOW + j]);
            }
        }
}

// M' = A dY Aᵀ for every tile; what lies beyond the output is zero.
static void output_transform_adjoint(const convolution *c, float *dm, const float *dy)
{
    const size_t filters = c->filters, row = c->out_width * filters;
    const size_t point = tile_rows(c) * filters;
    for (size_t ty = 0; ty < tiles_down(c); ty++)
        for (size_t tx = 0; tx < tiles_across(c); tx++, dm += filters) {
            const float *const corner = dy + ty * TILE * row + tx * TILE * filters;
            const size_t rows = min_size(TILE, c->out_height - ty * TILE);
            const size_t columns = min_size(TILE, c->out_width - tx * TILE);
            for (size_t k = 0; k < filters; k += LANES) {
                f32x4 d[POINTS] = {0};
                for (size_t i = 0; i < rows; i++)
                    for (size_t j = 0; j < columns; j++)
                        d[i * WINDOW + j] = f32x4_load(corner + i * row + j * filters + k);
                for (size_t i = 0; i < TILE; i++) output_line_adjoint(d + i, d + i, WINDOW);
                for (size_t i = 0; i < WINDOW; i++)
                    output_line_adjoint(d + i * WINDOW, d + i * WINDOW, 1);
                for (size_t i = 0; i < POINTS; i++) f32x4_store(dm + i * point + k, d[i]);
            }
        }
}

// ---- The kernel ---------------------------------------------------------------------------------

void winograd_kernel(const convolution *c, float *u, float *ut, const float *kernel, size_t from,
                     size_t to)
{
    const size_t filters = c->filters, channels = c->channels, area = channels * filters;
    for (size_t channel = from; channel < to; channel++)
        for (size_t k = 0; k < filters; k += LANES) {
            f32x4 d[POINTS];
            for (size_t i = 0; i < 9; i++)
                d[i / 3 * WINDOW + i % 3] =
                    f32x4_load(kernel + (i * channels + channel) * filters + k);
            for (size_t i = 0; i < 3; i++) kernel_line(d + i, d + i, WINDOW);
            for (size_t i = 0; i < WINDOW; i++) kernel_line(d + i * WINDOW, d + i * WINDOW, 1);
            for (size_t i = 0; i < POINTS; i++) {
                f32x4_store(u + i * area + channel * filters + k, d[i]);
                for (size_t j = 0; j < LANES; j++)
                    ut[i * area + (k + j) * channels + channel] = d[i][j];
            }
        }
}

void winograd_kernel_backward(const convolution *c, float *dkernel, const float *du, size_t count,
                              size_t stride, size_t channel)
{
    const size_t filters = c->filters, channels = c->channels, area = channels * filters;
    for (size_t k = 0; k < filters; k += LANES) {
        f32x4 d[POINTS];
        for (size_t i = 0; i < POINTS; i++) {
            const float *from = du + i * area + channel * filters + k;
            d[i] = f32x4_load(from);
            for (size_t j = 1; j < count; j++) d[i] += f32x4_load(from + j * stride);
        }
        for (size_t i = 0; i < WINDOW; i++) kernel_line_adjoint(d + i, d + i, WINDOW);
        for (size_t i = 0; i < 3; i++) kernel_line_adjoint(d + i * WINDOW, d + i * WINDOW, 1);
        for (size_t i = 0; i < 9; i++) {
            float *const to = dkernel + (i * channels + channel) * filters + k;
            f32x4_store(to, f32x4_load(to) + d[i / 3 * WINDOW + i % 3]);
        }
    }
}

// ---- An image -----------------------------------------------------------------------------------

void winograd_forward(const convolution *c, float *y, const float *x, const float *u,
                      float *scratch)
{
    const size_t tiles = tile_rows(c), channels = c->channels, filters = c->filters;
    float *const v = scratch, *const m = scratch + POINTS * tiles * channels;
    input_transform(c, v, x);
    for (size_t i = 0; i < POINTS; i++)
        product(m + i * tiles * filters, (matrix){v + i * tiles * channels, channels, 1},
                u + i * channels * filters, tiles, filters, channels);
    output_transform(c, y, m);
}

void winograd_backward(const convolution *c, float *dx, float *du, const float *dy, const float *x,
                       const float *ut, float *scratch)
{
    const size_t tiles = tile_rows(c), channels = c->channels, filters = c->filters;
    const size_t real_tiles = tiles_down(c) * tiles_across(c);
    float *const v = scratch, *const dm = scratch + POINTS * tiles * channels;
    input_transform(c, v, x);
    output_transform_adjoint(c, dm, dy);
    for (size_t i = 0; i < POINTS; i++) {
        const float *const dm_point = dm + i * tiles * filters;
        float *const v_point = v + i * tiles * channels;
        product_add(du + i * channels * filters, (matrix){v_point, 1, channels}, dm_point, channels,
                    filters, real_tiles);
        if (dx)
            product(v_point, (matrix){dm_point, filters, 1}, ut + i * channels * filters, tiles,
                    channels, filters);
    }
    if (dx) input_transform_adjoint(c, dx, v);
}
