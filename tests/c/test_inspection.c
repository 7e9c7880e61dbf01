// test_inspection.c — one image in every layer: the outputs of a prediction; gradients against
// central differences and PyTorch's; a run that is inspected between its slices.
#include "nn.h"

#include "../fixtures/saliency.h"
#include "synthetic.h"
#include "test.h"

#include <string.h>

enum { HEIGHT = 8, WIDTH = 6, PIXELS = HEIGHT * WIDTH, SEED = 3, MOST_OUTPUTS = 12 };

// Away from 0 and 255, and from each other, so that a pixel can move in both directions without
// passing another one that a pool compares it with.
static void fill_image(uint8_t *pixels)
{
    for (size_t i = 0; i < PIXELS; i++) pixels[i] = (uint8_t)(20 + 4 * (i * 29 % PIXELS));
}

static size_t float_count(const nn_layer_info *info)
{
    return (size_t)info->shape[0] * info->shape[1] * info->shape[2];
}

static size_t kernel_count(const nn_layer_info *info)
{
    size_t count = info->kernel_rank > 0;
    for (size_t i = 0; i < info->kernel_rank; i++) count *= info->kernel_shape[i];
    return count;
}

// Scales and moving averages that are not those of a fresh model.
static void disturb_norms(nn_model *model)
{
    generator g = {11};
    for (size_t i = 0; i < nn_model_layer_count(model); i++) {
        const nn_layer_info *const info = nn_model_layer(model, i);
        if (!info->moving) continue;
        for (size_t c = 0; c < info->shape[2]; c++) {
            info->kernel[c] = 1.0f + generator_weight(&g);
            info->bias[c] = generator_weight(&g);
            info->moving[c] = generator_weight(&g);
            info->moving[info->shape[2] + c] = 1.0f + generator_weight(&g);
        }
    }
}

typedef struct {
    nn_model *model;
    nn_inspection *inspection;
    uint8_t pixels[PIXELS];
    float dlogits[MOST_OUTPUTS];
} inspected;

static void inspected_create(inspected *s, const char *spec)
{
    s->model = model_of(spec, HEIGHT, WIDTH, NN_SGD, SEED);
    disturb_norms(s->model);
    s->inspection = nn_inspection_create(s->model);
    if (!s->inspection) abort();
    fill_image(s->pixels);
    generator g = {5};
    for (size_t i = 0; i < MOST_OUTPUTS; i++) s->dlogits[i] = 4.0f * generator_weight(&g);
}

static void inspected_destroy(inspected *s)
{
    nn_inspection_destroy(s->inspection);
    nn_model_destroy(s->model);
}

// Σ dlogits · logits.
static double value_of(inspected *s)
{
    nn_inspection_forward(s->inspection, s->pixels);
    const size_t last = nn_model_layer_count(s->model) - 1;
    const float *const logits = nn_inspection_layer(s->inspection, last)->sum;
    double sum = 0.0;
    for (size_t i = 0; i < nn_model_output_count(s->model); i++)
        sum += (double)s->dlogits[i] * (double)logits[i];
    return sum;
}

// (f(x + h) - f(x - h)) / 2h errs by h²/6 · f''' and by rounding, 1e-7 / h of f, which is about 1;
// h is 2^-7 for weights and 2/255 for pixels.
static const double TOLERANCE = 1e-4;

static void check_pixels(inspected *s)
{
    enum { STEP = 2 };
    const double between = STEP / 255.0;
    for (size_t i = 0; i < PIXELS; i++) {
        const uint8_t before = s->pixels[i];
        s->pixels[i] = (uint8_t)(before + STEP);
        const double above = value_of(s);
        s->pixels[i] = (uint8_t)(before - STEP);
        const double below = value_of(s);
        s->pixels[i] = before;
        const double scale = nn_inspection_input(s->inspection)[0] < 0.0f ? 255.0 / 127.0 : 1.0;
        const double gradient = (double)nn_inspection_dinput(s->inspection)[i];
        CHECK_NEAR(gradient, (above - below) / (2.0 * between * scale), TOLERANCE);
    }
}

