// test_dropout.c — dropout drops its share, scales the rest, and finds the same mask on the way
// back.
#include "lone_layer.h"
#include "test.h"

#include <string.h>

static const shape IN = {10, 10, 10};
enum { IMAGES = 40, COUNT_OF_ALL = IMAGES * 1000 };

// A layer whose input and gradient are ones, so that what comes out is the mask.
static lone_layer *ones(lone_layer *l, const char *line)
{
    lone_layer_create(l, line, IN, IMAGES, 1);
    for (size_t i = 0; i < COUNT_OF_ALL; i++) l->x[i] = l->dy[i] = 1.0f;
    return l;
}

static void check_share(const char *line, double rate, uint32_t key)
{
    lone_layer l;
    lone_layer_forward(ones(&l, line), (micro_batch){.key = key, .training = true});
    size_t dropped = 0;
    for (size_t i = 0; i < COUNT_OF_ALL; i++) {
        dropped += l.y[i] == 0.0f;
        // A float's 0.99 is off by 1e-8, which is 1e-6 of 1 - 0.99.
        if (l.y[i] != 0.0f) CHECK_NEAR(l.y[i] * (1.0 - rate), 1.0, 2e-6);
    }
    // Five standard deviations of a binomial count.
    const double deviation = sqrt(COUNT_OF_ALL * rate * (1.0 - rate));
    CHECK_NEAR(dropped, COUNT_OF_ALL * rate, 5.0 * deviation);
    lone_layer_destroy(&l);
}

static void test_dropout_drops_its_share_and_scales_the_rest(void)
{
    for (uint32_t key = 0; key < 5; key++) {
        check_share("dropout 0", 0.0, key);
        check_share("dropout 0.1", 0.1, key);
        check_share("dropout 0.25", 0.25, key);
        check_share("dropout 0.5", 0.5, key);
        check_share("dropout 0.99", 0.99, key);
    }
}

static void test_backward_has_the_mask_of_forward(void)
{
    lone_layer l;
    const micro_batch m = {.key = 7, .first = 128, .training = true};
    lone_layer_forward(ones(&l, "dropout 0.5"), m);
    lone_layer_backward(&l, m);
    CHECK(memcmp(l.y, l.dx, COUNT_OF_ALL * sizeof *l.y) == 0);
    lone_layer_destroy(&l);
}

// The masks of two runs agree in half of their places if they have nothing in common.
static void check_unlike(const lone_layer *l, micro_batch m, size_t index, micro_batch other,
                         size_t other_index)
{
    float *const first = malloc(COUNT_OF_ALL * sizeof *first);
    l->self->index = index;
    lone_layer_forward(l, m);
    memcpy(first, l->y, COUNT_OF_ALL * sizeof *first);
    l->self->index = other_index;
    lone_layer_forward(l, other);
    size_t same = 0;
    for (size_t i = 0; i < COUNT_OF_ALL; i++) same += l->y[i] == first[i];
    CHECK_NEAR(same, COUNT_OF_ALL / 2, 5.0 * sqrt(COUNT_OF_ALL / 4.0));
    free(first);
}

static void test_each_step_micro_batch_and_layer_has_a_mask_of_its_own(void)
{
    const micro_batch m = {.key = 1, .training = true};
    const micro_batch next_step = {.key = 2, .training = true};
    const micro_batch next_micro_batch = {.key = 1, .first = MICRO_BATCH, .training = true};
    lone_layer l;
    ones(&l, "dropout 0.5");
    check_unlike(&l, m, 0, next_step, 0);
    check_unlike(&l, m, 0, next_micro_batch, 0);
    check_unlike(&l, m, 0, m, 3);
    lone_layer_destroy(&l);
}

// Neighbours in an image, the same element of neighbouring images: no pattern.
static void test_masks_do_not_repeat_within_a_batch(void)
{
    static const size_t distances[] = {1, 10, 100, 1000, 16000};
    lone_layer l;
    lone_layer_forward(ones(&l, "dropout 0.5"), (micro_batch){.key = 3, .training = true});
    for (size_t d = 0; d < sizeof distances / sizeof *distances; d++) {
        const size_t pairs = COUNT_OF_ALL - distances[d];
        size_t same = 0;
        for (size_t i = 0; i < pairs; i++) same += l.y[i] == l.y[i + distances[d]];
        CHECK_NEAR(same, (double)pairs / 2, 5.0 * sqrt((double)pairs / 4.0));
    }
    lone_layer_destroy(&l);
}

static void test_dropout_rests_when_evaluating(void)
{
    lone_layer l;
    lone_layer_create(&l, "dropout 0.5", IN, IMAGES, 1);
    lone_layer_forward(&l, (micro_batch){.key = 1});
    CHECK(memcmp(l.y, l.x, COUNT_OF_ALL * sizeof *l.y) == 0);
    lone_layer_destroy(&l);
}

int main(void)
{
    RUN(test_dropout_drops_its_share_and_scales_the_rest);
    RUN(test_backward_has_the_mask_of_forward);
    RUN(test_each_step_micro_batch_and_layer_has_a_mask_of_its_own);
    RUN(test_masks_do_not_repeat_within_a_batch);
    RUN(test_dropout_rests_when_evaluating);
    return test_summary();
}
