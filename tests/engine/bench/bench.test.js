// bench.test.js — the benchmark: what it measures, what it counts, what it prints. Never how fast anything is.

import '../built.js';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runBenchmark } from '../../../web/bench/core/benchmark.js';
import { accuracyCase, listCases } from '../../../web/bench/core/cases.js';
import {
  compareRows,
  comparisonText,
  HEADINGS,
  reportText,
  withRelaxedRatios,
} from '../../../web/bench/core/report.js';
import { localName } from '../../../web/bench/names.js';
import { PRESETS } from '../../../web/shared/presets.js';
import { loadEngine } from '../../../web/terminal/files.js';
import { texts } from '../../../web/text/en/texts.js';
import { translator } from '../../../web/text/translate.js';
import { leftOut } from '../../gate.js';
import { english, LANGUAGES, WORDS } from '../../node/languages.js';
import { makeDataset } from '../../node/synthetic.js';

/** @typedef {import('../../../web/bench/core/benchmark.js').Case} Case */
/** @typedef {import('../../../web/bench/core/benchmark.js').Row} Row */

const BATCH = 20;
const QUICK = { warmUpMs: 1, rounds: 2, roundMs: 0 };
const LAYERS = 'conv 4 3x3 relu | conv 8 5x5 same relu | maxpool 2 | dense 10 softmax';
const CNN = { id: 'cnn', layers: LAYERS, optimizer: 'adam', rate: 0.01, batch: BATCH, epochs: 1 };
const MLP = { ...CNN, id: 'mlp', layers: 'dense 16 relu | dense 10 softmax' };

/** Multiplications and additions of one image, by hand. */
const CONV_1 = 2 * 26 * 26 * 3 * 3 * 1 * 4;
const CONV_2 = 2 * 26 * 26 * 5 * 5 * 4 * 8;
const DENSE = 2 * (13 * 13 * 8) * 10;

/** @param {string} [build] @param {number} [threads] */
const contender = (build = 'simd128', threads = 1) => ({
  running: { build, arithmetic: 'strict', threads },
  load: () => loadEngine(build, threads),
  read: async (/** @type {import('../../../web/worker/engine/engine.js').Engine} */ engine) =>
    makeDataset(engine, 300, 100),
});

/**
 * @param {ReturnType<typeof contender>[]} contenders @param {Case[]} cases
 * @param {Parameters<typeof runBenchmark>[2]} [options]
 */
async function measure(contenders, cases, options = { timing: QUICK }) {
  const steps = [];
  for await (const step of runBenchmark(contenders, cases, options)) steps.push(step);
  return { steps, rows: /** @type {(typeof steps)[0]} */ (steps.at(-1)).rows };
}

/** @param {Row} line */
const titleOf = ({ kernel, name }) => `${kernel} ${name}`;

/** @param {typeof PRESETS} presets */
const casesOf = async (presets) => listCases(await loadEngine('simd128'), presets);

