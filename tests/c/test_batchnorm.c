// test_batchnorm.c — batch normalisation against its textbook twin; statistics of the whole batch,
// however many micro-batches it has; moving averages.
#include "kernels_ref.h"
#include "lone_layer.h"
#include "synthetic.h"
#include "test.h"

#include <float.h>
#include <string.h>

// The scale is at most 1 / √ε = 32; numbers are in [-1, 1), so a normalised one, its distance from
// the mean and what is taken from a gradient are each rounded a few times at that size.
static const double TOLERANCE = 32 * 16 * (double)FLT_EPSILON;

static void check_all_near(const float *actual, const float *expected, size_t count,
                           double tolerance)
{
    for (size_t i = 0; i < count; i++) CHECK_NEAR(actual[i], expected[i], tolerance);
}

static void check_batchnorm(shape in, size_t images)
{
    lone_layer l;
    lone_layer_create(&l, "batchnorm", in, images, 1);
    const size_t count = images * shape_count(in), channels = in.channels;
    CHECK(l.self->out.height == in.height && l.self->out.width == in.width);
    CHECK_EQUAL(l.self->out.channels, channels);
    float *const y = malloc(count * sizeof *y), *const dx = malloc(count * sizeof *dx);
    float *const dgamma = malloc(2 * channels * sizeof *dgamma), *const dbeta = dgamma + channels;
    batchnorm_forward_ref(l.self, y, l.kernel, l.bias, l.x, images);
    batchnorm_backward_ref(l.self, dx, dgamma, dbeta, l.kernel, l.x, l.dy, images);
    const micro_batch m = {.batch = images, .training = true};
    lone_layer_forward(&l, m);
    lone_layer_backward(&l, m);
    check_all_near(l.y, y, count, TOLERANCE);
    check_all_near(l.dx, dx, count, TOLERANCE);
    const double rows = (double)(count / channels);
    check_all_near(l.dkernel, dgamma, channels, TOLERANCE * rows);
    check_all_near(l.dbias, dbeta, channels, TOLERANCE * rows);
    free(y), free(dx), free(dgamma);
    lone_layer_destroy(&l);
}

// One value a channel has no variance; images of several groups.
static void test_batchnorm_is_right_for_every_shape(void)
{
    for (size_t channels = 1; channels <= 13; channels++)
        for (size_t side = 1; side <= 4; side++) {
            check_batchnorm((shape){side, 1, channels}, 1);
            check_batchnorm((shape){side, side + 2, channels}, 2);
            check_batchnorm((shape){1, side, channels}, 19);
        }
    check_batchnorm((shape){9, 9, 8}, 5); // more rows than are summed at a time
}

// Outside of training the moving averages take the batch's place, and nothing is summed.
static void test_moving_averages_count_outside_of_training(void)
{
    lone_layer l;
    lone_layer_create(&l, "batchnorm", (shape){2, 3, 5}, 3, 1);
    for (size_t c = 0; c < 5; c++) l.moving[5 + c] = 0.5f + (float)c;
    lone_layer_forward(&l, (micro_batch){.batch = 3});
    for (size_t i = 0; i < 3 * 30; i++) {
        const size_t c = i % 5;
        const double normal =
            ((double)l.x[i] - (double)l.moving[c]) / sqrt((double)l.moving[5 + c] + 1e-3);
        CHECK_NEAR(l.y[i], normal * (double)l.kernel[c] + (double)l.bias[c], TOLERANCE);
    }
    for (size_t i = 0; i < l.self->sum_count; i++) CHECK(l.sums[i] == 0.0);
    lone_layer_destroy(&l);
}

// The large mean that single precision would lose the variance behind.
static void test_the_variance_of_numbers_far_from_zero(void)
{
    lone_layer l;
    lone_layer_create(&l, "batchnorm", (shape){4, 4, 4}, 8, 1);
    for (size_t i = 0; i < 8 * 64; i++) l.x[i] = 1000.0f + (float)(i / 4 % 2);
    for (size_t c = 0; c < 4; c++) l.kernel[c] = 1.0f, l.bias[c] = 0.0f;
    lone_layer_forward(&l, (micro_batch){.batch = 8, .training = true});
    for (size_t i = 0; i < 8 * 64; i++)
        CHECK_NEAR(l.y[i], (i / 4 % 2 ? 0.5 : -0.5) / sqrt(0.25 + 1e-3), 1e-6);
    lone_layer_destroy(&l);
}

// ---- In a model ---------------------------------------------------------------------------------

enum { SIDE = 6, PIXELS = SIDE * SIDE, IMAGES = 300 };
_Static_assert(IMAGES > 2 * MICRO_BATCH, "batches of several micro-batches");

static const char NETWORK[] = "batchnorm | conv 3 3x3 tanh nobias | batchnorm tanh | dropout 0 | "
                              "dense 7 nobias | batchnorm relu | dense 10 softmax";

static nn_dataset *dataset;
static nn_subset *subset;

// Sums in another order differ in their last bits; statistics of micro-batches would differ by
// tenths.
static void test_the_loss_does_not_depend_on_the_order_of_a_large_batch(void)
{
    nn_model *const model = model_of(NETWORK, SIDE, SIDE, NN_SGD, 1);
    const double loss = train_step(model, dataset, subset, 0, IMAGES, 0.0f, 0.0f);
    for (uint32_t epoch = 0; epoch < 3; epoch++) {
        nn_subset *const shuffled = subset_of(dataset, ALL_DIGITS);
        nn_subset_shuffle(shuffled, 1, epoch);
        CHECK_NEAR(train_step(model, dataset, shuffled, 0, IMAGES, 0.0f, 0.0f), loss, 1e-6);
        CHECK_EQUAL(nn_images_done(model), IMAGES);
        nn_subset_destroy(shuffled);
    }
    nn_model_destroy(model);
}

