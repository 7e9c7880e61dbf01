// test_gemm.c — the matrix product is exact where it can be, near where it cannot, for every edge.
#include "kernels.h"
#include "random.h"

#include "kernels_ref.h"
#include "test.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

static float scratch[GEMM_SCRATCH] __attribute__((aligned(16)));

static float integer(pcg32 *random)
{
    return (float)pcg32_below(random, 17) - 8.0f;
}

static float real(pcg32 *random)
{
    return 2.0f * pcg32_float(random) - 1.0f;
}

// As sparse as images are.
static float pixel(pcg32 *random)
{
    return pcg32_below(random, 5) == 0 ? real(random) : 0.0f;
}

static float rare_integer(pcg32 *random)
{
    return pcg32_below(random, 5) == 0 ? integer(random) : 0.0f;
}

static float *filled(size_t count, float (*draw)(pcg32 *), pcg32 *random)
{
    float *const values = malloc(count * sizeof *values);
    for (size_t i = 0; i < count; i++) values[i] = draw(random);
    return values;
}

// The same matrix wherever it lies: rows of it one after the other, or its columns.
static matrix laid_out(const float *values, size_t rows, size_t columns, bool transposed)
{
    return transposed ? (matrix){values, 1, rows} : (matrix){values, columns, 1};
}

// Small integers: every sum is below 2^24, so floats hold it exactly in whatever order it is
// summed. What C holds counts only if it is added to.
static void check_exact_with(float (*draw)(pcg32 *), size_t m, size_t n, size_t k,
                             bool a_transposed, bool b_transposed)
{
    enum { GAP = 3 }; // floats between C's rows, which belong to someone else
    pcg32 random = pcg32_seed(m * 1000003 + n * 1009 + k, 0);
    float *const a = filled(m * k, draw, &random), *const b = filled(k * n, integer, &random);
    float *const c = filled(m * (n + GAP), integer, &random);
    float *const expected = malloc(m * (n + GAP) * sizeof *expected);
    const matrix left = laid_out(a, m, k, a_transposed), right = laid_out(b, k, n, b_transposed);
    for (int add = 1; add >= 0; add--) {
        memcpy(expected, c, m * (n + GAP) * sizeof *c);
        for (size_t i = 0; !add && i < m; i++) memset(expected + i * (n + GAP), 0, n * sizeof *c);
        gemm(c, n + GAP, left, right, m, n, k, add, scratch);
        gemm_ref(expected, n + GAP, left, right, m, n, k);
        CHECK(memcmp(c, expected, m * (n + GAP) * sizeof *c) == 0);
    }
    free(a), free(b), free(c), free(expected);
}

static void check_exact(size_t m, size_t n, size_t k, bool a_transposed, bool b_transposed)
{
    check_exact_with(integer, m, n, k, a_transposed, b_transposed);
}

static void test_gemm_is_exact_on_integers_for_every_tail(void)
{
    for (size_t m = 1; m <= 17; m++)
        for (size_t n = 1; n <= 17; n++)
            for (size_t k = 1; k <= 17; k++) check_exact(m, n, k, false, false);
}

static void test_gemm_is_exact_on_transposed_views(void)
{
    for (size_t m = 1; m <= 9; m++)
        for (size_t n = 1; n <= 17; n += 2)
            for (size_t k = 1; k <= 9; k++)
                for (int views = 1; views < 4; views++) check_exact(m, n, k, views & 1, views & 2);
}

// One below, at and above the blocks of rows, columns and depth; and two blocks with a rest.
static void test_gemm_is_exact_around_block_edges(void)
{
    static const size_t rows[] = {GEMM_ROWS - 1, GEMM_ROWS, GEMM_ROWS + 1};
    static const size_t columns[] = {GEMM_COLUMNS - 1, GEMM_COLUMNS, GEMM_COLUMNS + 1};
    static const size_t depths[] = {GEMM_DEPTH - 1, GEMM_DEPTH, GEMM_DEPTH + 1};
    for (size_t i = 0; i < 3; i++)
        for (size_t j = 0; j < 3; j++) {
            check_exact(rows[i], columns[j], 7, false, false);
            check_exact(rows[i], 5, depths[j], i & 1, j & 1);
            check_exact(3, columns[i], depths[j], i & 1, j & 1);
        }
    for (int views = 0; views < 4; views++)
        check_exact(2 * GEMM_ROWS + 3, 2 * GEMM_COLUMNS + 5, 2 * GEMM_DEPTH + 1, views & 1,
                    views & 2);
}

// Overwrites whatever C was, or keeps it, and leaves what lies between its rows and B's.
static void check_product(size_t m, size_t n, size_t k, bool transposed)
{
    const size_t c_row = n + 3, b_row = n + 2;
    pcg32 random = pcg32_seed(m * 1000003 + n * 1009 + k, 2);
    float *const a = filled(m * k, integer, &random);
    float *const b = filled(k * b_row, integer, &random);
    float *const c = filled(m * c_row, integer, &random);
    float *const expected = malloc(m * c_row * sizeof *c);
    memcpy(expected, c, m * c_row * sizeof *c);
    const matrix left = laid_out(a, m, k, transposed), right = {b, b_row, 1};
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < n; j++) c[i * c_row + j] = NAN, expected[i * c_row + j] = 0.0f;
    for (int add = 0; add < 2; add++) {
        product(c, c_row, left, b, b_row, m, n, k, add);
        gemm_ref(expected, c_row, left, right, m, n, k);
        CHECK(memcmp(c, expected, m * c_row * sizeof *c) == 0);
    }
    free(a), free(b), free(c), free(expected);
}

