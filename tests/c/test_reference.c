// test_reference.c — whole runs give PyTorch's losses, step by step, with every optimizer.
#include "nn.h"

#include "../fixtures/reference.h"
#include "synthetic.h"
#include "test.h"

// The weights of make_reference.py: the kernel of layer i from generator seed + i, biases zero.
static void set_weights(nn_model *model, uint32_t seed)
{
    for (size_t i = 0; i < nn_model_layer_count(model); i++) {
        const nn_layer_info *const info = nn_model_layer(model, i);
        generator g = {seed + (uint32_t)i};
        size_t count = info->kernel_rank > 0;
        for (size_t j = 0; j < info->kernel_rank; j++) count *= info->kernel_shape[j];
        for (size_t j = 0; j < count; j++) info->kernel[j] = generator_weight(&g);
    }
}

// The figures were computed in double. A float's rounding, 6e-8, grows while errors feed back into
// the weights for 50 steps; the script saw to it that ten times as much does not reach 1e-5.
static void check_run(size_t reference, nn_optimizer optimizer, const nn_dataset *dataset,
                      const nn_subset *subset)
{
    const char *const spec = references[reference].spec;
    nn_model *const model = model_of(spec, SIDE, SIDE, optimizer, 1);
    set_weights(model, references[reference].seed);
    for (size_t step = 0; step < STEPS; step++) {
        const double loss = train_step(model, dataset, subset, step * BATCH % IMAGES, BATCH,
                                       reference_rates[optimizer], references[reference].l2);
        const double expected = references[reference].losses[optimizer][step];
        CHECK_NEAR(loss / expected, 1.0, 1e-4);
    }
    nn_model_destroy(model);
}

static void check_runs(size_t reference)
{
    nn_dataset *const dataset = synthetic_digits(IMAGES, SIDE, SIDE);
    nn_subset *const subset = subset_of(dataset, ALL_DIGITS);
    for (int optimizer = 0; optimizer < NN_OPTIMIZER_COUNT; optimizer++)
        check_run(reference, (nn_optimizer)optimizer, dataset, subset);
    nn_subset_destroy(subset);
    nn_dataset_destroy(dataset);
}

static void test_a_dense_model_learns_as_in_pytorch(void)
{
    check_runs(0);
}

static void test_a_convolutional_model_learns_as_in_pytorch(void)
{
    check_runs(1);
}

static void test_sigmoid_outputs_and_a_penalty_learn_as_in_pytorch(void)
{
    check_runs(2);
}

int main(void)
{
    RUN(test_a_dense_model_learns_as_in_pytorch);
    RUN(test_a_convolutional_model_learns_as_in_pytorch);
    RUN(test_sigmoid_outputs_and_a_penalty_learn_as_in_pytorch);
    return test_summary();
}
