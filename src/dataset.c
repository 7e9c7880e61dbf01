// dataset.c — files as they arrive, or arrays: images and labels out, and whether they fit.
#include "dataset.h"

#include "npz.h"
#include "status.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_LABEL = 9, GZIP_FIRST_BYTE = 0x1f };

static nn_part images_of(nn_pool pool)
{
    return pool == NN_TRAIN ? NN_TRAIN_IMAGES : NN_TEST_IMAGES;
}

static nn_part labels_of(nn_pool pool)
{
    return pool == NN_TRAIN ? NN_TRAIN_LABELS : NN_TEST_LABELS;
}

static bool holds_labels(nn_part part)
{
    return part == NN_TRAIN_LABELS || part == NN_TEST_LABELS;
}

static size_t rank_of(nn_part part)
{
    return holds_labels(part) ? 1 : 3;
}

nn_dataset *nn_dataset_create(void)
{
    static uint64_t created;
    nn_dataset *const dataset = calloc(1, sizeof *dataset);
    if (dataset) dataset->serial = ++created;
    return dataset;
}

void nn_dataset_destroy(nn_dataset *dataset)
{
    if (!dataset) return;
    for (size_t part = 0; part < PART_COUNT; part++) {
        array_destroy(&dataset->arrays[part]);
        gunzip_destroy(dataset->files[part].gunzip);
    }
    free(dataset->extra_images);
    free(dataset->extra_labels);
    free(dataset);
}

// ---- What the parts must agree on ---------------------------------------------------------------

static nn_status check_labels(const array *labels, size_t from)
{
    for (size_t i = from; i < labels->filled; i++)
        if (labels->bytes[i] > MAX_LABEL) return fail(NN_ERR_LABEL, i);
    return NN_OK;
}

static nn_status check_image_size(const array *arrays)
{
    const array *train = &arrays[NN_TRAIN_IMAGES];
    const array *test = &arrays[NN_TEST_IMAGES];
    if (!train->bytes || !test->bytes) return NN_OK;
    const bool equal = train->height == test->height && train->width == test->width;
    return equal ? NN_OK : fail(NN_ERR_IMAGE_SIZE, 0);
}

static nn_status check_count(const array *arrays, nn_pool pool)
{
    const size_t labels = arrays[labels_of(pool)].count;
    return arrays[images_of(pool)].count == labels ? NN_OK : fail(NN_ERR_COUNT, labels);
}

// ---- IDX files ----------------------------------------------------------------------------------

// `count` bytes of the file have been written to where they belong.
static nn_status accept(nn_dataset *dataset, nn_part part, size_t count)
{
    array *a = &dataset->arrays[part];
    const size_t filled = a->filled;
    const nn_status status = idx_advance(&dataset->files[part].idx, a, count, rank_of(part));
    if (status) return status;
    return holds_labels(part) ? check_labels(a, filled) : check_image_size(dataset->arrays);
}

static size_t copy(uint8_t *out, size_t room, span *input)
{
    const size_t count = input->count < room ? input->count : room;
    memcpy(out, input->bytes, count);
    input->bytes += count;
    input->count -= count;
    return count;
}

static nn_status push(nn_dataset *dataset, nn_part part, span input)
{
    dataset_file *file = &dataset->files[part];
    while (input.count > 0) {
        size_t room;
        size_t produced;
        uint8_t *out = idx_room(&file->idx, &room, &dataset->arrays[part], rank_of(part));
        nn_status status = NN_OK;
        if (!file->gunzip)
            produced = copy(out, room, &input);
        else
            status = gunzip_read(file->gunzip, out, room, &produced, &input);
        // An error before damaged bytes is reported first, however the file was cut.
        const nn_status found = accept(dataset, part, produced);
        if (found) return found;
        if (status) return status;
    }
    return NN_OK;
}

nn_status nn_dataset_push(nn_dataset *dataset, nn_part part, const uint8_t *bytes, size_t count)
{
    dataset_file *file = &dataset->files[part];
    assert(!dataset->failed && !file->ended);
    if (count == 0) return NN_OK;
    if (!file->begun && bytes[0] == GZIP_FIRST_BYTE) {
        file->gunzip = gunzip_create(GUNZIP_GZIP);
        if (!file->gunzip) return fail(NN_ERR_MEMORY, 0);
    }
    file->begun = true;
    const nn_status status = push(dataset, part, (span){bytes, count});
    dataset->failed = status != NN_OK;
    return status;
}

static nn_status end(nn_dataset *dataset, nn_part part)
{
    dataset_file *file = &dataset->files[part];
    const array *a = &dataset->arrays[part];
    const bool cut = file->gunzip && !gunzip_ended(file->gunzip);
    if (cut || !a->bytes || a->filled < a->size) return fail(NN_ERR_TRUNCATED, file->idx.position);
    gunzip_destroy(file->gunzip);
    file->gunzip = NULL;
    file->ended = true;
    for (nn_pool pool = NN_TRAIN; pool <= NN_TEST; pool++) {
        if (!dataset->files[images_of(pool)].ended || !dataset->files[labels_of(pool)].ended)
            continue;
        const nn_status status = check_count(dataset->arrays, pool);
        if (status) return status;
    }
    return NN_OK;
}

nn_status nn_dataset_end(nn_dataset *dataset, nn_part part)
{
    assert(!dataset->failed && !dataset->files[part].ended);
    const nn_status status = end(dataset, part);
    dataset->failed = status != NN_OK;
    return status;
}

// ---- NumPy's .npz -------------------------------------------------------------------------------

static nn_status check_all(const array *arrays)
{
    for (nn_pool pool = NN_TRAIN; pool <= NN_TEST; pool++) {
        nn_status status = check_count(arrays, pool);
        if (!status) status = check_labels(&arrays[labels_of(pool)], 0);
        if (status) return status;
    }
    return check_image_size(arrays);
}

