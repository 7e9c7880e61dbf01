// clock.h — time for work that has a budget: the one thing the engine asks of the world around it.
#ifndef CLOCK_H
#define CLOCK_H

// Milliseconds since some fixed moment; never goes back. In WebAssembly whoever instantiates the
// module passes performance.now(); elsewhere clock.c answers.
#ifdef __wasm__
__attribute__((import_module("env"), import_name("now_ms")))
#endif
double now_ms(void);

#endif
