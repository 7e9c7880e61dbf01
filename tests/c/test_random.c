// test_random.c — PCG32 gives its published numbers, and what is made of them is spread evenly.
#include "random.h"

#include "test.h"

static void test_pcg32_gives_the_published_sequence(void)
{
    // The first line of pcg32-demo's output, in the reference implementation at pcg-random.org.
    static const uint32_t published[] = {0xa15c02b7, 0x7b47f409, 0xba1d3330,
                                         0x83d2f293, 0xbfa4784b, 0xcbed606e};
    pcg32 random = pcg32_seed(42, 54);
    for (size_t i = 0; i < sizeof published / sizeof *published; i++)
        CHECK_EQUAL(pcg32_next(&random), published[i]);
}

static void test_streams_and_seeds_differ(void)
{
    pcg32 a = pcg32_seed(1, 0);
    pcg32 b = pcg32_seed(1, 1);
    pcg32 c = pcg32_seed(2, 0);
    pcg32 shuffle = pcg32_seed(1, SHUFFLE_STREAM);
    int same = 0;
    for (int i = 0; i < 1000; i++) {
        const uint32_t draw = pcg32_next(&a);
        same += draw == pcg32_next(&b);
        same += draw == pcg32_next(&c);
        same += draw == pcg32_next(&shuffle);
    }
    CHECK(same <= 1); // 3000 pairs of 32-bit numbers meet once in a million runs
}

static void test_below_is_bounded_and_unbiased(void)
{
    enum { DRAWS = 60000, BOUND = 6 };
    pcg32 random = pcg32_seed(7, 0);
    int histogram[BOUND] = {0};
    for (int i = 0; i < DRAWS; i++) {
        const uint32_t draw = pcg32_below(&random, BOUND);
        CHECK(draw < BOUND);
        if (draw < BOUND) histogram[draw]++;
    }
    // Five standard deviations of a binomial count: 5 · √(60000 · 1/6 · 5/6) = 456.
    for (int i = 0; i < BOUND; i++) CHECK_NEAR(histogram[i], DRAWS / BOUND, 456);
}

// Without rejection the lowest third of three quarters of 2^32 would come twice as often.
static void test_below_rejects_what_would_favour_small_numbers(void)
{
    enum { DRAWS = 30000 };
    const uint32_t bound = 3u << 30;
    pcg32 random = pcg32_seed(7, 0);
    int low = 0;
    for (int i = 0; i < DRAWS; i++) low += pcg32_below(&random, bound) < bound / 3;
    CHECK_NEAR(low, DRAWS / 3, 5 * 82); // √(30000 · 1/3 · 2/3) = 82
}

static void test_below_one_is_zero(void)
{
    pcg32 random = pcg32_seed(0, 0);
    CHECK_EQUAL(pcg32_below(&random, 1), 0);
}

static void test_float_fills_the_half_open_unit_interval(void)
{
    enum { DRAWS = 40000 };
    pcg32 random = pcg32_seed(3, 9);
    double sum = 0;
    float least = 1;
    float most = 0;
    for (int i = 0; i < DRAWS; i++) {
        const float draw = pcg32_float(&random);
        sum += draw;
        least = draw < least ? draw : least;
        most = draw > most ? draw : most;
    }
    CHECK(least >= 0 && least < 0.001F);
    CHECK(most < 1 && most > 0.999F);
    CHECK_NEAR(sum / DRAWS, 0.5, 5 * 0.2887 / 200); // 1/√12 over √40000
}

int main(void)
{
    RUN(test_pcg32_gives_the_published_sequence);
    RUN(test_streams_and_seeds_differ);
    RUN(test_below_is_bounded_and_unbiased);
    RUN(test_below_rejects_what_would_favour_small_numbers);
    RUN(test_below_one_is_zero);
    RUN(test_float_fills_the_half_open_unit_interval);
    return test_summary();
}
