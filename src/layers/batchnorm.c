// batchnorm.c — batch normalisation (Ioffe and Szegedy, 2015), with Keras' defaults: each channel
// gets mean 0 and variance 1 over all images and pixels of the batch, then a trained scale and
// offset.
//
//     x̂ = (x - mean) / √(variance + ε)        y = f(gamma · x̂ + beta)
//
// Outside of training, moving averages of mean and variance take the batch's place. They do not
// depend on the image: the gradient then passes through the scale alone.
//
// Statistics are exact for batches of any size: groups of images sum up by themselves in double,
// the sums are added in the order of the groups and then of the micro-batches, and what follows
// waits until the whole batch has passed (train.c).
#include "layer.h"
#include "simd.h"

#include <string.h>

static const float EPSILON = 1e-3f, MOMENTUM = 0.99f;

// Rows of pixels that stay in the first cache while their channels are summed one after the other.
enum { CACHED_ROWS = 64 };

// What is known of a channel once the batch has passed, in the layer's `statistics`.
typedef struct {
    float *mean, *variance, *scale; // scale: gamma / √(variance + ε)
    float *offset, *slope;          // dx = scale · (dy - offset - slope · (x - mean))
} statistics;

static statistics statistics_of(const layer *self, const buffers *b)
{
    const size_t channels = self->in.channels;
    float *const s = b->statistics;
    return (statistics){s, s + channels, s + 2 * channels, s + 3 * channels, s + 4 * channels};
}

static float scale_of(float gamma, float variance)
{
    return gamma / sqrtf(variance + EPSILON);
}

static bool batchnorm_infer_shape(layer *self)
{
    const size_t channels = self->in.channels;
    self->kernel_rank = 1;
    self->kernel_shape[0] = self->kernel_count = self->bias_count = channels;
    self->moving_count = 2 * channels;
    self->transformed_count = channels;
    self->partial_count = 2 * channels * (sizeof(double) / sizeof(float));
    self->sum_count = 4 * channels;
    self->statistic_count = 5 * channels;
    return true;
}

static size_t one_task(const layer *self, const buffers *b, size_t images)
{
    (void)self, (void)b, (void)images;
    return 1;
}

// Pixels of a group's images, which are rows of channels.
static size_t group_rows(const layer *self, const micro_batch *m, size_t task)
{
    return group_images(m, task) * self->in.height * self->in.width;
}

// ---- Sums ---------------------------------------------------------------------------------------

// sums += Σ v and products += Σ v · (w - shift) over the rows, for each channel. All have rows of
// `channels`; shift is one row, or NULL for zeros.
static void add_sums(double *restrict sums, double *restrict products, const float *v,
                     const float *w, const float *shift, size_t rows, size_t channels)
{
    size_t c = 0;
    for (; c + LANES <= channels; c += LANES) {
        const f32x4 moved = shift ? f32x4_load(shift + c) : (f32x4){0};
        f64x4 sum = {0}, product = {0};
        for (size_t row = 0; row < rows; row++) {
            const f64x4 a = __builtin_convertvector(f32x4_load(v + row * channels + c), f64x4);
            const f32x4 b = f32x4_load(w + row * channels + c) - moved;
            sum += a;
            product += a * __builtin_convertvector(b, f64x4);
        }
        for (size_t i = 0; i < LANES; i++) {
            sums[c + i] += sum[i];
            products[c + i] += product[i];
        }
    }
    for (; c < channels; c++)
        for (size_t row = 0; row < rows; row++) {
            const float b = w[row * channels + c] - (shift ? shift[c] : 0.0f);
            sums[c] += (double)v[row * channels + c];
            products[c] += (double)v[row * channels + c] * (double)b;
        }
}

