// worker.js — runs the benchmark in the browser: a request starts it, events report its progress.
//
// web/bench/main.js sends the request. To stop the benchmark, it terminates this worker.
//
//   bench  { arithmetic?, threads?, kernels: string[] }   answered with {} when all is done
//
//   { event: 'progress', done, total, next, rows }   before each case and at the end; see runBenchmark

import { serve } from '../../shared/protocol.js';
import { readFiles } from '../../worker/own/own-files.js';
import { findEngine, readFile } from '../../worker/site-files.js';
import { runBenchmark } from './benchmark.js';
import { listCases } from './cases.js';
import { withRelaxedRatios } from './report.js';

/** The files of MNIST, fetched once for all cases. */
async function fetchMnist() {
  const manifest = JSON.parse(new TextDecoder().decode(await readFile('data/manifest.json')));
  const { files } = manifest.datasets.find((/** @type {{ id: string }} */ { id }) => id === 'mnist');
  /** @type {string[]} */
  const names = Object.values(files).map(({ path }) => path);
  return Promise.all(
    names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(`data/${name}`)) })),
  );
}

/** Those of strict arithmetic are measured in relaxed arithmetic too, to say what it gains. */
const STEPS = ['step '];

/** @param {import('../../worker/variant.js').EngineWish & { kernels: string[] }} request */
async function bench({ kernels, ...wish }) {
  const chosen = await findEngine(wish);
  const fused = chosen.arithmetic === 'strict' && (await findEngine({ ...wish, arithmetic: 'relaxed' }));
  const files = await fetchMnist();
  /** @param {import('../../worker/engine/engine.js').Engine} engine */
  async function read(engine) {
    const dataset = engine.createDataset();
    await readFiles({ dataset, abort: new AbortController(), onBytes() {}, onLabels() {} }, files);
    return dataset;
  }
  const first = await chosen.load();
  const cases = listCases(first);
  const { threads } = first;
  first.close();
  /** @param {typeof chosen} found @param {string[]} [only] */
  const contender = ({ load, ...found }, only) => ({ running: { ...found, threads }, load, read, only });
  const contenders = [contender(chosen)];
  if (fused && fused.arithmetic === 'relaxed') contenders.push(contender(fused, STEPS));
  const only = kernels.map((kernel) => `${kernel} `);
  for await (const { rows, ...progress } of runBenchmark(contenders, cases, { only }))
    self.postMessage({ event: 'progress', ...progress, rows: withRelaxedRatios(rows[0], rows[1]) });
  return { result: {} };
}

serve(self, { bench });
