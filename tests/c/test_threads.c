// test_threads.c — one, two, three and four threads train, fit and evaluate to the same bits. The
// preset tsan runs this program under ThreadSanitizer.
#include "nn.h"

#include "synthetic.h"
#include "test.h"

#include <pthread.h>
#include <string.h>

// 136 images are two pieces, of which the second is not full.
enum { HEIGHT = 12, WIDTH = 10, IMAGES = 136, MOST_THREADS = 4, MOST_PARAMS = 20000 };

static nn_dataset *dataset;

// ---- The engine's threads -----------------------------------------------------------------------

static pthread_t workers[MOST_THREADS];

static void *work(void *number)
{
    nn_threads_worker((size_t)(uintptr_t)number);
    return NULL;
}

static void open_threads(size_t threads)
{
    nn_threads_open(threads);
    for (uintptr_t i = 1; i < threads; i++)
        if (pthread_create(&workers[i], NULL, work, (void *)i)) abort();
}

static void close_threads(size_t threads)
{
    nn_threads_close();
    for (size_t i = 1; i < threads; i++) pthread_join(workers[i], NULL);
}

// ---- What a run leaves behind -------------------------------------------------------------------

typedef struct {
    const char *spec;
    nn_optimizer optimizer;
    float rate, l2, clip;
    int steps;
    nn_augmentation augmentation;
    double budget_ms; // of a slice
} run;

typedef struct {
    double losses[4]; // of each step, then of the evaluation
    size_t param_count, correct;
    float params[MOST_PARAMS];
    float confidences[IMAGES];
    uint8_t predictions[IMAGES];
} outcome;

static double finish(nn_model *model, double budget_ms)
{
    while (nn_advance(model, budget_ms)) {
    }
    return nn_loss(model);
}

static void copy_params(outcome *out, const nn_model *model)
{
    for (size_t i = 0; i < nn_model_layer_count(model); i++) {
        const nn_layer_info *const info = nn_model_layer(model, i);
        const size_t biases = info->bias ? info->shape[2] : 0;
        const size_t weights = info->param_count - biases;
        if (weights > 0)
            memcpy(out->params + out->param_count, info->kernel, weights * sizeof *out->params);
        if (biases > 0)
            memcpy(out->params + out->param_count + weights, info->bias,
                   biases * sizeof *out->params);
        out->param_count += info->param_count;
    }
}

static void run_on(outcome *out, const run *r, size_t threads)
{
    *out = (outcome){.param_count = 0};
    open_threads(threads);
    nn_subset *const subset = subset_of(dataset, ALL_DIGITS);
    nn_model *const model = model_of(r->spec, HEIGHT, WIDTH, r->optimizer, 1);
    if (nn_model_param_count(model) > MOST_PARAMS) abort();
    for (int i = 0; i < r->steps; i++) {
        nn_subset_shuffle(subset, 1, (uint32_t)i);
        nn_train_begin(model, dataset, subset, 0, IMAGES, r->rate, r->l2, r->clip, 0.0f);
        nn_train_augment(model, &r->augmentation, 1, (uint32_t)i);
        out->losses[i] = finish(model, r->budget_ms);
    }
    nn_evaluate_begin(model, dataset, subset);
    out->losses[r->steps] = finish(model, r->budget_ms);
    out->correct = nn_correct(model);
    memcpy(out->predictions, nn_subset_predictions(subset), sizeof out->predictions);
    memcpy(out->confidences, nn_subset_confidences(subset), sizeof out->confidences);
    copy_params(out, model);
    nn_model_destroy(model);
    nn_subset_destroy(subset);
    close_threads(threads);
}

static void check_run(run r)
{
    static outcome alone, shared;
    const double slices[] = {FOREVER, 0.0};
    r.budget_ms = FOREVER;
    run_on(&alone, &r, 1);
    CHECK(alone.losses[r.steps] < alone.losses[0]);
    for (size_t threads = 1; threads <= MOST_THREADS; threads++)
        for (size_t i = 0; i < 2; i++) {
            r.budget_ms = slices[i];
            run_on(&shared, &r, threads);
            CHECK_EQUAL(shared.param_count, alone.param_count);
            CHECK_EQUAL(shared.correct, alone.correct);
            CHECK(memcmp(shared.losses, alone.losses, sizeof alone.losses) == 0);
            CHECK(memcmp(shared.params, alone.params, sizeof alone.params) == 0);
            CHECK(memcmp(shared.confidences, alone.confidences, sizeof alone.confidences) == 0);
            CHECK(memcmp(shared.predictions, alone.predictions, sizeof alone.predictions) == 0);
        }
}

// The second convolution has Winograd's sizes, the first has not.
static void test_threads_change_no_bit_of_a_convolutional_network(void)
{
    check_run((run){"conv 8 3x3 relu same | conv 16 3x3 relu | maxpool 2 | dropout 0.25 | "
                    "dense 32 relu | dropout 0.5 | dense 10 softmax",
                    NN_ADAM, .rate = 0.01f, .l2 = 0.001f, .clip = 0.5f, .steps = 2});
}

static void test_threads_change_no_bit_of_a_dense_network(void)
{
    check_run((run){"rescaling -1..1 | dense 64 tanh | dropout 0.1 | dense 10 sigmoid", NN_NESTEROV,
                    .rate = 0.1f, .steps = 3});
}

// The images are two micro-batches, which pass five times for two layers.
static void test_threads_change_no_bit_of_batch_normalisation(void)
{
    check_run((run){"conv 8 3x3 same nobias | batchnorm relu | maxpool 2 | dropout 0.1 | "
                    "dense 32 nobias | batchnorm tanh | dense 10 softmax",
                    NN_ADAM, .rate = 0.01f, .l2 = 0.001f, .clip = 0.5f, .steps = 3});
}

static void test_threads_change_no_bit_of_steps_on_augmented_images(void)
{
    check_run((run){"conv 8 3x3 relu | maxpool 2 | dense 10 softmax", NN_ADAM, .rate = 0.01f,
                    .steps = 3, .augmentation = {1.0f, 10.0f, 0.1f, 10.0f, 1.0f, 1.0f}});
}

static void test_threads_change_no_bit_of_a_fit_by_lbfgs(void)
{
    check_run((run){"dense 10 softmax", NN_LBFGS, .l2 = 0.01f, .steps = 3});
}

int main(void)
{
    dataset = synthetic_digits(IMAGES, HEIGHT, WIDTH);
    RUN(test_threads_change_no_bit_of_a_convolutional_network);
    RUN(test_threads_change_no_bit_of_a_dense_network);
    RUN(test_threads_change_no_bit_of_batch_normalisation);
    RUN(test_threads_change_no_bit_of_steps_on_augmented_images);
    RUN(test_threads_change_no_bit_of_a_fit_by_lbfgs);
    nn_dataset_destroy(dataset);
    return test_summary();
}