nn_status nn_dataset_read_npz(nn_dataset *dataset, const uint8_t *bytes, size_t count)
{
    array arrays[PART_COUNT] = {0};
    nn_status status = npz_read(arrays, (span){bytes, count});
    if (!status) status = check_all(arrays);
    for (size_t part = 0; part < PART_COUNT; part++) {
        assert(!dataset->files[part].begun && !dataset->arrays[part].bytes);
        if (status) {
            array_destroy(&arrays[part]);
            continue;
        }
        dataset->arrays[part] = arrays[part];
        dataset->files[part].ended = true;
    }
    return status;
}

// ---- Arrays -------------------------------------------------------------------------------------

static nn_status fill(array *a, const uint8_t *bytes, const uint32_t *dims, size_t rank)
{
    static const size_t nowhere[3]; // there is no file
    const nn_status status = array_create(a, dims, nowhere, rank);
    if (status) return status;
    memcpy(a->bytes, bytes, a->size);
    a->filled = a->size;
    return NN_OK;
}

nn_status nn_dataset_fill(nn_dataset *dataset, nn_pool pool, const uint8_t *images,
                          const uint8_t *labels, size_t count, size_t height, size_t width)
{
    array *const filled_images = &dataset->arrays[images_of(pool)];
    array *const filled_labels = &dataset->arrays[labels_of(pool)];
    const uint32_t dims[] = {(uint32_t)count, (uint32_t)height, (uint32_t)width};
    assert(!filled_images->bytes && !filled_labels->bytes && count <= UINT32_MAX);
    nn_status status = fill(filled_images, images, dims, 3);
    if (!status) status = fill(filled_labels, labels, dims, 1);
    if (!status) status = check_labels(filled_labels, 0);
    if (!status) status = check_image_size(dataset->arrays);
    if (status) {
        array_destroy(filled_images);
        array_destroy(filled_labels);
    }
    dataset->files[images_of(pool)].ended = !status;
    dataset->files[labels_of(pool)].ended = !status;
    return status;
}

// ---- Extra images -------------------------------------------------------------------------------

// `count` more bytes behind those that are there; false without memory, and nothing has changed.
static bool append(uint8_t **all, size_t filled, const uint8_t *bytes, size_t count)
{
    uint8_t *const grown = realloc(*all, filled + count);
    if (!grown) return false;
    memcpy(grown + filled, bytes, count);
    *all = grown;
    return true;
}

nn_status nn_dataset_add(nn_dataset *dataset, const uint8_t *images, const uint8_t *labels,
                         size_t count)
{
    const array *train = &dataset->arrays[NN_TRAIN_IMAGES];
    const size_t size = train->height * train->width;
    const size_t filled = dataset->extra_count;
    assert(train->bytes && count <= NN_FIRST_EXTRA - filled);
    if (count == 0) return NN_OK;
    if (!append(&dataset->extra_images, filled * size, images, count * size) ||
        !append(&dataset->extra_labels, filled, labels, count))
        return fail(NN_ERR_MEMORY, 0);
    dataset->extra_count += count;
    return NN_OK;
}

const uint8_t *nn_dataset_extra_images(const nn_dataset *dataset)
{
    return dataset->extra_images;
}

// ---- What is here -------------------------------------------------------------------------------

size_t nn_dataset_count(const nn_dataset *dataset, nn_pool pool)
{
    const size_t images = dataset->arrays[images_of(pool)].count;
    return images != 0 ? images : dataset->arrays[labels_of(pool)].count;
}

size_t nn_dataset_ready(const nn_dataset *dataset, nn_pool pool)
{
    const array *images = &dataset->arrays[images_of(pool)];
    const size_t labels = dataset->arrays[labels_of(pool)].filled;
    if (!images->bytes) return 0;
    const size_t whole = images->filled / (images->height * images->width);
    return whole < labels ? whole : labels;
}

static const array *any_images(const nn_dataset *dataset)
{
    const array *train = &dataset->arrays[NN_TRAIN_IMAGES];
    return train->bytes ? train : &dataset->arrays[NN_TEST_IMAGES];
}

size_t nn_dataset_height(const nn_dataset *dataset)
{
    return any_images(dataset)->height;
}

size_t nn_dataset_width(const nn_dataset *dataset)
{
    return any_images(dataset)->width;
}

const uint8_t *nn_dataset_images(const nn_dataset *dataset, nn_pool pool)
{
    return dataset->arrays[images_of(pool)].bytes;
}

const uint8_t *nn_dataset_labels(const nn_dataset *dataset, nn_pool pool)
{
    return dataset->arrays[labels_of(pool)].bytes;
}

// ---- Which images they are ----------------------------------------------------------------------

// Multiplies by an odd number, which moves every bit upward, and folds the upper half back.
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15); // 2^64 divided by the golden ratio
    return hash ^ (hash >> 32);
}

static uint64_t hash_bytes(const uint8_t *bytes, size_t count, uint64_t hash)
{
    for (; count >= sizeof(uint64_t); bytes += sizeof(uint64_t), count -= sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, bytes, sizeof word);
        hash = mix(hash, word);
    }
    for (; count > 0; bytes++, count--) hash = mix(hash, *bytes);
    return hash;
}

uint64_t dataset_hash(const nn_dataset *dataset, const uint32_t *indices, const uint8_t *labels,
                      size_t count, const uint8_t *class_of_digit)
{
    const size_t size = nn_dataset_height(dataset) * nn_dataset_width(dataset);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        const uint64_t class = class_of_digit[labels[i]];
        sum += mix(hash_bytes(dataset_image(dataset, indices[i]), size, class + 1), size);
    }
    return sum;
}
