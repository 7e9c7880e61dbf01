// test_pixels.c — bytes of images become numbers, and their products with one column are those of
// textbook loops.
#include "kernels.h"
#include "random.h"

#include "test.h"

#include <float.h>
#include <stdlib.h>

enum { IMAGES = 5, MOST_PIXELS = 70, FIRST = 3 };

static void test_pixels_reach_both_ranges(void)
{
    uint8_t pixels[256];
    float unit[256], around_zero[256];
    for (size_t i = 0; i < 256; i++) pixels[i] = (uint8_t)i;
    pixels_scale(unit, pixels, 256, 0.0f, 1.0f / 255.0f);
    pixels_scale(around_zero, pixels, 256, 127.0f, 1.0f / 127.0f);
    for (int i = 0; i < 256; i++) {
        CHECK_NEAR(unit[i], i / 255.0, FLT_EPSILON);
        CHECK_NEAR(around_zero[i], (i - 127) / 127.0, FLT_EPSILON);
    }
}

static uint8_t *draw_bytes(size_t count, pcg32 *random)
{
    uint8_t *const bytes = malloc(count); // exactly: nothing behind it may be read
    for (size_t i = 0; i < count; i++) bytes[i] = (uint8_t)pcg32_below(random, 256);
    return bytes;
}

// Small integers: every sum is exact in float, in any order.
static float *draw_integers(size_t count, pcg32 *random)
{
    float *const numbers = malloc(count * sizeof *numbers);
    for (size_t i = 0; i < count; i++) numbers[i] = (float)pcg32_below(random, 101) - 50.0f;
    return numbers;
}

static void test_a_product_with_a_column_is_the_textbook_one(void)
{
    pcg32 random = pcg32_seed(1, 1);
    for (size_t count = 1; count <= MOST_PIXELS; count++) {
        uint8_t *const x = draw_bytes(count, &random);
        float *const w = draw_integers(count, &random);
        double sum = 0.0;
        for (size_t i = 0; i < count; i++) sum += x[i] * (double)w[i];
        CHECK(pixels_multiply(x, count, w) == sum);
        free(x), free(w);
    }
}

static void test_a_transposed_product_is_added_for_the_pixels_that_are_asked_for(void)
{
    pcg32 random = pcg32_seed(2, 1);
    for (size_t pixels = 1; pixels <= MOST_PIXELS; pixels++) {
        uint8_t *images[IMAGES];
        for (size_t i = 0; i < IMAGES; i++) images[i] = draw_bytes(FIRST + pixels, &random);
        float *const factors = draw_integers(IMAGES, &random);
        float *const y = draw_integers(pixels, &random);
        double expected[MOST_PIXELS];
        for (size_t j = 0; j < pixels; j++) {
            expected[j] = (double)y[j];
            for (size_t i = 0; i < IMAGES; i++)
                expected[j] += images[i][FIRST + j] * (double)factors[i];
        }
        pixels_multiply_transposed(y, (const uint8_t *const *)images, IMAGES, FIRST, pixels,
                                   factors);
        for (size_t j = 0; j < pixels; j++) CHECK(y[j] == expected[j]);
        for (size_t i = 0; i < IMAGES; i++) free(images[i]);
        free(factors), free(y);
    }
}

int main(void)
{
    RUN(test_pixels_reach_both_ranges);
    RUN(test_a_product_with_a_column_is_the_textbook_one);
    RUN(test_a_transposed_product_is_added_for_the_pixels_that_are_asked_for);
    return test_summary();
}
