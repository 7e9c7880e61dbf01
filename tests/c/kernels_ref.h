// kernels_ref.h — matrix product, convolution, pooling, batch normalisation and augmentation as
// textbook loops that sum in double: slow, obvious, and what the engine's fast ones are compared
// with.
#ifndef KERNELS_REF_H
#define KERNELS_REF_H

#include "kernels.h"
#include "layer.h"

// The contract of gemm, without scratch.
void gemm_ref(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t n, size_t k);

// One layer, whose sizes are self's, on `images` images; conv without its activation.
// Backward functions overwrite dx and add to dkernel and dbias.
void conv_forward_ref(const layer *self, float *y, const float *kernel, const float *bias,
                      const float *x, size_t images);
void conv_backward_ref(const layer *self, float *dx, float *dkernel, float *dbias,
                       const float *kernel, const float *x, const float *dy, size_t images);
void maxpool_forward_ref(const layer *self, float *y, const float *x, size_t images);
void maxpool_backward_ref(const layer *self, float *dx, const float *x, const float *dy,
                          size_t images);
void avgpool_forward_ref(const layer *self, float *y, const float *x, size_t images);
void avgpool_backward_ref(const layer *self, float *dx, const float *dy, size_t images);
void globalavgpool_forward_ref(const layer *self, float *y, const float *x, size_t images);
void globalavgpool_backward_ref(const layer *self, float *dx, const float *dy, size_t images);
// While training, without its activation; the images are the batch. dgamma and dbeta are
// overwritten.
void batchnorm_forward_ref(const layer *self, float *y, const float *gamma, const float *beta,
                           const float *x, size_t images);
void batchnorm_backward_ref(const layer *self, float *dx, float *dgamma, float *dbeta,
                            const float *gamma, const float *x, const float *dy, size_t images);

// The contract of augment_image, in double and without rounding.
void augment_ref(double *to, const uint8_t *pixels, size_t height, size_t width,
                 const distortion *d);

#endif
