// dense.c — the fully connected layer: Y = f(X · W + b).
//
// X is [images, in], W [in, units], Y [images, units]. Forward and the three gradients
//
//     db = Σ dY      dW = Xᵀ · dY      dX = dY · Wᵀ
//
// are operations of their own, because each is cut into tasks along the matrix that it writes.
#include "dataset.h"
#include "kernels.h"
#include "layer.h"

#include <string.h>

// A task computes a block of a matrix: 128 columns by 128 rows, or by half as many rows where that
// would give fewer than four tasks, so that four threads have work.
enum { MOST_ROWS = 128, BLOCK_COLUMNS = 128, ENOUGH_TASKS = 4 };

typedef struct {
    size_t row, column, rows, columns;
} block;

static size_t block_rows(size_t rows, size_t columns)
{
    const size_t tasks = block_count(rows, MOST_ROWS) * block_count(columns, BLOCK_COLUMNS);
    return tasks >= ENOUGH_TASKS ? MOST_ROWS : MOST_ROWS / 2;
}

static size_t task_count(size_t rows, size_t columns)
{
    return block_count(rows, block_rows(rows, columns)) * block_count(columns, BLOCK_COLUMNS);
}

// The block of a [rows, columns] matrix that is a task's.
static block task_block(size_t task, size_t rows, size_t columns)
{
    const size_t across = block_count(columns, BLOCK_COLUMNS), height = block_rows(rows, columns);
    const size_t row = task / across * height, column = task % across * BLOCK_COLUMNS;
    return (block){row, column, min_size(height, rows - row),
                   min_size(BLOCK_COLUMNS, columns - column)};
}

static bool dense_infer_shape(layer *self)
{
    const size_t in = shape_count(self->in), units = self->count;
    self->out = (shape){1, 1, units};
    self->kernel_rank = 2;
    self->kernel_shape[0] = in;
    self->kernel_shape[1] = units;
    self->kernel_count = in * units;
    self->bias_count = self->bias_wanted ? units : 0;
    return true;
}

// ---- Forward ------------------------------------------------------------------------------------

static image_form form_of(const buffers *b, const micro_batch *m)
{
    return b->reads_images ? m->form : NUMBERS;
}

static const uint8_t *image_of(const micro_batch *m, size_t image)
{
    return dataset_image(m->dataset, m->indices[m->first + image]);
}

// Y = f(X · W + b)
static size_t forward_tasks(const layer *self, const buffers *b, size_t images)
{
    (void)b;
    return task_count(images, self->count);
}

static void multiply_bytes(float *y, const float *kernel, size_t in, const micro_batch *m, block t)
{
    for (size_t i = t.row; i < t.row + t.rows; i++, y++)
        *y = PIXEL_SCALE * pixels_multiply(image_of(m, i), in, kernel);
}

static void forward(const layer *self, const layer_params *w, const buffers *b,
                    const micro_batch *m, size_t task, float *scratch)
{
    const size_t in = shape_count(self->in), units = self->count;
    const block t = task_block(task, m->count, units);
    float *const y = b->y + t.row * units + t.column;
    const image_form form = form_of(b, m);
    if (form == LISTS)
        csr_multiply(y, b->pixels, t.row, t.rows, w->kernel, units);
    else if (form == BYTES)
        multiply_bytes(y, w->kernel, in, m, t);
    else
        gemm(y, units, (matrix){b->x + t.row * in, in, 1}, (matrix){w->kernel + t.column, units, 1},
             t.rows, t.columns, in, false, scratch);
    for (size_t i = 0; i < t.rows; i++) {
        if (w->bias) rows_add(y + i * units, w->bias + t.column, 1, t.columns);
        activation_forward(self->activation, y + i * units, t.columns);
    }
}

// ---- Backward -----------------------------------------------------------------------------------

// dY becomes the gradient before the activation, and db its sum over the images. A task has some of
// the columns.
static size_t activation_tasks(const layer *self, const buffers *b, size_t images)
{
    (void)b, (void)images;
    return block_count(self->count, BLOCK_COLUMNS);
}

