// test_lbfgs.c — L-BFGS: lines that end where they should, fits that are scikit-learn's, and
// iterations that no slice, prediction or cancelled attempt changes.
#include "lbfgs.h"
#include "nn.h"

#include "../fixtures/logistic.h"
#include "synthetic.h"
#include "test.h"

#include <math.h>
#include <string.h>

// ---- Functions of a few numbers -----------------------------------------------------------------

enum { NUMBERS = 12 };

// Σ scale · growth^i · (√(1 + (w - i)²) - 1): a valley that is round at its floor and straight
// farther off, with its lowest point, 0, at w[i] = i.
typedef struct {
    double scale, growth;
} valley;

static double valley_at(const valley *v, const float *w, float *gradients)
{
    double sum = 0.0, scale = v->scale;
    for (size_t i = 0; i < NUMBERS; i++, scale *= v->growth) {
        const double off = (double)w[i] - (double)i, root = sqrt(1.0 + off * off);
        sum += scale * (root - 1.0);
        gradients[i] = (float)(scale * off / root);
    }
    return sum;
}

static lbfgs *lbfgs_of(size_t count)
{
    arena a = {0};
    lbfgs measured = {0};
    lbfgs_place(&measured, &a, count, count);
    const size_t head = (sizeof(lbfgs) + 15) / 16 * 16;
    char *const block = calloc(1, head + (size_t)a.used_bytes);
    if (!block) abort();
    a = (arena){.base = block + head};
    lbfgs *const l = (lbfgs *)block;
    lbfgs_place(l, &a, count, count);
    return l;
}

static void valley_evaluate(lbfgs *l, const valley *v)
{
    float gradients[NUMBERS];
    l->reached.loss = valley_at(v, l->trial, gradients);
    lbfgs_evaluated(l, gradients, 1.0, 0.0);
}

// Returns how many times the function was evaluated.
static size_t valley_iterate(lbfgs *l, const valley *v, float *w)
{
    size_t evaluations = 0;
    lbfgs_begin(l, w, 1);
    if (l->fresh) {
        valley_evaluate(l, v);
        evaluations++;
    }
    for (; lbfgs_next(l, w); evaluations++) valley_evaluate(l, v);
    return evaluations;
}

static double slope_along(const float *gradients, const float *from, const float *to)
{
    double sum = 0.0;
    for (size_t i = 0; i < NUMBERS; i++)
        sum += (double)gradients[i] * ((double)to[i] - (double)from[i]);
    return sum;
}

// Goes down from 0 to the lowest point; every step fulfils the strong Wolfe conditions, for the
// last digits of the objective in their approximate form. Returns the number of evaluations.
static size_t check_descent(valley v)
{
    lbfgs *const l = lbfgs_of(NUMBERS);
    float w[NUMBERS] = {0}, before[NUMBERS], gradients[NUMBERS], now[NUMBERS];
    size_t evaluations = 0;
    for (int i = 0; !l->converged && i < 100; i++) {
        memcpy(before, w, sizeof w);
        evaluations += valley_iterate(l, &v, w);
        const double was = valley_at(&v, before, gradients), is = valley_at(&v, w, now);
        const double slope = slope_along(gradients, before, w);
        CHECK(slope < 0.0);
        CHECK(is <= was + 1e-3 * slope + 1e-6 * was);
        CHECK(fabs(slope_along(now, before, w)) <= 0.9 * -slope * (1.0 + 1e-3));
    }
    CHECK(l->converged);
    for (size_t i = 0; i < NUMBERS; i++) CHECK_NEAR(w[i], i, 1e-2);
    free(l);
    return evaluations;
}

static void test_lines_end_where_wolfe_s_conditions_hold(void)
{
    // SciPy's L-BFGS-B, with the same tolerances, evaluates 16, 98, 41 and 44 times.
    CHECK_EQUAL(check_descent((valley){1.0, 1.0}), 16);
    CHECK_NEAR(check_descent((valley){1.0, 2.0}), 98, 10);
    CHECK_NEAR(check_descent((valley){100.0, 0.7}), 41, 4);
    CHECK(check_descent((valley){1e6, 1.0}) < 44); // where SciPy loses itself in rounding
}

static void test_the_lowest_point_is_left_alone(void)
{
    lbfgs *const l = lbfgs_of(NUMBERS);
    float w[NUMBERS], before[NUMBERS];
    for (size_t i = 0; i < NUMBERS; i++) before[i] = w[i] = (float)i;
    CHECK_EQUAL(valley_iterate(l, &(valley){1.0, 2.0}, w), 1);
    CHECK(l->converged);
    CHECK(memcmp(w, before, sizeof w) == 0);
    free(l);
}

