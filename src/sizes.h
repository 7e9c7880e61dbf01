// sizes.h — counting in blocks.
#ifndef SIZES_H
#define SIZES_H

#include <stddef.h>

static inline size_t min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

// Number of blocks of `size` that cover `count`.
static inline size_t block_count(size_t count, size_t size)
{
    return (count + size - 1) / size;
}

#endif
