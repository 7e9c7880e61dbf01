// optimizer.h — from gradients to better weights.
#ifndef OPTIMIZER_H
#define OPTIMIZER_H

#include "nn.h"

// Arrays of the same length. An optimizer that remembers less has NULL for first or second.
typedef struct {
    float *params, *gradients;
    float *first, *second; // velocity, or averages of gradients and of their squares
} optimizer_state;

// What a step does with all weights alike.
typedef struct {
    float rate; // learning rate
    float l2; // times the weight is added to its gradient; NN_ADAMW: rate · l2 · w is subtracted
    float scale;   // of the gradients with the penalty's; 1 unless they are clipped
    uint32_t step; // 1 for the first
} optimizer_update;

// How many of first and second it needs: 0, 1 or 2; and what first starts with.
size_t optimizer_moment_count(nn_optimizer optimizer);
float optimizer_moment_start(nn_optimizer optimizer);

// One step on the weights [from, to), multiples of 4.
void optimizer_step(nn_optimizer optimizer, const optimizer_state *state, size_t from, size_t to,
                    optimizer_update update);

// The sum of the squares of the gradients [from, to), with the penalty's, multiples of 4.
double optimizer_square_sum(nn_optimizer optimizer, const optimizer_state *state, size_t from,
                            size_t to, float l2);

#endif
