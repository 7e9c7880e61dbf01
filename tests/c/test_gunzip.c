// test_gunzip.c — gzip and bare deflate, whole and in chunks, and everything that can be broken.
#include "gunzip.h"

#include "file_writer.h"
#include "test.h"

// `gzip -9n` of dynamic_content(); written by zlib 1.2.13 with dynamic Huffman codes.
static const uint8_t dynamic_gzip[] = {
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x25, 0xd0, 0xc1, 0x96, 0xc4, 0x20,
    0x08, 0x44, 0x51, 0x11, 0x45, 0x88, 0xa2, 0x68, 0x24, 0x3d, 0xff, 0xff, 0xa5, 0x93, 0x6e, 0x17,
    0xb5, 0x7e, 0xe7, 0x56, 0x08, 0x01, 0x20, 0xa5, 0x5c, 0xa4, 0xa9, 0x2d, 0x8f, 0x59, 0x74, 0x7e,
    0xb0, 0xb4, 0x05, 0xf4, 0x8e, 0xbb, 0x93, 0x7e, 0xa8, 0x3f, 0x3c, 0x63, 0x73, 0x5e, 0x79, 0xa0,
    0xa2, 0x82, 0xc6, 0x81, 0x96, 0x97, 0x3c, 0x9a, 0x56, 0x85, 0x51, 0x82, 0x31, 0xcc, 0x2b, 0xed,
    0x2e, 0xf8, 0xb1, 0x4a, 0xd1, 0x4d, 0x85, 0x30, 0xec, 0x35, 0x46, 0xbb, 0x84, 0x99, 0x28, 0x67,
    0xa2, 0xc2, 0xd2, 0x9a, 0x8e, 0xe5, 0x01, 0x49, 0xd4, 0x76, 0x24, 0x35, 0x47, 0x19, 0x3b, 0x5d,
    0x13, 0x78, 0x84, 0x32, 0x41, 0x56, 0xea, 0x8f, 0xac, 0x6c, 0xd8, 0xe3, 0x2f, 0xf4, 0xcd, 0xb0,
    0xb7, 0x68, 0xfc, 0x18, 0xb9, 0xd2, 0xd3, 0x19, 0x56, 0xa3, 0xb0, 0x9a, 0xa0, 0x4f, 0xbd, 0x72,
    0xf4, 0x65, 0x5a, 0xa5, 0x94, 0x14, 0x01, 0x20, 0x84, 0x2f, 0x27, 0xa6, 0x2c, 0x52, 0xd5, 0xee,
    0xc3, 0x71, 0x2c, 0x7d, 0x05, 0x6a, 0xf7, 0xe1, 0x38, 0xf5, 0x3f, 0xb6, 0xd8, 0x9e, 0xc3, 0x01,
    0x85, 0x11, 0x3b, 0x1a, 0x1d, 0x8e, 0xc0, 0x90, 0x30, 0xde, 0xc8, 0xe1, 0xb8, 0x55, 0x8e, 0xdb,
    0xf4, 0x3a, 0x1c, 0x6d, 0x57, 0xe5, 0x42, 0xaf, 0xe7, 0xc7, 0xb9, 0x9a, 0xce, 0xb5, 0x03, 0x96,
    0xc3, 0xa9, 0xe6, 0x59, 0xfa, 0x4e, 0xf5, 0x70, 0x06, 0xc8, 0x4e, 0xfa, 0xc8, 0x7d, 0x38, 0xdf,
    0x10, 0x8e, 0xf7, 0xb5, 0xc3, 0xe9, 0xe4, 0x83, 0xbc, 0x73, 0x3c, 0x9c, 0x82, 0x7e, 0xab, 0xe4,
    0xf8, 0x0f, 0x61, 0x10, 0xee, 0x0c, 0x90, 0x01, 0x00, 0x00,
};
enum { DYNAMIC_COUNT = 400 };

static uint8_t dynamic_content(unsigned i)
{
    return (uint8_t)(i * i / 9 % 23 + (i % 5 == 0 ? i % 3 : 0));
}

static buffer content_of_dynamic(void)
{
    buffer content = {.count = DYNAMIC_COUNT};
    for (unsigned i = 0; i < DYNAMIC_COUNT; i++) content.bytes[i] = dynamic_content(i);
    return content;
}

static bool same(const buffer *a, const buffer *b)
{
    return a->count == b->count && memcmp(a->bytes, b->bytes, a->count) == 0;
}

