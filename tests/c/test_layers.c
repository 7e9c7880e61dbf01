// test_layers.c — gradients of whole models against central differences of their loss, for every
// layer, activation and loss.
#include "nn.h"
#include "random.h"

#include "synthetic.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

enum { HEIGHT = 8, WIDTH = 6, ALL_IMAGES = 12, IMAGES = 5, SEED = 3, MOST_PARAMS = 1024 };
static const uint32_t DIGITS = 0x7; // 0, 1 and 2, of which there are IMAGES

static nn_dataset *dataset;
static nn_subset *subset;
static size_t batch = IMAGES;

// All weights in one array, layer by layer, kernel before bias.
static void each_weight(nn_model *model, float *weights, bool write)
{
    size_t at = 0;
    for (size_t i = 0; i < nn_model_layer_count(model); i++) {
        const nn_layer_info *const info = nn_model_layer(model, i);
        const size_t biases = info->bias ? info->shape[2] : 0;
        const size_t kernels = info->param_count - biases;
        float *const parts[] = {info->kernel, info->bias};
        const size_t counts[] = {kernels, biases};
        for (size_t p = 0; p < 2; p++)
            for (size_t j = 0; j < counts[p]; j++, at++)
                *(write ? &parts[p][j] : &weights[at]) = write ? weights[at] : parts[p][j];
    }
}

// A model before its first step, to which it comes back: making one takes longer than a step.
typedef struct {
    nn_model *model;
    uint8_t *state;
    size_t bytes;
} fresh_model;

static fresh_model make_fresh(const char *spec)
{
    nn_model *const model = model_of(spec, HEIGHT, WIDTH, NN_SGD, SEED);
    const size_t bytes = nn_state_bytes(model);
    uint8_t *const state = malloc(bytes + 1);
    if (!state) abort();
    nn_state_read(model, state);
    return (fresh_model){model, state, bytes};
}

static void end_fresh(fresh_model *fresh)
{
    nn_model_destroy(fresh->model);
    free(fresh->state);
}

// The training loss of a fresh model with these weights: its first step, so the same dropout
// always. With a rate of 1 plain SGD then subtracts the gradient from the weights.
static double loss_of(fresh_model *fresh, float *weights, float rate, float l2)
{
    if (nn_state_write(fresh->model, 0, fresh->state, fresh->bytes)) abort();
    each_weight(fresh->model, weights, true);
    const double loss = train_step(fresh->model, dataset, subset, 0, batch, rate, l2);
    each_weight(fresh->model, weights, false);
    return loss;
}

// What is minimised: kernels of the model are all weights here, because `nobias` is in the spec.
static double penalty_of(const float *weights, size_t count, float l2)
{
    double sum = 0.0;
    for (size_t i = 0; i < count; i++) sum += (double)weights[i] * (double)weights[i];
    return (double)l2 / 2.0 * sum;
}

// (f(w + h) - f(w - h)) / 2h errs by h²/6 · f''' and, where f is rounded to ε ≈ 1e-7 of itself, by
// ε/h. With h = 2^-7 and losses and derivatives of about 1 both are near 1e-5; 1e-4 leaves room for
// larger derivatives and is far below the gradients, which reach 0.1.
static void check_gradient(const char *spec, float l2)
{
    const int complaints = test_state.complaints;
    static const float h = 0x1p-7f;
    static const double tolerance = 1e-4;
    static float start[MOST_PARAMS], after[MOST_PARAMS], moved[MOST_PARAMS];
    fresh_model fresh = make_fresh(spec);
    const size_t count = nn_model_param_count(fresh.model);
    assert(count > 0 && count <= MOST_PARAMS);
    each_weight(fresh.model, start, false);
    memcpy(after, start, sizeof after);
    loss_of(&fresh, after, 1.0f, l2);
    double largest = 0.0;
    for (size_t i = 0; i < count; i++) {
        double losses[2];
        for (int side = 0; side < 2; side++) {
            memcpy(moved, start, sizeof moved);
            moved[i] += side ? h : -h;
            losses[side] = penalty_of(moved, count, l2);
            losses[side] += loss_of(&fresh, moved, 0.0f, 0.0f);
        }
        const double gradient = (double)start[i] - (double)after[i];
        CHECK_NEAR(gradient, (losses[1] - losses[0]) / (2.0 * (double)h), tolerance);
        largest = fmax(largest, fabs(gradient));
    }
    end_fresh(&fresh);
    CHECK(largest > 100.0 * tolerance);
    if (test_state.complaints > complaints) printf("  of: %s\n", spec);
}

static void test_dense_and_its_activations(void)
{
    check_gradient("dense 5 tanh | dense 3 softmax", 0.0f);
    check_gradient("dense 5 sigmoid | dense 6 linear | dense 3 softmax", 0.0f);
    check_gradient("dense 5 tanh nobias | dense 3 softmax nobias", 0.0f);
}

static void test_both_losses(void)
{
    check_gradient("dense 3 softmax", 0.0f);
    check_gradient("dense 3 sigmoid", 0.0f);
    check_gradient("dense 12 softmax", 0.0f);
}

static void test_the_penalty_counts_kernels(void)
{
    check_gradient("dense 4 tanh nobias | dense 3 softmax nobias", 0.5f);
    check_gradient("conv 2 3x3 tanh nobias | dense 3 sigmoid nobias", 0.5f);
}

static void test_conv_of_every_shape(void)
{
    check_gradient("conv 2 3x3 tanh | dense 3 softmax", 0.0f);
    check_gradient("conv 2 5x1 same sigmoid | conv 3 1x3 tanh | dense 3 softmax", 0.0f);
    check_gradient("conv 2 7x5 same tanh nobias | conv 2 3x3 | dense 3 softmax", 0.0f);
}

