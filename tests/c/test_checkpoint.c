// test_checkpoint.c — a model that gets weights, steps and state of another goes on as that one
// would.
#include "lbfgs.h"
#include "nn.h"

#include "synthetic.h"
#include "test.h"

#include <string.h>

enum { IMAGES = 90, HEIGHT = 6, WIDTH = 6, BATCH = 30, STEPS = 5 };

static const char LAYERS[] = "dense 9 tanh | dropout 0.3 | dense 10 softmax";
static const char NORMALIZED[] = "dense 9 nobias | batchnorm tanh | dropout 0.3 | dense 10 softmax";
static const char ONE_LAYER[] = "dense 10 softmax zeros";

static const char *several = LAYERS;

static nn_model *model_for(nn_optimizer optimizer, uint32_t seed)
{
    return model_of(optimizer == NN_LBFGS ? ONE_LAYER : several, HEIGHT, WIDTH, optimizer, seed);
}

static uint8_t *state_of(nn_model *model)
{
    uint8_t *const state = malloc(nn_state_bytes(model) + 1);
    if (!state) abort();
    nn_state_read(model, state);
    return state;
}

static void begin_step(nn_model *model, const nn_dataset *dataset, const nn_subset *subset,
                       size_t step)
{
    const bool all = nn_model_layer_count(model) == 1;
    const size_t first = all ? 0 : step % (IMAGES / BATCH) * BATCH;
    nn_train_begin(model, dataset, subset, first, all ? IMAGES : BATCH, 0.01f, 1e-3f, 0.5f, 0.0f);
}

static void train(nn_model *model, const nn_dataset *dataset, const nn_subset *subset, size_t from,
                  size_t to)
{
    for (size_t step = from; step < to; step++) {
        begin_step(model, dataset, subset, step);
        while (nn_advance(model, FOREVER)) {
        }
    }
}

static bool have_same_weights(const nn_model *a, const nn_model *b)
{
    bool same = true;
    for (size_t i = 0; i < nn_model_layer_count(a); i++) {
        const nn_layer_info *const p = nn_model_layer(a, i), *const q = nn_model_layer(b, i);
        if (!p->kernel) continue;
        const size_t bias = p->bias ? p->shape[2] : 0, kernel = p->param_count - bias;
        same &= memcmp(p->kernel, q->kernel, kernel * sizeof(float)) == 0;
        if (bias) same &= memcmp(p->bias, q->bias, bias * sizeof(float)) == 0;
        if (p->moving) same &= memcmp(p->moving, q->moving, 2 * bias * sizeof(float)) == 0;
    }
    return same;
}

static void copy_weights(nn_model *to, const nn_model *from)
{
    for (size_t i = 0; i < nn_model_layer_count(from); i++) {
        const nn_layer_info *const p = nn_model_layer(from, i), *const q = nn_model_layer(to, i);
        if (!p->kernel) continue;
        const size_t bias = p->bias ? p->shape[2] : 0, kernel = p->param_count - bias;
        memcpy(q->kernel, p->kernel, kernel * sizeof(float));
        if (bias) memcpy(q->bias, p->bias, bias * sizeof(float));
        if (p->moving) memcpy(q->moving, p->moving, 2 * bias * sizeof(float));
    }
}

// In the middle of a step, which is taken again. The other model has trained before, and its images
// lie in another data set.
static void test_another_model_goes_on_to_the_same_bits(void)
{
    nn_dataset *const here = synthetic_digits(IMAGES, HEIGHT, WIDTH);
    nn_dataset *const there = synthetic_digits(IMAGES, HEIGHT, WIDTH);
    nn_subset *const mine = subset_of(here, ALL_DIGITS), *const yours =
                                                             subset_of(there, ALL_DIGITS);
    for (nn_optimizer optimizer = NN_SGD; optimizer < NN_OPTIMIZER_COUNT; optimizer++) {
        nn_model *const first = model_for(optimizer, 4), *const second = model_for(optimizer, 4);
        train(second, there, yours, 0, 2);
        train(first, here, mine, 0, STEPS);
        begin_step(first, here, mine, STEPS);
        for (int slice = 0; slice < 3; slice++) CHECK(nn_advance(first, 0.0));
        CHECK_EQUAL(nn_model_steps(first), STEPS);
        uint8_t *const state = state_of(first);
        copy_weights(second, first);
        CHECK_EQUAL(nn_state_write(second, STEPS, state, nn_state_bytes(first)), NN_OK);
        CHECK_EQUAL(nn_model_steps(second), STEPS);
        train(second, there, yours, STEPS, 2 * STEPS);
        train(first, here, mine, STEPS, 2 * STEPS);
        CHECK(have_same_weights(first, second));
        CHECK(nn_loss(first) == nn_loss(second));
        CHECK_EQUAL(nn_correct(first), nn_correct(second));
        CHECK_EQUAL(nn_images_done(first), nn_images_done(second));
        CHECK_EQUAL(nn_model_steps(second), 2 * STEPS);
        free(state);
        nn_model_destroy(first), nn_model_destroy(second);
    }
    nn_subset_destroy(mine), nn_subset_destroy(yours);
    nn_dataset_destroy(here), nn_dataset_destroy(there);
}

