// test_subset.c — which images a run uses, and that their order depends on seed and epoch alone.
#include "dataset.h"

#include "file_writer.h"
#include "test.h"

enum { TRAIN_COUNT = 12, TEST_COUNT = 5 };

static void read_file(nn_dataset *d, nn_part part, const buffer *f)
{
    CHECK_EQUAL(nn_dataset_push(d, part, f->bytes, f->count), NN_OK);
    CHECK_EQUAL(nn_dataset_end(d, part), NN_OK);
}

// Images of one pixel; the label of image i is (7 i + 1) mod 10.
static void read_pool(nn_dataset *d, nn_part images_part, nn_part labels_part, uint32_t count)
{
    buffer images = {.count = 0};
    buffer labels = {.count = 0};
    put_idx_header(&images, 3, (uint32_t[]){count, 1, 1});
    put_idx_header(&labels, 1, (uint32_t[]){count});
    for (uint32_t i = 0; i < count; i++) {
        put_byte(&images, i);
        put_byte(&labels, (7 * i + 1) % 10);
    }
    read_file(d, images_part, &images);
    read_file(d, labels_part, &labels);
}

static nn_dataset *read_whole(bool with_test)
{
    nn_dataset *d = nn_dataset_create();
    read_pool(d, NN_TRAIN_IMAGES, NN_TRAIN_LABELS, TRAIN_COUNT);
    if (with_test) read_pool(d, NN_TEST_IMAGES, NN_TEST_LABELS, TEST_COUNT);
    return d;
}

static void test_a_subset_takes_skips_and_filters(void)
{
    nn_dataset *d = read_whole(true);
    const uint32_t odd = 0x2aa;
    nn_subset *all = nn_subset_create(d, NN_TRAIN, 0x3ff, 0, SIZE_MAX, 0, 0);
    nn_subset *some = nn_subset_create(d, NN_TRAIN, odd, 2, 3, 0, 0);
    nn_subset *rest = nn_subset_create(d, NN_TEST, 0x3ff, 3, 100, 0, 0);
    nn_subset *none = nn_subset_create(d, NN_TEST, 0x3ff, TEST_COUNT, 1, 0, 0);
    CHECK_EQUAL(nn_subset_count(all), TRAIN_COUNT);
    CHECK_EQUAL(nn_subset_count(some), 3);
    CHECK_EQUAL(nn_subset_count(rest), TEST_COUNT - 3);
    CHECK_EQUAL(nn_subset_count(none), 0);
    for (uint32_t i = 0; i < TRAIN_COUNT; i++) CHECK_EQUAL(nn_subset_indices(all)[i], i);
    // Labels are odd for 0, 2, 4, …
    for (uint32_t i = 0; i < 3; i++) CHECK_EQUAL(nn_subset_indices(some)[i], 2 * (i + 2));
    for (uint32_t i = 0; i < TEST_COUNT - 3; i++)
        CHECK_EQUAL(nn_subset_indices(rest)[i], TRAIN_COUNT + 3 + i);
    nn_subset_destroy(all);
    nn_subset_destroy(some);
    nn_subset_destroy(rest);
    nn_subset_destroy(none);
    nn_subset_destroy(NULL);
    nn_dataset_destroy(d);
}

static void test_a_data_set_may_do_without_its_test_pool(void)
{
    nn_dataset *d = read_whole(false);
    nn_subset *test = nn_subset_create(d, NN_TEST, 0x3ff, 0, SIZE_MAX, 0, 0);
    CHECK_EQUAL(nn_subset_count(test), 0);
    nn_subset_destroy(test);
    nn_dataset_destroy(d);
}

static size_t count_of(const nn_dataset *d, nn_pool pool)
{
    nn_subset *s = nn_subset_create(d, pool, 0x3ff, 0, SIZE_MAX, 0, 0);
    const size_t count = nn_subset_count(s);
    nn_subset_destroy(s);
    return count;
}

static void test_labels_alone_make_no_subset(void)
{
    nn_dataset *d = nn_dataset_create();
    buffer labels = {.count = 0};
    put_idx_header(&labels, 1, (uint32_t[]){3});
    put(&labels, "\1\2\3", 3);
    read_file(d, NN_TRAIN_LABELS, &labels);
    CHECK_EQUAL(count_of(d, NN_TRAIN), 0);
    nn_dataset_destroy(d);
}

static void test_test_images_have_no_index_before_the_training_images_are_counted(void)
{
    nn_dataset *d = nn_dataset_create();
    read_pool(d, NN_TEST_IMAGES, NN_TEST_LABELS, TEST_COUNT);
    CHECK_EQUAL(count_of(d, NN_TEST), 0);
    read_pool(d, NN_TRAIN_IMAGES, NN_TRAIN_LABELS, TRAIN_COUNT);
    CHECK_EQUAL(count_of(d, NN_TEST), TEST_COUNT);
    nn_dataset_destroy(d);
}