// A group's sums, in its partials.
static void sum_group(const layer *self, const buffers *b, const float *v, const float *w,
                      const float *shift, size_t rows)
{
    const size_t channels = self->in.channels;
    double *const sums = (void *)b->partials;
    memset(sums, 0, 2 * channels * sizeof *sums);
    for (size_t row = 0; row < rows; row += CACHED_ROWS)
        add_sums(sums, sums + channels, v + row * channels, w + row * channels, shift,
                 min_size(CACHED_ROWS, rows - row), channels);
}

// Adds the sums of all groups to those of the micro-batches before.
static void add_groups(const layer *self, const buffers *b, double *sums, const micro_batch *m)
{
    const size_t count = 2 * self->in.channels;
    const double *part = (const void *)b->partials;
    if (m->first == 0) memset(sums, 0, count * sizeof *sums);
    for (size_t group = 0; group < block_count(m->count, GROUP_IMAGES); group++, part += count)
        for (size_t i = 0; i < count; i++) sums[i] += part[i];
}

static bool is_last(const micro_batch *m)
{
    return m->first + m->count == m->batch;
}

// Of a channel in the batch.
static double value_count(const layer *self, const micro_batch *m)
{
    return (double)m->batch * (double)(self->in.height * self->in.width);
}

// ---- Forward ------------------------------------------------------------------------------------

// The scale outside of training.
static void prepare(const layer *self, const layer_params *w, const buffers *b,
                    const micro_batch *m, size_t task, float *scratch)
{
    (void)b, (void)m, (void)task, (void)scratch;
    const size_t channels = self->in.channels;
    const float *const variance = w->moving + channels;
    for (size_t c = 0; c < channels; c++) w->transformed[c] = scale_of(w->kernel[c], variance[c]);
}

static void sum_inputs(const layer *self, const layer_params *w, const buffers *b,
                       const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    if (m->training) sum_group(self, b, b->x, b->x, NULL, group_rows(self, m, task));
}

// What the gradient of an inspected image needs; predictions have no room for it.
static void use_moving(const layer *self, const layer_params *w, const buffers *b)
{
    if (!b->statistics) return;
    const statistics s = statistics_of(self, b);
    memcpy(s.mean, w->moving, self->moving_count * sizeof *s.mean); // and the variance behind it
    memcpy(s.scale, w->transformed, self->in.channels * sizeof *s.scale);
}

static void find_statistics(const layer *self, const layer_params *w, const buffers *b,
                            const micro_batch *m, size_t task, float *scratch)
{
    (void)task, (void)scratch;
    if (!m->training) {
        use_moving(self, w, b);
        return;
    }
    const size_t channels = self->in.channels;
    const double *const sums = b->sums, count = value_count(self, m);
    add_groups(self, b, b->sums, m);
    if (!is_last(m)) return;
    const statistics s = statistics_of(self, b);
    for (size_t c = 0; c < channels; c++) {
        const double mean = sums[c] / count, variance = sums[channels + c] / count - mean * mean;
        s.mean[c] = (float)mean;
        s.variance[c] = variance > 0.0 ? (float)variance : 0.0f; // rounding may take it below
        s.scale[c] = scale_of(w->kernel[c], s.variance[c]);
    }
}

static void scale_rows(float *restrict y, const float *restrict x, const float *restrict mean,
                       const float *restrict scale, const float *restrict beta, size_t rows,
                       size_t channels)
{
    for (; rows > 0; rows--, y += channels, x += channels)
        for (size_t c = 0; c < channels; c++) y[c] = (x[c] - mean[c]) * scale[c] + beta[c];
}

static void forward(const layer *self, const layer_params *w, const buffers *b,
                    const micro_batch *m, size_t task, float *scratch)
{
    (void)scratch;
    const size_t rows = group_rows(self, m, task), channels = self->in.channels;
    const float *mean = w->moving, *scale = w->transformed;
    if (m->training) {
        const statistics s = statistics_of(self, b);
        mean = s.mean;
        scale = s.scale;
    }
    scale_rows(b->y, b->x, mean, scale, w->bias, rows, channels);
    activation_forward(self->activation, b->y, rows * channels);
}