// 8 channels and 8 filters: the second convolution and its gradients go through Winograd's.
static void test_conv_by_winograd(void)
{
    check_gradient("conv 8 1x1 tanh | conv 8 3x3 tanh nobias | avgpool 4 | dense 3 softmax", 0.0f);
    check_gradient("conv 8 1x1 tanh | conv 8 3x3 same tanh | avgpool 5 | dense 3 softmax", 0.0f);
}

static void test_avgpool_and_flatten(void)
{
    check_gradient("conv 2 1x1 tanh | avgpool 3 | flatten | dense 3 softmax", 0.0f);
    check_gradient("rescaling -1..1 | avgpool 2 | conv 3 3x3 tanh | flatten | dense 3 softmax",
                   0.0f);
}

static void test_globalavgpool(void)
{
    check_gradient("conv 4 3x3 tanh | globalavgpool | dense 3 softmax", 0.0f);
    check_gradient("conv 4 1x1 tanh | globalavgpool | dense 6 tanh | dense 3 softmax", 0.0f);
}

// Patches and lines; with and without zeros around the image, windows that meet and that do not.
static void test_conv_with_a_stride(void)
{
    check_gradient("conv 3 3x3 same tanh stride 2 | conv 2 3x3 stride 2 tanh | dense 3 softmax",
                   0.0f);
    check_gradient("conv 8 3x3 same tanh | conv 8 1x1 stride 2 tanh | dense 3 softmax", 0.0f);
    check_gradient("conv 2 3x1 stride 3 same tanh nobias | dense 3 softmax", 0.0f);
}

// With and without an activation of its own, behind another, after conv and dense, first of all.
static void test_batchnorm(void)
{
    check_gradient("dense 5 nobias | batchnorm tanh | dense 3 softmax", 0.0f);
    check_gradient("batchnorm | dense 5 tanh | batchnorm | dense 3 softmax", 0.0f);
    check_gradient("conv 3 3x3 nobias | batchnorm sigmoid | conv 2 3x3 tanh | batchnorm | "
                   "globalavgpool | dense 3 softmax",
                   0.0f);
    check_gradient("conv 8 1x1 tanh | conv 8 3x3 same nobias | batchnorm tanh | dropout 0.3 | "
                   "avgpool 5 | dense 3 softmax",
                   0.0f);
}

// Several micro-batches, which pass several times.
static void test_batchnorm_of_a_large_batch(void)
{
    nn_dataset *const few = dataset;
    nn_subset *const some = subset;
    batch = 150;
    dataset = synthetic_digits(10 * batch / 3, HEIGHT, WIDTH);
    subset = subset_of(dataset, DIGITS);
    check_gradient("conv 2 5x3 nobias | batchnorm tanh | dense 4 tanh | dropout 0.2 | batchnorm | "
                   "dense 3 softmax",
                   0.0f);
    nn_subset_destroy(subset);
    nn_dataset_destroy(dataset);
    dataset = few;
    subset = some;
    batch = IMAGES;
}

// The loss is taken under the mask of the first step, which the gradient must have found again.
static void test_dropout_between_layers(void)
{
    check_gradient("dense 8 tanh | dropout 0.4 | dense 3 softmax", 0.0f);
    check_gradient("dropout 0.3 | conv 2 3x3 tanh | dropout 0.5 | dropout 0.2 | dense 3 softmax",
                   0.0f);
}

// Windows that share pixels, and windows with a gap between them.
static void test_pooling_with_a_stride_of_its_own(void)
{
    check_gradient("conv 2 3x3 tanh | avgpool 3 stride 1 | dense 3 softmax", 0.0f);
    check_gradient("conv 2 1x1 tanh | avgpool 2 stride 3 | dense 3 softmax", 0.0f);
    check_gradient("conv 4 1x1 tanh | maxpool 2 stride 1 | dense 3 softmax", 0.0f);
    check_gradient("conv 4 1x1 tanh | maxpool 3 stride 2 | dense 3 softmax", 0.0f);
    check_gradient("conv 4 1x1 tanh | maxpool 2 stride 3 | dense 3 softmax", 0.0f);
}

// relu has a corner at 0 and maxpool one where two pixels are equal. A 1×1 kernel over one channel
// meets neither: w · x has the sign of w for every pixel x, and their order, until w crosses zero.
static void test_relu_and_maxpool_away_from_their_corners(void)
{
    check_gradient("conv 4 1x1 relu nobias | avgpool 2 | dense 3 softmax", 0.0f);
    check_gradient("conv 4 1x1 tanh | maxpool 2 | dense 3 softmax", 0.0f);
    check_gradient("conv 4 1x1 relu nobias | maxpool 2 | conv 2 3x3 tanh | dense 3 softmax", 0.0f);
}

int main(void)
{
    dataset = synthetic_digits(ALL_IMAGES, HEIGHT, WIDTH);
    subset = subset_of(dataset, DIGITS);
    RUN(test_dense_and_its_activations);
    RUN(test_both_losses);
    RUN(test_the_penalty_counts_kernels);
    RUN(test_conv_of_every_shape);
    RUN(test_conv_by_winograd);
    RUN(test_avgpool_and_flatten);
    RUN(test_globalavgpool);
    RUN(test_batchnorm);
    RUN(test_batchnorm_of_a_large_batch);
    RUN(test_conv_with_a_stride);
    RUN(test_pooling_with_a_stride_of_its_own);
    RUN(test_dropout_between_layers);
    RUN(test_relu_and_maxpool_away_from_their_corners);
    nn_subset_destroy(subset);
    nn_dataset_destroy(dataset);
    return test_summary();
}
