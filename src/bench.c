// bench.c — what the benchmark needs from inside the engine: the machine's peak and bare kernels.
#include "kernels.h"
#include "nn.h"
#include "simd.h"

#include <stdlib.h>

// Twelve sums hide the latency of the additions behind each other; x and y stay in registers.
double nn_bench_peak(size_t millions)
{
    enum { SUMS = 12 };
    volatile float seed = 0.5f; // the compiler must not know the result
    const f32x4 x = f32x4_splat(seed), y = f32x4_splat(seed);
    f32x4 s[SUMS];
    for (size_t j = 0; j < SUMS; j++) s[j] = f32x4_splat(seed * (float)j);
    const size_t flops = 2 * SUMS * LANES, rounds = millions * 1000000 / flops + 1;
    for (size_t i = 0; i < rounds; i++)
        for (size_t j = 0; j < SUMS; j++) s[j] = f32x4_madd(x, s[j], y);
    for (size_t j = 1; j < SUMS; j++) s[0] += s[j];
    seed = f32x4_sum(s[0]);
    return (double)rounds * (double)flops;
}

void nn_bench_gemm(float *C, const float *A, const float *B, size_t m, size_t n, size_t k)
{
    static float scratch[GEMM_SCRATCH];
    gemm(C, n, (matrix){A, k, 1}, (matrix){B, n, 1}, m, n, k, scratch);
}
