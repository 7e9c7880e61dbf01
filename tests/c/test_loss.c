// test_loss.c — both cross-entropies and the perceptron's criterion from logits against their
// definitions in double, also where the definitions alone would overflow.
#include "loss.h"
#include "random.h"

#include "test.h"

#include <float.h>
#include <string.h>

enum { MOST = 17 };

static double sigmoid_ref(double z)
{
    return 1.0 / (1.0 + exp(-z));
}

static size_t largest_ref(const float *values, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (values[i] > values[best]) best = i;
    return best;
}

static double softmax_ref(double *p, const float *z, size_t count, size_t target)
{
    double largest = (double)z[largest_ref(z, count)], sum = 0.0;
    for (size_t i = 0; i < count; i++) sum += exp((double)z[i] - largest);
    for (size_t i = 0; i < count; i++) p[i] = exp((double)z[i] - largest) / sum;
    return log(sum) + largest - (double)z[target];
}

static void draw_logits(float *logits, size_t outputs, float range, pcg32 *random)
{
    for (size_t i = 0; i < outputs; i++) logits[i] = range * (2.0f * pcg32_float(random) - 1.0f);
}

static void check_softmax(const float *logits, size_t outputs, size_t target)
{
    const float scale = 0.125f;
    float z[MOST];
    double p[MOST];
    const double loss = softmax_ref(p, logits, outputs, target);
    const prediction v = loss_of(z, logits, outputs, SOFTMAX, target, scale);
    // The float sum of exponentials errs by a few ε of itself, so its logarithm by as much.
    CHECK_NEAR(v.loss, loss, 4.0 * (double)FLT_EPSILON + loss * 1e-7);
    CHECK_EQUAL(v.class, largest_ref(logits, outputs));
    CHECK_NEAR(v.confidence, p[v.class], 4.0 * (double)FLT_EPSILON);
    for (size_t i = 0; i < outputs; i++)
        CHECK_NEAR(z[i], (double)scale * (p[i] - (i == target)), 4.0 * (double)FLT_EPSILON);
}

static void test_softmax_cross_entropy_is_its_definition(void)
{
    pcg32 random = pcg32_seed(1, 0);
    for (size_t outputs = 2; outputs <= MOST; outputs++)
        for (float range = 0.01f; range < 1e9f; range *= 10.0f) {
            float logits[MOST];
            draw_logits(logits, outputs, range, &random);
            check_softmax(logits, outputs, pcg32_below(&random, (uint32_t)outputs));
        }
}

// ln 2, whatever both logits have in common.
static void test_softmax_cross_entropy_keeps_its_digits_beside_large_logits(void)
{
    for (float common = 1.0f; common < 1e30f; common *= 1000.0f) {
        float z[2], logits[] = {common, common};
        CHECK_NEAR(loss_of(z, logits, 2, SOFTMAX, 0, 1.0f).loss, log(2.0), 1e-7);
    }
}

static void check_sigmoid(const float *logits, size_t outputs, size_t target)
{
    const float scale = 0.125f;
    float z[MOST];
    const prediction v = loss_of(z, logits, outputs, SIGMOID, target, scale);
    double loss = 0.0;
    for (size_t i = 0; i < outputs; i++) {
        const double x = (double)logits[i], t = outputs == 1 ? (double)target : i == target;
        loss += fmax(x, 0.0) - x * t + log1p(exp(-fabs(x)));
        CHECK_NEAR(z[i], (double)scale * (sigmoid_ref(x) - t) / (double)outputs,
                   (double)FLT_EPSILON);
    }
    loss /= (double)outputs;
    CHECK_NEAR(v.loss, loss, 2.0 * (double)FLT_EPSILON * (1.0 + loss));
    if (outputs == 1) {
        CHECK_EQUAL(v.class, logits[0] > 0.0f);
        CHECK_NEAR(v.confidence, sigmoid_ref(fabs((double)logits[0])), 1e-6);
    } else {
        CHECK_EQUAL(v.class, largest_ref(logits, outputs));
        CHECK_NEAR(v.confidence, sigmoid_ref((double)logits[v.class]), 1e-6);
    }
}

static void test_binary_cross_entropy_is_its_definition(void)
{
    pcg32 random = pcg32_seed(2, 0);
    for (size_t outputs = 1; outputs <= MOST; outputs++)
        for (float range = 0.01f; range < 1e9f; range *= 10.0f) {
            float logits[MOST];
            draw_logits(logits, outputs, range, &random);
            const uint32_t classes = outputs == 1 ? 2 : (uint32_t)outputs;
            check_sigmoid(logits, outputs, pcg32_below(&random, classes));
        }
}

static void test_a_probability_of_one_half_means_the_first_of_two_classes(void)
{
    float z, zero = 0.0f;
    const prediction v = loss_of(&z, &zero, 1, SIGMOID, 0, 1.0f);
    CHECK_EQUAL(v.class, 0);
    CHECK_NEAR(v.confidence, 0.5, 0.0);
}

