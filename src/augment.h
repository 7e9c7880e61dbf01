// augment.h — images as they might also have been drawn: shifted, turned, scaled, sheared, bent,
// with thicker or thinner lines.
//
// What is done to an image is drawn first, from seed, epoch and image alone, and then done. So it
// does not matter which thread does it, or how a batch is cut.
#ifndef AUGMENT_H
#define AUGMENT_H

#include "nn.h"

#include <stdbool.h>

// How the images of a step are augmented.
typedef struct {
    bool used;
    nn_augmentation ranges;
    uint32_t seed, epoch;
} augmentation;

// The grid whose nodes are displaced: so many cells in each direction.
enum { AUGMENT_CELLS = 4, AUGMENT_NODES = AUGMENT_CELLS + 1 };

// What is done to one image. Lengths are pixels, angles degrees. All zeros but a scale of 1 leave
// the image as it is.
typedef struct {
    double shift_x, shift_y; // to the right, down
    double rotate, shear;
    double scale;                                    // a factor
    double stroke;                                   // by how much lines become wider
    double elastic[AUGMENT_NODES][AUGMENT_NODES][2]; // of each node, row by row: in x and in y
} distortion;

// Whether any range is above 0.
bool augment_changes(const nn_augmentation *ranges);

// Draws what is done to an image, each part uniformly from its range.
distortion augment_draw(const augmentation *a, uint32_t image);

// Bytes of scratch for images of this size.
size_t augment_scratch_bytes(size_t height, size_t width);

// The changed image. Around the image there is paper.
//
//   to        [height, width] out
//   pixels    [height, width]
//   scratch   [augment_scratch_bytes]
void augment_image(uint8_t *to, const uint8_t *pixels, size_t height, size_t width,
                   const distortion *d, uint8_t *scratch);

#endif
