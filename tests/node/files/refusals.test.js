// refusals.test.js — every sentence with which a file is refused is reached by a file, and is whole in every language.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'fflate';
import { networkOf } from '../../../web/export/network.js';
import { message } from '../../../web/export/protobuf.js';
import { writeTfjs } from '../../../web/export/tfjs.js';
import { readArrays } from '../../../web/files/arrays.js';
import { readCsv } from '../../../web/files/csv.js';
import { SENTENCES } from '../../../web/files/errors.js';
import { writeIdx } from '../../../web/files/idx.js';
import { refusal } from '../../../web/files/recognise.js';
import { readHand } from '../../../web/lab/hand/hand-file.js';
import { explain } from '../../../web/site/error-text.js';
import { readWeights, requireFinite, requireOne, writeSafetensors } from '../../../web/weights/files.js';
import { matchTensors } from '../../../web/weights/match.js';
import { checkSize } from '../../../web/worker/dataset-loader.js';
import { readFiles } from '../../../web/worker/own/own-files.js';
import { KINDS, latin1, npy, npz, utf8 } from '../file-samples.js';
import { chinese, english } from '../languages.js';

/** @typedef {import('../../../web/files/errors.js').FileStatus} FileStatus */

const LAYERS = [
  { text: 'dense 2 relu', kernelShape: [3, 2], hasBias: false },
  { text: 'dense 1 sigmoid', kernelShape: [2, 1], hasBias: false },
];
/** @param {string} name @param {number[]} shape @param {number} [value] */
const tensor = (name, shape, value = 0.5) => ({
  name,
  shape,
  values: new Float32Array(shape.reduce((all, length) => all * length, 1)).fill(value),
});
const matched = (/** @type {import('../../../web/shared/protocol.js').Tensor[]} */ ...tensors) =>
  matchTensors(tensors, LAYERS);
const weights = (/** @type {Uint8Array} */ bytes) => readWeights(bytes, 'w');

const FLOATS = npy('<f4', [2, 2], Float32Array.of(1, 2, 3, 4));
const ARCHIVE = npz({ a: FLOATS });
/** An archive with other bytes at a place. @param {number} at @param {number[]} bytes */
const changed = (at, ...bytes) => {
  const copy = ARCHIVE.slice();
  copy.set(bytes, at);
  return copy;
};
/** Where the only member of the archive has what it promises, in the directory. */
const DIRECTORY = ARCHIVE.findLastIndex((_, i) =>
  latin1('PK\x01\x02').every((byte, k) => ARCHIVE[i + k] === byte),
);
const SAFETENSORS = writeSafetensors([tensor('0.kernel', [2, 2])], {});
const saved = new TextDecoder().decode(SAFETENSORS);

/** A model of one node with a weight. @param {string} type @param {Uint8Array} tensor   called a */
const onnx = (type, tensor) =>
  message([1, 8], [2, 'test'], [7, message([1, message([1, 'x'], [1, 'a'], [4, type])], [5, tensor])]);

const IMAGES = npy('|u1', [2, 28, 28], new Uint8Array(2 * 784));
/** A file of images and labels. @param {Record<string, Uint8Array>} change */
const arrays = (change) =>
  readArrays([
    {
      name: 'd.npz',
      bytes: npz({
        ...{ x_train: IMAGES, y_train: npy('|u1', [2], Uint8Array.of(1, 2)) },
        ...{ x_test: IMAGES, y_test: npy('|u1', [2], Uint8Array.of(1, 2)) },
        ...change,
      }),
    },
  ]);

const PIXELS = Array(784).fill(0).join(',');
const csv = (/** @type {string} */ text) => readCsv(utf8(text), 't.csv', async () => {});
/** Files that are refused before they reach the engine. @param {[string, Uint8Array][]} files */
const own = (...files) => {
  const target = /** @type {any} */ ({ abort: new AbortController() });
  return readFiles(
    target,
    files.map(([name, bytes]) => ({ name, bytes })),
  );
};
const IDX = writeIdx([2], Uint8Array.of(1, 2));

const hand = (/** @type {Uint8Array[]} */ ...files) =>
  readHand(
    files.map((bytes) => ({ name: 'h', bytes })),
    { present: 0, most: 2, smallest: 36 },
  );
const json = (/** @type {object} */ change) =>
  hand(utf8(JSON.stringify({ format: 'digit-lab hand', version: 1, digits: [], ...change })));
const STROKES = [[40, 40, 200, 40, 60, 200]];
const INK = new Uint8Array(784).fill(200, 100, 140);

