// lbfgs.h — L-BFGS: which weights to try next, from losses and gradients of all images together.
//
// One iteration is a line search. The caller computes loss and gradient of the weights `trial`
// until lbfgs_next says that the search has ended. Only then do the weights change, and what is
// remembered.
//
// What is minimised is scikit-learn's objective: the sum of the images' losses and of images · l2 /
// 2 · ΣW² over the kernels.
#ifndef LBFGS_H
#define LBFGS_H

#include "arena.h"

#include <stdbool.h>

// Pairs of steps and changes of the gradient that are remembered, as many as SciPy's.
enum { LBFGS_PAIRS = 10 };

// A point of a line: the step to it, the objective there and its slope along the line.
typedef struct {
    double step, objective, slope;
} line_point;

// Moré and Thuente's search: `best` has the least objective so far, `other` is the far end of the
// interval, which holds a minimum once `bracketed`.
typedef struct {
    double objective, slope; // at the start
    line_point points[3], *best, *other, *trial;
    bool bracketed;
    bool settled;             // a point with sufficient decrease and a rising slope was found
    double min, max;          // of the next step
    double width, last_width; // of the interval, now and a step before
    size_t evaluations;       // of trials
} line_search;

// What an evaluation finds.
typedef struct {
    double *values;         // [2][count] the weights, and the gradient of the objective
    double objective, loss; // sums over the images, with and without the penalty
    size_t correct;
} lbfgs_point;

typedef struct {
    size_t count, kernel_count; // floats that weights have, kernels first
    float *trial;               // weights to be evaluated

    // What is remembered, changed at an iteration's end: the function, the weights reached, the
    // pairs, and whether that is the end.
    uint64_t function;
    lbfgs_point known;
    double *pairs; // [LBFGS_PAIRS + 1][2][count], divided by the root of their product
    size_t pair_count, newest;
    double scale; // of the inverse of the Hessian, from the newest
    bool converged;

    // The iteration: its function, how many pairs it uses, the line.
    uint64_t wanted;
    bool fresh;     // nothing is known yet about the start: it is the first trial
    bool searching; // the trial lies on a line
    size_t used;
    lbfgs_point start, reached;
    double *direction; // [count] in which the objective rises
    line_search search;
} lbfgs;

// What is remembered beside the arrays.
typedef struct {
    uint64_t function;
    double objective, loss, scale;
    uint64_t correct;
    uint32_t pair_count, converged;
} lbfgs_figures;

void lbfgs_place(lbfgs *l, arena *a, size_t count, size_t kernel_count);

// Begins an iteration at `params`. What is remembered counts only if nobody has changed them and
// `function`, a number for images and penalty, is the same.
void lbfgs_begin(lbfgs *l, const float *params, uint64_t function);

// All images have passed with the trial as weights, and l->reached has their loss and how many are
// correct.
//
//   gradients   of the mean loss
void lbfgs_evaluated(lbfgs *l, const float *gradients, double images, double l2);

// True with a new trial to be evaluated; false when the iteration has ended, with its result in
// `params`.
bool lbfgs_next(lbfgs *l, float *params);

// A remembered pair by its age, 0 for the newest: [count] the step, [count] the change of the
// gradient.
double *lbfgs_pair(const lbfgs *l, size_t age);

lbfgs_figures lbfgs_get_figures(const lbfgs *l);
// Whether they can be set; they may come from anywhere.
bool lbfgs_are_figures(lbfgs_figures figures);
// The pairs and the point reached are to be set next.
void lbfgs_set_figures(lbfgs *l, lbfgs_figures figures);

#endif
