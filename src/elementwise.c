// elementwise.c — kernels that touch each number once: scaling, activations, softmax.
#include "kernels.h"
#include "layer.h"
#include "simd.h"

#include <float.h>
#include <math.h>

// e^x within 2 units in the last place for |x| < 87, where it saturates.
//
// x = n · ln 2 + r with |r| ≤ ln 2 / 2; e^r is Taylor's polynomial of degree 7, whose error there
// is below 6e-9, and 2^n is written into the exponent.
static inline f32x4 f32x4_exp(f32x4 x)
{
    const f32x4 limit = f32x4_splat(87.0f);
    x = f32x4_max(-limit, f32x4_min(limit, x));
    const f32x4 round = f32x4_splat(12582912.0f); // 1.5 · 2^23: adding it rounds to an integer
    const f32x4 shifted = x * 1.44269504f + round;
    const f32x4 n = shifted - round;
    const f32x4 r = x - n * 0.693359375f + n * 2.12194440e-4f; // ln 2 in two parts
    f32x4 y = f32x4_splat(1.0f / 5040);
    const float factorials[] = {1.0f / 720, 1.0f / 120, 1.0f / 24, 1.0f / 6, 0.5f, 1.0f, 1.0f};
    for (size_t i = 0; i < sizeof factorials / sizeof *factorials; i++)
        y = f32x4_madd(y, r, f32x4_splat(factorials[i]));
    const i32x4 power = ((i32x4)shifted << 23) + (127 << 23);
    return y * (f32x4)power;
}

// y = body(y) for every vector of y, the last one padded with zeros.
#define FOR_VECTORS(y, count, body)                                                                \
    do {                                                                                           \
        size_t i_ = 0;                                                                             \
        for (; i_ + LANES <= (count); i_ += LANES)                                                 \
            f32x4_store((y) + i_, body(f32x4_load((y) + i_)));                                     \
        if (i_ < (count)) {                                                                        \
            float tail_[LANES] = {0};                                                              \
            memcpy(tail_, (y) + i_, ((count)-i_) * sizeof(float));                                 \
            f32x4_store(tail_, body(f32x4_load(tail_)));                                           \
            memcpy((y) + i_, tail_, ((count)-i_) * sizeof(float));                                 \
        }                                                                                          \
    } while (0)

static inline f32x4 sigmoid_of(f32x4 x)
{
    return 1.0f / (1.0f + f32x4_exp(-x));
}

// 1 - 2 / (e^2|x| + 1) with the sign of x; below 0.625, where that loses digits, x plus an odd
// polynomial fitted to tanh there with a relative error of 5e-9. Within 2 units in the last place.
static inline f32x4 tanh_of(f32x4 x)
{
    const i32x4 sign = (i32x4)x & INT32_MIN;
    const f32x4 size = (f32x4)((i32x4)x ^ sign), square = x * x;
    const f32x4 far = 1.0f - 2.0f / (f32x4_exp(2.0f * size) + 1.0f);
    f32x4 near = f32x4_splat(-0.00570404250f);
    const float coefficients[] = {0.0206378624f, -0.0537391566f, 0.133314312f, -0.333332807f};
    for (size_t i = 0; i < sizeof coefficients / sizeof *coefficients; i++)
        near = f32x4_madd(near, square, f32x4_splat(coefficients[i]));
    near = f32x4_madd(near * square, size, size);
    return (f32x4)(sign | (i32x4)f32x4_select(size < 0.625f, near, far));
}

// Two vectors at a time: clang turns a loop over one into a call of memcpy.
void floats_copy(float *restrict to, const float *restrict from, size_t count)
{
    size_t i = 0;
    for (; i + 2 * LANES <= count; i += 2 * LANES) {
        const f32x4 a = f32x4_load(from + i), b = f32x4_load(from + i + LANES);
        f32x4_store(to + i, a);
        f32x4_store(to + i + LANES, b);
    }
    if (i < count) memcpy(to + i, from + i, (count - i) * sizeof *to);
}

void rows_add(float *restrict y, const float *restrict row, size_t rows, size_t count)
{
    for (; rows > 0; rows--, y += count)
        for (size_t j = 0; j < count; j++) y[j] += row[j];
}

void rows_sum(float *restrict sum, const float *restrict y, size_t rows, size_t count)
{
    for (; rows > 0; rows--, y += count)
        for (size_t j = 0; j < count; j++) sum[j] += y[j];
}

