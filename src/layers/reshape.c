// reshape.c — layers that leave the numbers where they are: flatten and rescaling.
#include "layer.h"

static bool flatten_place(layer *self)
{
    self->out = (shape){1, 1, shape_count(self->in)};
    return true;
}

const layer_type flatten_type = {
    .name = "flatten",
    .place = flatten_place,
};

// The bytes of an image are scaled when they are read; this says to which range.
const layer_type rescaling_type = {
    .name = "rescaling",
    .arguments = {RANGE},
};
