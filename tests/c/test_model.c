// test_model.c — what a new model is: its summary, its starting weights, what it predicts, and that
// it is refused where memory cannot hold it.
#include "nn.h"

#include "synthetic.h"
#include "test.h"

#include <string.h>

enum { HEIGHT = 12, WIDTH = 10, PIXELS = HEIGHT * WIDTH };

static nn_model *model_with(const char *spec)
{
    return model_of(spec, HEIGHT, WIDTH, NN_SGD, 1);
}

static void test_the_summary_has_shapes_kernels_and_texts(void)
{
    nn_model *const model =
        model_with(" conv 6 3x5 relu |maxpool 2| dense 4 nobias |dense 10  softmax");
    CHECK_EQUAL(nn_model_layer_count(model), 4);
    CHECK_EQUAL(nn_model_output_count(model), 10);
    const nn_layer_info *info = nn_model_layer(model, 0);
    CHECK(strcmp(info->text, "conv 6 3x5 relu") == 0);
    CHECK(info->shape[0] == 10 && info->shape[1] == 6 && info->shape[2] == 6);
    CHECK(info->kernel_rank == 4 && info->kernel_shape[0] == 3 && info->kernel_shape[1] == 5 &&
          info->kernel_shape[2] == 1 && info->kernel_shape[3] == 6);
    CHECK_EQUAL(info->param_count, 6 * 15 + 6);
    info = nn_model_layer(model, 1);
    CHECK(strcmp(info->text, "maxpool 2") == 0);
    CHECK(info->shape[0] == 5 && info->shape[1] == 3 && info->shape[2] == 6);
    CHECK(info->param_count == 0 && info->kernel_rank == 0 && !info->kernel && !info->bias);
    info = nn_model_layer(model, 2);
    CHECK(info->shape[0] == 1 && info->shape[1] == 1 && info->shape[2] == 4);
    CHECK(info->kernel_rank == 2 && info->kernel_shape[0] == 90 && info->kernel_shape[1] == 4);
    CHECK(info->param_count == 360 && !info->bias);
    CHECK(strcmp(nn_model_layer(model, 3)->text, "dense 10  softmax") == 0);
    CHECK_EQUAL(nn_model_param_count(model), 96 + 360 + 50);
    nn_model_destroy(model);
    nn_model_destroy(NULL);
}

// The scale is its kernel, the offset its bias.
static void test_batchnorm_begins_as_in_keras(void)
{
    nn_model *const model = model_with("conv 6 3x3 | batchnorm relu | dense 10 softmax");
    const nn_layer_info *const info = nn_model_layer(model, 1);
    CHECK(info->shape[0] == 10 && info->shape[1] == 8 && info->shape[2] == 6);
    CHECK(info->kernel_rank == 1 && info->kernel_shape[0] == 6);
    CHECK_EQUAL(info->param_count, 12);
    for (size_t c = 0; c < 6; c++) {
        CHECK(info->kernel[c] == 1.0f && info->bias[c] == 0.0f);
        CHECK(info->moving[c] == 0.0f && info->moving[6 + c] == 1.0f);
    }
    CHECK(!nn_model_layer(model, 0)->moving && !nn_model_layer(model, 2)->moving);
    CHECK_EQUAL(nn_model_param_count(model), 60 + 12 + 4810);
    nn_model_destroy(model);
}

// Count, mean and variance, the largest size: of a layer's kernel.
static void check_kernel(nn_model *model, size_t index, double limit, double variance)
{
    const nn_layer_info *const info = nn_model_layer(model, index);
    const size_t count = info->param_count - (info->bias ? info->shape[2] : 0);
    double sum = 0.0, squares = 0.0, largest = 0.0;
    for (size_t i = 0; i < count; i++) {
        const double w = (double)info->kernel[i];
        sum += w;
        squares += w * w;
        largest = fmax(largest, fabs(w));
    }
    // Five standard deviations of a mean, and of a mean of squares: the fourth moment of a uniform
    // number is 1.8 variance², that of a normal one 3.
    const double n = (double)count;
    CHECK_NEAR(sum / n, 0.0, 5.0 * sqrt(variance / n));
    CHECK_NEAR(squares / n, variance, 5.0 * variance * sqrt(2.0 / n));
    CHECK(largest <= limit && largest > 0.99 * limit);
    for (size_t i = 0; info->bias && i < info->shape[2]; i++) CHECK(info->bias[i] == 0.0f);
}

// Glorot: uniform up to √(6 / (in + out)), where a convolution's fans count its window. He: normal
// of variance 2 / in, cut at two deviations of the uncut normal, which is 1/0.8796 wider.
static void test_kernels_start_as_keras_starts_them(void)
{
    nn_model *model = model_with("dense 100 | dense 50 | dense 10 softmax");
    check_kernel(model, 0, sqrt(6.0 / (PIXELS + 100)), 2.0 / (PIXELS + 100));
    check_kernel(model, 1, sqrt(6.0 / 150), 2.0 / 150);
    nn_model_destroy(model);
    model = model_with("conv 20 3x3 | conv 30 3x5 | dense 10 softmax");
    check_kernel(model, 1, sqrt(6.0 / (15 * 50)), 2.0 / (15 * 50));
    nn_model_destroy(model);
    model = model_with("conv 20 3x3 | conv 30 3x5 he | dense 200 he | dense 10 softmax");
    check_kernel(model, 1, 2.0 * sqrt(2.0 / 300) / 0.87962566, 2.0 / 300);
    check_kernel(model, 2, 2.0 * sqrt(2.0 / 960) / 0.87962566, 2.0 / 960);
    nn_model_destroy(model);
}

