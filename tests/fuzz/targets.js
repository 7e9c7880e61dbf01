// targets.js — the readers that are fuzzed without the engine: right inputs, and what must hold of what is read.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

import { writeOnnx } from '../../web/export/onnx.js';
import { readArrays } from '../../web/files/arrays.js';
import { readCsv } from '../../web/files/csv.js';
import { DataError, FileError, WeightsError } from '../../web/files/errors.js';
import { shapeSize } from '../../web/files/floats.js';
import { gunzip, gunzipBeginning } from '../../web/files/gzip.js';
import { writeIdx } from '../../web/files/idx.js';
import { placeOf, recognise, refusal } from '../../web/files/recognise.js';
import { arrayHeaders, memberNames, unzip } from '../../web/files/unzip.js';
import { handFile, readHand } from '../../web/lab/hand/hand-file.js';
import { arraysOf } from '../../web/lab/hand/own-digits.js';
import { readLines } from '../../web/lab/learn/homework/lines.js';
import { withSize } from '../../web/lab/pictures/svg.js';
import { digitOfText, parseDigitText, pixelsOfText } from '../../web/photo/text-file.js';
import { readClaim, writeClaim } from '../../web/shared/claim.js';
import { readWeights, requireFinite, writeNpz, writeSafetensors } from '../../web/weights/files.js';
import { matchTensors } from '../../web/weights/match.js';
import { CheckpointError, checkRunPlace } from '../../web/worker/checkpoint.js';
import { gzip, KINDS, npy, npz, utf8 } from '../node/file-samples.js';
import { smallNetwork } from '../node/small-network.js';
import { reheaded, repacked } from './damage.js';
import { sessionTarget } from './session.js';

/** @typedef {import('./fuzzer.js').Target} Target */
/** @typedef {import('../../web/shared/protocol.js').Tensor} Tensor */

/** Made by tests/fixtures/make_weights.py. */
const FOLDER = new URL('../fixtures/weights/', import.meta.url);

/** @param {RegExp} pattern  of names */
const fixtures = (pattern) =>
  readdirSync(FOLDER)
    .filter((name) => pattern.test(name))
    .map((name) => new Uint8Array(readFileSync(new URL(name, FOLDER))));

/** Deflate makes a byte of at most 1032. */
const INFLATED = 1100;

// ---- Own digits ----

const HAND = [
  { id: 1, label: 7, strokes: [[40, 40, 200, 40, 60.5, 200]], pixels: new Uint8Array(784).fill(9, 300, 320) },
  { id: 4, label: 2, strokes: null, pixels: new Uint8Array(784).fill(200, 100, 140) },
];

const LIMITS = { present: 0, most: 100, smallest: 36 };

// ---- Files of weights ----

const TENSORS = [
  { name: '0.kernel', shape: [4, 3], values: new Float32Array(12).fill(0.5) },
  { name: '0.bias', shape: [3], values: Float32Array.of(1, -2, NaN) },
];

const SAFETENSORS = [
  writeSafetensors(TENSORS, { layers: 'dense 3 softmax', note: 'ü "1"' }),
  writeSafetensors([], {}),
  safetensors({
    a: ['F64', [1], 8],
    b: ['F16', [2, 1], 4],
    c: ['BF16', [], 2],
    __metadata__: { n: [1, {}] },
  }),
  safetensors({ none: ['F32', [0, 3], 0], ints: ['I64', [1], 8] }),
];

/** A file with zeros. @param {Record<string, any>} entries   type, shape and bytes of each tensor, and metadata */
function safetensors({ __metadata__, ...entries }) {
  let end = 0;
  const header = Object.entries(entries).map(([name, [dtype, shape, bytes]]) => {
    end += bytes;
    return [name, { dtype, shape, data_offsets: [end - bytes, end] }];
  });
  const text = utf8(JSON.stringify({ __metadata__, ...Object.fromEntries(header) }));
  return new Uint8Array([
    ...new Uint8Array(new BigUint64Array([BigInt(text.length)]).buffer),
    ...text,
    ...new Uint8Array(end),
  ]);
}

