// bench.js — `npm run bench`: how near the engine comes to what this machine can do.
//
// Every line has the median of some runs and the share of the peak. The peak is the best of many measurements
// of vector operations in registers, made between the others, because the clock rate changes meanwhile.

import { parseArgs } from 'node:util';
import { PRESETS } from '../shared/presets.js';
import { ENGINE_HELP, UsageError, engineOptions, startEngine } from './engine-options.js';
import { MNIST, loadDataset } from './files.js';

/** @typedef {import('../worker/engine.js').Engine} Engine */
/** @typedef {import('../worker/engine.js').Dataset} Dataset */
/** @typedef {import('../worker/engine.js').Model} Model */

/** Of the products in the presets, m images each, k inputs, n outputs. */
const PRODUCTS = [
  [128, 784, 512],
  [128, 512, 512],
  [128, 512, 10],
  [128, 784, 10],
  [128, 9216, 128],
  [30000, 784, 10],
];
const STEPS = ['mlp-dropout', 'cnn-adam'];
const BATCH = 128;
const PEAK_MILLIONS = 200;
/** Enough repeats for a median, in not much more time than this. */
const ENOUGH_MS = 1000;
const MIN_REPEATS = 5;
const MAX_REPEATS = 1000;

const HELP = `Usage: npm run bench -- [options]

${ENGINE_HELP}
  --json             one JSON object a line
  --help
`;

const options = /** @type {const} */ ({
  ...engineOptions,
  json: { type: 'boolean' },
  help: { type: 'boolean' },
});

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** @param {() => void} work @returns {Timer} */
function timerOf(work) {
  return (repeats) =>
    Array.from({ length: repeats }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
}

/** Milliseconds of each of so many runs. @typedef {(repeats: number) => number[]} Timer */

/** The median of enough runs, after some to warm up. @param {Timer} timer */
function measure(timer) {
  const warm = Math.min(...timer(3));
  return median(timer(Math.min(MAX_REPEATS, Math.max(MIN_REPEATS, Math.ceil(ENOUGH_MS / warm)))));
}

/**
 * Multiplications and additions of the layers with weights, for one image: per output as many of each as the
 * kernel has weights for it, as direct convolution does it. Biases, activations and pools do not count.
 * @param {Model} model
 */
function forwardOperations({ layers }) {
  return layers
    .filter(({ kernelShape }) => kernelShape.length)
    .map(({ kernelShape, shape: [height, width] }) => {
      const positions = kernelShape.length === 4 ? height * width : 1;
      return 2 * positions * kernelShape.reduce((product, size) => product * size);
    });
}

/**
 * A step goes forward, backward to the weights and backward to the inputs, each with the same number of
 * operations; only the first layer's inputs need no gradient.
 * @param {Model} model
 */
function stepOperations(model) {
  const forward = forwardOperations(model);
  return 3 * forward.reduce((sum, operations) => sum + operations) - forward[0];
}

class Bench {
  #engine;
  #peak = 0;
  /** @type {{ kernel: string, name: string, gflops: number, median_ms: number }[]} */
  #results = [];

  /** @param {Engine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /**
   * @param {string} kernel
   * @param {string} name
   * @param {number} operations   of one run
   * @param {Timer} timer
   */
  add(kernel, name, operations, timer) {
    this.#measurePeak();
    const median_ms = measure(timer);
    this.#results.push({ kernel, name, gflops: operations / median_ms / 1e6, median_ms });
    this.#measurePeak();
  }

  #measurePeak() {
    let operations = 0;
    const times = timerOf(() => (operations = this.#engine.benchPeak(PEAK_MILLIONS)))(5);
    this.#peak = Math.max(this.#peak, operations / Math.min(...times) / 1e6);
  }

  /**
   * The peak first, then what was measured, in order.
   * @param {Awaited<ReturnType<typeof startEngine>>['running']} running
   */
  lines(running) {
    const gflops = this.#peak;
    const peak = { kernel: 'peak', name: 'registers', gflops, median_ms: PEAK_MILLIONS / gflops };
    return [peak, ...this.#results].map((result) => ({
      ...result,
      share_of_peak: result.gflops / gflops,
      ...running,
    }));
  }
}

/** @param {Bench} bench @param {Engine} engine */
function benchProducts(bench, engine) {
  for (const [m, k, n] of PRODUCTS)
    bench.add('gemm', `${m}×${k}·${k}×${n}`, 2 * m * k * n, (runs) => engine.benchGemm(m, k, n, runs));
}

/** @param {Bench} bench @param {Engine} engine @param {Dataset} dataset @param {string} id */
function benchModel(bench, engine, dataset, id) {
  const preset = PRESETS.find((preset) => preset.id === id);
  if (!preset) throw new Error(`there is no preset ${id}`);
  const { rate } = preset;
  const model = engine.createModel({ ...preset, seed: 1 });
  const subset = dataset.createSubset({ pool: 'train' });
  subset.shuffle(1, 0);
  const batches = Math.floor(subset.count / BATCH);
  let steps = 0;
  const step = timerOf(() => {
    model.beginStep(subset, { first: (steps++ % batches) * BATCH, count: BATCH, rate });
    model.advance(Infinity);
  });
  bench.add('step', id, BATCH * stepOperations(model), step);
  const image = dataset.images('test', [0]);
  const operations = forwardOperations(model).reduce((sum, layer) => sum + layer);
  bench.add('predict', id, operations, timerOf(() => model.predict(image)));
  subset.destroy();
  model.destroy();
}

/** @param {ReturnType<Bench['lines']>} lines */
function printTable(lines) {
  const print = (/** @type {string[]} */ [kernel, name, ...figures]) => {
    const aligned = figures.map((figure) => figure.padStart(9)).join('  ');
    process.stdout.write(`${kernel.padEnd(7)}  ${name.padEnd(18)}  ${aligned}\n`);
  };
  print(['kernel', '', 'GFLOP/s', 'of peak', 'median ms']);
  for (const { kernel, name, gflops, share_of_peak, median_ms } of lines)
    print([kernel, name, gflops.toFixed(2), `${(100 * share_of_peak).toFixed(0)} %`, median_ms.toFixed(3)]);
  const [{ build, arithmetic, threads }] = lines;
  process.stdout.write(`build ${build}, arithmetic ${arithmetic}, threads: ${threads}\n`);
}

async function main() {
  const { values } = parseArgs({ options });
  if (values.help) return process.stdout.write(HELP);
  const { engine, running } = await startEngine(values);
  const bench = new Bench(engine);
  benchProducts(bench, engine);
  const dataset = await loadDataset(engine, MNIST);
  for (const id of STEPS) benchModel(bench, engine, dataset, id);
  const lines = bench.lines(running);
  if (!values.json) return printTable(lines);
  for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  await main();
} catch (error) {
  const { code, message } = /** @type {any} */ (error);
  process.exitCode = error instanceof UsageError || `${code}`.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
  process.stderr.write(`bench: ${message}\n`);
}
