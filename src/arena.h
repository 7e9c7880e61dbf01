// arena.h — many arrays in one block of memory: measured first, then placed by the same function.
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>
#include <stdint.h>

// With base NULL it only counts; with a block of the counted size it hands out addresses.
typedef struct {
    char *base;
    uint64_t used_bytes; // 64 bits wide, so that sizes that do not fit are seen and not wrapped
} arena;

// `count` elements of `size` bytes, 16-byte aligned.
static inline void *arena_take(arena *a, uint64_t count, size_t size)
{
    void *const place = a->base ? a->base + a->used_bytes : NULL;
    a->used_bytes += (count * size + 15) / 16 * 16;
    return place;
}

static inline float *arena_floats(arena *a, uint64_t count)
{
    return arena_take(a, count, sizeof(float));
}

#endif
