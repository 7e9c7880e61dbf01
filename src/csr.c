// csr.c — images as lists of the pixels that are not zero, and their products with matrices of few
// columns: the last layer's ten classes.
//
// Four of five pixels are zero. Where ten columns are all there is to compute, looking for the
// zeros among floats takes as long as leaving them out saves. Among bytes sixteen are looked at in
// one instruction, and both products of a step run over the same lists.
#include "csr.h"

#include "kernels.h"
#include "simd.h"
#include "sizes.h"

#include <string.h>

_Static_assert(CSR_MOST_PIXELS *CSR_MOST_COLUMNS <= GEMM_SCRATCH, "threads have room for sums");

// Pixels that are looked at together, and those that a line of the table is for.
enum { GROUP = sizeof(u8x16), HALF = GROUP / 2 };

// Columns are computed in three vectors, which overlap where there are fewer than twelve.
enum { VECTORS = CSR_MOST_COLUMNS / LANES };

typedef struct {
    f32x4 v[VECTORS];
} row;

// Where the vectors of a row begin.
typedef struct {
    size_t middle, last;
} columns;

static inline columns columns_of(size_t n)
{
    return (columns){min_size(LANES, n - LANES), n - LANES};
}

static inline row row_load(const float *p, columns c)
{
    return (row){{f32x4_load(p), f32x4_load(p + c.middle), f32x4_load(p + c.last)}};
}

static inline void row_store(float *p, columns c, row r)
{
    f32x4_store(p, r.v[0]);
    f32x4_store(p + c.middle, r.v[1]);
    f32x4_store(p + c.last, r.v[2]);
}

// sum + factor · r
static inline row row_madd(float factor, row r, row sum)
{
    const f32x4 f = f32x4_splat(factor);
    for (size_t i = 0; i < VECTORS; i++) sum.v[i] = f32x4_madd(f, r.v[i], sum.v[i]);
    return sum;
}

void csr_place(csr *x, arena *a, size_t images, size_t pixels)
{
    x->pixels = pixels;
    x->blocks = block_count(pixels, CSR_BLOCK);
    x->room = (block_count(pixels, GROUP) + 1) * GROUP;
    x->values = arena_floats(a, (uint64_t)images * x->room);
    x->indices = arena_take(a, (uint64_t)images * x->room, sizeof *x->indices);
    x->indptr = arena_take(a, (uint64_t)images * (x->blocks + 1), sizeof *x->indptr);
    x->set_bits = arena_take(a, 1 << HALF, sizeof *x->set_bits);
    for (uint64_t bits = 0; a->base && bits < 1 << HALF; bits++)
        for (uint64_t i = HALF; i-- > 0;)
            if (bits >> i & 1) x->set_bits[bits] = x->set_bits[bits] << HALF | i;
}

// Appends some of eight neighbouring pixels to a list with room for eight more.
//
//   chosen   bit i is set if pixel i is to be appended
//   first    the index of the first of the eight
//
// Returns the new length of the list. All eight places are written; the next call overwrites those
// that do not count.
static inline size_t append(uint8_t *values, uint16_t *indices, size_t count, u8x16 pixels,
                            const uint64_t *set_bits, uint32_t chosen, u16x8 first)
{
    const u8x16 bits = u8x16_load_low(set_bits + chosen), some = u8x16_swizzle(pixels, bits);
    const u16x8 at = u16x8_from_low(bits) + first;
    memcpy(values + count, &some, HALF);
    memcpy(indices + count, &at, sizeof at);
    return count + (size_t)__builtin_popcount(chosen);
}

// Appends the non-zero pixels of `groups` groups, the first of which begins at pixel `first`. Not
// inlined: inside a longer function V8 spills its variables.
static __attribute__((noinline)) size_t append_groups(uint8_t *restrict values,
                                                      uint16_t *restrict indices, size_t count,
                                                      const uint8_t *restrict pixels, size_t groups,
                                                      const uint64_t *restrict set_bits,
                                                      size_t first)
{
    u16x8 at = (u16x8){0} + (uint16_t)first;
    for (const uint8_t *end = pixels + groups * GROUP; pixels < end; pixels += GROUP, at += GROUP) {
        u8x16 group;
        memcpy(&group, pixels, sizeof group);
        const uint32_t nonzero = u8x16_nonzero(group);
        count = append(values, indices, count, group, set_bits, nonzero & 255, at);
        count = append(values, indices, count, u8x16_load_low(pixels + HALF), set_bits,
                       nonzero >> HALF, at + HALF);
    }
    return count;
}

