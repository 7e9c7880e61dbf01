// convolution.h — three ways to convolve one image with stride 1, forward and backward.
//
// Images are [height, width, channels], kernels [kernel_height, kernel_width, channels, filters].
// The input already has its zeros around it: it is taller and wider than the output by the kernel
// less one. conv.c, the layer, decides which way is taken.
#ifndef CONVOLUTION_H
#define CONVOLUTION_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t height, width, channels; // of the padded input
    size_t out_height, out_width, filters;
    size_t kernel_height, kernel_width;
} convolution;

// ---- As a product of matrices: any kernel -------------------------------------------------------

// Floats of scratch that the next three need, after gemm's.
size_t patches_scratch(const convolution *c);

// y += x * kernel
void patches_forward(const convolution *c, float *y, const float *x, const float *kernel,
                     float *scratch);

// dkernel += gradient
void patches_kernel_backward(const convolution *c, float *dkernel, const float *dy, const float *x,
                             float *scratch);

// dx += gradient
void patches_input_backward(const convolution *c, float *dx, const float *dy, const float *kernel,
                            float *scratch);

// ---- The same without gathering patches ---------------------------------------------------------
// Lines of the image are rows of the matrices as they lie. Filters are a multiple of 8, and the
// output is at least 4 pixels wide.

bool lines_fit(const convolution *c);

// y = x * kernel
void lines_forward(const convolution *c, float *y, const float *x, const float *kernel);

// dkernel += gradient. Reads up to 3 floats behind the end of x.
void lines_kernel_backward(const convolution *c, float *dkernel, const float *dy, const float *x);

// ---- By Winograd's F(4×4, 3×3): kernels of 3×3, channels and filters multiples of 8 -------------
// The input has whole tiles: its height and width are multiples of 4, plus 2.

bool winograd_fits(const convolution *c);

// Numbers of a transformed kernel: 36 for each pair of channel and filter.
size_t winograd_kernel_count(const convolution *c);
size_t winograd_scratch(const convolution *c);

// The kernel as the functions below want it, for the channels [from, to).
//
//   u    out, [36, channels, filters]
//   ut   out, [36, filters, channels]
void winograd_kernel(const convolution *c, float *u, float *ut, const float *kernel, size_t from,
                     size_t to);

// dkernel += what the sum of `count` arrays of du, `stride` floats apart, means for one channel.
void winograd_kernel_backward(const convolution *c, float *dkernel, const float *du, size_t count,
                              size_t stride, size_t channel);

// y = x * kernel
void winograd_forward(const convolution *c, float *y, const float *x, const float *u,
                      float *scratch);

// du += gradient of u; dx += gradient, where it is not NULL.
void winograd_backward(const convolution *c, float *dx, float *du, const float *dy, const float *x,
                       const float *ut, float *scratch);

#endif
