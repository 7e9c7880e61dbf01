// subset.c — which images a run uses, and in which order.
#include "subset.h"

#include <assert.h>
#include <string.h>

#include "dataset.h"
#include "random.h"

// Writes the chosen images' indices, ascending, to `indices` unless it is NULL, and counts them.
static size_t choose(const nn_subset *subset, uint32_t *indices)
{
    const array *arrays = subset->dataset->arrays;
    const bool test = subset->pool == NN_TEST;
    const array *labels = &arrays[test ? NN_TEST_LABELS : NN_TRAIN_LABELS];
    const size_t first = test ? arrays[NN_TRAIN_IMAGES].count : 0;
    // Until both files have ended there may be more labels than images.
    const size_t images = nn_dataset_count(subset->dataset, subset->pool);
    const size_t most = labels->filled < images ? labels->filled : images;
    size_t matching = 0;
    size_t chosen = 0;
    for (size_t i = 0; i < most && chosen < subset->count; ++i) {
        if ((subset->classes >> labels->bytes[i] & 1) == 0 || matching++ < subset->skip) continue;
        if (indices != NULL) indices[chosen] = (uint32_t)(first + i);
        ++chosen;
    }
    return chosen;
}

static size_t aligned(size_t bytes)
{
    return (bytes + 15) / 16 * 16;
}

nn_subset *nn_subset_create(const nn_dataset *dataset, nn_pool pool, uint32_t classes, size_t skip,
                            size_t count)
{
    nn_subset wanted = {
        .dataset = dataset, .pool = pool, .classes = classes, .skip = skip, .count = count};
    wanted.count = choose(&wanted, NULL);
    const size_t indices_at = aligned(sizeof wanted);
    const size_t confidences_at = indices_at + aligned(wanted.count * sizeof *wanted.indices);
    const size_t predictions_at =
        confidences_at + aligned(wanted.count * sizeof *wanted.confidences);
    const size_t size = predictions_at + aligned(wanted.count);
    uint8_t *block = nn_alloc(size);
    if (block == NULL) return NULL;
    memset(block, 0, size);
    wanted.indices = (uint32_t *)(void *)(block + indices_at);
    wanted.confidences = (float *)(void *)(block + confidences_at);
    wanted.predictions = block + predictions_at;
    choose(&wanted, wanted.indices);
    nn_subset *subset = (nn_subset *)(void *)block;
    *subset = wanted;
    return subset;
}

void nn_subset_destroy(nn_subset *subset)
{
    nn_free(subset);
}

size_t nn_subset_count(const nn_subset *subset)
{
    return subset->count;
}

const uint32_t *nn_subset_indices(const nn_subset *subset)
{
    return subset->indices;
}

void nn_subset_shuffle(nn_subset *subset, uint32_t seed, uint32_t epoch)
{
    choose(subset, subset->indices); // the order before must not matter
    pcg32 random = pcg32_seed(seed, SHUFFLE_STREAM + epoch);
    for (size_t left = subset->count; left > 1; --left) {
        const size_t drawn = pcg32_below(&random, (uint32_t)left);
        const uint32_t last = subset->indices[left - 1];
        subset->indices[left - 1] = subset->indices[drawn];
        subset->indices[drawn] = last;
    }
}

const uint8_t *nn_subset_predictions(const nn_subset *subset)
{
    return subset->predictions;
}

const float *nn_subset_confidences(const nn_subset *subset)
{
    return subset->confidences;
}
