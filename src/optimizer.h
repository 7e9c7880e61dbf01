// optimizer.h — from gradients to better weights.
#ifndef OPTIMIZER_H
#define OPTIMIZER_H

#include "nn.h"

// The same number of floats each; an optimizer that remembers less leaves the rest alone.
typedef struct {
    float *params, *gradients;
    float *first,
        *second; // what it remembers: velocity, or averages of gradients and their squares
} optimizer_state;

// How many of first and second it needs: 0, 1 or 2; and what they start with.
size_t optimizer_moment_count(nn_optimizer optimizer);
float optimizer_moment_start(nn_optimizer optimizer);

// One step on elements [from, to); the gradients are zero afterwards.
//
//   rate   learning rate
//   l2     this times the weight is added to its gradient
//   step   1 for the first
void optimizer_step(nn_optimizer optimizer, const optimizer_state *state, size_t from, size_t to,
                    float rate, float l2, uint32_t step);

#endif
