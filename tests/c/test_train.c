// test_train.c — steps and evaluations: the same bits however they are sliced, cancelled or
// watched, and the figures that textbook loops give.
#include "layer.h"
#include "nn.h"

#include "synthetic.h"
#include "test.h"

#include <string.h>

enum { HEIGHT = 8, WIDTH = 6, PIXELS = HEIGHT * WIDTH, IMAGES = 300 };
_Static_assert(IMAGES > 2 * MICRO_BATCH, "batches of several micro-batches");

static const char NETWORK[] = "conv 8 3x3 relu | conv 8 3x3 same tanh | maxpool 2 | dropout 0.25 | "
                              "dense 20 sigmoid | dropout 0.5 | dense 10 softmax";

static const char NORMALIZED[] = "conv 8 3x3 nobias | batchnorm relu | conv 8 3x3 same tanh | "
                                 "maxpool 2 | dropout 0.25 | batchnorm | dense 20 nobias | "
                                 "batchnorm sigmoid | dropout 0.5 | dense 10 softmax";

static const char *layers = NETWORK;
static nn_dataset *dataset;
static nn_subset *subset;

static void copy_weights(const nn_model *model, float *copy)
{
    for (size_t i = 0; i < nn_model_layer_count(model); i++) {
        const nn_layer_info *const info = nn_model_layer(model, i);
        const size_t biases = info->bias ? info->shape[2] : 0;
        const size_t kernels = info->param_count - biases;
        if (kernels > 0) memcpy(copy, info->kernel, kernels * sizeof *copy);
        if (biases > 0) memcpy(copy + kernels, info->bias, biases * sizeof *copy);
        copy += info->param_count;
    }
}

static bool same_weights(const nn_model *a, const nn_model *b)
{
    const size_t count = nn_model_param_count(a);
    float *const of_a = malloc(count * sizeof *of_a), *const of_b = malloc(count * sizeof *of_b);
    copy_weights(a, of_a);
    copy_weights(b, of_b);
    bool same = count == nn_model_param_count(b) && memcmp(of_a, of_b, count * sizeof *of_a) == 0;
    for (size_t i = 0; i < nn_model_layer_count(a); i++) {
        const nn_layer_info *const info = nn_model_layer(a, i);
        const size_t bytes = 2 * info->shape[2] * sizeof *info->moving;
        if (info->moving) same &= memcmp(info->moving, nn_model_layer(b, i)->moving, bytes) == 0;
    }
    free(of_a), free(of_b);
    return same;
}

static nn_model *network(nn_optimizer optimizer, uint32_t seed)
{
    return model_of(layers, HEIGHT, WIDTH, optimizer, seed);
}

static double step(nn_model *model)
{
    return train_step(model, dataset, subset, 0, IMAGES, 0.01f, 1e-4f);
}

static const uint8_t *pixels_of(size_t image)
{
    return nn_dataset_images(dataset, NN_TRAIN) + image * PIXELS;
}

static size_t label_of(size_t image)
{
    return nn_dataset_labels(dataset, NN_TRAIN)[image];
}

static void test_slices_change_no_bit(void)
{
    nn_model *const whole = network(NN_ADAM, 1), *const sliced = network(NN_ADAM, 1);
    for (int i = 0; i < 3; i++) {
        const double loss = step(whole);
        nn_train_begin(sliced, dataset, subset, 0, IMAGES, 0.01f, 1e-4f, 0.0f, 0.0f);
        size_t slices = 1, done = 0;
        for (; nn_advance(sliced, 0.0); slices++) {
            CHECK(nn_images_done(sliced) >= done);
            done = nn_images_done(sliced);
        }
        CHECK(slices > 100);
        CHECK_EQUAL(nn_images_done(sliced), IMAGES);
        CHECK_EQUAL(nn_correct(sliced), nn_correct(whole));
        CHECK(nn_loss(sliced) == loss);
        CHECK(same_weights(sliced, whole));
    }
    nn_model_destroy(whole);
    nn_model_destroy(sliced);
}

static void test_nothing_is_left_to_do_when_done(void)
{
    nn_model *const model = network(NN_SGD, 1);
    CHECK_EQUAL(nn_advance(model, FOREVER), 0);
    const double loss = step(model);
    CHECK_EQUAL(nn_advance(model, FOREVER), 0);
    nn_cancel(model);
    CHECK(nn_loss(model) == loss);
    nn_model_destroy(model);
}

