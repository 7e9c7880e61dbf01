// product.c — matrix products of whole tiles, without packing: Winograd's and a narrow last
// layer's.
#include "kernels.h"
#include "sizes.h"
#include "tile.h"

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
