// optimizer.c — nine optimizers as Keras 2.10 defines them (keras/optimizers), in one pass over
// weights, gradients and what they remember.
#include "optimizer.h"

#include "simd.h"

#include <assert.h>
#include <math.h>

static const float MOMENTUM = 0.9f;
static const float ADADELTA_RHO = 0.95f, RMSPROP_RHO = 0.9f;
static const double ADAM_BETA1 = 0.9, ADAM_BETA2 = 0.999;

size_t optimizer_moment_count(nn_optimizer optimizer)
{
    switch (optimizer) {
    case NN_SGD:
    case NN_LBFGS: return 0;
    case NN_ADADELTA:
    case NN_ADAM:
    case NN_ADAMW:
    case NN_FTRL: return 2;
    default: return 1;
    }
}

float optimizer_moment_start(nn_optimizer optimizer)
{
    return optimizer == NN_ADAGRAD || optimizer == NN_FTRL ? 0.1f : 0.0f;
}

// base^exponent. libm's pow brings 7 kB of tables.
static double power(double base, uint32_t exponent)
{
    double result = 1.0;
    for (; exponent; exponent >>= 1, base *= base)
        if (exponent & 1) result *= base;
    return result;
}

// Adam's rate, in the form that corrects the bias of its averages through it.
static float adam_rate(float rate, uint32_t step)
{
    const double bias1 = 1.0 - power(ADAM_BETA1, step), bias2 = 1.0 - power(ADAM_BETA2, step);
    return (float)((double)rate * sqrt(bias2) / bias1);
}

// Four weights, their gradients, and what is remembered about them.
typedef struct {
    f32x4 w, g, a, b;
} elements;

// g / (√a + ε)
static f32x4 over_root(f32x4 g, f32x4 a)
{
    return g / (f32x4_sqrt(a) + 1e-7f);
}

static inline elements step_elements(nn_optimizer optimizer, elements e, float rate, float decay)
{
    const f32x4 g = e.g;
    switch (optimizer) {
    case NN_SGD: e.w -= rate * g; break;
    case NN_MOMENTUM:
        e.a = MOMENTUM * e.a - rate * g;
        e.w += e.a;
        break;
    case NN_NESTEROV: // (1983), in the form of Sutskever et al. (2013)
        e.a = MOMENTUM * e.a - rate * g;
        e.w += MOMENTUM * e.a - rate * g;
        break;
    case NN_ADAGRAD: // Duchi, Hazan and Singer (2011)
        e.a += g * g;
        e.w -= over_root(rate * g, e.a);
        break;
    case NN_ADADELTA: { // Zeiler (2012)
        e.a = ADADELTA_RHO * e.a + (1.0f - ADADELTA_RHO) * g * g;
        const f32x4 change = g * f32x4_sqrt(e.b + 1e-7f) / f32x4_sqrt(e.a + 1e-7f);
        e.b = ADADELTA_RHO * e.b + (1.0f - ADADELTA_RHO) * change * change;
        e.w -= rate * change;
        break;
    }
    case NN_RMSPROP: // Tieleman and Hinton (2012)
        e.a = RMSPROP_RHO * e.a + (1.0f - RMSPROP_RHO) * g * g;
        e.w -= over_root(rate * g, e.a);
        break;
    case NN_ADAM:  // Kingma and Ba (2015)
    case NN_ADAMW: // Loshchilov and Hutter (2019)
        e.a += (g - e.a) * (float)(1.0 - ADAM_BETA1);
        e.b += (g * g - e.b) * (float)(1.0 - ADAM_BETA2);
        e.w -= decay * e.w + over_root(rate * e.a, e.b);
        break;
    case NN_FTRL: { // McMahan et al. (2013), with their z times the rate, so that this may change
        const f32x4 before = f32x4_sqrt(e.a), root = f32x4_sqrt(e.a + g * g);
        e.b += rate * g - g * g / (root + before) * e.w; // root - before, without cancellation
        e.a += g * g;
        e.w = -e.b / root;
        break;
    }
    case NN_LBFGS: // is lbfgs.c's
    case NN_OPTIMIZER_COUNT: break;
    }
    return e;
}

// One pass; inlined for each optimizer by itself, which leaves only its own arithmetic in the loop.
__attribute__((always_inline)) static inline void pass(nn_optimizer optimizer,
                                                       const optimizer_state *state, size_t from,
                                                       size_t to, optimizer_update u, float decay)
{
    float *const params = state->params;
    const float *const gradients = state->gradients;
    float *const first = optimizer_moment_count(optimizer) > 0 ? state->first : params;
    float *const second = optimizer_moment_count(optimizer) > 1 ? state->second : params;
    for (size_t i = from; i < to; i += LANES) {
        const f32x4 w = f32x4_load(params + i);
        const f32x4 g = u.scale * (f32x4_load(gradients + i) + u.l2 * w);
        const elements e = step_elements(
            optimizer, (elements){w, g, f32x4_load(first + i), f32x4_load(second + i)}, u.rate,
            decay);
        f32x4_store(second + i, e.b);
        f32x4_store(first + i, e.a);
        f32x4_store(params + i, e.w); // the last, for what is not remembered lies here as well
    }
}

void optimizer_step(nn_optimizer optimizer, const optimizer_state *state, size_t from, size_t to,
                    optimizer_update u)
{
    assert(from % LANES == 0 && to % LANES == 0);
    const float decay = optimizer == NN_ADAMW ? u.rate * u.l2 : 0.0f;
    if (optimizer == NN_ADAMW) u.l2 = 0.0f;
    switch (optimizer) {
    case NN_SGD: pass(NN_SGD, state, from, to, u, decay); break;
    case NN_MOMENTUM: pass(NN_MOMENTUM, state, from, to, u, decay); break;
    case NN_NESTEROV: pass(NN_NESTEROV, state, from, to, u, decay); break;
    case NN_ADAGRAD: pass(NN_ADAGRAD, state, from, to, u, decay); break;
    case NN_ADADELTA: pass(NN_ADADELTA, state, from, to, u, decay); break;
    case NN_RMSPROP: pass(NN_RMSPROP, state, from, to, u, decay); break;
    case NN_ADAM:
    case NN_ADAMW:
        u.rate = adam_rate(u.rate, u.step);
        pass(NN_ADAM, state, from, to, u, decay);
        break;
    case NN_FTRL: pass(NN_FTRL, state, from, to, u, decay); break;
    case NN_LBFGS: // is lbfgs.c's
    case NN_OPTIMIZER_COUNT: break;
    }
}

double optimizer_square_sum(nn_optimizer optimizer, const optimizer_state *state, size_t from,
                            size_t to, float l2)
{
    if (optimizer == NN_ADAMW) l2 = 0.0f;
    f64x4 sums = {0};
    for (size_t i = from; i < to; i += LANES) {
        const f32x4 g = f32x4_load(state->gradients + i) + l2 * f32x4_load(state->params + i);
        const f64x4 d = {(double)g[0], (double)g[1], (double)g[2], (double)g[3]};
        sums += d * d;
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}
