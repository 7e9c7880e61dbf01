// test_idx.c — what an IDX header may say, and at which byte it is refused.
#include "idx.h"

#include "file_writer.h"
#include "test.h"

// Feeds a file in chunks of at most `step` bytes, as far as it is not refused.
static nn_status feed(array *a, const buffer *f, size_t rank, size_t step)
{
    idx_reader reader = {.position = 0};
    nn_status status = NN_OK;
    for (size_t at = 0; !status && at < f->count;) {
        size_t room;
        uint8_t *out = idx_room(&reader, &room, a, rank);
        CHECK(room > 0);
        size_t chunk = f->count - at < room ? f->count - at : room;
        chunk = chunk < step ? chunk : step;
        memcpy(out, f->bytes + at, chunk);
        status = idx_advance(&reader, a, chunk, rank);
        at += chunk;
    }
    return status;
}

static void check_refused(const buffer *f, size_t rank, nn_status expected, size_t expected_at)
{
    for (size_t step = 1; step < 20; step += 6) {
        array a = {0};
        CHECK_EQUAL(feed(&a, f, rank, step), expected);
        CHECK_EQUAL(nn_error_at(), expected_at);
        array_destroy(&a);
    }
}

static void check_dims_refused(size_t rank, const uint32_t *dims, size_t expected_at)
{
    buffer f = {.count = 0};
    put_idx_header(&f, rank, dims);
    check_refused(&f, rank, NN_ERR_DIMENSIONS, expected_at);
}

static void test_idx_reads_images_in_pieces_of_any_size(void)
{
    buffer f = {.count = 0};
    put_idx_header(&f, 3, (uint32_t[]){5, 3, 2});
    for (unsigned i = 0; i < 30; i++) put_byte(&f, 8 * i);
    for (size_t step = 1; step <= f.count; step++) {
        array a = {0};
        CHECK_EQUAL(feed(&a, &f, 3, step), NN_OK);
        CHECK_EQUAL(a.count, 5);
        CHECK_EQUAL(a.height, 3);
        CHECK_EQUAL(a.width, 2);
        CHECK_EQUAL(a.filled, 30);
        CHECK(memcmp(a.bytes, f.bytes + 16, 30) == 0);
        array_destroy(&a);
    }
}

static void test_idx_reads_labels(void)
{
    buffer f = {.count = 0};
    put_idx_header(&f, 1, (uint32_t[]){4});
    put(&f, "\7\2\1\0", 4);
    array a = {0};
    CHECK_EQUAL(feed(&a, &f, 1, SIZE_MAX), NN_OK);
    CHECK_EQUAL(a.count, 4);
    CHECK_EQUAL(a.height * a.width, 1);
    CHECK_EQUAL(a.size, 4);
    CHECK(memcmp(a.bytes, "\7\2\1\0", 4) == 0);
    array_destroy(&a);
}

static void test_idx_refuses_another_magic_number_at_its_first_wrong_byte(void)
{
    static const nn_status expected[] = {NN_ERR_FORMAT, NN_ERR_FORMAT, NN_ERR_ELEMENT_TYPE,
                                         NN_ERR_DIMENSIONS};
    for (size_t rank = 1; rank <= 3; rank += 2) {
        for (size_t bit = 0; bit < 32; bit++) {
            buffer f = {.count = 0};
            put_idx_header(&f, rank, (uint32_t[]){1, 1, 1});
            put_byte(&f, 0);
            f.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
            check_refused(&f, rank, expected[bit / 8], bit / 8);
        }
    }
}

static void test_idx_refuses_labels_for_images(void)
{
    buffer f = {.count = 0};
    put_idx_header(&f, 1, (uint32_t[]){4});
    check_refused(&f, 3, NN_ERR_DIMENSIONS, 3);
}

static void test_idx_refuses_empty_dimensions(void)
{
    check_dims_refused(1, (uint32_t[]){0}, 4);
    check_dims_refused(3, (uint32_t[]){0, 28, 28}, 4);
    check_dims_refused(3, (uint32_t[]){1, 0, 28}, 8);
    check_dims_refused(3, (uint32_t[]){1, 28, 0}, 12);
}

static void test_idx_refuses_dimensions_that_are_too_large(void)
{
    check_dims_refused(1, (uint32_t[]){1000001}, 4);
    check_dims_refused(3, (uint32_t[]){0x80000000, 28, 28}, 4);
    check_dims_refused(3, (uint32_t[]){1, 1025, 28}, 8);
    check_dims_refused(3, (uint32_t[]){1, 28, 1025}, 12);
}

// 2^16 · 2^8 · 2^8 is 2^32, no bytes at all to whoever multiplies in 32 bits; 2^64 is to others.
static void test_idx_refuses_dimensions_whose_product_overflows(void)
{
    check_dims_refused(3, (uint32_t[]){0x10000, 0x100, 0x100}, 4);
    check_dims_refused(3, (uint32_t[]){1000000, 1024, 1024}, 4);
    check_dims_refused(3, (uint32_t[]){0x10000000, 0x1000000, 0x1000}, 4);
    check_dims_refused(3, (uint32_t[]){513, 1024, 1024}, 4);
}

static void test_idx_refuses_a_byte_after_the_last(void)
{
    buffer f = {.count = 0};
    put_idx_header(&f, 1, (uint32_t[]){2});
    put(&f, "\1\2\3", 3);
    check_refused(&f, 1, NN_ERR_TRAILING, 10);
}

int main(void)
{
    RUN(test_idx_reads_images_in_pieces_of_any_size);
    RUN(test_idx_reads_labels);
    RUN(test_idx_refuses_another_magic_number_at_its_first_wrong_byte);
    RUN(test_idx_refuses_labels_for_images);
    RUN(test_idx_refuses_empty_dimensions);
    RUN(test_idx_refuses_dimensions_that_are_too_large);
    RUN(test_idx_refuses_dimensions_whose_product_overflows);
    RUN(test_idx_refuses_a_byte_after_the_last);
    return test_summary();
}
