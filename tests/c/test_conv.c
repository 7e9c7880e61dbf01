// test_conv.c — convolution against its textbook twin: forward and the gradients of input, kernel
// and bias, for every kind of kernel, padding and number of channels.
#include "convolution.h"

#include "kernels_ref.h"
#include "lone_layer.h"
#include "test.h"

#include <float.h>
#include <string.h>

// Of a batch: gradients of the first are written, those of the others added.
enum { MICRO_BATCHES = 2 };

static void check_all_near(const float *actual, const float *expected, size_t count,
                           double tolerance)
{
    for (size_t i = 0; i < count; i++) CHECK_NEAR(actual[i], expected[i], tolerance);
}

// Sums of `terms` products of numbers from [-1, 1]: see test_gemm.c for why the error is at most
// ε · (terms + 3). Winograd's transforms multiply it: their constants reach 8 and 5 in each of
// two dimensions, and Lavin and Gray measure about ten times the error of the direct sum.
static double tolerance_of(const layer *self, size_t terms)
{
    const bool winograd = self->kernel_height == 3 && self->kernel_width == 3 &&
                          self->stride == 1 && self->in.channels % 8 == 0 && self->count % 8 == 0;
    return (double)FLT_EPSILON * ((double)terms + 3.0) * (winograd ? 10.0 : 1.0);
}

static void check_conv(const char *line, shape in, size_t images)
{
    lone_layer l;
    lone_layer_create(&l, line, in, images, 1);
    const layer *const self = l.self;
    const size_t out_count = images * shape_count(self->out), in_count = images * shape_count(in);
    float *const y = malloc(out_count * sizeof *y), *const dx = malloc(in_count * sizeof *dx);
    float *const dkernel = calloc(self->kernel_count, sizeof *dkernel);
    float *const dbias = calloc(self->bias_count + 1, sizeof *dbias);
    conv_forward_ref(self, y, l.kernel, l.bias, l.x, images);
    for (size_t i = 0; i < MICRO_BATCHES; i++)
        conv_backward_ref(self, dx, dkernel, dbias, l.kernel, l.x, l.dy, images);

    lone_layer_forward(&l, (micro_batch){0});
    for (size_t i = 0; i < MICRO_BATCHES; i++)
        lone_layer_backward(&l, (micro_batch){.first = i * MICRO_BATCH});
    const size_t window = self->kernel_height * self->kernel_width;
    const size_t pixels = MICRO_BATCHES * images * self->out.height * self->out.width;
    check_all_near(l.y, y, out_count, tolerance_of(self, window * in.channels));
    check_all_near(l.dx, dx, in_count, tolerance_of(self, window * self->count));
    check_all_near(l.dkernel, dkernel, self->kernel_count, tolerance_of(self, pixels));
    if (l.dbias) check_all_near(l.dbias, dbias, self->bias_count, tolerance_of(self, pixels));
    free(y), free(dx), free(dkernel), free(dbias);
    lone_layer_destroy(&l);
}

static void test_conv_is_right_for_every_kernel_and_padding(void)
{
    static const size_t sides[] = {1, 3, 5, 7};
    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < 4; j++)
            for (int same = 0; same < 2; same++) {
                char line[64];
                snprintf(line, sizeof line, "conv 3 %zux%zu%s", sides[i], sides[j],
                         same ? " same" : "");
                check_conv(line, (shape){9, 8, 2}, 2);
            }
}

// Strides with every rest, also wider than the kernel and than the image; patches and lines.
static void test_conv_is_right_for_every_stride(void)
{
    static const size_t filters[] = {3, 8};
    for (size_t stride = 2; stride <= 10; stride++)
        for (size_t side = 1; side <= 5; side += 2)
            for (size_t width = 8; width <= 11; width++)
                for (int i = 0; i < 4; i++) {
                    char line[64];
                    snprintf(line, sizeof line, "conv %zu %zux3%s stride %zu", filters[i / 2], side,
                             i % 2 ? " same" : "", stride);
                    check_conv(line, (shape){7, width, 2}, 2);
                }
    check_conv("conv 8 3x3 same stride 2", (shape){28, 28, 8}, 1);
    check_conv("conv 8 3x3 stride 2", (shape){13, 12, 8}, 9);
}

// A stride of 1 is no stride: Winograd's method is still there.
static void test_a_stride_of_1_changes_no_bit(void)
{
    lone_layer plain, strided;
    lone_layer_create(&plain, "conv 8 3x3 same", (shape){9, 7, 8}, 3, 1);
    lone_layer_create(&strided, "conv 8 3x3 same stride 1", (shape){9, 7, 8}, 3, 1);
    lone_layer_forward(&plain, (micro_batch){0});
    lone_layer_forward(&strided, (micro_batch){0});
    CHECK(strided.self->algorithm == plain.self->algorithm);
    const size_t bytes = 3 * shape_count(plain.self->out) * sizeof *plain.y;
    CHECK(memcmp(plain.y, strided.y, bytes) == 0);
    lone_layer_destroy(&plain);
    lone_layer_destroy(&strided);
}