// ---- Backward -----------------------------------------------------------------------------------

// dY becomes the gradient before the activation.
static void sum_gradients(const layer *self, const layer_params *w, const buffers *b,
                          const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    const size_t rows = group_rows(self, m, task);
    activation_backward(self->activation, b->dy, b->y, rows * self->in.channels);
    sum_group(self, b, b->dy, b->x, statistics_of(self, b).mean, rows);
}

// dbeta = Σ dy, dgamma = Σ dy · x̂, and what their means take from dx.
static void find_gradients(const layer *self, const layer_params *w, const buffers *b,
                           const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)task, (void)scratch;
    const size_t channels = self->in.channels;
    double *const sums = b->sums + 2 * channels;
    add_groups(self, b, sums, m);
    if (!is_last(m)) return;
    const statistics s = statistics_of(self, b);
    for (size_t c = 0; c < channels; c++) {
        const double variance = (double)(s.variance[c] + EPSILON), product = sums[channels + c];
        b->dbias[c] = (float)sums[c];
        b->dkernel[c] = (float)(product / sqrt(variance));
        s.offset[c] = m->training ? (float)(sums[c] / value_count(self, m)) : 0.0f;
        s.slope[c] = m->training ? (float)(product / variance / value_count(self, m)) : 0.0f;
    }
}

// dx may be dy.
static void backward_row(float *dx, const float *dy, const float *x, statistics s, size_t channels)
{
    size_t c = 0;
    for (; c + LANES <= channels; c += LANES) {
        const f32x4 far = f32x4_load(x + c) - f32x4_load(s.mean + c);
        const f32x4 rest = f32x4_load(dy + c) - f32x4_load(s.offset + c);
        f32x4_store(dx + c, f32x4_load(s.scale + c) * (rest - f32x4_load(s.slope + c) * far));
    }
    for (; c < channels; c++)
        dx[c] = s.scale[c] * (dy[c] - s.offset[c] - s.slope[c] * (x[c] - s.mean[c]));
}

static void backward(const layer *self, const layer_params *w, const buffers *b,
                     const micro_batch *m, size_t task, float *scratch)
{
    (void)w, (void)scratch;
    const size_t channels = self->in.channels, count = group_rows(self, m, task) * channels;
    const statistics s = statistics_of(self, b);
    for (size_t at = 0; at < count; at += channels)
        backward_row(b->dx + at, b->dy + at, b->x + at, s, channels);
}

// ---- Moving averages ----------------------------------------------------------------------------

static void update_moving(const layer *self, const layer_params *w, const buffers *b,
                          const micro_batch *m, size_t task, float *scratch)
{
    (void)m, (void)task, (void)scratch;
    const float *const found = statistics_of(self, b).mean; // and the variance behind it
    for (size_t i = 0; i < self->moving_count; i++)
        w->moving[i] = MOMENTUM * w->moving[i] + (1.0f - MOMENTUM) * found[i];
}

const layer_type batchnorm_type = {
    .name = "batchnorm",
    .has_weights = true,
    .has_activation = true,
    .backward_in_place = true,
    .infer_shape = batchnorm_infer_shape,
    .ops =
        (const op[]){
            {.phase = PREPARE, .task_count = one_task, .run = prepare},
            {.phase = FORWARD, .run = sum_inputs},
            {.phase = FORWARD, .task_count = one_task, .run = find_statistics, .of_batch = true},
            {.phase = FORWARD, .run = forward},
            {.phase = BACKWARD, .run = sum_gradients},
            {.phase = BACKWARD, .task_count = one_task, .run = find_gradients, .of_batch = true},
            {.phase = BACKWARD, .run = backward, .only_for_dx = true},
            {.phase = UPDATE, .task_count = one_task, .run = update_moving},
            {0},
        },
};
