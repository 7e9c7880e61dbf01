// gemm.c — the matrix product under dense and convolution layers.
//
// Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008): blocks of A
// and B are packed into panels that the innermost loop reads front to back, and a tile of C stays
// in registers while it runs over the depth of a block. A 4×8 tile needs 8 accumulators, 2 vectors
// of B and 1 of A: 11 of the 16 registers that a 128-bit machine has.
#include "kernels.h"
#include "simd.h"

enum { TILE_ROWS = 4, TILE_COLUMNS = 8 };

static size_t min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

// One panel: to[d * width + i] = from[i * stride + d * depth_stride] for i < width, d < depth.
// Lines beyond `count` are filled with zeros.
static inline void pack_panel(float *restrict to, const float *restrict from, size_t stride,
                              size_t depth_stride, size_t count, size_t depth, size_t width)
{
    size_t d = 0;
    if (count == width && stride == 1) {
        for (; d < depth; d++, to += width, from += depth_stride) {
            f32x4_store(to, f32x4_load(from));
            if (width > LANES) f32x4_store(to + LANES, f32x4_load(from + LANES));
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
static inline void pack(float *restrict to, const float *restrict from, size_t stride,
                        size_t depth_stride, size_t lines, size_t depth, size_t width)
{
    for (size_t i = 0; i < lines; i += width)
        pack_panel(to + i * depth, from + i * stride, stride, depth_stride,
                   min_size(width, lines - i), depth, width);
}

// sums[4][8] = 4 rows of A · 8 columns of B over `depth`: A's elements are a_row and a_depth floats
// apart, B's rows b_depth.
static inline void tile_multiply(f32x4 sums[TILE_ROWS][2], const float *restrict a, size_t a_row,
                                 size_t a_depth, const float *restrict b, size_t b_depth,
                                 size_t depth)
{
    f32x4 s00 = {0}, s01 = {0}, s10 = {0}, s11 = {0}, s20 = {0}, s21 = {0}, s30 = {0}, s31 = {0};
    for (size_t d = 0; d < depth; d++) {
        const f32x4 b0 = f32x4_load(b), b1 = f32x4_load(b + LANES);
        f32x4 x = f32x4_splat(a[0]);
        s00 = f32x4_madd(x, b0, s00);
        s01 = f32x4_madd(x, b1, s01);
        x = f32x4_splat(a[a_row]);
        s10 = f32x4_madd(x, b0, s10);
        s11 = f32x4_madd(x, b1, s11);
        x = f32x4_splat(a[2 * a_row]);
        s20 = f32x4_madd(x, b0, s20);
        s21 = f32x4_madd(x, b1, s21);
        x = f32x4_splat(a[3 * a_row]);
        s30 = f32x4_madd(x, b0, s30);
        s31 = f32x4_madd(x, b1, s31);
        a += a_depth;
        b += b_depth;
    }
    sums[0][0] = s00, sums[0][1] = s01, sums[1][0] = s10, sums[1][1] = s11;
    sums[2][0] = s20, sums[2][1] = s21, sums[3][0] = s30, sums[3][1] = s31;
}

// Adds a tile to C where C has room for it.
static inline void tile_add(float *c, size_t c_row, f32x4 sums[TILE_ROWS][2], size_t rows,
                            size_t columns)
{
    if (rows == TILE_ROWS && columns == TILE_COLUMNS) {
        for (size_t i = 0; i < TILE_ROWS; i++, c += c_row) {
            f32x4_store(c, f32x4_load(c) + sums[i][0]);
            f32x4_store(c + LANES, f32x4_load(c + LANES) + sums[i][1]);
        }
        return;
    }
    float edge[TILE_ROWS][TILE_COLUMNS];
    memcpy(edge, sums, sizeof edge);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) c[i * c_row + j] += edge[i][j];
}

// C += packed A · packed B.
static void block_multiply(float *c, size_t c_row, const float *a, const float *b, size_t m,
                           size_t n, size_t depth)
{
    for (size_t j = 0; j < n; j += TILE_COLUMNS)
        for (size_t i = 0; i < m; i += TILE_ROWS) {
            f32x4 sums[TILE_ROWS][2];
            tile_multiply(sums, a + i * depth, 1, TILE_ROWS, b + j * depth, TILE_COLUMNS, depth);
            tile_add(c + i * c_row + j, c_row, sums, min_size(TILE_ROWS, m - i),
                     min_size(TILE_COLUMNS, n - j));
        }
}

void gemm(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t n, size_t k, float *scratch)
{
    float *const a_packed = scratch, *const b_packed = scratch + GEMM_ROWS * GEMM_DEPTH;
    for (size_t j = 0; j < n; j += GEMM_COLUMNS)
        for (size_t d = 0; d < k; d += GEMM_DEPTH) {
            const size_t columns = min_size(GEMM_COLUMNS, n - j);
            const size_t depth = min_size(GEMM_DEPTH, k - d);
            pack(b_packed, b.at + d * b.row + j * b.column, b.column, b.row, columns, depth,
                 TILE_COLUMNS);
            for (size_t i = 0; i < m; i += GEMM_ROWS) {
                const size_t rows = min_size(GEMM_ROWS, m - i);
                pack(a_packed, a.at + i * a.row + d * a.column, a.row, a.column, rows, depth,
                     TILE_ROWS);
                block_multiply(c + i * c_row + j, c_row, a_packed, b_packed, rows, columns, depth);
            }
        }
}

void product(float *c, matrix a, const float *b, size_t m, size_t n, size_t k)
{
    for (size_t i = 0; i < m; i += TILE_ROWS)
        for (size_t j = 0; j < n; j += TILE_COLUMNS) {
            f32x4 sums[TILE_ROWS][2];
            tile_multiply(sums, a.at + i * a.row, a.row, a.column, b + j, n, k);
            for (size_t t = 0; t < TILE_ROWS; t++) {
                f32x4_store(c + (i + t) * n + j, sums[t][0]);
                f32x4_store(c + (i + t) * n + j + LANES, sums[t][1]);
            }
        }
}

void product_add(float *c, matrix a, const float *b, size_t m, size_t n, size_t k)
{
    for (size_t i = 0; i < m; i += TILE_ROWS)
        for (size_t j = 0; j < n; j += TILE_COLUMNS) {
            f32x4 sums[TILE_ROWS][2];
            tile_multiply(sums, a.at + i * a.row, a.row, a.column, b + j, n, k);
            tile_add(c + i * n + j, n, sums, TILE_ROWS, TILE_COLUMNS);
        }
}
