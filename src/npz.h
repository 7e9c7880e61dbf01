// npz.h — the four arrays of a data set from one NumPy .npz.
#ifndef NPZ_H
#define NPZ_H

#include "array.h"
#include "gunzip.h"

// Reads x_train, y_train, x_test and y_test, complete and with matching checksums.
//
//   arrays   [4] by nn_part, out: empty before; the caller destroys them, also when it fails
//
// NN_ERR_FORMAT … NN_ERR_DIMENSIONS, NN_ERR_ARRAY_MISSING, NN_ERR_MEMORY; nn_error_at() is an
// offset in the .npz for a failure of the zip and in the .npy for a failure of its header.
nn_status npz_read(array *arrays, span file) NN_CHECKED;

#endif
