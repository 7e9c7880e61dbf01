// plan.c — what a step of training does, operation by operation, as one list.
//
//     once a step      prepare    transforms kernels, for layers that need that
//
//     for each         input      bytes of images become numbers
//     micro-batch      forward    first layer … last layer
//     of 128 images    loss       loss, predictions, gradient of the outputs
//                      backward   last layer … first layer: gradients of activations and weights
//                      finish     adds up what groups of images have summed by themselves
//
//     once a step      norm       of all gradients; left out unless they are clipped
//                      update     the optimizer changes the weights, and what is averaged follows
//
// Why micro-batches: the activations of 128 images stay in the cache between two layers, and memory
// does not depend on the size of a batch. Gradients are summed over them, so a batch of any size
// takes one update.
//
// Layers that need the whole batch, as batchnorm does for its statistics, part the plan by a
// barrier. A batch of one micro-batch goes on behind it. Of a larger one all micro-batches pass up
// to the barrier and then again, from the input on, up to the next one: so memory does not depend
// on the size of the batch here either. Each pass computes the same numbers; only the last reaches
// the update. For
//
//     conv 8 3x3 | batchnorm relu | dense 10 softmax
//
// with barriers as ‖ the plan is
//
//     prepare     batchnorm
//     forward     [input → conv → sums] → statistics ‖ [batchnorm] → dense → loss
//     backward    dense db → dense dW → dense dX → [sums] → statistics ‖ [batchnorm → conv]
//     finish      conv
//                 norm → update, with the moving averages
//
// An evaluation, which needs no statistics, ends with the last loss. With L-BFGS an iteration
// passes all images several times, each time from prepare to finish, and fit.c's line search takes
// the place of the update.
//
// Each operation is cut into tasks, which the threads share; the next one begins when the last task
// has ended. Operations on groups of 8 images that follow each other are chained: one task takes
// its group through all of them while it lies in the thread's own cache. For
//
//     conv 8 3x3 relu | conv 8 3x3 relu | maxpool 2 | dense 10 softmax
//
// the plan is, with chains in brackets and gradients as d,
//
//     prepare     conv 2
//     forward     [input → conv 1 → conv 2 → maxpool] → dense → loss
//     backward    dense db → dense dW → dense dX → [maxpool → conv 2 → conv 1]
//     finish      conv 1 → conv 2
//                 norm → update
#include "plan.h"

#include "fit.h"
#include "loss.h"
#include "trainer.h"

#include <string.h>

// ---- Operations of layers -----------------------------------------------------------------------

static size_t layer_op_tasks(const trainer *t, const plan_op *self)
{
    return op_task_count(self->op, self->layer, &self->buffers, t->step.micro_batch.count);
}

// The input has index 0: it gets the first layer's weights, and ignores them.
static void layer_op_run(trainer *t, const plan_op *self, size_t task, size_t thread)
{
    op_run(self->op, self->layer, &t->step.params[self->layer->index], &self->buffers,
           &t->step.micro_batch, task, thread, t->scratch[thread]);
}

// ---- Loss ---------------------------------------------------------------------------------------

static size_t loss_tasks(const trainer *t, const plan_op *self)
{
    (void)self;
    return block_count(t->step.micro_batch.count, LOSS_IMAGES);
}

static void record_prediction(step *s, size_t place, prediction p)
{
    s->evaluated->predictions[place] = p.class < 10 ? s->digit_of_class[p.class] : NO_DIGIT;
    s->evaluated->confidences[place] = p.confidence;
}

static void loss_run(trainer *t, const plan_op *self, size_t task, size_t thread)
{
    (void)self, (void)thread;
    step *const s = &t->step;
    const micro_batch *const m = &s->micro_batch;
    const size_t outputs = t->network->output_count;
    const buffers *const b = &t->buffers[t->network->layer_count - 1];
    const float scale = 1.0f / (float)s->count; // the batch's loss is the mean over its images
    s->task_loss[task] = 0.0;
    s->task_correct[task] = 0;
    const size_t end = min_size((task + 1) * LOSS_IMAGES, m->count);
    for (size_t i = task * LOSS_IMAGES; i < end; i++) {
        const size_t place = m->first + i;
        const size_t target = s->class_of_digit[m->labels[place]];
        const prediction p = loss_of(b->dy + i * outputs, b->y + i * outputs, outputs,
                                     t->network->output, target, scale);
        s->task_loss[task] += p.loss;
        s->task_correct[task] += p.class == target;
        if (s->evaluated) record_prediction(s, place, p);
    }
}

// ---- Norm and update ----------------------------------------------------------------------------

static size_t update_tasks(const trainer *t, const plan_op *self)
{
    (void)self;
    return update_task_count(t->network);
}

// The weights of one task, and what is done to them.
typedef struct {
    size_t from, to;
    optimizer_update update;
} update_range;

static update_range range_of(const trainer *t, size_t task)
{
    const network *const n = t->network;
    const size_t kernel_tasks = block_count(n->kernel_total, UPDATED_WEIGHTS);
    const bool kernels = task < kernel_tasks;
    update_range r = {.update = t->step.update};
    if (!kernels) r.update.l2 = 0.0f;
    r.from = kernels ? task * UPDATED_WEIGHTS
                     : n->kernel_total + (task - kernel_tasks) * UPDATED_WEIGHTS;
    r.to = min_size(r.from + UPDATED_WEIGHTS, kernels ? n->kernel_total : n->weight_total);
    return r;
}

