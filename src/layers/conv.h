// conv.h — what the files of the layer conv share: a row for each algorithm.
#ifndef CONV_H
#define CONV_H

#include "layer.h"

// One way to compute a convolution.
typedef struct conv_algorithm {
    bool (*fits)(const convolution *c);
    void (*measure)(layer *self); // sets self's convolution and the sizes of its arrays
    const op *ops;                // prepare, forward, backward, sum

    // Called by conv_images_ops, for one image whose zeros lie around it in memory; see
    // convolution.h.
    void (*forward)(const convolution *c, float *y, const float *x, const float *kernel,
                    float *scratch);
    void (*kernel_backward)(const convolution *c, float *dkernel, const float *dy, const float *x,
                            float *scratch);
    void (*input_backward)(const convolution *c, float *dx, const float *dy, const float *kernel,
                           float *scratch);
} conv_algorithm;

// conv_images.c serves lines and patches, conv_winograd.c Winograd's algorithm.
void conv_images_measure(layer *self);
void conv_winograd_measure(layer *self);
extern const op conv_images_ops[], conv_winograd_ops[];

// Adds up `part_count` arrays of `count` floats, `stride` floats apart, in their order, and writes
// the result to `sum`, or adds it.
void conv_sum(float *sum, size_t count, const float *parts, size_t part_count, size_t stride,
              bool add);

#endif
