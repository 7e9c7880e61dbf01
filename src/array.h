// array.h — an array of unsigned bytes, labels or images, that fills up from the front.
#ifndef ARRAY_H
#define ARRAY_H

#include "nn.h"

typedef struct {
    uint8_t *bytes;       // [count, height, width]; NULL while the shape is unknown
    size_t count;         // labels or images
    size_t height, width; // 1 and 1 for labels
    size_t size;          // count · height · width
    size_t filled;        // bytes from the first on that are here
} array;

// Gives an array its shape and its memory, zeros.
//
//   dims   [rank] count, or count, height, width, as a file claims them
//   at     [rank] where in the file each of them stands
//   rank   1 for labels, 3 for images
//
// NN_ERR_DIMENSIONS if one is 0 or too large; nothing is allocated before all are checked.
nn_status array_create(array *a, const uint32_t *dims, const size_t *at, size_t rank) NN_CHECKED;
void array_destroy(array *a);

#endif
