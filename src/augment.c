// augment.c — draws how an image is changed, and changes it: first its lines, then, in one pass,
// the places that its pixels come from.
//
// Places are computed at the nodes of a grid of 4 × 4 cells, where the affine map is exact and
// where elastic displacements are drawn; within a cell they are bilinear. Along a row of a cell
// they then advance by the same step from pixel to pixel. All is integers from the nodes on: every
// build computes the same bytes, relaxed ones too.
#include "augment.h"

#include "dataset.h"
#include "random.h"
#include "sizes.h"

#include <math.h>
#include <string.h>

// Places have 32 bits behind the point, weights of the four pixels around a place 11.
enum { PLACE_BITS = 32, WEIGHT_BITS = 11 };

// Zeros around an image, so that places outside need no branch.
enum { PADDING = 2 };

// A line's edge moves by fractions of a pixel, of which a pixel has this many.
enum { WHOLE = 256 };

// ---- Drawing ------------------------------------------------------------------------------------

bool augment_changes(const nn_augmentation *r)
{
    return r->shift > 0.0f || r->rotate > 0.0f || r->scale > 0.0f || r->shear > 0.0f ||
           r->elastic > 0.0f || r->stroke > 0.0f;
}

// A bijection of 64-bit words in which every bit of the input changes half of the output's
// (Stafford's "Mix13", as splitmix64 has it): neighbouring images start far apart.
static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

static double draw(pcg32 *random, float range)
{
    return (double)range * (2.0 * (double)pcg32_float(random) - 1.0);
}

// Every part draws its numbers, used or not, so that no part changes what another one does.
distortion augment_draw(const augmentation *a, uint32_t image)
{
    const uint64_t key = mix(mix((uint64_t)a->seed << 32 | a->epoch) + image);
    pcg32 random = pcg32_seed(key, AUGMENT_STREAM);
    distortion d;
    d.shift_x = draw(&random, a->ranges.shift);
    d.shift_y = draw(&random, a->ranges.shift);
    d.rotate = draw(&random, a->ranges.rotate);
    d.scale = 1.0 + draw(&random, a->ranges.scale);
    d.shear = draw(&random, a->ranges.shear);
    d.stroke = draw(&random, a->ranges.stroke);
    for (size_t i = 0; i < AUGMENT_NODES; i++)
        for (size_t j = 0; j < AUGMENT_NODES; j++)
            for (size_t axis = 0; axis < 2; axis++)
                d.elastic[i][j][axis] = draw(&random, a->ranges.elastic);
    return d;
}

// ---- Lines --------------------------------------------------------------------------------------

// An image with zeros around it.
typedef struct {
    uint8_t *bytes;
    size_t height, width;
} plane;

static size_t plane_row(size_t width)
{
    return width + 2 * PADDING;
}

static size_t plane_bytes(size_t height, size_t width)
{
    return (height + 2 * PADDING) * plane_row(width);
}

static uint8_t *row_of(const plane *p, size_t y)
{
    return p->bytes + (y + PADDING) * plane_row(p->width) + PADDING;
}

