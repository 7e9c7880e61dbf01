// worker.js — runs the benchmark in the browser: a request starts it, events report its progress.
//
// web/bench/main.js sends the request. To stop the benchmark, it terminates this worker.
//
//   bench  { arithmetic?, threads?, kernels: string[] }   answered with {} when all is done
//
//   { event: 'progress', done, total, next, rows }   before each case and at the end; see runBenchmark

import { serve } from '../../shared/protocol.js';
import { readFiles } from '../../worker/own/own-files.js';
import { fetchFile, findEngine } from '../../worker/site-files.js';
import { runBenchmark } from './benchmark.js';
import { listCases } from './cases.js';

/** The files of MNIST, fetched once for all cases. */
async function fetchMnist() {
  const manifest = JSON.parse(new TextDecoder().decode(await fetchFile('data/manifest.json')));
  const { files } = manifest.datasets.find((/** @type {{ id: string }} */ { id }) => id === 'mnist');
  /** @type {string[]} */
  const names = Object.values(files).map(({ path }) => path);
  return Promise.all(
    names.map(async (name) => ({ name, bytes: new Uint8Array(await fetchFile(`data/${name}`)) })),
  );
}

/** @param {import('../../worker/variant.js').EngineWish & { kernels: string[] }} request */
async function bench({ kernels, ...wish }) {
  const { load, ...chosen } = await findEngine(wish);
  const files = await fetchMnist();
  const first = await load();
  const cases = listCases(first);
  const running = { ...chosen, threads: first.threads };
  first.close();
  /** @param {import('../../worker/engine/engine.js').Engine} engine */
  async function read(engine) {
    const dataset = engine.createDataset();
    await readFiles({ dataset, abort: new AbortController(), onBytes() {}, onLabels() {} }, files);
    return dataset;
  }
  const only = kernels.map((kernel) => `${kernel} `);
  for await (const { rows, ...progress } of runBenchmark([{ running, load, read }], cases, { only }))
    self.postMessage({ event: 'progress', ...progress, rows: rows[0] });
  return { result: {} };
}

serve(self, { bench });
