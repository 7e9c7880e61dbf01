// compare.js — prints the table of the README's section on performance: aims, and measurements on this machine.
//
//   node tests/bench/compare.js [--python FILE] [--skip-pytorch]
//
// What is compared is measured in turns in one run: engines with each other, and with PyTorch, NumPy and
// scikit-learn, which pytorch.py runs in other processes, in turns of half a second. The machine should be idle.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { median, runBenchmark } from '../../web/bench/core/benchmark.js';
import { listCases } from '../../web/bench/core/cases.js';
import { PRESETS } from '../../web/shared/presets.js';
import { loadDataset, loadEngine, MNIST, readBuild } from '../../web/terminal/files.js';
import { measurePageMemory, unmeasurable } from './page-memory.js';

/** @typedef {import('../../web/bench/core/benchmark.js').Case} Case */
/** @typedef {import('../../web/bench/core/benchmark.js').Row} Row */
/** @typedef {{ threads: number, milliseconds: (work: string) => Promise<number>, end: () => void }} Rival */

const BUILDS = ['simd128', 'relaxed', 'simd128-threads', 'relaxed-threads'];
/** Number and length of turns: long enough for warm caches, short enough that other load affects all equally. */
const TURNS = 12;
const TURN_MS = 500;
/** Pause before a turn: PyTorch's threads keep spinning for a while after a step and would slow the next turn. */
const SETTLE_MS = 50;

const { values } = parseArgs({
  options: {
    python: { type: 'string', default: '/usr/bin/python3' },
    'skip-pytorch': { type: 'boolean', default: false },
  },
});

/** @param {string} build @param {number} threads */
const contender = (build, threads) => ({
  running: { build, arithmetic: build.startsWith('relaxed') ? 'relaxed' : 'strict', threads },
  load: () => loadEngine(build, threads),
  read: (/** @type {import('../../web/worker/engine/engine.js').Engine} */ engine) =>
    loadDataset(engine, MNIST),
});
const strict = contender('simd128', 1);
const relaxed = contender('relaxed', 1);
const both = contender('relaxed-threads', 2);

/** pytorch.py with so many threads, waiting for work. @param {number} threads @returns {Rival} */
function startRival(threads) {
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, ...env } = process.env; // choose slower kernels where they are set
  const counts = { OMP_NUM_THREADS: `${threads}`, OPENBLAS_NUM_THREADS: `${threads}` };
  const script = fileURLToPath(new URL('pytorch.py', import.meta.url));
  const child = spawn(values.python, [script, '--serve'], {
    env: { ...env, ...counts },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface(child.stdout);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('pytorch.py has ended')));
  ended.catch(() => {}); // `milliseconds` rejects with it
  return {
    threads,
    async milliseconds(work) {
      child.stdin.write(`${work}\n`);
      const [answer] = await Promise.race([once(answers, 'line'), ended]);
      return Number(answer);
    },
    end: () => child.stdin.end(),
  };
}

/**
 * Median milliseconds of each worker, which work in turns. The first run of a turn has cold caches and sleeping
 * threads and does not count.
 * @param {(() => Promise<number>)[]} workers   do the work once and return the milliseconds it took
 */
async function inTurns(workers) {
  const times = workers.map(() => /** @type {number[]} */ ([]));
  for (let turn = 0; turn < TURNS; turn++)
    for (const [i, work] of workers.entries()) {
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      await work();
      for (const start = performance.now(); performance.now() - start < TURN_MS; )
        times[i].push(await work());
    }
  return times.map(median);
}

/**
 * Median milliseconds of a case's work: ours, and that of each rival.
 * @param {ReturnType<typeof contender>} own @param {Case[]} cases @param {string} work @param {Rival[]} rivals
 */
async function against(own, cases, work, rivals) {
  const case_ = cases.find(({ measurements: [{ kernel, name }] }) => `${kernel} ${name}`.startsWith(work));
  if (!case_) throw new Error(`there is no case ${work}`);
  const engine = await own.load();
  const subject = await case_.open(engine, () => own.read(engine));
  const run = async () => (await subject.run())[0];
  const [ours, ...theirs] = await inTurns([run, ...rivals.map((rival) => () => rival.milliseconds(work))]);
  engine.close();
  return { ours, theirs };
}

