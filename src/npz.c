// npz.c — which arrays a data set in NumPy's .npz consists of.
#include "npz.h"

#include "npy.h"
#include "status.h"
#include "zip.h"

nn_status npz_read(array *arrays, span file)
{
    static const struct {
        const char *name;
        size_t rank;
    } parts[] = {
        [NN_TRAIN_IMAGES] = {"x_train.npy", 3},
        [NN_TRAIN_LABELS] = {"y_train.npy", 1},
        [NN_TEST_IMAGES] = {"x_test.npy", 3},
        [NN_TEST_LABELS] = {"y_test.npy", 1},
    };
    zip archive;
    nn_status status = zip_open(&archive, file);
    for (size_t part = 0; !status && part < sizeof parts / sizeof *parts; part++) {
        zip_entry entry;
        status = zip_entry_open(&entry, &archive, parts[part].name);
        if (status == NN_ERR_ARRAY_MISSING) return fail(status, part);
        if (status) return status;
        status = npy_read(&arrays[part], &entry, parts[part].rank);
        zip_entry_close(&entry);
    }
    return status;
}