static void test_zeros_predict_evenly(void)
{
    nn_model *const model = model_with("dense 7 relu zeros | dense 10 zeros softmax");
    uint8_t pixels[PIXELS];
    float outputs[10];
    memset(pixels, 200, sizeof pixels);
    nn_predict(model, outputs, pixels);
    for (size_t i = 0; i < 10; i++) CHECK_NEAR(outputs[i], 0.1, 1e-7);
    nn_model_destroy(model);
}

// One weight of 1 lets one pixel through.
static void check_pixel(const char *spec, uint8_t value, double expected)
{
    enum { PLACE = 57 };
    nn_model *const model = model_with(spec);
    uint8_t pixels[PIXELS] = {0};
    pixels[PLACE] = value;
    nn_model_layer(model, nn_model_layer_count(model) - 1)->kernel[PLACE] = 1.0f;
    float output;
    nn_predict(model, &output, pixels);
    CHECK_NEAR(output, 1.0 / (1.0 + exp(-expected)), 1e-6);
    nn_model_destroy(model);
}

static void test_pixels_are_rescaled(void)
{
    check_pixel("dense 1 zeros sigmoid", 255, 1.0);
    check_pixel("dense 1 zeros sigmoid", 51, 0.2);
    check_pixel("rescaling 0..1 | dense 1 zeros sigmoid", 255, 1.0);
    check_pixel("rescaling -1..1 | dense 1 zeros sigmoid", 0, -1.0);
    check_pixel("rescaling -1..1 | dense 1 zeros sigmoid", 127, 0.0);
    check_pixel("rescaling -1..1 | flatten | dense 1 zeros sigmoid", 255, 128.0 / 127.0);
}

static void test_weights_are_aligned_for_vectors(void)
{
    nn_model *const model = model_with("conv 3 3x3 | dense 7 | dense 10 softmax");
    for (size_t i = 0; i < 3; i++) {
        CHECK_EQUAL((uintptr_t)nn_model_layer(model, i)->kernel % 16, 0);
        CHECK_EQUAL((uintptr_t)nn_model_layer(model, i)->bias % 16, 0);
    }
    nn_model_destroy(model);
}

// Weights written from outside count at once.
static void test_weights_are_read_and_written_in_place(void)
{
    nn_model *const model = model_with("dense 10 softmax");
    nn_model_layer(model, 0)->bias[4] = 50.0f;
    const uint8_t pixels[PIXELS] = {0};
    float outputs[10];
    nn_predict(model, outputs, pixels);
    CHECK_NEAR(outputs[4], 1.0, 1e-7);
    nn_model_destroy(model);
}

// Models beyond 2 GB; the sizes of some exceed 32 bits and would look small if they wrapped.
static void test_models_too_large_are_refused(void)
{
    static const char *const specs[] = {
        "conv 65536 1x1 | dense 10 softmax",
        "dense 65536 | dense 65536 softmax",
        "conv 128 1x1 | dense 42800 softmax",   // 784 · 128 · 42800 = 2^32 + 98304
        "conv 65536 1x1 | dense 65536 softmax", // a multiple of 2^32
        "conv 1024 1x1 | conv 1024 255x255 same | dense 1 sigmoid",
        "conv 65 1x1 | conv 1 255x255 same | maxpool 28 | dense 1 sigmoid",
    };
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        nn_model *model = NULL;
        CHECK_EQUAL(nn_model_create(&model, specs[i], 28, 28, NN_SGD, 1), NN_ERR_MEMORY);
        CHECK(!model);
        nn_model_destroy(model);
    }
}

static void test_a_line_that_is_wrong_makes_no_model(void)
{
    nn_model *model = NULL;
    CHECK_EQUAL(nn_model_create(&model, "dense 4 rely | dense 10 softmax", 28, 28, NN_SGD, 1),
                NN_ERR_WORD);
    CHECK_EQUAL(nn_error_at(), 9);
    CHECK(!model);
}

int main(void)
{
    RUN(test_the_summary_has_shapes_kernels_and_texts);
    RUN(test_batchnorm_begins_as_in_keras);
    RUN(test_kernels_start_as_keras_starts_them);
    RUN(test_zeros_predict_evenly);
    RUN(test_pixels_are_rescaled);
    RUN(test_weights_are_aligned_for_vectors);
    RUN(test_weights_are_read_and_written_in_place);
    RUN(test_models_too_large_are_refused);
    RUN(test_a_line_that_is_wrong_makes_no_model);
    return test_summary();
}
