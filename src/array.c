// array.c — checks the dimensions that a file claims before it gets memory for them.
#include "array.h"

#include "status.h"

#include <assert.h>
#include <stdlib.h>

// Far above MNIST's 60,000 images of 28 x 28, and within what a 32-bit address space can hold.
enum { MAX_COUNT = 1000000, MAX_SIDE = 1024, MAX_SIZE = 512 << 20 };

nn_status array_create(array *a, const uint32_t *dims, const size_t *at, size_t rank)
{
    assert((rank == 1 || rank == 3) && !a->bytes);
    uint64_t size = 1;
    for (size_t i = 0; i < rank; i++) {
        const uint32_t most = i == 0 ? MAX_COUNT : MAX_SIDE;
        if (dims[i] == 0 || dims[i] > most) return fail(NN_ERR_DIMENSIONS, at[i]);
        size *= dims[i];
    }
    if (size > MAX_SIZE) return fail(NN_ERR_DIMENSIONS, at[0]);
    uint8_t *bytes = calloc((size_t)size, 1);
    if (!bytes) return fail(NN_ERR_MEMORY, (size_t)size);
    *a = (array){
        .bytes = bytes,
        .count = dims[0],
        .height = rank == 3 ? dims[1] : 1,
        .width = rank == 3 ? dims[2] : 1,
        .size = (size_t)size,
    };
    return NN_OK;
}

void array_destroy(array *a)
{
    free(a->bytes);
    *a = (array){0};
}
