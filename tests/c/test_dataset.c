// test_dataset.c — files as they arrive, and arrays, become a data set or are refused.
#include "dataset.h"

#include "file_writer.h"
#include "test.h"

enum { TRAIN_COUNT = 12, TEST_COUNT = 5, HEIGHT = 3, WIDTH = 4, PIXELS = HEIGHT * WIDTH };

static uint8_t pixel(nn_part part, size_t i)
{
    return (uint8_t)(i % 9 < 4 ? 0 : i * 29 + part);
}

static uint8_t label(nn_part part, size_t i)
{
    return (uint8_t)((i * 7 + part) % 10);
}

static buffer labels_file(nn_part part, size_t count)
{
    buffer f = {.count = 0};
    put_idx_header(&f, 1, (uint32_t[]){(uint32_t)count});
    for (size_t i = 0; i < count; i++) put_byte(&f, label(part, i));
    return f;
}

static buffer images_file(nn_part part, size_t count, uint32_t height, uint32_t width)
{
    buffer f = {.count = 0};
    put_idx_header(&f, 3, (uint32_t[]){(uint32_t)count, height, width});
    for (size_t i = 0; i < count * height * width; i++) put_byte(&f, pixel(part, i));
    return f;
}

static buffer gzip(const buffer *content)
{
    buffer f = {.count = 0};
    put_gzip(&f, content->bytes, content->count, GZIP_NAME | GZIP_HCRC);
    return f;
}

static nn_status read_part(nn_dataset *d, nn_part part, const uint8_t *bytes, size_t count,
                           size_t step)
{
    for (size_t at = 0; at < count;) {
        const size_t chunk = count - at < step ? count - at : step;
        uint8_t *copy = exact_copy(bytes + at, chunk);
        const nn_status status = nn_dataset_push(d, part, copy, chunk);
        free(copy);
        if (status) return status;
        at += chunk;
    }
    return nn_dataset_end(d, part);
}

static void read_right_part(nn_dataset *d, nn_part part, const buffer *f)
{
    CHECK_EQUAL(read_part(d, part, f->bytes, f->count, SIZE_MAX), NN_OK);
}

static bool holds(const nn_dataset *d, nn_part part, size_t count)
{
    const bool test = part == NN_TEST_IMAGES || part == NN_TEST_LABELS;
    const bool labels = part == NN_TRAIN_LABELS || part == NN_TEST_LABELS;
    const nn_pool pool = test ? NN_TEST : NN_TRAIN;
    const uint8_t *bytes = labels ? nn_dataset_labels(d, pool) : nn_dataset_images(d, pool);
    if (!bytes || d->arrays[part].count != count || d->arrays[part].filled != d->arrays[part].size)
        return false;
    if (!labels && (nn_dataset_height(d) != HEIGHT || nn_dataset_width(d) != WIDTH)) return false;
    for (size_t i = 0; i < (labels ? count : count * PIXELS); i++)
        if (bytes[i] != (labels ? label(part, i) : pixel(part, i))) return false;
    return true;
}

// ---- One file -----------------------------------------------------------------------------------

static void test_plain_and_gzip_give_the_same_in_pieces_of_any_size(void)
{
    const buffer plain[] = {images_file(NN_TRAIN_IMAGES, TRAIN_COUNT, HEIGHT, WIDTH),
                            labels_file(NN_TRAIN_LABELS, TRAIN_COUNT)};
    for (nn_part part = NN_TRAIN_IMAGES; part <= NN_TRAIN_LABELS; part++) {
        const buffer files[] = {plain[part], gzip(&plain[part])};
        for (size_t f = 0; f < 2; f++) {
            for (size_t step = 1; step <= files[f].count; step++) {
                nn_dataset *d = nn_dataset_create();
                CHECK_EQUAL(read_part(d, part, files[f].bytes, files[f].count, step), NN_OK);
                CHECK(holds(d, part, TRAIN_COUNT));
                nn_dataset_destroy(d);
            }
        }
    }
}

static void test_every_truncation_is_refused(void)
{
    const buffer plain = images_file(NN_TRAIN_IMAGES, TRAIN_COUNT, HEIGHT, WIDTH);
    const buffer files[] = {plain, gzip(&plain)};
    for (size_t f = 0; f < 2; f++) {
        for (size_t count = 0; count < files[f].count; count++) {
            for (size_t step = 1; step < 100; step += 98) {
                nn_dataset *d = nn_dataset_create();
                CHECK_EQUAL(read_part(d, NN_TRAIN_IMAGES, files[f].bytes, count, step),
                            NN_ERR_TRUNCATED);
                if (f == 0) CHECK_EQUAL(nn_error_at(), count);
                CHECK(nn_error_at() <= plain.count);
                nn_dataset_destroy(d);
            }
        }
    }
}

