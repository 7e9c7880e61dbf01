// plan.h — everything that a step of training does, as one list of operations.
#ifndef PLAN_H
#define PLAN_H

#include "layer.h"
#include "spec.h"

typedef struct trainer trainer;
typedef struct plan_op plan_op;

// An operation of a layer on its arrays, or one of the trainer's own: loss, norm, update.
struct plan_op {
    size_t (*task_count)(const trainer *t, const plan_op *self);
    void (*run)(trainer *t, const plan_op *self, size_t task, size_t thread);
    size_t clock; // that its time is added to
    bool chained; // runs within the tasks of the operation before it

    // Of a layer's operation; NULL for the trainer's own.
    const op *op;
    const layer *layer;
    buffers buffers;
};

// Input, loss, norm and update are four more than the layers'.
enum { MAX_LAYER_OPS = 7, MAX_PLAN_OPS = MAX_LAYERS * MAX_LAYER_OPS + 4 };

typedef struct {
    plan_op ops[MAX_PLAN_OPS + 1]; // ends with an empty one
    size_t count;
    size_t forward[MAX_LAYERS]; // the first of each layer in the forward pass, or what follows it
    size_t input;        // the first operation of a micro-batch; those before it run once a step
    size_t loss;         // the last one of an evaluation's micro-batch
    size_t norm, update; // the last two, once a step
    size_t barriers[2 * MAX_LAYERS]; // behind which only a whole batch goes on
    size_t barrier_count;
} plan;

// Clocks, in the order of nn_model_times: two for each layer, then two and two.
enum { MAX_CLOCKS = 2 * (MAX_LAYERS + 2) };

static inline size_t layer_clock(size_t index, phase p)
{
    return 2 * index + (p == BACKWARD || p == FINISH);
}

static inline size_t input_clock(size_t layer_count)
{
    return 2 * layer_count;
}

static inline size_t loss_clock(size_t layer_count)
{
    return 2 * layer_count + 1;
}

static inline size_t update_clock(size_t layer_count)
{
    return 2 * layer_count + 2;
}

// Builds the trainer's plan, once its arrays are placed.
void plan_build(trainer *t);

#endif
