// sparse.c — matrix products that leave out the zeros of A.
//
// Four of five pixels are zero, and relu and dropout make zeros of half of what they pass on. The
// rows of A become lists of what is not zero. 32 columns of a row of C stay in registers while they
// run over such a list: 8 accumulators and 1 element of A, while B is read where it lies.
#include "kernels.h"
#include "simd.h"
#include "sizes.h"

enum {
    LISTED_ROWS = GEMM_ROWS / 2, // rows of A converted to lists at a time
    MOST_PERCENT = 60,           // above this share of non-zeros the dense kernel is faster
    SAMPLED = 4,                 // every 4th line is looked at to estimate that share
    LEAST_ROWS = 8,              // with fewer rows, packing B costs more than it saves
};

// An element of A.
typedef struct {
    uint32_t at; // where its row of B begins in the panel
    float value;
} term;

_Static_assert(sizeof(term) * LISTED_ROWS * GEMM_DEPTH <= SPARSE_SCRATCH * sizeof(float),
               "the lists have room");

// Whether four neighbours are zero. False where one is a negative zero, which costs time only.
static inline bool all_zero(const float *x)
{
    uint64_t bits[2];
    memcpy(bits, x, sizeof bits);
    return (bits[0] | bits[1]) == 0;
}

// Non-zero elements in every fourth of `lines` lines, each of `length` neighbours.
static size_t sample_nonzeros(const float *x, size_t distance, size_t lines, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < lines; i += SAMPLED, x += SAMPLED * distance) {
        i32x4 found = {0}; // a comparison yields -1 where it is true
        size_t j = 0;
        for (; j + LANES <= length; j += LANES) found -= f32x4_load(x + j) != f32x4_splat(0.0f);
        count += (size_t)(found[0] + found[1] + found[2] + found[3]);
        for (; j < length; j++) count += x[j] != 0.0f;
    }
    return count;
}

bool sparse_pays(matrix a, size_t m, size_t n, size_t k)
{
    if (m < LEAST_ROWS || (a.column != 1 && a.row != 1)) return false;
    const bool along = a.column == 1;
    const size_t lines = along ? m : k, length = along ? k : m;
    const size_t count = sample_nonzeros(a.at, along ? a.row : a.column, lines, length);
    const size_t sampled = block_count(lines, SAMPLED) * length;
    const size_t padded = block_count(n, SPARSE_COLUMNS) * SPARSE_COLUMNS;
    return (uint64_t)100 * count * padded < (uint64_t)MOST_PERCENT * sampled * n;
}

// Writes an element to the end of a list and returns the new count. A zero is written, too, but not
// counted, so that the next element overwrites it: no branch is needed.
static inline size_t append(term *list, size_t count, size_t d, float value)
{
    list[count] = (term){(uint32_t)(d * SPARSE_COLUMNS), value};
    return count + (value != 0.0f);
}

// The list of a row whose elements are neighbours. Returns its length.
static size_t list_row(term *list, const float *x, size_t depth)
{
    size_t count = 0, d = 0;
    for (; d + LANES <= depth; d += LANES) {
        if (all_zero(x + d)) continue;
        for (size_t i = d; i < d + LANES; i++) count = append(list, count, i, x[i]);
    }
    for (; d < depth; d++) count = append(list, count, d, x[d]);
    return count;
}

// The lists of rows whose elements of the same column are neighbours.
static void list_columns(term *lists, size_t *restrict counts, const float *x, size_t distance,
                         size_t rows, size_t depth)
{
    for (size_t d = 0; d < depth; d++, x += distance) {
        size_t i = 0;
        for (; i + LANES <= rows; i += LANES) {
            if (all_zero(x + i)) continue;
            for (size_t j = i; j < i + LANES; j++)
                counts[j] = append(lists + j * GEMM_DEPTH, counts[j], d, x[j]);
        }
        for (; i < rows; i++) counts[i] = append(lists + i * GEMM_DEPTH, counts[i], d, x[i]);
    }
}

// Lists of the rows of A, GEMM_DEPTH terms apart.
static void list_rows(term *lists, size_t *counts, matrix a, size_t rows, size_t depth)
{
    for (size_t i = 0; i < rows; i++)
        counts[i] = a.column == 1 ? list_row(lists + i * GEMM_DEPTH, a.at + i * a.row, depth) : 0;
    if (a.column != 1) list_columns(lists, counts, a.at, a.column, rows, depth);
}

// 32 columns of a row of C. Not inlined: inside a long function V8 spills the sums.
static __attribute__((noinline)) void row_multiply(float *restrict c, const term *restrict list,
                                                   size_t count, const float *restrict b, bool add)
{
    f32x4 s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0}, s4 = {0}, s5 = {0}, s6 = {0}, s7 = {0};
    for (const term *t = list; t < list + count; t++) {
        const float *const y = b + t->at;
        const f32x4 v = f32x4_splat(t->value);
        s0 = f32x4_madd(v, f32x4_load(y), s0);
        s1 = f32x4_madd(v, f32x4_load(y + 4), s1);
        s2 = f32x4_madd(v, f32x4_load(y + 8), s2);
        s3 = f32x4_madd(v, f32x4_load(y + 12), s3);
        s4 = f32x4_madd(v, f32x4_load(y + 16), s4);
        s5 = f32x4_madd(v, f32x4_load(y + 20), s5);
        s6 = f32x4_madd(v, f32x4_load(y + 24), s6);
        s7 = f32x4_madd(v, f32x4_load(y + 28), s7);
    }
    const f32x4 sums[] = {s0, s1, s2, s3, s4, s5, s6, s7};
    for (size_t j = 0; j < SPARSE_COLUMNS / LANES; j++, c += LANES)
        f32x4_store(c, add ? sums[j] + f32x4_load(c) : sums[j]);
}

// The same where fewer columns are left.
static void edge_multiply(float *c, const term *list, size_t count, const float *b, size_t columns,
                          bool add)
{
    float edge[SPARSE_COLUMNS];
    row_multiply(edge, list, count, b, false);
    for (size_t j = 0; j < columns; j++) c[j] = add ? c[j] + edge[j] : edge[j];
}

void sparse_multiply(float *c, size_t c_row, matrix a, const float *b, size_t m, size_t n,
                     size_t depth, bool add, float *scratch)
{
    term *const lists = (term *)scratch;
    size_t counts[LISTED_ROWS];
    for (size_t i = 0; i < m; i += LISTED_ROWS, c += LISTED_ROWS * c_row) {
        const size_t rows = min_size(LISTED_ROWS, m - i);
        list_rows(lists, counts, (matrix){a.at + i * a.row, a.row, a.column}, rows, depth);
        for (size_t j = 0; j < n; j += SPARSE_COLUMNS)
            for (size_t r = 0; r < rows; r++) {
                float *const to = c + r * c_row + j;
                const term *const list = lists + r * GEMM_DEPTH;
                if (n - j >= SPARSE_COLUMNS)
                    row_multiply(to, list, counts[r], b + j * depth, add);
                else
                    edge_multiply(to, list, counts[r], b + j * depth, n - j, add);
            }
    }
}
