// simd.h — vectors of four floats: the only file that knows the instruction set.
//
// GCC's and clang's vector extension compiles to simd128 in WebAssembly and to whatever the machine
// has natively, so one body of each kernel serves all builds.
#ifndef SIMD_H
#define SIMD_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef float f32x4 __attribute__((vector_size(16)));
typedef double f64x4 __attribute__((vector_size(32)));
typedef int32_t i32x4 __attribute__((vector_size(16)));
typedef uint32_t u32x4 __attribute__((vector_size(16)));
typedef uint16_t u16x8 __attribute__((vector_size(16)));
typedef signed char i8x16 __attribute__((vector_size(16)));
typedef uint8_t u8x16 __attribute__((vector_size(16)));

// Floats in a vector.
enum { LANES = 4 };

// For tiles and panels: their sizes must be constants, so that loops over them are unrolled.
#define INLINED static inline __attribute__((always_inline))

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

// Bit i is set if lane i of a mask is.
static inline uint32_t i32x4_bits(i32x4 mask)
{
#ifdef __wasm_simd128__
    return (uint32_t)__builtin_wasm_bitmask_i32x4(mask);
#else
    uint32_t bits = 0;
    for (uint32_t i = 0; i < LANES; i++) bits |= (uint32_t)(mask[i] != 0) << i;
    return bits;
#endif
}

// a > b ? a : b and a < b ? a : b in each lane: where either is NaN, b.
static inline f32x4 f32x4_max(f32x4 a, f32x4 b)
{
#ifdef __wasm_simd128__
    return __builtin_wasm_pmax_f32x4(b, a);
#else
    return f32x4_select(a > b, a, b);
#endif
}

static inline f32x4 f32x4_min(f32x4 a, f32x4 b)
{
#ifdef __wasm_simd128__
    return __builtin_wasm_pmin_f32x4(b, a);
#else
    return f32x4_select(a < b, a, b);
#endif
}

static inline f32x4 f32x4_sqrt(f32x4 v)
{
    return (f32x4){sqrtf(v[0]), sqrtf(v[1]), sqrtf(v[2]), sqrtf(v[3])};
}

static inline float f32x4_sum(f32x4 v)
{
    return (v[0] + v[1]) + (v[2] + v[3]);
}

// The first or the last bytes of a and b in turns, one by one or in pairs.
#define SHUFFLE          __builtin_shufflevector
#define BYTES_LOW(a, b)  SHUFFLE(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define BYTES_HIGH(a, b) SHUFFLE(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#define PAIRS_LOW(a, b)  SHUFFLE(a, b, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23)
#define PAIRS_HIGH(a, b) SHUFFLE(a, b, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31)

// Sixteen bytes as numbers: with zeros in between they are little-endian integers.
static inline void f32x4_from_bytes(f32x4 to[4], const uint8_t *bytes)
{
    const u8x16 zero = {0};
    u8x16 b;
    memcpy(&b, bytes, sizeof b);
    const u8x16 low = BYTES_LOW(b, zero), high = BYTES_HIGH(b, zero);
    const u8x16 words[4] = {PAIRS_LOW(low, zero), PAIRS_HIGH(low, zero), PAIRS_LOW(high, zero),
                            PAIRS_HIGH(high, zero)};
    for (size_t i = 0; i < 4; i++) to[i] = __builtin_convertvector((i32x4)words[i], f32x4);
}

// Eight bytes and eight zeros.
static inline u8x16 u8x16_load_low(const void *bytes)
{
    uint64_t low;
    memcpy(&low, bytes, sizeof low);
    typedef uint64_t u64x2 __attribute__((vector_size(16)));
    return (u8x16)(u64x2){low, 0};
}

// The first eight bytes as numbers of two bytes.
static inline u16x8 u16x8_from_low(u8x16 v)
{
    return (u16x8)BYTES_LOW(v, (u8x16){0});
}

// Bit i is set if byte i is not zero.
static inline uint32_t u8x16_nonzero(u8x16 v)
{
#ifdef __wasm_simd128__
    return (uint32_t)__builtin_wasm_bitmask_i8x16(v == 0) ^ 0xffff;
#else
    uint32_t bits = 0;
    for (uint32_t i = 0; i < sizeof v; i++) bits |= (uint32_t)(v[i] != 0) << i;
    return bits;
#endif
}

// Byte i of the result is v[lanes[i]]; all lanes are below 16.
static inline u8x16 u8x16_swizzle(u8x16 v, u8x16 lanes)
{
#ifdef __wasm_simd128__
    return (u8x16)__builtin_wasm_swizzle_i8x16((i8x16)v, (i8x16)lanes);
#else
    u8x16 chosen;
    for (size_t i = 0; i < sizeof v; i++) chosen[i] = v[lanes[i] % sizeof v];
    return chosen;
#endif
}

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