static void activation_run(const layer *self, const layer_params *w, const buffers *b,
                           const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    const size_t units = self->count, column = task * BLOCK_COLUMNS;
    const size_t columns = min_size(BLOCK_COLUMNS, units - column);
    float *const dbias = b->dbias ? b->dbias + column : NULL;
    if (dbias && m->first == 0) memset(dbias, 0, columns * sizeof *dbias);
    for (size_t i = 0; i < m->count; i++) {
        float *const dy = b->dy + i * units + column;
        activation_backward(self->activation, dy, b->y + i * units + column, columns);
        if (dbias) rows_sum(dbias, dy, 1, columns);
    }
}

// dW = Xᵀ · dY for the first micro-batch, += for the others. With lists a task has the rows of one
// of their blocks, and also where these images come as numbers.
static size_t kernel_tasks(const layer *self, const buffers *b, size_t images)
{
    (void)images;
    return b->pixels ? b->pixels->blocks : task_count(shape_count(self->in), self->count);
}

static block kernel_block(const buffers *b, size_t task, size_t in, size_t units)
{
    if (!b->pixels) return task_block(task, in, units);
    const size_t first = task * CSR_BLOCK;
    return (block){first, 0, min_size(CSR_BLOCK, in - first), units};
}

static void add_bytes(float *dkernel, const float *dy, const micro_batch *m, block t)
{
    const uint8_t *images[MICRO_BATCH];
    float factors[MICRO_BATCH];
    for (size_t i = 0; i < m->count; i++) {
        images[i] = image_of(m, i);
        factors[i] = PIXEL_SCALE * dy[i];
    }
    if (m->first == 0) memset(dkernel + t.row, 0, t.rows * sizeof *dkernel);
    pixels_multiply_transposed(dkernel + t.row, images, m->count, t.row, t.rows, factors);
}

static void kernel_run(const layer *self, const layer_params *w, const buffers *b,
                       const micro_batch *m, size_t task, float *scratch)
{
    (void)w;
    const size_t in = shape_count(self->in), units = self->count;
    const bool add = m->first > 0;
    const image_form form = form_of(b, m);
    if (form == LISTS) {
        csr_multiply_transposed(b->dkernel, b->pixels, m->count, task, b->dy, units, add, scratch);
        return;
    }
    const block t = kernel_block(b, task, in, units);
    if (form == BYTES) {
        add_bytes(b->dkernel, b->dy, m, t);
        return;
    }
    gemm(b->dkernel + t.row * units + t.column, units, (matrix){b->x + t.row, 1, in},
         (matrix){b->dy + t.column, units, 1}, t.rows, t.columns, m->count, add, scratch);
}

// dX = dY · Wᵀ
static size_t input_tasks(const layer *self, const buffers *b, size_t images)
{
    (void)b;
    return task_count(images, shape_count(self->in));
}

static void input_run(const layer *self, const layer_params *w, const buffers *b,
                      const micro_batch *m, size_t task, float *scratch)
{
    const size_t in = shape_count(self->in), units = self->count;
    const block t = task_block(task, m->count, in);
    float *const dx = b->dx + t.row * in + t.column;
    gemm(dx, in, (matrix){b->dy + t.row * units, units, 1},
         (matrix){w->kernel + t.column * units, 1, units}, t.rows, t.columns, units, false,
         scratch);
}

const layer_type dense_type = {
    .name = "dense",
    .arguments = {COUNT},
    .has_weights = true,
    .has_initializer = true,
    .has_activation = true,
    .infer_shape = dense_infer_shape,
    .ops =
        (const op[]){
            {.phase = FORWARD, .task_count = forward_tasks, .run = forward},
            {.phase = BACKWARD, .task_count = activation_tasks, .run = activation_run},
            {.phase = BACKWARD, .task_count = kernel_tasks, .run = kernel_run},
            {.phase = BACKWARD, .task_count = input_tasks, .run = input_run, .only_for_dx = true},
            {0},
        },
};
