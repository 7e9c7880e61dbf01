// fit.h — training with L-BFGS: an iteration, line search included, is one step of the trainer.
#ifndef FIT_H
#define FIT_H

#include "plan.h"

// Turns the step just begun into an L-BFGS iteration. If loss and gradient at the current weights
// are remembered, skips the first pass over the images.
void fit_begin(trainer *t);

// The operation that takes the place of the update: after a pass it chooses the next trial weights,
// or ends the iteration. It has one task.
size_t fit_tasks(const trainer *t, const plan_op *self);
void fit_run(trainer *t, const plan_op *self, size_t task, size_t thread);

#endif
