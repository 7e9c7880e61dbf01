// arena.h — many arrays in one block of memory: measured first, then placed by the same function.
//
// Under AddressSanitizer a zone that nobody may touch follows each array, so that an overrun is
// found although the next array lies in the same block.
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>
#include <stdint.h>

#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
enum { ARENA_RED_ZONE = 64 };
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
enum { ARENA_RED_ZONE = 0 };
#endif

// With base NULL it only counts; with a block of the counted size it hands out addresses.
typedef struct {
    char *base;
    uint64_t used_bytes; // 64 bits wide, so that sizes that do not fit are seen and not wrapped
} arena;

// `count` elements of `size` bytes, 16-byte aligned if the block is: nn_alloc's are.
static inline void *arena_take(arena *a, uint64_t count, size_t size)
{
    char *const place = a->base ? a->base + a->used_bytes : NULL;
    const uint64_t bytes = count * size, room = (bytes + 15) / 16 * 16 + ARENA_RED_ZONE;
    if (place) ASAN_POISON_MEMORY_REGION(place + bytes, (size_t)(room - bytes));
    a->used_bytes += room;
    return place;
}

static inline float *arena_floats(arena *a, uint64_t count)
{
    return arena_take(a, count, sizeof(float));
}

#endif
