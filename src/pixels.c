// pixels.c — images as the bytes that they are: numbers of them, and their products with one
// column.
//
// A layer with one unit reads each pixel once forward and once backward. Numbers written for it
// would be four times the bytes, more than the near cache holds; made in registers they cost less
// than reading them does.
#include "kernels.h"
#include "simd.h"

// Vectors that sixteen bytes become.
enum { VECTORS = 4, GROUP = VECTORS * LANES };

void pixels_scale(float *y, const uint8_t *pixels, size_t count, float offset, float scale)
{
    size_t i = 0;
    for (; i + GROUP <= count; i += GROUP) {
        f32x4 x[VECTORS];
        f32x4_from_bytes(x, pixels + i);
        for (size_t j = 0; j < VECTORS; j++)
            f32x4_store(y + i + j * LANES, (x[j] - offset) * scale);
    }
    for (; i < count; i++) y[i] = ((float)pixels[i] - offset) * scale;
}

float pixels_multiply(const uint8_t *pixels, size_t count, const float *w)
{
    f32x4 sums[VECTORS] = {{0}};
    float rest = 0.0f;
    size_t i = 0;
    for (; i + GROUP <= count; i += GROUP) {
        f32x4 x[VECTORS];
        f32x4_from_bytes(x, pixels + i);
        for (size_t j = 0; j < VECTORS; j++)
            sums[j] = f32x4_madd(x[j], f32x4_load(w + i + j * LANES), sums[j]);
    }
    for (; i < count; i++) rest += (float)pixels[i] * w[i];
    return f32x4_sum((sums[0] + sums[1]) + (sums[2] + sums[3])) + rest;
}

// Sixteen pixels of all images. Not inlined: inside a longer function V8 spills the sums.
static __attribute__((noinline)) void add_group(float *restrict y, const uint8_t *const *images,
                                                size_t at, const float *restrict factors,
                                                size_t count)
{
    f32x4 sums[VECTORS] = {{0}};
    for (size_t i = 0; i < count; i++) {
        const f32x4 factor = f32x4_splat(factors[i]);
        f32x4 x[VECTORS];
        f32x4_from_bytes(x, images[i] + at);
        for (size_t j = 0; j < VECTORS; j++) sums[j] = f32x4_madd(x[j], factor, sums[j]);
    }
    for (size_t j = 0; j < VECTORS; j++, y += LANES) f32x4_store(y, f32x4_load(y) + sums[j]);
}

void pixels_multiply_transposed(float *y, const uint8_t *const *images, size_t count, size_t first,
                                size_t pixels, const float *factors)
{
    size_t i = 0;
    for (; i + GROUP <= pixels; i += GROUP) add_group(y + i, images, first + i, factors, count);
    for (; i < pixels; i++)
        for (size_t j = 0; j < count; j++) y[i] += (float)images[j][first + i] * factors[j];
}
