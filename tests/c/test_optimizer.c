// test_optimizer.c — each optimizer against its formula in double, for twenty steps.
#include "optimizer.h"
#include "random.h"

#include "test.h"

#include <math.h>
#include <string.h>

enum { PARAMS = 12, STEPS = 20 };
static const double EPSILON = 1e-7;

// A weight and what is remembered about it, as the papers write it.
typedef struct {
    double w, velocity, mean, square, change, z;
} reference;

static void adam_ref(reference *r, double g, double rate, double step)
{
    r->mean = 0.9 * r->mean + 0.1 * g;
    r->square = 0.999 * r->square + 0.001 * g * g;
    r->w -= rate * sqrt(1.0 - pow(0.999, step)) / (1.0 - pow(0.9, step)) * r->mean /
            (sqrt(r->square) + EPSILON);
}

// `gradient` is the loss' alone.
static void step_ref(nn_optimizer optimizer, reference *r, double gradient,
                     const optimizer_update *update)
{
    const double rate = (double)update->rate, l2 = (double)update->l2;
    const double scale = (double)update->scale, g = scale * (gradient + l2 * r->w);
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
    case NN_ADAM: adam_ref(r, g, rate, update->step); break;
    case NN_ADAMW:
        r->w -= rate * l2 * r->w;
        adam_ref(r, scale * gradient, rate, update->step);
        break;
    case NN_FTRL: { // as TensorFlow's ApplyFtrl
        const double n = 0.1 + r->square;
        r->square += g * g;
        r->z += g - (sqrt(n + g * g) - sqrt(n)) / rate * r->w;
        r->w = -r->z * rate / sqrt(n + g * g);
        break;
    }
    case NN_LBFGS:
    case NN_OPTIMIZER_COUNT: break;
    }
}

// Gradients from 1e-3 to 1: below, epsilon decides, which single and double hold alike.
static float draw_gradient(pcg32 *random)
{
    const float size = powf(10.0f, -3.0f * pcg32_float(random));
    return pcg32_next(random) & 1 ? size : -size;
}

static void check_optimizer(nn_optimizer optimizer, optimizer_update update)
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
    for (update.step = 1; update.step <= STEPS; update.step++) {
        for (size_t i = 0; i < PARAMS; i++) {
            gradients[i] = draw_gradient(&random);
            step_ref(optimizer, &references[i], (double)gradients[i], &update);
        }
        // In two parts, as the tasks of a large model.
        optimizer_step(optimizer, &state, 4, PARAMS, update);
        optimizer_step(optimizer, &state, 0, 4, update);
        // A few roundings of a number up to 4 a step.
        for (size_t i = 0; i < PARAMS; i++)
            CHECK_NEAR(params[i], references[i].w, 5e-7 * (double)update.step);
    }
}

static void test_every_optimizer_follows_its_formula(void)
{
    for (int optimizer = 0; optimizer < NN_LBFGS; optimizer++) {
        check_optimizer((nn_optimizer)optimizer, (optimizer_update){.rate = 0.01f, .scale = 1.0f});
        check_optimizer((nn_optimizer)optimizer, (optimizer_update){.rate = 0.1f, .scale = 1.0f});
    }
}

static void test_the_penalty_pulls_weights_towards_zero(void)
{
    for (int optimizer = 0; optimizer < NN_LBFGS; optimizer++)
        check_optimizer((nn_optimizer)optimizer,
                        (optimizer_update){.rate = 0.01f, .l2 = 0.3f, .scale = 1.0f});
}

static void test_the_gradient_is_scaled_with_its_penalty_and_the_decay_is_not(void)
{
    for (int optimizer = 0; optimizer < NN_LBFGS; optimizer++)
        check_optimizer((nn_optimizer)optimizer,
                        (optimizer_update){.rate = 0.05f, .l2 = 0.3f, .scale = 0.25f});
}