/** @param {Uint8Array} bytes */
function readTensors(bytes) {
  const { tensors, metadata } = readWeights(bytes, 'w.x');
  assert.ok(tensors.length > 0);
  assert.ok(Object.values(metadata).every((text) => typeof text === 'string'));
  for (const { name, shape, values } of tensors) {
    assert.equal(typeof name, 'string');
    assert.ok(values instanceof Float32Array);
    assert.equal(values.length, shapeSize(shape));
  }
  requireFinite(tensors, 'w.x');
  assert.ok(tensors.every(({ values }) => values.every(Number.isFinite)));
}

/** Networks whose weights are looked for. @type {Record<string, import('../../web/weights/match.js').Layer[]>} */
const NETWORKS = {
  one: [{ text: 'dense 3 softmax', kernelShape: [4, 3], hasBias: true }],
  two: [
    { text: 'conv 2 1x3 relu', kernelShape: [1, 3, 1, 2], hasBias: true, shape: [2, 2, 2] },
    { text: 'flatten', kernelShape: [], hasBias: false },
    { text: 'dense 3 softmax nobias', kernelShape: [8, 3], hasBias: false },
  ],
  three: [
    { text: 'conv 2 1x3', kernelShape: [1, 3, 1, 2], hasBias: false, shape: [2, 2, 2] },
    { text: 'batchnorm relu', kernelShape: [2], hasBias: true, shape: [2, 2, 2] },
    { text: 'dense 3 softmax', kernelShape: [8, 3], hasBias: false },
  ],
};

/** @param {string} name @param {number[]} shape @returns {Tensor} */
const tensor = (name, shape) => ({ name, shape, values: new Float32Array(shapeSize(shape)).fill(1) });

const MATCHED = [
  { network: 'one', tensors: TENSORS },
  { network: 'one', tensors: [tensor('', [4, 3])] },
  { network: 'one', tensors: [tensor('arr_0', [4, 3]), tensor('arr_1', [3])] },
  { network: 'one', tensors: [tensor('fc.weight', [3, 4]), tensor('fc.bias', [3])] },
  { network: 'one', tensors: [tensor('0.weight', [3, 4]), tensor('0.bias', [3])] },
  {
    network: 'two',
    tensors: [tensor('0.kernel', [1, 3, 1, 2]), tensor('0.bias', [2]), tensor('2.kernel', [8, 3])],
  },
  {
    network: 'two',
    tensors: [tensor('c.weight', [2, 1, 1, 3]), tensor('c.bias', [2]), tensor('d.weight', [3, 8])],
  },
  {
    network: 'two',
    tensors: [tensor('c/kernel:0', [1, 3, 1, 2]), tensor('c/bias:0', [2]), tensor('d/kernel:0', [8, 3])],
  },
  {
    network: 'three',
    tensors: [
      ...[tensor('0.kernel', [1, 3, 1, 2]), tensor('1.gamma', [2]), tensor('1.beta', [2])],
      ...[tensor('1.moving_mean', [2]), tensor('1.moving_variance', [2]), tensor('2.kernel', [8, 3])],
    ],
  },
  {
    network: 'three',
    tensors: [
      ...[tensor('c.weight', [2, 1, 1, 3]), tensor('b.weight', [2]), tensor('b.bias', [2])],
      ...[tensor('b.running_mean', [2]), tensor('b.running_var', [2]), tensor('d.weight', [3, 8])],
    ],
  },
];

/** Whether it may be in a file or a kept session. @param {any} each */
export const isTensor = (each) =>
  typeof each?.name === 'string' &&
  Array.isArray(each.shape) &&
  each.shape.every((/** @type {unknown} */ length) => typeof length === 'number') &&
  each.values instanceof Float32Array;

