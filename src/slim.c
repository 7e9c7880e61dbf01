// slim.c — matrix products with few columns: the last layer's ten classes, or its one unit.
//
// Where eight columns are there and A's rows lie together, they fill a tile (tile.h). For the rest
// the lanes of a vector run along A, whichever way its elements are neighbours:
//
//     dot      along the depth of the product   Y = X · W     four partial sums, added at the end
//     outer    along the rows of the result     dW = Xᵀ · dY  four rows of C at once
//
// A tile has 8 accumulators: 2 vectors of A by 4 columns of B, 4 by 2 or 8 by 1. With more the
// operands do not all fit into 15 registers, and V8 spills.
#include "kernels.h"
#include "simd.h"
#include "sizes.h"
#include "tile.h"

enum { SUMS = 8, CACHED_ROWS = 32 };

// C += A · B for the few rows or the little depth that fill no tile.
static __attribute__((noinline)) void multiply_rest(float *c, size_t c_row, matrix a, matrix b,
                                                    size_t m, size_t n, size_t k)
{
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < n; j++)
            for (size_t d = 0; d < k; d++)
                c[i * c_row + j] += a.at[i * a.row + d * a.column] * b.at[d * b.row + j * b.column];
}

static void clear(float *c, size_t c_row, size_t m, size_t n)
{
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < n; j++) c[i * c_row + j] = 0.0f;
}

// ---- Lanes along the depth: A's rows lie together -----------------------------------------------

// C += `rows` rows of A · `columns` columns of B, packed: of four lines of B a column after the
// other, and then of the next four. `depth` is a multiple of four.
INLINED void dot_tile(float *restrict c, size_t c_row, const float *restrict a, size_t a_row,
                      const float *restrict b, size_t depth, const size_t rows,
                      const size_t columns)
{
    f32x4 sums[SUMS] = {{0}};
    for (size_t d = 0; d < depth; d += LANES, b += columns * LANES) {
        f32x4 x[SUMS];
        for (size_t i = 0; i < rows; i++) x[i] = f32x4_load(a + i * a_row + d);
        for (size_t j = 0; j < columns; j++) {
            const f32x4 y = f32x4_load(b + j * LANES);
            for (size_t i = 0; i < rows; i++)
                sums[i * columns + j] = f32x4_madd(x[i], y, sums[i * columns + j]);
        }
    }
    for (size_t i = 0; i < rows; i++, c += c_row)
        for (size_t j = 0; j < columns; j++) c[j] += f32x4_sum(sums[i * columns + j]);
}

// Four lines of B after the other, `columns` columns of each.
INLINED void pack_columns(float *restrict packed, matrix b, size_t depth, const size_t columns)
{
    for (size_t d = 0; d < depth; d += LANES, packed += columns * LANES, b.at += LANES * b.row)
        for (size_t j = 0; j < columns; j++)
            for (size_t i = 0; i < LANES; i++)
                packed[j * LANES + i] = b.at[i * b.row + j * b.column];
}

// All rows of A by `columns` columns.
INLINED void dot_columns(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t depth,
                         float *packed, const size_t rows, const size_t columns)
{
    const size_t whole = depth / LANES * LANES, tiles = m / rows;
    pack_columns(packed, b, whole, columns);
    for (size_t i = 0; i < tiles * rows; i += rows)
        dot_tile(c + i * c_row, c_row, a.at + i * a.row, a.row, packed, whole, rows, columns);
    multiply_rest(c + tiles * rows * c_row, c_row, (matrix){a.at + tiles * rows * a.row, a.row, 1},
                  b, m - tiles * rows, columns, whole);
    multiply_rest(c, c_row, (matrix){a.at + whole, a.row, 1},
                  (matrix){b.at + whole * b.row, b.row, b.column}, m, columns, depth - whole);
}