/** A kind of file where another is wanted. @param {string} kind @param {'data' | 'weights'} wanted */
const kind = (kind, wanted) => {
  const [, , name, bytes] = /** @type {typeof KINDS[number]} */ (KINDS.find(([each]) => each === kind));
  throw refusal(bytes, name, wanted);
};

/** What is refused with each sentence. @type {Record<FileStatus, () => unknown>} */
const REFUSED = {
  FILE_FORMAT: () => weights(latin1('\x01\x02\x03')),
  FILE_CUT_SHORT: () => weights(FLOATS.slice(0, -1)),
  FILE_TOO_LONG: () => weights(Uint8Array.of(...FLOATS, 0)),
  FILE_HEADER: () => weights(latin1('\x93NUMPY\x01\x00\x02\x00{}')),
  FILE_ARCHIVE: () => weights(changed(DIRECTORY + 20, 1)),
  FILE_UNFINISHED: () => weights(ARCHIVE.slice(0, 60)),
  FILE_COMPRESSION: () => weights(changed(DIRECTORY + 10, 12)),
  FILE_CHECKSUM: () => weights(changed(DIRECTORY - 1, 9)),
  FILE_PLACE: () => weights(latin1(saved.replace('[2,2]', '[2,3]'))),
  FILE_TYPE: () => weights(npy('<i4', [2], Int32Array.of(1, 2))),
  FILE_EXTERNAL: () =>
    weights(onnx('Gemm', message([1, 2], [2, 1], [8, 'a'], [13, message([1, 'location'])]))),
  ONNX_NODES: () => weights(onnx('LinearClassifier', message([1, 2], [2, 1], [8, 'a']))),
  FILE_SIZE: () => weights(changed(DIRECTORY + 24, 0, 0, 0, 0x7f)),
  FILE_EMPTY: () => weights(npz({})),
  WEIGHTS_MISSING: () => matched(tensor('0.kernel', [3, 2]), tensor('5.kernel', [2, 1])),
  WEIGHTS_UNKNOWN: () =>
    matched(tensor('0.kernel', [3, 2]), tensor('1.kernel', [2, 1]), tensor('1.bias', [1])),
  WEIGHTS_SHAPE: () => matched(tensor('0.kernel', [2, 3]), tensor('1.kernel', [2, 1])),
  WEIGHTS_ONE_MATRIX: () => matched(tensor('', [3, 2])),
  WEIGHTS_FOREIGN: () => matched(tensor('a', [5, 5]), tensor('b', [7, 7])),
  WEIGHTS_BIAS: () => matched(tensor('a.weight', [2, 3]), tensor('b.weight', [1, 2]), tensor('b.bias', [1])),
  WEIGHTS_SEVERAL: () => requireOne([1, 2]),
  FILE_NOT_FINITE: () => requireFinite([tensor('a', [2], NaN)], 'w'),
  FILE_NOT_FINITE_LAYER: () => requireFinite([tensor('0.kernel', [2], Infinity)], 'w'),
  EXPORT_WORD: () => {
    const step = [{ text: 'dense 10 step', shape: [10], paramCount: 7850 }];
    return writeTfjs(networkOf(step, [tensor('0.kernel', [784, 10]), tensor('0.bias', [10])], {}), 'n');
  },

  DATA_PART: () => own(['a', IDX]),
  DATA_SAME_PART: () => own(['train-labels', IDX], ['train-labels-2', IDX]),
  DATA_MISSING: () => own(['train-labels', IDX]),
  DATA_MIXED: () => own(['train-labels', IDX], ['t.csv', utf8(PIXELS)]),
  DATA_ARRAYS: () => readArrays([{ name: 'd.npz', bytes: npz({ a: IMAGES, b: IMAGES, c: IMAGES }) }]),
  DATA_NO_ARRAYS: () => readArrays([{ name: 'd.npz', bytes: npz({}) }]),
  DATA_IMAGE_SHAPE: () => arrays({ x_test: npy('|u1', [2, 20, 20], new Uint8Array(800)) }),
  DATA_IMAGE_SIZE: () => checkSize(/** @type {any} */ ({ height: 20, width: 20 }), 'i'),
  DATA_TYPE: () => arrays({ y_test: npy('<U1', [2], new Uint8Array(8)) }),
  DATA_PIXELS: () => arrays({ x_test: npy('<f4', [1, 28, 28], new Float32Array(784).fill(300)) }),
  DATA_LABEL: () => arrays({ y_test: npy('|u1', [2], Uint8Array.of(1, 10)) }),
  DATA_COUNTS: () => arrays({ y_test: npy('|u1', [3], Uint8Array.of(1, 2, 3)) }),
  CSV_EMPTY: () => csv(`label,${Array.from({ length: 784 }, (_, i) => `pixel${i}`)}\n`),
  CSV_COLUMNS: () => csv('1,2,3\n'),
  CSV_LINE: () => csv(`1,${PIXELS}\n2,${PIXELS.slice(2)}\n`),
  CSV_LABEL: () => csv(`11,${PIXELS}\n`),
  CSV_PIXEL: () => csv(`1,999,${PIXELS.slice(2)}\n`),
  CSV_UNLABELLED: () => own(['test.csv', utf8(`${PIXELS}\n`)]),
  CSV_ONE: () => own(['train.csv', utf8(`1,${PIXELS}\n`)]),
  CSV_SEVERAL: () => own(['a.csv', utf8(`1,${PIXELS}\n`)], ['b.csv', utf8(`1,${PIXELS}\n`)]),

  HAND_JSON: () => hand(utf8('{"format":')),
  HAND_FORMAT: () => json({ format: 'other' }),
  HAND_VERSION: () => json({ version: 2 }),
  HAND_LABEL: () => json({ digits: [{ label: 10, strokes: STROKES }] }),
  HAND_DIGIT: () => json({ digits: [{ label: 1 }] }),
  HAND_IDX: () => hand(latin1('\x01\x02\x03')),
  HAND_SHAPE: () => hand(writeIdx([1, 20, 20], new Uint8Array(400))),
  HAND_NO_LABELS: () => hand(writeIdx([1, 28, 28], INK)),
  HAND_NO_IMAGES: () => hand(writeIdx([1], Uint8Array.of(1))),
  HAND_COUNTS: () => hand(writeIdx([1, 28, 28], INK), IDX),
  HAND_PAIRS: () =>
    hand(
      ...Array(2)
        .fill([writeIdx([1, 28, 28], INK), writeIdx([1], Uint8Array.of(1))])
        .flat(),
    ),
  HAND_MANY: () => json({ digits: Array(3).fill({ label: 1, strokes: STROKES }) }),

  KIND_EMPTY: () => kind('empty', 'data'),
  KIND_HTML: () => kind('html', 'data'),
  KIND_LFS: () => kind('lfs', 'weights'),
  KIND_ARCHIVE: () => kind('tar', 'data'),
  KIND_ARRAYS: () => kind('parquet', 'data'),
  KIND_TABLE: () => kind('excel', 'data'),
  KIND_NOTEBOOK: () => kind('notebook', 'data'),
  KIND_HDF5: () => kind('hdf5', 'weights'),
  KIND_MODEL: () => kind('keras', 'weights'),
  KIND_EXPORTED: () => kind('tflite', 'weights'),
  KIND_INDEX: () => kind('safetensorsIndex', 'weights'),
  KIND_PYTORCH: () => kind('pytorch', 'weights'),
  KIND_PICKLE: () => kind('pickle', 'weights'),
  KIND_WEIGHTS: () => kind('safetensors', 'data'),
  KIND_PICTURE: () => kind('pdf', 'data'),
  KIND_TEXT: () => kind('text', 'data'),
  KIND_WORDS: () => kind('words', 'data'),
  KIND_HAND: () => kind('hand', 'data'),
  KIND_DATA: () => kind('csv', 'weights'),
  KIND_UNKNOWN: () => kind('binary', 'data'),
};

