// convolution_winograd.c — convolution with 3×3 kernels in 36 multiplications where 144 are usual.
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
//
// The tiles of a group of images are worked on in strips, whatever image they belong to: so many
// that the matrices fill tiles of four rows, so few that they stay in the cache.
#include "convolution.h"
#include "kernels.h"
#include "simd.h"
#include "sizes.h"

#include <math.h>

enum { TILE = 4, WINDOW = 6, POINTS = WINDOW * WINDOW };

// Tiles in a strip. In backward they are the depth of a product, which is better when it is longer.
enum { STRIP = 16, BACKWARD_STRIP = 32 };

// Floats between the matrices of two points. Without them, sizes that are powers of two would map
// all 36 matrices to the same few sets of the cache.
enum { GAP = 16 };

static size_t tiles_down(const convolution *c)
{
    return block_count(c->out_height, TILE);
}

static size_t tiles_across(const convolution *c)
{
    return block_count(c->out_width, TILE);
}

static size_t tile_count(const convolution *c, size_t images)
{
    return images * tiles_down(c) * tiles_across(c);
}

bool winograd_fits(const convolution *c)
{
    return c->kernel_height == 3 && c->kernel_width == 3 && c->stride == 1 &&
           c->channels % 8 == 0 && c->filters % 8 == 0;
}

// Floats from one point's kernel to the next one's.
static size_t kernel_point(const convolution *c)
{
    return c->channels * c->filters + GAP;
}

size_t winograd_kernel_count(const convolution *c)
{
    return POINTS * kernel_point(c);
}

size_t winograd_scratch(const convolution *c)
{
    const size_t strip = BACKWARD_STRIP * (c->channels + c->filters) + 2 * GAP;
    return POINTS * (strip + c->channels);
}

// ---- The six transforms of a line ---------------------------------------------------------------

static inline void input_line(f32x4 *y, const f32x4 *x)
{
    const f32x4 x0 = x[0], x1 = x[1], x2 = x[2], x3 = x[3], x4 = x[4], x5 = x[5];
    const f32x4 even = x4 - 4.0f * x2, odd = x3 - 4.0f * x1;
    const f32x4 even2 = x4 - x2, odd2 = 2.0f * (x3 - x1);
    y[0] = 4.0f * x0 - 5.0f * x2 + x4;
    y[1] = even + odd;
    y[2] = even - odd;
    y[3] = even2 + odd2;
    y[4] = even2 - odd2;
    y[5] = 4.0f * x1 - 5.0f * x3 + x5;
}

static inline void input_line_adjoint(f32x4 *x, const f32x4 *y)
{
    const f32x4 y0 = y[0], y5 = y[5];
    const f32x4 sum1 = y[1] + y[2], difference1 = y[2] - y[1];
    const f32x4 sum2 = y[3] + y[4], difference2 = 2.0f * (y[4] - y[3]);
    x[0] = 4.0f * y0;
    x[1] = 4.0f * (difference1 + y5) + difference2;
    x[2] = -5.0f * y0 - 4.0f * sum1 - sum2;
    x[3] = -5.0f * y5 - difference1 - difference2;
    x[4] = y0 + sum1 + sum2;
    x[5] = y5;
}

static inline void output_line(f32x4 *y, const f32x4 *m)
{
    const f32x4 sum1 = m[1] + m[2], difference1 = m[1] - m[2];
    const f32x4 sum2 = m[3] + m[4], difference2 = m[3] - m[4];
    y[0] = m[0] + sum1 + sum2;
    y[1] = difference1 + 2.0f * difference2;
    y[2] = sum1 + 4.0f * sum2;
    y[3] = difference1 + 8.0f * difference2 + m[5];
}

