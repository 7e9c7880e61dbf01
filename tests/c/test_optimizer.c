// test_optimizer.c — each optimizer against its formula in double, for twenty steps.
#include "optimizer.h"
#include "random.h"

#include "test.h"

#include <math.h>
#include <string.h>

enum { PARAMS = 11, STEPS = 20 };
static const double EPSILON = 1e-7;

// A weight and what is remembered about it, as the papers write it.
typedef struct {
    double w, velocity, mean, square, change;
} reference;

static void step_ref(nn_optimizer optimizer, reference *r, double g, double rate, double step)
{
    switch (optimizer) {
    case NN_SGD: r->w -= rate * g; break;
    case NN_MOMENTUM:
        r->velocity = 0.9 * r->velocity - rate * g;
        r->w += r->velocity;
        break;
    case NN_NESTEROV:
        r->velocity = 0.9 * r->velocity - rate * g;
        r->w += 0.9 * r->velocity - rate * g;
        break;
    case NN_ADAGRAD:
        r->square += g * g;
        r->w -= rate * g / (sqrt(0.1 + r->square) + EPSILON);
        break;
    case NN_ADADELTA: {
        r->square = 0.95 * r->square + 0.05 * g * g;
        const double change = sqrt(r->change + EPSILON) / sqrt(r->square + EPSILON) * g;
        r->change = 0.95 * r->change + 0.05 * change * change;
        r->w -= rate * change;
        break;
    }
    case NN_RMSPROP:
        r->square = 0.9 * r->square + 0.1 * g * g;
        r->w -= rate * g / (sqrt(r->square) + EPSILON);
        break;
    case NN_ADAM:
        r->mean = 0.9 * r->mean + 0.1 * g;
        r->square = 0.999 * r->square + 0.001 * g * g;
        r->w -= rate * sqrt(1.0 - pow(0.999, step)) / (1.0 - pow(0.9, step)) * r->mean /
                (sqrt(r->square) + EPSILON);
        break;
    case NN_OPTIMIZER_COUNT: break;
    }
}

// Gradients from 1e-3 to 1: below, epsilon decides, which single and double hold alike.
static float draw_gradient(pcg32 *random)
{
    const float size = powf(10.0f, -3.0f * pcg32_float(random));
    return pcg32_next(random) & 1 ? size : -size;
}

static void check_optimizer(nn_optimizer optimizer, float rate, float l2)
{
    pcg32 random = pcg32_seed(optimizer, 0);
    float params[PARAMS], gradients[PARAMS], first[PARAMS], second[PARAMS] = {0};
    reference references[PARAMS];
    for (size_t i = 0; i < PARAMS; i++) {
        params[i] = 2.0f * pcg32_float(&random) - 1.0f;
        first[i] = optimizer_moment_start(optimizer);
        references[i] = (reference){.w = (double)params[i]};
    }
    const size_t moments = optimizer_moment_count(optimizer);
    const optimizer_state state = {params, gradients, moments > 0 ? first : NULL,
                                   moments > 1 ? second : NULL};
    for (uint32_t step = 1; step <= STEPS; step++) {
        for (size_t i = 0; i < PARAMS; i++) {
            gradients[i] = draw_gradient(&random);
            step_ref(optimizer, &references[i], (double)gradients[i] + (double)l2 * references[i].w,
                     (double)rate, step);
        }
        // In two parts, as the tasks of a large model.
        optimizer_step(optimizer, &state, 3, PARAMS, rate, l2, step);
        optimizer_step(optimizer, &state, 0, 3, rate, l2, step);
        // A few roundings of a number up to 4 a step.
        for (size_t i = 0; i < PARAMS; i++) {
            CHECK_NEAR(params[i], references[i].w, 5e-7 * (double)step);
            CHECK(gradients[i] == 0.0f);
        }
    }
}

static void test_every_optimizer_follows_its_formula(void)
{
    for (int optimizer = 0; optimizer < NN_OPTIMIZER_COUNT; optimizer++) {
        check_optimizer((nn_optimizer)optimizer, 0.01f, 0.0f);
        check_optimizer((nn_optimizer)optimizer, 0.1f, 0.0f);
    }
}

static void test_the_penalty_pulls_weights_towards_zero(void)
{
    for (int optimizer = 0; optimizer < NN_OPTIMIZER_COUNT; optimizer++)
        check_optimizer((nn_optimizer)optimizer, 0.01f, 0.3f);
}

static void test_elements_outside_the_range_stay(void)
{
    for (int optimizer = 0; optimizer < NN_OPTIMIZER_COUNT; optimizer++) {
        float values[4][5];
        for (size_t i = 0; i < 20; i++) values[i / 5][i % 5] = 1.0f;
        const optimizer_state state = {values[0], values[1], values[2], values[3]};
        optimizer_step((nn_optimizer)optimizer, &state, 1, 4, 0.1f, 0.0f, 1);
        for (size_t i = 0; i < 4; i++) CHECK(values[i][0] == 1.0f && values[i][4] == 1.0f);
        CHECK(values[0][1] != 1.0f && values[0][3] != 1.0f);
    }
}

// Padding between arrays has no gradient and must not become NaN.
static void test_no_gradient_is_no_change(void)
{
    for (int optimizer = 0; optimizer < NN_OPTIMIZER_COUNT; optimizer++) {
        float param = 0.5f, gradient = 0.0f, second = 0.0f;
        float first = optimizer_moment_start((nn_optimizer)optimizer);
        const optimizer_state state = {&param, &gradient, &first, &second};
        for (uint32_t step = 1; step < 4; step++)
            optimizer_step((nn_optimizer)optimizer, &state, 0, 1, 0.1f, 0.0f, step);
        CHECK(param == 0.5f);
    }
}

int main(void)
{
    RUN(test_every_optimizer_follows_its_formula);
    RUN(test_the_penalty_pulls_weights_towards_zero);
    RUN(test_elements_outside_the_range_stay);
    RUN(test_no_gradient_is_no_change);
    return test_summary();
}
