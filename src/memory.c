// memory.c — blocks for arguments, aligned for vectors of four floats.
#include "nn.h"

#include <stdlib.h>

enum { ALIGNMENT = 16 };

void *nn_alloc(size_t bytes)
{
    if (bytes > SIZE_MAX - ALIGNMENT) return NULL;
    // C11 wants a multiple of the alignment; one block more keeps an empty one distinct from NULL.
    return aligned_alloc(ALIGNMENT, (bytes / ALIGNMENT + 1) * ALIGNMENT);
}

void nn_free(void *block)
{
    free(block);
}
