// bench.js — `npm run bench`: measures the engine and compares it with the peak speed of this machine.

import { availableParallelism } from 'node:os';
import { runBenchmark } from '../bench/core/benchmark.js';
import { listCases } from '../bench/core/cases.js';
import { compareRows, comparisonText, reportText, withRelaxedRatios } from '../bench/core/report.js';
import { Engine } from '../worker/engine/engine.js';
import { chooseBuild } from '../worker/variant.js';
import { buildRevision } from './bench-revision.js';
import { loadDataset, MNIST, readBuild, startThread } from './files.js';
import { ENGINE_OPTIONS, helpText, readOptions, runProgram, startEngine, UsageError } from './options.js';

/** @typedef {import('../bench/core/benchmark.js').Contender} Contender */

const OPTIONS = /** @satisfies {Record<string, import('./options.js').Option>} */ ({
  ...ENGINE_OPTIONS,
  only: {
    value: 'WORDS',
    help: "measures rows whose kernel and name contain these words, as 'step cnn';\nmay be given several times",
    multiple: /** @type {const} */ (true),
  },
  against: {
    value: 'REV',
    help: 'also measures another revision, which it builds first, in turns with this one',
  },
  json: { help: 'prints a JSON object a line' },
});

const HELP = helpText(
  'npm run bench',
  OPTIONS,
  `Kernels: peak, gemm (matrix products), conv (convolutions within a step), step (training, one batch or all
images of the preset), iteration (softmax on 30,000 images in one step), predict (one image), accuracy
(training time of the preset 'fast').`,
);

/**
 * @param {Uint8Array<ArrayBuffer>} wasm
 * @param {Contender['running']} running
 * @returns {Contender}
 */
const contender = (wasm, running) => ({
  running,
  load: () => Engine.load(wasm, { threads: running.threads, startThread }),
  read: (engine) => loadDataset(engine, MNIST),
});

/**
 * Relaxed arithmetic beside strict, to say what it gains in training steps; none if this Node.js cannot.
 * @param {Contender['running']} running
 * @returns {Promise<Contender[]>}
 */
async function relaxedSteps({ arithmetic, threads }) {
  const relaxed = await chooseBuild({ arithmetic: 'relaxed', threads }, availableParallelism());
  if (arithmetic === 'relaxed' || relaxed.arithmetic !== 'relaxed') return [];
  return [{ ...contender(await readBuild(relaxed.build), relaxed), only: ['step '] }];
}

/** @param {Contender[]} contenders @param {string[]} only */
async function measure(contenders, only) {
  const engine = await contenders[0].load();
  const cases = listCases(engine);
  engine.close();
  const { stderr } = process;
  /** @type {import('../bench/core/benchmark.js').Row[][]} */
  let result = [];
  for await (const { done, total, next, rows } of runBenchmark(contenders, cases, { only })) {
    if (total === 0) throw new UsageError(`--only: no row has '${only.join("' or '")}'`);
    if (stderr.isTTY) stderr.write(`\r\x1b[K${next && `${done + 1}/${total} ${next}`}`);
    result = rows;
  }
  return result;
}

async function main() {
  const values = readOptions(OPTIONS);
  if (values.help) return process.stdout.write(HELP);
  const { engine, running } = await startEngine(values);
  engine.close();
  const contenders = [contender(await readBuild(running.build), running)];
  const { against, only = [], json } = values;
  if (against) contenders.push(contender(await buildRevision(against, running.build), running));
  else contenders.push(...(await relaxedSteps(running)));
  const [ours, theirs] = await measure(contenders, only);
  const compared = against ? compareRows(ours, theirs, against) : [];
  const rows = withRelaxedRatios(ours, theirs);
  if (json) for (const row of against ? compared : rows) process.stdout.write(`${JSON.stringify(row)}\n`);
  else process.stdout.write(against ? comparisonText(compared) : reportText(rows));
}

await runProgram('bench', main);
