// kernels_ref.c — the sums as the textbook writes them, index by index.
#include "kernels_ref.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Each sum in the order of the depth. The columns of a row are summed side by side, which takes a
// fifth of the time.
void gemm_ref(float *c, size_t c_row, matrix a, matrix b, size_t m, size_t n, size_t k)
{
    double *const factors = malloc(k * n * sizeof *factors), *const sums = malloc(n * sizeof *sums);
    for (size_t at = 0; at < k * n; at++)
        factors[at] = (double)b.at[at / n * b.row + at % n * b.column];
    for (size_t i = 0; i < m; i++) {
        for (size_t j = 0; j < n; j++) sums[j] = (double)c[i * c_row + j];
        for (size_t d = 0; d < k; d++) {
            const double factor = (double)a.at[i * a.row + d * a.column];
            for (size_t j = 0; j < n; j++) sums[j] += factor * factors[d * n + j];
        }
        for (size_t j = 0; j < n; j++) c[i * c_row + j] = (float)sums[j];
    }
    free(factors), free(sums);
}

static size_t index_of(shape s, size_t image, size_t y, size_t x, size_t channel)
{
    return ((image * s.height + y) * s.width + x) * s.channels + channel;
}

// Images are surrounded by zeros.
static double value_at(const float *images, shape s, size_t image, ptrdiff_t y, ptrdiff_t x,
                       size_t channel)
{
    if (y < 0 || x < 0 || y >= (ptrdiff_t)s.height || x >= (ptrdiff_t)s.width) return 0.0;
    return (double)images[index_of(s, image, (size_t)y, (size_t)x, channel)];
}

static double weight_at(const layer *self, const float *kernel, size_t ky, size_t kx,
                        size_t channel, size_t filter)
{
    const size_t row = (ky * self->kernel_width + kx) * self->in.channels + channel;
    return (double)kernel[row * self->count + filter];
}

// Half of the zeros that `same` adds along one side, so that the windows of `out` outputs fit.
static ptrdiff_t margin(const layer *self, size_t in, size_t out, size_t kernel)
{
    const ptrdiff_t missing = (ptrdiff_t)((out - 1) * self->stride + kernel) - (ptrdiff_t)in;
    return self->same && missing > 0 ? missing / 2 : 0;
}

// The input that the output pixel (row, column) sees through kernel element (ky, kx).
static ptrdiff_t seen_row(const layer *self, size_t row, size_t ky)
{
    return (ptrdiff_t)(row * self->stride + ky) -
           margin(self, self->in.height, self->out.height, self->kernel_height);
}

static ptrdiff_t seen_column(const layer *self, size_t column, size_t kx)
{
    return (ptrdiff_t)(column * self->stride + kx) -
           margin(self, self->in.width, self->out.width, self->kernel_width);
}

void conv_forward_ref(const layer *self, float *y, const float *kernel, const float *bias,
                      const float *x, size_t images)
{
    const shape in = self->in, out = self->out;
    for (size_t at = 0; at < images * shape_count(out); at++) {
        const size_t filter = at % out.channels, column = at / out.channels % out.width;
        const size_t row = at / (out.channels * out.width) % out.height;
        const size_t image = at / shape_count(out);
        double sum = bias ? (double)bias[filter] : 0.0;
        for (size_t ky = 0; ky < self->kernel_height; ky++)
            for (size_t kx = 0; kx < self->kernel_width; kx++)
                for (size_t c = 0; c < in.channels; c++)
                    sum += weight_at(self, kernel, ky, kx, c, filter) *
                           value_at(x, in, image, seen_row(self, row, ky),
                                    seen_column(self, column, kx), c);
        y[at] = (float)sum;
    }
}

