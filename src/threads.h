// threads.h — threads that share tasks.
#ifndef THREADS_H
#define THREADS_H

#include <stddef.h>

enum { MAX_THREADS = 8 };

// Runs one task and returns when it ended, in now_ms; a step of a small network is dozens of tasks,
// and reading the clock twice for each is a tenth of its time. `thread` is 0 for the caller of
// threads_run and 1 … threads_count() - 1 for the others.
typedef double thread_task(void *context, size_t task, size_t thread);

// Threads that share tasks, the caller's included.
size_t threads_count(void);

// Runs the tasks [first, count) in any order on all threads and returns when they have ended. From
// `deadline_ms` on no further task is begun, but one is in any case.
//
// Returns the first task that has not run, `count` if all have.
size_t threads_run(thread_task *run, void *context, size_t first, size_t count, double deadline_ms);

// The same on the caller's thread alone.
size_t threads_run_alone(thread_task *run, void *context, size_t first, size_t count,
                         double deadline_ms);

#endif
