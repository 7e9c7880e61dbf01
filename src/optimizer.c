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

// Adam's rate with the bias correction of both averages (Kingma and Ba, end of section 2).
static float adam_rate(float rate, uint32_t step)
{
    const double bias1 = 1.0 - power(ADAM_BETA1, step), bias2 = 1.0 - power(ADAM_BETA2, step);
    return (float)((double)rate * sqrt(bias2) / bias1);
}

// Four weights, their gradients, and what is remembered about them: the state's first and second.
typedef struct {
    f32x4 w, g, first, second;
} quad;

// g / (√a + ε)
static f32x4 over_root(f32x4 g, f32x4 a)
{
    return g / (f32x4_sqrt(a) + 1e-7f);
}

static inline quad step_quad(nn_optimizer optimizer, quad q, float rate, float decay)
{
    const f32x4 g = q.g;
    switch (optimizer) {
    case NN_SGD: q.w -= rate * g; break;
    case NN_MOMENTUM:
        q.first = MOMENTUM * q.first - rate * g;
        q.w += q.first;
        break;
    case NN_NESTEROV: // (1983), in the form of Sutskever et al. (2013)
        q.first = MOMENTUM * q.first - rate * g;
        q.w += MOMENTUM * q.first - rate * g;
        break;
    case NN_ADAGRAD: // Duchi, Hazan and Singer (2011)
        q.first += g * g;
        q.w -= over_root(rate * g, q.first);
        break;
    case NN_ADADELTA: { // Zeiler (2012)
        q.first = ADADELTA_RHO * q.first + (1.0f - ADADELTA_RHO) * g * g;
        const f32x4 change = g * f32x4_sqrt(q.second + 1e-7f) / f32x4_sqrt(q.first + 1e-7f);
        q.second = ADADELTA_RHO * q.second + (1.0f - ADADELTA_RHO) * change * change;
        q.w -= rate * change;
        break;
    }
    case NN_RMSPROP: // Tieleman and Hinton (2012)
        q.first = RMSPROP_RHO * q.first + (1.0f - RMSPROP_RHO) * g * g;
        q.w -= over_root(rate * g, q.first);
        break;
    case NN_ADAM:  // Kingma and Ba (2015)
    case NN_ADAMW: // Loshchilov and Hutter (2019)
        q.first += (g - q.first) * (float)(1.0 - ADAM_BETA1);
        q.second += (g * g - q.second) * (float)(1.0 - ADAM_BETA2);
        q.w -= decay * q.w + over_root(rate * q.first, q.second);
        break;
    case NN_FTRL: { // McMahan et al. (2013), with their z times the rate, so that this may change
        const f32x4 before = f32x4_sqrt(q.first), root = f32x4_sqrt(q.first + g * g);
        q.second += rate * g - g * g / (root + before) * q.w; // root - before, without cancellation
        q.first += g * g;
        q.w = -q.second / root;
        break;
    }
    case NN_LBFGS: // is lbfgs.c's
    case NN_OPTIMIZER_COUNT: break;
    }
    return q;
}

// One pass over the weights. Inlined once per optimizer, so that the loop has no branch on it.
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
        const quad q = step_quad(
            optimizer, (quad){w, g, f32x4_load(first + i), f32x4_load(second + i)}, u.rate, decay);
        f32x4_store(second + i, q.second);
        f32x4_store(first + i, q.first);
        f32x4_store(params + i, q.w); // last: what is not remembered was written here, too
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
