// bench.js — `npm run bench`: how near the engine comes to what this machine can do.

import { parseArgs } from 'node:util';
import { runBenchmark } from '../bench/core/benchmark.js';
import { listCases } from '../bench/core/cases.js';
import { compareRows, comparisonText, reportText } from '../bench/core/report.js';
import { Engine } from '../worker/engine/engine.js';
import { buildRevision } from './bench-revision.js';
import { ENGINE_HELP, engineOptions, startEngine, UsageError } from './options.js';
import { loadDataset, MNIST, readBuild, startThread } from './files.js';

/** @typedef {import('../bench/core/benchmark.js').Contender} Contender */

const HELP = `Usage: npm run bench -- [options]

${ENGINE_HELP}
  --only WORDS       lines whose kernel and name have these words, as 'step cnn'; may be given several times
  --against REV      measures another revision, too, in turns with this one; builds it first
  --json             one JSON object a line
  --help

Lines: peak, gemm (matrix products), conv (convolutions within a step), step (training, one batch or all
images of the preset), iteration (softmax on 30,000 images in one step), predict (one image), accuracy
(training time of the preset 'fast').
`;

const options = /** @type {const} */ ({
  ...engineOptions,
  only: { type: 'string', multiple: true },
  against: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

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

/** @param {Contender[]} contenders @param {string[]} only */
async function measure(contenders, only) {
  const engine = await contenders[0].load();
  const cases = listCases(engine);
  engine.close();
  const { stderr } = process;
  /** @type {import('../bench/core/benchmark.js').Row[][]} */
  let result = [];
  for await (const { done, total, next, rows } of runBenchmark(contenders, cases, { only })) {
    if (total === 0) throw new UsageError(`--only: no line has '${only.join("' or '")}'`);
    if (stderr.isTTY) stderr.write(`\r\x1b[K${next && `${done + 1}/${total} ${next}`}`);
    result = rows;
  }
  return result;
}

async function main() {
  const { values } = parseArgs({ options });
  if (values.help) return process.stdout.write(HELP);
  const { engine, running } = await startEngine(values);
  engine.close();
  const contenders = [contender(await readBuild(running.build), running)];
  const { against, only = [], json } = values;
  if (against) contenders.push(contender(await buildRevision(against, running.build), running));
  const [ours, theirs] = await measure(contenders, only);
  const compared = against ? compareRows(ours, theirs, against) : [];
  if (json) for (const row of against ? compared : ours) process.stdout.write(`${JSON.stringify(row)}\n`);
  else process.stdout.write(against ? comparisonText(compared) : reportText(ours));
}

try {
  await main();
} catch (error) {
  const { code, message } = /** @type {any} */ (error);
  process.exitCode = error instanceof UsageError || `${code}`.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
  process.stderr.write(`bench: ${message}\n`);
}
