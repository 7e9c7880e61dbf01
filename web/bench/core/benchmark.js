// benchmark.js — measures cases in rounds, in which the contenders take turns.
//
// Clock rates change, and other programs disturb. The runs of a contender are therefore spread over rounds, the
// peak speed is measured before each round, and the results are medians of all runs and of all peaks.
// A contender is a build of the engine with a number of threads. Several are measured together, to compare them.

/** @typedef {import('../../worker/engine/dataset.js').Dataset} Dataset */
/** @typedef {import('../../worker/engine/engine.js').Engine} Engine */

/**
 * What is measured; a row of the result.
 * @typedef {object} Measurement
 * @property {string} kernel
 * @property {string} name
 * @property {boolean} [alone]        whether it uses one thread only
 * @property {number} [operations]    multiplications and additions in a run
 * @property {number} [images]        images processed in a run
 */

/**
 * A case, ready to run on one contender's engine.
 * @typedef {object} PreparedCase
 * @property {() => number[] | Promise<number[]>} run   runs once; returns the milliseconds of each measurement
 * @property {() => void} [begin]     called at the end of the warm-up
 * @property {(times: number[][]) => object[]} [facts]  more for each measurement's row, from the times of its runs
 */

/**
 * Measurements that are made in the same runs.
 * @typedef {object} Case
 * @property {Measurement[]} measurements
 * @property {(engine: Engine, read: () => Promise<Dataset>) => PreparedCase | Promise<PreparedCase>} open
 *   `read` loads the data set
 * @property {Timing} [timing]
 */

/** @typedef {{ warmUpMs: number, rounds: number, roundMs: number }} Timing   a round is at least one run */

/**
 * @typedef {object} Contender
 * @property {{ build: string, arithmetic: string, threads: number }} running
 * @property {() => Promise<Engine>} load                        loads an engine, which is closed afterwards
 * @property {(engine: Engine) => Promise<Dataset>} read         loads the data set
 * @property {string[]} [only]   measures these alone, as `only` of runBenchmark
 */

/**
 * A row of the result. Shares are of the peak of as many threads.
 * @typedef {Measurement & { median_ms: number, runs: number, gflops?: number, share_of_peak?: number,
 *   images_per_second?: number, epoch_seconds?: number, memory_bytes?: number, layers?: LayerTime[],
 *   reached?: number, relaxed_ratio?: number, build: string, arithmetic: string, threads: number }} Row
 */

/**
 * The time of a layer in a step, as a share of the time of all threads.
 * @typedef {{ layer: string, share: number, forward_ms?: number, backward_ms?: number }} LayerTime
 */

/** @type {Timing} */
const TIMING = { warmUpMs: 250, rounds: 15, roundMs: 60 };
const WARM_UP_RUNS = 2;
/** Operations of a measurement of the peak, in millions; it takes a few milliseconds. */
const PEAK_MILLIONS = 100;
const PEAK_BURSTS = 3;
/** Tasks per thread; there are several, because some threads start late. */
const PEAK_TASKS = 4;
const EPOCH_IMAGES = 60_000;

/** The median; of an even count, the upper of the two in the middle. @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/**
 * The peak speed of the machine, for a contender's number of threads and for one. The peak is the median of the
 * best of each round, so that a short rise of the clock rate does not make everything else look slow.
 */
class Peaks {
  /** @type {Map<number, number[]>} */
  #rounds = new Map();

  /** @param {Engine} engine */
  measure(engine) {
    for (const threads of new Set([1, engine.threads])) {
      const bursts = Array.from({ length: PEAK_BURSTS }, () => onePeak(engine, threads));
      this.#rounds.set(threads, [...(this.#rounds.get(threads) ?? []), Math.max(...bursts)]);
    }
  }

