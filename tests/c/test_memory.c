// test_memory.c — blocks for arguments suit vectors, and one that is too large is refused.
#include "nn.h"

#include "test.h"

#include <string.h>

static void test_blocks_of_any_size_are_aligned_for_vectors(void)
{
    for (size_t bytes = 0; bytes < 40; bytes++) {
        uint8_t *block = nn_alloc(bytes);
        CHECK(block && (uintptr_t)block % 16 == 0);
        if (block) memset(block, 1, bytes); // the address sanitizer watches its end
        nn_free(block);
    }
}

static void test_a_size_that_cannot_be_rounded_up_is_refused(void)
{
    CHECK(nn_alloc(SIZE_MAX) == NULL);
    CHECK(nn_alloc(SIZE_MAX - 15) == NULL);
    nn_free(NULL);
}

int main(void)
{
    RUN(test_blocks_of_any_size_are_aligned_for_vectors);
    RUN(test_a_size_that_cannot_be_rounded_up_is_refused);
    return test_summary();
}
