// dataset.h — what a data set is made of, for the files that train on it.
#ifndef DATASET_H
#define DATASET_H
#include "gunzip.h"
#include "idx.h"

#include <assert.h>
#include <stdbool.h>

enum { PART_COUNT = 4 };

// One of the four files, while it is being read.
typedef struct {
    idx_reader idx;
    gunzip *gunzip; // NULL while nothing has come, in a plain file, and after the end
    bool begun, ended;
} dataset_file;

struct nn_dataset {
    uint64_t serial; // tells it from every other data set, also from one at the same address before
    array arrays[PART_COUNT]; // by nn_part
    dataset_file files[PART_COUNT];
    bool failed;
    uint8_t *extra_images; // [extra_count], of the size of the training images
    uint8_t *extra_labels; // [extra_count]
    size_t extra_count;
};

// Images of both pools are numbered through. Its pixels are here if nn_dataset_ready() says so.
static inline const uint8_t *dataset_image(const nn_dataset *dataset, size_t index)
{
    const array *train = &dataset->arrays[NN_TRAIN_IMAGES];
    const array *test = &dataset->arrays[NN_TEST_IMAGES];
    if (index >= NN_FIRST_EXTRA) {
        assert(index - NN_FIRST_EXTRA < dataset->extra_count);
        return dataset->extra_images + (index - NN_FIRST_EXTRA) * train->height * train->width;
    }
    assert(index < train->count + test->count);
    if (index < train->count) return train->bytes + index * train->height * train->width;
    return test->bytes + (index - train->count) * test->height * test->width;
}

static inline uint8_t dataset_label(const nn_dataset *dataset, size_t index)
{
    const size_t train_count = dataset->arrays[NN_TRAIN_IMAGES].count;
    if (index >= NN_FIRST_EXTRA) return dataset->extra_labels[index - NN_FIRST_EXTRA];
    if (index < train_count) return dataset->arrays[NN_TRAIN_LABELS].bytes[index];
    return dataset->arrays[NN_TEST_LABELS].bytes[index - train_count];
}

// A hash of images, each with the class that stands for its digit, in any order.
//
//   indices, labels  [count]
//   class_of_digit   [10]
uint64_t dataset_hash(const nn_dataset *dataset, const uint32_t *indices, const uint8_t *labels,
                      size_t count, const uint8_t *class_of_digit);

#endif