static void test_conv_is_right_where_the_kernel_covers_the_image(void)
{
    check_conv("conv 4 5x3", (shape){5, 3, 2}, 3);
    check_conv("conv 2 7x7 same", (shape){3, 2, 2}, 3);
    check_conv("conv 2 1x1", (shape){1, 1, 5}, 3);
}

static void test_conv_is_right_without_bias(void)
{
    check_conv("conv 3 3x3 nobias", (shape){6, 7, 2}, 2);
    check_conv("conv 8 3x3 nobias", (shape){6, 7, 8}, 2);
}

// More rows than fit in one strip of patches, and patches longer than a block of the matrix
// product.
static void test_conv_is_right_in_several_strips(void)
{
    check_conv("conv 3 3x3", (shape){29, 31, 1}, 1);
    check_conv("conv 5 5x5 same", (shape){12, 25, 11}, 1);
}

// Filters by eights, at least four pixels wide: patches are not gathered. Widths with every rest of
// a tile, lines of a patch with every rest of four.
static void test_conv_by_lines_is_right_for_every_tail(void)
{
    static const char *const kernels[] = {"1x1", "1x3", "3x1", "5x5", "5x7"};
    for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++)
        for (size_t width = 8; width <= 11; width++)
            for (size_t channels = 1; channels <= 4; channels++) {
                char line[64];
                snprintf(line, sizeof line, "conv 16 %s same", kernels[k]);
                check_conv(line, (shape){7, width, channels}, 2);
            }
    check_conv("conv 8 3x3", (shape){7, 9, 1}, 2);
    check_conv("conv 8 5x5", (shape){9, 9, 3}, 9);
}

// Whole tiles of 4×4 and every rest of them, in both directions.
static void test_winograd_is_right_for_every_tail(void)
{
    for (size_t height = 3; height <= 8; height++)
        for (size_t width = 3; width <= 8; width++)
            for (int same = 0; same < 2; same++)
                check_conv(same ? "conv 8 3x3 same" : "conv 8 3x3", (shape){height, width, 8}, 1);
}

static void test_winograd_is_right_for_several_channels_and_images(void)
{
    check_conv("conv 24 3x3", (shape){9, 10, 16}, 3);
    check_conv("conv 8 3x3 same", (shape){7, 12, 40}, 3);
    check_conv("conv 8 3x3", (shape){6, 6, 8}, 19); // images of three groups
}

// The activation comes after the bias, and its gradient before all others. The relaxed build rounds
// 1 - y² once and this file twice.
static void check_activation(const char *line, activation f, shape in)
{
    lone_layer plain, active;
    char with[64];
    snprintf(with, sizeof with, "%s %s", line, f == RELU ? "relu" : "tanh");
    lone_layer_create(&plain, line, in, 2, 1);
    lone_layer_create(&active, with, in, 2, 1);
    const layer *const self = plain.self;
    const size_t count = 2 * shape_count(self->out), pixels = count / self->count;
    const size_t window = self->kernel_height * self->kernel_width;
    lone_layer_forward(&plain, (micro_batch){0});
    lone_layer_forward(&active, (micro_batch){0});
    for (size_t i = 0; i < count; i++) {
        const float x = plain.y[i], y = active.y[i];
        CHECK_NEAR(y, f == RELU ? fmax(0.0, (double)x) : tanh((double)x), 2e-7);
        plain.dy[i] *= f == RELU ? (float)(y > 0.0f) : 1.0f - y * y;
    }
    lone_layer_backward(&plain, (micro_batch){0});
    lone_layer_backward(&active, (micro_batch){0});
    check_all_near(active.dx, plain.dx, 2 * shape_count(in),
                   tolerance_of(self, window * self->count));
    check_all_near(active.dkernel, plain.dkernel, self->kernel_count, tolerance_of(self, pixels));
    check_all_near(active.dbias, plain.dbias, self->bias_count, tolerance_of(self, pixels));
    lone_layer_destroy(&plain);
    lone_layer_destroy(&active);
}

static void test_conv_applies_its_activation(void)
{
    for (int f = 0; f < 2; f++) {
        check_activation("conv 3 3x3", f ? RELU : TANH, (shape){6, 7, 2});
        check_activation("conv 8 5x5", f ? RELU : TANH, (shape){9, 9, 2});
        check_activation("conv 8 3x3 same", f ? RELU : TANH, (shape){7, 6, 8});
    }
}

int main(void)
{
    RUN(test_conv_is_right_for_every_kernel_and_padding);
    RUN(test_conv_is_right_for_every_stride);
    RUN(test_a_stride_of_1_changes_no_bit);
    RUN(test_conv_is_right_where_the_kernel_covers_the_image);
    RUN(test_conv_is_right_without_bias);
    RUN(test_conv_is_right_in_several_strips);
    RUN(test_conv_by_lines_is_right_for_every_tail);
    RUN(test_winograd_is_right_for_every_tail);
    RUN(test_winograd_is_right_for_several_channels_and_images);
    RUN(test_conv_applies_its_activation);
    return test_summary();
}
