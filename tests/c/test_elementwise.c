// test_elementwise.c — scaling, activations and softmax: how exact they are, over their whole
// range.
#include "kernels.h"
#include "layer.h"
#include "random.h"

#include "test.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

// Distance from the exact value in units of the last place that a float has there.
static double ulps(float actual, double exact)
{
    const float nearest = (float)exact;
    const double unit = (double)nextafterf(fabsf(nearest), INFINITY) - (double)fabsf(nearest);
    return fabs((double)actual - exact) / unit;
}

// The largest such distance of f over `count` evenly spaced numbers.
static double worst_ulps(void (*f)(float *, size_t), double (*exact)(double), float from, float to,
                         size_t count)
{
    double worst = 0.0;
    for (size_t i = 0; i <= count; i++) {
        const float x = from + (to - from) * ((float)i / (float)count);
        float y = x;
        f(&y, 1);
        worst = fmax(worst, ulps(y, exact((double)x)));
    }
    return worst;
}

static double exact_sigmoid(double x)
{
    return 1.0 / (1.0 + exp(-x));
}

// From -17 down, sigmoid is the exponential function: this is also how exact that is. One more ulp
// each for the sum and the quotient.
static void test_sigmoid_is_within_three_ulps(void)
{
    CHECK(worst_ulps(sigmoid, exact_sigmoid, -86.0f, 0.0f, 100000) <= 3.0);
    CHECK(worst_ulps(sigmoid, exact_sigmoid, 0.0f, 87.0f, 100000) <= 3.0);
    CHECK(worst_ulps(sigmoid, exact_sigmoid, -1.0f, 1.0f, 100000) <= 3.0);
}

static void test_tanh_is_within_two_ulps(void)
{
    CHECK(worst_ulps(tanh_forward, tanh, -12.0f, 12.0f, 200000) <= 2.0);
    CHECK(worst_ulps(tanh_forward, tanh, -1.0f, 1.0f, 200000) <= 2.0);
    CHECK(worst_ulps(tanh_forward, tanh, -1e-6f, 1e-6f, 1000) <= 2.0);
}

static void test_activations_saturate_and_keep_nan(void)
{
    float y[] = {-1e30f, 1e30f, -INFINITY, INFINITY, NAN};
    float t[sizeof y / sizeof *y];
    memcpy(t, y, sizeof y);
    sigmoid(y, 5);
    tanh_forward(t, 5);
    CHECK_NEAR(y[0], 0.0, 1e-37);
    CHECK(y[1] == 1.0f && y[3] == 1.0f && isnan(y[4]));
    CHECK_NEAR(y[2], 0.0, 1e-37);
    CHECK(t[0] == -1.0f && t[1] == 1.0f && t[2] == -1.0f && t[3] == 1.0f && isnan(t[4]));
}

static void test_relu_cuts_below_zero_and_keeps_nan(void)
{
    float y[] = {-INFINITY, -2.0f, -0.0f, 0.0f, 3.0f, INFINITY, NAN};
    const float expected[] = {0.0f, 0.0f, 0.0f, 0.0f, 3.0f, INFINITY};
    relu(y, 7);
    for (size_t i = 0; i < 6; i++) CHECK(y[i] == expected[i]);
    CHECK(isnan(y[6]));
}

// What stands behind the last element belongs to someone else.
static void test_every_count_gives_the_bits_of_one_at_a_time(void)
{
    static const activation all[] = {LINEAR, RELU, SIGMOID, TANH};
    pcg32 random = pcg32_seed(1, 0);
    for (size_t f = 0; f < sizeof all / sizeof *all; f++)
        for (size_t count = 0; count <= 17; count++) {
            float together[20], alone[20];
            for (size_t i = 0; i < 20; i++)
                together[i] = alone[i] = 8.0f * pcg32_float(&random) - 4.0f;
            activation_forward(all[f], together, count);
            for (size_t i = 0; i < count; i++) activation_forward(all[f], alone + i, 1);
            CHECK(memcmp(together, alone, sizeof alone) == 0);
        }
}