// Pushing one byte at a time must come to the same verdict.
static void check_flips(buffer f, size_t count, bool gzipped)
{
    for (size_t bit = 0; bit < 8 * count; bit++) {
        f.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        nn_dataset *whole = nn_dataset_create();
        nn_dataset *bytewise = nn_dataset_create();
        const nn_status status = read_part(whole, NN_TRAIN_IMAGES, f.bytes, f.count, SIZE_MAX);
        CHECK_EQUAL(read_part(bytewise, NN_TRAIN_IMAGES, f.bytes, f.count, 1), status);
        CHECK(status == NN_OK ? gzipped && holds(whole, NN_TRAIN_IMAGES, TRAIN_COUNT)
                              : nn_error_at() <= f.count + PIXELS * TRAIN_COUNT);
        nn_dataset_destroy(whole);
        nn_dataset_destroy(bytewise);
        f.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
}

static void test_every_flipped_header_bit_is_refused_or_harmless(void)
{
    const buffer plain = images_file(NN_TRAIN_IMAGES, TRAIN_COUNT, HEIGHT, WIDTH);
    const buffer gzipped = gzip(&plain);
    check_flips(plain, 16, false);
    check_flips(gzipped, gzipped.count, true);
}

static void test_an_empty_file_is_truncated(void)
{
    nn_dataset *d = nn_dataset_create();
    CHECK_EQUAL(nn_dataset_push(d, NN_TRAIN_IMAGES, NULL, 0), NN_OK);
    CHECK_EQUAL(nn_dataset_end(d, NN_TRAIN_IMAGES), NN_ERR_TRUNCATED);
    CHECK_EQUAL(nn_error_at(), 0);
    nn_dataset_destroy(d);
}

static void test_foreign_files_are_refused(void)
{
    static const char *const foreign[] = {"\x89PNG\r\n", "PK\3\4", "{\"a\": 1}", "\x1f\x9d\x90"};
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        nn_dataset *d = nn_dataset_create();
        const uint8_t *bytes = (const uint8_t *)foreign[i];
        CHECK_EQUAL(nn_dataset_push(d, NN_TRAIN_IMAGES, bytes, strlen(foreign[i])), NN_ERR_FORMAT);
        CHECK_EQUAL(nn_error_at(), 0);
        nn_dataset_destroy(d);
    }
}

static void test_bytes_after_the_end_are_refused(void)
{
    buffer plain = labels_file(NN_TRAIN_LABELS, TRAIN_COUNT);
    put_byte(&plain, 1);
    const buffer gzipped = gzip(&plain);
    const buffer *files[] = {&plain, &gzipped};
    for (size_t f = 0; f < 2; f++) {
        nn_dataset *d = nn_dataset_create();
        CHECK_EQUAL(read_part(d, NN_TRAIN_LABELS, files[f]->bytes, files[f]->count, 5),
                    NN_ERR_TRAILING);
        CHECK_EQUAL(nn_error_at(), plain.count - 1);
        nn_dataset_destroy(d);
    }
}

static void test_a_label_above_nine_is_refused_at_its_index(void)
{
    buffer plain = labels_file(NN_TRAIN_LABELS, TRAIN_COUNT);
    plain.bytes[8 + 7] = 10;
    const buffer gzipped = gzip(&plain);
    const buffer *files[] = {&plain, &gzipped};
    for (size_t f = 0; f < 2; f++) {
        for (size_t step = 1; step < 100; step += 4) {
            nn_dataset *d = nn_dataset_create();
            CHECK_EQUAL(read_part(d, NN_TRAIN_LABELS, files[f]->bytes, files[f]->count, step),
                        NN_ERR_LABEL);
            CHECK_EQUAL(nn_error_at(), 7);
            nn_dataset_destroy(d);
        }
    }
}

// ---- Files together -----------------------------------------------------------------------------

