// test_average.c — exponential averages of the weights: what others see are the averages, what is
// trained are the latest weights.
#include "nn.h"

#include "synthetic.h"
#include "test.h"

#include <string.h>

// A batch is two micro-batches.
enum { SIDE = 8, IMAGES = 150, STEPS = 6, MOST_VALUES = 4096 };

// Winograd's convolutions, which are transformed for predictions, too.
static const char NETWORK[] = "conv 8 1x1 tanh | conv 8 3x3 relu | batchnorm | dropout 0.2 | "
                              "maxpool 2 | dense 10 softmax";
static const float RATE = 0.01f, L2 = 1e-3f, CLIP = 0.5f, AVERAGE = 0.4f;

static nn_dataset *dataset;
static nn_subset *subset;

static void begin(nn_model *model, float average)
{
    nn_train_begin(model, dataset, subset, 0, IMAGES, RATE, L2, CLIP, average);
}

static double step(nn_model *model, float average)
{
    begin(model, average);
    while (nn_advance(model, FOREVER)) {
    }
    return nn_loss(model);
}

// All weights with the moving averages, as many as are returned.
static size_t each_value(const nn_model *model, float *values, bool write)
{
    size_t at = 0;
    for (size_t i = 0; i < nn_model_layer_count(model); i++) {
        const nn_layer_info *const info = nn_model_layer(model, i);
        const size_t biases = info->bias ? info->shape[2] : 0;
        float *const parts[] = {info->kernel, info->bias, info->moving};
        const size_t counts[] = {info->param_count - biases, biases,
                                 info->moving ? 2 * info->shape[2] : 0};
        for (size_t p = 0; p < 3; p++)
            for (size_t j = 0; j < counts[p]; j++, at++)
                *(write ? &parts[p][j] : &values[at]) = write ? values[at] : parts[p][j];
    }
    assert(at <= MOST_VALUES);
    return at;
}

static bool same_values(const nn_model *a, const nn_model *b)
{
    static float of_a[MOST_VALUES], of_b[MOST_VALUES];
    const size_t count = each_value(a, of_a, false);
    each_value(b, of_b, false);
    return memcmp(of_a, of_b, count * sizeof *of_a) == 0;
}

// A second model without averages has the latest weights, from which double sums the averages up.
static void check_averages(nn_optimizer optimizer, float average)
{
    static float latest[MOST_VALUES], found[MOST_VALUES];
    static double expected[MOST_VALUES];
    nn_model *const plain = model_of(NETWORK, SIDE, SIDE, optimizer, 1);
    nn_model *const averaged = model_of(NETWORK, SIDE, SIDE, optimizer, 1);
    const size_t count = each_value(plain, latest, false);
    for (size_t i = 0; i < count; i++) expected[i] = (double)latest[i];
    for (int n = 0; n < STEPS; n++) {
        const double loss = step(plain, 0.0f), most = (1.0 + n) / (10.0 + n);
        CHECK(step(averaged, average) == loss);
        CHECK_EQUAL(nn_images_done(averaged), IMAGES);
        const double decay = fmin((double)average, most);
        each_value(plain, latest, false);
        each_value(averaged, found, false);
        for (size_t i = 0; i < count; i++) {
            expected[i] = decay * expected[i] + (1.0 - decay) * (double)latest[i];
            CHECK_NEAR(found[i], expected[i], 1e-6 * (1.0 + fabs(expected[i])));
        }
    }
    CHECK(!same_values(plain, averaged));
    nn_model_destroy(plain), nn_model_destroy(averaged);
}

static void test_weights_are_averages_of_those_that_are_trained(void)
{
    for (int optimizer = 0; optimizer < NN_LBFGS; optimizer++)
        check_averages((nn_optimizer)optimizer, AVERAGE);
    check_averages(NN_ADAM, 0.9999f);
    check_averages(NN_ADAM, 0.1f);
}

// Loss and outputs are those of a model that has been given the averages.
static void test_evaluations_and_predictions_see_the_averages(void)
{
    static float values[MOST_VALUES];
    nn_model *const averaged = model_of(NETWORK, SIDE, SIDE, NN_ADAM, 1);
    nn_model *const other = model_of(NETWORK, SIDE, SIDE, NN_SGD, 2);
    for (int i = 0; i < STEPS; i++) step(averaged, AVERAGE);
    each_value(averaged, values, false);
    each_value(other, values, true);
    CHECK(evaluate(averaged, dataset, subset) == evaluate(other, dataset, subset));
    float mine[10], yours[10];
    nn_predict(averaged, mine, nn_dataset_images(dataset, NN_TRAIN));
    nn_predict(other, yours, nn_dataset_images(dataset, NN_TRAIN));
    CHECK(memcmp(mine, yours, sizeof mine) == 0);
    nn_model_destroy(averaged), nn_model_destroy(other);
}

