// dense.c — the fully connected layer: Y = f(X · W + b).
#include "kernels.h"
#include "layer.h"

#include <string.h>

// Blocks of a matrix that are one task each: 128 rows if that makes tasks for four threads, or half
// of that.
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

static bool dense_place(layer *self)
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

static size_t forward_tasks(const layer *self, size_t images)
{
    return task_count(images, self->count);
}

static void forward(const layer *self, const buffers *b, const piece *p, size_t task,
                    float *scratch)
{
    const size_t in = shape_count(self->in), units = self->count;
    const block t = task_block(task, p->count, units);
    float *const y = b->y + t.row * units + t.column;
    if (b->x)
        gemm(y, units, (matrix){b->x + t.row * in, in, 1},
             (matrix){self->kernel + t.column, units, 1}, t.rows, t.columns, in, false, scratch);
    else
        csr_multiply(y, self->pixels, t.row, t.rows, self->kernel, units);
    for (size_t i = 0; i < t.rows; i++) {
        if (self->bias) rows_add(y + i * units, self->bias + t.column, 1, t.columns);
        activation_forward(self->activation, y + i * units, t.columns);
    }
}

// dY becomes the gradient before the activation, and db is summed: columns are tasks.
static size_t activation_tasks(const layer *self, size_t images)
{
    (void)images;
    return block_count(self->count, BLOCK_COLUMNS);
}

static void activation_run(const layer *self, const buffers *b, const piece *p, size_t task,
                           float *scratch)
{
    (void)scratch;
    const size_t units = self->count, column = task * BLOCK_COLUMNS;
    const size_t columns = min_size(BLOCK_COLUMNS, units - column);
    float *const dbias = self->dbias ? self->dbias + column : NULL;
    if (dbias && p->first == 0) memset(dbias, 0, columns * sizeof *dbias);
    for (size_t i = 0; i < p->count; i++) {
        float *const dy = b->dy + i * units + column;
        activation_backward(self->activation, dy, b->y + i * units + column, columns);
        if (dbias) rows_sum(dbias, dy, 1, columns);
    }
}

// dW = X^T · dY, or += after the batch's first piece.
static size_t kernel_tasks(const layer *self, size_t images)
{
    (void)images;
    if (self->pixels) return self->pixels->blocks;
    return task_count(shape_count(self->in), self->count);
}

static void kernel_run(const layer *self, const buffers *b, const piece *p, size_t task,
                       float *scratch)
{
    const size_t in = shape_count(self->in), units = self->count;
    const block t = task_block(task, in, units);
    if (self->pixels)
        csr_multiply_transposed(self->dkernel, self->pixels, p->count, task, b->dy, units,
                                p->first > 0, scratch);
    else
        gemm(self->dkernel + t.row * units + t.column, units, (matrix){b->x + t.row, 1, in},
             (matrix){b->dy + t.column, units, 1}, t.rows, t.columns, p->count, p->first > 0,
             scratch);
}

// dX = dY · W^T
static size_t input_tasks(const layer *self, size_t images)
{
    return task_count(images, shape_count(self->in));
}

static void input_run(const layer *self, const buffers *b, const piece *p, size_t task,
                      float *scratch)
{
    const size_t in = shape_count(self->in), units = self->count;
    const block t = task_block(task, p->count, in);
    float *const dx = b->dx + t.row * in + t.column;
    gemm(dx, in, (matrix){b->dy + t.row * units, units, 1},
         (matrix){self->kernel + t.column * units, 1, units}, t.rows, t.columns, units, false,
         scratch);
}

const layer_type dense_type = {
    .name = "dense",
    .arguments = {COUNT},
    .has_weights = true,
    .place = dense_place,
    .forward = {.task_count = forward_tasks, .run = forward},
    .backward = {{.task_count = activation_tasks, .run = activation_run},
                 {.task_count = kernel_tasks, .run = kernel_run},
                 {.task_count = input_tasks, .run = input_run, .only_for_dx = true}},
};
