// simd.h — vectors of four floats: the only file that knows the instruction set.
//
// GCC's and clang's vector extension compiles to simd128 in WebAssembly and to whatever the machine
// has natively, so one body of each kernel serves all builds.
#ifndef SIMD_H
#define SIMD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef float f32x4 __attribute__((vector_size(16)));
typedef int32_t i32x4 __attribute__((vector_size(16)));
typedef uint32_t u32x4 __attribute__((vector_size(16)));

// Floats in a vector.
enum { LANES = 4 };

static inline f32x4 f32x4_load(const float *p)
{
    f32x4 v;
    memcpy(&v, p, sizeof v);
    return v;
}

static inline void f32x4_store(float *p, f32x4 v)
{
    memcpy(p, &v, sizeof v);
}

static inline f32x4 f32x4_splat(float x)
{
    return (f32x4){x, x, x, x};
}

// a · b + c. The relaxed build fuses the two: results differ in the last bits.
static inline f32x4 f32x4_madd(f32x4 a, f32x4 b, f32x4 c)
{
    return a * b + c;
}

// Lanes of a where mask has all bits set, of b where it has none.
static inline f32x4 f32x4_select(i32x4 mask, f32x4 a, f32x4 b)
{
    return (f32x4)((mask & (i32x4)a) | (~mask & (i32x4)b));
}

static inline f32x4 f32x4_max(f32x4 a, f32x4 b)
{
    return f32x4_select(a > b, a, b);
}

static inline float f32x4_sum(f32x4 v)
{
    return (v[0] + v[1]) + (v[2] + v[3]);
}

#ifdef __clang__
#define SHUFFLE(a, b, i, j, k, l) __builtin_shufflevector(a, b, i, j, k, l)
#else
#define SHUFFLE(a, b, i, j, k, l) __builtin_shuffle(a, b, (i32x4){i, j, k, l})
#endif

// Rows become columns.
static inline void f32x4_transpose(f32x4 r[4])
{
    const f32x4 a = SHUFFLE(r[0], r[1], 0, 4, 1, 5);
    const f32x4 b = SHUFFLE(r[0], r[1], 2, 6, 3, 7);
    const f32x4 c = SHUFFLE(r[2], r[3], 0, 4, 1, 5);
    const f32x4 d = SHUFFLE(r[2], r[3], 2, 6, 3, 7);
    r[0] = SHUFFLE(a, c, 0, 1, 4, 5);
    r[1] = SHUFFLE(a, c, 2, 3, 6, 7);
    r[2] = SHUFFLE(b, d, 0, 1, 4, 5);
    r[3] = SHUFFLE(b, d, 2, 3, 6, 7);
}

#endif