static void conv_dkernel_ref(const layer *self, float *dkernel, const float *x, const float *dy,
                             size_t images)
{
    const shape in = self->in, out = self->out;
    for (size_t at = 0; at < self->kernel_count; at++) {
        const size_t filter = at % self->count, c = at / self->count % in.channels;
        const size_t kx = at / (self->count * in.channels) % self->kernel_width;
        const size_t ky = at / (self->count * in.channels * self->kernel_width);
        double sum = (double)dkernel[at];
        for (size_t image = 0; image < images; image++)
            for (size_t row = 0; row < out.height; row++)
                for (size_t column = 0; column < out.width; column++)
                    sum += (double)dy[index_of(out, image, row, column, filter)] *
                           value_at(x, in, image, seen_row(self, row, ky),
                                    seen_column(self, column, kx), c);
        dkernel[at] = (float)sum;
    }
}

// What the output pixels of one image that see the pixel (row, column) pass on to its channel.
static double seen_gradient(const layer *self, const float *kernel, const float *dy, size_t row,
                            size_t column, size_t channel)
{
    const shape out = self->out;
    double sum = 0.0;
    for (size_t pixel = 0; pixel < out.height * out.width; pixel++)
        for (size_t ky = 0; ky < self->kernel_height; ky++)
            for (size_t kx = 0; kx < self->kernel_width; kx++) {
                if (seen_row(self, pixel / out.width, ky) != (ptrdiff_t)row) continue;
                if (seen_column(self, pixel % out.width, kx) != (ptrdiff_t)column) continue;
                for (size_t filter = 0; filter < out.channels; filter++)
                    sum += weight_at(self, kernel, ky, kx, channel, filter) *
                           (double)dy[pixel * out.channels + filter];
            }
    return sum;
}

static void conv_dx_ref(const layer *self, float *dx, const float *kernel, const float *dy,
                        size_t images)
{
    const shape in = self->in;
    for (size_t at = 0; at < images * shape_count(in); at++)
        dx[at] =
            (float)seen_gradient(self, kernel, dy + at / shape_count(in) * shape_count(self->out),
                                 at / (in.channels * in.width) % in.height,
                                 at / in.channels % in.width, at % in.channels);
}

void conv_backward_ref(const layer *self, float *dx, float *dkernel, float *dbias,
                       const float *kernel, const float *x, const float *dy, size_t images)
{
    conv_dkernel_ref(self, dkernel, x, dy, images);
    for (size_t filter = 0; filter < self->bias_count; filter++) {
        double sum = (double)dbias[filter];
        for (size_t at = filter; at < images * shape_count(self->out); at += self->out.channels)
            sum += (double)dy[at];
        dbias[filter] = (float)sum;
    }
    conv_dx_ref(self, dx, kernel, dy, images);
}

// Index of the first of the largest values in the window of output `at`.
static size_t largest_in_window(const layer *self, const float *x, size_t at)
{
    const shape out = self->out;
    const size_t side = self->count, channel = at % out.channels, image = at / shape_count(out);
    const size_t row = at / (out.channels * out.width) % out.height * self->stride;
    const size_t column = at / out.channels % out.width * self->stride;
    size_t best = index_of(self->in, image, row, column, channel);
    for (size_t i = 0; i < side; i++)
        for (size_t j = 0; j < side; j++) {
            const size_t other = index_of(self->in, image, row + i, column + j, channel);
            if (x[other] > x[best]) best = other;
        }
    return best;
}

void maxpool_forward_ref(const layer *self, float *y, const float *x, size_t images)
{
    for (size_t at = 0; at < images * shape_count(self->out); at++)
        y[at] = x[largest_in_window(self, x, at)];
}

void maxpool_backward_ref(const layer *self, float *dx, const float *x, const float *dy,
                          size_t images)
{
    memset(dx, 0, images * shape_count(self->in) * sizeof *dx);
    for (size_t at = 0; at < images * shape_count(self->out); at++)
        dx[largest_in_window(self, x, at)] += dy[at];
}

void avgpool_forward_ref(const layer *self, float *y, const float *x, size_t images)
{
    const shape out = self->out;
    const size_t side = self->count;
    for (size_t at = 0; at < images * shape_count(out); at++) {
        const size_t row = at / (out.channels * out.width) % out.height * self->stride;
        const size_t column = at / out.channels % out.width * self->stride;
        double sum = 0.0;
        for (size_t i = 0; i < side; i++)
            for (size_t j = 0; j < side; j++)
                sum += (double)x[index_of(self->in, at / shape_count(out), row + i, column + j,
                                          at % out.channels)];
        y[at] = (float)(sum / (double)(side * side));
    }
}

