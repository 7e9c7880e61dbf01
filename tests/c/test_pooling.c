// test_pooling.c — max and average pooling against their textbook twins, for every rest of a window
// and every stride.
#include "kernels_ref.h"
#include "lone_layer.h"
#include "test.h"

#include <float.h>
#include <string.h>

enum { IMAGES = 3 };

static void check_sides(void (*check)(size_t side, size_t stride, shape in))
{
    for (size_t side = 1; side <= 4; side++)
        for (size_t stride = 1; stride <= 5; stride++)
            for (size_t height = side; height <= 2 * side + 1; height++)
                for (size_t width = side; width <= 2 * side + 1; width++)
                    check(side, stride, (shape){height, width, 3});
}

// The word is left out where the stride is the usual one.
static void pool_create(lone_layer *l, const char *name, size_t side, size_t stride, shape in)
{
    char line[64];
    const int length = snprintf(line, sizeof line, "%s %zu", name, side);
    if (stride != side)
        snprintf(line + length, sizeof line - (size_t)length, " stride %zu", stride);
    lone_layer_create(l, line, in, IMAGES, 1);
}

// Pooling picks values and moves gradients, which add up in the order of the windows.
static void check_maxpool(size_t side, size_t stride, shape in)
{
    lone_layer l;
    pool_create(&l, "maxpool", side, stride, in);
    const size_t in_count = IMAGES * shape_count(in), out_count = IMAGES * shape_count(l.self->out);
    CHECK_EQUAL(l.self->out.height, (in.height - side) / stride + 1);
    CHECK_EQUAL(l.self->out.width, (in.width - side) / stride + 1);
    for (size_t i = 0; i < in_count; i++)
        l.x[i] = roundf(l.x[i] * 2.0f); // five values: most windows have several largest
    float *const y = malloc(out_count * sizeof *y), *const dx = malloc(in_count * sizeof *dx);
    maxpool_forward_ref(l.self, y, l.x, IMAGES);
    maxpool_backward_ref(l.self, dx, l.x, l.dy, IMAGES);
    lone_layer_forward(&l, (micro_batch){0});
    lone_layer_backward(&l, (micro_batch){0});
    for (size_t i = 0; i < out_count; i++) CHECK(l.y[i] == y[i]);
    for (size_t i = 0; i < in_count; i++) CHECK(l.dx[i] == dx[i]);
    free(y), free(dx);
    lone_layer_destroy(&l);
}

// A sum of side² numbers from [-1, 1], each of which is rounded once, over side². So is the
// gradient of a pixel that lies in side² windows.
static void check_avgpool(size_t side, size_t stride, shape in)
{
    lone_layer l;
    pool_create(&l, "avgpool", side, stride, in);
    const size_t in_count = IMAGES * shape_count(in), out_count = IMAGES * shape_count(l.self->out);
    float *const y = malloc(out_count * sizeof *y), *const dx = malloc(in_count * sizeof *dx);
    avgpool_forward_ref(l.self, y, l.x, IMAGES);
    avgpool_backward_ref(l.self, dx, l.dy, IMAGES);
    lone_layer_forward(&l, (micro_batch){0});
    lone_layer_backward(&l, (micro_batch){0});
    const float tolerance = FLT_EPSILON / 2 * (float)(side * side + 3);
    for (size_t i = 0; i < out_count; i++) CHECK_NEAR(l.y[i], y[i], tolerance);
    for (size_t i = 0; i < in_count; i++) CHECK_NEAR(l.dx[i], dx[i], tolerance);
    free(y), free(dx);
    lone_layer_destroy(&l);
}

// As above: a sum of as many numbers as there are pixels, and one product.
static void check_globalavgpool(shape in)
{
    lone_layer l;
    lone_layer_create(&l, "globalavgpool", in, IMAGES, 1);
    const size_t in_count = IMAGES * shape_count(in), out_count = IMAGES * in.channels;
    CHECK(l.self->out.height == 1 && l.self->out.width == 1);
    CHECK_EQUAL(l.self->out.channels, in.channels);
    float *const y = malloc(out_count * sizeof *y), *const dx = malloc(in_count * sizeof *dx);
    globalavgpool_forward_ref(l.self, y, l.x, IMAGES);
    globalavgpool_backward_ref(l.self, dx, l.dy, IMAGES);
    lone_layer_forward(&l, (micro_batch){0});
    lone_layer_backward(&l, (micro_batch){0});
    const float tolerance = FLT_EPSILON / 2 * (float)(in.height * in.width + 3);
    for (size_t i = 0; i < out_count; i++) CHECK_NEAR(l.y[i], y[i], tolerance);
    for (size_t i = 0; i < in_count; i++) CHECK_NEAR(l.dx[i], dx[i], tolerance);
    free(y), free(dx);
    lone_layer_destroy(&l);
}

static void test_globalavgpool_is_right_for_every_shape(void)
{
    for (size_t height = 1; height <= 5; height++)
        for (size_t width = 1; width <= 5; width++)
            for (size_t channels = 1; channels <= 9; channels++)
                check_globalavgpool((shape){height, width, channels});
    check_globalavgpool((shape){28, 28, 1});
}

static void test_maxpool_is_right_for_every_rest_and_stride(void)
{
    check_sides(check_maxpool);
}

static void test_avgpool_is_right_for_every_rest_and_stride(void)
{
    check_sides(check_avgpool);
}

// Wherever in the window it is.
static void test_maxpool_keeps_nan(void)
{
    for (size_t at = 0; at < 4; at++) {
        lone_layer l;
        lone_layer_create(&l, "maxpool 2", (shape){2, 2, 1}, 1, 1);
        l.x[at] = NAN;
        lone_layer_forward(&l, (micro_batch){0});
        CHECK(isnan(l.y[0]));
        lone_layer_destroy(&l);
    }
}

int main(void)
{
    RUN(test_maxpool_keeps_nan);
    RUN(test_maxpool_is_right_for_every_rest_and_stride);
    RUN(test_avgpool_is_right_for_every_rest_and_stride);
    RUN(test_globalavgpool_is_right_for_every_shape);
    return test_summary();
}
