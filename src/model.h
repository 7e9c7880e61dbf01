// model.h — what a model is made of, for the files that build it and train it.
#ifndef MODEL_H
#define MODEL_H

#include "dataset.h"
#include "loss.h"
#include "optimizer.h"
#include "spec.h"
#include "subset.h"

// Images whose outputs are judged in one task, and weights that are updated in one.
enum { JUDGED_IMAGES = 16, UPDATED_PARAMS = 16384 };

typedef struct stage stage;

// One step of the list that training and evaluating walk through: a layer's work on its arrays, or
// one of the works that belong to no layer.
struct stage {
    size_t (*task_count)(const nn_model *model, const stage *self);
    void (*run)(nn_model *model, const stage *self, size_t task, float *scratch);
    const layer *layer;
    const work *work;
    buffers buffers;
};

// What nn_train_begin or nn_evaluate_begin began.
typedef struct {
    const nn_dataset *dataset;
    const uint32_t *indices; // of the images, in order
    size_t count;
    nn_subset *verdicts; // where an evaluation writes; NULL when training
    float rate, l2;
    uint8_t class_of_digit[10], digit_of_class[10];

    // Where it is: a piece of images, a stage of it, a task of that. Done when there is no stage.
    piece piece;
    size_t stage, task;

    // Sums, added up in the order of the images.
    double loss;
    size_t correct;
    double task_loss[PIECE_IMAGES / JUDGED_IMAGES];
    size_t task_correct[PIECE_IMAGES / JUDGED_IMAGES];
} job;

struct nn_model {
    layer layers[MAX_LAYERS];
    nn_layer_info infos[MAX_LAYERS];
    size_t layer_count;
    char *spec;
    size_t pixel_count, output_count;
    float pixel_offset, pixel_scale;
    activation output; // of the last layer, applied with the loss

    // Kernels first, then biases; gradients and what the optimizer remembers lie alike.
    optimizer_state state;
    size_t kernel_total, param_total; // floats, with what aligns them
    nn_optimizer optimizer;
    uint32_t seed, steps;

    // Activations: of a piece, and of one image for predictions.
    float *input, *single_input;
    buffers buffers[MAX_LAYERS], single[MAX_LAYERS];
    float *gradients[2]; // of activations: a layer's dy is in one, its dx in the other
    float *scratch; // of each thread
    size_t scratch_count, threads;

    stage stages[3 + MAX_LAYERS * (FORWARD_WORKS + BACKWARD_WORKS)];
    size_t judge_stage, stage_count; // an evaluation ends with judge_stage
    job job;
};

// The list of stages, once the arrays are placed.
void train_plan(nn_model *model);

#endif