static void test_product_is_exact_on_integers(void)
{
    for (size_t m = 4; m <= 12; m += 4)
        for (size_t n = 8; n <= 24; n += 8)
            for (size_t k = 1; k <= 65; k += k < 17 ? 1 : 16) {
                check_product(m, n, k, false);
                check_product(m, n, k, true);
            }
}

// Products of numbers from [-1, 1] have variance 1/9, so that the sum of the first j is about √j /
// 3, and adding the next one errs by at most half a unit in the last place of that. Errors of
// random sign add up to ε/2 · √(Σ j / 9 / 3) ≈ ε · k / 15. Sums that grow larger err more: among
// 300,000 of them the worst reached eight times that, and fifteen times is the bound.
static void check_near(size_t m, size_t n, size_t k)
{
    pcg32 random = pcg32_seed(k, 1);
    float *const a = filled(m * k, real, &random), *const b = filled(k * n, real, &random);
    float *const c = filled(m * n, real, &random), *const expected = malloc(m * n * sizeof *c);
    memcpy(expected, c, m * n * sizeof *c);
    const matrix left = laid_out(a, m, k, false), right = laid_out(b, k, n, false);
    gemm(c, n, left, right, m, n, k, true, scratch);
    gemm_ref(expected, n, left, right, m, n, k);
    const float tolerance = FLT_EPSILON * (float)(k + 3); // 3: C's own magnitude, and rounding it
    for (size_t i = 0; i < m * n; i++) CHECK_NEAR(c[i], expected[i], tolerance);
    free(a), free(b), free(c), free(expected);
}

static void test_gemm_rounds_like_sums_of_random_sign(void)
{
    for (size_t k = 1; k <= 1024; k *= 4) check_near(33, 41, k);
    check_near(7, 9, 784);
}

// The depth in two blocks of gemm_slim's and a rest, and every number of its columns.
static void test_slim_products_are_exact_around_block_edges(void)
{
    for (size_t n = 1; n <= SLIM_COLUMNS; n++)
        for (int views = 0; views < 4; views++) {
            check_exact(37, n, SLIM_DEPTH, views & 1, views & 2);
            check_exact(37, n, 2 * SLIM_DEPTH + 7, views & 1, views & 2);
        }
}

// The rows in two lists' blocks and a rest, the columns in panels and a rest, the depth in blocks.
static void test_sparse_products_are_exact(void)
{
    static const size_t rows[] = {8, 63, 64, 65, 131}, columns[] = {13, 32, 33, 100, 161};
    static const size_t depths[] = {1, 3, 4, 7, GEMM_DEPTH, 2 * GEMM_DEPTH + 3};
    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < 5; j++)
            for (size_t d = 0; d < 6; d++)
                for (int views = 0; views < 4; views++)
                    check_exact_with(rare_integer, rows[i], columns[j], depths[d], views & 1,
                                     views & 2);
}

static void test_leaving_out_pays_for_images_only(void)
{
    enum { M = 128, N = 128, K = 256 };
    pcg32 random = pcg32_seed(6, 0);
    float *const image = filled(M * K, pixel, &random), *const full = filled(M * K, real, &random);
    for (int view = 0; view < 2; view++) {
        CHECK(sparse_pays(laid_out(image, M, K, view), M, N, K));
        CHECK(!sparse_pays(laid_out(full, M, K, view), M, N, K));
        CHECK(!sparse_pays(laid_out(image, M, K, view), M, 1, K)); // of a panel of 32
    }
    CHECK(!sparse_pays((matrix){image, 2, 3}, M / 2, N, K / 2));
    free(image), free(full);
}

// C whole, and C cut into pieces of odd sizes, of which some leave out A's zeros.
static void check_pieces(float (*draw)(pcg32 *))
{
    enum { M = 137, N = 147, K = 300 };
    pcg32 random = pcg32_seed(5, 0);
    float *const a = filled(M * K, draw, &random), *const b = filled(K * N, real, &random);
    float *const whole = calloc(M * N, sizeof *whole), *const cut = calloc(M * N, sizeof *cut);
    gemm(whole, N, laid_out(a, M, K, false), laid_out(b, K, N, false), M, N, K, false, scratch);
    for (size_t i = 0, rows = 1; i < M; i += rows, rows = rows * 2 + 1)
        for (size_t j = 0, columns = SLIM_COLUMNS + 1; j < N; j += columns, columns += 11) {
            const size_t m = i + rows > M ? M - i : rows, n = j + columns > N ? N - j : columns;
            gemm(cut + i * N + j, N, (matrix){a + i * K, K, 1}, (matrix){b + j, N, 1}, m, n, K,
                 false, scratch);
        }
    CHECK(memcmp(whole, cut, M * N * sizeof *whole) == 0);
    free(a), free(b), free(whole), free(cut);
}

static void test_gemm_has_the_same_bits_in_pieces(void)
{
    check_pieces(real);
    check_pieces(pixel);
}

int main(void)
{
    RUN(test_gemm_is_exact_on_integers_for_every_tail);
    RUN(test_gemm_is_exact_on_transposed_views);
    RUN(test_gemm_is_exact_around_block_edges);
    RUN(test_slim_products_are_exact_around_block_edges);
    RUN(test_sparse_products_are_exact);
    RUN(test_leaving_out_pays_for_images_only);
    RUN(test_product_is_exact_on_integers);
    RUN(test_gemm_rounds_like_sums_of_random_sign);
    RUN(test_gemm_has_the_same_bits_in_pieces);
    return test_summary();
}
