// fuzz_npz.c — libFuzzer: whatever the bytes, an .npz is refused and leaves the data set empty, or
// all four arrays are there.
#include "fuzzing.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    nn_dataset *d = nn_dataset_create();
    require(d != NULL);
    const nn_status status = nn_dataset_read_npz(d, bytes, count);
    require(status < NN_STATUS_COUNT);
    for (nn_pool pool = NN_TRAIN; pool <= NN_TEST; ++pool) {
        const size_t images = nn_dataset_count(d, pool);
        require(status == NN_OK ? images > 0 && nn_dataset_ready(d, pool) == images : images == 0);
    }
    look_at(d);
    nn_dataset_destroy(d);
    return 0;
}
