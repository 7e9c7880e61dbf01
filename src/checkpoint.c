// checkpoint.c — what an optimizer remembers, as bytes: one walk over its parts measures them,
// reads them and writes them.
#include "model.h"
#include "status.h"

#include <string.h>

// Where the parts are copied: to `out` or from `in`, or nowhere if both are NULL.
typedef struct {
    uint8_t *out;
    const uint8_t *in;
    size_t used; // bytes of the parts so far
} walk;

static void visit(walk *w, void *part, size_t bytes)
{
    if (w->out) memcpy(w->out + w->used, part, bytes);
    if (w->in) memcpy(part, w->in + w->used, bytes);
    w->used += bytes;
}

static void visit_lbfgs(walk *w, lbfgs *l)
{
    lbfgs_figures figures = lbfgs_get_figures(l);
    visit(w, &figures, sizeof figures);
    if (w->in) lbfgs_set_figures(l, figures);
    visit(w, l->known.values, 2 * l->count * sizeof(double));
    for (size_t age = 0; age < LBFGS_PAIRS; age++)
        visit(w, lbfgs_pair(l, age), 2 * l->count * sizeof(double));
}

static size_t visit_all(trainer *t, walk w, bool averaged)
{
    const size_t bytes = t->network->weight_total * sizeof(float);
    if (t->state.first) visit(&w, t->state.first, bytes);
    if (t->state.second) visit(&w, t->state.second, bytes);
    if (t->optimizer == NN_LBFGS) visit_lbfgs(&w, &t->lbfgs);
    if (averaged) {
        visit(&w, t->latest, network_total(t->network) * sizeof *t->latest);
        visit(&w, &t->averaged, sizeof t->averaged);
    }
    return w.used;
}

size_t nn_model_steps(const nn_model *model)
{
    return model->trainer.steps - trainer_is_training(&model->trainer);
}

size_t nn_state_bytes(nn_model *model)
{
    return visit_all(&model->trainer, (walk){0}, model->trainer.averaged > 0);
}

void nn_state_read(nn_model *model, uint8_t *state)
{
    (void)visit_all(&model->trainer, (walk){.out = state}, model->trainer.averaged > 0);
}

nn_status nn_state_write(nn_model *model, size_t steps, const uint8_t *state, size_t bytes)
{
    trainer *const t = &model->trainer;
    const size_t needed = visit_all(t, (walk){0}, false);
    const bool averaged = t->latest && bytes == visit_all(t, (walk){0}, true);
    if ((bytes != needed && !averaged) || steps >= UINT32_MAX) return fail(NN_ERR_STATE, needed);
    lbfgs_figures figures;
    if (t->optimizer == NN_LBFGS) {
        memcpy(&figures, state, sizeof figures);
        if (!lbfgs_are_figures(figures)) return fail(NN_ERR_STATE, needed);
    }
    nn_cancel(model);
    t->steps = (uint32_t)steps;
    t->averaged = 0;
    (void)visit_all(t, (walk){.in = state}, averaged);
    return NN_OK;
}
