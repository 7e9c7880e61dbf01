// pool.c — fork and join over shared memory.
//
// One 64-bit word holds both how many tasks there are and which is next. A thread adds one to it
// and has a task if what was there before says so; a word that is used up gives nothing to those
// who come late. While a task is under way the caller waits for it, so what the word belongs to
// does not change. Threads without a task watch `round` for a moment and then sleep on it: a step
// is some twenty runs, and to wake up takes longer than many a run.
#include "pool.h"

#include "clock.h"
#include "nn.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

// How long a thread watches a word before it sleeps: the next work usually comes, and the last task
// usually ends, in less. How often it looks between two glances at the clock, and glances at most:
// some browsers' clocks stand still for 16 ms, so that a page cannot measure others by them.
static const double WATCH_MS = 0.05;
enum { LOOKS = 500, GLANCES = 500 };

// Added to the next task's number, leaves none.
#define USED_UP (UINT64_C(1) << 31)

static struct {
    _Atomic uint64_t tickets; // count in the upper half, the next task in the lower
    _Atomic uint32_t ended;   // tasks of this run
    _Atomic uint32_t round;   // of runs; sleeping threads wait for it to change
    _Atomic uint32_t sleepers;
    _Atomic bool closed, failed;
    pool_task *run;
    void *context;
    size_t threads;
} pool = {.threads = 1};

// Sleeps while the word has this value; may wake for no reason.
static void sleep_on(_Atomic uint32_t *word, uint32_t value)
{
#ifdef __wasm_atomics__
    __builtin_wasm_memory_atomic_wait32((int32_t *)word, (int32_t)value, -1);
#else
    (void)word, (void)value;
#ifndef __wasm__
    sched_yield();
#endif
#endif
}

// Called through this pointer, so that no tool inlines it: V8's baseline compiler (seen in 11.3,
// which Node 20 has) loses the values that a function holds in registers while it waits.
static void (*volatile sleep_elsewhere)(_Atomic uint32_t *word, uint32_t value) = sleep_on;

// After a change of the word. Who falls asleep meanwhile compares it once more.
static void wake(_Atomic uint32_t *word)
{
    if (atomic_load(&pool.sleepers) == 0) return;
#ifdef __wasm_atomics__
    __builtin_wasm_memory_atomic_notify((int32_t *)word, MAX_THREADS);
#else
    (void)word;
#endif
}

// Returns the word's value once it is not `value`.
static uint32_t wait_while(_Atomic uint32_t *word, uint32_t value)
{
    const double end_ms = now_ms() + WATCH_MS;
    for (size_t glance = 0; glance < GLANCES && now_ms() < end_ms; glance++)
        for (size_t i = 0; i < LOOKS; i++)
            if (atomic_load(word) != value) return atomic_load(word);
    atomic_fetch_add(&pool.sleepers, 1);
    while (atomic_load(word) == value) sleep_elsewhere(word, value);
    atomic_fetch_sub(&pool.sleepers, 1);
    return atomic_load(word);
}

// Takes a task if one is left.
static bool take(size_t *task)
{
    const uint64_t ticket = atomic_fetch_add(&pool.tickets, 1);
    *task = (uint32_t)ticket;
    return (uint32_t)ticket < ticket >> 32;
}

static void end_task(void)
{
    atomic_fetch_add(&pool.ended, 1);
}

size_t pool_threads(void)
{
    return pool.threads;
}

size_t pool_run_alone(pool_task *run, void *context, size_t first, size_t count, double deadline_ms)
{
    while (first < count) {
        run(context, first++, 0);
        if (now_ms() >= deadline_ms) break;
    }
    return first;
}

size_t pool_run(pool_task *run, void *context, size_t first, size_t count, double deadline_ms)
{
    if (pool.threads == 1 || count - first <= 1)
        return pool_run_alone(run, context, first, count, deadline_ms);
    pool.run = run;
    pool.context = context;
    atomic_store(&pool.ended, 0);
    atomic_store(&pool.tickets, (uint64_t)count << 32 | first);
    atomic_fetch_add(&pool.round, 1);
    wake(&pool.round);
    size_t task;
    while (take(&task)) {
        run(context, task, 0);
        end_task();
        if (now_ms() >= deadline_ms) break;
    }
    const size_t next = (uint32_t)atomic_fetch_add(&pool.tickets, USED_UP);
    const size_t given = next < count ? next : count;
    for (uint32_t ended; (ended = atomic_load(&pool.ended)) < given - first;)
        wait_while(&pool.ended, ended);
    if (atomic_load(&pool.failed)) __builtin_trap();
    return given;
}

void nn_pool_open(size_t threads)
{
    pool.threads = threads < MAX_THREADS ? threads : MAX_THREADS;
    atomic_store(&pool.closed, false);
}

void nn_pool_worker(size_t thread)
{
    uint32_t round = 0;
    while (!atomic_load(&pool.closed)) {
        size_t task;
        while (take(&task)) {
            pool.run(pool.context, task, thread);
            end_task();
            wake(&pool.ended);
        }
        round = wait_while(&pool.round, round);
    }
}

void nn_pool_close(void)
{
    pool.threads = 1;
    atomic_store(&pool.closed, true);
    atomic_fetch_add(&pool.round, 1);
    wake(&pool.round);
}

void nn_pool_fail(void)
{
    atomic_store(&pool.failed, true);
    end_task();
    wake(&pool.ended);
}
