// spec.h — a line of text becomes layers.
#ifndef SPEC_H
#define SPEC_H

#include "layer.h"

enum { MAX_LAYERS = 32 };

// Reads `spec` into layers whose shapes follow from the input's. Nothing is allocated: the layers'
// texts are parts of `spec`, in which bars and trailing spaces become zero bytes.
//
//   layers   [MAX_LAYERS] out
//   count    out
nn_status spec_parse(layer *layers, size_t *count, char *spec, shape input) NN_CHECKED;

#endif