// A schedule lets the rate fall to nothing, and then weights stay where they are.
static void test_a_falling_rate_leaves_the_weights(void)
{
    for (int optimizer = 0; optimizer < NN_LBFGS; optimizer++) {
        float params[4] = {0}, gradients[4], first[4], second[4] = {0}, reached = 0.0f;
        for (size_t i = 0; i < 4; i++) first[i] = optimizer_moment_start((nn_optimizer)optimizer);
        const optimizer_state state = {params, gradients, first, second};
        optimizer_update update = {.rate = 0.1f, .scale = 1.0f};
        for (update.step = 1; update.step <= 2 * STEPS; update.step++) {
            const bool falling = update.step > STEPS;
            for (size_t i = 0; i < 4; i++) gradients[i] = falling ? 0.0f : -0.5f;
            if (falling) update.rate *= 0.5f;
            optimizer_step((nn_optimizer)optimizer, &state, 0, 4, update);
            if (!falling) reached = params[0];
            CHECK(params[0] > 0.0f && params[0] >= reached);
        }
    }
}

static double square_sum_ref(nn_optimizer optimizer, const float *params, const float *gradients,
                             size_t count, double l2)
{
    double sum = 0.0;
    for (size_t i = 0; i < count; i++) {
        const double decay = optimizer == NN_ADAMW ? 0.0 : l2 * (double)params[i];
        sum += pow((double)gradients[i] + decay, 2.0);
    }
    return sum;
}

static void test_squares_add_up_with_their_penalty_and_without_overflow(void)
{
    enum { COUNT = 4096 };
    static float params[COUNT], gradients[COUNT];
    const optimizer_state state = {params, gradients, NULL, NULL};
    pcg32 random = pcg32_seed(7, 0);
    for (float size = 1e-20f; size < 1e30f; size *= 1e10f) {
        for (size_t i = 0; i < COUNT; i++) {
            params[i] = 2.0f * pcg32_float(&random) - 1.0f;
            gradients[i] = size * draw_gradient(&random);
        }
        for (int optimizer = 0; optimizer < NN_LBFGS; optimizer++) {
            const double sum =
                optimizer_square_sum((nn_optimizer)optimizer, &state, 4, COUNT, 0.3f);
            const double expected = square_sum_ref((nn_optimizer)optimizer, params + 4,
                                                   gradients + 4, COUNT - 4, (double)0.3f);
            CHECK_NEAR(sum / expected, 1.0, 1e-7); // of the float sum that is squared
        }
    }
}

static void test_elements_outside_the_range_stay(void)
{
    for (int optimizer = 0; optimizer < NN_LBFGS; optimizer++) {
        float values[4][12];
        for (size_t i = 0; i < 48; i++) values[i / 12][i % 12] = 1.0f;
        const optimizer_state state = {values[0], values[1], values[2], values[3]};
        const optimizer_update update = {.rate = 0.1f, .scale = 1.0f, .step = 1};
        optimizer_step((nn_optimizer)optimizer, &state, 4, 8, update);
        for (size_t i = 0; i < 4; i++) CHECK(values[i][3] == 1.0f && values[i][8] == 1.0f);
        CHECK(values[0][4] != 1.0f && values[0][7] != 1.0f);
    }
}

// Weights without gradients stay, but for Ftrl, which begins from zero whatever they are; so does
// the padding between arrays, in which nothing may become NaN.
static void test_no_gradient_is_no_change(void)
{
    for (int optimizer = 0; optimizer < NN_LBFGS; optimizer++) {
        const float start = optimizer_moment_start((nn_optimizer)optimizer);
        float params[4] = {0.5f}, gradients[4] = {0}, second[4] = {0};
        float first[4] = {start, start, start, start};
        const optimizer_state state = {params, gradients, first, second};
        optimizer_update update = {.rate = 0.1f, .scale = 1.0f};
        for (update.step = 1; update.step < 4; update.step++)
            optimizer_step((nn_optimizer)optimizer, &state, 0, 4, update);
        CHECK(params[0] == (optimizer == NN_FTRL ? 0.0f : 0.5f));
        CHECK(params[1] == 0.0f && params[3] == 0.0f);
    }
}

int main(void)
{
    RUN(test_every_optimizer_follows_its_formula);
    RUN(test_the_penalty_pulls_weights_towards_zero);
    RUN(test_the_gradient_is_scaled_with_its_penalty_and_the_decay_is_not);
    RUN(test_a_falling_rate_leaves_the_weights);
    RUN(test_squares_add_up_with_their_penalty_and_without_overflow);
    RUN(test_elements_outside_the_range_stay);
    RUN(test_no_gradient_is_no_change);
    return test_summary();
}
