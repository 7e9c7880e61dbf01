// train.c — walks through the plan (drawn in plan.c): begins a step or an evaluation, and advances
// it in slices, micro-batch by micro-batch, operation by operation, task by task.
//
// A slice may end after any task, so that the worker can answer messages. Only the update is not
// interrupted: between two slices the weights are then always those from before the step or those
// after it, so that predictions can be made and a step can be cancelled.
#include "clock.h"
#include "fit.h"
#include "model.h"
#include "random.h"

#include <math.h>
#include <string.h>

// Random numbers of a step come from a stream of the model's seed, behind the weights' streams.
#define STEP_STREAM (UINT64_C(1) << 31)

// Where products with whole images are faster than with lists of their pixels that are not zero: in
// batches of so many images, if more of the pixels are not zero. Only each ninth pixel of a few
// images is looked at (28 and 9 have no common divisor), because a small step takes 0.1 ms.
enum { LEAST_BATCH = 32, SAMPLED = 8, PIXEL_STRIDE = 9, LISTED_PERCENT = 50 };

// ---- Beginning ----------------------------------------------------------------------------------

static size_t digit_count(uint32_t classes)
{
    size_t count = 0;
    for (size_t digit = 0; digit < 10; digit++) count += classes >> digit & 1;
    return count;
}

int nn_model_fits(const nn_model *model, const nn_subset *subset)
{
    const size_t outputs = model->network.output_count;
    if (outputs >= 10) return 1;
    return digit_count(subset->classes) <= (outputs == 1 ? 2 : outputs);
}

// Which class a digit is: itself, or its rank among the subset's where outputs are fewer than ten.
static void number_classes(step *s, size_t outputs, uint32_t classes)
{
    memset(s->digit_of_class, NO_DIGIT, sizeof s->digit_of_class);
    for (uint8_t digit = 0, rank = 0; digit < 10; digit++) {
        const uint8_t class = outputs >= 10 ? digit : rank;
        if (outputs < 10 && !(classes >> digit & 1)) continue;
        s->class_of_digit[digit] = class;
        s->digit_of_class[class] = digit;
        rank++;
    }
}

// Whether lists of what is not zero are faster, from a sample of the batch's images. It depends on
// them alone, so that the same batch is always summed in the same order.
static bool lists_pay(const nn_dataset *dataset, const uint32_t *indices, size_t count)
{
    if (count < LEAST_BATCH) return true;
    const size_t pixels = nn_dataset_height(dataset) * nn_dataset_width(dataset);
    size_t nonzero = 0, seen = 0;
    for (size_t i = 0; i < SAMPLED; i++) {
        const uint8_t *const image = dataset_image(dataset, indices[i * count / SAMPLED]);
        for (size_t j = 0; j < pixels; j += PIXEL_STRIDE, seen++) nonzero += image[j] != 0;
    }
    return 100 * nonzero <= LISTED_PERCENT * seen;
}

// In which form the first layer gets the images of a step.
static image_form form_of(const trainer *t, const micro_batch *m)
{
    if (t->form == LISTS && !lists_pay(m->dataset, m->indices, m->batch)) return NUMBERS;
    return t->form;
}

static void begin(nn_model *model, const nn_dataset *dataset, const nn_subset *subset, step s)
{
    const network *const n = &model->network;
    assert(nn_model_fits(model, subset));
    assert(nn_dataset_height(dataset) * nn_dataset_width(dataset) == n->pixel_count);
    number_classes(&s, n->output_count, subset->classes);
    s.params = n->params;
    s.micro_batch.dataset = dataset;
    s.micro_batch.training = !s.evaluated;
    s.micro_batch.batch = s.count;
    s.micro_batch.count = min_size(MICRO_BATCH, s.count);
    s.micro_batch.form = form_of(&model->trainer, &s.micro_batch);
    model->trainer.step = s;
}

void nn_train_begin(nn_model *model, const nn_dataset *dataset, const nn_subset *subset,
                    size_t first, size_t count, float rate, float l2, float clip, float average)
{
    assert(average >= 0.0f && average < 1.0f);
    assert(count > 0 && first + count <= subset->count);
    nn_cancel(model); // first of all: it takes back the number of the step
    trainer *const t = &model->trainer;
    pcg32 random = pcg32_seed(t->seed, STEP_STREAM + t->steps);
    begin(model, dataset, subset,
          (step){
              .count = count,
              .update = {.rate = rate, .l2 = l2, .scale = 1.0f, .step = t->steps + 1},
              .clip = clip,
              .average = average,
              .micro_batch = {.key = pcg32_next(&random),
                              .indices = subset->indices + first,
                              .labels = subset->labels + first},
          });
    t->steps++;
    if (average > 0.0f && t->averaged > 0) t->step.params = t->aside;
    if (t->optimizer == NN_LBFGS) fit_begin(t);
}