void globalavgpool_forward_ref(const layer *self, float *y, const float *x, size_t images)
{
    const shape in = self->in;
    for (size_t at = 0; at < images * in.channels; at++) {
        double sum = 0.0;
        for (size_t pixel = 0; pixel < in.height * in.width; pixel++)
            sum += (double)x[index_of(in, at / in.channels, 0, pixel, at % in.channels)];
        y[at] = (float)(sum / (double)(in.height * in.width));
    }
}

void globalavgpool_backward_ref(const layer *self, float *dx, const float *dy, size_t images)
{
    const shape in = self->in;
    const double pixels = (double)(in.height * in.width);
    for (size_t at = 0; at < images * shape_count(in); at++)
        dx[at] =
            (float)((double)dy[at / shape_count(in) * in.channels + at % in.channels] / pixels);
}

// What the windows that begin at the pixel's row - i and column - j pass on, for every i and j of a
// window.
void avgpool_backward_ref(const layer *self, float *dx, const float *dy, size_t images)
{
    const shape in = self->in;
    const size_t side = self->count, stride = self->stride;
    for (size_t at = 0; at < images * shape_count(in); at++) {
        const size_t row = at / (in.channels * in.width) % in.height;
        const size_t column = at / in.channels % in.width;
        double sum = 0.0;
        for (size_t i = 0; i < side && i <= row; i++)
            for (size_t j = 0; j < side && j <= column; j++)
                if ((row - i) % stride == 0 && (column - j) % stride == 0)
                    sum += value_at(dy, self->out, at / shape_count(in),
                                    (ptrdiff_t)((row - i) / stride),
                                    (ptrdiff_t)((column - j) / stride), at % in.channels);
        dx[at] = (float)(sum / (double)(side * side));
    }
}

// ---- Batch normalisation ------------------------------------------------------------------------

// Of one channel in the batch: Keras' epsilon is in the deviation.
typedef struct {
    double mean, deviation;
} moments;

static moments moments_of(const float *x, size_t channel, size_t channels, size_t rows)
{
    moments m = {0.0, 0.0};
    for (size_t row = 0; row < rows; row++) m.mean += (double)x[row * channels + channel];
    m.mean /= (double)rows;
    for (size_t row = 0; row < rows; row++)
        m.deviation += pow((double)x[row * channels + channel] - m.mean, 2.0);
    m.deviation = sqrt(m.deviation / (double)rows + 1e-3);
    return m;
}

void batchnorm_forward_ref(const layer *self, float *y, const float *gamma, const float *beta,
                           const float *x, size_t images)
{
    const size_t channels = self->in.channels, rows = images * self->in.height * self->in.width;
    for (size_t at = 0; at < rows * channels; at++) {
        const size_t c = at % channels;
        const moments m = moments_of(x, c, channels, rows);
        y[at] =
            (float)((double)gamma[c] * ((double)x[at] - m.mean) / m.deviation + (double)beta[c]);
    }
}

// dx = gamma / deviation · (dy - mean of dy - x̂ · mean of dy · x̂)
void batchnorm_backward_ref(const layer *self, float *dx, float *dgamma, float *dbeta,
                            const float *gamma, const float *x, const float *dy, size_t images)
{
    const size_t channels = self->in.channels, rows = images * self->in.height * self->in.width;
    for (size_t c = 0; c < channels; c++) {
        const moments m = moments_of(x, c, channels, rows);
        double sum = 0.0, product = 0.0;
        for (size_t at = c; at < rows * channels; at += channels) {
            sum += (double)dy[at];
            product += (double)dy[at] * ((double)x[at] - m.mean) / m.deviation;
        }
        dbeta[c] = (float)sum;
        dgamma[c] = (float)product;
        for (size_t at = c; at < rows * channels; at += channels) {
            const double normal = ((double)x[at] - m.mean) / m.deviation;
            const double rest = (double)dy[at] - (sum + normal * product) / (double)rows;
            dx[at] = (float)((double)gamma[c] / m.deviation * rest);
        }
    }
}

