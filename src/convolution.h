// convolution.h — three algorithms for convolution, forward and backward.
//
// Images are [height, width, channels], kernels [kernel_height, kernel_width, channels, filters].
// layers/conv.c decides which one is used.
#ifndef CONVOLUTION_H
#define CONVOLUTION_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t height, width, channels; // of the input
    size_t out_height, out_width, filters;
    size_t kernel_height, kernel_width;
    size_t stride;    // lines and columns between the pixels that neighbouring outputs see first
    size_t top, left; // lines and columns of zeros that count as lying before the input's first
} convolution;

// ---- Patches: a product of matrices, for any kernel ---------------------------------------------
// One image, whose zeros lie around it in memory: top and left are 0.

// Always.
bool patches_fit(const convolution *c);

// Floats of scratch that the next three need, after gemm's.
size_t patches_scratch(const convolution *c);

// y = x * kernel
void patches_forward(const convolution *c, float *y, const float *x, const float *kernel,
                     float *scratch);

// dkernel += gradient
void patches_kernel_backward(const convolution *c, float *dkernel, const float *dy, const float *x,
                             float *scratch);

// dx += gradient
void patches_input_backward(const convolution *c, float *dx, const float *dy, const float *kernel,
                            float *scratch);

// ---- Lines: the same product without gathering patches ------------------------------------------
// Lines of the image are rows of the matrices as they lie. Filters are a multiple of 8, and the
// output is at least 4 pixels wide. Neither function needs scratch.

bool lines_fit(const convolution *c);

// y = x * kernel
void lines_forward(const convolution *c, float *y, const float *x, const float *kernel,
                   float *scratch);

// dkernel += gradient. Reads up to LINES_OVERREAD floats behind the end of x.
void lines_kernel_backward(const convolution *c, float *dkernel, const float *dy, const float *x,
                           float *scratch);
enum { LINES_OVERREAD = 3 };

// ---- Winograd's F(4×4, 3×3): kernels of 3×3, channels and filters multiples of 8, stride 1 ------
// A group of images, one after the other. Lavin and Gray (2015); see convolution_winograd.c.

bool winograd_fits(const convolution *c);

// Floats of a transformed kernel: 36 matrices of [channels, filters], with gaps.
size_t winograd_kernel_count(const convolution *c);
size_t winograd_scratch(const convolution *c);

// The kernel as the functions below need it, for the channels [from, to).
//
//   u    out, for forward
//   ut   out, the matrices transposed, for backward
void winograd_kernel(const convolution *c, float *u, float *ut, const float *kernel, size_t from,
                     size_t to);

// Adds up `count` transformed-kernel gradients (du, `stride` floats apart), transforms the sum
// back, and stores it in (add: adds it to) dkernel, for one input channel.
void winograd_kernel_backward(const convolution *c, float *dkernel, const float *du, size_t count,
                              size_t stride, size_t channel, bool add);

// y = x * kernel + bias, with zeros for what is negative if `relu`. bias may be NULL.
void winograd_forward(const convolution *c, float *y, const float *x, size_t images, const float *u,
                      const float *bias, bool relu, float *scratch);

// du = gradient of u; dx = gradient, dbias += gradient, where they are not NULL.
//
//   y   dy counts only where y is positive; NULL: everywhere
void winograd_backward(const convolution *c, float *dx, float *du, float *dbias, const float *dy,
                       const float *y, const float *x, size_t images, const float *ut,
                       float *scratch);

#endif
