// test_augment.c — augmented images: each part against its textbook loop, how parts are drawn, and
// that steps on them do not depend on how they are cut.
#include "augment.h"
#include "layer.h"

#include "kernels_ref.h"
#include "synthetic.h"
#include "test.h"

#include <string.h>

enum { SIDE = 28, PIXELS = SIDE * SIDE, DRAWS = 4000 };

static const distortion as_it_is = {.scale = 1.0};

// ---- One image ----------------------------------------------------------------------------------

// Blocks of exactly their size: nothing beside them may be read or written.
static void augment_alone(uint8_t *to, const uint8_t *pixels, size_t height, size_t width,
                          const distortion *d)
{
    uint8_t *const scratch = malloc(augment_scratch_bytes(height, width));
    uint8_t *const own = malloc(height * width), *const from = malloc(height * width);
    memcpy(from, pixels, height * width);
    memset(scratch, 0x5a, augment_scratch_bytes(height, width));
    augment_image(own, from, height, width, d, scratch);
    memcpy(to, own, height * width);
    free(scratch), free(own), free(from);
}

static void fill(uint8_t *pixels, size_t count, uint32_t seed)
{
    generator g = {seed};
    for (size_t i = 0; i < count; i++)
        pixels[i] = generator_byte(&g) < 100 ? generator_byte(&g) : 0;
}

// Weights have 11 bits, 255 / 2^12 an axis; shares of a pixel 8, 255 / 2^9 and rounding a pass, of
// which these tests need three; then the byte is rounded.
static void check_against_ref(const distortion *d, size_t height, size_t width)
{
    const double tolerance = 0.7 + (d->stroke == 0.0 ? 0.0 : 3.0);
    uint8_t *const pixels = malloc(height * width), *const got = malloc(height * width);
    double *const expected = malloc(height * width * sizeof *expected);
    fill(pixels, height * width, (uint32_t)(height * 7 + width));
    augment_alone(got, pixels, height, width, d);
    augment_ref(expected, pixels, height, width, d);
    for (size_t i = 0; i < height * width; i++) CHECK_NEAR(got[i], expected[i], tolerance);
    free(pixels), free(got), free(expected);
}

static const size_t sizes[][2] = {{28, 28}, {1, 1}, {2, 3}, {3, 29}, {17, 5}, {64, 30}};

static void check_sizes(const distortion *d)
{
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        check_against_ref(d, sizes[i][0], sizes[i][1]);
}

static void test_no_change_keeps_every_byte(void)
{
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        uint8_t pixels[64 * 30], got[64 * 30];
        const size_t count = sizes[i][0] * sizes[i][1];
        fill(pixels, count, 3);
        augment_alone(got, pixels, sizes[i][0], sizes[i][1], &as_it_is);
        CHECK(memcmp(got, pixels, count) == 0);
    }
}

static void test_shift_moves_by_pixels_and_their_parts(void)
{
    const double shifts[][2] = {{1.0, 0.0}, {0.0, -2.0}, {0.3, 1.7}, {-100.0, 3.0}};
    for (size_t i = 0; i < 4; i++) {
        distortion d = as_it_is;
        d.shift_x = shifts[i][0], d.shift_y = shifts[i][1];
        check_sizes(&d);
    }
    uint8_t pixels[PIXELS] = {[5 * SIDE + 5] = 200}, got[PIXELS];
    distortion d = as_it_is;
    d.shift_x = 2.0, d.shift_y = 1.0;
    augment_alone(got, pixels, SIDE, SIDE, &d);
    CHECK_EQUAL(got[6 * SIDE + 7], 200); // right and down
}

static void test_rotation_turns_about_the_centre(void)
{
    const double angles[] = {-180.0, -137.0, -90.0, -45.0, -1.0, 10.0, 44.9, 45.1, 90.0, 180.0};
    for (size_t i = 0; i < sizeof angles / sizeof *angles; i++) {
        distortion d = as_it_is;
        d.rotate = angles[i];
        check_sizes(&d);
    }
}

static void test_scale_and_shear_are_about_the_centre(void)
{
    const double scales[] = {0.1, 0.9, 1.1, 1.9};
    const double shears[] = {-45.0, -10.0, 5.0, 45.0};
    for (size_t i = 0; i < 4; i++) {
        distortion d = as_it_is;
        d.scale = scales[i];
        check_sizes(&d);
        d = as_it_is;
        d.shear = shears[i];
        check_sizes(&d);
    }
}

static distortion drawn(nn_augmentation ranges, uint32_t image)
{
    return augment_draw(&(augmentation){true, ranges, 1, 0}, image);
}

static void test_elastic_displacement_is_bilinear_between_nodes(void)
{
    for (uint32_t image = 0; image < 8; image++) {
        const distortion d = drawn((nn_augmentation){.elastic = 0.5f + (float)image}, image);
        check_sizes(&d);
    }
}