// Where the gradient points uphill there is no lower objective to be found along any line.
static void test_a_search_without_success_ends_where_it_began(void)
{
    lbfgs *const l = lbfgs_of(NUMBERS);
    float w[NUMBERS] = {0};
    size_t evaluations = 0;
    lbfgs_begin(l, w, 1);
    do {
        float gradients[NUMBERS];
        l->reached.loss = 1.0 + valley_at(&(valley){1.0, 1.0}, l->trial, gradients);
        for (size_t i = 0; i < NUMBERS; i++) gradients[i] *= -1.0f;
        lbfgs_evaluated(l, gradients, 1.0, 0.0);
        evaluations++;
    } while (lbfgs_next(l, w));
    CHECK(evaluations <= 21);
    CHECK(l->converged);
    for (size_t i = 0; i < NUMBERS; i++) CHECK(w[i] == 0.0f);
    free(l);
}

static void test_what_is_no_number_ends_too(void)
{
    lbfgs *const l = lbfgs_of(NUMBERS);
    float w[NUMBERS] = {NAN};
    CHECK(valley_iterate(l, &(valley){1.0, 1.0}, w) <= 41);
    CHECK(isnan(l->known.loss));
    free(l);
}

// Wherever it is in the gradient.
static void test_a_gradient_with_nan_is_no_end(void)
{
    for (size_t at = 0; at < NUMBERS; at++) {
        lbfgs *const l = lbfgs_of(NUMBERS);
        float w[NUMBERS] = {0}, gradients[NUMBERS] = {0};
        lbfgs_begin(l, w, 1);
        l->reached.loss = NAN;
        gradients[at] = NAN;
        lbfgs_evaluated(l, gradients, 1.0, 0.0);
        CHECK(!lbfgs_next(l, w) && !l->converged);
        free(l);
    }
}

// ---- Fits ---------------------------------------------------------------------------------------

static const uint32_t TWO_DIGITS = 1 << 3 | 1 << 8;
static nn_dataset *dataset;
static nn_subset *all, *two;

static nn_model *logistic(const char *spec)
{
    return model_of(spec, HEIGHT, WIDTH, NN_LBFGS, 1);
}

static double squares(const nn_model *model)
{
    const nn_layer_info *const info = nn_model_layer(model, 0);
    double sum = 0.0;
    for (size_t i = 0; i < info->kernel_shape[0] * info->kernel_shape[1]; i++)
        sum += (double)info->kernel[i] * (double)info->kernel[i];
    return sum;
}

static void check_fit(size_t which)
{
    const size_t images = logistics[which].images;
    nn_subset *const subset = subset_of(dataset, logistics[which].classes);
    CHECK_EQUAL(nn_subset_count(subset), images);
    nn_model *const model = logistic(logistics[which].spec);
    const double c = logistics[which].c;
    const float l2 = (float)(1.0 / (c * (double)images));
    size_t iterations = 0, evaluations = 0;
    for (; iterations < logistics[which].iterations_most && !nn_converged(model); iterations++) {
        train_step(model, dataset, subset, 0, images, 0.0f, l2);
        evaluations += nn_images_done(model) / images;
    }
    const double cost =
        evaluate(model, dataset, subset) * (double)images + squares(model) / (2.0 * c);
    CHECK_NEAR(cost / logistics[which].cost, 1.0, 2e-5);
    CHECK_EQUAL(nn_correct(model), logistics[which].correct);
    CHECK_NEAR((double)iterations / (double)logistics[which].iterations, 1.0, 0.15);
    CHECK_NEAR((double)evaluations / (double)logistics[which].evaluations, 1.0, 0.15);
    nn_model_destroy(model);
    nn_subset_destroy(subset);
}

static void test_fits_are_scikit_learn_s(void)
{
    for (size_t i = 0; i < sizeof logistics / sizeof *logistics; i++) check_fit(i);
}

// ---- Iterations of a model ----------------------------------------------------------------------

static const char SOFTMAX[] = "maxpool 2 | dense 10 softmax";

static double iterate(nn_model *model)
{
    return train_step(model, dataset, all, 0, IMAGES, 0.0f, 1e-3f);
}

static bool same_weights(const nn_model *a, const nn_model *b)
{
    const size_t last = nn_model_layer_count(a) - 1;
    const nn_layer_info *const of_a = nn_model_layer(a, last);
    const nn_layer_info *const of_b = nn_model_layer(b, last);
    const size_t biases = of_a->shape[2], kernels = of_a->param_count - biases;
    return memcmp(of_a->kernel, of_b->kernel, kernels * sizeof(float)) == 0 &&
           memcmp(of_a->bias, of_b->bias, biases * sizeof(float)) == 0;
}

