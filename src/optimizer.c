// optimizer.c — seven optimizers as Keras 2.10 defines them (keras/optimizers/optimizer_v2), each
// one pass over weights, gradients and what it remembers.
#include "optimizer.h"

#include <math.h>

static const float EPSILON = 1e-7f;
static const float MOMENTUM = 0.9f;

// A loop over the elements, with `w` the weight, `g` its gradient and `a`, `b` its memory.
#define FOR_ELEMENTS(body)                                                                         \
    do {                                                                                           \
        float *restrict params = state->params, *restrict gradients = state->gradients;            \
        float *restrict first = state->first, *restrict second = state->second;                    \
        (void)first, (void)second;                                                                 \
        for (size_t i = from; i < to; i++) {                                                       \
            const float w = params[i], g = gradients[i] + l2 * w;                                  \
            body gradients[i] = 0.0f;                                                              \
        }                                                                                          \
    } while (0)

static void sgd(const optimizer_state *state, size_t from, size_t to, float rate, float l2)
{
    FOR_ELEMENTS(params[i] = w - rate * g;);
}

static void momentum(const optimizer_state *state, size_t from, size_t to, float rate, float l2)
{
    FOR_ELEMENTS({
        first[i] = MOMENTUM * first[i] - rate * g;
        params[i] = w + first[i];
    });
}

// Nesterov (1983) in the form of Sutskever et al. (2013).
static void nesterov(const optimizer_state *state, size_t from, size_t to, float rate, float l2)
{
    FOR_ELEMENTS({
        first[i] = MOMENTUM * first[i] - rate * g;
        params[i] = w + MOMENTUM * first[i] - rate * g;
    });
}

// Duchi, Hazan and Singer (2011).
static void adagrad(const optimizer_state *state, size_t from, size_t to, float rate, float l2)
{
    FOR_ELEMENTS({
        first[i] += g * g;
        params[i] = w - rate * g / (sqrtf(first[i]) + EPSILON);
    });
}

// Zeiler (2012).
static void adadelta(const optimizer_state *state, size_t from, size_t to, float rate, float l2)
{
    const float rho = 0.95f;
    FOR_ELEMENTS({
        first[i] = rho * first[i] + (1.0f - rho) * g * g;
        const float change = g * sqrtf(second[i] + EPSILON) / sqrtf(first[i] + EPSILON);
        second[i] = rho * second[i] + (1.0f - rho) * change * change;
        params[i] = w - rate * change;
    });
}

// Tieleman and Hinton (2012).
static void rmsprop(const optimizer_state *state, size_t from, size_t to, float rate, float l2)
{
    const float rho = 0.9f;
    FOR_ELEMENTS({
        first[i] = rho * first[i] + (1.0f - rho) * g * g;
        params[i] = w - rate * g / (sqrtf(first[i]) + EPSILON);
    });
}

// base^exponent. libm's pow brings 7 kB of tables.
static double power(double base, uint32_t exponent)
{
    double result = 1.0;
    for (; exponent; exponent >>= 1, base *= base)
        if (exponent & 1) result *= base;
    return result;
}

// Kingma and Ba (2015), in the form that corrects the bias through the rate.
static void adam(const optimizer_state *state, size_t from, size_t to, float rate, float l2,
                 uint32_t step)
{
    const double beta1 = 0.9, beta2 = 0.999;
    const float corrected =
        (float)((double)rate * sqrt(1.0 - power(beta2, step)) / (1.0 - power(beta1, step)));
    FOR_ELEMENTS({
        first[i] += (g - first[i]) * (float)(1.0 - beta1);
        second[i] += (g * g - second[i]) * (float)(1.0 - beta2);
        params[i] = w - corrected * first[i] / (sqrtf(second[i]) + EPSILON);
    });
}

size_t optimizer_moment_count(nn_optimizer optimizer)
{
    if (optimizer == NN_SGD) return 0;
    return optimizer == NN_ADADELTA || optimizer == NN_ADAM ? 2 : 1;
}

float optimizer_moment_start(nn_optimizer optimizer)
{
    return optimizer == NN_ADAGRAD ? 0.1f : 0.0f;
}

void optimizer_step(nn_optimizer optimizer, const optimizer_state *state, size_t from, size_t to,
                    float rate, float l2, uint32_t step)
{
    switch (optimizer) {
    case NN_SGD: sgd(state, from, to, rate, l2); break;
    case NN_MOMENTUM: momentum(state, from, to, rate, l2); break;
    case NN_NESTEROV: nesterov(state, from, to, rate, l2); break;
    case NN_ADAGRAD: adagrad(state, from, to, rate, l2); break;
    case NN_ADADELTA: adadelta(state, from, to, rate, l2); break;
    case NN_RMSPROP: rmsprop(state, from, to, rate, l2); break;
    case NN_ADAM: adam(state, from, to, rate, l2, step); break;
    case NN_OPTIMIZER_COUNT: break;
    }
}
