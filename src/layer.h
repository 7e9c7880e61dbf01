// layer.h — what a layer is: a description that never changes, and the operations that it consists
// of.
//
// A layer holds no arrays. Its weights, its gradients and the images come as arguments of its
// operations, so that the same layer works with the model's weights or with a line search's trial,
// and on a micro-batch of training or on the one image of a prediction.
//
// An operation is cut into tasks that are independent of each other: they may run in any order and
// on any thread. How it is cut depends on sizes alone, and sums over tasks are added in a fixed
// order, so a result does not depend on who computed what.
#ifndef LAYER_H
#define LAYER_H

#include "augment.h"
#include "convolution.h"
#include "csr.h"
#include "nn.h"
#include "sizes.h"

#include <stdbool.h>

typedef struct {
    size_t height, width, channels;
} shape;

static inline size_t shape_count(shape s)
{
    return s.height * s.width * s.channels;
}

// The last two are for the last layer alone.
typedef enum { LINEAR, RELU, SIGMOID, TANH, SOFTMAX, STEP } activation;
typedef enum { GLOROT, HE, ZEROS } initializer;

// ---- What an operation works on -----------------------------------------------------------------

// Images of a batch that pass the network together. 128 activations of a layer stay in the cache,
// and memory does not depend on the size of the batch. Within it, operations on single images run
// in groups of 8, one operation after the other, while the group lies in a thread's own cache.
enum { MICRO_BATCH = 128, GROUP_IMAGES = 8 };

// How the first layer gets images: as numbers, as lists of what is not zero, or as the bytes of the
// data set.
typedef enum { NUMBERS, LISTS, BYTES } image_form;

// A byte times this is a number of 0 … 1.
#define PIXEL_SCALE (1.0f / 255.0f)

typedef struct {
    size_t count; // images in it, 1 … MICRO_BATCH
    size_t first; // the first one's place in its batch; 0 for the first of a step
    size_t batch; // images of the whole batch
    uint32_t key; // of this step's random numbers
    bool training;
    image_form form; // of its images, which the first layer can read
    const nn_dataset *dataset;
    const uint32_t *indices; // [batch] of the images in the data set
    const uint8_t *labels;   // [batch] digits
    const uint8_t *pixels;   // of the one image of a prediction, which comes from no data set
    augmentation augmentation;
} micro_batch;

// The weights that a layer computes with.
typedef struct {
    const float *kernel, *bias; // NULL without
    float *transformed;         // [transformed_count] written by PREPARE, read by the others
    float *moving;              // [moving_count] averages that UPDATE changes; NULL without
} layer_params;

// A layer's arrays, one image after the other.
typedef struct {
    bool reads_images; // x is what the input has written, in the form of the micro-batch
    const csr *pixels; // in place of x, or of y of the input, if the form is LISTS; NULL for all
                       // other layers
    const float *x;    // [images, in]
    float *y;          // [images, out]
    float *dy;         // [images, out] gradient of the loss; operations may change it
    float *dx;         // [images, in]; NULL where nobody needs it
    // Whether a gradient is written and read by operations on the same group of images, in the same
    // task. Then there is room for one group of each thread, not for all of the micro-batch.
    bool dy_per_thread, dx_per_thread;
    // Gradients of the weights: written for the first micro-batch of a step, added to for the
    // others.
    float *dkernel, *dbias;
    float *partials; // [groups, partial_count] sums of a group each, before they are added up
    // What is summed up over the batch while training, and what is made of it.
    double *sums;      // [sum_count]
    float *statistics; // [statistic_count]
} buffers;

// ---- Operations ---------------------------------------------------------------------------------

// When an operation runs; plan.c draws the order.
typedef enum {
    PREPARE,  // once a step, before its first image
    FORWARD,  // for each micro-batch, from the first layer to the last
    BACKWARD, // for each micro-batch, from the last layer to the first
    FINISH,   // for each micro-batch, after the backward operations of all layers
    UPDATE,   // once a step, with the optimizer's update
} phase;

typedef struct layer layer;

typedef struct {
    phase phase;
    bool only_for_dx; // left out where nobody needs the gradient of the layer's input
    bool of_batch;    // what follows waits until all images of the batch have come so far
    // Number of tasks for so many images. NULL: a task is a group of images, and the arrays that
    // `run` gets begin with the group's first image.
    size_t (*task_count)(const layer *self, const buffers *b, size_t images);
    // One task. scratch: [scratch_count + GEMM_SCRATCH] floats of this thread, 16-byte aligned.
    void (*run)(const layer *self, const layer_params *w, const buffers *b, const micro_batch *m,
                size_t task, float *scratch);
} op;

