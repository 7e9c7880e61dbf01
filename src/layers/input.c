// input.c — where images enter the network: bytes of the data set become numbers of the first
// layer.
#include "dataset.h"
#include "kernels.h"
#include "layer.h"

// How many images ahead of the current one are prefetched; bytes that memory sends at once.
enum { AHEAD = 2, CACHE_LINE = 64 };

// Software prefetch: after a shuffle the next image is not where the hardware prefetcher looks.
static void prefetch(const uint8_t *pixels, size_t count)
{
    for (size_t i = 0; i < count; i += CACHE_LINE) (void)*(const volatile uint8_t *)(pixels + i);
}

// A prediction brings its image; all others are in the data set.
static const uint8_t *image_of(const micro_batch *m, size_t image)
{
    return m->pixels ? m->pixels : dataset_image(m->dataset, m->indices[m->first + image]);
}

static void prefetch_next(const micro_batch *m, size_t image, size_t count)
{
    const uint32_t *const indices = m->indices + m->first;
    if (image + AHEAD < m->count && indices[image + AHEAD] != indices[image] + AHEAD)
        prefetch(dataset_image(m->dataset, indices[image + AHEAD]), count);
}

// Floats that hold an augmented image and what augmenting it needs.
size_t input_scratch(shape image)
{
    return block_count(shape_count(image) + augment_scratch_bytes(image.height, image.width),
                       sizeof(float));
}

// The image as the network sees it in this step.
static const uint8_t *seen(const layer *self, const micro_batch *m, size_t image, float *scratch)
{
    const uint8_t *const pixels = image_of(m, image);
    if (!m->augmentation.used) return pixels;
    uint8_t *const augmented = (uint8_t *)(scratch + GEMM_SCRATCH); // csr_read writes before it
    const distortion d = augment_draw(&m->augmentation, m->indices[m->first + image]);
    augment_image(augmented, pixels, self->out.height, self->out.width, &d,
                  augmented + shape_count(self->out));
    return augmented;
}

// Writes floats to y, or lists of the non-zero pixels where the first layer reads those.
static void forward(const layer *self, const layer_params *w, const buffers *b,
                    const micro_batch *m, size_t task, float *scratch)
{
    (void)w;
    const size_t count = shape_count(self->out), first = task * GROUP_IMAGES;
    const float offset = self->signed_range ? 127.0f : 0.0f;
    const float scale = self->signed_range ? 1.0f / 127.0f : 1.0f / 255.0f;
    for (size_t i = 0; i < group_images(m, task); i++) {
        if (!m->pixels) prefetch_next(m, first + i, count);
        const uint8_t *const pixels = seen(self, m, first + i, scratch);
        if (b->pixels && m->listed)
            csr_read(b->pixels, first + i, pixels, scale, (uint8_t *)scratch);
        else
            pixels_scale(b->y + i * count, pixels, count, offset, scale);
    }
}

// Of no line: every network has it before its first layer.
const layer_type input_type = {
    .name = "input",
    .ops = (const op[]){{.phase = FORWARD, .run = forward}, {0}},
};