  /** GFLOP/s. @param {number} threads */
  of(threads) {
    return median(this.#rounds.get(threads) ?? []);
  }

  rows() {
    const counts = [...this.#rounds.keys()].sort((a, b) => b - a);
    return counts.map((threads) => ({
      ...{ kernel: 'peak', name: 'registers', threads, gflops: this.of(threads) },
      ...{ median_ms: (threads * PEAK_MILLIONS) / this.of(threads), share_of_peak: 1 },
    }));
  }
}

/** @param {Engine} engine @param {number} threads */
function onePeak(engine, threads) {
  const tasks = threads > 1 ? PEAK_TASKS * threads : 1;
  const start = performance.now();
  const operations = engine.benchPeak(threads > 1 ? PEAK_MILLIONS / PEAK_TASKS : PEAK_MILLIONS, tasks);
  return operations / (performance.now() - start) / 1e6;
}

/** Measures one contender. */
class ContenderRun {
  #contender;
  #peaks = new Peaks();
  /** @type {(Measurement & { median_ms: number, runs: number })[]} */
  #results = [];
  /** @type {Engine | null} */
  #engine = null;
  /** @type {PreparedCase} */
  #prepared = { run: () => [] };
  /** Milliseconds of the runs, by measurement. @type {number[][]} */
  #times = [];

  /** @param {Contender} contender */
  constructor(contender) {
    this.#contender = contender;
  }

  /** Those of the places in a case that this contender measures. @param {Case} case_ @param {number[]} places */
  wanted({ measurements }, places) {
    const wanted = matching(this.#contender.only ?? []);
    return places.filter((i) => wanted(measurements[i]));
  }

  /** @param {Case} case_ @param {number} warmUpMs */
  async open(case_, warmUpMs) {
    const engine = await this.#contender.load();
    this.#engine = engine;
    this.#prepared = await case_.open(engine, () => this.#contender.read(engine));
    this.#times = case_.measurements.map(() => []);
    const end = performance.now() + warmUpMs;
    for (let run = 0; warmUpMs && (run < WARM_UP_RUNS || performance.now() < end); run++)
      await this.#prepared.run();
    this.#prepared.begin?.();
  }

  /** @param {number} roundMs */
  async round(roundMs) {
    if (this.#engine) this.#peaks.measure(this.#engine);
    const end = performance.now() + roundMs;
    do {
      const times = await this.#prepared.run();
      for (const [i, ms] of times.entries()) this.#times[i].push(ms);
    } while (performance.now() < end);
  }

  /** Ends a case. @param {Case} case_ @param {number[]} places   of the measurements whose rows are wanted */
  close({ measurements }, places) {
    const facts = this.#prepared.facts?.(this.#times) ?? [];
    for (const i of places) {
      const times = this.#times[i];
      this.#results.push({ ...measurements[i], median_ms: median(times), runs: times.length, ...facts[i] });
    }
    this.abandon();
  }

  abandon() {
    this.#engine?.close();
    this.#engine = null;
  }

  /** All results so far, those of a kernel together. @returns {Row[]} */
  rows() {
    const { running } = this.#contender;
    const kernels = [...new Set(this.#results.map(({ kernel }) => kernel))];
    const results = kernels.flatMap((kernel) => this.#results.filter((result) => result.kernel === kernel));
    const measured = results.map(({ alone, operations, images, ...result }) => {
      const threads = alone ? 1 : running.threads;
      const gflops = operations && operations / result.median_ms / 1e6;
      const speed = images && (images / result.median_ms) * 1000;
      return {
        ...result,
        ...(gflops ? { gflops, share_of_peak: gflops / this.#peaks.of(threads) } : {}),
        ...(speed ? { images_per_second: speed, epoch_seconds: EPOCH_IMAGES / speed } : {}),
        ...{ threads, arithmetic: running.arithmetic, build: running.build },
      };
    });
    const { arithmetic, build } = running;
    const peaks = this.#peaks.rows().map((row) => ({ ...row, runs: 1, arithmetic, build }));
    return [...peaks, ...measured];
  }
}

/** `kernel name`, by which measurements are chosen. @param {{ kernel: string, name: string }} measurement */
export const titleOf = ({ kernel, name }) => `${kernel} ${name}`;

/**
 * Whether a measurement is wanted: all are, or those whose title has one of the words, or several in order.
 * @param {string[]} only
 * @returns {(measurement: { kernel: string, name: string }) => boolean}
 */
export const matching = (only) => (measurement) =>
  !only.length || only.some((words) => titleOf(measurement).includes(words));

/**
 * The cases with measurements that are wanted and that no case before them has.
 * @param {Case[]} cases @param {string[]} only
 */
function choose(cases, only) {
  const wanted = matching(only);
  const seen = new Set();
  const isNew = (/** @type {string} */ title) => !seen.has(title) && seen.add(title);
  const chosen = cases.map((case_) => {
    const places = [...case_.measurements.keys()].filter((i) => {
      const measurement = case_.measurements[i];
      return wanted(measurement) && isNew(titleOf(measurement));
    });
    return { case_, places };
  });
  return chosen.filter(({ places }) => places.length);
}

/**
 * Measures the cases one by one. Yields the progress before each case and at the end: `done` of `total` cases, the
 * title of the next, and the rows of each contender so far, peaks first.
 * @param {Contender[]} contenders
 * @param {Case[]} cases
 * @param {{ only?: string[], timing?: Timing }} [options]
 */
export async function* runBenchmark(contenders, cases, { only = [], timing } = {}) {
  const chosen = choose(cases, only);
  const total = chosen.length;
  const runs = contenders.map((contender) => new ContenderRun(contender));
  const rows = () => runs.map((run) => run.rows());
  try {
    for (const [done, { case_, places }] of chosen.entries()) {
      yield { done, total, next: titleOf(case_.measurements[places[0]]), rows: rows() };
      const { warmUpMs, rounds, roundMs } = timing ?? case_.timing ?? TIMING;
      const taking = runs.filter((run) => run.wanted(case_, places).length);
      for (const run of taking) await run.open(case_, warmUpMs);
      for (let round = 0; round < rounds; round++) {
        // The order alternates, so that no contender always follows the same one.
        for (const run of round % 2 ? [...taking].reverse() : taking) await run.round(roundMs);
      }
      for (const run of taking) run.close(case_, run.wanted(case_, places));
    }
  } finally {
    for (const run of runs) run.abandon();
  }
  yield { done: total, total, next: '', rows: rows() };
}
