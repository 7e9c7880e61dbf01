// conv.c — two-dimensional convolution with stride 1, the layer: padding, bias, activation, and
// which way an image is convolved.
#include "convolution.h"
#include "kernels.h"
#include "layer.h"

#include <string.h>

// Channels of a kernel that are prepared in a task.
enum { PREPARED_CHANNELS = 8 };

static size_t min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

// The convolution with just the zeros around the input that the layer's padding asks for.
static convolution tight(const layer *self)
{
    return (convolution){
        .height = self->out.height + self->kernel_height - 1,
        .width = self->out.width + self->kernel_width - 1,
        .channels = self->in.channels,
        .out_height = self->out.height,
        .out_width = self->out.width,
        .filters = self->count,
        .kernel_height = self->kernel_height,
        .kernel_width = self->kernel_width,
    };
}

// Ways to convolve an image, from the one that fits always to the fastest.
typedef enum { BY_PATCHES, BY_LINES, BY_WINOGRAD } way;

static way way_of(const layer *self)
{
    const convolution c = tight(self);
    return winograd_fits(&c) ? BY_WINOGRAD : lines_fit(&c) ? BY_LINES : BY_PATCHES;
}

static bool by_winograd(const layer *self)
{
    return way_of(self) == BY_WINOGRAD;
}

// The same as it is computed: Winograd's input grows to whole tiles.
static convolution computed(const layer *self)
{
    convolution c = tight(self);
    if (winograd_fits(&c)) {
        c.height = (c.out_height + 3) / 4 * 4 + 2;
        c.width = (c.out_width + 3) / 4 * 4 + 2;
    }
    return c;
}

static bool is_padded(const layer *self, const convolution *c)
{
    return c->height != self->in.height || c->width != self->in.width;
}

static size_t padded_count(const convolution *c)
{
    return c->height * c->width * c->channels;
}

// Weights of which a gradient is summed by each group of images: kernel, transformed or not, and
// bias.
static size_t sums_count(const layer *self)
{
    const convolution c = computed(self);
    const size_t kernel = by_winograd(self) ? winograd_kernel_count(&c) : self->kernel_count;
    return kernel + self->bias_count;
}

static bool conv_place(layer *self)
{
    const size_t margin_y = self->same ? 0 : self->kernel_height - 1;
    const size_t margin_x = self->same ? 0 : self->kernel_width - 1;
    if (margin_y >= self->in.height || margin_x >= self->in.width) return false;
    self->out = (shape){self->in.height - margin_y, self->in.width - margin_x, self->count};
    self->kernel_rank = 4;
    self->kernel_shape[0] = self->kernel_height;
    self->kernel_shape[1] = self->kernel_width;
    self->kernel_shape[2] = self->in.channels;
    self->kernel_shape[3] = self->count;
    self->kernel_count = self->kernel_height * self->kernel_width * self->in.channels * self->count;
    self->bias_count = self->bias_wanted ? self->count : 0;
    self->partial_count = block_count(PIECE_IMAGES, GROUP_IMAGES) * sums_count(self);
    const convolution c = computed(self);
    if (by_winograd(self)) self->prepared_count = 2 * winograd_kernel_count(&c);
    return true;
}

// Padded images of x and dx, and what the convolution itself needs.
static size_t conv_scratch(const layer *self)
{
    const convolution c = computed(self);
    const size_t product = by_winograd(self) ? winograd_scratch(&c) : patches_scratch(&c);
    return product + 2 * padded_count(&c);
}

// Copies between an image and its place in the padded one.
static void copy_middle(const layer *self, const convolution *c, float *padded, float *image,
                        bool into_padded)
{
    const size_t row = self->in.width * self->in.channels;
    const size_t top = self->same ? self->kernel_height / 2 : 0;
    const size_t left = self->same ? self->kernel_width / 2 : 0;
    for (size_t y = 0; y < self->in.height; y++) {
        float *const place = padded + ((y + top) * c->width + left) * c->channels;
        float *const line = image + y * row;
        floats_copy(into_padded ? place : line, into_padded ? line : place, row);
    }
}

// An image of the input as the convolution wants it: itself, or in `space` with zeros around it.
static const float *padded_input(const layer *self, const convolution *c, float *space,
                                 const float *image)
{
    if (!is_padded(self, c)) return image;
    memset(space, 0, padded_count(c) * sizeof *space);
    copy_middle(self, c, space, (float *)image, true);
    return space;
}

// Winograd's kernels, once for all images.
static size_t prepare_tasks(const layer *self, size_t images)
{
    (void)images;
    return by_winograd(self) ? block_count(self->in.channels, PREPARED_CHANNELS) : 0;
}