static void test_figures_are_from_before_the_iteration(void)
{
    nn_model *const model = logistic(SOFTMAX);
    for (int i = 0; i < 5; i++) {
        const double loss = evaluate(model, dataset, all);
        const size_t correct = nn_correct(model);
        CHECK_NEAR(iterate(model), loss, 1e-12);
        CHECK_EQUAL(nn_correct(model), correct);
    }
    nn_model_destroy(model);
}

// Only the first iteration passes the images to know where it starts.
static void test_most_lines_end_at_their_first_point(void)
{
    nn_model *const model = logistic(SOFTMAX);
    size_t passes = 0;
    for (int i = 0; i < 20; i++) {
        iterate(model);
        CHECK_EQUAL(nn_images_done(model) % IMAGES, 0);
        passes += nn_images_done(model) / IMAGES;
    }
    CHECK(passes >= 21 && passes < 30);
    nn_model_destroy(model);
}

// Predictions and whoever reads the weights see those from before, even in the middle of a line.
static void test_neither_slices_nor_predictions_change_a_bit(void)
{
    nn_model *const whole = logistic(SOFTMAX), *const sliced = logistic(SOFTMAX);
    const uint8_t *const pixels = nn_dataset_images(dataset, NN_TRAIN);
    float before[10], during[10];
    for (int i = 0; i < 8; i++) {
        nn_predict(sliced, before, pixels);
        nn_train_begin(sliced, dataset, all, 0, IMAGES, 0.0f, 1e-3f, 0.0f, 0.0f);
        for (size_t done = 0; nn_advance(sliced, 0.0);) {
            CHECK(same_weights(whole, sliced));
            nn_predict(sliced, during, pixels);
            CHECK(memcmp(before, during, sizeof before) == 0);
            CHECK(nn_images_done(sliced) >= done);
            done = nn_images_done(sliced);
        }
        CHECK(iterate(whole) == nn_loss(sliced));
        CHECK_EQUAL(nn_images_done(whole), nn_images_done(sliced));
        CHECK(same_weights(whole, sliced));
    }
    nn_model_destroy(whole);
    nn_model_destroy(sliced);
}

// After three iterations, leaves one on `subset` after so many slices, if it lasts so long.
static void check_left_iteration(const nn_subset *subset, float l2, size_t slices)
{
    nn_model *const straight = logistic(SOFTMAX), *const leaving = logistic(SOFTMAX);
    for (int i = 0; i < 3; i++) {
        iterate(straight);
        iterate(leaving);
    }
    nn_train_begin(leaving, dataset, subset, 0, nn_subset_count(subset), 0.0f, l2, 0.0f, 0.0f);
    for (size_t i = 0; i < slices; i++) CHECK(nn_advance(leaving, 0.0));
    nn_cancel(leaving);
    CHECK(same_weights(straight, leaving));
    for (int i = 0; i < 3; i++) {
        CHECK(iterate(straight) == iterate(leaving));
        CHECK_EQUAL(nn_images_done(straight), nn_images_done(leaving));
        CHECK(same_weights(straight, leaving));
    }
    nn_model_destroy(straight);
    nn_model_destroy(leaving);
}

static void test_an_iteration_that_is_left_never_was(void)
{
    static const size_t slices[] = {0, 1, 5, 12};
    for (size_t i = 0; i < sizeof slices / sizeof *slices; i++) {
        check_left_iteration(all, 1e-3f, slices[i]);
        check_left_iteration(all, 0.5f, slices[i]);
        check_left_iteration(two, 1e-3f, slices[i] / 4);
    }
}

static void test_evaluating_in_between_changes_nothing(void)
{
    nn_model *const straight = logistic(SOFTMAX), *const evaluating = logistic(SOFTMAX);
    for (int i = 0; i < 5; i++) {
        CHECK(iterate(straight) == iterate(evaluating));
        evaluate(evaluating, dataset, two);
        CHECK(same_weights(straight, evaluating));
    }
    nn_model_destroy(straight);
    nn_model_destroy(evaluating);
}

static void converge(nn_model *model)
{
    for (int i = 0; i < 500 && !nn_converged(model); i++) iterate(model);
    CHECK(nn_converged(model));
}

