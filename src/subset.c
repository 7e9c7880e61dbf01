// subset.c — which images a run uses, and in which order.
#include "subset.h"

#include "arena.h"
#include "dataset.h"
#include "random.h"

#include <assert.h>
#include <string.h>

// Writes the indices of the images whose digit is wanted, ascending, to `indices` unless it is
// NULL, and counts them.
static size_t match(const nn_subset *subset, uint32_t *indices)
{
    const array *arrays = subset->dataset->arrays;
    const bool test = subset->pool == NN_TEST;
    const array *labels = &arrays[test ? NN_TEST_LABELS : NN_TRAIN_LABELS];
    const size_t train_images = arrays[NN_TRAIN_IMAGES].count;
    // Until both files have ended there may be more labels than images.
    const size_t images = test ? arrays[NN_TEST_IMAGES].count : train_images;
    const size_t most = labels->filled < images ? labels->filled : images;
    if (train_images == 0) return 0; // test images have no index yet
    const size_t first = test ? train_images : 0;
    size_t matching = 0;
    for (size_t i = 0; i < most; i++) {
        if ((subset->classes >> labels->bytes[i] & 1) == 0) continue;
        if (indices) indices[matching] = (uint32_t)(first + i);
        matching++;
    }
    return matching;
}

// The same of the first `extra` images that belong to no pool.
static size_t match_extra(const nn_subset *subset, uint32_t *indices, size_t extra)
{
    size_t matching = 0;
    for (size_t i = 0; i < extra; i++) {
        if ((subset->classes >> subset->dataset->extra_labels[i] & 1) == 0) continue;
        if (indices) indices[matching] = NN_FIRST_EXTRA + (uint32_t)i;
        matching++;
    }
    return matching;
}

static void swap_words(uint32_t *words, size_t i, size_t j)
{
    const uint32_t word = words[i];
    words[i] = words[j];
    words[j] = word;
}

static void swap_bytes(uint8_t *bytes, size_t i, size_t j)
{
    const uint8_t byte = bytes[i];
    bytes[i] = bytes[j];
    bytes[j] = byte;
}

// Fisher and Yates.
static void shuffle(uint32_t *indices, size_t count, pcg32 *random)
{
    for (size_t left = count; left > 1; left--)
        swap_words(indices, left - 1, pcg32_below(random, (uint32_t)left));
}

// The same, and the images' labels go with them.
static void shuffle_images(nn_subset *subset, pcg32 random)
{
    for (size_t left = subset->count; left > 1; left--) {
        const size_t drawn = pcg32_below(&random, (uint32_t)left);
        swap_words(subset->indices, left - 1, drawn);
        swap_bytes(subset->labels, left - 1, drawn);
    }
}

// The images and labels in the order in which they were chosen.
static void restore_order(nn_subset *subset)
{
    if (subset->count == 0) return;
    memcpy(subset->indices, subset->chosen, subset->count * sizeof *subset->indices);
    memcpy(subset->labels, subset->chosen_labels, subset->count);
}

static void place(nn_subset *subset, arena *a)
{
    (void)arena_take(a, 1, sizeof *subset);
    subset->chosen = arena_take(a, subset->count, sizeof *subset->chosen);
    subset->indices = arena_take(a, subset->count, sizeof *subset->indices);
    subset->confidences = arena_floats(a, subset->count);
    subset->predictions = arena_take(a, subset->count, 1);
    subset->chosen_labels = arena_take(a, subset->count, 1);
    subset->labels = arena_take(a, subset->count, 1);
}

// The subset with its arrays, in one block; NULL without memory.
static nn_subset *build(nn_subset wanted)
{
    arena a = {0};
    place(&wanted, &a);
    nn_subset *const subset = nn_alloc((size_t)a.used_bytes);
    if (!subset) return NULL;
    memset(subset, 0, (size_t)a.used_bytes);
    *subset = wanted;
    a = (arena){.base = (char *)subset};
    place(subset, &a);
    return subset;
}

nn_subset *nn_subset_create(const nn_dataset *dataset, nn_pool pool, uint32_t classes, size_t skip,
                            size_t count, uint32_t draw, size_t extra)
{
    assert(extra <= dataset->extra_count);
    nn_subset wanted = {.dataset = dataset, .pool = pool, .classes = classes};
    const size_t matching = match(&wanted, NULL);
    const size_t left = matching - (skip < matching ? skip : matching);
    const size_t taken = count < left ? count : left;
    wanted.count = taken + match_extra(&wanted, NULL, extra);
    uint32_t *all = nn_alloc((matching + 1) * sizeof *all);
    nn_subset *subset = all ? build(wanted) : NULL;
    if (subset && wanted.count > 0) {
        match(subset, all);
        pcg32 random = pcg32_seed(draw, DRAW_STREAM);
        if (draw > 0) shuffle(all, matching, &random);
        if (taken > 0) memcpy(subset->chosen, all + skip, taken * sizeof *all);
        match_extra(subset, subset->chosen + taken, extra);
        for (size_t i = 0; i < wanted.count; i++)
            subset->chosen_labels[i] = dataset_label(dataset, subset->chosen[i]);
        restore_order(subset);
    }
    nn_free(all);
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

const uint8_t *nn_subset_labels(const nn_subset *subset)
{
    return subset->labels;
}

void nn_subset_shuffle(nn_subset *subset, uint32_t seed, uint32_t epoch)
{
    restore_order(subset); // the order before must not matter
    shuffle_images(subset, pcg32_seed(seed, SHUFFLE_STREAM + epoch));
}

void nn_subset_exchange_labels(nn_subset *subset, size_t count, uint32_t seed)
{
    assert(count <= subset->count);
    pcg32 random = pcg32_seed(seed, LABEL_STREAM);
    uint32_t *const order = subset->indices; // as scratch: restore_order() fills them anew
    for (size_t i = 0; i < subset->count; i++) order[i] = (uint32_t)i;
    shuffle(order, subset->count, &random);
    for (size_t left = count; left > 1; left--) {
        const size_t drawn = pcg32_below(&random, (uint32_t)left);
        swap_bytes(subset->chosen_labels, order[left - 1], order[drawn]);
    }
    restore_order(subset);
}

uint32_t nn_subset_checksum(const nn_subset *subset)
{
    static const uint8_t digits[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    const uint64_t hash =
        dataset_hash(subset->dataset, subset->indices, subset->labels, subset->count, digits);
    return (uint32_t)(hash ^ (hash >> 32));
}

const uint8_t *nn_subset_predictions(const nn_subset *subset)
{
    return subset->predictions;
}

const float *nn_subset_confidences(const nn_subset *subset)
{
    return subset->confidences;
}