static inline void output_line_adjoint(f32x4 *m, const f32x4 *y)
{
    const f32x4 y0 = y[0], y1 = y[1], y2 = y[2], y3 = y[3];
    const f32x4 even = y0 + y2, odd = y1 + y3;
    const f32x4 even2 = y0 + 4.0f * y2, odd2 = 2.0f * y1 + 8.0f * y3;
    m[0] = y0;
    m[1] = even + odd;
    m[2] = even - odd;
    m[3] = even2 + odd2;
    m[4] = even2 - odd2;
    m[5] = y3;
}

static inline void kernel_line(f32x4 *u, const f32x4 *g)
{
    const f32x4 g0 = g[0], g1 = g[1], g2 = g[2];
    const f32x4 ends = (g0 + g2) * (-1.0f / 6), middle = g1 * (-1.0f / 6);
    const f32x4 ends2 = g0 * (1.0f / 24) + g2 * (1.0f / 6), middle2 = g1 * (1.0f / 12);
    u[0] = g0 * 0.25f;
    u[1] = ends + middle;
    u[2] = ends - middle;
    u[3] = ends2 + middle2;
    u[4] = ends2 - middle2;
    u[5] = g2;
}

static inline void kernel_line_adjoint(f32x4 *g, const f32x4 *u)
{
    const f32x4 sum1 = u[1] + u[2], difference1 = u[2] - u[1];
    const f32x4 sum2 = u[3] + u[4], difference2 = u[3] - u[4];
    g[0] = u[0] * 0.25f - sum1 * (1.0f / 6) + sum2 * (1.0f / 24);
    g[1] = difference1 * (1.0f / 6) + difference2 * (1.0f / 12);
    g[2] = (sum2 - sum1) * (1.0f / 6) + u[5];
}

// ---- Tiles --------------------------------------------------------------------------------------
// A transform takes all columns of a window and then all rows; each line is read, transformed in
// registers and written where it goes next.

// Lines in memory: elements `step` floats apart.
static inline void load_line(f32x4 *line, const float *from, size_t step, size_t count)
{
    for (size_t i = 0; i < count; i++) line[i] = f32x4_load(from + i * step);
}

static inline void store_line(float *to, const f32x4 *line, size_t step, size_t count)
{
    for (size_t i = 0; i < count; i++) f32x4_store(to + i * step, line[i]);
}

// The image of a tile, and its first pixel of the output there.
typedef struct {
    size_t image, y, x;
} tile_place;

static tile_place place_of(const convolution *c, size_t tile)
{
    const size_t in_image = tile % tile_count(c, 1);
    return (tile_place){tile / tile_count(c, 1), in_image / tiles_across(c) * TILE,
                        in_image % tiles_across(c) * TILE};
}

// One tile's window of the input: where it begins, and which part of it the image has.
typedef struct {
    size_t offset; // floats from the first image to the window's first pixel that exists
    size_t top, left, height, width;
    bool whole;
} window;

static window window_of(const convolution *c, size_t tile)
{
    const tile_place t = place_of(c, tile);
    window w = {.top = t.y < c->top ? c->top - t.y : 0, .left = t.x < c->left ? c->left - t.x : 0};
    const size_t first_y = t.y + w.top - c->top, first_x = t.x + w.left - c->left;
    w.height = min_size(WINDOW - w.top, c->height - first_y);
    w.width = min_size(WINDOW - w.left, c->width - first_x);
    w.offset = ((t.image * c->height + first_y) * c->width + first_x) * c->channels;
    w.whole = w.height == WINDOW && w.width == WINDOW;
    return w;
}