static void test_nothing_happens_once_converged(void)
{
    nn_model *const model = logistic(SOFTMAX), *const other = logistic(SOFTMAX);
    CHECK(!nn_converged(model));
    converge(model);
    converge(other);
    const double loss = evaluate(model, dataset, all);
    nn_train_begin(model, dataset, all, 0, IMAGES, 0.0f, 1e-3f, 0.0f, 0.0f);
    CHECK(!nn_advance(model, FOREVER));
    CHECK_EQUAL(nn_images_done(model), 0);
    CHECK_NEAR(nn_loss(model), loss, 1e-12);
    CHECK(nn_converged(model));
    CHECK(same_weights(model, other));
    nn_model_destroy(model);
    nn_model_destroy(other);
}

// The order of the images is nothing new; a penalty, images and weights are.
static void test_another_objective_begins_anew(void)
{
    nn_model *const model = logistic(SOFTMAX);
    nn_subset *const shuffled = subset_of(dataset, ALL_DIGITS);
    nn_subset_shuffle(shuffled, 1, 1);
    converge(model);
    train_step(model, dataset, shuffled, 0, IMAGES, 0.0f, 1e-3f);
    CHECK_EQUAL(nn_images_done(model), 0);
    train_step(model, dataset, all, 0, IMAGES, 0.0f, 1e-1f);
    CHECK(nn_images_done(model) >= 2 * IMAGES && !nn_converged(model));
    converge(model);
    train_step(model, dataset, all, 0, IMAGES / 2, 0.0f, 1e-3f);
    CHECK(nn_images_done(model) >= IMAGES && !nn_converged(model));
    converge(model);
    nn_model_layer(model, 1)->bias[3] += 1.0f;
    iterate(model);
    CHECK(nn_images_done(model) >= 2 * IMAGES);
    nn_subset_destroy(shuffled);
    nn_model_destroy(model);
}

// Same labels, same penalty, other pixels: where memory is reused, at the same address.
static void test_another_data_set_begins_anew(void)
{
    nn_model *const model = logistic(SOFTMAX);
    for (uint8_t ink = 1; ink < 4; ink++) {
        uint8_t pixels[IMAGES * HEIGHT * WIDTH], labels[IMAGES];
        memset(pixels, ink, sizeof pixels);
        for (size_t i = 0; i < IMAGES; i++) labels[i] = (uint8_t)(i % 10);
        nn_dataset *const own = dataset_of(pixels, labels, IMAGES, HEIGHT, WIDTH);
        nn_subset *const subset = subset_of(own, ALL_DIGITS);
        train_step(model, own, subset, 0, IMAGES, 0.0f, 1e-3f);
        CHECK(nn_images_done(model) >= 2 * IMAGES);
        nn_subset_destroy(subset);
        nn_dataset_destroy(own);
    }
    nn_model_destroy(model);
}

static void test_other_models_are_refused_where_they_differ(void)
{
    static const struct {
        const char *spec;
        size_t column;
    } refused[] = {
        {"dense 5 relu | dense 10 softmax", 16}, {"conv 2 3x3 | flatten | dense 10 softmax", 24},
        {"dropout 0.5 | dense 10 softmax", 1},   {"batchnorm | dense 10 softmax", 1},
        {"maxpool 2 | dense 10 step", 13},
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        nn_model *model = NULL;
        const nn_status status =
            nn_model_create(&model, refused[i].spec, HEIGHT, WIDTH, NN_LBFGS, 1);
        CHECK_EQUAL(status, NN_ERR_CONVEX);
        CHECK_EQUAL(nn_error_at(), refused[i].column);
        CHECK(!model);
    }
    nn_model_destroy(logistic("rescaling -1..1 | avgpool 2 | flatten | dense 3 sigmoid nobias"));
}

int main(void)
{
    dataset = synthetic_digits(IMAGES, HEIGHT, WIDTH);
    all = subset_of(dataset, ALL_DIGITS);
    two = subset_of(dataset, TWO_DIGITS);
    RUN(test_lines_end_where_wolfe_s_conditions_hold);
    RUN(test_the_lowest_point_is_left_alone);
    RUN(test_a_search_without_success_ends_where_it_began);
    RUN(test_what_is_no_number_ends_too);
    RUN(test_a_gradient_with_nan_is_no_end);
    RUN(test_fits_are_scikit_learn_s);
    RUN(test_figures_are_from_before_the_iteration);
    RUN(test_most_lines_end_at_their_first_point);
    RUN(test_neither_slices_nor_predictions_change_a_bit);
    RUN(test_an_iteration_that_is_left_never_was);
    RUN(test_evaluating_in_between_changes_nothing);
    RUN(test_nothing_happens_once_converged);
    RUN(test_another_objective_begins_anew);
    RUN(test_another_data_set_begins_anew);
    RUN(test_other_models_are_refused_where_they_differ);
    nn_subset_destroy(two);
    nn_subset_destroy(all);
    nn_dataset_destroy(dataset);
    return test_summary();
}
