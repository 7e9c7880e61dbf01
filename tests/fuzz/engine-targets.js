// engine-targets.js — the readers that fill the engine: a person's files, and a kept network.

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';

import { DataError, FileError, WeightsError } from '../../web/files/errors.js';
import { isTrainerState } from '../../web/lab/network/kept-network.js';
import { loadEngine } from '../../web/terminal/files.js';
import { collectCheckpoint, restoreCheckpoint } from '../../web/worker/checkpoint.js';
import { EngineError } from '../../web/worker/engine/engine-error.js';
import { findHints } from '../../web/worker/own/data-hints.js';
import { readFiles } from '../../web/worker/own/own-files.js';
import { npy, npz, utf8 } from '../node/file-samples.js';
import { makeFiles, NAMES } from '../node/synthetic.js';
import { isTensor } from './targets.js';

export const engine = await loadEngine('simd128', 1);

const [TRAIN, TEST] = [2, 1];
const IDX = Object.entries(makeFiles(TRAIN, TEST)).map(([part, bytes]) => ({
  name: NAMES[/** @type {keyof typeof NAMES} */ (part)],
  bytes,
}));
const ARRAYS = {
  x_train: npy('|u1', [TRAIN, 28, 28], new Uint8Array(TRAIN * 784).fill(9)),
  y_train: npy('|u1', [TRAIN], Uint8Array.of(1, 2)),
  x_test: npy('|u1', [TEST, 28, 28], new Uint8Array(TEST * 784)),
  y_test: npy('|u1', [TEST], Uint8Array.of(3)),
};
const WORDS = { x_train: npy('<f4', [TRAIN, 784], new Float32Array(TRAIN * 784)) };
const table = (/** @type {number} */ lines) => utf8(`1,${Array(784).fill(1)}\n`.repeat(lines));

const FILES = [
  IDX,
  IDX.map(({ name, bytes }) => ({ name: `${name}.gz`, bytes: gzipSync(bytes) })),
  [...IDX, { name: `${IDX[0].name}.gz`, bytes: gzipSync(IDX[0].bytes) }],
  [{ name: 'mnist.npz', bytes: npz(ARRAYS, 6) }],
  [{ name: 'mnist.npz', bytes: npz({ ...ARRAYS, ...WORDS }) }],
  Object.entries(ARRAYS).map(([name, bytes]) => ({ name: `${name}.npy`, bytes })),
  [{ name: 'table.csv', bytes: table(3) }],
  [
    { name: 'train.csv', bytes: table(2) },
    { name: 'test.csv', bytes: table(1) },
  ],
].map((files) => files.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })));

/** @param {any} files */
async function readOwn(files) {
  const isFile = (/** @type {any} */ file) =>
    typeof file?.name === 'string' && file.bytes instanceof Uint8Array;
  if (!Array.isArray(files) || !files.every(isFile)) return;
  const dataset = engine.createDataset();
  try {
    await readFiles({ dataset, abort: new AbortController(), onBytes() {}, onLabels() {} }, files);
    for (const pool of /** @type {const} */ (['train', 'test'])) {
      const labels = dataset.labels(pool);
      assert.equal(labels.length, dataset.count(pool));
      assert.ok(labels.length > 0 && labels.every((label) => label <= 9));
    }
    findHints(dataset);
  } finally {
    dataset.destroy();
  }
}

const SETTINGS = { layers: 'maxpool 14 | dense 10 softmax', optimizer: 'adam', seed: 1 };

/** What is kept of a network that nothing has trained. */
function makeCheckpoint() {
  const model = engine.createModel(SETTINGS);
  const { tensors, trainerState } = collectCheckpoint({ model, epochs: 0, ...SETTINGS }, null);
  model.destroy();
  return { tensors, trainerState };
}

/** What has passed the checks of the kept session. @param {any} input */
function readNetwork(input) {
  const { tensors, trainerState } = input ?? {};
  if (!Array.isArray(tensors) || !tensors.every(isTensor) || !isTrainerState(trainerState)) return;
  const model = engine.createModel(SETTINGS);
  try {
    restoreCheckpoint(model, { tensors, trainerState });
    assert.equal(model.predict(new Uint8Array(784)).length, 10);
    assert.ok(model.predicted < 10);
  } finally {
    model.destroy();
  }
}

/** @type {Record<string, import('./fuzzer.js').Target>} */
export const ENGINE_TARGETS = {
  files: {
    files: ['worker/own/own-files.js'],
    seeds: FILES,
    read: readOwn,
    refusals: [FileError, DataError, EngineError],
    growth: 4 * 1100, // as of `gzip`: the stream's buffers are as large again
    spare: 1 << 24, // each of several files in gzip has such buffers
  },
  network: {
    files: ['weights/match.js'],
    seeds: [makeCheckpoint()],
    read: readNetwork,
    refusals: [WeightsError, EngineError],
  },
};
