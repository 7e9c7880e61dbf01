// synthetic.h — small data sets made by a formula, and steps on them that run to their end.
#ifndef SYNTHETIC_H
#define SYNTHETIC_H

#include "nn.h"

#include <assert.h>
#include <stdlib.h>

// x = 1664525 x + 1013904223 mod 2^32 (Knuth, TAOCP 2, 3.3.4), of which the high bits are used.
// make_reference.py has the same generator, the same images and the same weights.
typedef struct {
    uint32_t state;
} generator;

static inline uint32_t generator_next(generator *g)
{
    g->state = 1664525u * g->state + 1013904223u;
    return g->state;
}

static inline uint8_t generator_byte(generator *g)
{
    return (uint8_t)(generator_next(g) >> 24);
}

// A multiple of 2^-25 in [-0.25, 0.25).
static inline float generator_weight(generator *g)
{
    return (float)((int32_t)(generator_next(g) >> 8) - (1 << 23)) * 0x1p-25f;
}

// Pushes an IDX file of one part; dims[0] is the number of images or labels.
static inline void push_part(nn_dataset *dataset, nn_part part, const uint32_t *dims, size_t rank,
                             const uint8_t *bytes)
{
    uint8_t header[16] = {0, 0, 8, (uint8_t)rank};
    size_t count = 1;
    for (size_t i = 0; i < rank; i++) {
        for (size_t j = 0; j < 4; j++) header[4 + 4 * i + j] = (uint8_t)(dims[i] >> (24 - 8 * j));
        count *= dims[i];
    }
    nn_status status = nn_dataset_push(dataset, part, header, 4 + 4 * rank);
    if (!status) status = nn_dataset_push(dataset, part, bytes, count);
    if (!status) status = nn_dataset_end(dataset, part);
    if (status) abort();
}

// Training images and their labels.
static inline nn_dataset *dataset_of(const uint8_t *pixels, const uint8_t *labels, size_t count,
                                     size_t height, size_t width)
{
    nn_dataset *const dataset = nn_dataset_create();
    if (!dataset) abort();
    const uint32_t dims[] = {(uint32_t)count, (uint32_t)height, (uint32_t)width};
    push_part(dataset, NN_TRAIN_IMAGES, dims, 3, pixels);
    push_part(dataset, NN_TRAIN_LABELS, dims, 1, labels);
    return dataset;
}

// Image i shows digit i mod 10: half of it the digit's pattern of random bytes, half noise.
static inline nn_dataset *synthetic_digits(size_t count, size_t height, size_t width)
{
    const size_t size = height * width;
    uint8_t *const patterns = malloc(10 * size), *const pixels = malloc(count * size);
    uint8_t *const labels = malloc(count);
    if (!patterns || !pixels || !labels) abort();
    generator g = {1};
    for (size_t i = 0; i < 10 * size; i++) patterns[i] = generator_byte(&g) / 2;
    for (size_t i = 0; i < count; i++) {
        labels[i] = (uint8_t)(i % 10);
        for (size_t j = 0; j < size; j++)
            pixels[i * size + j] = (uint8_t)(patterns[i % 10 * size + j] + generator_byte(&g) / 2);
    }
    nn_dataset *const dataset = dataset_of(pixels, labels, count, height, width);
    free(patterns), free(pixels), free(labels);
    return dataset;
}

static const uint32_t ALL_DIGITS = 0x3ff;

// The whole pool, in its order.
static inline nn_subset *subset_of(const nn_dataset *dataset, uint32_t classes)
{
    nn_subset *const subset = nn_subset_create(dataset, NN_TRAIN, classes, 0, SIZE_MAX, 0, 0);
    if (!subset) abort();
    return subset;
}

static inline nn_model *model_of(const char *spec, size_t height, size_t width,
                                 nn_optimizer optimizer, uint32_t seed)
{
    nn_model *model = NULL;
    if (nn_model_create(&model, spec, height, width, optimizer, seed)) abort();
    return model;
}

static const double FOREVER = 1e12;

// One step; its loss, from before the update.
static inline double clipped_step(nn_model *model, const nn_dataset *dataset,
                                  const nn_subset *subset, size_t first, size_t count, float rate,
                                  float l2, float clip)
{
    nn_train_begin(model, dataset, subset, first, count, rate, l2, clip, 0.0f);
    while (nn_advance(model, FOREVER)) {
    }
    return nn_loss(model);
}

static inline double train_step(nn_model *model, const nn_dataset *dataset, const nn_subset *subset,
                                size_t first, size_t count, float rate, float l2)
{
    return clipped_step(model, dataset, subset, first, count, rate, l2, 0.0f);
}

static inline double evaluate(nn_model *model, const nn_dataset *dataset, nn_subset *subset)
{
    nn_evaluate_begin(model, dataset, subset);
    while (nn_advance(model, FOREVER)) {
    }
    return nn_loss(model);
}

#endif
