// gemm.c — the matrix product under dense and convolution layers.
//
// Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008): blocks of A
// and B are packed into panels that the innermost loop reads front to back, and a tile of C stays
// in registers while it runs over the depth of a block. A 4×8 tile needs 8 accumulators, 2 vectors
// of B and 1 of A: 11 of the 16 registers that a 128-bit machine has.
#include "convolution.h"
#include "kernels.h"
#include "simd.h"
#include "sizes.h"

enum { TILE_ROWS = 4, TILE_COLUMNS = 8 };

// One panel: to[d * width + i] = from[i * stride + d * depth_stride] for i < width, d < depth.
// Lines beyond `count` are filled with zeros.
INLINED void pack_panel(float *restrict to, const float *restrict from, size_t stride,
                        size_t depth_stride, size_t count, size_t depth, size_t width)
{
    size_t d = 0;
    if (count == width && stride == 1) {
        for (; d < depth; d++, to += width, from += depth_stride) {
            for (size_t i = 0; i < width; i += 2 * LANES) { // in pairs, like floats_copy
                const f32x4 first = f32x4_load(from + i);
                if (width > LANES) f32x4_store(to + i + LANES, f32x4_load(from + i + LANES));
                f32x4_store(to + i, first);
            }
        }
        return;
    } else if (count == width && depth_stride == 1) {
        for (; d + LANES <= depth; d += LANES)
            for (size_t i = 0; i < width; i += LANES) {
                f32x4 square[LANES];
                for (size_t j = 0; j < LANES; j++)
                    square[j] = f32x4_load(from + (i + j) * stride + d);
                f32x4_transpose(square);
                for (size_t j = 0; j < LANES; j++) f32x4_store(to + (d + j) * width + i, square[j]);
            }
    }
    for (; d < depth; d++)
        for (size_t i = 0; i < width; i++)
            to[d * width + i] = i < count ? from[i * stride + d * depth_stride] : 0.0f;
}

// All panels of `lines` lines.
INLINED void pack(float *restrict to, const float *restrict from, size_t stride,
                  size_t depth_stride, size_t lines, size_t depth, size_t width)
{
    for (size_t i = 0; i < lines; i += width)
        pack_panel(to + i * depth, from + i * stride, stride, depth_stride,
                   min_size(width, lines - i), depth, width);
}

// Where the operands of a tile lie. The depth of a product may come in segments: lines of an image.
typedef struct {
    size_t a_row, a_depth, a_segment; // distances in floats between rows, along the depth, …
    size_t b_depth, b_segment;
    size_t depth, segments;
} layout;

// sums[4][8] = 4 rows of A · 8 columns of B.
static inline void tile_multiply(f32x4 sums[TILE_ROWS][2], const float *restrict a,
                                 const float *restrict b, layout l)
{
    f32x4 s00 = {0}, s01 = {0}, s10 = {0}, s11 = {0}, s20 = {0}, s21 = {0}, s30 = {0}, s31 = {0};
    for (size_t segment = 0; segment < l.segments; segment++) {
        const float *restrict x = a + segment * l.a_segment;
        const float *restrict y = b + segment * l.b_segment;
        for (size_t d = 0; d < l.depth; d++, x += l.a_depth, y += l.b_depth) {
            const f32x4 b0 = f32x4_load(y), b1 = f32x4_load(y + LANES);
            f32x4 v = f32x4_splat(x[0]);
            s00 = f32x4_madd(v, b0, s00);
            s01 = f32x4_madd(v, b1, s01);
            v = f32x4_splat(x[l.a_row]);
            s10 = f32x4_madd(v, b0, s10);
            s11 = f32x4_madd(v, b1, s11);
            v = f32x4_splat(x[2 * l.a_row]);
            s20 = f32x4_madd(v, b0, s20);
            s21 = f32x4_madd(v, b1, s21);
            v = f32x4_splat(x[3 * l.a_row]);
            s30 = f32x4_madd(v, b0, s30);
            s31 = f32x4_madd(v, b1, s31);
        }
    }
    sums[0][0] = s00, sums[0][1] = s01, sums[1][0] = s10, sums[1][1] = s11;
    sums[2][0] = s20, sums[2][1] = s21, sums[3][0] = s30, sums[3][1] = s31;
}

// C = or += a tile, where C has room for it.
static inline void tile_store(float *c, size_t c_row, f32x4 sums[TILE_ROWS][2], size_t rows,
                              size_t columns, bool add)
{
    if (rows == TILE_ROWS && columns == TILE_COLUMNS) {
        for (size_t i = 0; i < TILE_ROWS; i++, c += c_row)
            for (size_t j = 0; j < 2; j++) {
                if (add) sums[i][j] += f32x4_load(c + j * LANES);
                f32x4_store(c + j * LANES, sums[i][j]);
            }
        return;
    }
    float edge[TILE_ROWS][TILE_COLUMNS];
    memcpy(edge, sums, sizeof edge);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++)
            c[i * c_row + j] = add ? c[i * c_row + j] + edge[i][j] : edge[i][j];
}