// In slices, with predictions and evaluations between steps, and steps that are left.
static void test_whoever_looks_changes_nothing(void)
{
    nn_model *const alone = model_of(NETWORK, SIDE, SIDE, NN_ADAM, 1);
    nn_model *const watched = model_of(NETWORK, SIDE, SIDE, NN_ADAM, 1);
    float before[10], during[10];
    for (int i = 0; i < STEPS; i++) {
        step(alone, AVERAGE);
        begin(watched, i % 2 ? AVERAGE : 0.0f);
        for (int slice = 0; slice < 40; slice++) CHECK(nn_advance(watched, 0.0));
        nn_cancel(watched);
        begin(watched, AVERAGE);
        nn_predict(watched, before, nn_dataset_images(dataset, NN_TRAIN));
        while (nn_advance(watched, 0.0)) {
            nn_predict(watched, during, nn_dataset_images(dataset, NN_TRAIN));
            CHECK(memcmp(before, during, sizeof before) == 0);
        }
        CHECK(same_values(alone, watched));
        evaluate(watched, dataset, subset);
    }
    CHECK(step(alone, AVERAGE) == step(watched, AVERAGE));
    nn_model_destroy(alone), nn_model_destroy(watched);
}

static void test_a_step_without_averages_goes_on_from_them(void)
{
    static float values[MOST_VALUES];
    nn_model *const averaged = model_of(NETWORK, SIDE, SIDE, NN_SGD, 1);
    nn_model *const plain = model_of(NETWORK, SIDE, SIDE, NN_SGD, 1);
    for (int i = 0; i < STEPS; i++) {
        step(averaged, AVERAGE);
        step(plain, 0.0f);
    }
    each_value(averaged, values, false);
    each_value(plain, values, true);
    for (int i = 0; i < 2; i++) CHECK(step(averaged, 0.0f) == step(plain, 0.0f));
    CHECK(same_values(averaged, plain));
    for (int i = 0; i < 2; i++) CHECK(step(averaged, AVERAGE) == step(plain, AVERAGE));
    CHECK(same_values(averaged, plain));
    nn_model_destroy(averaged), nn_model_destroy(plain);
}

// In the middle of a step, which is taken again.
static void test_another_model_goes_on_to_the_same_bits(void)
{
    static float values[MOST_VALUES];
    nn_model *const first = model_of(NETWORK, SIDE, SIDE, NN_ADAM, 4);
    nn_model *const second = model_of(NETWORK, SIDE, SIDE, NN_ADAM, 4);
    const size_t fewest = nn_state_bytes(first);
    for (int i = 0; i < STEPS; i++) step(first, AVERAGE);
    begin(first, AVERAGE);
    for (int slice = 0; slice < 40; slice++) CHECK(nn_advance(first, 0.0));
    const size_t bytes = nn_state_bytes(first);
    CHECK(bytes > fewest);
    uint8_t *const state = malloc(bytes);
    if (!state) abort();
    nn_state_read(first, state);
    each_value(first, values, false);
    each_value(second, values, true);
    CHECK_EQUAL(nn_state_write(second, STEPS, state, bytes - 1), NN_ERR_STATE);
    CHECK_EQUAL(nn_state_write(second, STEPS, state, bytes), NN_OK);
    CHECK_EQUAL(nn_state_bytes(second), bytes);
    for (int i = 0; i < 2; i++) CHECK(step(first, AVERAGE) == step(second, AVERAGE));
    CHECK(same_values(first, second));
    CHECK_EQUAL(nn_state_write(second, STEPS, state, fewest), NN_OK); // without averages
    CHECK_EQUAL(nn_state_bytes(second), fewest);
    free(state);
    nn_model_destroy(first), nn_model_destroy(second);
}

static void test_lbfgs_has_no_averages(void)
{
    nn_model *const with = model_of("dense 10 softmax", SIDE, SIDE, NN_LBFGS, 1);
    nn_model *const without = model_of("dense 10 softmax", SIDE, SIDE, NN_LBFGS, 1);
    for (int i = 0; i < 3; i++) CHECK(step(with, AVERAGE) == step(without, 0.0f));
    CHECK(same_values(with, without));
    nn_model_destroy(with), nn_model_destroy(without);
}

int main(void)
{
    dataset = synthetic_digits(IMAGES, SIDE, SIDE);
    subset = subset_of(dataset, ALL_DIGITS);
    RUN(test_weights_are_averages_of_those_that_are_trained);
    RUN(test_evaluations_and_predictions_see_the_averages);
    RUN(test_whoever_looks_changes_nothing);
    RUN(test_a_step_without_averages_goes_on_from_them);
    RUN(test_another_model_goes_on_to_the_same_bits);
    RUN(test_lbfgs_has_no_averages);
    nn_subset_destroy(subset);
    nn_dataset_destroy(dataset);
    return test_summary();
}