static void test_arrays_of_a_subset_are_aligned_for_vectors(void)
{
    nn_dataset *d = read_whole(true);
    for (size_t count = 1; count < 10; count++) {
        nn_subset *s = nn_subset_create(d, NN_TRAIN, 0x3ff, 0, count, 0, 0);
        CHECK_EQUAL((uintptr_t)nn_subset_indices(s) % 16, 0);
        CHECK_EQUAL((uintptr_t)nn_subset_predictions(s) % 16, 0);
        CHECK_EQUAL((uintptr_t)nn_subset_confidences(s) % 16, 0);
        nn_subset_destroy(s);
    }
    nn_dataset_destroy(d);
}

static void test_a_shuffle_depends_on_seed_and_epoch_alone(void)
{
    nn_dataset *d = read_whole(true);
    nn_subset *a = nn_subset_create(d, NN_TRAIN, 0x3ff, 0, SIZE_MAX, 0, 0);
    nn_subset *b = nn_subset_create(d, NN_TRAIN, 0x3ff, 0, SIZE_MAX, 0, 0);
    const size_t bytes = TRAIN_COUNT * sizeof(uint32_t);
    nn_subset_shuffle(a, 5, 1);
    nn_subset_shuffle(a, 6, 2);
    nn_subset_shuffle(b, 6, 2);
    CHECK(memcmp(nn_subset_indices(a), nn_subset_indices(b), bytes) == 0);
    nn_subset_shuffle(b, 6, 3);
    CHECK(memcmp(nn_subset_indices(a), nn_subset_indices(b), bytes) != 0);
    nn_subset_shuffle(b, 5, 2);
    CHECK(memcmp(nn_subset_indices(a), nn_subset_indices(b), bytes) != 0);
    uint32_t seen = 0;
    for (size_t i = 0; i < TRAIN_COUNT; i++) seen |= 1u << nn_subset_indices(a)[i];
    CHECK_EQUAL(seen, (1u << TRAIN_COUNT) - 1);
    nn_subset_destroy(a);
    nn_subset_destroy(b);
    nn_dataset_destroy(d);
}

// Every image comes to every place equally often: a shuffle that never leaves an image where it
// was, or one that swaps with any place each time, does not pass.
static void test_a_shuffle_is_fair(void)
{
    enum { EPOCHS = 12000 };
    nn_dataset *d = read_whole(true);
    nn_subset *s = nn_subset_create(d, NN_TRAIN, 0x3ff, 0, SIZE_MAX, 0, 0);
    int times[TRAIN_COUNT][TRAIN_COUNT] = {0};
    for (uint32_t epoch = 0; epoch < EPOCHS; epoch++) {
        nn_subset_shuffle(s, 1, epoch);
        for (size_t i = 0; i < TRAIN_COUNT; i++) times[i][nn_subset_indices(s)[i]]++;
    }
    for (size_t i = 0; i < TRAIN_COUNT; i++)
        for (size_t j = 0; j < TRAIN_COUNT; j++)
            CHECK_NEAR(times[i][j], EPOCHS / TRAIN_COUNT, 5 * 30.3); // √(12000 · 11) / 12 = 30.3
    nn_subset_destroy(s);
    nn_dataset_destroy(d);
}

// Parts of one draw are the whole pool, each image once; another seed is another draw.
static void test_parts_of_a_draw_do_not_overlap(void)
{
    nn_dataset *d = read_whole(false);
    size_t seen[TRAIN_COUNT] = {0};
    bool moved = false, differs = false;
    for (size_t skip = 0; skip < TRAIN_COUNT; skip += 3) {
        nn_subset *part = nn_subset_create(d, NN_TRAIN, 0x3ff, skip, 3, 7, 0);
        nn_subset *other = nn_subset_create(d, NN_TRAIN, 0x3ff, skip, 3, 8, 0);
        for (size_t i = 0; i < nn_subset_count(part); i++) {
            const uint32_t index = nn_subset_indices(part)[i];
            seen[index]++;
            moved |= index != skip + i;
            differs |= index != nn_subset_indices(other)[i];
        }
        nn_subset_destroy(part);
        nn_subset_destroy(other);
    }
    for (size_t i = 0; i < TRAIN_COUNT; i++) CHECK(seen[i] == 1);
    CHECK(moved && differs);
    nn_dataset_destroy(d);
}

static uint32_t checksum_of(const nn_dataset *d, nn_pool pool, uint32_t classes, size_t count)
{
    nn_subset *const s = nn_subset_create(d, pool, classes, 0, count, 0, 0);
    const uint32_t before = nn_subset_checksum(s);
    nn_subset_shuffle(s, 1, 1);
    CHECK_EQUAL(nn_subset_checksum(s), before);
    nn_subset_destroy(s);
    return before;
}

