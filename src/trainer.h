// trainer.h — what training a network needs beside it: an optimizer, arrays for a micro-batch, the
// plan, and the step that is under way.
#ifndef TRAINER_H
#define TRAINER_H

#include "dataset.h"
#include "lbfgs.h"
#include "network.h"
#include "optimizer.h"
#include "plan.h"
#include "subset.h"
#include "threads.h"

// Images whose loss is computed in one task, and weights that are updated in one.
enum { LOSS_IMAGES = 32, UPDATED_WEIGHTS = 16384 };

// In digit_of_class: the class stands for no digit.
enum { NO_DIGIT = 10 };

// What nn_train_begin or nn_evaluate_begin began. An evaluation is a step that ends with the loss.
typedef struct {
    size_t count;         // images
    nn_subset *evaluated; // where an evaluation writes predictions; NULL when training
    struct {
        size_t place, count; // see nn_evaluate_keep; a count of 0 keeps nothing
        float *numbers;
    } kept;
    struct {
        size_t place;
        const float *numbers; // see nn_evaluate_from; NULL to begin with images
    } from;
    const layer_params *params; // [layer_count] the weights to compute with
    optimizer_update update;
    float clip;    // largest norm of the gradients, 0 for none
    float average; // decay of the weights' averages, 0 for none
    uint8_t class_of_digit[10], digit_of_class[10];

    // Where it is: a micro-batch, an operation of the plan, a task of that. Done when the operation
    // is the plan's count.
    micro_batch micro_batch;
    size_t op, task;
    size_t barriers;      // of the plan that the batch has passed
    size_t images_before; // in passes that have ended, where L-BFGS makes several
    bool again;           // L-BFGS needs another pass

    // Sums, added up in the order of the images.
    double loss;
    size_t correct;
    double task_loss[MICRO_BATCH / LOSS_IMAGES];
    size_t task_correct[MICRO_BATCH / LOSS_IMAGES];
} step;

struct trainer {
    const network *network;
    nn_optimizer optimizer;
    uint32_t seed, steps;
    optimizer_state state; // the network's weights, and arrays that lie as they do
    double *square_sums;   // of the gradients, one for each task of the update
    lbfgs lbfgs;           // of NN_LBFGS
    // Where weights are averaged, those that the optimizer changes; the network's are the averages.
    float *latest;
    uint32_t averaged;              // steps whose weights the averages have, 0 for none
    layer_params aside[MAX_LAYERS]; // the layers' parts of them, or of L-BFGS's trial weights
    struct {
        uint64_t batch, hash; // of the images of its last step; see fit.c
    } fit;

    // Activations and gradients of a micro-batch.
    image_form form; // in which the first layer reads images best
    csr pixels;      // in place of the input's activations, if these are LISTS
    buffers input, buffers[MAX_LAYERS];
    float *scratch[MAX_THREADS];
    size_t threads; // at most at work; 1 where more would only wait for each other

    plan plan;
    step step;
    double times[MAX_THREADS][MAX_CLOCKS], time_sums[MAX_CLOCKS]; // milliseconds
};

// Kernels and biases are updated in different tasks, so that the penalty meets kernels only.
static inline size_t update_task_count(const network *n)
{
    return block_count(n->kernel_total, UPDATED_WEIGHTS) +
           block_count(n->weight_total - n->kernel_total, UPDATED_WEIGHTS);
}

// Whether a step is under way, which has its number already.
static inline bool trainer_is_training(const trainer *t)
{
    return t->step.op != t->plan.count && t->step.micro_batch.training;
}

// The trainer's network, optimizer and threads are set.
void trainer_place(trainer *t, arena *a);

// Fills what does not start with zeros, and plans, once all arrays are placed.
void trainer_start(trainer *t);

#endif
