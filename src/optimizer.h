// optimizer.h — from gradients to better weights.
#ifndef OPTIMIZER_H
#define OPTIMIZER_H

#include "nn.h"

// The same number of floats each; an optimizer that remembers less has NULL for the rest.
typedef struct {
    float *params, *gradients;
    float *first,
        *second; // what it remembers: velocity, or averages of gradients and their squares
} optimizer_state;

// What one step does with all elements alike.
typedef struct {
    float rate;  // learning rate
    float l2;    // this times the weight is added to its gradient; NN_ADAMW takes rate · l2 of it
    float scale; // of the gradients, what l2 adds included; 1 unless they are clipped
    uint32_t step; // 1 for the first
} optimizer_update;

// How many of first and second it needs: 0, 1 or 2; and what first starts with.
size_t optimizer_moment_count(nn_optimizer optimizer);
float optimizer_moment_start(nn_optimizer optimizer);

// One step on elements [from, to), multiples of 4.
void optimizer_step(nn_optimizer optimizer, const optimizer_state *state, size_t from, size_t to,
                    optimizer_update update);

// The sum of the squares of the gradients [from, to), what l2 adds included, multiples of 4.
double optimizer_square_sum(nn_optimizer optimizer, const optimizer_state *state, size_t from,
                            size_t to, float l2);

#endif