static void test_gradients_follow_from_the_output(void)
{
    static const float ys[] = {-0.75f, -0.0f, 0.0f, 0.25f, 0.5f, 1.0f};
    for (size_t i = 0; i < sizeof ys / sizeof *ys; i++) {
        const float y = ys[i];
        float linear = 3.0f, kept = 3.0f, s = 3.0f, t = 3.0f;
        activation_backward(LINEAR, &linear, &y, 1);
        activation_backward(RELU, &kept, &y, 1);
        activation_backward(SIGMOID, &s, &y, 1);
        activation_backward(TANH, &t, &y, 1);
        CHECK(linear == 3.0f);
        CHECK(kept == (y > 0.0f ? 3.0f : 0.0f));
        CHECK_NEAR(s, 3.0 * (double)y * (1.0 - (double)y), 1e-6);
        CHECK_NEAR(t, 3.0 * (1.0 - (double)y * (double)y), 1e-6);
    }
}

static void test_floats_are_copied_and_no_more(void)
{
    for (size_t count = 0; count <= 33; count++) {
        float from[40], to[40];
        for (size_t i = 0; i < 40; i++) {
            from[i] = (float)i;
            to[i] = -1.0f;
        }
        floats_copy(to + 1, from + 2, count);
        CHECK(to[0] == -1.0f && to[count + 1] == -1.0f);
        for (size_t i = 0; i < count; i++) CHECK(to[i + 1] == (float)(i + 2));
    }
}

// Probabilities of `count` logits, and their logarithm of the sum, against double.
static void check_softmax(const float *logits, size_t count)
{
    double largest = (double)logits[0], sum = 0.0;
    for (size_t i = 1; i < count; i++) largest = fmax(largest, (double)logits[i]);
    for (size_t i = 0; i < count; i++) sum += exp((double)logits[i] - largest);
    float *const y = malloc(count * sizeof *y);
    softmax(y, logits, count);
    double total = 0.0;
    for (size_t i = 0; i < count; i++) {
        // The exponential's two ulps, the difference in its argument, the sum and the quotient.
        CHECK_NEAR(y[i], exp((double)logits[i] - largest) / sum, 4.0 * (double)FLT_EPSILON);
        total += (double)y[i];
    }
    CHECK_NEAR(total, 1.0, 4.0 * (double)FLT_EPSILON);
    free(y);
}

static void test_softmax_sums_to_one_whatever_the_logits(void)
{
    pcg32 random = pcg32_seed(2, 0);
    for (size_t count = 1; count <= 17; count++)
        for (float range = 0.01f; range < 1e31f; range *= 100.0f) {
            float logits[17];
            for (size_t i = 0; i < count; i++)
                logits[i] = range * (2.0f * pcg32_float(&random) - 1.0f);
            check_softmax(logits, count);
        }
}

static void test_largest_is_the_first_of_equals(void)
{
    for (size_t count = 1; count <= 17; count++)
        for (size_t first = 0; first < count; first++)
            for (size_t second = first; second < count; second++) {
                float x[17];
                for (size_t i = 0; i < count; i++) x[i] = -1.0f - (float)i;
                x[first] = x[second] = -0.5f;
                CHECK_EQUAL(largest(x, count), first);
            }
}

static void test_softmax_of_equal_logits_is_even(void)
{
    float huge[] = {3e38f, 3e38f, 3e38f, 3e38f}, low[] = {-3e38f, -3e38f};
    softmax(huge, huge, 4);
    softmax(low, low, 2);
    for (size_t i = 0; i < 4; i++) CHECK(huge[i] == 0.25f);
    CHECK(low[0] == 0.5f && low[1] == 0.5f);
}

int main(void)
{
    RUN(test_sigmoid_is_within_three_ulps);
    RUN(test_tanh_is_within_two_ulps);
    RUN(test_activations_saturate_and_keep_nan);
    RUN(test_relu_cuts_below_zero_and_keeps_nan);
    RUN(test_every_count_gives_the_bits_of_one_at_a_time);
    RUN(test_gradients_follow_from_the_output);
    RUN(test_floats_are_copied_and_no_more);
    RUN(test_softmax_sums_to_one_whatever_the_logits);
    RUN(test_largest_is_the_first_of_equals);
    RUN(test_softmax_of_equal_logits_is_even);
    return test_summary();
}