// Predictions see the weights from before the step and disturb it in no bit.
static void test_predicting_between_slices_changes_nothing(void)
{
    nn_model *const alone = network(NN_ADAM, 1), *const watched = network(NN_ADAM, 1);
    step(alone);
    step(watched);
    float before[10], during[10];
    nn_predict(watched, before, pixels_of(0));
    step(alone);
    nn_train_begin(watched, dataset, subset, 0, IMAGES, 0.01f, 1e-4f, 0.0f, 0.0f);
    for (size_t slice = 0; nn_advance(watched, 0.0); slice++) {
        if (slice % 10 > 0) continue;
        nn_predict(watched, during, pixels_of(0));
        CHECK(memcmp(before, during, sizeof before) == 0);
    }
    CHECK(same_weights(alone, watched));
    nn_model_destroy(alone);
    nn_model_destroy(watched);
}

// A step is left after so many slices, with nn_cancel or by beginning something else.
static void check_left_step(nn_optimizer optimizer, size_t slices, bool cancelled)
{
    nn_model *const straight = network(optimizer, 1), *const leaving = network(optimizer, 1);
    step(straight);
    step(leaving);
    nn_train_begin(leaving, dataset, subset, 5, 200, 0.5f, 0.1f, 0.0f, 0.0f);
    for (size_t i = 0; i < slices; i++) CHECK(nn_advance(leaving, 0.0));
    if (cancelled) nn_cancel(leaving);
    if (cancelled) CHECK(same_weights(straight, leaving));
    CHECK(step(straight) == step(leaving));
    CHECK(step(straight) == step(leaving)); // what the optimizer remembers shows a step later
    CHECK(same_weights(straight, leaving));
    nn_model_destroy(straight);
    nn_model_destroy(leaving);
}

static void test_a_step_that_is_left_never_was(void)
{
    for (int optimizer = 0; optimizer < NN_LBFGS; optimizer++)
        check_left_step((nn_optimizer)optimizer, 60, true);
    static const size_t slices[] = {0, 1, 10, 60, 120};
    for (size_t i = 0; i < sizeof slices / sizeof *slices; i++) {
        check_left_step(NN_ADAM, slices[i], true);
        check_left_step(NN_ADAM, slices[i], false);
    }
}

static void test_evaluating_changes_no_weight_and_no_later_step(void)
{
    nn_model *const straight = network(NN_RMSPROP, 1), *const evaluating = network(NN_RMSPROP, 1);
    step(straight);
    step(evaluating);
    evaluate(evaluating, dataset, subset);
    CHECK(same_weights(straight, evaluating));
    CHECK(step(straight) == step(evaluating));
    CHECK(same_weights(straight, evaluating));
    nn_model_destroy(straight);
    nn_model_destroy(evaluating);
}

static void test_the_seed_decides_every_bit(void)
{
    nn_model *const a = network(NN_ADAM, 1), *const b = network(NN_ADAM, 1);
    nn_model *const other = network(NN_ADAM, 2);
    CHECK(same_weights(a, b));
    CHECK(!same_weights(a, other));
    for (int i = 0; i < 3; i++) CHECK(step(a) == step(b));
    CHECK(same_weights(a, b));
    nn_model_destroy(a);
    nn_model_destroy(b);
    nn_model_destroy(other);
}

// Weights that start at zero are the same for every seed; what then differs is dropout.
static void test_the_seed_decides_dropout(void)
{
    static const char spec[] = "dropout 0.5 | dense 10 zeros softmax";
    nn_model *const a = model_of(spec, HEIGHT, WIDTH, NN_SGD, 1);
    nn_model *const b = model_of(spec, HEIGHT, WIDTH, NN_SGD, 2);
    CHECK(same_weights(a, b));
    step(a);
    step(b);
    CHECK(!same_weights(a, b));
    nn_model_destroy(a);
    nn_model_destroy(b);
}

// Softmax regression on one batch in double: mean loss, and the gradient of each weight.
static double regression_ref(double (*gradient)[10], const nn_dataset *data, const float *kernel)
{
    const size_t pixels = nn_dataset_height(data) * nn_dataset_width(data);
    const uint8_t *x = nn_dataset_images(data, NN_TRAIN);
    double loss = 0.0;
    memset(gradient, 0, pixels * sizeof *gradient);
    for (size_t i = 0; i < IMAGES; i++, x += pixels) {
        const size_t label = nn_dataset_labels(data, NN_TRAIN)[i];
        double p[10] = {0}, sum = 0.0;
        for (size_t j = 0; j < pixels; j++)
            for (size_t c = 0; c < 10; c++) p[c] += x[j] / 255.0 * (double)kernel[j * 10 + c];
        for (size_t c = 0; c < 10; c++) sum += p[c] = exp(p[c]);
        loss -= log(p[label] / sum) / IMAGES;
        for (size_t j = 0; j < pixels; j++)
            for (size_t c = 0; c < 10; c++)
                gradient[j][c] += x[j] / 255.0 * (p[c] / sum - (c == label)) / IMAGES;
    }
    return loss;
}

