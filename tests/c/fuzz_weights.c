// fuzz_weights.c — libFuzzer: whatever the bits of the weights, NaN and infinity among them,
// predicting, inspecting, evaluating and training come to an end and name classes that exist.
//
// The first byte of an input chooses the network and the optimizer; the rest are the weights, over
// and over.
#include "fuzzing.h"

#include "synthetic.h"

#include <string.h>

enum { SIDE = 10, IMAGES = 10, STEPS = 3 };

static const char *const networks[] = {
    "dense 10 softmax",
    "dense 1 sigmoid",
    "dense 10 step zeros",
    "conv 8 3x3 tanh | conv 8 3x3 | maxpool 2 | dropout 0.3 | dense 10 softmax",
    "conv 3 3x3 same relu | avgpool 3 | flatten | dense 7 sigmoid nobias | dense 10 sigmoid",
    "conv 4 3x3 same stride 2 | batchnorm relu | globalavgpool | batchnorm | dense 10 softmax",
};
enum { NETWORKS = sizeof networks / sizeof *networks };

static const uint8_t pixels[SIDE * SIDE] = {255};

static void fill(float *values, size_t count, const uint8_t *bytes, size_t byte_count)
{
    uint8_t *const out = (uint8_t *)values;
    for (size_t i = 0; i < count * sizeof *values; i++) out[i] = bytes[i % byte_count];
}

static void fill_layers(const nn_model *model, const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < nn_model_layer_count(model); i++) {
        const nn_layer_info *const info = nn_model_layer(model, i);
        const size_t biases = info->bias ? info->shape[2] : 0;
        fill(info->kernel, info->param_count - biases, bytes, count);
        fill(info->bias, biases, bytes, count);
        if (info->moving) fill(info->moving, 2 * biases, bytes, count);
    }
}

// A network with an optimizer, made when an input first asks for it; without a model where the two
// do not go together, as L-BFGS and what is not convex.
typedef struct {
    int is_made;
    kept_model kept;
    nn_inspection *inspection;
} player;

static player *player_of(size_t network, nn_optimizer optimizer)
{
    static player players[NETWORKS][NN_OPTIMIZER_COUNT];
    player *const p = &players[network][optimizer];
    if (p->is_made) return p;
    p->is_made = 1;
    nn_model *model;
    if (nn_model_create(&model, networks[network], SIDE, SIDE, optimizer, 1)) return p;
    p->kept = kept_model_of(model);
    p->inspection = nn_inspection_create(model);
    require(p->inspection != NULL);
    return p;
}

static void inspect(nn_model *model, nn_inspection *inspection)
{
    float dlogits[10];
    require(nn_inspection_forward(inspection, pixels) < 10);
    nn_inspection_loss(inspection, dlogits, 0);
    nn_inspection_backward(inspection, dlogits);
    nn_inspection_step(model, inspection, 0.1f);
}

static void use(nn_model *model, const nn_dataset *dataset, nn_subset *subset)
{
    float outputs[10];
    for (int i = 0; i < STEPS; i++)
        train_step(model, dataset, subset, 0, nn_subset_count(subset), 0.1f, 0.01f);
    evaluate(model, dataset, subset);
    require(nn_correct(model) <= nn_subset_count(subset));
    for (size_t i = 0; i < nn_subset_count(subset); i++)
        require(nn_subset_predictions(subset)[i] <= 10);
    require(nn_predict(model, outputs, pixels) < 10);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    static nn_dataset *dataset;
    static nn_subset *subset;
    if (!dataset) {
        dataset = synthetic_digits(IMAGES, SIDE, SIDE);
        subset = subset_of(dataset, 3);
    }
    if (count < 5) return 0;
    const nn_optimizer optimizer = (nn_optimizer)(bytes[0] / NETWORKS % NN_OPTIMIZER_COUNT);
    const player *const p = player_of(bytes[0] % NETWORKS, optimizer);
    if (!p->kept.model) return 0;
    nn_model *const model = begin_anew(&p->kept);
    fill_layers(model, bytes + 1, count - 1);
    use(model, dataset, subset);
    inspect(model, p->inspection);
    return 0;
}