static void test_four_files_make_a_data_set(void)
{
    nn_dataset *d = nn_dataset_create();
    const buffer files[] = {images_file(NN_TRAIN_IMAGES, TRAIN_COUNT, HEIGHT, WIDTH),
                            labels_file(NN_TRAIN_LABELS, TRAIN_COUNT),
                            images_file(NN_TEST_IMAGES, TEST_COUNT, HEIGHT, WIDTH),
                            labels_file(NN_TEST_LABELS, TEST_COUNT)};
    for (nn_part part = NN_TRAIN_IMAGES; part <= NN_TEST_LABELS; part++)
        read_right_part(d, part, &files[part]);
    for (nn_part part = NN_TRAIN_IMAGES; part <= NN_TEST_LABELS; part++)
        CHECK(holds(d, part,
                    part == NN_TRAIN_IMAGES || part == NN_TRAIN_LABELS ? TRAIN_COUNT : TEST_COUNT));
    CHECK_EQUAL(nn_dataset_ready(d, NN_TRAIN), TRAIN_COUNT);
    CHECK_EQUAL(nn_dataset_ready(d, NN_TEST), TEST_COUNT);
    CHECK(dataset_image(d, 2) == nn_dataset_images(d, NN_TRAIN) + 2 * PIXELS);
    CHECK(dataset_image(d, TRAIN_COUNT + 2) == nn_dataset_images(d, NN_TEST) + 2 * PIXELS);
    CHECK_EQUAL(dataset_label(d, TRAIN_COUNT - 1), label(NN_TRAIN_LABELS, TRAIN_COUNT - 1));
    CHECK_EQUAL(dataset_label(d, TRAIN_COUNT), label(NN_TEST_LABELS, 0));
    nn_dataset_destroy(d);
}

static void test_images_are_ready_when_pixels_and_label_are(void)
{
    nn_dataset *d = nn_dataset_create();
    const buffer images = images_file(NN_TRAIN_IMAGES, TRAIN_COUNT, HEIGHT, WIDTH);
    const buffer labels = labels_file(NN_TRAIN_LABELS, TRAIN_COUNT);
    CHECK_EQUAL(nn_dataset_count(d, NN_TRAIN), 0);
    CHECK_EQUAL(nn_dataset_height(d), 0);
    CHECK(nn_dataset_images(d, NN_TRAIN) == NULL);
    CHECK_EQUAL(nn_dataset_push(d, NN_TRAIN_IMAGES, images.bytes, 16 + 3 * PIXELS + 1), NN_OK);
    CHECK_EQUAL(nn_dataset_count(d, NN_TRAIN), TRAIN_COUNT);
    CHECK_EQUAL(nn_dataset_height(d), HEIGHT);
    CHECK_EQUAL(nn_dataset_ready(d, NN_TRAIN), 0);
    CHECK_EQUAL(nn_dataset_push(d, NN_TRAIN_LABELS, labels.bytes, 8 + 2), NN_OK);
    CHECK_EQUAL(nn_dataset_ready(d, NN_TRAIN), 2);
    CHECK_EQUAL(nn_dataset_push(d, NN_TRAIN_LABELS, labels.bytes + 10, labels.count - 10), NN_OK);
    CHECK_EQUAL(nn_dataset_ready(d, NN_TRAIN), 3);
    CHECK_EQUAL(nn_dataset_ready(d, NN_TEST), 0);
    nn_dataset_destroy(d);
}

static void test_as_many_labels_as_images_are_needed(void)
{
    const buffer images = images_file(NN_TEST_IMAGES, TEST_COUNT, HEIGHT, WIDTH);
    for (size_t count = TEST_COUNT - 1; count <= TEST_COUNT + 1; count += 2) {
        const buffer labels = labels_file(NN_TEST_LABELS, count);
        for (int labels_first = 0; labels_first < 2; labels_first++) {
            nn_dataset *d = nn_dataset_create();
            const nn_part first = labels_first ? NN_TEST_LABELS : NN_TEST_IMAGES;
            const nn_part second = labels_first ? NN_TEST_IMAGES : NN_TEST_LABELS;
            const buffer *files[] = {labels_first ? &labels : &images,
                                     labels_first ? &images : &labels};
            read_right_part(d, first, files[0]);
            CHECK_EQUAL(read_part(d, second, files[1]->bytes, files[1]->count, SIZE_MAX),
                        NN_ERR_COUNT);
            CHECK_EQUAL(nn_error_at(), count);
            nn_dataset_destroy(d);
        }
    }
}

static void test_both_pools_need_images_of_one_size(void)
{
    const buffer train = images_file(NN_TRAIN_IMAGES, TRAIN_COUNT, HEIGHT, WIDTH);
    const buffer test = images_file(NN_TEST_IMAGES, TEST_COUNT, WIDTH, HEIGHT);
    nn_dataset *d = nn_dataset_create();
    CHECK_EQUAL(nn_dataset_push(d, NN_TEST_IMAGES, test.bytes, test.count), NN_OK);
    CHECK_EQUAL(nn_dataset_push(d, NN_TRAIN_IMAGES, train.bytes, 15), NN_OK);
    CHECK_EQUAL(nn_dataset_push(d, NN_TRAIN_IMAGES, train.bytes + 15, 1), NN_ERR_IMAGE_SIZE);
    nn_dataset_destroy(d);
}