void csr_read(const csr *x, size_t image, const uint8_t *pixels, float scale, uint8_t *values)
{
    uint16_t *const indices = x->indices + image * x->room;
    uint16_t *const indptr = x->indptr + image * (x->blocks + 1);
    size_t count = 0;
    for (size_t block = 0; block < x->blocks; block++) {
        const size_t first = block * CSR_BLOCK, length = min_size(CSR_BLOCK, x->pixels - first);
        const size_t whole = length / GROUP, last = first + whole * GROUP;
        indptr[block] = (uint16_t)count;
        count = append_groups(values, indices, count, pixels + first, whole, x->set_bits, first);
        if (length % GROUP == 0) continue;
        uint8_t rest[GROUP] = {0};
        memcpy(rest, pixels + last, length % GROUP);
        count = append_groups(values, indices, count, rest, 1, x->set_bits, last);
    }
    indptr[x->blocks] = (uint16_t)count;
    values[count] = 0; // csr_multiply takes two at a time
    indices[count] = 0;
    pixels_scale(x->values + image * x->room, values, block_count(count, GROUP) * GROUP, 0.0f,
                 scale);
}

void csr_expand(float *rows, const csr *x, size_t images)
{
    memset(rows, 0, images * x->pixels * sizeof *rows);
    for (size_t i = 0; i < images; i++) {
        const size_t end = x->indptr[i * (x->blocks + 1) + x->blocks];
        for (size_t j = i * x->room; j < i * x->room + end; j++)
            rows[i * x->pixels + x->indices[j]] = x->values[j];
    }
}

// Two pixels at a time, each with sums of its own: a sum takes a new term every four cycles.
void csr_multiply(float *c, const csr *x, size_t first, size_t images, const float *b, size_t n)
{
    const columns at = columns_of(n);
    for (size_t i = first; i < first + images; i++, c += n) {
        const float *const values = x->values + i * x->room;
        const uint16_t *const indices = x->indices + i * x->room;
        const size_t count = x->indptr[i * (x->blocks + 1) + x->blocks];
        row even = {{{0}}}, odd = {{{0}}};
        for (size_t k = 0; k < count; k += 2) {
            even = row_madd(values[k], row_load(b + indices[k] * n, at), even);
            odd = row_madd(values[k + 1], row_load(b + indices[k + 1] * n, at), odd);
        }
        for (size_t j = 0; j < VECTORS; j++) even.v[j] += odd.v[j];
        row_store(c, at, even);
    }
}

// Two pixels at a time, so that loads for one need not wait until the other's sums are stored.
void csr_multiply_transposed(float *c, const csr *x, size_t images, size_t block, const float *b,
                             size_t n, bool add, float *sums)
{
    const columns at = columns_of(n), padded = columns_of(CSR_MOST_COLUMNS);
    const size_t first = block * CSR_BLOCK, end = min_size(first + CSR_BLOCK, x->pixels);
    memset(sums + first * CSR_MOST_COLUMNS, 0, (end - first) * CSR_MOST_COLUMNS * sizeof *sums);
    for (size_t i = 0; i < images; i++, b += n) {
        const float *const values = x->values + i * x->room;
        const uint16_t *const indices = x->indices + i * x->room;
        const uint16_t *const indptr = x->indptr + i * (x->blocks + 1) + block;
        const size_t last = indptr[1];
        const row y = row_load(b, at);
        size_t k = indptr[0];
        for (; k + 2 <= last; k += 2) {
            float *const s = sums + indices[k] * CSR_MOST_COLUMNS;
            float *const t = sums + indices[k + 1] * CSR_MOST_COLUMNS;
            const row even = row_madd(values[k], y, row_load(s, padded));
            const row odd = row_madd(values[k + 1], y, row_load(t, padded));
            row_store(s, padded, even);
            row_store(t, padded, odd);
        }
        if (k < last) {
            float *const s = sums + indices[k] * CSR_MOST_COLUMNS;
            row_store(s, padded, row_madd(values[k], y, row_load(s, padded)));
        }
    }
    for (size_t i = first; i < end; i++) {
        row sum = row_load(sums + i * CSR_MOST_COLUMNS, padded);
        if (add) sum = row_madd(1.0f, row_load(c + i * n, at), sum);
        row_store(c + i * n, at, sum);
    }
}
