// train.c — training and evaluating: a list of stages, walked through piece by piece, task by task.
#include "model.h"

#include "clock.h"
#include "fit.h"
#include "kernels.h"
#include "random.h"
#include "sizes.h"

#include <math.h>
#include <string.h>

// Random numbers of a step come from a stream of the model's seed, behind the weights' streams.
#define STEP_STREAM (UINT64_C(1) << 31)

// What an evaluation reports for a class that stands for no digit.
enum { NO_DIGIT = 10 };

static size_t group_tasks(const nn_model *m, const stage *self)
{
    (void)self;
    return block_count(m->job.piece.count, GROUP_IMAGES);
}

static float *scratch_of(const nn_model *m, size_t thread)
{
    return m->scratch + thread * m->scratch_count;
}

// One group of images passes the whole chain.
static void chain_run(nn_model *m, const stage *self, size_t task, size_t thread)
{
    float *const scratch = scratch_of(m, thread);
    const piece *const p = &m->job.piece;
    const size_t from = task * GROUP_IMAGES, to = min_size(from + GROUP_IMAGES, p->count);
    for (const link *l = self->links; l < self->links + self->link_count; l++) {
        const double start = now_ms();
        const buffers b = group_buffers(l->layer, l->buffers, from, thread);
        l->work->run_images(l->layer, &b, p, from, to, scratch);
        m->times[thread][l->clock] += now_ms() - start;
    }
}

static size_t layer_tasks(const nn_model *m, const stage *self)
{
    return self->links->work->task_count(self->links->layer, m->job.piece.count);
}

static void layer_run(nn_model *m, const stage *self, size_t task, size_t thread)
{
    const link *const l = self->links;
    const double start = now_ms();
    l->work->run(l->layer, &l->buffers, &m->job.piece, task, scratch_of(m, thread));
    m->times[thread][l->clock] += now_ms() - start;
}

static size_t judge_tasks(const nn_model *m, const stage *self)
{
    (void)self;
    return block_count(m->job.piece.count, JUDGED_IMAGES);
}

static void judge_run(nn_model *m, const stage *self, size_t task, size_t thread)
{
    (void)self;
    const double start = now_ms();
    job *const j = &m->job;
    const float scale = 1.0f / (float)j->count;
    const buffers *const b = &m->buffers[m->layer_count - 1];
    j->task_loss[task] = 0.0;
    j->task_correct[task] = 0;
    const size_t end = min_size((task + 1) * JUDGED_IMAGES, j->piece.count);
    for (size_t i = task * JUDGED_IMAGES; i < end; i++) {
        const size_t place = j->piece.first + i;
        const size_t target =
            j->class_of_digit[dataset_label(j->piece.dataset, j->piece.indices[place])];
        const size_t at = i * m->output_count;
        const verdict v =
            loss_judge(b->dy + at, b->y + at, m->output_count, m->output, target, scale);
        j->task_loss[task] += v.loss;
        j->task_correct[task] += v.predicted == target;
        if (j->verdicts) {
            j->verdicts->predictions[place] =
                v.predicted < 10 ? j->digit_of_class[v.predicted] : NO_DIGIT;
            j->verdicts->confidences[place] = v.confidence;
        }
    }
    m->times[thread][2 * m->layer_count + 1] += now_ms() - start;
}

static size_t update_tasks(const nn_model *m, const stage *self)
{
    (void)self;
    return update_task_count(m);
}

// The elements of one task of the update, and what is done to them.
typedef struct {
    size_t from, to;
    optimizer_update update;
} update_part;

static update_part part_of(const nn_model *m, size_t task)
{
    const size_t kernel_tasks = block_count(m->kernel_total, UPDATED_PARAMS);
    const bool kernels = task < kernel_tasks;
    update_part part = {.update = m->job.update};
    if (!kernels) part.update.l2 = 0.0f;
    part.from =
        kernels ? task * UPDATED_PARAMS : m->kernel_total + (task - kernel_tasks) * UPDATED_PARAMS;
    part.to = min_size(part.from + UPDATED_PARAMS, kernels ? m->kernel_total : m->param_total);
    return part;
}

static void norm_run(nn_model *m, const stage *self, size_t task, size_t thread)
{
    (void)self;
    const double start = now_ms();
    const update_part p = part_of(m, task);
    m->square_sums[task] = optimizer_square_sum(m->optimizer, &m->state, p.from, p.to, p.update.l2);
    m->times[thread][2 * m->layer_count + 2] += now_ms() - start;
}

