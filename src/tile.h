// tile.h — 4 × 8 elements of a matrix product, held in registers over the whole depth.
//
//                    y[0 … 3] y[4 … 7]     two vectors of a row of B
//                        │        │
//     x[row 0] ──────  s00      s01
//     x[row 1] ──────  s10      s11        eight accumulators
//     x[row 2] ──────  s20      s21
//     x[row 3] ──────  s30      s31
//
// 8 accumulators, 2 vectors of B and 1 of A are 11 of the 16 registers that a 128-bit machine has.
// gemm.c runs it over packed panels, product.c and convolution_lines.c over matrices where they
// lie.
#ifndef TILE_H
#define TILE_H

#include "simd.h"

#include <stdbool.h>

enum { TILE_ROWS = 4, TILE_COLUMNS = 8 };

// Where the operands of a tile lie: distances in floats between neighbouring rows, along the depth,
// and between segments. The depth of a product may come in segments, such as lines of an image.
typedef struct {
    size_t a_row, a_depth, a_segment;
    size_t b_depth, b_segment;
    size_t depth, segments;
} layout;

// sums = 4 rows of A · 8 columns of B.
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

// C = or += the sums, for the `rows` and `columns` that C has.
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

#endif