// The test images are the first training images once more.
static void test_a_checksum_tells_images_and_labels_but_no_order(void)
{
    nn_dataset *const d = read_whole(true);
    const uint32_t all = checksum_of(d, NN_TRAIN, 0x3ff, TRAIN_COUNT);
    CHECK(checksum_of(d, NN_TRAIN, 0x3ff, TRAIN_COUNT - 1) != all);
    CHECK(checksum_of(d, NN_TRAIN, 0x3fd, TRAIN_COUNT) != all);
    CHECK_EQUAL(checksum_of(d, NN_TEST, 0x3ff, TEST_COUNT),
                checksum_of(d, NN_TRAIN, 0x3ff, TEST_COUNT));
    d->arrays[NN_TRAIN_IMAGES].bytes[3] ^= 1;
    CHECK(checksum_of(d, NN_TRAIN, 0x3ff, TRAIN_COUNT) != all);
    d->arrays[NN_TRAIN_IMAGES].bytes[3] ^= 1;
    d->arrays[NN_TRAIN_LABELS].bytes[3] ^= 1;
    CHECK(checksum_of(d, NN_TRAIN, 0x3ff, TRAIN_COUNT) != all);
    nn_dataset_destroy(d);
}

static void add(nn_dataset *d, uint8_t pixel, uint8_t label)
{
    CHECK_EQUAL(nn_dataset_add(d, &pixel, &label, 1), NN_OK);
}

// Labels of the pool are 1, 8, 5, 2, 9, 6, 3, 0, 7, 4, 1, 8.
static void test_a_subset_takes_extra_images_of_its_digits_behind_the_others(void)
{
    nn_dataset *const d = read_whole(false);
    CHECK_EQUAL(nn_dataset_add(d, NULL, NULL, 0), NN_OK);
    add(d, 101, 1);
    add(d, 102, 2);
    add(d, 103, 1);
    add(d, 104, 1);
    nn_subset *const ones = nn_subset_create(d, NN_TRAIN, 1 << 1, 1, SIZE_MAX, 5, 3);
    CHECK_EQUAL(nn_subset_count(ones), 3);
    const uint32_t *const indices = nn_subset_indices(ones);
    CHECK(indices[0] == 0 || indices[0] == 10);
    CHECK_EQUAL(indices[1], NN_FIRST_EXTRA);
    CHECK_EQUAL(indices[2], NN_FIRST_EXTRA + 2);
    CHECK_EQUAL(*dataset_image(d, indices[2]), 103);
    CHECK_EQUAL(dataset_label(d, indices[2]), 1);
    // Test images that arrive later move none of them.
    read_pool(d, NN_TEST_IMAGES, NN_TEST_LABELS, TEST_COUNT);
    CHECK_EQUAL(*dataset_image(d, indices[1]), 101);
    CHECK_EQUAL(nn_dataset_extra_images(d)[3], 104);
    CHECK_EQUAL(nn_dataset_count(d, NN_TRAIN), TRAIN_COUNT);
    nn_subset *const alone = nn_subset_create(d, NN_TRAIN, 1 << 2, 1, SIZE_MAX, 0, 4);
    CHECK_EQUAL(nn_subset_count(alone), 1);
    CHECK_EQUAL(nn_subset_indices(alone)[0], NN_FIRST_EXTRA + 1);
    nn_subset_destroy(ones);
    nn_subset_destroy(alone);
    nn_dataset_destroy(d);
}

static nn_subset *exchanged(const nn_dataset *d, size_t count, uint32_t seed)
{
    nn_subset *const s = nn_subset_create(d, NN_TRAIN, 0x3ff, 0, SIZE_MAX, 0, 4);
    nn_subset_exchange_labels(s, count, seed);
    return s;
}

static void check_own_labels(const nn_dataset *d, const nn_subset *s)
{
    for (size_t i = 0; i < nn_subset_count(s); i++)
        CHECK_EQUAL(nn_subset_labels(s)[i], dataset_label(d, nn_subset_indices(s)[i]));
}

static void add_four(nn_dataset *d)
{
    for (uint8_t i = 0; i < 4; i++) add(d, 100 + i, i);
}