static void check_perceptron(const float *logits, size_t outputs, size_t target)
{
    const float scale = 0.125f;
    float z[MOST];
    const prediction v = loss_of(z, logits, outputs, STEP, target, scale);
    double loss = 0.0;
    for (size_t i = 0; i < outputs; i++) {
        const int t = outputs == 1 ? target == 1 : i == target, fires = logits[i] > 0.0f;
        loss += fmax(0.0, (t ? -1.0 : 1.0) * (double)logits[i]);
        CHECK_NEAR(z[i], (double)scale * (fires - t), 0.0);
    }
    CHECK_NEAR(v.loss, loss, 1e-6 * loss);
    const size_t predicted = outputs == 1 ? logits[0] > 0.0f : largest_ref(logits, outputs);
    CHECK_EQUAL(v.class, predicted);
    CHECK_NEAR(v.confidence, outputs == 1 || logits[predicted] > 0.0f, 0.0);
}

static void test_the_perceptron_errs_by_how_far_wrong_units_are_from_zero(void)
{
    pcg32 random = pcg32_seed(3, 0);
    for (size_t outputs = 1; outputs <= MOST; outputs++)
        for (float range = 0.01f; range < 1e9f; range *= 10.0f) {
            float logits[MOST];
            draw_logits(logits, outputs, range, &random);
            const uint32_t classes = outputs == 1 ? 2 : (uint32_t)outputs;
            check_perceptron(logits, outputs, pcg32_below(&random, classes));
        }
}

// At zero no unit fires: only the one that should learns, so that weights may start there.
static void test_a_perceptron_learns_from_zero(void)
{
    float z[3], logits[] = {0.0f, 0.0f, 0.0f};
    const prediction v = loss_of(z, logits, 3, STEP, 1, 0.5f);
    CHECK(v.loss == 0.0 && v.confidence == 0.0f);
    CHECK(z[0] == 0.0f && z[1] == -0.5f && z[2] == 0.0f);
}

static void test_a_diverged_model_has_no_finite_loss(void)
{
    float z[5];
    const float nan[] = {NAN, 0.0f}, infinite[] = {INFINITY, 0.0f}, late[] = {0, 0, 0, 0, NAN};
    CHECK(!isfinite(loss_of(z, nan, 2, SOFTMAX, 1, 1.0f).loss));
    CHECK(!isfinite(loss_of(z, infinite, 2, SOFTMAX, 1, 1.0f).loss));
    CHECK(!isfinite(loss_of(z, late, 5, SOFTMAX, 1, 1.0f).loss));
    CHECK(!isfinite(loss_of(z, nan, 1, SIGMOID, 1, 1.0f).loss));
    CHECK(!isfinite(loss_of(z, nan, 1, STEP, 0, 1.0f).loss));
    CHECK(!isfinite(loss_of(z, nan, 2, STEP, 1, 1.0f).loss));
}

static void test_outputs_are_the_probabilities_and_the_class_is_the_largest(void)
{
    float z[] = {-1.0f, 0.5f, 3.0f}, s[] = {-1.0f, 0.5f, 3.0f};
    double p[3];
    softmax_ref(p, z, 3, 0);
    CHECK_EQUAL(loss_outputs(z, 3, SOFTMAX), 2);
    for (size_t i = 0; i < 3; i++) CHECK_NEAR(z[i], p[i], (double)FLT_EPSILON);
    CHECK_NEAR(z[0] + z[1] + z[2], 1.0, 2e-7);
    CHECK_EQUAL(loss_outputs(s, 3, SIGMOID), 2);
    CHECK_NEAR(s[0], sigmoid_ref(-1.0), 1e-7);
    CHECK_NEAR(s[2], sigmoid_ref(3.0), 1e-7);
    float units[] = {-1.0f, 0.5f, 3.0f}, quiet[] = {-2.0f, -1.0f}, one = 0.25f;
    CHECK_EQUAL(loss_outputs(units, 3, STEP), 2);
    CHECK(units[0] == 0.0f && units[1] == 1.0f && units[2] == 1.0f);
    CHECK_EQUAL(loss_outputs(quiet, 2, STEP), 1);
    CHECK(quiet[0] == 0.0f && quiet[1] == 0.0f);
    CHECK_EQUAL(loss_outputs(&one, 1, STEP), 1);
    CHECK(one == 1.0f);
}

int main(void)
{
    RUN(test_softmax_cross_entropy_is_its_definition);
    RUN(test_softmax_cross_entropy_keeps_its_digits_beside_large_logits);
    RUN(test_binary_cross_entropy_is_its_definition);
    RUN(test_a_probability_of_one_half_means_the_first_of_two_classes);
    RUN(test_the_perceptron_errs_by_how_far_wrong_units_are_from_zero);
    RUN(test_a_perceptron_learns_from_zero);
    RUN(test_a_diverged_model_has_no_finite_loss);
    RUN(test_outputs_are_the_probabilities_and_the_class_is_the_largest);
    return test_summary();
}