// Inflates with at most `in_step` bytes of input and `out_step` bytes of room at a time; *ended
// says whether the input was complete. Stops when `out` is full, which is more than any test wants.
static nn_status inflate_all(buffer *out, int *ended, gunzip_frame frame, span input,
                             size_t in_step, size_t out_step)
{
    gunzip *g = gunzip_create(frame);
    nn_status status = g ? NN_OK : NN_ERR_MEMORY;
    out->count = 0;
    while (!status && input.count > 0 && out->count < sizeof out->bytes) {
        const size_t chunk = input.count < in_step ? input.count : in_step;
        uint8_t *copy = exact_copy(input.bytes, chunk);
        span in = {copy, chunk};
        size_t produced;
        size_t room;
        do {
            room = sizeof out->bytes - out->count;
            room = room < out_step ? room : out_step;
            status = gunzip_read(g, out->bytes + out->count, room, &produced, &in);
            CHECK(produced <= room);
            out->count += produced;
        } while (!status && produced == room && room > 0);
        input.bytes += chunk;
        input.count -= chunk;
        free(copy);
    }
    *ended = g && gunzip_ended(g);
    gunzip_destroy(g);
    return status;
}

static void check_inflates(const buffer *packed, const buffer *content, gunzip_frame frame)
{
    static const size_t steps[] = {1, 2, 7, SIZE_MAX};
    static buffer out;
    int ended;
    for (size_t in = 0; in < 4; in++) {
        for (size_t room = 0; room < 4; room++) {
            const nn_status status = inflate_all(
                &out, &ended, frame, (span){packed->bytes, packed->count}, steps[in], steps[room]);
            CHECK_EQUAL(status, NN_OK);
            CHECK(ended);
            CHECK(same(&out, content));
        }
    }
}

static void test_gunzip_inflates_dynamic_codes_in_pieces_of_any_size(void)
{
    const buffer content = content_of_dynamic();
    buffer packed = {.count = 0};
    put(&packed, dynamic_gzip, sizeof dynamic_gzip);
    check_inflates(&packed, &content, GUNZIP_GZIP);
}

static void test_gunzip_skips_optional_header_fields(void)
{
    const buffer content = content_of_dynamic();
    for (unsigned flags = 0; flags < 32; flags += 2) {
        buffer packed = {.count = 0};
        put_gzip(&packed, content.bytes, content.count, flags);
        check_inflates(&packed, &content, GUNZIP_GZIP);
    }
}

static void test_gunzip_joins_members(void)
{
    const buffer content = content_of_dynamic();
    buffer packed = {.count = 0};
    put_gzip(&packed, content.bytes, 100, GZIP_NAME);
    put_gzip(&packed, NULL, 0, 0);
    put_gzip(&packed, content.bytes + 100, content.count - 100, 0);
    put_gzip(&packed, NULL, 0, 0);
    check_inflates(&packed, &content, GUNZIP_GZIP);
}

static void test_gunzip_inflates_without_a_frame(void)
{
    const buffer content = content_of_dynamic();
    buffer packed = {.count = 0};
    put(&packed, dynamic_gzip + GZIP_HEADER, sizeof dynamic_gzip - GZIP_HEADER - 8);
    check_inflates(&packed, &content, GUNZIP_RAW);
}

static void test_gunzip_leaves_what_follows_a_raw_stream(void)
{
    uint8_t out[DYNAMIC_COUNT + 1];
    span input = {dynamic_gzip + GZIP_HEADER, sizeof dynamic_gzip - GZIP_HEADER};
    size_t produced;
    gunzip *g = gunzip_create(GUNZIP_RAW);
    CHECK_EQUAL(gunzip_read(g, out, sizeof out, &produced, &input), NN_OK);
    CHECK_EQUAL(produced, DYNAMIC_COUNT);
    CHECK(gunzip_ended(g));
    CHECK_EQUAL(input.count, 8);
    gunzip_destroy(g);
}

static void test_gunzip_does_not_end_at_any_truncation(void)
{
    static buffer out;
    int ended;
    for (size_t count = 0; count < sizeof dynamic_gzip; count++) {
        const nn_status status =
            inflate_all(&out, &ended, GUNZIP_GZIP, (span){dynamic_gzip, count}, SIZE_MAX, 64);
        CHECK_EQUAL(status, NN_OK);
        CHECK(!ended);
    }
}