/** @param {any} input */
function readMatch(input) {
  if (!Object.hasOwn(NETWORKS, input?.network) || !Array.isArray(input.tensors)) return;
  if (!input.tensors.every(isTensor)) return;
  const layers = NETWORKS[input.network];
  for (const { index, kernel, bias, moving } of matchTensors(input.tensors, layers)) {
    const { kernelShape, hasBias } = layers[index];
    assert.equal(kernel.length, shapeSize(kernelShape));
    assert.equal(bias.length, hasBias ? kernelShape.at(-1) : 0);
    assert.equal(moving?.length, kernelShape.length === 1 ? 2 * kernelShape[0] : undefined);
  }
}

// ---- Files of data ----

const ARRAYS = /** @type {Record<string, Uint8Array>[]} */ ([
  {
    x_train: npy('<f4', [1, 784], new Float32Array(784).fill(0.5)),
    y_train: npy('<i8', [1], new BigInt64Array(1)),
    x_test: npy('|u1', [1, 28, 28], new Uint8Array(784), true),
    y_test: npy('>i2', [1, 1], new Uint8Array(2)),
  },
  {
    arr_0: npy('|b1', [1, 28, 28, 1], new Uint8Array(784).fill(1)),
    arr_1: npy('<f2', [1, 10], Uint16Array.of(0x3c00, ...Array(9).fill(0))),
    arr_2: npy('<i4', [1, 1, 28, 28], new Int32Array(784).fill(255)),
    arr_3: npy('|i1', [1], new Int8Array(1)),
  },
]).map((arrays) => npz(arrays));

/** @param {Uint8Array} pixels @param {Uint8Array} labels */
function requireImages(pixels, labels) {
  assert.ok(pixels instanceof Uint8Array && labels instanceof Uint8Array);
  assert.ok(labels.length > 0);
  assert.equal(pixels.length, 784 * labels.length);
  assert.ok(labels.every((label) => label <= 9));
}

/** @param {Uint8Array} bytes */
function readPools(bytes) {
  const { train, test } = readArrays([{ name: 'd.npz', bytes }]);
  for (const { pixels, labels } of [train, test]) requireImages(pixels, labels);
}

const NAMES = `label,${Array.from({ length: 784 }, (_, i) => `p${i}x`)}`;
const LINE = `3,${Array(784).fill(7)}`;
const TABLES = [
  `${NAMES}\n${`${LINE}\n`.repeat(2)}`,
  `\ufeff${LINE.replaceAll(',', ';')}\r\n\r\n${LINE.replaceAll(',', '; ')}`,
  `id\t${NAMES.replaceAll(',', '\t')}\n"a"\t${LINE.replaceAll(',', '\t')}`,
  `${LINE.slice(2).replaceAll(',', ' ')}\n${Array(784).fill('7.0').join(' ')}\n`,
].map(utf8);

/** @param {Uint8Array} bytes */
async function readTable(bytes) {
  const { pixels, labels } = await readCsv(bytes, 't.csv', async () => {});
  requireImages(pixels, labels ?? new Uint8Array(pixels.length / 784));
}

// ---- Digits as text ----

const ROW = `${'0'.repeat(9)}${'1'.repeat(9)}${'0'.repeat(10)}`;
const DIGITS = [
  `${ROW}\n`.repeat(28),
  `# a digit\r\n${`${Array.from(ROW).join(' ')}\r\n`.repeat(28)}`,
  Array(28)
    .fill(Array.from(ROW, (bit) => (bit === '1' ? '0' : '255')).join(', '))
    .join('\n'),
  Array.from(ROW.repeat(28), (bit) => (bit === '1' ? '.5' : '0')).join('\n'),
];

/** @param {string} text */
function readDigit(text) {
  const ink = parseDigitText(text);
  if (!(ink instanceof Float32Array)) {
    assert.match(ink.problem, /^text(Lines|Columns|Character|Empty)$/);
    assert.ok(Object.values(ink.values).every((value) => value !== undefined && String(value).length < 100));
    return;
  }
  assert.equal(ink.length, 784);
  assert.ok(ink.every((value) => value >= 0 && value <= 1));
  const { image, box } = digitOfText(ink);
  assert.equal(image.length, 784);
  assert.ok(image.includes(255));
  assert.ok(box.left >= 0 && box.left < box.right && box.right <= 28 && box.top < box.bottom);
  assert.equal(pixelsOfText(ink).data.length, 4 * 784);
}