static void check_weights(inspected *s, float *weights, const float *gradients, size_t count)
{
    static const float h = 0x1p-7f;
    for (size_t i = 0; i < count; i++) {
        const float before = weights[i];
        weights[i] = before + h;
        const double above = value_of(s);
        weights[i] = before - h;
        const double below = value_of(s);
        weights[i] = before;
        CHECK_NEAR(gradients[i], (above - below) / (2.0 * (double)h), TOLERANCE);
    }
}

// Of conv and dense: a bias meets every place of its channel.
static void check_bias_is_the_sum(const nn_layer_info *info, const nn_layer_inspection *l)
{
    if (!l->dbias || info->moving) return;
    const size_t channels = info->shape[2];
    for (size_t c = 0; c < channels; c++) {
        double sum = 0.0;
        for (size_t i = c; i < float_count(info); i += channels) sum += (double)l->dsum[i];
        CHECK_NEAR(l->dbias[c], sum, 1e-5);
    }
}

static void check_gradients(const char *spec)
{
    const int complaints = test_state.complaints;
    inspected s;
    inspected_create(&s, spec);
    value_of(&s);
    nn_inspection_backward(s.inspection, s.dlogits);
    check_pixels(&s);
    for (size_t i = 0; i < nn_model_layer_count(s.model); i++) {
        const nn_layer_info *const info = nn_model_layer(s.model, i);
        const nn_layer_inspection *const l = nn_inspection_layer(s.inspection, i);
        check_weights(&s, info->kernel, l->dkernel, kernel_count(info));
        check_weights(&s, info->bias, l->dbias, info->bias ? info->shape[2] : 0);
        check_bias_is_the_sum(info, l);
    }
    inspected_destroy(&s);
    if (test_state.complaints > complaints) printf("  of: %s\n", spec);
}

static void test_gradients_through_dense_layers(void)
{
    check_gradients("dense 5 tanh | dense 3 softmax");
    check_gradients("dense 5 sigmoid nobias | dense 6 linear | dense 3 sigmoid");
    check_gradients("rescaling -1..1 | dense 12 softmax");
    check_gradients("flatten | dense 3 tanh | dense 1 sigmoid");
    check_gradients("dense 3 tanh | dense 10 step");
}

// Patches, lines and Winograd's, with and without zeros around the image.
static void test_gradients_through_conv_layers(void)
{
    check_gradients("conv 2 3x3 tanh | dense 3 softmax");
    check_gradients("conv 2 5x1 same sigmoid | conv 3 1x3 stride 2 tanh | dense 3 softmax");
    check_gradients("conv 8 3x3 same tanh | conv 8 1x1 stride 2 tanh | dense 3 softmax");
    check_gradients("conv 8 1x1 tanh | conv 8 3x3 same tanh nobias | avgpool 5 | dense 3 softmax");
    check_gradients("conv 8 1x1 tanh | conv 8 3x3 | flatten | dense 3 softmax");
}

static void test_gradients_through_pools(void)
{
    check_gradients("conv 2 1x1 tanh | avgpool 3 stride 1 | flatten | dense 3 softmax");
    check_gradients(
        "rescaling -1..1 | avgpool 2 | conv 3 3x3 tanh | globalavgpool | dense 3 softmax");
    check_gradients("conv 4 1x1 tanh | maxpool 3 stride 2 | dense 3 softmax");
    check_gradients("conv 4 1x1 relu nobias | maxpool 2 | conv 2 3x3 tanh | dense 3 softmax");
}