// Its moving averages go with the weights.
static void test_batchnorm_goes_on_to_the_same_bits(void)
{
    several = NORMALIZED;
    test_another_model_goes_on_to_the_same_bits();
    several = LAYERS;
}

// What would read or write out of bounds, or repeat a step's number.
static void test_a_state_that_does_not_fit_changes_nothing(void)
{
    nn_dataset *const dataset = synthetic_digits(IMAGES, HEIGHT, WIDTH);
    nn_subset *const subset = subset_of(dataset, ALL_DIGITS);
    for (nn_optimizer optimizer = NN_SGD; optimizer < NN_OPTIMIZER_COUNT; optimizer++) {
        nn_model *const model = model_for(optimizer, 1);
        train(model, dataset, subset, 0, STEPS);
        const size_t bytes = nn_state_bytes(model);
        uint8_t *const before = state_of(model), *const wrong = calloc(bytes + 1, 1);
        if (!wrong) abort();
        CHECK_EQUAL(nn_state_write(model, 1, wrong, bytes + 1), NN_ERR_STATE);
        CHECK_EQUAL(nn_error_at(), bytes);
        if (bytes > 0) CHECK_EQUAL(nn_state_write(model, 1, wrong, bytes - 1), NN_ERR_STATE);
        CHECK_EQUAL(nn_state_write(model, UINT32_MAX, wrong, bytes), NN_ERR_STATE);
        if (optimizer == NN_LBFGS) {
            const lbfgs_figures pairs = {.pair_count = LBFGS_PAIRS + 1}, flag = {.converged = 2};
            memcpy(wrong, &pairs, sizeof pairs);
            CHECK_EQUAL(nn_state_write(model, 1, wrong, bytes), NN_ERR_STATE);
            memcpy(wrong, &flag, sizeof flag);
            CHECK_EQUAL(nn_state_write(model, 1, wrong, bytes), NN_ERR_STATE);
        }
        uint8_t *const after = state_of(model);
        CHECK(memcmp(before, after, bytes) == 0);
        CHECK_EQUAL(nn_model_steps(model), STEPS);
        free(before), free(wrong), free(after);
        nn_model_destroy(model);
    }
    nn_subset_destroy(subset);
    nn_dataset_destroy(dataset);
}

static void scramble(generator *g, uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) bytes[i] = generator_byte(g);
}

// Whatever numbers a damaged state brings, L-BFGS ends its iteration.
static void test_any_bits_of_lbfgs_are_survived(void)
{
    nn_dataset *const dataset = synthetic_digits(IMAGES, HEIGHT, WIDTH);
    nn_subset *const subset = subset_of(dataset, ALL_DIGITS);
    generator g = {7};
    for (int round = 0; round < 20; round++) {
        nn_model *const model = model_for(NN_LBFGS, 1);
        train(model, dataset, subset, 0, STEPS);
        const size_t bytes = nn_state_bytes(model);
        uint8_t *const state = state_of(model);
        const size_t weights = (bytes - sizeof(lbfgs_figures)) / (LBFGS_PAIRS + 1);
        if (round % 2) scramble(&g, state + 8, 3 * sizeof(double)); // objective, loss and scale
        if (round % 4) scramble(&g, state + sizeof(lbfgs_figures) + weights, LBFGS_PAIRS * weights);
        CHECK_EQUAL(nn_state_write(model, STEPS, state, bytes), NN_OK);
        train(model, dataset, subset, STEPS, STEPS + 2);
        free(state);
        nn_model_destroy(model);
    }
    nn_subset_destroy(subset);
    nn_dataset_destroy(dataset);
}

int main(void)
{
    RUN(test_another_model_goes_on_to_the_same_bits);
    RUN(test_batchnorm_goes_on_to_the_same_bits);
    RUN(test_a_state_that_does_not_fit_changes_nothing);
    RUN(test_any_bits_of_lbfgs_are_survived);
    return test_summary();
}