static void test_labels_go_with_their_images(void)
{
    nn_dataset *const d = read_whole(true);
    add_four(d);
    nn_subset *const all = exchanged(d, 0, 1);
    check_own_labels(d, all);
    nn_subset_shuffle(all, 3, 1);
    check_own_labels(d, all);
    nn_subset *const mixed = exchanged(d, TRAIN_COUNT + 4, 1);
    uint8_t label_of_pixel[256];
    for (size_t i = 0; i < nn_subset_count(mixed); i++)
        label_of_pixel[*dataset_image(d, nn_subset_indices(mixed)[i])] = nn_subset_labels(mixed)[i];
    nn_subset_shuffle(mixed, 3, 1);
    for (size_t i = 0; i < nn_subset_count(mixed); i++)
        CHECK_EQUAL(nn_subset_labels(mixed)[i],
                    label_of_pixel[*dataset_image(d, nn_subset_indices(mixed)[i])]);
    nn_subset_destroy(all);
    nn_subset_destroy(mixed);
    nn_dataset_destroy(d);
}

// Each digit is there as often as before, at most `count` images have another, all others and the
// data set their own.
static void test_exchanged_labels_are_those_of_the_images_that_are_drawn(void)
{
    enum { ALL = TRAIN_COUNT + 4 };
    nn_dataset *const d = read_whole(true);
    add_four(d);
    for (size_t count = 0; count <= ALL; count++) {
        size_t most = 0;
        for (uint32_t seed = 0; seed < 50; seed++) {
            nn_subset *const s = exchanged(d, count, seed);
            int surplus[10] = {0};
            size_t moved = 0;
            for (size_t i = 0; i < ALL; i++) {
                const uint8_t own = dataset_label(d, nn_subset_indices(s)[i]);
                surplus[own]++;
                surplus[nn_subset_labels(s)[i]]--;
                moved += nn_subset_labels(s)[i] != own;
            }
            for (size_t digit = 0; digit < 10; digit++) CHECK_EQUAL(surplus[digit], 0);
            CHECK(moved <= count);
            if (moved > most) most = moved;
            nn_subset_destroy(s);
        }
        CHECK_EQUAL(most, count == 1 ? 0 : count);
    }
    nn_dataset_destroy(d);
}

static void test_exchanged_labels_depend_on_the_seed_alone(void)
{
    nn_dataset *const d = read_whole(false);
    add_four(d);
    nn_subset *const a = exchanged(d, TRAIN_COUNT, 5), *const b = exchanged(d, TRAIN_COUNT, 5);
    nn_subset *const c = exchanged(d, TRAIN_COUNT, 6), *const own = exchanged(d, 0, 5);
    CHECK(memcmp(nn_subset_labels(a), nn_subset_labels(b), TRAIN_COUNT + 4) == 0);
    CHECK(memcmp(nn_subset_labels(a), nn_subset_labels(c), TRAIN_COUNT + 4) != 0);
    CHECK_EQUAL(nn_subset_checksum(a), nn_subset_checksum(b));
    CHECK(nn_subset_checksum(a) != nn_subset_checksum(own));
    check_own_labels(d, own);
    nn_subset_destroy(a);
    nn_subset_destroy(b);
    nn_subset_destroy(c);
    nn_subset_destroy(own);
    nn_dataset_destroy(d);
}

// The first ten images have the ten digits; each label comes to each place equally often.
static void test_an_exchange_is_fair(void)
{
    enum { SEEDS = 12000 };
    nn_dataset *const d = read_whole(false);
    int times[10][10] = {0};
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        nn_subset *const s = nn_subset_create(d, NN_TRAIN, 0x3ff, 0, 10, 0, 0);
        nn_subset_exchange_labels(s, 10, seed);
        for (size_t i = 0; i < 10; i++) times[i][nn_subset_labels(s)[i]]++;
        nn_subset_destroy(s);
    }
    for (size_t i = 0; i < 10; i++)
        for (size_t digit = 0; digit < 10; digit++)
            CHECK_NEAR(times[i][digit], SEEDS / 10, 5 * 32.9); // √(12000 · 9) / 10 = 32.9
    nn_dataset_destroy(d);
}

int main(void)
{
    RUN(test_labels_go_with_their_images);
    RUN(test_exchanged_labels_are_those_of_the_images_that_are_drawn);
    RUN(test_exchanged_labels_depend_on_the_seed_alone);
    RUN(test_an_exchange_is_fair);
    RUN(test_a_subset_takes_extra_images_of_its_digits_behind_the_others);
    RUN(test_parts_of_a_draw_do_not_overlap);
    RUN(test_a_subset_takes_skips_and_filters);
    RUN(test_a_data_set_may_do_without_its_test_pool);
    RUN(test_labels_alone_make_no_subset);
    RUN(test_test_images_have_no_index_before_the_training_images_are_counted);
    RUN(test_arrays_of_a_subset_are_aligned_for_vectors);
    RUN(test_a_shuffle_depends_on_seed_and_epoch_alone);
    RUN(test_a_shuffle_is_fair);
    RUN(test_a_checksum_tells_images_and_labels_but_no_order);
    return test_summary();
}