test('every sentence is reached by a file, and is whole in every language', async () => {
  assert.deepEqual(Object.keys(REFUSED), Object.keys(SENTENCES));
  for (const [status, open] of Object.entries(REFUSED)) {
    /** @type {any} */
    const error = await (async () => open())().then(
      () => assert.fail(`${status}: it is read`),
      (/** @type {unknown} */ reason) => reason,
    );
    assert.equal(error.status, status, `${status}: ${error.stack}`);
    for (const t of [english, chinese]) {
      const said = explain(t, error);
      assert.doesNotMatch(said.replace(/\{\}/g, ''), /[{}]|undefined|NaN,? of/, status);
    }
    assert.notEqual(explain(chinese, error), explain(english, error), `${status} in Chinese`);
  }
});

test('a digit in IDX is checked as one in JSON is, and a damaged gzip file is refused', () => {
  const refuses = (/** @type {string} */ status, /** @type {Uint8Array[]} */ ...files) =>
    assert.throws(
      () => hand(...files),
      (/** @type {any} */ error) => error.status === status,
    );
  refuses('HAND_LABEL', writeIdx([1, 28, 28], INK), writeIdx([1], Uint8Array.of(11)));
  refuses('HAND_DIGIT', writeIdx([1, 28, 28], new Uint8Array(784)), writeIdx([1], Uint8Array.of(1)));
  const packed = gzipSync(writeIdx([1, 28, 28], INK));
  packed[packed.length - 8] ^= 1;
  refuses('FILE_ARCHIVE', packed);
});
