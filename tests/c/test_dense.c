// test_dense.c — the dense layer against textbook sums, around the edges of the blocks it is cut
// into.
#include "kernels_ref.h"
#include "lone_layer.h"
#include "test.h"

#include <float.h>
#include <string.h>

static void check_all_near(const float *actual, const float *expected, size_t count, size_t terms)
{
    // See test_gemm.c: sums of products of numbers from [-1, 1].
    const float tolerance = FLT_EPSILON * (float)(terms + 3);
    for (size_t i = 0; i < count; i++) CHECK_NEAR(actual[i], expected[i], tolerance);
}

// Of a batch: gradients of the first are written, those of the others added.
enum { MICRO_BATCHES = 2 };

static void check_dense(size_t in, size_t units, size_t images, bool bias)
{
    char line[32];
    snprintf(line, sizeof line, "dense %zu%s", units, bias ? "" : " nobias");
    lone_layer l;
    lone_layer_create(&l, line, (shape){1, 1, in}, images, 1);
    float *const y = calloc(images * units, sizeof *y), *const dx = calloc(images * in, sizeof *dx);
    float *const dkernel = calloc(in * units, sizeof *y), *const dbias = calloc(units, sizeof *y);
    for (size_t i = 0; i < images * units; i++) y[i] = bias ? l.bias[i % units] : 0.0f;
    const matrix x = {l.x, in, 1}, x_t = {l.x, 1, in}, dy = {l.dy, units, 1};
    const matrix w = {l.kernel, units, 1}, w_t = {l.kernel, 1, units};
    const float one = 1.0f;
    gemm_ref(y, units, x, w, images, units, in);
    gemm_ref(dx, in, dy, w_t, images, in, units);
    for (size_t i = 0; i < MICRO_BATCHES; i++) {
        gemm_ref(dkernel, units, x_t, dy, in, units, images);
        gemm_ref(dbias, units, (matrix){&one, 0, 0}, dy, 1, units, images);
    }

    lone_layer_forward(&l, (micro_batch){0});
    for (size_t i = 0; i < MICRO_BATCHES; i++)
        lone_layer_backward(&l, (micro_batch){.first = i * MICRO_BATCH});
    check_all_near(l.y, y, images * units, in);
    check_all_near(l.dx, dx, images * in, units);
    check_all_near(l.dkernel, dkernel, in * units, MICRO_BATCHES * images);
    if (bias) check_all_near(l.dbias, dbias, units, MICRO_BATCHES * images);
    free(y), free(dx), free(dkernel), free(dbias);
    lone_layer_destroy(&l);
}

// Blocks have 64 or 128 rows and 128 columns: one below, at and above, and two with a rest.
static void test_dense_is_right_around_block_edges(void)
{
    static const size_t images[] = {1, 63, 64, 65, 128};
    static const size_t sizes[] = {1, 127, 128, 129, 261};
    for (size_t i = 0; i < 5; i++) {
        check_dense(sizes[i], 10, images[4 - i], true);
        check_dense(7, sizes[i], images[i], true);
        check_dense(sizes[i], sizes[4 - i], images[i], false);
    }
    check_dense(261, 261, 65, true);
}

int main(void)
{
    RUN(test_dense_is_right_around_block_edges);
    return test_summary();
}