// ---- Drawings ----

const DRAWINGS = [
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="20cm" height="5"><g/></svg>',
  '<svg viewBox="0 0 50 100" height=\'9\'><defs><g id="a"/></g></defs><use href="#a"/></svg>',
  '<svg width="50%"><symbol id="b"></symbol><pattern/><path d="M0 0"/></svg>',
];

/** Its refusals are plain errors. @param {string} text */
function readDrawing(text) {
  try {
    const [, width, height] = /<svg width="(\d+)" height="(\d+)" viewBox="/.exec(withSize(text)) ?? [];
    assert.ok(Number(width) >= 1 && Number(width) <= 1200 && Number(height) >= 1 && Number(height) <= 1200);
  } catch (error) {
    if (/** @type {Error} */ (error).constructor !== Error) throw error;
  }
}

// ---- A run that goes on ----

const SETTINGS = { epochs: 3, batch: 32, rate: 0.1, trainCount: 100 };
const PLACES = [
  {
    settings: SETTINGS,
    ...{ epoch: 2, step: 1, order: 1, images: 32, lossSum: 3, correct: 1, elapsedMs: 5, epochStartMs: 4 },
    data: { count: 100, checksum: 1 },
  },
];

/** @param {any} place */
function readPlace(place) {
  if (!place?.settings) return; // isPlace of kept-network.js has looked at these
  const now = { settings: /** @type {any} */ (SETTINGS), count: 100, checksum: 1, batch: 32, begun: 2 };
  checkRunPlace(place, now);
  const { epoch, step, images, correct } = place;
  assert.ok(
    epoch >= 1 && epoch <= SETTINGS.epochs + (step === 0 ? 1 : 0),
    'after the last epoch none has begun',
  );
  assert.ok(step <= images && images <= Math.min(step * now.batch, now.count) && correct <= images);
}

// ---- Lines of results ----

const CLAIM = 'b34a-519c-e32c-2307_981/1000_7850_2_0001-0002-0003';
const RESULTS = [
  `"Lovelace, Ada",https://a.b/#preset=fast&net=dense+10+softmax&seed=7&claim=${CLAIM},1\n\nGroup #3\t#epochs=2&claim=${CLAIM}`,
  `Name;Line\r\n<file:///c/index.html#images=25%25&amp;classes=0-4,7&amp;claim=${CLAIM}>`,
];

/** @param {string} text */
function readResults(text) {
  for (const { name, problem, settings, claim, run } of readLines(text).lines) {
    assert.ok([...name].length <= 60 && !/[\p{C}\n]/u.test(name));
    assert.equal(problem === null, settings !== null && claim !== null && run !== '');
    if (!claim) continue;
    assert.deepEqual(readClaim(writeClaim(claim)), claim);
    assert.ok(claim.right <= claim.count && claim.epochs >= 1);
  }
}

