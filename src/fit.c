// fit.c — training with L-BFGS: each iteration evaluates trial weights in passes of all images.
#include "fit.h"

#include "clock.h"

#include <string.h>

static size_t one_task(const nn_model *m, const stage *self)
{
    (void)m, (void)self;
    return 1;
}

// All images have passed with the trial, or the start is known: another pass, or the end.
static void line_run(nn_model *m, const stage *self, size_t task, size_t thread)
{
    (void)self, (void)task;
    const double start = now_ms();
    lbfgs *const l = &m->lbfgs;
    job *const j = &m->job;
    if (j->piece.first > 0) {
        l->reached.loss = j->loss;
        l->reached.correct = j->correct;
        lbfgs_evaluated(l, m->state.gradients, (double)j->count, (double)j->update.l2);
    }
    j->again = lbfgs_next(l, m->state.params);
    j->loss = j->again ? 0.0 : l->start.loss;
    j->correct = j->again ? 0 : l->start.correct;
    m->times[thread][2 * m->layer_count + 2] += now_ms() - start;
}

// The links of the only layer with weights get a copy of it that has the trial's: predictions go
// on with the model's own.
void fit_plan(nn_model *m)
{
    m->stages[m->stage_count - 1] = (stage){.task_count = one_task, .run = line_run};
    for (link *l = m->links; l < m->links + m->link_count; l++) {
        if (!l->layer->kernel) continue;
        m->trial_layer = *l->layer;
        m->trial_layer.kernel = m->lbfgs.trial;
        if (l->layer->bias) m->trial_layer.bias = m->lbfgs.trial + m->kernel_total;
        l->layer = &m->trial_layer;
    }
}

// A number for images, classes and penalty, the same in any order of the images.
static uint64_t function_of(const job *j)
{
    uint32_t l2;
    memcpy(&l2, &j->update.l2, sizeof l2);
    uint64_t sum = (uintptr_t)j->piece.dataset + ((uint64_t)l2 << 32);
    for (size_t i = 0; i < j->count; i++) {
        const uint32_t index = j->piece.indices[i];
        const uint8_t class = j->class_of_digit[dataset_label(j->piece.dataset, index)];
        const uint64_t key = (uint64_t)index << 8 | class;
        sum += key * key;
    }
    return sum;
}

void fit_begin(nn_model *m)
{
    lbfgs *const l = &m->lbfgs;
    job *const j = &m->job;
    j->clip = 0.0f;
    lbfgs_begin(l, m->state.params, function_of(j));
    if (l->fresh) return;
    j->loss = l->start.loss;
    j->correct = l->start.correct;
    j->stage = l->converged ? m->stage_count : m->stage_count - 1;
}

int nn_converged(const nn_model *model)
{
    return model->lbfgs.converged;
}