// Neither drops anything nor takes the image for a batch.
static void test_gradients_through_dropout_and_batchnorm(void)
{
    check_gradients("dropout 0.5 | dense 5 tanh | dropout 0.4 | dense 3 softmax");
    check_gradients("batchnorm | dense 5 nobias | batchnorm tanh | dropout 0.3 | dense 3 softmax");
    check_gradients("conv 8 1x1 tanh | conv 8 3x3 same nobias | batchnorm tanh | dropout 0.3 | "
                    "avgpool 5 | dense 3 softmax");
}

static const char *const specs[] = {
    "dense 10 softmax",
    "rescaling -1..1 | dense 7 tanh | dense 1 sigmoid",
    "flatten | dense 5 relu | dropout 0.3 | dense 4 step",
    "conv 8 1x1 relu | conv 8 3x3 same relu | maxpool 2 | conv 5 3x3 sigmoid | dense 10 softmax",
    "conv 6 3x3 nobias | batchnorm relu | avgpool 2 | globalavgpool | batchnorm | dense 10 sigmoid",
};
enum { SPECS = sizeof specs / sizeof *specs };

static void test_outputs_and_class_are_those_of_a_prediction(void)
{
    for (size_t i = 0; i < SPECS; i++) {
        inspected s;
        inspected_create(&s, specs[i]);
        float outputs[MOST_OUTPUTS];
        const size_t class = nn_predict(s.model, outputs, s.pixels);
        CHECK_EQUAL(nn_inspection_forward(s.inspection, s.pixels), class);
        const size_t last = nn_model_layer_count(s.model) - 1;
        const float *const found = nn_inspection_layer(s.inspection, last)->output;
        CHECK(!memcmp(found, outputs, nn_model_output_count(s.model) * sizeof *found));
        inspected_destroy(&s);
    }
}

static void test_layers_without_arithmetic_share_what_comes_before(void)
{
    inspected s;
    inspected_create(&s, "rescaling 0..1 | conv 2 3x3 relu | flatten | dense 3 softmax");
    const nn_layer_inspection *l[4];
    for (size_t i = 0; i < 4; i++) l[i] = nn_inspection_layer(s.inspection, i);
    CHECK(l[0]->output == nn_inspection_input(s.inspection) && !l[0]->sum);
    CHECK(l[2]->output == l[1]->output && l[2]->doutput == l[1]->doutput && !l[2]->sum);
    CHECK(l[1]->sum != l[1]->output && !l[3]->doutput && l[3]->dsum);
    inspected_destroy(&s);
}

// Its loss is the evaluation's; its gradient is what plain gradient descent subtracts.
static void test_a_step_goes_down_the_gradient_of_the_loss(void)
{
    for (size_t i = 0; i < SPECS; i++) {
        inspected s;
        inspected_create(&s, specs[i]);
        const size_t outputs = nn_model_output_count(s.model),
                     class = outputs > 1 ? outputs - 1 : 1;
        nn_dataset *const dataset =
            dataset_of(s.pixels, &(uint8_t){(uint8_t) class}, 1, HEIGHT, WIDTH);
        nn_subset *const subset = subset_of(dataset, outputs < 10 ? (2u << class) - 1 : ALL_DIGITS);
        nn_inspection_forward(s.inspection, s.pixels);
        const double loss = nn_inspection_loss(s.inspection, s.dlogits, class);
        CHECK_NEAR(loss, evaluate(s.model, dataset, subset), 1e-5);
        nn_inspection_backward(s.inspection, s.dlogits);
        const nn_layer_info *const info =
            nn_model_layer(s.model, nn_model_layer_count(s.model) - 1);
        const float *const dbias =
            nn_inspection_layer(s.inspection, nn_model_layer_count(s.model) - 1)->dbias;
        const float before = info->bias[0];
        nn_inspection_step(s.model, s.inspection, 0.5f);
        CHECK_EQUAL(nn_model_steps(s.model), 1);
        CHECK_NEAR(info->bias[0], before - 0.5f * dbias[0], 1e-6);
        nn_inspection_forward(s.inspection, s.pixels);
        if (nn_inspection_layer(s.inspection, 0)->doutput) // not the perceptron, which may be right
            CHECK(nn_inspection_loss(s.inspection, s.dlogits, class) <= loss);
        nn_subset_destroy(subset);
        nn_dataset_destroy(dataset);
        inspected_destroy(&s);
    }
}