// Images with so many pixels in a hundred that are not zero.
static nn_dataset *inked(size_t percent, size_t side)
{
    static uint8_t pixels[IMAGES * CSR_MOST_PIXELS], labels[IMAGES];
    generator g = {2};
    for (size_t i = 0; i < IMAGES; i++) labels[i] = (uint8_t)(i % 10);
    for (size_t i = 0; i < IMAGES * side * side; i++) {
        const bool ink = 100 * generator_byte(&g) < 256 * percent;
        const uint8_t dark = generator_byte(&g) / 2 + 1;
        pixels[i] = ink ? dark : 0;
    }
    return dataset_of(pixels, labels, IMAGES, side, side);
}

static void check_regression(size_t percent, size_t side)
{
    static double gradient[CSR_MOST_PIXELS][10];
    static float before[CSR_MOST_PIXELS * 10];
    nn_dataset *const data = inked(percent, side);
    nn_subset *const images = subset_of(data, ALL_DIGITS);
    nn_model *const model = model_of("dense 10 nobias softmax", side, side, NN_SGD, 1);
    copy_weights(model, before);
    const double expected = regression_ref(gradient, data, before);
    // A rate of 1: the weights change by the gradient, but are rounded, by half of 2^-24 up to 1.
    CHECK_NEAR(train_step(model, data, images, 0, IMAGES, 1.0f, 0.0f), expected, 1e-6);
    const float *const after = nn_model_layer(model, 0)->kernel;
    for (size_t i = 0; i < side * side * 10; i++)
        CHECK_NEAR(before[i] - after[i], gradient[i / 10][i % 10], 1e-6);
    nn_model_destroy(model);
    nn_subset_destroy(images);
    nn_dataset_destroy(data);
}

// Three micro-batches, the last one short, are one batch. Images are listed or not, and have one
// block of pixels or three.
static void test_a_batch_of_several_micro_batches_has_the_gradient_of_the_textbook(void)
{
    const size_t percents[] = {20, 100}, sides[] = {7, 23};
    for (size_t i = 0; i < 4; i++) check_regression(percents[i / 2], sides[i % 2]);
}

// Logistic regression of threes and eights on one batch in double, as above.
static double logistic_ref(double *gradient, const nn_dataset *data, const nn_subset *images,
                           const float *kernel)
{
    const size_t pixels = nn_dataset_height(data) * nn_dataset_width(data);
    const size_t count = nn_subset_count(images);
    double loss = 0.0;
    memset(gradient, 0, pixels * sizeof *gradient);
    for (size_t i = 0; i < count; i++) {
        const size_t image = nn_subset_indices(images)[i];
        const uint8_t *const x = nn_dataset_images(data, NN_TRAIN) + image * pixels;
        const double target = nn_dataset_labels(data, NN_TRAIN)[image] == 8;
        double z = 0.0;
        for (size_t j = 0; j < pixels; j++) z += x[j] / 255.0 * (double)kernel[j];
        const double p = 1.0 / (1.0 + exp(-z));
        loss -= log(target > 0.0 ? p : 1.0 - p) / (double)count;
        for (size_t j = 0; j < pixels; j++)
            gradient[j] += x[j] / 255.0 * (p - target) / (double)count;
    }
    return loss;
}

// The first layer with one unit reads the bytes of the images.
static void check_logistic(const char *spec, size_t side)
{
    static double gradient[CSR_MOST_PIXELS];
    static float before[CSR_MOST_PIXELS];
    nn_dataset *const data = inked(50, side);
    nn_subset *const images = subset_of(data, 1 << 3 | 1 << 8);
    nn_model *const model = model_of(spec, side, side, NN_SGD, 1);
    copy_weights(model, before);
    const size_t count = nn_subset_count(images);
    const double expected = logistic_ref(gradient, data, images, before);
    CHECK_NEAR(train_step(model, data, images, 0, count, 1.0f, 0.0f), expected, 1e-6);
    static float after[CSR_MOST_PIXELS];
    copy_weights(model, after);
    for (size_t i = 0; i < side * side; i++) CHECK_NEAR(before[i] - after[i], gradient[i], 1e-6);
    nn_model_destroy(model);
    nn_subset_destroy(images);
    nn_dataset_destroy(data);
}

