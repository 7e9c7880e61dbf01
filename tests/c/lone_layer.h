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
    self->kernel = random_floats(self->kernel_count, &random);
    self->bias = self->bias_count ? random_floats(self->bias_count, &random) : NULL;
    self->dkernel = random_floats(self->kernel_count, &random);
    self->dbias = self->bias_count ? random_floats(self->bias_count, &random) : NULL;
    self->partials = random_floats(self->partial_count, &random);
    self->prepared = random_floats(self->prepared_count, &random);
    l->images = images;
    l->x = random_floats(images * shape_count(self->in), &random);
    l->y = random_floats(images * shape_count(self->out), &random);
    l->dy = random_floats(images * shape_count(self->out), &random);
    l->dx = random_floats(images * shape_count(self->in), &random);
    const size_t own = self->type->scratch_count ? self->type->scratch_count(self) : 0;
    l->scratch = random_floats(GEMM_SCRATCH + own, &random);
}

static inline void lone_layer_destroy(lone_layer *l)
{
    layer *const self = l->self;
    free(self->kernel), free(self->bias), free(self->dkernel), free(self->dbias);
    free(self->partials), free(self->prepared);
    free(l->x), free(l->y), free(l->dy), free(l->dx), free(l->scratch);
}

// Tasks and groups of one work from last to first: any order must do.
static inline void lone_layer_run(const lone_layer *l, const work *w, piece p)
{
    const buffers b = {.x = l->x, .y = l->y, .dy = l->dy, .dx = l->dx};
    p.count = l->images;
    for (size_t task = w->run ? w->task_count(l->self, l->images) : 0; task-- > 0;)
        w->run(l->self, &b, &p, task, l->scratch);
    for (size_t group = w->run_images ? block_count(l->images, GROUP_IMAGES) : 0; group-- > 0;) {
        const size_t from = group * GROUP_IMAGES, rest = l->images - from;
        const buffers own = group_buffers(l->self, b, from, 0);
        w->run_images(l->self, &own, &p, from, from + (rest < GROUP_IMAGES ? rest : GROUP_IMAGES),
                      l->scratch);
    }
}

static inline void lone_layer_forward(const lone_layer *l, piece p)
{
    lone_layer_run(l, &l->self->type->prepare, p);
    lone_layer_run(l, &l->self->type->forward, p);
}

static inline void lone_layer_backward(const lone_layer *l, piece p)
{
    for (size_t i = 0; i < BACKWARD_WORKS; i++) lone_layer_run(l, &l->self->type->backward[i], p);
    lone_layer_run(l, &l->self->type->finish, p);
}

#endif
