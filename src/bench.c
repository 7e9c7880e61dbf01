// bench.c — what the benchmark needs from inside the engine: the machine's peak and bare kernels.
#include "clock.h"
#include "kernels.h"
#include "nn.h"
#include "simd.h"
#include "threads.h"

#include <math.h>

// Twelve sums hide the latency of the additions behind each other; x and y stay in registers.
enum { SUMS = 12, ROUND_FLOPS = 2 * SUMS * LANES };

static double peak_task(void *context, size_t task, size_t thread)
{
    (void)task, (void)thread;
    const size_t rounds = *(const size_t *)context;
    volatile float seed = 0.5f; // the compiler must not know the result
    const f32x4 x = f32x4_splat(seed), y = f32x4_splat(seed);
    f32x4 s[SUMS];
    for (size_t j = 0; j < SUMS; j++) s[j] = f32x4_splat(seed * (float)j);
    for (size_t i = 0; i < rounds; i++)
        for (size_t j = 0; j < SUMS; j++) s[j] = f32x4_madd(x, s[j], y);
    for (size_t j = 1; j < SUMS; j++) s[0] += s[j];
    seed = f32x4_sum(s[0]);
    return now_ms();
}

double nn_bench_peak(size_t millions, size_t tasks)
{
    size_t rounds = millions * 1000000 / ROUND_FLOPS + 1;
    threads_run(peak_task, &rounds, 0, tasks, HUGE_VAL);
    return (double)tasks * (double)rounds * ROUND_FLOPS;
}

void nn_bench_gemm(float *C, const float *A, const float *B, size_t m, size_t n, size_t k)
{
    static _Alignas(16) float scratch[GEMM_SCRATCH];
    gemm(C, n, (matrix){A, k, 1}, (matrix){B, n, 1}, m, n, k, true, scratch);
}