void nn_train_augment(nn_model *model, const nn_augmentation *ranges, uint32_t seed, uint32_t epoch)
{
    trainer *const t = &model->trainer;
    micro_batch *const m = &t->step.micro_batch;
    assert(m->training && m->first == 0 && t->step.task == 0);
    const bool used = t->optimizer != NN_LBFGS && augment_changes(ranges);
    m->augmentation = (augmentation){used, *ranges, seed, epoch};
    if (used && m->form == BYTES) m->form = NUMBERS;
}

void nn_evaluate_begin(nn_model *model, const nn_dataset *dataset, nn_subset *subset)
{
    assert(subset->count > 0);
    nn_cancel(model);
    begin(model, dataset, subset,
          (step){
              .count = subset->count,
              .evaluated = subset,
              .micro_batch = {.indices = subset->indices, .labels = subset->labels},
          });
}

static bool evaluation_has_just_begun(const step *s)
{
    return s->evaluated && s->op == 0 && s->task == 0 && s->micro_batch.first == 0;
}

// Numbers of an image at a place between two layers, and where those of the micro-batch are.
static size_t count_at(const network *n, size_t place)
{
    return place < n->layer_count ? shape_count(n->layers[place].in) : n->output_count;
}

static float *numbers_at(const trainer *t, size_t place)
{
    return place > 0 ? t->buffers[place - 1].y : t->input.y;
}

void nn_evaluate_keep(nn_model *model, size_t place, float *kept, size_t count)
{
    trainer *const t = &model->trainer;
    step *const s = &t->step;
    assert(evaluation_has_just_begun(s) && count <= s->count);
    assert(place <= model->network.layer_count && place >= s->from.place);
    s->kept.place = place;
    s->kept.numbers = kept;
    s->kept.count = count;
    const bool of_input = numbers_at(t, place) == t->input.y;
    if (of_input && s->micro_batch.form == BYTES) s->micro_batch.form = NUMBERS;
}

void nn_evaluate_from(nn_model *model, size_t place, const float *kept)
{
    step *const s = &model->trainer.step;
    assert(evaluation_has_just_begun(s) && place < model->network.layer_count);
    s->from.place = place;
    s->from.numbers = kept;
    s->micro_batch.form = NUMBERS;
}

void nn_cancel(nn_model *model)
{
    trainer *const t = &model->trainer;
    if (trainer_is_training(t)) t->steps--;
    t->step.op = t->plan.count;
}

// ---- Advancing ----------------------------------------------------------------------------------

static void begin_micro_batch(step *s, size_t first)
{
    s->micro_batch.first = first;
    s->micro_batch.count = min_size(MICRO_BATCH, s->count - first);
}

// Whether what follows needs all images of the batch to have come so far.
static bool at_barrier(const trainer *t)
{
    const step *const s = &t->step;
    return s->micro_batch.training && s->barriers < t->plan.barrier_count &&
           s->op == t->plan.barriers[s->barriers];
}

// If the micro-batch is the whole batch, the step goes on past the barrier. Otherwise the next
// micro-batch runs up to it. After the last, all run again from the input to the next barrier,
// because only the activations of one micro-batch are stored.
static void end_at_barrier(trainer *t)
{
    step *const s = &t->step;
    const micro_batch *const m = &s->micro_batch;
    const size_t next = m->first + m->count;
    if (next == s->count) s->barriers++;
    s->op = m->count == s->count ? s->op + 1 : t->plan.input;
    if (m->count < s->count) begin_micro_batch(s, next < s->count ? next : 0);
}

// The micro-batch has passed: copies what is to be kept of it.
static void keep_numbers(const trainer *t)
{
    const step *const s = &t->step;
    const micro_batch *const m = &s->micro_batch;
    if (m->first >= s->kept.count) return;
    const size_t images = min_size(m->count, s->kept.count - m->first);
    const size_t count = count_at(t->network, s->kept.place);
    const float *const numbers = numbers_at(t, s->kept.place);
    float *const to = s->kept.numbers + m->first * count;
    if (numbers == t->input.y && m->form == LISTS)
        csr_expand(to, &t->pixels, images);
    else
        memcpy(to, numbers, images * count * sizeof *to);
}

// The micro-batch enters the network at a place within, in place of its images.
static void enter_within(trainer *t)
{
    step *const s = &t->step;
    const micro_batch *const m = &s->micro_batch;
    const size_t count = count_at(t->network, s->from.place);
    memcpy(numbers_at(t, s->from.place), s->from.numbers + m->first * count,
           m->count * count * sizeof *s->from.numbers);
    s->op = t->plan.forward[s->from.place];
}