// ---- Layers -------------------------------------------------------------------------------------

// What stands after a layer's name, in this order. A count is also the side of a pooling window.
typedef enum { NO_ARGUMENT, COUNT, KERNEL, RATE, RANGE } argument;

typedef struct {
    const char *name;       // as written in a line of layers
    argument arguments[2];  // what follows the name
    bool has_weights;       // that are trained
    bool has_initializer;   // takes that, and `nobias`
    bool has_activation;    // takes one
    bool has_padding;       // takes `same` and `valid`
    bool has_stride;        // takes `stride N`
    bool backward_in_place; // dX may be written over dY
    // Sets the output's shape and the sizes of arrays. False where the layer does not fit its
    // input. NULL: the output has the input's shape.
    bool (*infer_shape)(layer *self);
    const op *ops; // in the order in which they run, ends with an empty one; conv chooses others
} layer_type;

// Set while the network is built, constant from then on.
struct layer {
    const layer_type *type;
    const op *ops;
    size_t index; // among the model's layers
    shape in, out;

    // From the line.
    size_t count;  // units, filters or the side of a pooling window
    size_t stride; // of windows; 0 without the word, which infer_shape replaces
    size_t kernel_height, kernel_width;
    bool same; // zeros around the image keep its size
    float rate;
    bool signed_range; // rescaling: -1..1, not 0..1
    activation activation;
    initializer initializer;
    bool bias_wanted;
    const char *text; // as it stands in the line
    size_t column;    // where it starts there

    // Floats of its arrays: weights, what PREPARE makes of them, what each group of images sums up,
    // and a thread's scratch beyond GEMM_SCRATCH; moving averages, and what they come from. A
    // kernel of one dimension is a scale, which no penalty meets.
    size_t kernel_rank, kernel_shape[4];
    size_t kernel_count, bias_count, transformed_count, partial_count, scratch_count;
    size_t moving_count, sum_count, statistic_count;
    size_t kernel_at, bias_at, moving_at; // where its weights lie among the network's

    // Of conv.
    const struct conv_algorithm *algorithm;
    convolution convolution;
};

extern const layer_type input_type, dense_type, conv_type, maxpool_type, avgpool_type,
    globalavgpool_type, batchnorm_type, dropout_type, flatten_type, rescaling_type;

// Whether the layer has operations of this phase. Without FORWARD its output is its input.
static inline bool layer_has(const layer *self, phase p)
{
    for (const op *o = self->ops; o->run; o++)
        if (o->phase == p) return true;
    return false;
}

static inline size_t op_task_count(const op *o, const layer *self, const buffers *b, size_t images)
{
    return o->task_count ? o->task_count(self, b, images) : block_count(images, GROUP_IMAGES);
}

// Images of the group that is a task.
static inline size_t group_images(const micro_batch *m, size_t task)
{
    return min_size(GROUP_IMAGES, m->count - task * GROUP_IMAGES);
}

// The arrays from a group's first image on.
static inline buffers group_buffers(const layer *self, buffers b, size_t task, size_t thread)
{
    const size_t in = shape_count(self->in), out = shape_count(self->out);
    const size_t from = task * GROUP_IMAGES, own = thread * GROUP_IMAGES;
    if (b.x) b.x += from * in;
    if (b.y) b.y += from * out;
    if (b.dy) b.dy += (b.dy_per_thread ? own : from) * out;
    if (b.dx) b.dx += (b.dx_per_thread ? own : from) * in;
    if (b.partials) b.partials += task * self->partial_count;
    return b;
}

// Runs one task on the arrays of a micro-batch.
static inline void op_run(const op *o, const layer *self, const layer_params *w, const buffers *b,
                          const micro_batch *m, size_t task, size_t thread, float *scratch)
{
    const buffers own = o->task_count ? *b : group_buffers(self, *b, task, thread);
    o->run(self, w, &own, m, task, scratch);
}

// Runs all operations of a phase on one image, by the caller alone.
static inline void layer_run_single(const layer *self, phase when, const layer_params *w,
                                    const buffers *b, const micro_batch *image, float *scratch)
{
    for (const op *o = self->ops; o->run; o++)
        for (size_t task = 0; o->phase == when && task < op_task_count(o, self, b, 1); task++)
            op_run(o, self, w, b, image, task, 0, scratch);
}

// Of the input, which is no layer of the line: floats of its scratch beyond GEMM_SCRATCH.
size_t input_scratch(shape image);

// y = f(y), and dy = dy · f'(x) from y = f(x), for every activation but softmax and step, which
// loss.c applies.
void activation_forward(activation f, float *y, size_t count);
void activation_backward(activation f, float *dy, const float *y, size_t count);

#endif