static void update_run(nn_model *m, const stage *self, size_t task, size_t thread)
{
    (void)self;
    const double start = now_ms();
    const update_part p = part_of(m, task);
    optimizer_step(m->optimizer, &m->state, p.from, p.to, p.update);
    m->times[thread][2 * m->layer_count + 2] += now_ms() - start;
}

// Appends a layer's work to the list, to the last stage's chain if both are work on images.
static void plan_work(nn_model *m, const layer *l, const work *w, buffers b, size_t clock)
{
    if (!work_exists(w) || (w->only_for_dx && !b.dx)) return;
    m->links[m->link_count] = (link){l, w, b, clock};
    stage *const last = m->stage_count > 0 ? &m->stages[m->stage_count - 1] : NULL;
    if (w->run_images && last && last->run == chain_run)
        last->link_count++;
    else
        m->stages[m->stage_count++] = (stage){
            .task_count = w->run_images ? group_tasks : layer_tasks,
            .run = w->run_images ? chain_run : layer_run,
            .links = &m->links[m->link_count],
            .link_count = 1,
        };
    m->link_count++;
}

void train_plan(nn_model *m)
{
    const layer *const layers = m->layers;
    for (size_t i = 0; i < m->layer_count; i++)
        plan_work(m, &layers[i], &layers[i].type->prepare, m->buffers[i], 2 * i);
    plan_work(m, &m->input_layer, &input_type.forward, (buffers){.y = m->input},
              2 * m->layer_count);
    for (size_t i = 0; i < m->layer_count; i++)
        plan_work(m, &layers[i], &layers[i].type->forward, m->buffers[i], 2 * i);
    m->judge_stage = m->stage_count;
    m->stages[m->stage_count++] = (stage){.task_count = judge_tasks, .run = judge_run};
    for (size_t i = m->layer_count; i-- > 0;)
        for (size_t j = 0; j < BACKWARD_WORKS; j++)
            plan_work(m, &layers[i], &layers[i].type->backward[j], m->buffers[i], 2 * i + 1);
    for (size_t i = 0; i < m->layer_count; i++)
        plan_work(m, &layers[i], &layers[i].type->finish, m->buffers[i], 2 * i + 1);
    m->norm_stage = m->stage_count;
    m->stages[m->stage_count++] = (stage){.task_count = update_tasks, .run = norm_run};
    m->stages[m->stage_count++] = (stage){.task_count = update_tasks, .run = update_run};
    if (m->optimizer == NN_LBFGS) fit_plan(m);
    m->job.stage = m->stage_count;
}

static size_t digit_count(uint32_t classes)
{
    size_t count = 0;
    for (size_t digit = 0; digit < 10; digit++) count += classes >> digit & 1;
    return count;
}

int nn_model_fits(const nn_model *model, const nn_subset *subset)
{
    if (model->output_count >= 10) return 1;
    const size_t classes = model->output_count == 1 ? 2 : model->output_count;
    return digit_count(subset->classes) <= classes;
}

static void begin(nn_model *m, const nn_dataset *dataset, const nn_subset *subset, job j)
{
    assert(nn_model_fits(m, subset));
    assert(nn_dataset_height(dataset) * nn_dataset_width(dataset) == m->pixel_count);
    j.piece.dataset = dataset;
    memset(j.digit_of_class, NO_DIGIT, sizeof j.digit_of_class);
    for (uint8_t digit = 0, rank = 0; digit < 10; digit++) {
        const uint8_t of = m->output_count >= 10 ? digit : rank;
        if (m->output_count < 10 && !(subset->classes >> digit & 1)) continue;
        j.class_of_digit[digit] = of;
        j.digit_of_class[of] = digit;
        rank++;
    }
    j.piece.training = !j.verdicts;
    j.piece.count = min_size(PIECE_IMAGES, j.count);
    m->job = j;
}

void nn_train_begin(nn_model *model, const nn_dataset *dataset, const nn_subset *subset,
                    size_t first, size_t count, float rate, float l2, float clip)
{
    assert(count > 0 && first + count <= subset->count);
    nn_cancel(model); // first of all: it takes back the number of the step
    pcg32 random = pcg32_seed(model->seed, STEP_STREAM + model->steps);
    begin(model, dataset, subset,
          (job){.count = count,
                .update = {.rate = rate, .l2 = l2, .scale = 1.0f, .step = model->steps + 1},
                .clip = clip,
                .piece = {.key = pcg32_next(&random), .indices = subset->indices + first}});
    model->steps++;
    if (model->optimizer == NN_LBFGS) fit_begin(model);
}

