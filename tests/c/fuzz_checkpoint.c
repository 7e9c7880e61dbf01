// fuzz_checkpoint.c — libFuzzer: whatever the bytes of an optimizer's state, they are refused and
// change nothing, or they are what is read again, and training with them comes to an end.
//
// The first byte of an input chooses the optimizer, the second how many bytes are missing, the next
// four the number of steps. The rest changes the state after two steps from a byte on that the two
// after them say.
#include "fuzzing.h"

#include "synthetic.h"

#include <string.h>

enum { SIDE = 4, IMAGES = 20, STEPS = 2, HEADER = 8 };

static void train(nn_model *model, const nn_dataset *dataset, nn_subset *subset)
{
    for (int i = 0; i < STEPS; i++)
        train_step(model, dataset, subset, 0, nn_subset_count(subset), 0.1f, 0.01f);
    evaluate(model, dataset, subset);
    require(nn_correct(model) <= nn_subset_count(subset));
}

// Writes a state and reads it again.
static void check_write(nn_model *model, size_t steps, const uint8_t *state, size_t missing)
{
    const size_t bytes = nn_state_bytes(model), former_steps = nn_model_steps(model);
    uint8_t *const former = malloc(2 * bytes + 1), *const found = former + bytes;
    require(former != NULL);
    nn_state_read(model, former);
    const nn_status status = nn_state_write(model, steps, state, bytes - missing);
    nn_state_read(model, found);
    require(status == NN_OK || status == NN_ERR_STATE);
    require(missing == 0 || status == NN_ERR_STATE);
    require(nn_model_steps(model) == (status ? former_steps : steps));
    require(memcmp(found, status ? former : state, bytes) == 0);
    free(former);
}

// The model's own state with some of its bits turned.
static uint8_t *changed_state(nn_model *model, const uint8_t *bytes, size_t count)
{
    const size_t state_bytes = nn_state_bytes(model);
    uint8_t *const state = malloc(state_bytes + 1);
    require(state != NULL);
    nn_state_read(model, state);
    const size_t from = bytes[6] | (size_t)bytes[7] << 8;
    for (size_t i = HEADER; i < count && state_bytes > 0; i++)
        state[(from + i - HEADER) % state_bytes] ^= bytes[i];
    return state;
}

// The weights of the model's only layer, to `out` or from `in`.
static void copy_weights(const nn_model *model, float *out, const float *in)
{
    const nn_layer_info *const layer = nn_model_layer(model, 0);
    const size_t bytes = SIDE * SIDE * sizeof(float);
    if (out) memcpy(out, layer->kernel, bytes), out[SIDE * SIDE] = *layer->bias;
    if (in) memcpy(layer->kernel, in, bytes), *layer->bias = in[SIDE * SIDE];
}

// A model after its first steps, the same for each input.
static nn_model *trained(nn_optimizer optimizer, const nn_dataset *dataset, nn_subset *subset)
{
    static struct {
        kept_model kept;
        float weights[SIDE * SIDE + 1];
    } models[NN_OPTIMIZER_COUNT], *m;
    m = &models[optimizer];
    if (!m->kept.model) {
        nn_model *const model = model_of("dense 1 sigmoid zeros", SIDE, SIDE, optimizer, 1);
        train(model, dataset, subset);
        m->kept = kept_model_of(model);
        copy_weights(model, m->weights, NULL);
    }
    copy_weights(m->kept.model, NULL, m->weights);
    return begin_anew(&m->kept);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    static nn_dataset *dataset;
    static nn_subset *subset;
    if (!dataset) {
        dataset = synthetic_digits(IMAGES, SIDE, SIDE);
        subset = subset_of(dataset, 3);
    }
    if (count < HEADER) return 0;
    const nn_optimizer optimizer = (nn_optimizer)(bytes[0] % NN_OPTIMIZER_COUNT);
    nn_model *const model = trained(optimizer, dataset, subset);
    uint8_t *const state = changed_state(model, bytes, count);
    uint32_t steps;
    memcpy(&steps, bytes + 2, sizeof steps);
    check_write(model, steps, state, bytes[1] < nn_state_bytes(model) ? bytes[1] : 0);
    train(model, dataset, subset);
    free(state);
    return 0;
}
