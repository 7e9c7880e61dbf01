// layer.h — what a layer is: a row of functions, its sizes, and work that is cut into tasks.
//
// Training is a list of works, each cut into tasks that are independent of each other, so they may
// run in any order and on any thread. Work on single images is cut into groups of images, and a
// group passes all such works in a row while it lies in the cache. How work is cut depends on sizes
// alone, and sums over tasks are added in a fixed order, so results do not depend on who ran what.
#ifndef LAYER_H
#define LAYER_H

#include "arena.h"
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

typedef struct layer layer;

// The images that pass the network together: at most PIECE_IMAGES of a batch, in groups.
enum { PIECE_IMAGES = 128, GROUP_IMAGES = 8 };
typedef struct {
    size_t count; // images in this piece
    size_t first; // the first one's place in its batch
    uint32_t key; // of this step's random numbers
    bool training;
    const nn_dataset *dataset;
    const uint32_t *indices; // of the batch's images in the data set
} piece;

// A layer's arrays, an image after the other. Works read x and y and may change what they must.
typedef struct {
    const float *x; // [images, in]; NULL if self->pixels stands for it
    float *y;       // [images, out]; NULL likewise, of the input
    float *dy;      // [images, out] gradient of the loss
    float *dx;      // [images, in]; NULL where nobody needs it
    // Whether a gradient is written and read within one chain: then there is room for a group of
    // images of each thread, not for all of the piece.
    bool dy_passes, dx_passes;
} buffers;

// scratch: self's scratch_count floats and GEMM_SCRATCH more, the thread's own, 16-byte aligned.
typedef struct {
    // Either the images [from, to) of the piece, of one group, which the arrays begin with,
    void (*run_images)(const layer *self, const buffers *b, const piece *p, size_t from, size_t to,
                       float *scratch);
    // or one of the layer's own tasks. A work with neither does not exist.
    size_t (*task_count)(const layer *self, size_t images);
    void (*run)(const layer *self, const buffers *b, const piece *p, size_t task, float *scratch);
    bool only_for_dx; // left out where nobody needs the gradient of the layer's input
} work;

enum { BACKWARD_WORKS = 3 };

// What stands after a layer's name, in this order. A count is also a pool's window.
typedef enum { NO_ARGUMENT, COUNT, KERNEL, RATE, RANGE } argument;

typedef struct {
    const char *name;       // as written in a line of layers
    argument arguments[2];  // what follows the name
    bool has_weights;       // takes an activation, an initializer, `nobias`
    bool has_padding;       // takes `same` and `valid`
    bool backward_in_place; // dX may be written over dY
    // False where the layer does not fit its input. NULL: the output has the input's shape.
    bool (*place)(layer *self);
    size_t (*scratch_count)(const layer *self); // NULL: none
    work prepare;                               // before the first image
    work forward;                               // does not exist: the output is the input
    work backward[BACKWARD_WORKS];              // in this order
    work finish;                                // after the last image's gradient
} layer_type;

struct layer {
    const layer_type *type;
    size_t index; // among the model's layers
    shape in, out;

    // From the line.
    size_t count; // units, filters or the side of a pool's window
    size_t kernel_height, kernel_width;
    bool same; // zeros around the image keep its size
    float rate;
    bool signed_range; // rescaling: -1..1, not 0..1
    activation activation;
    initializer initializer;
    bool bias_wanted;

    // Images as the input lists them for the layer that reads this; NULL for all others.
    const csr *pixels;

    // How conv is computed.
    convolution_way way;
    convolution convolution;

    // Weights and their gradients; conv adds its tasks' gradients up from `partials` and keeps its
    // transformed kernels in `prepared`.
    size_t kernel_rank, kernel_shape[4];
    size_t kernel_count, bias_count, partial_count, prepared_count;
    float *kernel, *bias, *dkernel, *dbias, *partials, *prepared;
    const char *text; // as it stands in the line
    size_t column;    // where it starts there
};

static inline bool work_exists(const work *w)
{
    return w->run || w->run_images;
}

extern const layer_type input_type, dense_type, conv_type, maxpool_type, avgpool_type, dropout_type,
    flatten_type, rescaling_type;

// The arrays of the images from one on, in a group that this thread passes through the chain.
static inline buffers group_buffers(const layer *self, buffers b, size_t from, size_t thread)
{
    const size_t in = shape_count(self->in), out = shape_count(self->out);
    const size_t own = thread * GROUP_IMAGES;
    if (b.x) b.x += from * in;
    if (b.y) b.y += from * out;
    if (b.dy) b.dy += (b.dy_passes ? own : from) * out;
    if (b.dx) b.dx += (b.dx_passes ? own : from) * in;
    return b;
}

// What the input does with one image.
void input_read(const layer *self, float *y, const uint8_t *pixels);

// y = f(y), and dy = dy · f'(x) from y = f(x), for every activation but softmax and step, which are
// the loss'.
void activation_forward(activation f, float *y, size_t count);
void activation_backward(activation f, float *dy, const float *y, size_t count);

#endif