// ---- Augmentation -------------------------------------------------------------------------------

// Outside an image there is paper.
static double pixel_ref(const double *image, size_t height, size_t width, double y, double x)
{
    if (y < 0.0 || x < 0.0 || y >= (double)height || x >= (double)width) return 0.0;
    return image[(size_t)y * width + (size_t)x];
}

// One pass of grey dilation, or erosion, by `share` of the way to the extreme of five pixels.
static void morph_ref(double *image, size_t height, size_t width, bool thicker, double share)
{
    double *const before = malloc(height * width * sizeof *before);
    memcpy(before, image, height * width * sizeof *before);
    static const int offsets[5][2] = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    for (size_t i = 0; i < height * width; i++) {
        double extreme = before[i];
        for (size_t k = 0; k < 5; k++) {
            const double value =
                pixel_ref(before, height, width, (double)(i / width) + offsets[k][0],
                          (double)(i % width) + offsets[k][1]);
            extreme = thicker ? fmax(extreme, value) : fmin(extreme, value);
        }
        image[i] = before[i] + share * (extreme - before[i]);
    }
    free(before);
}

// A component of the elastic displacement, bilinear between the nodes, which lie at whole
// pixels.
static double elastic_ref(const distortion *d, size_t axis, size_t y, size_t x, size_t height,
                          size_t width)
{
    size_t i = 0, j = 0;
    while ((i + 1) * height / AUGMENT_CELLS <= y) i++;
    while ((j + 1) * width / AUGMENT_CELLS <= x) j++;
    const size_t top = i * height / AUGMENT_CELLS, left = j * width / AUGMENT_CELLS;
    const double v = (double)(y - top) / (double)((i + 1) * height / AUGMENT_CELLS - top);
    const double u = (double)(x - left) / (double)((j + 1) * width / AUGMENT_CELLS - left);
    return (1.0 - v) * ((1.0 - u) * d->elastic[i][j][axis] + u * d->elastic[i][j + 1][axis]) +
           v * ((1.0 - u) * d->elastic[i + 1][j][axis] + u * d->elastic[i + 1][j + 1][axis]);
}

static double bilinear_ref(const double *image, size_t height, size_t width, double y, double x)
{
    const double top = floor(y), left = floor(x), v = y - top, u = x - left;
    return (1.0 - v) * ((1.0 - u) * pixel_ref(image, height, width, top, left) +
                        u * pixel_ref(image, height, width, top, left + 1.0)) +
           v * ((1.0 - u) * pixel_ref(image, height, width, top + 1.0, left) +
                u * pixel_ref(image, height, width, top + 1.0, left + 1.0));
}

void augment_ref(double *to, const uint8_t *pixels, size_t height, size_t width,
                 const distortion *d)
{
    const double degree = acos(-1.0) / 180.0;
    const double middle_y = ((double)height - 1.0) / 2.0, middle_x = ((double)width - 1.0) / 2.0;
    double *const image = malloc(height * width * sizeof *image);
    for (size_t i = 0; i < height * width; i++) image[i] = pixels[i];
    for (double left = fabs(d->stroke) / 2.0; left > 0.0; left -= 1.0)
        morph_ref(image, height, width, d->stroke > 0.0, fmin(left, 1.0));
    for (size_t i = 0; i < height * width; i++) {
        const size_t row = i / width, column = i % width;
        // Undone in turn: the shift, the factor, the turn, the lean.
        const double y = ((double)row - middle_y - d->shift_y) / d->scale;
        const double x = ((double)column - middle_x - d->shift_x) / d->scale;
        const double sine = sin(d->rotate * degree), cosine = cos(d->rotate * degree);
        const double upright_y = cosine * y - sine * x, upright_x = cosine * x + sine * y;
        to[i] = bilinear_ref(image, height, width,
                             middle_y + upright_y + elastic_ref(d, 1, row, column, height, width),
                             middle_x + upright_x - tan(d->shear * degree) * upright_y +
                                 elastic_ref(d, 0, row, column, height, width));
    }
    free(image);
}
