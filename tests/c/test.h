// test.h — what a C test consists of: functions named by the fact they show, each holding checks.
//
//   static void test_pool_keeps_the_largest(void) { CHECK_EQUAL(pooled[0], 4); }
//   int main(void) { RUN(test_pool_keeps_the_largest); return test_summary(); }
#ifndef TEST_H
#define TEST_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

enum { MAX_COMPLAINTS = 10 }; // of one test; the rest would say the same

static struct {
    int passed, failed; // tests
    int complaints;     // failed checks of the test that runs
} test_state;

static inline bool test_complains(bool holds, const char *file, int line)
{
    if (holds || ++test_state.complaints > MAX_COMPLAINTS) return false;
    printf("%s:%d: ", file, line);
    return true;
}

static inline void test_run(void (*test)(void), const char *name)
{
    test_state.complaints = 0;
    test();
    if (test_state.complaints == 0) {
        test_state.passed++;
    } else {
        test_state.failed++;
        printf("failed: %s (%d checks)\n", name, test_state.complaints);
    }
    fflush(stdout); // a crash in the next test must not swallow this one's words
}

// The last line of every test program; what main returns.
static inline int test_summary(void)
{
    printf("%d passed, %d failed\n", test_state.passed, test_state.failed);
    return test_state.failed > 0;
}

#define RUN(test) test_run(test, #test)

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (test_complains((condition), __FILE__, __LINE__)) puts(#condition);                     \
    } while (0)

// Integers, enums and booleans; each argument is evaluated once.
#define CHECK_EQUAL(actual, expected)                                                              \
    do {                                                                                           \
        const long long test_actual = (long long)(actual);                                         \
        const long long test_expected = (long long)(expected);                                     \
        if (test_complains(test_actual == test_expected, __FILE__, __LINE__))                      \
            printf("%s is %lld, not %lld\n", #actual, test_actual, test_expected);                 \
    } while (0)

// Real numbers; a NaN is near nothing.
#define CHECK_NEAR(actual, expected, tolerance)                                                    \
    do {                                                                                           \
        const double test_actual = (double)(actual);                                               \
        const double test_expected = (double)(expected);                                           \
        if (test_complains(fabs(test_actual - test_expected) <= (double)(tolerance), __FILE__,     \
                           __LINE__))                                                              \
            printf("%s is %.9g, not %.9g\n", #actual, test_actual, test_expected);                 \
    } while (0)

#endif