static void test_one_unit_has_the_gradient_of_the_textbook(void)
{
    check_logistic("dense 1 nobias sigmoid", 3);
    check_logistic("dense 1 nobias sigmoid", 23);
    check_logistic("rescaling 0..1 | flatten | dense 1 nobias sigmoid", 12);
}

static void test_batches_are_cut_from_the_order_of_the_subset(void)
{
    nn_subset *const shuffled = subset_of(dataset, ALL_DIGITS);
    nn_subset_shuffle(shuffled, 1, 1);
    nn_model *const model = model_of("dense 10 softmax", HEIGHT, WIDTH, NN_SGD, 1);
    double loss = 0.0;
    for (size_t i = 0; i < 7; i++) {
        float p[10];
        const size_t image = nn_subset_indices(shuffled)[20 + i];
        nn_predict(model, p, pixels_of(image));
        loss -= log((double)p[label_of(image)]) / 7.0;
    }
    CHECK_NEAR(train_step(model, dataset, shuffled, 20, 7, 0.1f, 0.0f), loss, 1e-6);
    nn_subset_destroy(shuffled);
    nn_model_destroy(model);
}

// Trains a little, then evaluates and asks for each image alone.
static void check_evaluation(const char *spec, uint32_t classes)
{
    nn_subset *const some = subset_of(dataset, classes);
    nn_subset_shuffle(some, 1, 0);
    nn_model *const model = model_of(spec, HEIGHT, WIDTH, NN_ADAM, 1);
    CHECK(nn_model_fits(model, some));
    const size_t count = nn_subset_count(some), outputs = nn_model_output_count(model);
    for (int i = 0; i < 3; i++) train_step(model, dataset, some, 0, count, 0.01f, 0.0f);
    const double loss = evaluate(model, dataset, some);
    CHECK_EQUAL(nn_images_done(model), count);
    uint8_t digits[10];
    size_t known = 0, correct = 0;
    for (uint8_t digit = 0; digit < 10; digit++)
        if (outputs >= 10 || classes >> digit & 1) digits[known++] = digit;
    double expected = 0.0;
    for (size_t i = 0; i < count; i++) {
        float p[10];
        const size_t image = nn_subset_indices(some)[i];
        const size_t class = nn_predict(model, p, pixels_of(image));
        if (outputs == 1) p[1] = p[0], p[0] = 1.0f - p[1];
        size_t best = 0, target = 0;
        for (size_t c = 1; c < known; c++)
            if (p[c] > p[best]) best = c;
        while (digits[target] != label_of(image)) target++;
        CHECK_EQUAL(class, best);
        CHECK_EQUAL(nn_subset_predictions(some)[i], digits[best]);
        CHECK_NEAR(nn_subset_confidences(some)[i], p[best], 1e-6);
        correct += best == target;
        expected -= log((double)p[target]) / (double)count;
    }
    CHECK_EQUAL(nn_correct(model), correct);
    CHECK(correct > 0 && correct < count);
    CHECK_NEAR(loss, expected, 1e-6 * (1.0 + expected));
    nn_model_destroy(model);
    nn_subset_destroy(some);
}

static void test_an_evaluation_agrees_with_predictions_one_by_one(void)
{
    check_evaluation(NETWORK, ALL_DIGITS);
    check_evaluation("dense 10 softmax", 1 << 3 | 1 << 8);
}

// One image takes other kernels than 128 do, so the last bits may differ: see nn_predict.
static void check_many(const char *spec, size_t count)
{
    nn_dataset *const many = synthetic_digits(count, HEIGHT, WIDTH);
    nn_subset *const all = subset_of(many, ALL_DIGITS);
    nn_model *const model = model_of(spec, HEIGHT, WIDTH, NN_ADAM, 1);
    train_step(model, many, all, 0, count, 0.01f, 0.0f);
    evaluate(model, many, all);
    for (size_t i = 0; i < count; i++) {
        float p[10];
        const size_t class = nn_predict(model, p, nn_dataset_images(many, NN_TRAIN) + i * PIXELS);
        const uint8_t evaluated = nn_subset_predictions(all)[i];
        CHECK_NEAR(nn_subset_confidences(all)[i], p[class], 1e-6);
        CHECK(evaluated == class || p[class] - p[evaluated] <= 1e-6f);
    }
    nn_model_destroy(model);
    nn_subset_destroy(all);
    nn_dataset_destroy(many);
}