// V = Bᵀ d B.  v [36, channels], `point` floats apart; `edge` [36, channels] is for a window that
// reaches beyond the image.
static void input_tile(const convolution *c, float *restrict v, size_t point, const float *x,
                       window w, float *restrict edge)
{
    const size_t channels = c->channels;
    size_t row = c->width * channels;
    const float *d = x + w.offset;
    if (!w.whole) {
        memset(edge, 0, POINTS * channels * sizeof *edge);
        for (size_t i = 0; i < w.height; i++)
            floats_copy(edge + ((w.top + i) * WINDOW + w.left) * channels, d + i * row,
                        w.width * channels);
        d = edge;
        row = WINDOW * channels;
    }
    for (size_t k = 0; k < channels; k += LANES) {
        float columns[POINTS * LANES];
        f32x4 line[WINDOW], out[WINDOW];
        for (size_t i = 0; i < WINDOW; i++) {
            load_line(line, d + i * channels + k, row, WINDOW);
            input_line(out, line);
            store_line(columns + i * LANES, out, WINDOW * LANES, WINDOW);
        }
        for (size_t i = 0; i < WINDOW; i++) {
            load_line(line, columns + i * WINDOW * LANES, LANES, WINDOW);
            input_line(out, line);
            store_line(v + i * WINDOW * point + k, out, point, WINDOW);
        }
    }
}

// dx += B dV Bᵀ; windows overlap.
static void input_tile_adjoint(const convolution *c, float *restrict dx, const float *restrict dv,
                               size_t point, window w, float *restrict edge)
{
    const size_t channels = c->channels;
    const size_t row = w.whole ? c->width * channels : WINDOW * channels;
    float *const d = w.whole ? dx + w.offset : edge;
    if (!w.whole) memset(edge, 0, POINTS * channels * sizeof *edge);
    for (size_t k = 0; k < channels; k += LANES) {
        float columns[POINTS * LANES];
        f32x4 line[WINDOW], out[WINDOW];
        for (size_t i = 0; i < WINDOW; i++) {
            load_line(line, dv + i * point + k, WINDOW * point, WINDOW);
            input_line_adjoint(out, line);
            store_line(columns + i * LANES, out, WINDOW * LANES, WINDOW);
        }
        for (size_t i = 0; i < WINDOW; i++) {
            float *const to = d + i * row + k;
            load_line(line, columns + i * WINDOW * LANES, LANES, WINDOW);
            input_line_adjoint(out, line);
            load_line(line, to, channels, WINDOW);
            for (size_t j = 0; j < WINDOW; j++) out[j] += line[j];
            store_line(to, out, channels, WINDOW);
        }
    }
    for (size_t i = 0; !w.whole && i < w.height; i++)
        rows_add(dx + w.offset + i * c->width * channels,
                 edge + ((w.top + i) * WINDOW + w.left) * channels, 1, w.width * channels);
}

// The pixels of one output tile that the image has.
typedef struct {
    size_t offset, height, width;
} patch;

static patch patch_of(const convolution *c, size_t tile)
{
    const tile_place t = place_of(c, tile);
    return (patch){((t.image * c->out_height + t.y) * c->out_width + t.x) * c->filters,
                   min_size(TILE, c->out_height - t.y), min_size(TILE, c->out_width - t.x)};
}

// Y = f(Aᵀ M A + bias), where f is ReLU or nothing, and NaN passes.  m [36, filters], `point`
// floats apart.
static void output_tile(const convolution *c, float *restrict y, const float *restrict m,
                        size_t point, const float *bias, bool relu, patch p)
{
    const size_t filters = c->filters, row = c->out_width * filters;
    const f32x4 least = f32x4_splat(relu ? 0.0f : -HUGE_VALF);
    for (size_t k = 0; k < filters; k += LANES) {
        const f32x4 shift = bias ? f32x4_load(bias + k) : (f32x4){0};
        float columns[TILE * WINDOW * LANES];
        f32x4 line[WINDOW], out[TILE];
        for (size_t i = 0; i < WINDOW; i++) {
            load_line(line, m + i * point + k, WINDOW * point, WINDOW);
            output_line(out, line);
            store_line(columns + i * LANES, out, WINDOW * LANES, TILE);
        }
        for (size_t i = 0; i < p.height; i++) {
            float *const to = y + p.offset + i * row + k;
            load_line(line, columns + i * WINDOW * LANES, LANES, WINDOW);
            output_line(out, line);
            for (size_t j = 0; j < TILE; j++) out[j] = f32x4_max(least, out[j] + shift);
            if (p.width == TILE)
                store_line(to, out, filters, TILE);
            else
                store_line(to, out, filters, p.width);
        }
    }
}