/** @type {Record<string, Target>} */
export const TARGETS = {
  hand: {
    files: ['lab/hand/hand-file.js', 'files/idx.js'],
    seeds: [
      handFile(HAND, 'strokes', arraysOf(HAND)).bytes,
      writeIdx([1, 28, 28], HAND[0].pixels),
      handFile(HAND, 'images', arraysOf(HAND)).bytes,
    ],
    read(bytes) {
      const labels = { name: 'labels', bytes: writeIdx([2], Uint8Array.of(3, 4)) };
      const isJson = bytes[0] === 0x7b;
      const files = [{ name: 'x', bytes }, ...(isJson ? [] : [labels])];
      for (const { label, pixels, strokes } of readHand(files, LIMITS).digits) {
        assert.ok(label >= 0 && label <= 9 && pixels.length === 784 && pixels.some((value) => value > 0));
        assert.ok(strokes === null || strokes.every((stroke) => stroke.length % 2 === 0));
      }
    },
    refusals: [FileError],
    growth: INFLATED,
  },
  recognise: {
    files: ['files/recognise.js'],
    seeds: KINDS.map(([, , , bytes]) => bytes),
    read(bytes) {
      assert.ok(['data', 'weights', 'pictures', 'hand'].includes(placeOf(recognise(bytes), 'x')));
      throw refusal(bytes, 'x', bytes[0] & 1 ? 'data' : 'weights');
    },
    refusals: [FileError],
    growth: 4 * INFLATED, // a zip in a gzip, looked at twice
    spare: 2 ** 23, // buffers of the streams for 16 arrays, twice
  },
  gzip: {
    files: ['files/gzip.js'],
    seeds: [...ARRAYS.map(gzip), new Uint8Array([...gzip(ARRAYS[0]), ...gzip(utf8('1,2')), 0, 0, 0, 0, 0])],
    read(bytes) {
      const start = gunzipBeginning(bytes, 64);
      const whole = gunzip(bytes, 'a.gz');
      assert.deepEqual(start, whole.subarray(0, start.length));
    },
    refusals: [FileError],
    growth: 4 * INFLATED, // the stream's buffers are as large again
  },
  unzip: {
    files: ['files/unzip.js'],
    seeds: [...fixtures(/\.npz$/), ...ARRAYS, writeNpz(TENSORS)],
    read(bytes) {
      assert.ok(memberNames(bytes).every((name) => typeof name === 'string'));
      assert.ok(arrayHeaders(bytes).every(({ shape }) => shape.every(Number.isInteger)));
      for (const content of Object.values(unzip(bytes, 'a.npz'))) assert.ok(content instanceof Uint8Array);
    },
    refusals: [FileError],
    damage: repacked,
    growth: INFLATED,
  },
  npy: {
    files: ['files/npy.js', 'files/floats.js'],
    seeds: [
      ...fixtures(/\.npy$/),
      npy('>f4', [2, 1], new Uint8Array(8)),
      npy('<f2', [2, 2], Uint16Array.of(0x8001, 1, 0, 2), true),
    ],
    read: readTensors,
    refusals: [FileError],
  },
  npz: {
    files: ['weights/files.js', 'files/npy.js'],
    seeds: fixtures(/\.npz$/),
    read: readTensors,
    refusals: [FileError],
    damage: repacked,
    growth: INFLATED,
  },
  safetensors: {
    files: ['weights/safetensors.js', 'files/floats.js'],
    seeds: SAFETENSORS,
    read: readTensors,
    refusals: [FileError],
    damage: reheaded,
  },
  onnx: {
    files: ['weights/onnx.js'],
    seeds: [writeOnnx(smallNetwork({ note: 'ü' }), 'small')[0].content],
    read: readTensors,
    refusals: [FileError],
  },
  match: {
    files: ['weights/match.js', 'weights/foreign.js'],
    seeds: MATCHED,
    read: readMatch,
    refusals: [WeightsError],
  },
  arrays: {
    files: ['files/arrays.js', 'files/npy.js'],
    seeds: ARRAYS,
    read: readPools,
    refusals: [FileError, DataError],
    damage: repacked,
    growth: INFLATED,
  },
  csv: { files: ['files/csv.js'], seeds: TABLES, read: readTable, refusals: [DataError] },
  text: { files: ['photo/text-file.js'], seeds: DIGITS, read: readDigit, refusals: [] },
  svg: { files: ['lab/pictures/svg.js'], seeds: DRAWINGS, read: readDrawing, refusals: [] },
  results: {
    files: ['lab/learn/homework/lines.js'],
    seeds: RESULTS,
    read: readResults,
    refusals: [],
  },
  place: {
    files: ['worker/checkpoint.js'],
    seeds: PLACES,
    read: readPlace,
    refusals: [CheckpointError],
  },
  session: sessionTarget,
};
