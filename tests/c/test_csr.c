// test_csr.c — images as lists of what is not zero: what the lists hold, and that their products
// are exact, for empty, sparse and full images of every size.
#include "csr.h"
#include "kernels.h"
#include "random.h"

#include "kernels_ref.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

enum { IMAGES = 5, GAP = 16 };

// Images of which one of `rarity` pixels is not zero, none with a rarity of 0.
typedef struct {
    csr lists;
    void *block;
    size_t pixels;
    float *x; // the same as floats
} fixture;

static uint8_t *draw_pixels(size_t count, uint32_t rarity, uint32_t most, pcg32 *random)
{
    uint8_t *const pixels = malloc(count); // exactly: nothing behind it may be read
    for (size_t i = 0; i < count; i++)
        pixels[i] = rarity > 0 && pcg32_below(random, rarity) == 0
                        ? (uint8_t)(1 + pcg32_below(random, most))
                        : 0;
    return pixels;
}

static fixture fixture_of(size_t pixels, uint32_t rarity, uint32_t most, float scale, pcg32 *random)
{
    fixture f = {.pixels = pixels, .x = malloc(IMAGES * pixels * sizeof(float))};
    arena a = {0};
    csr_place(&f.lists, &a, IMAGES, pixels);
    f.block = calloc(1, (size_t)a.used_bytes);
    a = (arena){.base = f.block};
    csr_place(&f.lists, &a, IMAGES, pixels);
    uint8_t *const scratch = malloc(f.lists.room);
    for (size_t i = 0; i < IMAGES; i++) {
        uint8_t *const image = draw_pixels(pixels, rarity, most, random);
        csr_read(&f.lists, i, image, scale, scratch);
        pixels_scale(f.x + i * pixels, image, pixels, 0.0f, scale);
        free(image);
    }
    free(scratch);
    return f;
}

static void fixture_destroy(fixture *f)
{
    free(f->block), free(f->x);
}

static void check_lists(const fixture *f, pcg32 *random)
{
    (void)random;
    const csr *const x = &f->lists;
    for (size_t i = 0; i < IMAGES; i++) {
        const uint16_t *const indptr = x->indptr + i * (x->blocks + 1);
        size_t at = 0;
        for (size_t pixel = 0; pixel < f->pixels; pixel++) {
            const float value = f->x[i * f->pixels + pixel];
            if (pixel % CSR_BLOCK == 0) CHECK_EQUAL(indptr[pixel / CSR_BLOCK], at);
            if (value == 0.0f) continue;
            CHECK_EQUAL(x->indices[i * x->room + at], pixel);
            CHECK(x->values[i * x->room + at] == value);
            at++;
        }
        CHECK_EQUAL(indptr[x->blocks], at);
    }
}

static float *integers(size_t count, pcg32 *random)
{
    float *const values = aligned_alloc(16, (count * sizeof *values + 15) / 16 * 16);
    for (size_t i = 0; i < count; i++) values[i] = (float)pcg32_below(random, 17) - 8.0f;
    return values;
}

static void check_multiply(const fixture *f, size_t n, pcg32 *random)
{
    enum { FIRST = 2, LISTED = 2 };
    const csr *const x = &f->lists;
    float *const b = integers(f->pixels * n, random), *const c = integers(LISTED * n + GAP, random);
    float *const expected = malloc((LISTED * n + GAP) * sizeof *c);
    memcpy(expected, c, (LISTED * n + GAP) * sizeof *c);
    memset(expected, 0, LISTED * n * sizeof *c);
    csr_multiply(c, x, FIRST, LISTED, b, n);
    gemm_ref(expected, n, (matrix){f->x + FIRST * f->pixels, f->pixels, 1}, (matrix){b, n, 1},
             LISTED, n, f->pixels);
    CHECK(memcmp(c, expected, (LISTED * n + GAP) * sizeof *c) == 0);
    free(b), free(c), free(expected);
}

static void check_multiply_transposed(const fixture *f, size_t n, pcg32 *random)
{
    static float scratch[CSR_MOST_PIXELS * CSR_MOST_COLUMNS] __attribute__((aligned(16)));
    const csr *const x = &f->lists;
    const size_t count = f->pixels * n;
    float *const b = integers(IMAGES * n, random), *const c = integers(count + GAP, random);
    float *const expected = malloc((count + GAP) * sizeof *c);
    for (int add = 1; add >= 0; add--) {
        memcpy(expected, c, (count + GAP) * sizeof *c);
        if (!add) memset(expected, 0, count * sizeof *c);
        for (size_t block = x->blocks; block-- > 0;)
            csr_multiply_transposed(c, x, IMAGES, block, b, n, add, scratch);
        gemm_ref(expected, n, (matrix){f->x, 1, f->pixels}, (matrix){b, n, 1}, f->pixels, n,
                 IMAGES);
        CHECK(memcmp(c, expected, (count + GAP) * sizeof *c) == 0);
    }
    free(b), free(c), free(expected);
}

static const size_t sizes[] = {1, 7, 15, 16, 17, 207, 208, 209, 223, 784, 1000};
static const uint32_t rarities[] = {0, 1, 2, 5, 40};

// Images of every size and rarity, of values up to `most` times `scale`.
static void check_images(uint32_t most, float scale, void (*check)(const fixture *f, pcg32 *random))
{
    pcg32 random = pcg32_seed(most, 0);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t j = 0; j < sizeof rarities / sizeof *rarities; j++) {
            fixture f = fixture_of(sizes[i], rarities[j], most, scale, &random);
            check(&f, &random);
            fixture_destroy(&f);
        }
}

static void test_lists_hold_what_is_not_zero_in_its_order(void)
{
    check_images(255, 1.0f / 255.0f, check_lists);
}

static void check_products(const fixture *f, pcg32 *random)
{
    for (size_t n = CSR_LEAST_COLUMNS; n <= CSR_MOST_COLUMNS; n++) {
        check_multiply(f, n, random);
        check_multiply_transposed(f, n, random);
    }
}

// As in test_gemm.c, small integers have one sum in any order.
static void test_products_are_exact_on_integers_for_every_tail(void)
{
    check_images(8, 1.0f, check_products);
}

static void test_the_largest_full_image_fits(void)
{
    pcg32 random = pcg32_seed(3, 0);
    fixture f = fixture_of(CSR_MOST_PIXELS, 1, 255, 1.0f, &random);
    check_lists(&f, &random);
    fixture_destroy(&f);
}

int main(void)
{
    RUN(test_lists_hold_what_is_not_zero_in_its_order);
    RUN(test_products_are_exact_on_integers_for_every_tail);
    RUN(test_the_largest_full_image_fits);
    return test_summary();
}
