// input.c — where images enter the network: bytes of the data set become numbers of the first
// layer.
#include "dataset.h"
#include "kernels.h"
#include "layer.h"

// Bytes that memory sends at once.
enum { CACHE_LINE = 64 };

// A prediction brings its image; all others are in the data set.
static const uint8_t *image_of(const micro_batch *m, size_t image)
{
    return m->pixels ? m->pixels : dataset_image(m->dataset, m->indices[m->first + image]);
}

// Touches a group's images, all at once: after a shuffle, or among the images of a few classes, the
// next one is not where the hardware prefetcher looks, and waiting for each takes longer.
static void prefetch(const micro_batch *m, size_t first, size_t images, size_t count)
{
    for (size_t i = first; i < first + images; i++) {
        const uint8_t *const pixels = image_of(m, i);
        for (size_t at = 0; at < count; at += CACHE_LINE)
            (void)*(const volatile uint8_t *)(pixels + at);
    }
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

// Writes numbers to y, or lists of the non-zero pixels. Bytes stay where they are.
static void forward(const layer *self, const layer_params *w, const buffers *b,
                    const micro_batch *m, size_t task, float *scratch)
{
    (void)w;
    const size_t count = shape_count(self->out), first = task * GROUP_IMAGES;
    const size_t images = group_images(m, task);
    const float offset = self->signed_range ? 127.0f : 0.0f;
    const float scale = self->signed_range ? 1.0f / 127.0f : PIXEL_SCALE;
    if (!m->pixels) prefetch(m, first, images, count);
    if (m->form == BYTES) return;
    for (size_t i = 0; i < images; i++) {
        const uint8_t *const pixels = seen(self, m, first + i, scratch);
        if (m->form == LISTS)
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