static void test_stroke_dilates_and_erodes(void)
{
    const double strokes[] = {-4.0, -2.0, -1.0, -0.3, 0.3, 1.0, 2.0, 3.5};
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++) {
        distortion d = as_it_is;
        d.stroke = strokes[i];
        check_sizes(&d);
    }
}

static void test_all_parts_together_are_one_mapping(void)
{
    const nn_augmentation ranges = {2.0f, 30.0f, 0.3f, 20.0f, 2.0f, 1.5f};
    for (uint32_t image = 0; image < 20; image++) {
        const distortion d = drawn(ranges, image);
        check_sizes(&d);
    }
}

// ---- What is drawn ------------------------------------------------------------------------------

typedef struct {
    double least, most, sum, square_sum;
} moments;

static void count(moments *m, double value)
{
    if (value < m->least) m->least = value;
    if (value > m->most) m->most = value;
    m->sum += value;
    m->square_sum += value * value;
}

// Uniform in ±range: the ends are nearly met, the mean is 0 and the variance range² / 3, within
// five standard errors.
static void check_uniform(const moments *m, double range)
{
    CHECK(m->least >= -range && m->least < -0.99 * range);
    CHECK(m->most <= range && m->most > 0.99 * range);
    CHECK_NEAR(m->sum / DRAWS, 0.0, 5.0 * range / sqrt(3.0 * DRAWS));
    CHECK_NEAR(m->square_sum / DRAWS, range * range / 3.0,
               5.0 * range * range * sqrt(4.0 / 45.0 / DRAWS));
}

static void test_parts_are_uniform_over_images_and_over_epochs(void)
{
    const nn_augmentation ranges = {2.0f, 10.0f, 0.25f, 15.0f, 1.5f, 0.5f};
    for (int over_epochs = 0; over_epochs < 2; over_epochs++) {
        moments m[8] = {{0}};
        for (uint32_t i = 0; i < DRAWS; i++) {
            const augmentation a = {true, ranges, 7, over_epochs ? i : 0};
            const distortion d = augment_draw(&a, over_epochs ? 5 : i);
            const double values[] = {d.shift_x, d.shift_y, d.rotate,           d.scale - 1.0,
                                     d.shear,   d.stroke,  d.elastic[2][3][0], d.elastic[4][4][1]};
            for (size_t k = 0; k < 8; k++) count(&m[k], values[k]);
        }
        const double expected[] = {2.0, 2.0, 10.0, 0.25, 15.0, 0.5, 1.5, 1.5};
        for (size_t k = 0; k < 8; k++) check_uniform(&m[k], expected[k]);
    }
}

static void test_neighbours_are_not_alike(void)
{
    double product = 0.0;
    for (uint32_t i = 0; i < DRAWS; i++)
        product += drawn((nn_augmentation){.rotate = 1.0f}, i).rotate *
                   drawn((nn_augmentation){.rotate = 1.0f}, i + 1).rotate;
    CHECK_NEAR(product / DRAWS, 0.0, 5.0 / 3.0 / sqrt(DRAWS));
}

static void test_a_part_does_not_change_what_another_does(void)
{
    const distortion alone = drawn((nn_augmentation){.stroke = 1.0f}, 9);
    const distortion beside = drawn((nn_augmentation){5.0f, 4.0f, 0.3f, 2.0f, 1.0f, 1.0f}, 9);
    CHECK(alone.stroke == beside.stroke);
    CHECK(alone.shift_x == 0.0 && alone.rotate == 0.0 && alone.scale == 1.0);
}

// ---- Steps --------------------------------------------------------------------------------------

enum { HEIGHT = 12, WIDTH = 10, IMAGES = 300 };

static const nn_augmentation some = {1.0f, 20.0f, 0.2f, 10.0f, 1.0f, 1.0f};

static nn_dataset *dataset;

static double augmented_step(nn_model *model, const nn_subset *subset, size_t first, size_t images,
                             const nn_augmentation *ranges, uint32_t epoch)
{
    nn_train_begin(model, dataset, subset, first, images, 0.1f, 0.0f, 0.0f, 0.0f);
    nn_train_augment(model, ranges, 1, epoch);
    while (nn_advance(model, FOREVER)) {
    }
    return nn_loss(model);
}

// The images as a data set of their own, as they are augmented in an epoch.
static nn_dataset *augmented_dataset(uint32_t epoch)
{
    uint8_t *const pixels = malloc(IMAGES * HEIGHT * WIDTH);
    for (size_t i = 0; i < IMAGES; i++) {
        uint8_t *const image = nn_augmented_create(dataset, i, &some, 1, epoch);
        memcpy(pixels + i * HEIGHT * WIDTH, image, HEIGHT * WIDTH);
        nn_free(image);
    }
    nn_dataset *const made =
        dataset_of(pixels, nn_dataset_labels(dataset, NN_TRAIN), IMAGES, HEIGHT, WIDTH);
    free(pixels);
    return made;
}

