// reshape.c — layers that do not compute: flatten and rescaling.
#include "layer.h"

static const op no_ops[] = {{0}};

static bool flatten_infer_shape(layer *self)
{
    self->out = (shape){1, 1, shape_count(self->in)};
    return true;
}

const layer_type flatten_type = {
    .name = "flatten",
    .infer_shape = flatten_infer_shape,
    .ops = no_ops,
};

// Its argument is for the input, which scales while it converts.
const layer_type rescaling_type = {
    .name = "rescaling",
    .arguments = {RANGE},
    .ops = no_ops,
};
