// test_reference.c — whole runs give PyTorch's losses, step by step, with every optimizer.
#include "nn.h"

#include "../fixtures/reference.h"
#include "synthetic.h"
#include "test.h"

// The weights of make_reference.py: the kernel of layer i from generator seed + i; biases are zero
// and scales one, as they begin anyway.
static void set_weights(nn_model *model, uint32_t seed)
{
    for (size_t i = 0; i < nn_model_layer_count(model); i++) {
        const nn_layer_info *const info = nn_model_layer(model, i);
        generator g = {seed + (uint32_t)i};
        size_t count = info->kernel_rank > 1;
        for (size_t j = 0; j < info->kernel_rank; j++) count *= info->kernel_shape[j];
        for (size_t j = 0; j < count; j++) info->kernel[j] = generator_weight(&g);
    }
}

// The figures were computed in double. A float's rounding, 6e-8, grows while errors feed back into
// the weights for 100 steps; the script saw to it that ten times as much does not reach 3e-5.
static void check_run(size_t run, const nn_dataset *dataset, nn_subset *subset)
{
    const size_t m = references[run].model;
    const nn_optimizer optimizer = references[run].optimizer;
    nn_model *const model = model_of(reference_models[m].spec, SIDE, SIDE, optimizer, 1);
    set_weights(model, references[run].seed);
    for (size_t step = 0; step < STEPS; step++) {
        const double loss =
            clipped_step(model, dataset, subset, step * BATCH % IMAGES, BATCH, references[run].rate,
                         reference_models[m].l2, references[run].clip);
        CHECK_NEAR(loss / references[run].losses[step], 1.0, 1e-4);
    }
    const double evaluated = references[run].losses[STEPS]; // 0 where that says nothing more
    if (evaluated > 0.0) CHECK_NEAR(evaluate(model, dataset, subset) / evaluated, 1.0, 1e-4);
    nn_model_destroy(model);
}

// Every run of the model with clipping, or every one without.
static void check_runs(size_t model, bool clipped)
{
    nn_dataset *const dataset = synthetic_digits(IMAGES, SIDE, SIDE);
    nn_subset *const subset = subset_of(dataset, ALL_DIGITS);
    for (size_t run = 0; run < sizeof references / sizeof *references; run++)
        if (references[run].model == model && (references[run].clip > 0.0f) == clipped)
            check_run(run, dataset, subset);
    nn_subset_destroy(subset);
    nn_dataset_destroy(dataset);
}

static void test_a_dense_model_learns_as_in_pytorch(void)
{
    check_runs(0, false);
}

static void test_a_convolutional_model_learns_as_in_pytorch(void)
{
    check_runs(1, false);
}

static void test_sigmoid_outputs_and_a_penalty_learn_as_in_pytorch(void)
{
    check_runs(2, false);
}

static void test_strides_and_global_pooling_learn_as_in_pytorch(void)
{
    check_runs(3, false);
}

// The penalty meets no scale; the evaluation in the end takes the moving averages.
static void test_batch_normalisation_learns_as_in_pytorch(void)
{
    check_runs(4, false);
}

static void test_clipped_gradients_learn_as_in_pytorch(void)
{
    check_runs(0, true);
    check_runs(2, true);
    check_runs(4, true);
}

int main(void)
{
    RUN(test_a_dense_model_learns_as_in_pytorch);
    RUN(test_a_convolutional_model_learns_as_in_pytorch);
    RUN(test_sigmoid_outputs_and_a_penalty_learn_as_in_pytorch);
    RUN(test_strides_and_global_pooling_learn_as_in_pytorch);
    RUN(test_batch_normalisation_learns_as_in_pytorch);
    RUN(test_clipped_gradients_learn_as_in_pytorch);
    return test_summary();
}