// One micro-batch of images that come twice has the statistics, the loss and the gradients of two.
static void test_a_large_batch_takes_the_step_of_a_small_one_of_the_same_images(void)
{
    static uint8_t pixels[2 * MICRO_BATCH * PIXELS], labels[2 * MICRO_BATCH];
    for (size_t i = 0; i < 2 * MICRO_BATCH; i++) {
        const size_t image = i % MICRO_BATCH;
        memcpy(pixels + i * PIXELS, nn_dataset_images(dataset, NN_TRAIN) + image * PIXELS, PIXELS);
        labels[i] = nn_dataset_labels(dataset, NN_TRAIN)[image];
    }
    nn_dataset *const twice = dataset_of(pixels, labels, 2 * MICRO_BATCH, SIDE, SIDE);
    nn_subset *const all = subset_of(twice, ALL_DIGITS);
    nn_model *const small = model_of(NETWORK, SIDE, SIDE, NN_SGD, 1);
    nn_model *const large = model_of(NETWORK, SIDE, SIDE, NN_SGD, 1);
    for (int i = 0; i < 5; i++) {
        const double loss = train_step(small, twice, all, 0, MICRO_BATCH, 0.1f, 0.01f);
        CHECK_NEAR(train_step(large, twice, all, 0, 2 * MICRO_BATCH, 0.1f, 0.01f), loss, 1e-5);
    }
    CHECK_NEAR(evaluate(large, twice, all), evaluate(small, twice, all), 1e-5);
    nn_model_destroy(small), nn_model_destroy(large);
    nn_subset_destroy(all);
    nn_dataset_destroy(twice);
}

// Of the first layer, which sees the pixels.
static void test_moving_averages_follow_the_whole_batch(void)
{
    nn_model *const model = model_of(NETWORK, SIDE, SIDE, NN_SGD, 1);
    const float *const moving = nn_model_layer(model, 0)->moving;
    CHECK(moving[0] == 0.0f && moving[1] == 1.0f);
    const uint8_t *const images = nn_dataset_images(dataset, NN_TRAIN);
    double sum = 0.0, squares = 0.0;
    for (size_t i = 0; i < IMAGES * PIXELS; i++) {
        sum += images[i] / 255.0;
        squares += images[i] / 255.0 * images[i] / 255.0;
    }
    const double mean = sum / (IMAGES * PIXELS),
                 variance = squares / (IMAGES * PIXELS) - mean * mean;
    double expected[] = {0.0, 1.0};
    for (int i = 0; i < 3; i++) {
        train_step(model, dataset, subset, 0, IMAGES, 0.1f, 0.0f);
        expected[0] = 0.99 * expected[0] + 0.01 * mean;
        expected[1] = 0.99 * expected[1] + 0.01 * variance;
        CHECK_NEAR(moving[0], expected[0], 1e-6);
        CHECK_NEAR(moving[1], expected[1], 1e-6);
    }
    nn_model_destroy(model);
}

// Neither an evaluation, nor a prediction, nor a step that is left, whichever pass it is in.
static void test_only_whole_steps_move_the_averages(void)
{
    nn_model *const model = model_of(NETWORK, SIDE, SIDE, NN_ADAM, 1);
    const float *const moving = nn_model_layer(model, 2)->moving;
    float before[6], outputs[10];
    train_step(model, dataset, subset, 0, IMAGES, 0.01f, 0.0f);
    memcpy(before, moving, sizeof before);
    evaluate(model, dataset, subset);
    for (size_t slices = 0; slices < 400; slices += 29) {
        nn_train_begin(model, dataset, subset, 0, IMAGES, 0.01f, 0.0f, 0.0f, 0.0f);
        for (size_t i = 0; i < slices; i++) CHECK(nn_advance(model, 0.0));
        nn_predict(model, outputs, nn_dataset_images(dataset, NN_TRAIN));
        CHECK(memcmp(before, moving, sizeof before) == 0);
        nn_cancel(model);
    }
    CHECK(memcmp(before, moving, sizeof before) == 0);
    train_step(model, dataset, subset, 0, IMAGES, 0.01f, 0.0f);
    CHECK(memcmp(before, moving, sizeof before) != 0);
    nn_model_destroy(model);
}

int main(void)
{
    dataset = synthetic_digits(IMAGES, SIDE, SIDE);
    subset = subset_of(dataset, ALL_DIGITS);
    RUN(test_batchnorm_is_right_for_every_shape);
    RUN(test_moving_averages_count_outside_of_training);
    RUN(test_the_variance_of_numbers_far_from_zero);
    RUN(test_the_loss_does_not_depend_on_the_order_of_a_large_batch);
    RUN(test_a_large_batch_takes_the_step_of_a_small_one_of_the_same_images);
    RUN(test_moving_averages_follow_the_whole_batch);
    RUN(test_only_whole_steps_move_the_averages);
    nn_subset_destroy(subset);
    nn_dataset_destroy(dataset);
    return test_summary();
}
