// reshape.c — layers that do not compute: the input, flatten and rescaling.
#include "dataset.h"
#include "kernels.h"
#include "layer.h"

// Bytes of the data set become the input of the first layer, which every model has before it.
static void read_images(const layer *self, const buffers *b, const piece *p, size_t from, size_t to,
                        float *scratch)
{
    (void)scratch;
    const size_t count = shape_count(self->out);
    for (size_t i = from; i < to; i++)
        input_read(self, b->y + i * count, dataset_image(p->dataset, p->indices[p->first + i]));
}

void input_read(const layer *self, float *y, const uint8_t *pixels)
{
    const float offset = self->signed_range ? 127.0f : 0.0f;
    const float scale = self->signed_range ? 1.0f / 127.0f : 1.0f / 255.0f;
    pixels_scale(y, pixels, shape_count(self->out), offset, scale);
}

const layer_type input_type = {
    .name = "input",
    .forward = {.run_images = read_images},
};

static bool flatten_place(layer *self)
{
    self->out = (shape){1, 1, shape_count(self->in)};
    return true;
}

const layer_type flatten_type = {
    .name = "flatten",
    .place = flatten_place,
};

// Says to which range the input scales.
const layer_type rescaling_type = {
    .name = "rescaling",
    .arguments = {RANGE},
};
