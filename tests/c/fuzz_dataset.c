// fuzz_dataset.c — libFuzzer: whatever the bytes of IDX files, plain or in gzip, a data set is
// refused or is what it says it is.
//
// The first byte of an input says which files come, the second the size of the pieces, the next two
// where the first file ends if there are two.
#include "fuzzing.h"

#include "dataset.h"

enum { HEADER = 4 };

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

static nn_status push_two(nn_dataset *d, nn_part first, nn_part second, span file, size_t cut,
                          size_t step)
{
    const nn_status status = push(d, first, file.bytes, cut, step);
    if (status != NN_OK) return status;
    return push(d, second, file.bytes + cut, file.count - cut, step);
}

static nn_status push_files(nn_dataset *d, unsigned files, size_t cut, size_t step, span file)
{
    static const uint8_t labels[] = {0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3};
    switch (files % 4) {
    case 0: return push(d, NN_TRAIN_LABELS, file.bytes, file.count, step);
    case 1: return push_two(d, NN_TRAIN_IMAGES, NN_TRAIN_LABELS, file, cut, step);
    case 2: return push_two(d, NN_TRAIN_IMAGES, NN_TEST_IMAGES, file, cut, step);
    default: break;
    }
    // Labels first, so that images become ready as they come.
    const nn_status status = push(d, NN_TRAIN_LABELS, labels, sizeof labels, step);
    return status == NN_OK ? push(d, NN_TRAIN_IMAGES, file.bytes, file.count, step) : status;
}

// Subsets of what is ready hold images that are there.
static void shuffle(const nn_dataset *d, nn_pool pool)
{
    nn_subset *subset = nn_subset_create(d, pool, 0x3fe, 1, SIZE_MAX, pool == NN_TEST, 0);
    if (subset == NULL) return;
    nn_subset_shuffle(subset, 1, 1);
    require(nn_subset_count(subset) <= nn_dataset_count(d, pool));
    for (size_t i = 0; i < nn_subset_count(subset); ++i)
        sink += *dataset_image(d, nn_subset_indices(subset)[i]);
    nn_subset_destroy(subset);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (count < HEADER) return 0;
    nn_dataset *d = nn_dataset_create();
    require(d != NULL);
    const span file = {bytes + HEADER, count - HEADER};
    const size_t cut = (bytes[2] | (size_t)bytes[3] << 8) % (file.count + 1);
    if (push_files(d, bytes[0], cut, bytes[1] + 1u, file) == NN_OK) {
        look_at(d);
        shuffle(d, NN_TRAIN);
        shuffle(d, NN_TEST);
    } else {
        sink += (unsigned)nn_error_at();
    }
    nn_dataset_destroy(d);
    return 0;
}