static uint8_t most(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

static uint8_t least(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

// Takes each pixel towards the darkest among itself and its four neighbours, by share / WHOLE: grey
// dilation.
static void thicken(uint8_t *restrict to, const uint8_t *at, size_t row, size_t count, int share)
{
    for (size_t i = 0; i < count; i++) {
        const uint8_t beside = most(at[i - 1], at[i + 1]);
        const uint8_t over = most(at[i - row], at[i + row]);
        const uint8_t darkest = most(at[i], most(beside, over));
        to[i] = (uint8_t)(at[i] + (((darkest - at[i]) * share + WHOLE / 2) / WHOLE));
    }
}

// The same towards the lightest: grey erosion.
static void thin(uint8_t *restrict to, const uint8_t *at, size_t row, size_t count, int share)
{
    for (size_t i = 0; i < count; i++) {
        const uint8_t beside = least(at[i - 1], at[i + 1]);
        const uint8_t over = least(at[i - row], at[i + row]);
        const uint8_t lightest = least(at[i], least(beside, over));
        to[i] = (uint8_t)(at[i] - (((at[i] - lightest) * share + WHOLE / 2) / WHOLE));
    }
}

// Makes lines wider, or narrower where `stroke` is below 0: each of their two edges moves by half,
// at most a pixel at a time. The result is in `image`.
static void change_lines(plane *image, plane *other, double stroke)
{
    int left = (int)(fabs(stroke) / 2.0 * WHOLE + 0.5);
    while (left > 0) {
        const int share = left < WHOLE ? left : WHOLE;
        for (size_t y = 0; y < image->height; y++)
            (stroke > 0.0 ? thicken : thin)(row_of(other, y), row_of(image, y),
                                            plane_row(image->width), image->width, share);
        const plane changed = *other;
        *other = *image;
        *image = changed;
        left -= share;
    }
}

// ---- Places -------------------------------------------------------------------------------------

// Sine and cosine of degrees, -180 … 180, as Taylor series within 45 degrees of a right angle: off
// by less than 1e-10, and the same bits wherever doubles are IEEE's, which libraries do not
// promise.
static void sine_cosine(double degrees, double *sine, double *cosine)
{
    const double quarters = floor(degrees / 90.0 + 0.5);
    const double x = (degrees - 90.0 * quarters) * (3.14159265358979323846 / 180.0), xx = x * x;
    const double s =
        x * (1.0 + xx * (-1.0 / 6 + xx * (1.0 / 120 + xx * (-1.0 / 5040 + xx / 362880))));
    const double c =
        1.0 +
        xx * (-1.0 / 2 + xx * (1.0 / 24 + xx * (-1.0 / 720 + xx * (1.0 / 40320 - xx / 3628800))));
    const int turn = (int)quarters & 3;
    *sine = turn == 0 ? s : turn == 1 ? c : turn == 2 ? -s : -c;
    *cosine = turn == 0 ? c : turn == 1 ? -s : turn == 2 ? -c : s;
}

// Where pixels come from: x, y.
typedef struct {
    int64_t x, y;
} place;

static int64_t fixed(double pixels)
{
    return (int64_t)floor(pixels * 4294967296.0 + 0.5);
}

// The place for each node. Images are sheared, turned and scaled about their centre, then shifted;
// a place is the reverse of that.
static void find_places(place nodes[AUGMENT_NODES][AUGMENT_NODES], const distortion *d,
                        size_t height, size_t width)
{
    const double center_x = ((double)width - 1.0) / 2.0, center_y = ((double)height - 1.0) / 2.0;
    double sine, cosine, shear_sine, shear_cosine;
    sine_cosine(d->rotate, &sine, &cosine);
    sine_cosine(d->shear, &shear_sine, &shear_cosine);
    const double slant = shear_sine / shear_cosine;
    for (size_t i = 0; i < AUGMENT_NODES; i++)
        for (size_t j = 0; j < AUGMENT_NODES; j++) {
            const double x = (double)(j * width / AUGMENT_CELLS) - center_x - d->shift_x;
            const double y = (double)(i * height / AUGMENT_CELLS) - center_y - d->shift_y;
            const double back_x = (cosine * x + sine * y) / d->scale;
            const double back_y = (cosine * y - sine * x) / d->scale;
            nodes[i][j].x = fixed(center_x + back_x - slant * back_y + d->elastic[i][j][0]);
            nodes[i][j].y = fixed(center_y + back_y + d->elastic[i][j][1]);
        }
}

static int64_t clamp(int64_t value, int64_t low, int64_t high)
{
    return value < low ? low : value > high ? high : value;
}

// The weight of what lies right of a place, or below it.
static uint32_t weight_of(int64_t at)
{
    return (uint32_t)at >> (PLACE_BITS - WEIGHT_BITS);
}

// Pixels at places from `at` on, each a step further. Bilinear.
static void sample(uint8_t *to, size_t count, const plane *image, place at, place step)
{
    const uint32_t one = 1u << WEIGHT_BITS, half = 1u << (2 * WEIGHT_BITS - 1);
    const size_t row = plane_row(image->width);
    for (size_t i = 0; i < count; i++, at.x += step.x, at.y += step.y) {
        const int64_t x = clamp(at.x >> PLACE_BITS, -PADDING, (int64_t)image->width);
        const int64_t y = clamp(at.y >> PLACE_BITS, -PADDING, (int64_t)image->height);
        const uint8_t *const p = image->bytes + (size_t)(y + PADDING) * row + (size_t)(x + PADDING);
        const uint32_t right = weight_of(at.x), below = weight_of(at.y);
        const uint32_t upper = p[0] * (one - right) + p[1] * right;
        const uint32_t lower = p[row] * (one - right) + p[row + 1] * right;
        to[i] = (uint8_t)((upper * (one - below) + lower * below + half) >> (2 * WEIGHT_BITS));
    }
}

static place difference(place a, place b)
{
    return (place){a.x - b.x, a.y - b.y};
}

static place part(place p, size_t parts)
{
    return (place){p.x / (int64_t)parts, p.y / (int64_t)parts};
}

static void advance(place *p, place step)
{
    p->x += step.x;
    p->y += step.y;
}

// A cell: the places of a row's first pixel and the step along it change evenly from row to row.
static void sample_cell(uint8_t *to, const plane *image, const place *upper, const place *lower,
                        size_t rows, size_t columns)
{
    place start = upper[0], step = part(difference(upper[1], upper[0]), columns);
    const place last_step = part(difference(lower[1], lower[0]), columns);
    const place start_change = part(difference(lower[0], upper[0]), rows);
    const place step_change = part(difference(last_step, step), rows);
    for (size_t y = 0; y < rows; y++, to += image->width) {
        sample(to, columns, image, start, step);
        advance(&start, start_change);
        advance(&step, step_change);
    }
}

// ---- An image -----------------------------------------------------------------------------------

size_t augment_scratch_bytes(size_t height, size_t width)
{
    return 2 * plane_bytes(height, width);
}

void augment_image(uint8_t *to, const uint8_t *pixels, size_t height, size_t width,
                   const distortion *d, uint8_t *scratch)
{
    plane image = {scratch, height, width};
    plane other = {scratch + plane_bytes(height, width), height, width};
    memset(scratch, 0, augment_scratch_bytes(height, width));
    for (size_t y = 0; y < height; y++) memcpy(row_of(&image, y), pixels + y * width, width);
    change_lines(&image, &other, d->stroke);
    place nodes[AUGMENT_NODES][AUGMENT_NODES];
    find_places(nodes, d, height, width);
    for (size_t i = 0; i < AUGMENT_CELLS; i++)
        for (size_t j = 0; j < AUGMENT_CELLS; j++) {
            const size_t top = i * height / AUGMENT_CELLS, left = j * width / AUGMENT_CELLS;
            const size_t rows = (i + 1) * height / AUGMENT_CELLS - top;
            const size_t columns = (j + 1) * width / AUGMENT_CELLS - left;
            if (rows > 0 && columns > 0)
                sample_cell(to + top * width + left, &image, nodes[i] + j, nodes[i + 1] + j, rows,
                            columns);
        }
}

uint8_t *nn_augmented_create(const nn_dataset *dataset, size_t index, const nn_augmentation *ranges,
                             uint32_t seed, uint32_t epoch)
{
    const size_t height = nn_dataset_height(dataset), width = nn_dataset_width(dataset);
    const augmentation a = {augment_changes(ranges), *ranges, seed, epoch};
    uint8_t *const scratch = nn_alloc(augment_scratch_bytes(height, width));
    uint8_t *const to = scratch ? nn_alloc(height * width) : NULL;
    if (to) {
        const distortion d = augment_draw(&a, (uint32_t)index);
        augment_image(to, dataset_image(dataset, index), height, width, &d, scratch);
    }
    nn_free(scratch);
    return to;
}