// ---- A run -------------------------------------------------------------------------------------

static const char RUN_SPEC[] =
    "conv 8 1x1 relu | conv 8 3x3 nobias | batchnorm relu | dropout 0.2 | "
    "dense 9 tanh | dense 10 softmax";

// Weights and state of a model after some steps, in slices of one task each.
static uint8_t *trained_bytes(size_t *bytes, const nn_dataset *dataset, bool inspect)
{
    nn_model *const model = model_of(RUN_SPEC, HEIGHT, WIDTH, NN_ADAM, SEED);
    nn_inspection *const in = inspect ? nn_inspection_create(model) : NULL;
    nn_subset *const subset = subset_of(dataset, ALL_DIGITS);
    uint8_t pixels[PIXELS];
    float dlogits[MOST_OUTPUTS];
    fill_image(pixels);
    for (size_t step = 0; step < 4; step++) {
        nn_train_begin(model, dataset, subset, 0, 140, 0.01f, 0.01f, 0.5f, step > 1 ? 0.9f : 0.0f);
        do {
            if (!in) continue;
            nn_inspection_forward(in, pixels);
            nn_inspection_loss(in, dlogits, step);
            nn_inspection_backward(in, dlogits);
        } while (nn_advance(model, 0.0));
    }
    const nn_layer_info *const first = nn_model_layer(model, 0);
    const size_t weights =
        8 * 3 * 3 * 8 * sizeof(float); // more than the first layer's, in one array
    *bytes = weights + nn_state_bytes(model);
    uint8_t *const copy = malloc(*bytes);
    if (!copy) abort();
    memcpy(copy, first->kernel, weights);
    nn_state_read(model, copy + weights);
    nn_subset_destroy(subset);
    nn_inspection_destroy(in);
    nn_model_destroy(model);
    return copy;
}

static void test_a_run_that_is_inspected_between_slices_has_the_same_bits(void)
{
    nn_dataset *const dataset = synthetic_digits(140, HEIGHT, WIDTH);
    size_t bytes[2];
    uint8_t *const inspected_run = trained_bytes(&bytes[0], dataset, true);
    uint8_t *const plain = trained_bytes(&bytes[1], dataset, false);
    CHECK_EQUAL(bytes[0], bytes[1]);
    CHECK(!memcmp(inspected_run, plain, bytes[0]));
    free(inspected_run), free(plain);
    nn_dataset_destroy(dataset);
}

static void test_numbers_that_an_evaluation_keeps_are_those_of_its_images(void)
{
    nn_dataset *const dataset = synthetic_digits(20, HEIGHT, WIDTH);
    nn_subset *const subset = subset_of(dataset, ALL_DIGITS);
    for (size_t i = 0; i < SPECS; i++) {
        nn_model *const model = model_of(specs[i], HEIGHT, WIDTH, NN_SGD, SEED);
        if (!nn_model_fits(model, subset)) {
            nn_model_destroy(model);
            continue;
        }
        nn_inspection *const in = nn_inspection_create(model);
        for (size_t j = 0; j < nn_model_layer_count(model); j++) {
            const size_t count = float_count(nn_model_layer(model, j));
            const bool last = j + 1 == nn_model_layer_count(model);
            float *const all = malloc(20 * count * sizeof *all);
            nn_evaluate_begin(model, dataset, subset);
            nn_evaluate_keep(model, j + 1, all, 20);
            while (nn_advance(model, 0.0)) {
            }
            for (size_t image = 0; image < 20; image += 7) {
                nn_inspection_forward(in, nn_dataset_images(dataset, NN_TRAIN) + image * PIXELS);
                const nn_layer_inspection *const l = nn_inspection_layer(in, j);
                const float *const one = last ? l->sum : l->output;
                for (size_t k = 0; k < count; k++) CHECK_NEAR(all[image * count + k], one[k], 1e-4);
            }
            free(all);
        }
        nn_inspection_destroy(in);
        nn_model_destroy(model);
    }
    nn_subset_destroy(subset);
    nn_dataset_destroy(dataset);
}

