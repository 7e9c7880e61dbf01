// clock.h — the one thing that the engine asks of its surroundings.
#ifndef CLOCK_H
#define CLOCK_H

// Milliseconds since some moment; never goes back.
#ifdef __wasm__
double now_ms(void) __attribute__((import_module("env"), import_name("now_ms")));
#else
double now_ms(void);
#endif

#endif
