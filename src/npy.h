// npy.h — one array in NumPy's .npy format, versions 1.0 and 2.0.
#ifndef NPY_H
#define NPY_H

#include "array.h"
#include "zip.h"

// Reads the array that the entry holds, from its first byte to its last.
//
//   a      empty; the caller destroys it, also when this fails
//   rank   1 for labels, 3 for images
//
// NN_ERR_FORMAT, NN_ERR_ELEMENT_TYPE and NN_ERR_DIMENSIONS, at an offset in the .npy, and what
// zip_entry_read and zip_entry_end say.
nn_status npy_read(array *a, zip_entry *entry, size_t rank) NN_CHECKED;

#endif
