// kernels.h — the arithmetic under the layers, one contract each. The tests have the same as
// textbook loops, in kernels_ref.c.
//
// m, n, k are the usual three dimensions of a matrix product. Outputs overlap no input.
#ifndef KERNELS_H
#define KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A matrix wherever it lies: element (i, j) is at[i * row + j * column]. A transposed view of it
// has the two strides exchanged.
typedef struct {
    const float *at;
    size_t row, column;
} matrix;

// C = A · B, or C += A · B.  C [m, n] with rows `c_row` floats apart, A [m, k], B [k, n], k ≥ 1.
//
//   add       whether what C holds is kept
//   scratch   [GEMM_SCRATCH] floats, 16-byte aligned
//
// Every element of C is summed in an order that depends on k alone, so that C may be computed in
// pieces with the same bits, if none has SLIM_COLUMNS or fewer columns: those go to gemm_slim.
// Zeros of A may be skipped: the result differs only where B holds inf or NaN.
void gemm(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t n, size_t k, bool add,
          float *scratch);

// Blocks that gemm works in: rows of A and columns of B that are packed at a time.
enum { GEMM_ROWS = 128, GEMM_COLUMNS = 128, GEMM_DEPTH = 256 };
enum { GEMM_SCRATCH = (GEMM_ROWS + GEMM_COLUMNS) * GEMM_DEPTH };

// Whether a block of A has so many zeros that leaving them out takes less time.
bool sparse_pays(matrix a, size_t m, size_t n, size_t k);

// C = or += a block of A · a block of B, without what is zero in A.
//
//   b         in panels of SPARSE_COLUMNS columns, one row after the other in each, the last filled
//             up with zeros
//   depth     at most GEMM_DEPTH
//   scratch   [SPARSE_SCRATCH] floats
void sparse_multiply(float *c, size_t c_row, matrix a, const float *b, size_t m, size_t n,
                     size_t depth, bool add, float *scratch);
enum { SPARSE_COLUMNS = 32, SPARSE_SCRATCH = GEMM_ROWS * GEMM_DEPTH };

// gemm where C has so few columns that it fills no tile: the columns of A lie together (a.column is
// 1), or its rows and the columns of B (a.row and b.column are 1).
//
//   scratch   [2 · min(k, SLIM_DEPTH)] floats
void gemm_slim(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t n, size_t k, bool add,
               float *scratch);
enum { SLIM_COLUMNS = 12, SLIM_DEPTH = 512 };

// gemm for matrices that the cache holds anyhow, without packing.
//
//   b   rows `b_row` floats apart
//   m   a multiple of 4; n a multiple of 8
void product(float *c, size_t c_row, matrix a, const float *b, size_t b_row, size_t m, size_t n,
             size_t k, bool add);

// to = from; faster than memcpy for the short lines that layers copy.
void floats_copy(float *restrict to, const float *restrict from, size_t count);

// Y += row on each of its rows, and sum += the rows of Y.  Y [rows, count]
void rows_add(float *restrict y, const float *restrict row, size_t rows, size_t count);
void rows_sum(float *restrict sum, const float *restrict y, size_t rows, size_t count);

// Y = (pixels - offset) · scale.
void pixels_scale(float *y, const uint8_t *pixels, size_t count, float offset, float scale);

// Products of images of bytes with one column of floats: x · w, and Y += Xᵀ · factors for some of
// the pixels, `pixels` from the `first` on.  w [count], Y [pixels], factors [count]
float pixels_multiply(const uint8_t *x, size_t count, const float *w);
void pixels_multiply_transposed(float *y, const uint8_t *const *images, size_t count, size_t first,
                                size_t pixels, const float *factors);

// y = f(y) in place, and dy = dy · f'(x) in place, where f' is known from y = f(x).
void relu(float *y, size_t count);
void relu_backward(float *restrict dy, const float *restrict y, size_t count);
void sigmoid(float *y, size_t count);
void sigmoid_backward(float *restrict dy, const float *restrict y, size_t count);
void tanh_forward(float *y, size_t count);
void tanh_backward(float *restrict dy, const float *restrict y, size_t count);

// The first of the largest.
size_t largest(const float *x, size_t count);

// y = softmax(x) for one row, which may be the same; returns ln Σ exp(x - max x).
float softmax(float *y, const float *x, size_t count);

#endif