// ---- Arrays -------------------------------------------------------------------------------------

static nn_status fill(nn_dataset *d, nn_pool pool, size_t count, size_t height, size_t width,
                      size_t wrong)
{
    const nn_part images = pool == NN_TRAIN ? NN_TRAIN_IMAGES : NN_TEST_IMAGES;
    uint8_t pixels[TRAIN_COUNT * PIXELS], labels[TRAIN_COUNT];
    for (size_t i = 0; i < count * PIXELS; i++) pixels[i] = pixel(images, i);
    for (size_t i = 0; i < count; i++) labels[i] = label(images + 1, i);
    if (wrong < count) labels[wrong] = 10;
    uint8_t *pixels_copy = exact_copy(pixels, count * PIXELS);
    uint8_t *labels_copy = exact_copy(labels, count);
    const nn_status status =
        nn_dataset_fill(d, pool, pixels_copy, labels_copy, count, height, width);
    free(pixels_copy);
    free(labels_copy);
    return status;
}

static void test_arrays_make_the_same_as_files(void)
{
    nn_dataset *d = nn_dataset_create();
    CHECK_EQUAL(fill(d, NN_TRAIN, TRAIN_COUNT, HEIGHT, WIDTH, SIZE_MAX), NN_OK);
    CHECK(holds(d, NN_TRAIN_IMAGES, TRAIN_COUNT));
    CHECK(holds(d, NN_TRAIN_LABELS, TRAIN_COUNT));
    CHECK_EQUAL(nn_dataset_ready(d, NN_TRAIN), TRAIN_COUNT);
    CHECK_EQUAL(nn_dataset_count(d, NN_TEST), 0);
    CHECK_EQUAL(fill(d, NN_TEST, TEST_COUNT, HEIGHT, WIDTH, SIZE_MAX), NN_OK);
    CHECK(holds(d, NN_TEST_IMAGES, TEST_COUNT));
    CHECK(holds(d, NN_TEST_LABELS, TEST_COUNT));
    nn_dataset_destroy(d);
}

static void test_arrays_that_are_refused_change_nothing(void)
{
    nn_dataset *d = nn_dataset_create();
    CHECK_EQUAL(fill(d, NN_TRAIN, 0, HEIGHT, WIDTH, SIZE_MAX), NN_ERR_DIMENSIONS);
    CHECK_EQUAL(fill(d, NN_TRAIN, TRAIN_COUNT, HEIGHT, WIDTH, 7), NN_ERR_LABEL);
    CHECK_EQUAL(nn_error_at(), 7);
    CHECK_EQUAL(nn_dataset_count(d, NN_TRAIN), 0);
    CHECK_EQUAL(fill(d, NN_TRAIN, TRAIN_COUNT, HEIGHT, WIDTH, SIZE_MAX), NN_OK);
    CHECK_EQUAL(fill(d, NN_TEST, TEST_COUNT, WIDTH, HEIGHT, SIZE_MAX), NN_ERR_IMAGE_SIZE);
    CHECK_EQUAL(fill(d, NN_TEST, TEST_COUNT, HEIGHT, WIDTH, SIZE_MAX), NN_OK);
    nn_dataset_destroy(d);
}

static void test_destroy_accepts_nothing_and_files_half_read(void)
{
    const buffer plain = images_file(NN_TRAIN_IMAGES, TRAIN_COUNT, HEIGHT, WIDTH);
    const buffer gzipped = gzip(&plain);
    nn_dataset *d = nn_dataset_create();
    CHECK_EQUAL(nn_dataset_push(d, NN_TRAIN_IMAGES, gzipped.bytes, gzipped.count / 2), NN_OK);
    nn_dataset_destroy(d); // the address sanitizer counts what is left
    nn_dataset_destroy(NULL);
}

int main(void)
{
    RUN(test_plain_and_gzip_give_the_same_in_pieces_of_any_size);
    RUN(test_every_truncation_is_refused);
    RUN(test_every_flipped_header_bit_is_refused_or_harmless);
    RUN(test_an_empty_file_is_truncated);
    RUN(test_foreign_files_are_refused);
    RUN(test_bytes_after_the_end_are_refused);
    RUN(test_a_label_above_nine_is_refused_at_its_index);
    RUN(test_four_files_make_a_data_set);
    RUN(test_images_are_ready_when_pixels_and_label_are);
    RUN(test_as_many_labels_as_images_are_needed);
    RUN(test_both_pools_need_images_of_one_size);
    RUN(test_arrays_make_the_same_as_files);
    RUN(test_arrays_that_are_refused_change_nothing);
    RUN(test_destroy_accepts_nothing_and_files_half_read);
    return test_summary();
}