void nn_evaluate_begin(nn_model *model, const nn_dataset *dataset, nn_subset *subset)
{
    assert(subset->count > 0);
    nn_cancel(model);
    if (model->optimizer == NN_LBFGS)
        memcpy(model->lbfgs.trial, model->state.params, model->param_total * sizeof(float));
    begin(model, dataset, subset,
          (job){.count = subset->count, .verdicts = subset, .piece = {.indices = subset->indices}});
}

void nn_cancel(nn_model *model)
{
    job *const j = &model->job;
    if (j->stage == model->stage_count) return;
    j->stage = model->stage_count;
    if (j->piece.training) model->steps--;
}

// The piece has passed; the next one begins, or the update, or nothing is left.
static void end_piece(nn_model *m)
{
    job *const j = &m->job;
    for (size_t i = 0; i < block_count(j->piece.count, JUDGED_IMAGES); i++) {
        j->loss += j->task_loss[i];
        j->correct += j->task_correct[i];
    }
    j->piece.first += j->piece.count;
    j->piece.count = min_size(PIECE_IMAGES, j->count - j->piece.first);
    if (j->piece.count > 0)
        j->stage = 0;
    else
        j->stage = !j->piece.training ? m->stage_count : m->norm_stage + (j->clip <= 0.0f);
}

// Scales the gradients to the norm `clip` if theirs is larger.
static void clip_gradients(nn_model *m)
{
    double sum = 0.0;
    for (size_t i = 0; i < update_task_count(m); i++) sum += m->square_sums[i];
    const double norm = sqrt(sum), most = (double)m->job.clip;
    if (norm > most) m->job.update.scale = (float)(most / norm);
}

// All images once more.
static void begin_pass(job *j)
{
    j->again = false;
    j->images_before += j->piece.first;
    j->piece.first = 0;
    j->piece.count = min_size(PIECE_IMAGES, j->count);
    j->stage = 0;
}

static void end_stage(nn_model *m)
{
    job *const j = &m->job;
    const size_t last = j->piece.training ? m->norm_stage - 1 : m->judge_stage;
    j->task = 0;
    if (j->stage == m->norm_stage) clip_gradients(m);
    if (j->stage == last)
        end_piece(m);
    else if (j->again)
        begin_pass(j);
    else
        j->stage++;
}

static void run_task(void *context, size_t task, size_t thread)
{
    nn_model *const m = context;
    const stage *const s = &m->stages[m->job.stage];
    s->run(m, s, task, thread);
}

int nn_advance(nn_model *model, double budget_ms)
{
    assert(model->threads == 1 || threads_count() <= model->threads);
    job *const j = &model->job;
    const double deadline = now_ms() + budget_ms;
    while (j->stage < model->stage_count) {
        const stage *const s = &model->stages[j->stage];
        const bool update = j->stage == model->stage_count - 1; // is not interrupted
        const double end = update ? HUGE_VAL : deadline;
        const size_t count = s->task_count(model, s);
        j->task = model->threads == 1 ? threads_run_alone(run_task, model, j->task, count, end)
                                      : threads_run(run_task, model, j->task, count, end);
        if (j->task == count) end_stage(model);
        if (now_ms() >= deadline) break;
    }
    return j->stage < model->stage_count;
}

const double *nn_model_times(nn_model *model)
{
    for (size_t clock = 0; clock < CLOCKS; clock++) {
        model->time_sums[clock] = 0.0;
        for (size_t thread = 0; thread < MAX_THREADS; thread++)
            model->time_sums[clock] += model->times[thread][clock];
    }
    return model->time_sums;
}

double nn_loss(const nn_model *model)
{
    return model->job.loss / (double)model->job.count;
}

size_t nn_correct(const nn_model *model)
{
    return model->job.correct;
}

size_t nn_images_done(const nn_model *model)
{
    return model->job.images_before + model->job.piece.first;
}

static void predict_work(nn_model *m, size_t index, const work *w)
{
    const layer *const l = &m->layers[index];
    const piece one = {.count = 1};
    if (w->run_images) w->run_images(l, &m->single[index], &one, 0, 1, m->scratch);
    for (size_t task = 0; w->run && task < w->task_count(l, 1); task++)
        w->run(l, &m->single[index], &one, task, m->scratch);
}

size_t nn_predict(nn_model *model, float *outputs, const uint8_t *pixels)
{
    input_read(&model->input_layer, model->single_input, pixels);
    for (size_t i = 0; i < model->layer_count; i++) {
        const layer_type *const type = model->layers[i].type;
        predict_work(model, i, &type->prepare);
        predict_work(model, i, &type->forward);
    }
    memcpy(outputs, model->single[model->layer_count - 1].y, model->output_count * sizeof *outputs);
    return loss_outputs(outputs, model->output_count, model->output);
}
