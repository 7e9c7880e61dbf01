// clock.c — now_ms for builds that run outside JavaScript.
#ifndef __wasm__
#define _POSIX_C_SOURCE 199309L
#include "clock.h"

#include <time.h>

double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}
#endif