static void test_an_evaluation_agrees_with_predictions_of_many_images(void)
{
    check_many("dense 10 softmax", 5000);
    check_many("rescaling -1..1 | dense 10 softmax", 5000);
    check_many("dense 20 relu | dense 10 softmax", 5000);
    check_many("conv 8 3x3 relu | conv 8 3x3 same | dense 10 softmax", 500);
}

// Of one layer all weights are NaN.
static void check_nan(const char *spec, size_t index)
{
    nn_model *const model = model_of(spec, HEIGHT, WIDTH, NN_SGD, 1);
    const nn_layer_info *const info = nn_model_layer(model, index);
    for (size_t i = 0; i < info->param_count - info->shape[2]; i++) info->kernel[i] = NAN;
    CHECK(isnan(evaluate(model, dataset, subset)));
    nn_model_destroy(model);
}

// The last layer's product with its features gives the probabilities of predictions.
static void check_features(const char *spec, size_t images, size_t wanted)
{
    nn_subset *const some = nn_subset_create(dataset, NN_TRAIN, ALL_DIGITS, 0, images, 0, 0);
    nn_subset_shuffle(some, 1, 0);
    nn_model *const model = model_of(spec, HEIGHT, WIDTH, NN_ADAM, 1);
    for (int i = 0; i < 3; i++) train_step(model, dataset, some, 0, images, 0.01f, 0.0f);
    const double loss = evaluate(model, dataset, some);
    const nn_layer_info *const last = nn_model_layer(model, nn_model_layer_count(model) - 1);
    const size_t in = last->kernel_shape[0];
    float *const features = malloc(wanted * in * sizeof *features); // no place behind is written
    nn_evaluate_begin(model, dataset, some);
    nn_evaluate_keep(model, nn_model_layer_count(model) - 1, features, wanted);
    while (nn_advance(model, 0.0)) {
    }
    CHECK(nn_loss(model) == loss);
    for (size_t i = 0; i < wanted; i++) {
        double y[10], sum = 0.0;
        float p[10];
        nn_predict(model, p, pixels_of(nn_subset_indices(some)[i]));
        for (size_t c = 0; c < 10; c++) {
            y[c] = (double)last->bias[c];
            for (size_t j = 0; j < in; j++)
                y[c] += (double)features[i * in + j] * (double)last->kernel[j * 10 + c];
            sum += exp(y[c]);
        }
        for (size_t c = 0; c < 10; c++) CHECK_NEAR(p[c], exp(y[c]) / sum, 1e-5);
    }
    free(features);
    CHECK(evaluate(model, dataset, some) == loss); // which keeps nothing any more
    nn_model_destroy(model);
    nn_subset_destroy(some);
}

// An evaluation that begins within the network, with what another has kept there.
//
//   reader   the place of the first layer that computes: there images themselves are kept
static void check_from(const char *spec, size_t reader)
{
    nn_model *const model = model_of(spec, HEIGHT, WIDTH, NN_ADAM, 1);
    const size_t layer_count = nn_model_layer_count(model);
    for (size_t place = 0; place < layer_count; place++) {
        const nn_layer_info *const before = place > 0 ? nn_model_layer(model, place - 1) : NULL;
        const uint32_t *const size = before ? before->shape : NULL;
        const size_t count = size ? (size_t)size[0] * size[1] * size[2] : PIXELS;
        float *const kept = malloc(IMAGES * count * sizeof *kept);
        nn_evaluate_begin(model, dataset, subset);
        nn_evaluate_keep(model, place, kept, IMAGES);
        while (nn_advance(model, 0.0)) {
        }
        // What comes behind may change.
        const nn_layer_info *const last = nn_model_layer(model, layer_count - 1);
        for (int round = 0; round < 2; round++) {
            const double loss = evaluate(model, dataset, subset);
            const size_t correct = nn_correct(model);
            nn_evaluate_begin(model, dataset, subset);
            nn_evaluate_from(model, place, kept);
            while (nn_advance(model, 0.0)) {
            }
            // Lists and bytes are added up in another order.
            CHECK_NEAR(nn_loss(model), loss, place > reader ? 0.0 : 1e-6);
            CHECK_EQUAL(nn_correct(model), correct);
            for (size_t i = 0; i < 40; i++) last->kernel[i] += 0.25f;
        }
        free(kept);
    }
    nn_model_destroy(model);
}

static void test_an_evaluation_begins_with_what_another_has_kept(void)
{
    check_from(NETWORK, 0);
    check_from(NORMALIZED, 0);
    check_from("rescaling -1..1 | conv 4 3x3 | flatten | dense 10 softmax", 0);
    check_from("dense 12 relu | dense 10 softmax", 0);
    check_from("flatten | dense 1 relu | dense 8 | dense 10 softmax", 1);
}

