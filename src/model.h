// model.h — what a model is made of, for the files that build it and train it.
#ifndef MODEL_H
#define MODEL_H

#include "dataset.h"
#include "lbfgs.h"
#include "loss.h"
#include "optimizer.h"
#include "spec.h"
#include "subset.h"
#include "threads.h"

// Images whose outputs are judged in one task, and weights that are updated in one.
enum { JUDGED_IMAGES = 32, UPDATED_PARAMS = 16384 };

// Works that a layer may have: prepare, forward, backward, finish.
enum { LAYER_WORKS = 3 + BACKWARD_WORKS };

// Clocks of a model, two for each layer, for input and judge, for the optimizer.
enum { CLOCKS = 2 * (MAX_LAYERS + 2) };

// One layer's work on its arrays.
typedef struct {
    const layer *layer;
    const work *work;
    buffers buffers;
    size_t clock;
} link;

typedef struct stage stage;

// One step of the list that training and evaluating walk through: a chain of works through which
// the images pass in groups, or one work with tasks of its own, or what belongs to no layer.
struct stage {
    size_t (*task_count)(const nn_model *model, const stage *self);
    void (*run)(nn_model *model, const stage *self, size_t task, size_t thread);
    const link *links;
    size_t link_count;
};

// What nn_train_begin or nn_evaluate_begin began.
typedef struct {
    size_t count;        // images
    nn_subset *verdicts; // where an evaluation writes; NULL when training
    optimizer_update update;
    float clip; // largest norm of the gradients, 0 for none
    uint8_t class_of_digit[10], digit_of_class[10];

    // Where it is: a piece of images, a stage of it, a task of that. Done when there is no stage.
    piece piece;
    size_t stage, task;
    size_t images_before; // in passes that have ended, where L-BFGS makes several
    bool again;           // it wants another

    // Sums, added up in the order of the images.
    double loss;
    size_t correct;
    double task_loss[PIECE_IMAGES / JUDGED_IMAGES];
    size_t task_correct[PIECE_IMAGES / JUDGED_IMAGES];
} job;

struct nn_model {
    layer input_layer, layers[MAX_LAYERS];
    nn_layer_info infos[MAX_LAYERS];
    size_t layer_count;
    char *spec;
    size_t pixel_count, output_count;
    activation output; // of the last layer, applied with the loss

    // Kernels first, then biases; gradients and what the optimizer remembers lie alike.
    optimizer_state state;
    double *square_sums;              // of the gradients, one for each task of the update
    size_t kernel_total, param_total; // floats, with what aligns them
    nn_optimizer optimizer;
    uint32_t seed, steps;
    lbfgs lbfgs;       // of NN_LBFGS, which trains and evaluates a copy of its only layer with
    layer trial_layer; // weights, whose kernel and bias are those of the trial

    // Activations: of a piece, and of one image for predictions.
    float *input, *single_input;
    csr pixels; // in place of the input, if a layer reads that
    buffers buffers[MAX_LAYERS], single[MAX_LAYERS];
    float *scratch;                                       // of each thread
    double times[MAX_THREADS][CLOCKS], time_sums[CLOCKS]; // milliseconds
    size_t scratch_count;
    size_t threads; // at most at work; 1 where more would only wait for each other

    link links[1 + MAX_LAYERS * LAYER_WORKS];
    stage stages[4 + MAX_LAYERS * LAYER_WORKS];
    size_t link_count, stage_count;
    size_t judge_stage; // ends an evaluation
    size_t norm_stage;  // of the gradients, between the last piece and the update
    job job;
};

// Tasks that the weights are updated in: kernels and biases are cut apart, so that the penalty
// finds only kernels.
static inline size_t update_task_count(const nn_model *m)
{
    return block_count(m->kernel_total, UPDATED_PARAMS) +
           block_count(m->param_total - m->kernel_total, UPDATED_PARAMS);
}

// The list of stages, once the arrays are placed.
void train_plan(nn_model *model);

#endif