static void test_gunzip_refuses_every_flipped_bit_or_gives_the_same(void)
{
    const buffer content = content_of_dynamic();
    static buffer out;
    int ended;
    uint8_t packed[sizeof dynamic_gzip];
    memcpy(packed, dynamic_gzip, sizeof packed);
    for (size_t bit = 0; bit < 8 * sizeof packed; bit++) {
        packed[bit / 8] ^= (uint8_t)(1 << bit % 8);
        const nn_status status =
            inflate_all(&out, &ended, GUNZIP_GZIP, (span){packed, sizeof packed}, SIZE_MAX, 64);
        const bool complete = !status && ended;
        // Time, extra flags and system say nothing about the content.
        const bool harmless = bit >= 8 * 4 && bit < 8 * GZIP_HEADER;
        CHECK(!complete || same(&out, &content));
        CHECK(!harmless || complete);
        if (status) CHECK(nn_error_at() <= sizeof packed);
        packed[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
}

static nn_status status_of(const uint8_t *bytes, size_t count)
{
    static buffer out;
    int ended;
    return inflate_all(&out, &ended, GUNZIP_GZIP, (span){bytes, count}, SIZE_MAX, SIZE_MAX);
}

static void test_gunzip_says_what_is_wrong_and_where(void)
{
    uint8_t packed[sizeof dynamic_gzip];
    const size_t count = sizeof packed;
    memcpy(packed, dynamic_gzip, count);
    packed[1] = 0;
    CHECK_EQUAL(status_of(packed, count), NN_ERR_FORMAT);
    CHECK_EQUAL(nn_error_at(), 0);

    memcpy(packed, dynamic_gzip, count);
    packed[2] = 7; // compression method
    CHECK_EQUAL(status_of(packed, count), NN_ERR_GZIP);
    CHECK_EQUAL(nn_error_at(), 4);

    memcpy(packed, dynamic_gzip, count);
    packed[GZIP_HEADER] |= 6; // a block of the type that is not allowed
    CHECK_EQUAL(status_of(packed, count), NN_ERR_GZIP);
    CHECK_EQUAL(nn_error_at(), GZIP_HEADER + 1);

    memcpy(packed, dynamic_gzip, count);
    packed[count - 5] ^= 1; // CRC-32
    CHECK_EQUAL(status_of(packed, count), NN_ERR_CHECKSUM);
    CHECK_EQUAL(nn_error_at(), count - 4);

    memcpy(packed, dynamic_gzip, count);
    packed[count - 1] ^= 1; // length
    CHECK_EQUAL(status_of(packed, count), NN_ERR_CHECKSUM);
    CHECK_EQUAL(nn_error_at(), count);
}

static void test_gunzip_passes_over_what_follows_the_last_member(void)
{
    const buffer content = content_of_dynamic();
    buffer packed = {.count = 0};
    const uint8_t zeros[300] = {0};
    put(&packed, dynamic_gzip, sizeof dynamic_gzip);
    put(&packed, zeros, sizeof zeros);
    check_inflates(&packed, &content, GUNZIP_GZIP);
    put(&packed, "hello\x1f\x8b", 7);
    check_inflates(&packed, &content, GUNZIP_GZIP);
}

static void test_gunzip_refuses_a_member_that_is_damaged_behind_another(void)
{
    buffer packed = {.count = 0};
    put(&packed, dynamic_gzip, sizeof dynamic_gzip);
    put(&packed, "\x1fhello", 6);
    CHECK_EQUAL(status_of(packed.bytes, packed.count), NN_ERR_GZIP);
    CHECK_EQUAL(nn_error_at(), sizeof dynamic_gzip + 2);
}

static void test_crc32_is_that_of_the_standard_in_any_pieces(void)
{
    const uint8_t *digits = (const uint8_t *)"123456789";
    CHECK_EQUAL(gunzip_crc32(0, digits, 9), 0xcbf43926);
    CHECK_EQUAL(gunzip_crc32(gunzip_crc32(0, digits, 4), digits + 4, 5), 0xcbf43926);
}

int main(void)
{
    RUN(test_gunzip_inflates_dynamic_codes_in_pieces_of_any_size);
    RUN(test_gunzip_skips_optional_header_fields);
    RUN(test_gunzip_joins_members);
    RUN(test_gunzip_inflates_without_a_frame);
    RUN(test_gunzip_leaves_what_follows_a_raw_stream);
    RUN(test_gunzip_does_not_end_at_any_truncation);
    RUN(test_gunzip_refuses_every_flipped_bit_or_gives_the_same);
    RUN(test_gunzip_says_what_is_wrong_and_where);
    RUN(test_gunzip_passes_over_what_follows_the_last_member);
    RUN(test_gunzip_refuses_a_member_that_is_damaged_behind_another);
    RUN(test_crc32_is_that_of_the_standard_in_any_pieces);
    return test_summary();
}