static void prepare(const layer *self, const buffers *b, const piece *p, size_t task,
                    float *scratch)
{
    (void)b, (void)p, (void)scratch;
    const convolution c = computed(self);
    winograd_kernel(&c, self->prepared, self->prepared + winograd_kernel_count(&c), self->kernel,
                    task * PREPARED_CHANNELS,
                    min_size((task + 1) * PREPARED_CHANNELS, self->in.channels));
}

static void forward_image(const layer *self, const buffers *b, size_t index, float *scratch)
{
    const convolution c = computed(self);
    float *const rest = scratch + padded_count(&c);
    const float *const x = padded_input(self, &c, scratch, b->x + index * shape_count(self->in));
    float *const y = b->y + index * shape_count(self->out);
    switch (way_of(self)) {
    case BY_WINOGRAD: winograd_forward(&c, y, x, self->prepared, rest); break;
    case BY_LINES: lines_forward(&c, y, x, self->kernel); break;
    case BY_PATCHES:
        memset(y, 0, shape_count(self->out) * sizeof *y);
        patches_forward(&c, y, x, self->kernel, rest);
        break;
    }
    if (self->bias) rows_add(y, self->bias, self->out.height * self->out.width, self->count);
    activation_forward(self->activation, y, shape_count(self->out));
}

static void forward(const layer *self, const buffers *b, const piece *p, size_t from, size_t to,
                    float *scratch)
{
    (void)p;
    for (size_t i = from; i < to; i++) forward_image(self, b, i, scratch);
}

// One image's dX and its part of the sums of dW and db.
static void backward_image(const layer *self, const buffers *b, size_t index, float *sums,
                           float *scratch)
{
    const convolution c = computed(self);
    float *const space = scratch + padded_count(&c), *const rest = space + padded_count(&c);
    const float *const x = padded_input(self, &c, scratch, b->x + index * shape_count(self->in));
    float *const dy = b->dy + index * shape_count(self->out);
    float *const dx = b->dx ? b->dx + index * shape_count(self->in) : NULL;
    float *const padded_dx = dx && is_padded(self, &c) ? space : dx;
    activation_backward(self->activation, dy, b->y + index * shape_count(self->out),
                        shape_count(self->out));
    if (self->bias) rows_sum(sums, dy, self->out.height * self->out.width, self->count);
    if (dx) memset(padded_dx, 0, padded_count(&c) * sizeof *dx);
    float *const dkernel = sums + self->bias_count;
    if (by_winograd(self)) {
        winograd_backward(&c, padded_dx, dkernel, dy, x, self->prepared + winograd_kernel_count(&c),
                          rest);
    } else {
        if (way_of(self) == BY_LINES)
            lines_kernel_backward(&c, dkernel, dy, x);
        else
            patches_kernel_backward(&c, dkernel, dy, x, rest);
        if (dx) patches_input_backward(&c, padded_dx, dy, self->kernel, rest);
    }
    if (padded_dx != dx) copy_middle(self, &c, padded_dx, dx, false);
}

// Each group of images has sums of its own in partials: bias, kernel.
static void backward(const layer *self, const buffers *b, const piece *p, size_t from, size_t to,
                     float *scratch)
{
    (void)p;
    float *const sums = self->partials + from / GROUP_IMAGES * sums_count(self);
    memset(sums, 0, sums_count(self) * sizeof *sums);
    for (size_t i = from; i < to; i++) backward_image(self, b, i, sums, scratch);
}

// The groups' sums are added in their order: a channel of Winograd's kernel a task, or all at once.
static size_t sum_tasks(const layer *self, size_t images)
{
    (void)images;
    return by_winograd(self) ? self->in.channels : 1;
}

static void sum(const layer *self, const buffers *b, const piece *p, size_t task, float *scratch)
{
    (void)b, (void)scratch;
    const convolution c = computed(self);
    const size_t groups = block_count(p->count, GROUP_IMAGES), stride = sums_count(self);
    for (size_t group = 0; task == 0 && group < groups; group++)
        for (size_t i = 0; i < self->bias_count; i++)
            self->dbias[i] += self->partials[group * stride + i];
    const float *const kernels = self->partials + self->bias_count;
    if (by_winograd(self))
        winograd_kernel_backward(&c, self->dkernel, kernels, groups, stride, task);
    else
        for (size_t group = 0; group < groups; group++)
            for (size_t i = 0; i < self->kernel_count; i++)
                self->dkernel[i] += kernels[group * stride + i];
}

const layer_type conv_type = {
    .name = "conv",
    .arguments = {COUNT, KERNEL},
    .has_weights = true,
    .has_padding = true,
    .place = conv_place,
    .scratch_count = conv_scratch,
    .prepare = {.task_count = prepare_tasks, .run = prepare},
    .forward = {.run_images = forward},
    .backward = {{.run_images = backward}},
    .finish = {.task_count = sum_tasks, .run = sum},
};
