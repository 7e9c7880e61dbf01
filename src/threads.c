// threads.c — fork and join over shared memory.
//
//     caller  ── run task 0 ── run task 3 ──────────────── waits ── returns
//     thread 1  ····· run task 1 ── run task 4 ── done ·····
//     thread 2  ······ run task 2 ─────────────── done ·····       time →
//
// A run is announced by one 64-bit word: the task count in its upper half, the next task in its
// lower half. A thread takes a task by adding one to it. Once the counter passes the task count, a
// late thread gets no task. The caller does not return before every task it handed out has
// finished, so `run` and `context` stay valid while any thread uses them.
//
// Threads without a task watch `round` for a moment and then sleep on it. A training step is some
// twenty runs, and waking a thread takes longer than many a run.
#include "threads.h"

#include "clock.h"
#include "nn.h"

#ifndef __wasm__
#include <sched.h>
#endif
#include <stdatomic.h>
#include <stdbool.h>

// How long a thread watches a word before it sleeps on it. The next run usually comes, and the last
// task usually ends, in less.
static const double WATCH_MS = 0.05;

// LOOKS: how often the word is read between two readings of the clock. GLANCES: how often the clock
// is read at most. Some browsers update theirs every 16 ms only, as a protection against timing
// attacks, so the clock alone could keep a thread busy for that long.
enum { LOOKS = 500, GLANCES = 500 };

// Once this is added to the counter of tasks, there is none to take. Tasks are fewer than this.
#define USED_UP (UINT64_C(1) << 31)

static struct {
    _Atomic uint64_t tickets; // count in the upper half, the next task in the lower
    _Atomic uint32_t ended;   // tasks of this run
    _Atomic uint32_t round;   // of runs; sleeping threads wait for it to change
    _Atomic uint32_t sleepers;
    _Atomic bool closed, failed;
    thread_task *run;
    void *context;
    size_t count; // of threads, the caller included
} team = {.count = 1};

// Sleeps while the word has this value; may wake for no reason.
static void sleep_on(_Atomic uint32_t *word, uint32_t value)
{
#ifdef __wasm_atomics__
    __builtin_wasm_memory_atomic_wait32((int32_t *)word, (int32_t)value, -1);
#else
    (void)word, (void)value;
#ifndef __wasm__
    sched_yield(); // a native thread waits for tests only, where threads outnumber processors
#endif
#endif
}

// Called through a volatile pointer so that no tool inlines it. V8's baseline compiler (seen in
// 11.3, which Node 20 has) loses values that the surrounding function holds in registers while it
// waits.
static void (*volatile sleep_elsewhere)(_Atomic uint32_t *word, uint32_t value) = sleep_on;

// Called after the word has changed. A thread that is about to sleep compares the word once more,
// so no wake-up is lost.
static void wake(_Atomic uint32_t *word)
{
    if (atomic_load(&team.sleepers) == 0) return;
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
    atomic_fetch_add(&team.sleepers, 1);
    while (atomic_load(word) == value) sleep_elsewhere(word, value);
    atomic_fetch_sub(&team.sleepers, 1);
    return atomic_load(word);
}

// Takes a task if one is left.
static bool take(size_t *task)
{
    const uint64_t ticket = atomic_fetch_add(&team.tickets, 1);
    *task = (uint32_t)ticket;
    return (uint32_t)ticket < ticket >> 32;
}

static void end_task(void)
{
    atomic_fetch_add(&team.ended, 1);
}

size_t threads_count(void)
{
    return team.count;
}

size_t threads_run_alone(thread_task *run, void *context, size_t first, size_t count,
                         double deadline_ms)
{
    while (first < count)
        if (run(context, first++, 0) >= deadline_ms) break;
    return first;
}

size_t threads_run(thread_task *run, void *context, size_t first, size_t count, double deadline_ms)
{
    if (team.count == 1 || count - first <= 1)
        return threads_run_alone(run, context, first, count, deadline_ms);
    team.run = run;
    team.context = context;
    atomic_store(&team.ended, 0);
    atomic_store(&team.tickets, (uint64_t)count << 32 | first);
    atomic_fetch_add(&team.round, 1);
    wake(&team.round);
    size_t task;
    while (take(&task)) {
        const double end_ms = run(context, task, 0);
        end_task();
        if (end_ms >= deadline_ms) break;
    }
    const size_t next = (uint32_t)atomic_fetch_add(&team.tickets, USED_UP);
    const size_t given = next < count ? next : count;
    for (uint32_t ended; (ended = atomic_load(&team.ended)) < given - first;)
        wait_while(&team.ended, ended);
    if (atomic_load(&team.failed)) __builtin_trap();
    return given;
}

void nn_threads_open(size_t threads)
{
    team.count = threads < MAX_THREADS ? threads : MAX_THREADS;
    atomic_store(&team.closed, false);
}

void nn_threads_worker(size_t thread)
{
    uint32_t round = 0;
    while (!atomic_load(&team.closed)) {
        size_t task;
        while (take(&task)) {
            team.run(team.context, task, thread);
            end_task();
            wake(&team.ended);
        }
        round = wait_while(&team.round, round);
    }
}

void nn_threads_close(void)
{
    team.count = 1;
    atomic_store(&team.closed, true);
    atomic_fetch_add(&team.round, 1);
    wake(&team.round);
}

void nn_threads_fail(void)
{
    atomic_store(&team.failed, true);
    end_task();
    wake(&team.ended);
}