// As floats, and as lists of non-zero pixels, which the second network's first layer reads.
static const char *const specs[] = {"conv 4 3x3 relu | dense 10 softmax", "dense 10 softmax",
                                    "rescaling -1..1 | dense 10 softmax"};

static void test_a_step_sees_the_augmented_images_in_any_order(void)
{
    for (size_t s = 0; s < 3; s++) {
        nn_dataset *const ready = augmented_dataset(4);
        nn_subset *const subset = subset_of(dataset, ALL_DIGITS);
        nn_subset *const expected = subset_of(ready, ALL_DIGITS);
        nn_subset_shuffle(subset, 3, 3);
        nn_subset_shuffle(expected, 3, 3);
        nn_model *const model = model_of(specs[s], HEIGHT, WIDTH, NN_SGD, 1);
        nn_model *const other = model_of(specs[s], HEIGHT, WIDTH, NN_SGD, 1);
        // A batch of more than two micro-batches, and smaller ones behind it.
        const size_t cuts[] = {0, 270, 277, IMAGES};
        for (size_t i = 0; i < 3; i++) {
            const size_t count = cuts[i + 1] - cuts[i];
            const double loss = augmented_step(model, subset, cuts[i], count, &some, 4);
            CHECK(loss == train_step(other, ready, expected, cuts[i], count, 0.1f, 0.0f));
            CHECK_EQUAL(nn_correct(model), nn_correct(other));
        }
        CHECK(evaluate(model, dataset, subset) != evaluate(other, ready, expected));
        CHECK(evaluate(model, dataset, subset) == evaluate(other, dataset, subset));
        nn_model_destroy(model), nn_model_destroy(other);
        nn_subset_destroy(subset), nn_subset_destroy(expected);
        nn_dataset_destroy(ready);
    }
}

static void test_ranges_of_zero_and_steps_without_them_are_plain(void)
{
    const nn_augmentation none = {0};
    nn_subset *const subset = subset_of(dataset, ALL_DIGITS);
    nn_model *const model = model_of(specs[0], HEIGHT, WIDTH, NN_SGD, 1);
    nn_model *const other = model_of(specs[0], HEIGHT, WIDTH, NN_SGD, 1);
    CHECK(augmented_step(model, subset, 0, IMAGES, &none, 1) ==
          train_step(other, dataset, subset, 0, IMAGES, 0.1f, 0.0f));
    augmented_step(model, subset, 0, 10, &some, 1);
    augmented_step(other, subset, 0, 10, &some, 1);
    CHECK(train_step(model, dataset, subset, 0, IMAGES, 0.1f, 0.0f) ==
          train_step(other, dataset, subset, 0, IMAGES, 0.1f, 0.0f));
    CHECK(augmented_step(model, subset, 0, IMAGES, &some, 1) !=
          augmented_step(other, subset, 0, IMAGES, &some, 2));
    nn_model_destroy(model), nn_model_destroy(other);
    nn_subset_destroy(subset);
}

static void test_lbfgs_fits_the_images_as_they_are(void)
{
    nn_subset *const subset = subset_of(dataset, ALL_DIGITS);
    nn_model *const model = model_of(specs[1], HEIGHT, WIDTH, NN_LBFGS, 1);
    nn_model *const other = model_of(specs[1], HEIGHT, WIDTH, NN_LBFGS, 1);
    for (uint32_t i = 0; i < 3; i++)
        CHECK(augmented_step(model, subset, 0, IMAGES, &some, i) ==
              train_step(other, dataset, subset, 0, IMAGES, 0.1f, 0.0f));
    nn_model_destroy(model), nn_model_destroy(other);
    nn_subset_destroy(subset);
}

int main(void)
{
    dataset = synthetic_digits(IMAGES, HEIGHT, WIDTH);
    RUN(test_no_change_keeps_every_byte);
    RUN(test_shift_moves_by_pixels_and_their_parts);
    RUN(test_rotation_turns_about_the_centre);
    RUN(test_scale_and_shear_are_about_the_centre);
    RUN(test_elastic_displacement_is_bilinear_between_nodes);
    RUN(test_stroke_dilates_and_erodes);
    RUN(test_all_parts_together_are_one_mapping);
    RUN(test_parts_are_uniform_over_images_and_over_epochs);
    RUN(test_neighbours_are_not_alike);
    RUN(test_a_part_does_not_change_what_another_does);
    RUN(test_a_step_sees_the_augmented_images_in_any_order);
    RUN(test_ranges_of_zero_and_steps_without_them_are_plain);
    RUN(test_lbfgs_fits_the_images_as_they_are);
    nn_dataset_destroy(dataset);
    return test_summary();
}