static void dot_rows(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t n, size_t depth,
                     float *packed)
{
    size_t j = 0;
    for (; j + 2 <= n; j += 2, b.at += 2 * b.column)
        dot_columns(c + j, c_row, a, b, m, depth, packed, 4, 2);
    if (j < n) dot_columns(c + j, c_row, a, b, m, depth, packed, 8, 1);
}

// ---- Lanes along the rows: A's columns lie together ---------------------------------------------

// C += `vectors` · 4 rows of A · `columns` columns of B.
INLINED void outer_tile(float *restrict c, size_t c_row, matrix a, matrix b, size_t depth,
                        const size_t vectors, const size_t columns)
{
    f32x4 sums[SUMS] = {{0}};
    for (size_t d = 0; d < depth; d++, a.at += a.column, b.at += b.row) {
        f32x4 x[SUMS];
        for (size_t i = 0; i < vectors; i++) x[i] = f32x4_load(a.at + i * LANES);
        for (size_t j = 0; j < columns; j++) {
            const f32x4 y = f32x4_splat(b.at[j]);
            for (size_t i = 0; i < vectors; i++)
                sums[i * columns + j] = f32x4_madd(x[i], y, sums[i * columns + j]);
        }
    }
    for (size_t i = 0; i < vectors; i++, c += LANES * c_row) {
        f32x4 *const s = sums + i * columns;
        if (columns == LANES) f32x4_transpose(s);
        for (size_t lane = 0; lane < LANES; lane++)
            if (columns == LANES)
                f32x4_store(c + lane * c_row, f32x4_load(c + lane * c_row) + s[lane]);
            else
                for (size_t j = 0; j < columns; j++) c[lane * c_row + j] += s[j][lane];
    }
}

// All rows of A by `columns` columns.
INLINED void outer_columns(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t depth,
                           const size_t vectors, const size_t columns)
{
    const size_t rows = vectors * LANES;
    for (; m >= rows; m -= rows, a.at += rows, c += rows * c_row)
        outer_tile(c, c_row, a, b, depth, vectors, columns);
    multiply_rest(c, c_row, a, b, m, columns, depth);
}

// A few rows of A at a time, which lie in the nearest cache for all columns of B.
static void outer_rows(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t n, size_t depth)
{
    for (; m > 0; c += CACHED_ROWS * c_row, a.at += CACHED_ROWS) {
        const size_t rows = min_size(CACHED_ROWS, m);
        matrix columns = b;
        size_t j = 0;
        for (; j + 4 <= n; j += 4, columns.at += 4)
            outer_columns(c + j, c_row, a, columns, rows, depth, 2, 4);
        for (; j + 2 <= n; j += 2, columns.at += 2)
            outer_columns(c + j, c_row, a, columns, rows, depth, 4, 2);
        if (j < n) outer_columns(c + j, c_row, a, columns, rows, depth, 8, 1);
        m -= rows;
    }
}

void gemm_slim(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t n, size_t k, bool add,
               float *scratch)
{
    if (a.column == 1 && b.column == 1 && n >= TILE_COLUMNS) {
        const size_t whole = m / LANES * LANES;
        float *const rest = c + whole * c_row;
        product(c, c_row, a, b.at, b.row, whole, TILE_COLUMNS, k, add);
        if (!add) clear(rest, c_row, m - whole, TILE_COLUMNS);
        multiply_rest(rest, c_row, (matrix){a.at + whole * a.row, a.row, 1}, b, m - whole,
                      TILE_COLUMNS, k);
        c += TILE_COLUMNS, b.at += TILE_COLUMNS, n -= TILE_COLUMNS;
    }
    if (!add) clear(c, c_row, m, n);
    if (a.column != 1) {
        outer_rows(c, c_row, a, b, m, n, k);
        return;
    }
    for (size_t d = 0; d < k; d += SLIM_DEPTH)
        dot_rows(c, c_row, (matrix){a.at + d, a.row, 1},
                 (matrix){b.at + d * b.row, b.row, b.column}, m, n, min_size(SLIM_DEPTH, k - d),
                 scratch);
}