// ---- PyTorch -----------------------------------------------------------------------------------

// The weights of make_saliency.py, layer by layer: kernel, bias, and of batchnorm moving averages.
static void set_weights(nn_model *model, uint32_t seed)
{
    for (size_t i = 0; i < nn_model_layer_count(model); i++) {
        const nn_layer_info *const info = nn_model_layer(model, i);
        const float one = info->moving ? 1.0f : 0.0f;
        const size_t channels = info->shape[2];
        generator g = {seed + (uint32_t)i};
        for (size_t j = 0; j < kernel_count(info); j++)
            info->kernel[j] = one + generator_weight(&g);
        for (size_t j = 0; info->bias && j < channels; j++) info->bias[j] = generator_weight(&g);
        for (size_t j = 0; info->moving && j < 2 * channels; j++)
            info->moving[j] = (j < channels ? 0.0f : one) + generator_weight(&g);
    }
}

static void check_near_all(const float *actual, const double *expected, size_t count)
{
    for (size_t i = 0; i < count; i++) CHECK_NEAR(actual[i], expected[i], 1e-5);
}

static void test_saliency_is_pytorchs(void)
{
    nn_dataset *const dataset = synthetic_digits(10, SALIENCY_SIDE, SALIENCY_SIDE);
    for (size_t i = 0; i < sizeof saliencies / sizeof *saliencies; i++) {
        nn_model *const model =
            model_of(saliencies[i].spec, SALIENCY_SIDE, SALIENCY_SIDE, NN_SGD, 1);
        set_weights(model, saliencies[i].seed);
        nn_inspection *const in = nn_inspection_create(model);
        const size_t pixels = SALIENCY_SIDE * SALIENCY_SIDE;
        const size_t last = nn_model_layer_count(model) - 1;
        nn_inspection_forward(in, nn_dataset_images(dataset, NN_TRAIN) + SALIENCY_IMAGE * pixels);
        check_near_all(nn_inspection_layer(in, last)->sum, saliencies[i].logits, 10);
        float dlogits[10] = {0};
        dlogits[SALIENCY_OF] = 1.0f;
        dlogits[SALIENCY_AGAINST] = -1.0f;
        nn_inspection_backward(in, dlogits);
        check_near_all(nn_inspection_dinput(in), saliencies[i].difference, pixels);
        CHECK_NEAR(nn_inspection_loss(in, dlogits, SALIENCY_OF), saliencies[i].loss, 1e-5);
        nn_inspection_backward(in, dlogits);
        check_near_all(nn_inspection_dinput(in), saliencies[i].dloss, pixels);
        nn_inspection_destroy(in);
        nn_model_destroy(model);
    }
    nn_dataset_destroy(dataset);
}

int main(void)
{
    RUN(test_outputs_and_class_are_those_of_a_prediction);
    RUN(test_layers_without_arithmetic_share_what_comes_before);
    RUN(test_gradients_through_dense_layers);
    RUN(test_gradients_through_conv_layers);
    RUN(test_gradients_through_pools);
    RUN(test_gradients_through_dropout_and_batchnorm);
    RUN(test_a_step_goes_down_the_gradient_of_the_loss);
    RUN(test_a_run_that_is_inspected_between_slices_has_the_same_bits);
    RUN(test_numbers_that_an_evaluation_keeps_are_those_of_its_images);
    RUN(test_saliency_is_pytorchs);
    return test_summary();
}
