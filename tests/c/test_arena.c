// test_arena.c — arrays in one block: as many bytes as measured, aligned, and none touches another.
#include "arena.h"
#include "nn.h"

#include "test.h"

#include <string.h>

enum { ARRAYS = 20 };

// Arrays of 0, 1, 2 … bytes, filled to their ends.
static void place(arena *a, unsigned char *arrays[ARRAYS])
{
    for (size_t i = 0; i < ARRAYS; i++) {
        arrays[i] = arena_take(a, i, 1);
        if (arrays[i]) memset(arrays[i], (int)i, i);
    }
}

static void test_measuring_and_placing_agree(void)
{
    unsigned char *arrays[ARRAYS];
    arena measured = {0};
    place(&measured, arrays);
    CHECK(!arrays[0]);
    arena placed = {.base = nn_alloc((size_t)measured.used_bytes)};
    place(&placed, arrays);
    CHECK_EQUAL(placed.used_bytes, measured.used_bytes);
    for (size_t i = 0; i < ARRAYS; i++) {
        CHECK_EQUAL((uintptr_t)arrays[i] % 16, 0);
        for (size_t j = 0; j < i; j++) CHECK_EQUAL(arrays[i][j], i);
    }
    nn_free(placed.base);
}

static void test_sizes_beyond_32_bits_are_counted(void)
{
    arena a = {0};
    arena_floats(&a, UINT64_C(1) << 31);
    CHECK(a.used_bytes >= UINT64_C(1) << 33);
}

// The byte behind an array belongs to nobody, although the block goes on.
static void test_the_sanitizer_sees_an_overrun_within_the_block(void)
{
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
    arena a = {.base = nn_alloc(1024)};
    char *const first = arena_take(&a, 20, 1), *const second = arena_take(&a, 16, 1);
    CHECK(!__asan_region_is_poisoned(first, 20) && !__asan_region_is_poisoned(second, 16));
    CHECK(__asan_address_is_poisoned(first + 20) && __asan_address_is_poisoned(second - 1));
    CHECK(__asan_address_is_poisoned(second + 16));
    nn_free(a.base);
#endif
}

int main(void)
{
    RUN(test_measuring_and_placing_agree);
    RUN(test_sizes_beyond_32_bits_are_counted);
    RUN(test_the_sanitizer_sees_an_overrun_within_the_block);
    return test_summary();
}