/** @param {string[]} args @returns {Promise<{ code: unknown, stdout: string, stderr: string }>} */
function bench(...args) {
  const script = fileURLToPath(new URL('../../../web/terminal/bench.js', import.meta.url));
  return new Promise((resolve) =>
    execFile(process.execPath, [script, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    ),
  );
}

test('the peak comes first, the rows of a kernel together, none twice', async () => {
  const { steps, rows } = await measure([contender()], await casesOf([CNN, { ...CNN, id: 'again' }, MLP]));
  const titles = rows[0].map(titleOf);
  assert.deepEqual(titles, [
    'peak registers',
    ...['gemm 20×1352·1352×10', 'gemm 20×784·784×16', 'gemm 20×16·16×10'],
    ...['step cnn', 'step again', 'step mlp'],
    ...['conv 3×3 1→4 on 28×28 forward', 'conv 3×3 1→4 on 28×28 backward'],
    ...['conv 5×5 same 4→8 on 26×26 forward', 'conv 5×5 same 4→8 on 26×26 backward'],
    ...['predict cnn', 'predict again', 'predict mlp'],
  ]);
  assert.deepEqual(
    steps.map(({ done }) => done),
    steps.map((_, i) => i),
  );
  assert.ok(steps.every(({ total }) => total === steps.length - 1));
});

test('operations are those of direct convolution and dense layers', async () => {
  const { rows } = await measure([contender()], await casesOf([CNN]));
  const counted = new Map(
    rows[0].map((line) => [titleOf(line), ((line.gflops ?? NaN) * line.median_ms * 1e6) / BATCH]),
  );
  const expected = {
    'step cnn': 2 * CONV_1 + 3 * CONV_2 + 3 * DENSE,
    'conv 3×3 1→4 on 28×28 forward': CONV_1,
    'conv 3×3 1→4 on 28×28 backward': CONV_1,
    'conv 5×5 same 4→8 on 26×26 forward': CONV_2,
    'conv 5×5 same 4→8 on 26×26 backward': 2 * CONV_2,
    'gemm 20×1352·1352×10': DENSE,
    'predict cnn': (CONV_1 + CONV_2 + DENSE) / BATCH,
  };
  for (const [title, operations] of Object.entries(expected))
    assert.ok(Math.abs(Number(counted.get(title)) / operations - 1) < 1e-9, title);
});

test('every figure is positive and finite, and shares are of the peak of as many threads', async () => {
  const { rows } = await measure([contender('simd128-threads', 2)], await casesOf([CNN, MLP]));
  const peaks = new Map(rows[0].filter(({ kernel }) => kernel === 'peak').map((l) => [l.threads, l.gflops]));
  assert.deepEqual([...peaks.keys()], [2, 1]);
  for (const line of rows[0]) {
    const { gflops = NaN, share_of_peak = NaN, median_ms, runs, threads } = line;
    for (const figure of [gflops, share_of_peak, median_ms, runs])
      assert.ok(figure > 0 && figure < Infinity, JSON.stringify(line));
    assert.ok(Math.abs((share_of_peak * Number(peaks.get(threads))) / gflops - 1) < 1e-9);
    assert.equal(threads, ['gemm', 'predict'].includes(line.kernel) || line === rows[0][1] ? 1 : 2);
    assert.deepEqual([line.build, line.arithmetic], ['simd128-threads', 'strict']);
  }
});

test('a step has its speed, its memory, and shares of time that make up the whole', async () => {
  const { rows } = await measure([contender()], await casesOf([CNN]), { timing: QUICK, only: ['step'] });
  const [, step] = rows[0];
  const { images_per_second = NaN, epoch_seconds = NaN, memory_bytes = NaN, layers = [] } = step;
  assert.ok(Math.abs((images_per_second * step.median_ms) / 1000 / BATCH - 1) < 1e-9);
  assert.ok(Math.abs((images_per_second * epoch_seconds) / 60_000 - 1) < 1e-9);
  assert.ok(memory_bytes >= 400 * 784);
  const names = layers.map(({ layer }) => layer);
  assert.deepEqual(names.slice(0, 2), ['conv 4 3x3 relu', 'conv 8 5x5 same relu']);
  assert.deepEqual(names.slice(-4), ['reading images', 'loss', 'optimizer', 'waiting']);
  const whole = layers.reduce((sum, { share }) => sum + share, 0);
  assert.ok(whole > 0.99 && whole < 1.2, `${whole}`);
});

test('a step that takes all images counts them, as often as a line search passes them', async () => {
  const full = { ...MLP, id: 'full', batch: /** @type {const} */ ('all'), classes: [1, 2], trainCount: 50 };
  const fit = { ...full, id: 'fit', layers: 'dense 1 sigmoid zeros', optimizer: 'lbfgs', l2: 0.1 };
  const timing = { ...QUICK, rounds: 60 };
  const { rows } = await measure([contender()], await casesOf([full, fit]), { timing, only: ['step'] });
  const [descent, search] = rows[0].filter(({ kernel }) => kernel === 'step');
  const images = (/** @type {Row} */ { images_per_second = NaN, median_ms }) =>
    (images_per_second * median_ms) / 1000;
  assert.ok(Math.abs(images(descent) / 50 - 1) < 1e-9);
  assert.ok(images(search) >= 50 && images(search) < 5 * 50, `${images(search)} images an iteration`);
  for (const { layers = [], gflops = NaN } of [descent, search]) {
    assert.ok(layers.some(({ layer }) => layer.startsWith('dense')));
    assert.ok(gflops > 0 && gflops < Infinity);
  }
});

test('contenders take turns, and each gets all rows', async () => {
  /** @type {string[]} */
  const turns = [];
  const cases = [
    {
      measurements: [{ kernel: 'turn', name: 'one' }],
      open: (/** @type {import('../../../web/worker/engine/engine.js').Engine} */ engine) => ({
        run: () => [turns.push(`${engine.threads}`)],
      }),
    },
  ];
  const timing = { warmUpMs: 0, rounds: 3, roundMs: 0 };
  const { rows } = await measure([contender(), contender('simd128-threads', 2)], cases, { timing });
  assert.deepEqual(turns, ['1', '2', '2', '1', '1', '2']);
  assert.deepEqual(
    rows.map((own) => own.filter(({ kernel }) => kernel === 'turn').map(({ runs }) => runs)),
    [[3], [3]],
  );
});

test('a contender for some cases takes no part in the others', async () => {
  const some = { ...contender(), only: ['step '] };
  const { rows } = await measure([contender(), some], await casesOf([CNN, MLP]));
  assert.deepEqual(rows[1].map(titleOf), ['peak registers', 'step cnn', 'step mlp']);
  const slower = rows[1].map((row) => ({ ...row, median_ms: row.median_ms / 1.25 }));
  const same = rows[0].map((row) => ({
    ...row,
    median_ms: rows[1].find(({ name }) => name === row.name)?.median_ms,
  }));
  const ratios = withRelaxedRatios(/** @type {Row[]} */ (same), slower);
  assert.deepEqual(ratios.filter(({ relaxed_ratio }) => relaxed_ratio !== undefined).map(titleOf), [
    'step cnn',
    'step mlp',
  ]);
  assert.match(reportText(ratios), /\nstep +cnn .* 1\.25 ×\n(.*\n)*relaxed: how many times as fast/);
  assert.doesNotMatch(reportText(rows[0]), /×\n|relaxed:/);
});

test('the time to an accuracy has a run for each seed and says how many reached it', async () => {
  const learns = accuracyCase({ ...MLP, id: 'learns', epochs: 20 });
  const cannot = accuracyCase({ ...MLP, id: 'cannot', rate: 1e-9 });
  const { rows } = await measure([contender()], [learns, cannot], {});
  const found = rows[0].filter(({ kernel }) => kernel === 'accuracy');
  assert.deepEqual(
    found.map(({ name, runs, reached }) => [name, runs, reached]),
    [97, 98, 99]
      .map((goal) => [`learns to ${goal} %`, 5, 5])
      .concat([97, 98, 99].map((goal) => [`cannot to ${goal} %`, 5, 0])),
  );
  const times = found.map(({ median_ms }) => median_ms);
  assert.ok(0 < times[0] && times[0] <= times[1] && times[1] <= times[2] && times[2] < Infinity);
  assert.deepEqual(times.slice(3), [Infinity, Infinity, Infinity]);
  assert.match(reportText(rows[0]), /accuracy {2}cannot to 97 % \(0 of 5 runs\) +1 {2}not reached/);
});

test('the cases cover the presets: every step and prediction, all images at once, the preset fast', async () => {
  const titles = (await casesOf(PRESETS)).flatMap(({ measurements }) =>
    measurements.map(({ kernel, name }) => `${kernel} ${name}`),
  );
  const wanted = [
    ...PRESETS.flatMap(({ id }) => [`step ${id}`, `predict ${id}`]),
    ...['gemm 128×784·784×512', 'gemm 128×9216·9216×128'],
    ...[
      'conv 3×3 1→32 on 28×28 forward',
      'conv 3×3 32→64 on 26×26 backward',
      'conv 5×5 6→16 on 14×14 forward',
    ],
    'iteration softmax on 30000 images at once',
    ...PRESETS.filter(({ id }) => id === 'fast').map(() => 'accuracy fast to 99 %'),
  ];
  for (const title of wanted) assert.ok(titles.includes(title), title);
});

test('the page has words for every kernel and column, and names in every language', async () => {
  const measurements = (await casesOf(PRESETS)).flatMap((case_) => case_.measurements);
  for (const { kernel } of measurements) assert.ok(Object.hasOwn(texts, `bench.kernel.${kernel}`), kernel);
  for (const heading of HEADINGS) assert.ok(Object.hasOwn(texts, `bench.column.${heading}`), heading);
  for (const { name } of measurements) assert.equal(localName(english, name), name);
  for (const code of Object.keys(LANGUAGES).filter((code) => code !== 'en')) {
    const t = translator(LANGUAGES[code].locale, WORDS[code]);
    for (const { name } of measurements)
      assert.doesNotMatch(localName(t, name), / (on|to|forward|backward|images)\b/, code);
  }
});

test('a comparison has both times and their ratio', async () => {
  const { rows } = await measure([contender()], await casesOf([MLP]));
  const slower = rows[0].map((line) => ({ ...line, median_ms: 2 * line.median_ms }));
  const compared = compareRows(rows[0], slower, 'v1');
  for (const { ratio, against, against_median_ms, median_ms } of compared)
    assert.deepEqual([ratio, against, against_median_ms], [2, 'v1', 2 * median_ms]);
  assert.match(comparisonText(compared), /kernel .* here +v1 +times faster\n.*\n.* 2\.000\n/);
});

test('npm run bench --json prints an object a line', { skip: leftOut }, async () => {
  const only = [
    '--only',
    'gemm 128×784·784×512',
    '--only',
    'step mlp-dropout',
    '--only',
    'predict mlp-dropout',
  ];
  const { code, stdout } = await bench('--json', '--threads', '1', '--arithmetic', 'strict', ...only);
  assert.equal(code, 0);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ kernel }) => kernel),
    ['peak', 'gemm', 'step', 'predict'],
  );
  for (const { gflops, share_of_peak, median_ms, build, arithmetic, threads } of lines) {
    assert.ok(gflops > 0 && share_of_peak > 0 && median_ms > 0);
    assert.deepEqual([build, arithmetic, threads], ['simd128', 'strict', 1]);
  }
});

test('without --json it prints a table with units', { skip: leftOut }, async () => {
  const { code, stdout } = await bench('--only', 'step softmax', '--threads', '1', '--arithmetic', 'strict');
  assert.equal(code, 0);
  assert.match(stdout, /^engine-simd128, strict arithmetic, threads: 1\n\nkernel .* GFLOP\/s {2}of peak/);
  assert.match(stdout, /\nstep +softmax +1 +[\d.]+ ms +[\d.]+ +\d+ %/);
  assert.match(stdout, /\nsoftmax +optimizer +\d+ %\n/);
});

for (const [args, message] of /** @type {const} */ ([
  [['--fast'], /--fast/],
  [['--only', 'warp drive'], /no row has 'warp drive'/],
  [['--against', 'no-such-revision'], /no-such-revision/],
  [['--threads', '0'], /--threads must be/],
]))
  test(`bench ${args.join(' ')}: exit code 2, and why`, async () => {
    const { code, stdout, stderr } = await bench(...args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, message);
  });
