// lone_layer.h — one layer with arrays of its own, run without a model around it.
#ifndef LONE_LAYER_H
#define LONE_LAYER_H

#include "kernels.h"
#include "random.h"
#include "spec.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    layer layers[MAX_LAYERS];
    layer *self; // the first of them
    char text[128];
    size_t images;
    float *kernel, *bias, *dkernel, *dbias, *transformed, *partials; // biases NULL without
    float *moving, *statistics;
    double *sums;
    float *x, *y, *dy, *dx, *scratch;
} lone_layer;

static inline float *random_floats(size_t count, pcg32 *random)
{
    float *const values = aligned_alloc(16, (count * sizeof *values / 16 + 2) * 16);
    if (!values) abort();
    for (size_t i = 0; i < count; i++) values[i] = 2.0f * pcg32_float(random) - 1.0f;
    return values;
}

// The layer that `line` describes, with everything that it reads or overwrites uniform in [-1, 1).
static inline void lone_layer_create(lone_layer *l, const char *line, shape in, size_t images,
                                     uint32_t seed)
{
    size_t count;
    snprintf(l->text, sizeof l->text, "%s | dense 1 sigmoid", line);
    if (spec_parse(l->layers, &count, l->text, in)) abort();
    layer *const self = l->self = l->layers;
    pcg32 random = pcg32_seed(seed, 0);
    l->kernel = random_floats(self->kernel_count, &random);
    l->bias = self->bias_count ? random_floats(self->bias_count, &random) : NULL;
    l->dkernel = random_floats(self->kernel_count, &random);
    l->dbias = self->bias_count ? random_floats(self->bias_count, &random) : NULL;
    const size_t groups = MICRO_BATCH / GROUP_IMAGES;
    l->partials = random_floats(groups * self->partial_count, &random);
    l->transformed = random_floats(self->transformed_count, &random);
    l->moving = random_floats(self->moving_count, &random);
    l->statistics = random_floats(self->statistic_count, &random);
    l->sums = calloc(self->sum_count + 1, sizeof *l->sums);
    if (!l->sums) abort();
    l->images = images;
    l->x = random_floats(images * shape_count(self->in), &random);
    l->y = random_floats(images * shape_count(self->out), &random);
    l->dy = random_floats(images * shape_count(self->out), &random);
    l->dx = random_floats(images * shape_count(self->in), &random);
    l->scratch = random_floats(GEMM_SCRATCH + self->scratch_count, &random);
}

static inline void lone_layer_destroy(lone_layer *l)
{
    free(l->kernel), free(l->bias), free(l->dkernel), free(l->dbias);
    free(l->partials), free(l->transformed);
    free(l->moving), free(l->statistics), free(l->sums);
    free(l->x), free(l->y), free(l->dy), free(l->dx), free(l->scratch);
}

// Each operation of a phase, its tasks from last to first: any order must do.
static inline void lone_layer_run(const lone_layer *l, phase when, micro_batch m)
{
    const layer_params w = {l->kernel, l->bias, l->transformed, l->moving};
    const buffers b = {
        .x = l->x,
        .y = l->y,
        .dy = l->dy,
        .dx = l->dx,
        .dkernel = l->dkernel,
        .dbias = l->dbias,
        .partials = l->partials,
        .sums = l->sums,
        .statistics = l->statistics,
    };
    m.count = l->images;
    for (const op *o = l->self->ops; o->run; o++)
        for (size_t task = o->phase == when ? op_task_count(o, l->self, &b, l->images) : 0;
             task-- > 0;)
            op_run(o, l->self, &w, &b, &m, task, 0, l->scratch);
}

static inline void lone_layer_forward(const lone_layer *l, micro_batch m)
{
    lone_layer_run(l, PREPARE, m);
    lone_layer_run(l, FORWARD, m);
}

static inline void lone_layer_backward(const lone_layer *l, micro_batch m)
{
    lone_layer_run(l, BACKWARD, m);
    lone_layer_run(l, FINISH, m);
}

#endif
