// predict.c — the network's answer for one image: the same operations as in training, on arrays for
// one image, so that a step that is under way is not disturbed.
#include "loss.h"
#include "model.h"

#include <string.h>

size_t nn_predict(nn_model *model, float *outputs, const uint8_t *pixels)
{
    const network *const n = &model->network;
    const micro_batch image = {.count = 1, .pixels = pixels};
    float *const scratch = model->trainer.scratch[0];
    layer_run_single(&n->input, FORWARD, NULL, &n->single_input, &image, scratch);
    for (size_t i = 0; i < n->layer_count; i++) {
        layer_run_single(&n->layers[i], PREPARE, &n->params[i], &n->single[i], &image, scratch);
        layer_run_single(&n->layers[i], FORWARD, &n->params[i], &n->single[i], &image, scratch);
    }
    memcpy(outputs, n->single[n->layer_count - 1].y, n->output_count * sizeof *outputs);
    return loss_outputs(outputs, n->output_count, n->output);
}