// The micro-batch has passed: the next one begins, or the update, or nothing is left.
static void end_micro_batch(trainer *t)
{
    const plan *const p = &t->plan;
    step *const s = &t->step;
    micro_batch *const m = &s->micro_batch;
    for (size_t i = 0; i < block_count(m->count, LOSS_IMAGES); i++) {
        s->loss += s->task_loss[i];
        s->correct += s->task_correct[i];
    }
    keep_numbers(t);
    begin_micro_batch(s, m->first + m->count);
    if (m->count > 0)
        s->op = p->input;
    else if (!m->training)
        s->op = p->count;
    else
        s->op = s->clip > 0.0f ? p->norm : p->update;
}

// Scales the gradients to the norm `clip` if theirs is larger.
static void clip_gradients(trainer *t)
{
    double sum = 0.0;
    for (size_t i = 0; i < update_task_count(t->network); i++) sum += t->square_sums[i];
    const double norm = sqrt(sum), most = (double)t->step.clip;
    if (norm > most) t->step.update.scale = (float)(most / norm);
}

// L-BFGS passes all images once more, with other weights: kernels are transformed again, too.
static void begin_pass(step *s)
{
    s->again = false;
    s->images_before += s->micro_batch.first;
    begin_micro_batch(s, 0);
    s->op = 0;
}

// All tasks of an operation, and of those chained to it, have ended.
static void end_op(trainer *t)
{
    const plan *const p = &t->plan;
    step *const s = &t->step;
    if (s->op == p->norm) clip_gradients(t);
    if (s->op == p->update) t->averaged = s->average > 0.0f ? t->averaged + 1 : 0;
    if (at_barrier(t)) {
        s->task = 0;
        end_at_barrier(t);
        return;
    }
    do s->op++;
    while (p->ops[s->op].chained);
    s->task = 0;
    const bool norm_is_next = s->op == p->norm && s->micro_batch.training;
    if (norm_is_next || (s->op == p->loss + 1 && !s->micro_batch.training)) end_micro_batch(t);
    if (s->again) begin_pass(s);
}

// One task of an operation and of those that are chained to it. All time is taken here.
static double run_task(void *context, size_t task, size_t thread)
{
    trainer *const t = context;
    const plan_op *o = &t->plan.ops[t->step.op];
    double start = now_ms();
    do {
        o->run(t, o, task, thread);
        const double end = now_ms();
        t->times[thread][o->clock] += end - start;
        start = end;
        o++;
    } while (o->chained);
    return start;
}

int nn_advance(nn_model *model, double budget_ms)
{
    trainer *const t = &model->trainer;
    step *const s = &t->step;
    assert(t->threads == 1 || threads_count() <= t->threads);
    const double deadline = now_ms() + budget_ms;
    while (s->op < t->plan.count) {
        if (s->op == t->plan.input && s->from.numbers) enter_within(t);
        const plan_op *const o = &t->plan.ops[s->op];
        const bool interruptible = s->op != t->plan.update;
        const double end = interruptible ? deadline : HUGE_VAL;
        const size_t count = o->task_count(t, o);
        s->task = t->threads == 1 ? threads_run_alone(run_task, t, s->task, count, end)
                                  : threads_run(run_task, t, s->task, count, end);
        if (s->task == count) end_op(t);
        if (now_ms() >= deadline) break;
    }
    return s->op < t->plan.count;
}

// ---- What came of it ----------------------------------------------------------------------------

double nn_loss(const nn_model *model)
{
    return model->trainer.step.loss / (double)model->trainer.step.count;
}

size_t nn_correct(const nn_model *model)
{
    return model->trainer.step.correct;
}

size_t nn_images_done(const nn_model *model)
{
    const step *const s = &model->trainer.step;
    const bool again = s->micro_batch.training && s->count > MICRO_BATCH;
    const size_t passes = again ? model->trainer.plan.barrier_count + 1 : 1;
    const uint64_t before = again ? (uint64_t)s->barriers * s->count : 0;
    return s->images_before + (size_t)((before + s->micro_batch.first) / passes);
}

const double *nn_model_times(nn_model *model)
{
    trainer *const t = &model->trainer;
    for (size_t clock = 0; clock < MAX_CLOCKS; clock++) {
        t->time_sums[clock] = 0.0;
        for (size_t thread = 0; thread < MAX_THREADS; thread++)
            t->time_sums[clock] += t->times[thread][clock];
    }
    return t->time_sums;
}
