// csr.h — images without the pixels that are zero: compressed sparse rows.
#ifndef CSR_H
#define CSR_H

#include "arena.h"

#include <stdbool.h>

// Of each image a list of the pixels that are not zero, in their order, with room for all. Names
// are those of SciPy's csr_matrix, but every block of pixels has an entry in indptr, not every row.
typedef struct {
    float *values;      // [images, room] scaled
    uint16_t *indices;  // [images, room] of the pixels
    uint16_t *indptr;   // [images, blocks + 1] where in the list each block begins, and the end
    uint64_t *set_bits; // [256] for each byte the numbers of its bits that are set, one byte each
    size_t pixels, room, blocks;
} csr;

// Pixels in a block: the sums of a product for them lie in the nearest cache, and an image of the
// usual size has four blocks.
enum { CSR_BLOCK = 208 };

// The most pixels of an image; the columns that a matrix to multiply by may have.
enum { CSR_MOST_PIXELS = 64 * 64, CSR_LEAST_COLUMNS = 4, CSR_MOST_COLUMNS = 12 };

// Memory for the lists of some images.
void csr_place(csr *x, arena *a, size_t images, size_t pixels);

// Lists one image, which is the `image`-th, every pixel times `scale`.
//
//   scratch   [room] bytes
void csr_read(const csr *x, size_t image, const uint8_t *pixels, float scale, uint8_t *scratch);

// Writes images from the first on as rows of all pixels.  rows [images, pixels]
void csr_expand(float *rows, const csr *x, size_t images);

// C = X · B for images from `first` on.  B [pixels, n], C [images, n]
void csr_multiply(float *c, const csr *x, size_t first, size_t images, const float *b, size_t n);

// A block's rows of C = X^T · B, or C += X^T · B.  B [images, n], C [pixels, n]
//
//   scratch   [pixels · CSR_MOST_COLUMNS] floats
void csr_multiply_transposed(float *c, const csr *x, size_t images, size_t block, const float *b,
                             size_t n, bool add, float *scratch);

#endif
