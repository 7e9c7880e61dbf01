// fuzzing.h — what the fuzz targets share: limits, and what must hold of any data set.
#ifndef FUZZING_H
#define FUZZING_H

#include "nn.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);
const char *__asan_default_options(void);

// A few bytes may claim 512 MB. Here memory ends much earlier, so that running out of it is tried
// as well. libFuzzer itself asks for 21 MB.
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1:max_allocation_size_mb=32";
}

// Ends the run: what must hold does not.
static inline void require(int holds)
{
    if (!holds) abort();
}

static volatile unsigned sink;

// A model that is used for many inputs, and what its optimizer remembers before each: making a
// model takes longer than a few steps of a small one.
typedef struct {
    nn_model *model;
    uint8_t *state;
    size_t state_bytes, steps;
} kept_model;

static inline kept_model kept_model_of(nn_model *model)
{
    kept_model kept = {.model = model};
    kept.state_bytes = nn_state_bytes(model);
    kept.steps = nn_model_steps(model);
    kept.state = malloc(kept.state_bytes + 1);
    require(kept.state != NULL);
    nn_state_read(model, kept.state);
    return kept;
}

// The model with the state that it had when it was kept. Its weights are the caller's.
static inline nn_model *begin_anew(const kept_model *kept)
{
    require(nn_state_write(kept->model, kept->steps, kept->state, kept->state_bytes) == NN_OK);
    return kept->model;
}

// Reads every byte that is said to be here, so that the sanitizer checks them.
static inline void look_at(const nn_dataset *d)
{
    for (nn_pool pool = NN_TRAIN; pool <= NN_TEST; ++pool) {
        const size_t ready = nn_dataset_ready(d, pool);
        const size_t size = ready * nn_dataset_height(d) * nn_dataset_width(d);
        require(ready <= nn_dataset_count(d, pool));
        for (size_t i = 0; i < size; ++i) sink += nn_dataset_images(d, pool)[i];
        for (size_t i = 0; i < ready; ++i) require(nn_dataset_labels(d, pool)[i] <= 9);
    }
}

#endif
