// status.c — the words for each status, and where the last failure was.
#include "status.h"

#include <assert.h>

static size_t failed_at;

static const char *const texts[] = {
    [NN_OK] = "Nothing has failed",
    [NN_ERR_MEMORY] = "There is not enough memory",
    [NN_ERR_FORMAT] = "This is neither IDX nor gzip nor NumPy's .npz, as byte {} shows",
    [NN_ERR_GZIP] = "The compressed data are damaged at byte {}",
    [NN_ERR_CHECKSUM] = "The checksum at byte {} does not match, so the file is damaged",
    [NN_ERR_TRUNCATED] = "The file ends too early, after {} bytes",
    [NN_ERR_TRAILING] = "The file goes on at byte {}, where it should have ended",
    [NN_ERR_ELEMENT_TYPE] = "The file does not hold unsigned bytes, as byte {} shows",
    [NN_ERR_DIMENSIONS] = "The dimension at byte {} is zero or too large, or there are too many "
                          "or too few of them",
    [NN_ERR_LABEL] = "Label {}, counted from 0, is not a digit from 0 to 9",
    [NN_ERR_COUNT] = "There are {} labels, but not as many images",
    [NN_ERR_IMAGE_SIZE] = "The test images differ in size from the training images",
    [NN_ERR_ARRAY_MISSING] = "The .npz lacks array {} of these, counted from 0: x_train, y_train, "
                             "x_test, y_test",
    [NN_ERR_EMPTY_SPEC] = "A layer is missing at column {}",
    [NN_ERR_LAYER] = "No layer has the name at column {}",
    [NN_ERR_WORD] = "The layer does not know the word at column {}",
    [NN_ERR_NUMBER] = "A number is missing or out of its range at column {}",
    [NN_ERR_KERNEL_SIZE] = "The size at column {} is larger than the layer's input, or a kernel's "
                           "and not odd",
    [NN_ERR_LAST_LAYER] = "The last layer, at column {}, must be `dense N softmax`, "
                          "`dense N sigmoid` or `dense N step`",
    [NN_ERR_ACTIVATION] = "Only the last layer may be softmax or step, not the one at column {}",
    [NN_ERR_LAYER_COUNT] = "There are more than 32 layers, the next one at column {}",
    [NN_ERR_CONVEX] =
        "L-BFGS cannot train the layer at column {}: it takes one layer with weights, "
        "softmax or sigmoid, and neither dropout nor batchnorm",
    [NN_ERR_ONE_OUTPUT] = "Softmax over one output, at column {}, is always 1: two classes need "
                          "`dense 2 softmax` or `dense 1 sigmoid`",
    [NN_ERR_STATE] = "The optimizer's state does not fit this network, which needs {} bytes",
};
_Static_assert(sizeof texts / sizeof *texts == NN_STATUS_COUNT, "one text per status");

const char *nn_status_text(nn_status status)
{
    assert((unsigned)status < NN_STATUS_COUNT);
    return texts[status];
}

size_t nn_error_at(void)
{
    return failed_at;
}

nn_status fail(nn_status status, size_t at)
{
    assert(status);
    failed_at = at;
    return status;
}
