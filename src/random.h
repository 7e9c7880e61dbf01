// random.h — PCG32, the one source of randomness: the same seed gives the same bits everywhere.
//
// PCG-XSH-RR 64/32 of Melissa O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically
// Good Algorithms for Random Number Generation" (2014), https://www.pcg-random.org.
#ifndef RANDOM_H
#define RANDOM_H

#include <assert.h>
#include <stdint.h>

typedef struct {
    uint64_t state;
    uint64_t increment; // odd; selects the stream
} pcg32;

// Shuffles draw from the stream SHUFFLE_STREAM + epoch, splits from DRAW_STREAM, augmentation from
// AUGMENT_STREAM, exchanged labels from LABEL_STREAM. Streams below are the model's.
#define SHUFFLE_STREAM (UINT64_C(1) << 32)
#define DRAW_STREAM    (UINT64_C(1) << 33)
#define AUGMENT_STREAM (UINT64_C(1) << 34)
#define LABEL_STREAM   (UINT64_C(1) << 35)

static inline uint32_t pcg32_next(pcg32 *random)
{
    const uint64_t state = random->state;
    random->state = state * UINT64_C(6364136223846793005) + random->increment;
    const uint32_t word = (uint32_t)(((state >> 18) ^ state) >> 27);
    const uint32_t turn = (uint32_t)(state >> 59);
    return (word >> turn) | (word << (-turn & 31));
}

// Streams of one seed are different sequences. Of `stream` 63 bits count.
static inline pcg32 pcg32_seed(uint64_t seed, uint64_t stream)
{
    pcg32 random = {0, (stream << 1) | 1};
    pcg32_next(&random);
    random.state += seed;
    pcg32_next(&random);
    return random;
}

// 0 … bound - 1, each equally likely: the 2^32 mod bound lowest draws are thrown away.
static inline uint32_t pcg32_below(pcg32 *random, uint32_t bound)
{
    assert(bound > 0);
    const uint32_t surplus = -bound % bound;
    uint32_t draw = pcg32_next(random);
    while (draw < surplus) draw = pcg32_next(random);
    return draw % bound;
}

// A multiple of 2^-24 in [0, 1).
static inline float pcg32_float(pcg32 *random)
{
    return (float)(pcg32_next(random) >> 8) * 0x1p-24f;
}

#endif
