// fuzz_dataset.c — libFuzzer: whatever the bytes, a data set is refused or is what it says it is.
//
// The first byte of an input chooses the reader, the second the size of the pieces.
#include <stdlib.h>

#include "dataset.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static volatile unsigned sink;

// Reads every byte that is said to be here, so that the sanitizer checks them.
static void look_at(const nn_dataset *d)
{
    for (nn_pool pool = NN_TRAIN; pool <= NN_TEST; ++pool) {
        const size_t ready = nn_dataset_ready(d, pool);
        const size_t size = ready * nn_dataset_height(d) * nn_dataset_width(d);
        if (ready > nn_dataset_count(d, pool)) abort();
        for (size_t i = 0; i < size; ++i) sink += nn_dataset_images(d, pool)[i];
        for (size_t i = 0; i < ready; ++i)
            if (nn_dataset_labels(d, pool)[i] > 9) abort();
    }
}

static nn_status push(nn_dataset *d, nn_part part, const uint8_t *bytes, size_t count, size_t step)
{
    for (size_t at = 0; at < count; at += step) {
        const size_t piece = count - at < step ? count - at : step;
        const nn_status status = nn_dataset_push(d, part, bytes + at, piece);
        if (status != NN_OK) return status;
        look_at(d);
    }
    return nn_dataset_end(d, part);
}

// Labels first, so that images become ready as they come.
static nn_status push_pool(nn_dataset *d, const uint8_t *bytes, size_t count, size_t step)
{
    static const uint8_t labels[] = {0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3};
    const nn_status status = push(d, NN_TRAIN_LABELS, labels, sizeof labels, step);
    return status == NN_OK ? push(d, NN_TRAIN_IMAGES, bytes, count, step) : status;
}

static void shuffle(const nn_dataset *d)
{
    nn_subset *subset = nn_subset_create(d, NN_TRAIN, 0x3fe, 1, SIZE_MAX, 0);
    if (subset == NULL) return;
    nn_subset_shuffle(subset, 1, 1);
    for (size_t i = 0; i < nn_subset_count(subset); ++i)
        sink += *dataset_image(d, nn_subset_indices(subset)[i]);
    nn_subset_destroy(subset);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (count < 2) return 0;
    nn_dataset *d = nn_dataset_create();
    if (d == NULL) return 0;
    const size_t step = bytes[1] + 1u;
    nn_status status;
    switch (bytes[0] % 3) {
    case 0: status = nn_dataset_read_npz(d, bytes + 2, count - 2); break;
    case 1: status = push(d, NN_TRAIN_LABELS, bytes + 2, count - 2, step); break;
    default: status = push_pool(d, bytes + 2, count - 2, step); break;
    }
    if (status == NN_OK) {
        look_at(d);
        shuffle(d);
    } else {
        sink += (unsigned)nn_error_at();
    }
    nn_dataset_destroy(d);
    return 0;
}