// NaN is not below 0 and passes, so that a loss shows it.
void relu(float *y, size_t count)
{
    for (size_t i = 0; i < count; i++) y[i] = y[i] < 0.0f ? 0.0f : y[i];
}

// dy is read unconditionally; otherwise clang branches on every element.
void relu_backward(float *restrict dy, const float *restrict y, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const float before = dy[i];
        dy[i] = y[i] > 0.0f ? before : 0.0f;
    }
}

void sigmoid(float *y, size_t count)
{
    FOR_VECTORS(y, count, sigmoid_of);
}

void sigmoid_backward(float *restrict dy, const float *restrict y, size_t count)
{
    for (size_t i = 0; i < count; i++) dy[i] *= y[i] * (1.0f - y[i]);
}

void tanh_forward(float *y, size_t count)
{
    FOR_VECTORS(y, count, tanh_of);
}

void tanh_backward(float *restrict dy, const float *restrict y, size_t count)
{
    for (size_t i = 0; i < count; i++) dy[i] *= 1.0f - y[i] * y[i];
}

// Of a row of four and more. The last vector overlaps the one before where `count` is no multiple
// of four.
static inline float row_max(const float *x, size_t count)
{
    f32x4 most = f32x4_load(x + count - LANES);
    for (size_t i = 0; i + LANES < count; i += LANES) most = f32x4_max(most, f32x4_load(x + i));
    most = f32x4_max(most, SHUFFLE(most, most, 2, 3, 0, 1)); // single floats would branch
    return f32x4_max(most, SHUFFLE(most, most, 1, 0, 3, 2))[0];
}

size_t largest(const float *x, size_t count)
{
    size_t best = 0;
    if (count < LANES) {
        for (size_t i = 1; i < count; i++)
            if (x[i] > x[best]) best = i;
        return best;
    }
    const float most = row_max(x, count);
    for (size_t end = count; end > 0; end = (end - 1) / LANES * LANES) {
        const size_t i = end > LANES ? end - LANES : 0;
        const uint32_t found = i32x4_bits(f32x4_load(x + i) == most);
        best = found ? i + (size_t)__builtin_ctz(found) : best;
    }
    return best;
}

// A load that overlaps an earlier store only in part has to wait for it. So each vector is loaded
// again exactly where it was stored, and the last one, which may overlap, stays in a register.
static float softmax_row(float *y, const float *x, size_t count)
{
    const size_t whole = count / LANES * LANES;
    const float most = row_max(x, count);
    const f32x4 last = f32x4_exp(f32x4_load(x + count - LANES) - most);
    const i32x4 lane = {0, 1, 2, 3};
    f32x4 sums = f32x4_select(lane >= (int32_t)(LANES - (count - whole)), last, (f32x4){0});
    for (size_t i = 0; i < whole; i += LANES) {
        const f32x4 power = f32x4_exp(f32x4_load(x + i) - most);
        f32x4_store(y + i, power);
        sums += power;
    }
    const float sum = f32x4_sum(sums), scale = 1.0f / sum;
    for (size_t i = 0; i < whole; i += LANES) f32x4_store(y + i, f32x4_load(y + i) * scale);
    f32x4_store(y + count - LANES, last * scale);
    return logf(sum);
}

float softmax(float *y, const float *x, size_t count)
{
    if (count >= LANES) return softmax_row(y, x, count);
    float padded[LANES] = {-FLT_MAX, -FLT_MAX, -FLT_MAX, -FLT_MAX}; // adds 1e-38 to the sum
    for (size_t i = 0; i < count; i++) padded[i] = x[i];
    const float log_sum = softmax_row(padded, padded, LANES);
    for (size_t i = 0; i < count; i++) y[i] = padded[i];
    return log_sum;
}

void activation_forward(activation f, float *y, size_t count)
{
    switch (f) {
    case RELU: relu(y, count); break;
    case SIGMOID: sigmoid(y, count); break;
    case TANH: tanh_forward(y, count); break;
    case LINEAR:
    case SOFTMAX:
    case STEP: break;
    }
}

void activation_backward(activation f, float *dy, const float *y, size_t count)
{
    switch (f) {
    case RELU: relu_backward(dy, y, count); break;
    case SIGMOID: sigmoid_backward(dy, y, count); break;
    case TANH: tanh_backward(dy, y, count); break;
    case LINEAR:
    case SOFTMAX:
    case STEP: break;
    }
}
