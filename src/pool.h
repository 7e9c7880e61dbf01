// pool.h — threads that share the tasks of a work.
#ifndef POOL_H
#define POOL_H

#include <stddef.h>

enum { MAX_THREADS = 8 };

// Runs one task; `thread` is 0 for the caller of pool_run and 1 … pool_threads() - 1 for the
// others.
typedef void pool_task(void *context, size_t task, size_t thread);

// Threads that may be at work, with the caller's.
size_t pool_threads(void);

// Runs the tasks [first, count) in any order on all threads and returns when they have ended. From
// `deadline_ms` on no further task is begun, but one is in any case.
//
// Returns the first task that has not run, `count` if all have.
size_t pool_run(pool_task *run, void *context, size_t first, size_t count, double deadline_ms);

// The same on the caller's thread alone.
size_t pool_run_alone(pool_task *run, void *context, size_t first, size_t count,
                      double deadline_ms);

#endif
