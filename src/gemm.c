// gemm.c — the matrix product under dense and convolution layers.
//
// Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008):
//
//     for GEMM_COLUMNS columns of B
//         for GEMM_DEPTH of the depth          pack this block of B: it stays in the outer cache
//             for GEMM_ROWS rows of A          pack this block of A: it stays in the inner cache
//                 for each tile of C           4 × 8 sums in registers, see tile.h
//
// Packing copies a block into panels that the innermost loop reads from front to back. Blocks with
// many zeros in A go to sparse.c, products with few columns to slim.c.
#include "kernels.h"
#include "simd.h"
#include "sizes.h"
#include "tile.h"

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
