// idx.h — the IDX file format of MNIST, read in chunks: a header, then unsigned bytes.
#ifndef IDX_H
#define IDX_H

#include "array.h"

enum { IDX_MAX_HEADER = 16 };

typedef struct {
    uint8_t header[IDX_MAX_HEADER];
    size_t position; // bytes of the file so far
} idx_reader;

// Where the next bytes of the file belong; *room of them at most.
uint8_t *idx_room(idx_reader *reader, size_t *room, const array *a, size_t rank);

// `count` bytes have been written to where idx_room said. Checks the header as far as it is here
// and gives the array its shape as soon as it is complete.
//
//   rank   1 for labels, 3 for images
//
// NN_ERR_FORMAT, NN_ERR_ELEMENT_TYPE, NN_ERR_DIMENSIONS, NN_ERR_TRAILING, NN_ERR_MEMORY.
nn_status idx_advance(idx_reader *reader, array *a, size_t count, size_t rank) NN_CHECKED;

#endif
