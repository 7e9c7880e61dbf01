// fit.h — training with L-BFGS: iterations as stages and passes of train.c.
#ifndef FIT_H
#define FIT_H

#include "model.h"

// Makes of the list of stages one for NN_LBFGS.
void fit_plan(nn_model *model);

// The job that has begun is an iteration, which a pass begins only where nothing is known yet.
void fit_begin(nn_model *model);

#endif