// dY before the activation, where y > 0 if there is a y. What lies beyond the output is zero.
static inline void load_gradient(f32x4 *line, const float *dy, const float *y, size_t step,
                                 size_t count)
{
    for (size_t i = 0; i < TILE; i++) {
        line[i] = i < count ? f32x4_load(dy + i * step) : (f32x4){0};
        if (y && i < count)
            line[i] = f32x4_select(f32x4_load(y + i * step) > 0.0f, line[i], (f32x4){0});
    }
}

// M' = A dY Aᵀ, and db += dY.
static void output_tile_adjoint(const convolution *c, float *restrict dm, size_t point,
                                float *restrict dbias, const float *dy, const float *y, patch p)
{
    const size_t filters = c->filters, row = c->out_width * filters;
    for (size_t k = 0; k < filters; k += LANES) {
        float columns[WINDOW * TILE * LANES];
        f32x4 line[TILE], out[WINDOW], sum = {0};
        for (size_t j = 0; j < TILE; j++) {
            const size_t at = p.offset + j * filters + k;
            load_gradient(line, dy + at, y ? y + at : NULL, row, j < p.width ? p.height : 0);
            sum += (line[0] + line[1]) + (line[2] + line[3]);
            output_line_adjoint(out, line);
            store_line(columns + j * LANES, out, TILE * LANES, WINDOW);
        }
        if (dbias) f32x4_store(dbias + k, f32x4_load(dbias + k) + sum);
        for (size_t i = 0; i < WINDOW; i++) {
            load_line(line, columns + i * TILE * LANES, LANES, TILE);
            output_line_adjoint(out, line);
            store_line(dm + i * WINDOW * point + k, out, point, WINDOW);
        }
    }
}

// ---- The kernel ---------------------------------------------------------------------------------

void winograd_kernel(const convolution *c, float *u, float *ut, const float *kernel, size_t from,
                     size_t to)
{
    const size_t filters = c->filters, channels = c->channels, point = kernel_point(c);
    for (size_t channel = from; channel < to; channel++)
        for (size_t k = 0; k < filters; k += LANES) {
            f32x4 columns[WINDOW][3], line[3], out[WINDOW];
            for (size_t i = 0; i < 3; i++) {
                load_line(line, kernel + (i * channels + channel) * filters + k,
                          3 * channels * filters, 3);
                kernel_line(out, line);
                for (size_t j = 0; j < WINDOW; j++) columns[j][i] = out[j];
            }
            for (size_t i = 0; i < POINTS; i++) {
                if (i % WINDOW == 0) kernel_line(out, columns[i / WINDOW]);
                f32x4_store(u + i * point + channel * filters + k, out[i % WINDOW]);
                for (size_t j = 0; j < LANES; j++)
                    ut[i * point + (k + j) * channels + channel] = out[i % WINDOW][j];
            }
        }
}

void winograd_kernel_backward(const convolution *c, float *dkernel, const float *du, size_t count,
                              size_t stride, size_t channel, bool add)
{
    const size_t filters = c->filters, channels = c->channels, point = kernel_point(c);
    for (size_t k = 0; k < filters; k += LANES) {
        f32x4 columns[3][WINDOW], line[WINDOW], out[3];
        for (size_t i = 0; i < WINDOW; i++) {
            for (size_t j = 0; j < WINDOW; j++) {
                const float *from = du + (j * WINDOW + i) * point + channel * filters + k;
                line[j] = f32x4_load(from);
                for (size_t part = 1; part < count; part++)
                    line[j] += f32x4_load(from + part * stride);
            }
            kernel_line_adjoint(out, line);
            for (size_t j = 0; j < 3; j++) columns[j][i] = out[j];
        }
        for (size_t i = 0; i < 3; i++) {
            float *const to = dkernel + (3 * i * channels + channel) * filters + k;
            kernel_line_adjoint(out, columns[i]);
            for (size_t j = 0; add && j < 3; j++) out[j] += f32x4_load(to + j * channels * filters);
            store_line(to, out, channels * filters, 3);
        }
    }
}

