// fit.c — training with L-BFGS: each iteration computes loss and gradient of trial weights, in
// passes over all images, until a line search is content with one.
//
//     step ── pass with the start ── line ── pass with a trial ── line ── … ── line accepts ── done
//
// A pass is the plan from prepare to finish. Predictions and evaluations go on with the weights
// from before the step.
#include "fit.h"

#include "model.h"

#include <string.h>

// A number for the step's images and classes, the same in any order, as long as this data set is
// there.
static uint64_t batch_of(const step *s)
{
    const micro_batch *const m = &s->micro_batch;
    uint64_t sum = m->dataset->serial;
    for (size_t i = 0; i < s->count; i++) {
        const uint8_t class = s->class_of_digit[m->labels[i]];
        const uint64_t key = (uint64_t)m->indices[i] << 8 | class;
        sum += key * key;
    }
    return sum;
}

// A number for images, classes and penalty that is the same wherever the images are, so that it
// may be kept with the weights. Hashing pixels takes as long as a tenth of a pass: it is done when
// other images come.
static uint64_t objective_of(trainer *t)
{
    const step *const s = &t->step;
    const micro_batch *const m = &s->micro_batch;
    const uint64_t batch = batch_of(s);
    if (batch != t->fit.batch) {
        t->fit.batch = batch;
        t->fit.hash = dataset_hash(m->dataset, m->indices, m->labels, s->count, s->class_of_digit);
    }
    uint32_t l2;
    memcpy(&l2, &s->update.l2, sizeof l2);
    return t->fit.hash + ((uint64_t)l2 << 32) + s->count;
}

void fit_begin(trainer *t)
{
    lbfgs *const l = &t->lbfgs;
    step *const s = &t->step;
    s->clip = s->average = 0.0f;
    s->params = t->aside;
    lbfgs_begin(l, t->state.params, objective_of(t));
    if (l->fresh) return;
    s->loss = l->start.loss;
    s->correct = l->start.correct;
    s->op = l->converged ? t->plan.count : t->plan.update;
}

size_t fit_tasks(const trainer *t, const plan_op *self)
{
    (void)t, (void)self;
    return 1;
}

void fit_run(trainer *t, const plan_op *self, size_t task, size_t thread)
{
    (void)self, (void)task, (void)thread;
    lbfgs *const l = &t->lbfgs;
    step *const s = &t->step;
    const bool passed = s->micro_batch.first > 0; // otherwise the start is remembered
    if (passed) {
        l->reached.loss = s->loss;
        l->reached.correct = s->correct;
        lbfgs_evaluated(l, t->state.gradients, (double)s->count, (double)s->update.l2);
    }
    s->again = lbfgs_next(l, t->state.params);
    s->loss = s->again ? 0.0 : l->start.loss;
    s->correct = s->again ? 0 : l->start.correct;
}

int nn_converged(const nn_model *model)
{
    return model->trainer.lbfgs.converged;
}
