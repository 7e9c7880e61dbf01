// predict.c — the network's answer for one image: the same operations as in training, on arrays for
// one image, so that a step that is under way is not disturbed.
#include "loss.h"
#include "model.h"

#include <string.h>

static void run_phase(const nn_model *model, const layer *l, phase when, const layer_params *params,
                      const buffers *b, const micro_batch *image)
{
    for (const op *o = l->ops; o->run; o++)
        for (size_t task = 0; o->phase == when && task < op_task_count(o, l, b, 1); task++)
            op_run(o, l, params, b, image, task, 0, model->trainer.scratch[0]);
}

size_t nn_predict(nn_model *model, float *outputs, const uint8_t *pixels)
{
    const network *const n = &model->network;
    const micro_batch image = {.count = 1, .pixels = pixels};
    run_phase(model, &n->input, FORWARD, NULL, &n->single_input, &image);
    for (size_t i = 0; i < n->layer_count; i++) {
        run_phase(model, &n->layers[i], PREPARE, &n->params[i], &n->single[i], &image);
        run_phase(model, &n->layers[i], FORWARD, &n->params[i], &n->single[i], &image);
    }
    memcpy(outputs, n->single[n->layer_count - 1].y, n->output_count * sizeof *outputs);
    return loss_outputs(outputs, n->output_count, n->output);
}