// ---- A group of images --------------------------------------------------------------------------

// Rows of the strip's matrices: a tile each, and some to fill up the last four.
static size_t strip_rows(size_t tiles)
{
    return (tiles + 3) / 4 * 4;
}

void winograd_forward(const convolution *c, float *y, const float *x, size_t images, const float *u,
                      const float *bias, bool relu, float *scratch)
{
    const size_t channels = c->channels, filters = c->filters, total = tile_count(c, images);
    const size_t v_point = STRIP * channels + GAP, m_point = STRIP * filters + GAP;
    float *const v = scratch, *const m = v + POINTS * v_point, *const edge = m + POINTS * m_point;
    for (size_t first = 0; first < total; first += STRIP) {
        const size_t tiles = min_size(STRIP, total - first);
        for (size_t i = 0; i < tiles; i++)
            input_tile(c, v + i * channels, v_point, x, window_of(c, first + i), edge);
        for (size_t i = 0; i < POINTS; i++)
            product(m + i * m_point, filters, (matrix){v + i * v_point, channels, 1},
                    u + i * kernel_point(c), filters, strip_rows(tiles), filters, channels, false);
        for (size_t i = 0; i < tiles; i++)
            output_tile(c, y, m + i * filters, m_point, bias, relu, patch_of(c, first + i));
    }
}

// One strip's part of dU, which the first one overwrites, and its dV in the place of V.
static void strip_backward(const convolution *c, float *du, bool first, float *v, size_t v_point,
                           const float *dm, size_t m_point, const float *ut, size_t tiles)
{
    const size_t channels = c->channels, filters = c->filters;
    for (size_t i = 0; i < POINTS; i++, du += kernel_point(c), v += v_point, dm += m_point) {
        const matrix v_transposed = {v, 1, channels};
        product(du, filters, v_transposed, dm, filters, channels, filters, tiles, !first);
        if (ut)
            product(v, channels, (matrix){dm, filters, 1}, ut + i * kernel_point(c), channels,
                    strip_rows(tiles), channels, filters, false);
    }
}

void winograd_backward(const convolution *c, float *dx, float *du, float *dbias, const float *dy,
                       const float *y, const float *x, size_t images, const float *ut,
                       float *scratch)
{
    const size_t channels = c->channels, filters = c->filters, total = tile_count(c, images);
    const size_t v_point = BACKWARD_STRIP * channels + GAP;
    const size_t m_point = BACKWARD_STRIP * filters + GAP;
    const size_t image = c->height * c->width * channels;
    float *const v = scratch, *const dm = v + POINTS * v_point, *const edge = dm + POINTS * m_point;
    for (size_t first = 0; first < total; first += BACKWARD_STRIP) {
        const size_t tiles = min_size(BACKWARD_STRIP, total - first);
        for (size_t i = 0; i < tiles; i++) {
            input_tile(c, v + i * channels, v_point, x, window_of(c, first + i), edge);
            output_tile_adjoint(c, dm + i * filters, m_point, dbias, dy, y, patch_of(c, first + i));
        }
        strip_backward(c, du, first == 0, v, v_point, dm, m_point, dx ? ut : NULL, tiles);
        for (size_t i = 0; dx && i < tiles; i++) {
            const size_t tile = first + i;
            if (tile % tile_count(c, 1) == 0)
                memset(dx + tile / tile_count(c, 1) * image, 0, image * sizeof *dx);
            input_tile_adjoint(c, dx, v + i * channels, v_point, window_of(c, tile), edge);
        }
    }
}