static void test_an_evaluation_keeps_what_the_last_layer_reads(void)
{
    check_features(NETWORK, IMAGES, IMAGES);
    check_features(NETWORK, IMAGES, MICRO_BATCH + 1);
    check_features(NORMALIZED, IMAGES, 5);
    check_features("dense 10 softmax", IMAGES, IMAGES);
    check_features("dense 10 softmax", 10, 9); // so few images are listed
    check_features("rescaling -1..1 | dense 10 softmax", IMAGES, 130);
    check_features("conv 4 3x3 relu | globalavgpool | dense 10 softmax", IMAGES, 129);
}

static void test_nan_in_weights_is_nan_in_the_loss(void)
{
    check_nan("dense 32 relu | dense 10 softmax", 0);
    check_nan("dense 32 tanh | dense 10 softmax", 0);
    check_nan("dense 32 sigmoid | dense 10 softmax", 0);
    check_nan("conv 8 3x3 relu | maxpool 2 | dense 10 softmax", 0);
    check_nan("conv 8 3x3 relu | conv 8 3x3 relu | maxpool 2 | dense 10 softmax", 1);
    check_nan("conv 8 3x3 relu | conv 8 3x3 | avgpool 2 | dense 10 softmax", 1);
}

static void test_a_digit_is_its_rank_where_outputs_are_fewer(void)
{
    check_evaluation("dense 3 softmax", 1 << 1 | 1 << 4 | 1 << 9);
    check_evaluation("dense 1 sigmoid", 1 << 3 | 1 << 8);
}

// The bias makes one class win for every image.
static void check_foreign_class(const char *spec, size_t class, uint32_t classes)
{
    nn_subset *const some = subset_of(dataset, classes);
    nn_model *const model = model_of(spec, HEIGHT, WIDTH, NN_SGD, 1);
    nn_model_layer(model, 0)->bias[class] = 100.0f;
    evaluate(model, dataset, some);
    CHECK_EQUAL(nn_correct(model), 0);
    for (size_t i = 0; i < nn_subset_count(some); i++)
        CHECK_EQUAL(nn_subset_predictions(some)[i], 10);
    nn_model_destroy(model);
    nn_subset_destroy(some);
}

static void test_a_class_without_a_digit_is_reported_as_none(void)
{
    check_foreign_class("dense 3 softmax", 2, 1 << 0 | 1 << 2);
    check_foreign_class("dense 12 softmax", 11, ALL_DIGITS);
    check_foreign_class("dense 300 softmax", 256 + 3, ALL_DIGITS);
}