/** @param {ReturnType<typeof contender>[]} contenders @param {Case[]} cases @param {string[]} [only] */
async function measure(contenders, cases, only) {
  /** @type {Row[][]} */
  let result = [];
  for await (const { next, rows } of runBenchmark(contenders, cases, { only })) {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${next}`);
    result = rows;
  }
  return result;
}

/** @param {Row[]} lines @param {string} title */
function rowOf(lines, title) {
  const line = lines.find(({ kernel, name }) => `${kernel} ${name}`.startsWith(title));
  if (!line) throw new Error(`nothing has measured ${title}`);
  return line;
}

/** @param {number} number */
const times = (number) => `${number.toFixed(2)} ×`;
/** @param {number | undefined} share */
const percent = (share) => `${(100 * (share ?? NaN)).toFixed(0)} %`;

/** The engines among themselves. @param {Case[]} cases */
async function compareEngines(cases) {
  const only = ['gemm ', 'step mlp-dropout', 'step cnn-adam'];
  const [one, fused, two] = await measure([strict, relaxed, both], cases, only);
  const ratio = (/** @type {Row[]} */ slow, /** @type {Row[]} */ fast, /** @type {string} */ title) =>
    times(rowOf(slow, title).median_ms / rowOf(fast, title).median_ms);
  const share = (/** @type {string} */ title) => percent(rowOf(fused, title).share_of_peak);
  return [
    ['relaxed against strict, one thread, step of cnn-adam', ratio(one, fused, 'step cnn-adam'), '1.4 ×'],
    ['two threads against one, relaxed, step of mlp-dropout', ratio(fused, two, 'step mlp-dropout'), '1.8 ×'],
    ['two threads against one, relaxed, step of cnn-adam', ratio(fused, two, 'step cnn-adam'), '1.8 ×'],
    ...fused
      .filter(({ kernel }) => kernel === 'gemm')
      .map(({ name, share_of_peak }) => [`${name}, one thread, of the peak`, percent(share_of_peak), '80 %']),
    ['step of mlp-dropout, one thread, of the peak', share('step mlp-dropout'), '65 %'],
    ['step of cnn-adam, one thread, of the peak', share('step cnn-adam'), '120 %'],
    [
      'memory of the engine with data, two threads, cnn-adam',
      `${((rowOf(two, 'step cnn-adam').memory_bytes ?? NaN) / 1e6).toFixed(0)} MB`,
      '',
    ],
  ];
}

/** The engine against PyTorch with one and two threads, and NumPy with one. @param {Case[]} cases */
async function compareRivals(cases) {
  const rivals = [startRival(1), startRival(2)];
  const rows = [];
  for (const [work, aim] of [
    ['step cnn-adam', '2.5 ×'],
    ['step mlp-dropout', '1.5 ×'],
  ]) {
    const { ours, theirs } = await against(both, cases, work, rivals);
    const figures = `${ours.toFixed(1)} ms; PyTorch ${theirs.map((ms) => ms.toFixed(1)).join(' and ')} ms`;
    const name = `${work} on two threads against PyTorch's better (${figures})`;
    rows.push([name, times(Math.min(...theirs) / ours), aim]);
  }
  const work = 'iteration softmax';
  const {
    ours,
    theirs: [numpy],
  } = await against(relaxed, cases, work, [rivals[0]]);
  for (const rival of rivals) rival.end();
  const figures = `${ours.toFixed(1)} ms; NumPy ${numpy.toFixed(1)} ms`;
  return [
    ...rows,
    [`full-batch ${work}, one thread, against NumPy (${figures})`, times(numpy / ours), '2 ×'],
  ];
}

/**
 * L-BFGS from weights of zero until it has converged, or as often as scikit-learn iterates at most, against
 * scikit-learn's LogisticRegression(): on one thread each.
 */
async function compareFit() {
  if (spawnSync(values.python, ['-c', 'import sklearn']).status !== 0) {
    process.stderr.write(`${values.python} has no scikit-learn (python3-sklearn): its row is left out.\n`);
    return [];
  }
  const preset = PRESETS.find(({ id }) => id === 'logreg-lbfgs');
  if (!preset) throw new Error('there is no preset logreg-lbfgs');
  const { classes, rate, l2, epochs } = preset;
  const engine = await relaxed.load();
  const images = (await relaxed.read(engine)).createSubset({ pool: 'train', classes });
  const fit = async () => {
    const start = performance.now();
    const model = engine.createModel({ ...preset, seed: 1 });
    for (let i = 0; i < epochs && !model.converged; i++) {
      model.beginStep(images, { first: 0, count: images.count, rate, l2 });
      model.advance(Infinity);
    }
    model.destroy();
    return performance.now() - start;
  };
  const rival = startRival(1);
  const [ours, theirs] = await inTurns([fit, () => rival.milliseconds('fit logreg-lbfgs')]);
  rival.end();
  const what = `L-BFGS on the ${images.count.toLocaleString('en')} ones and twos, one thread, against scikit-learn`;
  const figures = `${ours.toFixed(0)} ms; scikit-learn ${theirs.toFixed(0)} ms`;
  return [[`${what} (${figures})`, times(theirs / ours), '1 ×']];
}

async function weighPage() {
  if (unmeasurable) {
    process.stderr.write(`The page's memory is left out: ${unmeasurable}.\n`);
    return [];
  }
  const bytes = await measurePageMemory();
  const what = 'memory of the page in Chromium, data included, two threads, cnn-adam, at most';
  return [[what, `${(bytes / 1e6).toFixed(0)} MB`, '250 MB']];
}

/** @param {Case[]} cases */
async function timeAccuracy(cases) {
  const [lines] = await measure([both], cases, ['accuracy ']);
  return lines
    .filter(({ kernel }) => kernel === 'accuracy')
    .map(({ name, median_ms, reached, runs }) => [
      `${name}, two threads, median of ${runs} seeds (${reached} reached it)`,
      `${(median_ms / 1000).toFixed(1)} s`,
      name.endsWith('99 %') ? '10 s, all' : '',
    ]);
}

/** The largest module, as a server sends it. */
async function weighModules() {
  const modules = await Promise.all(BUILDS.map(readBuild));
  const largest = Math.max(...modules.map((wasm) => brotliCompressSync(wasm).length));
  return [['largest wasm module, compressed with brotli', `${(largest / 1000).toFixed(1)} kB`, '40 kB']];
}

const engine = await loadEngine('simd128');
const cases = listCases(engine);
const rows = [
  ['what', 'measured', 'aim'],
  ['---', '---', '---'],
  ...(await compareEngines(cases)),
  ...(values['skip-pytorch'] ? [] : await compareRivals(cases)),
  ...(values['skip-pytorch'] ? [] : await compareFit()),
  ...(await weighPage()),
  ...(await timeAccuracy(cases)),
  ...(await weighModules()),
];
if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
