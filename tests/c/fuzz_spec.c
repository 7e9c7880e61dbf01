// fuzz_spec.c — libFuzzer: whatever the line of layers, it is refused at a column of its own, or
// the network can be trained, and its first loss is a number.
#include "fuzzing.h"

#include "synthetic.h"

#include <math.h>
#include <string.h>

// More weights take too long.
enum { SIDE = 10, IMAGES = 4, MOST_PARAMS = 1 << 16, MOST_OUTPUTS = 1 << 10 };

static void check_summary(const nn_model *model)
{
    size_t params = 0;
    for (size_t i = 0; i < nn_model_layer_count(model); i++) {
        const nn_layer_info *const info = nn_model_layer(model, i);
        require(strlen(info->text) > 0);
        require(info->shape[0] > 0 && info->shape[1] > 0 && info->shape[2] > 0);
        params += info->param_count;
    }
    require(params == nn_model_param_count(model));
}

static void check_training(nn_model *model, const nn_dataset *dataset)
{
    static const uint8_t pixels[SIDE * SIDE] = {255};
    static float outputs[MOST_OUTPUTS];
    const size_t output_count = nn_model_output_count(model);
    nn_subset *const subset = subset_of(dataset, 3);
    if (nn_model_fits(model, subset)) {
        const double loss =
            train_step(model, dataset, subset, 0, nn_subset_count(subset), 0.01f, 0);
        require(isfinite(loss) && loss >= 0.0);
        evaluate(model, dataset, subset);
        require(nn_predict(model, outputs, pixels) < (output_count == 1 ? 2 : output_count));
        for (size_t i = 0; i < output_count; i++) require(outputs[i] >= 0.0f && outputs[i] <= 1.0f);
    }
    nn_subset_destroy(subset);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    static nn_dataset *dataset;
    if (!dataset) dataset = synthetic_digits(10 * IMAGES, SIDE, SIDE);
    char *const line = malloc(count + 1);
    require(line != NULL);
    memcpy(line, bytes, count);
    line[count] = '\0';
    const nn_optimizer optimizer = (nn_optimizer)(count % NN_OPTIMIZER_COUNT);
    nn_model *model;
    const nn_status status = nn_model_create(&model, line, SIDE, SIDE, optimizer, 1);
    if (status == NN_OK) {
        check_summary(model);
        if (nn_model_param_count(model) <= MOST_PARAMS &&
            nn_model_output_count(model) <= MOST_OUTPUTS)
            check_training(model, dataset);
        nn_model_destroy(model);
    } else if (status != NN_ERR_MEMORY) {
        require(status < NN_STATUS_COUNT);
        require(nn_error_at() >= 1 && nn_error_at() <= strlen(line) + 1);
    }
    free(line);
    return 0;
}