static void test_classes_fit_or_do_not(void)
{
    static const struct {
        const char *spec;
        uint32_t classes;
        int fits;
    } cases[] = {
        {"dense 1 sigmoid", 0x003, 1},  {"dense 1 sigmoid", 0x120, 1},
        {"dense 1 sigmoid", 0x007, 0},  {"dense 2 softmax", 0x210, 1},
        {"dense 3 softmax", 0x211, 1},  {"dense 3 softmax", 0x213, 0},
        {"dense 9 sigmoid", 0x3ff, 0},  {"dense 10 softmax", 0x3ff, 1},
        {"dense 12 softmax", 0x3ff, 1}, {"dense 10 softmax", 0x201, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nn_subset *const some = subset_of(dataset, cases[i].classes);
        nn_model *const model = model_of(cases[i].spec, HEIGHT, WIDTH, NN_SGD, 1);
        CHECK_EQUAL(nn_model_fits(model, some), cases[i].fits);
        nn_model_destroy(model);
        nn_subset_destroy(some);
    }
}

// The weights after a step of SGD with rate 1 are the gradient's distance from those before.
static double distance(const nn_model *a, const float *before)
{
    static float after[2 * PIXELS * 10];
    double sum = 0.0;
    copy_weights(a, after);
    for (size_t i = 0; i < nn_model_param_count(a); i++)
        sum += pow((double)after[i] - (double)before[i], 2.0);
    return sqrt(sum);
}

static double clipped_distance(const char *spec, float l2, float clip)
{
    static float before[2 * PIXELS * 10];
    nn_model *const model = model_of(spec, HEIGHT, WIDTH, NN_SGD, 1);
    copy_weights(model, before);
    clipped_step(model, dataset, subset, 0, IMAGES, 1.0f, l2, clip);
    const double moved = distance(model, before);
    nn_model_destroy(model);
    return moved;
}

static void test_gradients_longer_than_the_clip_are_scaled_to_it(void)
{
    static const char spec[] = "dense 10 softmax";
    const double norm = clipped_distance(spec, 0.0f, 0.0f);
    CHECK(norm > 0.1);
    // Half an ε of 480 weights up to 0.3.
    CHECK_NEAR(clipped_distance(spec, 0.0f, 0.05f), 0.05, 1e-6);
    CHECK_NEAR(clipped_distance(spec, 0.0f, 1.01f * (float)norm), norm, 0.0);
    // The penalty's gradient counts.
    CHECK(clipped_distance(spec, 10.0f, 0.0f) > 2.0 * norm);
    CHECK_NEAR(clipped_distance(spec, 10.0f, (float)norm), norm, 1e-5);
}

// Kernels shrink by rate · l2 beside Adam's step, which does not know of it; biases do not.
static void test_weights_decay_beside_the_step(void)
{
    nn_model *const adam = model_of("dense 10 softmax", HEIGHT, WIDTH, NN_ADAM, 1);
    nn_model *const adamw = model_of("dense 10 softmax", HEIGHT, WIDTH, NN_ADAMW, 1);
    const nn_layer_info *const a = nn_model_layer(adam, 0), *const w = nn_model_layer(adamw, 0);
    static float before[PIXELS * 10];
    for (size_t i = 0; i < 10; i++) a->bias[i] = w->bias[i] = 0.5f;
    memcpy(before, a->kernel, sizeof before);
    train_step(adam, dataset, subset, 0, IMAGES, 0.01f, 0.0f);
    train_step(adamw, dataset, subset, 0, IMAGES, 0.01f, 3.0f);
    for (size_t i = 0; i < PIXELS * 10; i++)
        CHECK_NEAR(w->kernel[i], (double)a->kernel[i] - 0.03 * (double)before[i], 1e-7);
    CHECK(memcmp(a->bias, w->bias, 10 * sizeof *a->bias) == 0);
    nn_model_destroy(adam);
    nn_model_destroy(adamw);
}

// Rosenblatt's theorem: where hyperplanes separate the classes, the rule finds some and then rests.
static void check_perceptron(const char *spec, uint32_t classes)
{
    nn_subset *const some = subset_of(dataset, classes);
    nn_model *const model = model_of(spec, HEIGHT, WIDTH, NN_SGD, 1);
    const size_t count = nn_subset_count(some);
    bool separated = false;
    for (uint32_t epoch = 0; epoch < 300 && !separated; epoch++) {
        double criterion = 0.0;
        nn_subset_shuffle(some, 1, epoch);
        for (size_t i = 0; i < count; i++)
            criterion += train_step(model, dataset, some, i, 1, 1.0f, 0.0f);
        separated = epoch > 0 && criterion == 0.0;
    }
    CHECK(separated);
    CHECK(evaluate(model, dataset, some) == 0.0);
    CHECK_EQUAL(nn_correct(model), count);
    nn_model *const rested = model_of(spec, HEIGHT, WIDTH, NN_SGD, 1);
    const nn_layer_info *const from = nn_model_layer(model, 0), *const to =
                                                                    nn_model_layer(rested, 0);
    memcpy(to->kernel, from->kernel, PIXELS * from->shape[2] * sizeof *to->kernel);
    memcpy(to->bias, from->bias, from->shape[2] * sizeof *to->bias);
    train_step(rested, dataset, some, 0, count, 1.0f, 0.0f);
    CHECK(same_weights(model, rested));
    nn_model_destroy(rested);
    nn_model_destroy(model);
    nn_subset_destroy(some);
}

static void test_a_perceptron_separates_what_can_be_separated(void)
{
    check_perceptron("dense 1 step zeros", 1 << 3 | 1 << 8);
    check_perceptron("dense 10 step zeros", ALL_DIGITS);
}

static void test_twelve_images_are_learned_by_heart(void)
{
    nn_model *const model =
        model_of("conv 8 3x3 relu | maxpool 2 | dense 20 tanh | dense 10 softmax", HEIGHT, WIDTH,
                 NN_ADAM, 1);
    const double first = train_step(model, dataset, subset, 0, 12, 0.01f, 0.0f);
    for (int i = 0; i < 30; i++) train_step(model, dataset, subset, 0, 12, 0.01f, 0.0f);
    nn_subset *const twelve = nn_subset_create(dataset, NN_TRAIN, ALL_DIGITS, 0, 12, 0, 0);
    CHECK(evaluate(model, dataset, twelve) < first / 4.0);
    CHECK_EQUAL(nn_correct(model), 12);
    nn_subset_destroy(twelve);
    nn_model_destroy(model);
}

// Steps with exchanged labels are those of a data set that has these labels, also where an
// optimizer remembers steps with the right ones.
static void check_exchange(nn_optimizer optimizer, size_t first, size_t count)
{
    layers = "dense 10 softmax";
    nn_subset *const exchanged = subset_of(dataset, ALL_DIGITS);
    nn_subset_exchange_labels(exchanged, IMAGES / 2, 1);
    nn_dataset *const wrong = dataset_of(nn_dataset_images(dataset, NN_TRAIN),
                                         nn_subset_labels(exchanged), IMAGES, HEIGHT, WIDTH);
    nn_subset *const whole = subset_of(wrong, ALL_DIGITS);
    nn_model *const a = network(optimizer, 1), *const b = network(optimizer, 1);
    for (int i = 0; i < 2; i++)
        CHECK(train_step(a, dataset, subset, first, count, 0.01f, 0.0f) ==
              train_step(b, dataset, subset, first, count, 0.01f, 0.0f));
    for (int i = 0; i < 2; i++) {
        CHECK(train_step(a, dataset, exchanged, first, count, 0.01f, 0.0f) ==
              train_step(b, wrong, whole, first, count, 0.01f, 0.0f));
        CHECK_EQUAL(nn_correct(a), nn_correct(b));
    }
    CHECK(same_weights(a, b));
    CHECK(evaluate(a, dataset, exchanged) == evaluate(b, wrong, whole));
    CHECK(evaluate(a, dataset, exchanged) != evaluate(a, dataset, subset));
    nn_model_destroy(a);
    nn_model_destroy(b);
    nn_subset_destroy(exchanged);
    nn_subset_destroy(whole);
    nn_dataset_destroy(wrong);
    layers = NETWORK;
}

static void test_steps_take_the_labels_of_the_subset(void)
{
    check_exchange(NN_ADAM, 0, IMAGES);
    check_exchange(NN_ADAM, 7, 140);
    check_exchange(NN_LBFGS, 0, IMAGES);
}

// A batch that passes several times can be sliced, watched and left like any other.
static void test_batchnorm_keeps_these_promises(void)
{
    layers = NORMALIZED;
    test_slices_change_no_bit();
    test_nothing_is_left_to_do_when_done();
    test_predicting_between_slices_changes_nothing();
    test_a_step_that_is_left_never_was();
    test_evaluating_changes_no_weight_and_no_later_step();
    test_the_seed_decides_every_bit();
    check_evaluation(NORMALIZED, ALL_DIGITS);
    layers = NETWORK;
}

int main(void)
{
    dataset = synthetic_digits(IMAGES, HEIGHT, WIDTH);
    subset = subset_of(dataset, ALL_DIGITS);
    RUN(test_slices_change_no_bit);
    RUN(test_nothing_is_left_to_do_when_done);
    RUN(test_predicting_between_slices_changes_nothing);
    RUN(test_a_step_that_is_left_never_was);
    RUN(test_evaluating_changes_no_weight_and_no_later_step);
    RUN(test_the_seed_decides_every_bit);
    RUN(test_the_seed_decides_dropout);
    RUN(test_a_batch_of_several_micro_batches_has_the_gradient_of_the_textbook);
    RUN(test_one_unit_has_the_gradient_of_the_textbook);
    RUN(test_batches_are_cut_from_the_order_of_the_subset);
    RUN(test_an_evaluation_agrees_with_predictions_one_by_one);
    RUN(test_an_evaluation_agrees_with_predictions_of_many_images);
    RUN(test_an_evaluation_keeps_what_the_last_layer_reads);
    RUN(test_an_evaluation_begins_with_what_another_has_kept);
    RUN(test_nan_in_weights_is_nan_in_the_loss);
    RUN(test_a_digit_is_its_rank_where_outputs_are_fewer);
    RUN(test_a_class_without_a_digit_is_reported_as_none);
    RUN(test_classes_fit_or_do_not);
    RUN(test_gradients_longer_than_the_clip_are_scaled_to_it);
    RUN(test_weights_decay_beside_the_step);
    RUN(test_a_perceptron_separates_what_can_be_separated);
    RUN(test_twelve_images_are_learned_by_heart);
    RUN(test_steps_take_the_labels_of_the_subset);
    RUN(test_batchnorm_keeps_these_promises);
    nn_subset_destroy(subset);
    nn_dataset_destroy(dataset);
    return test_summary();
}