// C = or += packed A · packed B.
static void block_multiply(float *c, size_t c_row, const float *a, const float *b, size_t m,
                           size_t n, size_t depth, bool add)
{
    const layout packed = {
        .a_row = 1, .a_depth = TILE_ROWS, .b_depth = TILE_COLUMNS, .depth = depth, .segments = 1};
    for (size_t j = 0; j < n; j += TILE_COLUMNS)
        for (size_t i = 0; i < m; i += TILE_ROWS) {
            f32x4 sums[TILE_ROWS][2];
            tile_multiply(sums, a + i * depth, b + j * depth, packed);
            tile_store(c + i * c_row + j, c_row, sums, min_size(TILE_ROWS, m - i),
                       min_size(TILE_COLUMNS, n - j), add);
        }
}

// A block of packed B, all rows of A.
static void columns_multiply(float *c, size_t c_row, matrix a, const float *b_packed, size_t m,
                             size_t n, size_t depth, bool add, float *a_packed)
{
    for (size_t i = 0; i < m; i += GEMM_ROWS) {
        const size_t rows = min_size(GEMM_ROWS, m - i);
        pack(a_packed, a.at + i * a.row, a.row, a.column, rows, depth, TILE_ROWS);
        block_multiply(c + i * c_row, c_row, a_packed, b_packed, rows, n, depth, add);
    }
}

void gemm(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t n, size_t k, bool add,
          float *scratch)
{
    float *const a_packed = scratch, *const b_packed = scratch + GEMM_ROWS * GEMM_DEPTH;
    if (n <= SLIM_COLUMNS && (a.column == 1 || (a.row == 1 && b.column == 1))) {
        gemm_slim(c, c_row, a, b, m, n, k, add, scratch);
        return;
    }
    for (size_t j = 0; j < n; j += GEMM_COLUMNS)
        for (size_t d = 0; d < k; d += GEMM_DEPTH) {
            const size_t columns = min_size(GEMM_COLUMNS, n - j);
            const size_t depth = min_size(GEMM_DEPTH, k - d);
            const matrix a_block = {a.at + d * a.column, a.row, a.column};
            const float *const b_block = b.at + d * b.row + j * b.column;
            if (sparse_pays(a_block, m, columns, depth)) {
                pack(b_packed, b_block, b.column, b.row, columns, depth, SPARSE_COLUMNS);
                sparse_multiply(c + j, c_row, a_block, b_packed, m, columns, depth, add || d > 0,
                                a_packed);
            } else {
                pack(b_packed, b_block, b.column, b.row, columns, depth, TILE_COLUMNS);
                columns_multiply(c + j, c_row, a_block, b_packed, m, columns, depth, add || d > 0,
                                 a_packed);
            }
        }
}

void product(float *c, size_t c_row, matrix a, const float *b, size_t b_row, size_t m, size_t n,
             size_t k, bool add)
{
    const layout l = {
        .a_row = a.row, .a_depth = a.column, .b_depth = b_row, .depth = k, .segments = 1};
    for (size_t i = 0; i < m; i += TILE_ROWS)
        for (size_t j = 0; j < n; j += TILE_COLUMNS) {
            f32x4 sums[TILE_ROWS][2];
            tile_multiply(sums, a.at + i * a.row, b + j, l);
            tile_store(c + i * c_row + j, c_row, sums, TILE_ROWS, TILE_COLUMNS, add);
        }
}

bool lines_fit(const convolution *c)
{
    return c->filters % TILE_COLUMNS == 0 && c->out_width >= TILE_ROWS;
}

void lines_forward(const convolution *c, float *y, const float *x, const float *kernel)
{
    const size_t filters = c->filters, run = c->kernel_width * c->channels;
    const layout l = {.a_row = c->channels,
                      .a_depth = 1,
                      .a_segment = c->width * c->channels,
                      .b_depth = filters,
                      .b_segment = run * filters,
                      .depth = run,
                      .segments = c->kernel_height};
    for (size_t row = 0; row < c->out_height; row++, y += c->out_width * filters)
        for (size_t i = 0; i < c->out_width; i += TILE_ROWS) {
            const size_t first = min_size(i, c->out_width - TILE_ROWS);
            const float *const a = x + (row * c->width + first) * c->channels;
            for (size_t j = 0; j < filters; j += TILE_COLUMNS) {
                f32x4 sums[TILE_ROWS][2];
                tile_multiply(sums, a, kernel + j, l);
                tile_store(y + first * filters + j, filters, sums, TILE_ROWS, TILE_COLUMNS, false);
            }
        }
}

void lines_kernel_backward(const convolution *c, float *dkernel, const float *dy, const float *x)
{
    const size_t filters = c->filters, run = c->kernel_width * c->channels;
    const layout l = {.a_row = 1,
                      .a_depth = c->channels,
                      .a_segment = c->width * c->channels,
                      .b_depth = filters,
                      .b_segment = c->out_width * filters,
                      .depth = c->out_width,
                      .segments = c->out_height};
    for (size_t ky = 0; ky < c->kernel_height; ky++)
        for (size_t i = 0; i < run; i += TILE_ROWS)
            for (size_t j = 0; j < filters; j += TILE_COLUMNS) {
                f32x4 sums[TILE_ROWS][2];
                tile_multiply(sums, x + ky * l.a_segment + i, dy + j, l);
                tile_store(dkernel + (ky * run + i) * filters + j, filters, sums,
                           min_size(TILE_ROWS, run - i), TILE_COLUMNS, true);
            }
}