// The optimizer's state with the weights that it changes.
static optimizer_state optimized(const trainer *t)
{
    optimizer_state state = t->state;
    if (t->step.average > 0.0f && t->averaged > 0) state.params = t->latest;
    return state;
}

static void norm_run(trainer *t, const plan_op *self, size_t task, size_t thread)
{
    (void)self, (void)thread;
    const update_range r = range_of(t, task);
    const optimizer_state state = optimized(t);
    t->square_sums[task] = optimizer_square_sum(t->optimizer, &state, r.from, r.to, r.update.l2);
}

// The first step with averages on sets out from the network's weights.
static void begin_averages(trainer *t, size_t from, size_t to)
{
    if (t->averaged == 0)
        memcpy(t->latest + from, t->network->weights + from, (to - from) * sizeof *t->latest);
}

// As TensorFlow's ExponentialMovingAverage: a short history is averaged over its last tenth, so
// that the first weights do not stay in it.
static void average_weights(trainer *t, size_t from, size_t to)
{
    const float steps = (float)t->averaged, most = (1.0f + steps) / (10.0f + steps);
    const float share = 1.0f - (t->step.average < most ? t->step.average : most);
    float *restrict const averages = t->network->weights;
    const float *restrict const latest = t->latest;
    for (size_t i = from; i < to; i++) averages[i] += share * (latest[i] - averages[i]);
}

// Layers that update something of their own do so in one more task.
static size_t update_op_tasks(const trainer *t, const plan_op *self)
{
    return update_tasks(t, self) + (t->network->moving_total > 0);
}

static void update_layers(trainer *t, size_t thread)
{
    const network *const n = t->network;
    const bool averaged = t->step.average > 0.0f;
    if (averaged) begin_averages(t, n->weight_total, network_total(n));
    const layer_params *const params = averaged ? t->aside : n->params;
    for (const layer *l = n->layers; l < n->layers + n->layer_count; l++)
        for (const op *o = l->ops; o->run; o++)
            if (o->phase == UPDATE)
                o->run(l, &params[l->index], &t->buffers[l->index], &t->step.micro_batch, 0,
                       t->scratch[thread]);
    if (averaged) average_weights(t, n->weight_total, network_total(n));
}

static void update_run(trainer *t, const plan_op *self, size_t task, size_t thread)
{
    (void)self;
    if (task == update_task_count(t->network)) {
        update_layers(t, thread);
        return;
    }
    const update_range r = range_of(t, task);
    if (t->step.average > 0.0f) {
        begin_averages(t, r.from, r.to);
        optimizer_state state = t->state;
        state.params = t->latest;
        optimizer_step(t->optimizer, &state, r.from, r.to, r.update);
        average_weights(t, r.from, r.to);
    } else {
        optimizer_step(t->optimizer, &t->state, r.from, r.to, r.update);
    }
}

// ---- The plan -----------------------------------------------------------------------------------

static size_t append(plan *p, plan_op o)
{
    assert(p->count < MAX_PLAN_OPS);
    p->ops[p->count] = o;
    return p->count++;
}

static bool on_groups(const plan_op *o)
{
    return o->op && !o->op->task_count;
}

// A layer's operations of one phase. One on groups of images prolongs the chain before it.
static void append_layer(plan *p, const layer *l, phase when, const buffers *b, size_t clock)
{
    for (const op *o = l->ops; o->run; o++) {
        if (o->phase != when || (o->only_for_dx && !b->dx)) continue;
        const size_t at =
            append(p, (plan_op){layer_op_tasks, layer_op_run, clock, false, o, l, *b});
        if (o->of_batch && (when == FORWARD || b->dx)) p->barriers[p->barrier_count++] = at;
        p->ops[at].chained = at > 0 && on_groups(&p->ops[at]) && on_groups(&p->ops[at - 1]);
    }
}

// All layers' operations of a phase.
static void append_phase(trainer *t, phase when)
{
    const network *const n = t->network;
    for (size_t i = 0; i < n->layer_count; i++) {
        const size_t index = when == BACKWARD ? n->layer_count - 1 - i : i;
        if (when == FORWARD) t->plan.forward[index] = t->plan.count;
        append_layer(&t->plan, &n->layers[index], when, &t->buffers[index],
                     layer_clock(index, when));
    }
}

// One of the trainer's own operations.
static size_t append_own(plan *p, size_t (*task_count)(const trainer *t, const plan_op *self),
                         void (*run)(trainer *t, const plan_op *self, size_t task, size_t thread),
                         size_t clock)
{
    return append(p, (plan_op){.task_count = task_count, .run = run, .clock = clock});
}

void plan_build(trainer *t)
{
    plan *const p = &t->plan;
    const size_t layers = t->network->layer_count;
    const bool fits = t->optimizer == NN_LBFGS;
    append_phase(t, PREPARE);
    p->input = p->count;
    append_layer(p, &t->network->input, FORWARD, &t->input, input_clock(layers));
    append_phase(t, FORWARD);
    p->loss = append_own(p, loss_tasks, loss_run, loss_clock(layers));
    append_phase(t, BACKWARD);
    append_phase(t, FINISH);
    p->norm = append_own(p, update_tasks, norm_run, update_clock(layers));
    p->update = append_own(p, fits ? fit_tasks : update_op_tasks, fits ? fit_run : update_run,
                           update_clock(layers));
    t->step.op = p->count; // nothing has begun
}
