// reshape.c — layers that do not compute: the input, flatten and rescaling.
#include "dataset.h"
#include "kernels.h"
#include "layer.h"

// Images that are asked for ahead, and the bytes that come at once.
enum { AHEAD = 2, CACHE_LINE = 64 };

// Has memory send an image that nobody expects next, while those before it are converted.
static void ask_for(const uint8_t *pixels, size_t count)
{
    for (size_t i = 0; i < count; i += CACHE_LINE) (void)*(const volatile uint8_t *)(pixels + i);
}

// Bytes of the data set become the input of the first layer, which every model has before it.
static void read_images(const layer *self, const buffers *b, const piece *p, size_t from, size_t to,
                        float *scratch)
{
    const size_t count = shape_count(self->out);
    const uint32_t *const indices = p->indices + p->first;
    for (size_t i = from; i < to; i++) {
        if (i + AHEAD < p->count && indices[i + AHEAD] != indices[i] + AHEAD)
            ask_for(dataset_image(p->dataset, indices[i + AHEAD]), count);
        const uint8_t *const pixels = dataset_image(p->dataset, indices[i]);
        if (self->pixels)
            csr_read(self->pixels, i, pixels, 1.0f / 255.0f, (uint8_t *)scratch);
        else
            input_read(self, b->y + (i - from) * count, pixels);
    }
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
