// own-files.test.js — files as people have them become a data set, or are refused with what they are.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadDataset, MNIST } from '../../../web/terminal/files.js';
import { findHints } from '../../../web/worker/own/data-hints.js';
import { readFiles } from '../../../web/worker/own/own-files.js';
import { gzip, latin1, npy, npz, utf8 } from '../../node/file-samples.js';
import { makeFiles, NAMES } from '../../node/synthetic.js';
import { builds } from '../builds.js';

const [TRAIN, TEST] = [60, 30];
const IDX = makeFiles(TRAIN, TEST);
const PIXELS = { train: IDX.trainImages.slice(16), test: IDX.testImages.slice(16) };
const LABELS = { train: IDX.trainLabels.slice(8), test: IDX.testLabels.slice(8) };
const X = {
  x_train: npy('|u1', [TRAIN, 28, 28], PIXELS.train),
  y_train: npy('|u1', [TRAIN], LABELS.train),
  x_test: npy('|u1', [TEST, 28, 28], PIXELS.test),
  y_test: npy('|u1', [TEST], LABELS.test),
};

/** @param {Uint8Array} values @param {number} size */
const swapped = (values, size) => {
  const bytes = new Uint8Array(values.length * size);
  values.forEach((value, i) => {
    bytes[i * size + size - 1] = value;
  });
  return bytes;
};

/** The pixels in Fortran order. @param {Uint8Array} pixels @param {number} count */
const fortran = (pixels, count) =>
  Uint8Array.from(
    { length: pixels.length },
    (_, i) => pixels[(i % count) * 784 + (Math.floor(i / count) % 28) * 28 + Math.floor(i / count / 28)],
  );

const oneHot = Float32Array.from({ length: 10 * TRAIN }, (_, i) =>
  Number(LABELS.train[Math.floor(i / 10)] === i % 10),
);

/** @param {string} pool @param {object} [changes] */
const named = (pool, changes = {}) => ({
  images: {
    name: `kmnist-${pool}-imgs.npz`,
    bytes: npz({ arr_0: X[/** @type {'x_train'} */ (`x_${pool}`)] }),
  },
  labels: {
    name: `kmnist-${pool}-labels.npz`,
    bytes: npz({ arr_0: X[/** @type {'y_train'} */ (`y_${pool}`)] }),
  },
  ...changes,
});

/** @param {Record<string, Uint8Array>} changes @param {0 | 6} [level] */
const one = (changes, level) => [{ name: 'mnist.npz', bytes: npz({ ...X, ...changes }, level) }];

/** A table; the header is left out if it is ''. */
function table(/** @type {'train' | 'test'} */ pool, header = 'label', end = '\n', last = '') {
  const count = LABELS[pool].length;
  const names = header && `${header},${Array.from({ length: 784 }, (_, i) => `pixel${i}`)}${end}`;
  const lines = Array.from({ length: count }, (_, i) =>
    [LABELS[pool][i], ...PIXELS[pool].subarray(i * 784, (i + 1) * 784)].join(),
  );
  return utf8(names + lines.join(end) + last);
}

const idxFiles = Object.entries(IDX).map(([part, bytes]) => ({
  name: NAMES[/** @type {keyof typeof NAMES} */ (part)],
  bytes,
}));

/** The four files in the order of makeFiles, under other names. @param {string[]} names */
const calledIdx = (...names) => Object.values(IDX).map((bytes, i) => ({ name: names[i], bytes }));

/**
 * The four files with some parts of other types and shapes.
 * @param {Record<string, { type: number, size: number, shape: number[], columns?: number, scale?: number }>} changes   type: its
 *   number in IDX; size: bytes of a number; columns: numbers for each of those that the file has, of which it is the first
 */
const idxOf = (changes) =>
  Object.entries(IDX).map(([part, bytes]) => {
    const name = NAMES[/** @type {keyof typeof NAMES} */ (part)];
    const change = changes[part];
    if (!change) return { name, bytes };
    const { type, size, shape, columns = 1, scale = 1 } = change;
    const values = bytes.slice(part.endsWith('Images') ? 16 : 8);
    const file = new Uint8Array(4 + 4 * shape.length + values.length * size * columns);
    const view = new DataView(file.buffer);
    file.set([0, 0, type, shape.length]);
    for (const [i, length] of shape.entries()) view.setUint32(4 + 4 * i, length);
    const start = 4 + 4 * shape.length;
    values.forEach((value, i) => {
      const at = start + i * size * columns;
      if (type === 13) view.setFloat32(at, value * scale);
      else if (type === 12) view.setInt32(at, value);
      else file[at] = value;
    });
    return { name, bytes: file };
  });

/** Files that hold the same data set. @type {Record<string, { name: string, bytes: Uint8Array }[]>} */
const GOOD = {
  'names in capitals': idxFiles.map(({ name, bytes }) => ({
    name: `${name}.gz`.toUpperCase(),
    bytes: gzipSync(bytes),
  })),
  'second downloads': idxFiles.map(({ name, bytes }) => ({ name: `${name} (1).gz`, bytes: gzipSync(bytes) })),
  'gzip padded with zeros': idxFiles.map(({ name, bytes }) => ({
    name: `${name}.gz`,
    bytes: Uint8Array.from([...gzipSync(bytes), ...new Uint8Array(512)]),
  })),
  'gzip with anything after it': idxFiles.map(({ name, bytes }) => ({
    name: `${name}.gz`,
    bytes: Uint8Array.from([...gzipSync(bytes), ...utf8('anything \x1f\x8b\x08')]),
  })),
  'plain and compressed side by side': idxFiles.flatMap(({ name, bytes }) => [
    { name: `${name}.gz`, bytes: gzipSync(bytes) },
    { name, bytes },
  ]),
  'names that say nothing': calledIdx('a', 'b', 'c', 'd'),
  'names that say nothing, in gzip': calledIdx('a', 'b', 'c', 'd').map(({ name, bytes }) => ({
    name: `${name}.gz`,
    bytes: gzipSync(bytes),
  })),
  'images called labels, and labels images': calledIdx(
    ...['train-labels', 'train-images', 'test-labels', 'test-images'],
  ),
  'all of a training by their names': calledIdx('training-1', 'training-2', 'training-3', 'training-4'),
  'a name for one part': calledIdx('x', 'train-labels', 'y', 'z'),
  'IDX of flat images': idxOf({ trainImages: { type: 8, size: 1, shape: [TRAIN, 784] } }),
  'IDX with a channel': idxOf({ testImages: { type: 8, size: 1, shape: [TEST, 1, 28, 28] } }),
  'IDX of floats': idxOf({ trainImages: { type: 13, size: 4, shape: [TRAIN, 28, 28], scale: 1 / 255 } }),
  'IDX of labels of 32 bits': idxOf({ trainLabels: { type: 12, size: 4, shape: [TRAIN] } }),
  'QMNIST’s labels': idxOf({
    trainLabels: { type: 12, size: 4, shape: [TRAIN, 8], columns: 8 },
    testLabels: { type: 12, size: 4, shape: [TEST, 8], columns: 8 },
  }),
  'an .npz with zeros after it': one({}).map(({ name, bytes }) => ({
    name,
    bytes: new Uint8Array([...bytes, ...new Uint8Array(512)]),
  })),
  'Keras’ .npz': one({}, 6),
  'labels of 64 bits': one({ y_train: npy('<i8', [TRAIN], BigInt64Array.from(LABELS.train, BigInt)) }),
  'unsigned labels of 64 bits': one({
    y_train: npy('<u8', [TRAIN], BigUint64Array.from(LABELS.train, BigInt)),
  }),
  'big-endian labels': one({ y_train: npy('>i4', [TRAIN], swapped(LABELS.train, 4)) }),
  'labels as floats': one({ y_train: npy('<f4', [TRAIN], Float32Array.from(LABELS.train)) }),
  'labels in a column': one({ y_train: npy('|i1', [TRAIN, 1], Int8Array.from(LABELS.train)) }),
  'one-hot labels': one({ y_train: npy('<f4', [TRAIN, 10], oneHot) }),
  'channel last': one({ x_train: npy('|u1', [TRAIN, 28, 28, 1], PIXELS.train) }),
  'channel first': one({ x_train: npy('|u1', [TRAIN, 1, 28, 28], PIXELS.train) }),
  'flat images': one({ x_train: npy('|u1', [TRAIN, 784], PIXELS.train) }, 6),
  'Fortran order': one({ x_train: npy('|u1', [TRAIN, 28, 28], fortran(PIXELS.train, TRAIN), true) }),
  'images of 64 bits': one({
    x_train: npy('<i8', [TRAIN, 28, 28], BigInt64Array.from(PIXELS.train, BigInt)),
  }),
  'big-endian images': one({ x_train: npy('>u2', [TRAIN, 28, 28], swapped(PIXELS.train, 2)) }),
  'images from 0 to 1': one({
    x_train: npy(
      '<f4',
      [TRAIN, 28, 28],
      Float32Array.from(PIXELS.train, (p) => p / 255),
    ),
  }),
  'images from 0 to 255 as floats': one({
    x_train: npy('<f8', [TRAIN, 28, 28], Float64Array.from(PIXELS.train)),
  }),
  'other names': [
    {
      name: 'd.npz',
      bytes: npz({
        test_labels: X.y_test,
        train_images: X.x_train,
        train_labels: X.y_train,
        test_images: X.x_test,
      }),
    },
  ],
  'numbered x, y, t, u': [
    { name: 'd.npz', bytes: npz({ arr_0: X.x_train, arr_1: X.y_train, arr_2: X.x_test, arr_3: X.y_test }) },
  ],
  'numbered x, t, y, u': [
    {
      name: 'd.npz',
      bytes: npz({ arr_0: X.x_train, arr_1: X.x_test, arr_2: X.y_train, arr_3: X.y_test }, 6),
    },
  ],
  'KMNIST’s four': [...Object.values(named('test')), ...Object.values(named('train'))],
  'four .npy': Object.entries(X).map(([name, bytes]) => ({ name: `${name}.npy`, bytes })),
  'two tables': [
    { name: 'mnist_test.csv', bytes: table('test', '', '\r\n', '\r\n') },
    { name: 'mnist_train.csv', bytes: table('train', '"label"') },
  ],
};

/** Each of them as gzip packs it. @type {typeof GOOD} */
const PACKED = Object.fromEntries(
  ['Keras’ .npz', 'channel last', 'KMNIST’s four', 'four .npy', 'two tables'].map((name) => [
    `${name}, in gzip`,
    GOOD[name].map((file) => ({ name: `${file.name}.gz`, bytes: gzipSync(file.bytes) })),
  ]),
);

/** Files that are refused, and what is said. @type {[string, { name: string, bytes: Uint8Array }[], RegExp][]} */
const BAD = [
  [
    'names that say nothing of as many images for training as for testing',
    [...calledIdx('a', 'b').slice(0, 2), ...calledIdx('c', 'd').slice(0, 2)],
    /^a: neither the name nor the content says which part/,
  ],
  ['three files whose names say nothing', calledIdx('a', 'b', 'c', 'd').slice(1), /^b: neither the name/],
  [
    'the same part twice',
    [...calledIdx('train-images', 'train-labels').slice(0, 2), ...calledIdx('train', 'train-2').slice(0, 2)],
    /^train and train-images are the same part/,
  ],
  ['a part less', idxFiles.slice(1), /Missing: train images$/],
  [
    'a web page among the files',
    idxFiles.with(1, { name: 'train-labels-idx1-ubyte (1).gz', bytes: utf8('<!DOCTYPE html>') }),
    /^train-labels-idx1-ubyte \(1\)\.gz is a web page/,
  ],
  [
    'plain and compressed of different data',
    [...idxFiles, { name: `${NAMES.trainLabels}.gz`, bytes: gzipSync(IDX.testLabels) }],
    /are the same part/,
  ],
  [
    'images of another size',
    one({ x_train: npy('<f4', [2, 32, 32], new Float32Array(2048)) }),
    /"x_train" in mnist\.npz is float32 of shape \(2, 32, 32\); images need/,
  ],
  [
    'bytes of another size',
    one({
      x_train: npy('|u1', [2, 32, 32], new Uint8Array(2048)),
      x_test: npy('|u1', [1, 32, 32], new Uint8Array(1024)),
    }),
    /"x_train" in mnist\.npz is uint8 of shape \(2, 32, 32\); images need/,
  ],
  [
    'bytes with a label above 9',
    one({ y_test: npy('|u1', [TEST], LABELS.test.with(4, 10)) }),
    /"y_test" in mnist\.npz, uint8 of shape \(30,\), has the label 10 at index 4/,
  ],
  [
    'a label less than images',
    one({ y_test: npy('|u1', [TEST - 1], LABELS.test.slice(1)) }),
    /"x_test" in mnist\.npz, uint8 of shape \(30, 28, 28\), has 30 images, but "y_test" has 29 labels/,
  ],
  [
    'IDX of another size',
    idxOf({ trainImages: { type: 8, size: 1, shape: [TRAIN * 4, 14, 14] } }),
    /^the array "train-images.*uint8 of shape \(240, 14, 14\); images need/,
  ],
  [
    'IDX with a label above 9',
    idxFiles.with(1, { name: NAMES.trainLabels, bytes: IDX.trainLabels.with(12, 26) }),
    /^the array "train-labels.*uint8 of shape \(60,\), has the label 26 at index 4/,
  ],
  [
    'IDX of a type that there is not',
    idxOf({ trainImages: { type: 10, size: 1, shape: [TRAIN, 28, 28] } }),
    /^the array "train-images.* is type 10 of shape \(60, 28, 28\); needed are numbers/,
  ],
  [
    'images in colour',
    one({ x_train: npy('|u1', [1, 28, 28, 3], new Uint8Array(2352)) }),
    /"x_train" in mnist\.npz is uint8 of shape \(1, 28, 28, 3\)/,
  ],
  [
    'images about 0',
    one({
      x_test: npy(
        '<f4',
        [TEST, 28, 28],
        Float32Array.from(PIXELS.test, (p) => p / 127.5 - 1),
      ),
    }),
    /"x_test" in mnist\.npz, float32 of shape \(30, 28, 28\), has pixels from -1 to 1/,
  ],
  [
    'images with NaN',
    one({ x_test: npy('<f4', [TEST, 784], new Float32Array(TEST * 784).fill(NaN)) }),
    /pixels from NaN to NaN/,
  ],
  [
    'a label above 9',
    one({
      y_train: npy(
        '<i8',
        [TRAIN],
        BigInt64Array.from(LABELS.train, (l) => BigInt(l) + 1n),
      ),
    }),
    /"y_train" in mnist\.npz, int64 of shape \(60,\), has the label 10 at index/,
  ],
  [
    'a label of more than 32 bits',
    one({ y_train: npy('<i8', [TRAIN], new BigInt64Array(TRAIN).fill(2n ** 32n)) }),
    /"y_train".* at index 0/,
  ],
  [
    'labels that are words',
    one({ y_train: npy('<U1', [1], new Uint8Array(4)) }),
    /"y_train" in mnist\.npz is str of shape \(1,\)/,
  ],
  [
    'other counts',
    one({ y_train: npy('<i4', [TEST], Int32Array.from(LABELS.test)) }),
    /"x_train" in mnist.npz, uint8 of shape \(60, 28, 28\), has 60 images, but "y_train" has 30 labels/,
  ],
  [
    'arrays that say nothing',
    [{ name: 'd.npz', bytes: npz({ a: X.x_train, b: X.y_train }) }],
    /There are a uint8 \(60, 28, 28\), b uint8 \(60,\) in d\.npz; needed are x_train/,
  ],
  ['KMNIST without its labels', [named('train').images, named('test').images], /needed are x_train, y_train/],
  ['weights', [{ name: 'w', bytes: latin1('\x02\0\0\0\0\0\0\0{}') }], /^w holds weights/],
  ['a model of Keras', [{ name: 'm.h5', bytes: latin1('\x89HDF\r\n\x1a\n') }], /^m\.h5 is HDF5, as Keras/],
  ['nothing', [{ name: 'x.gz', bytes: new Uint8Array(0) }], /^x\.gz is empty/],
  [
    'an archive',
    [{ name: 'mnist.tar.gz', bytes: gzip(latin1(`a${'\0'.repeat(256)}ustar\0`)) }],
    /is an archive\. Unpack/,
  ],
  [
    'weights in gzip',
    [{ name: 'w.gz', bytes: gzip(latin1('\x02\0\0\0\0\0\0\0{}')) }],
    /^w\.gz holds weights/,
  ],
  [
    'a table in gzip that is cut short',
    [{ name: 't.csv.gz', bytes: gzip(table('train')).slice(0, -9) }],
    /t\.csv\.gz is damaged: it cannot be unpacked/,
  ],
  ['formats that are mixed', [idxFiles[0], named('train').labels], /do not belong together/],
  [
    'a table without labels',
    [{ name: 'test.csv', bytes: utf8(`${Array(784).fill(0)}\n`) }],
    /without labels.*train\.csv/,
  ],
  [
    'a table of one image',
    [{ name: 'one.csv', bytes: utf8(`1,${Array(784).fill(1)}\n`) }],
    /^one\.csv is a table of one image/,
  ],
  [
    'a table of other columns',
    [{ name: 't.csv', bytes: utf8(`${Array(300).fill(0)}\n`) }],
    /table of 300 columns/,
  ],
  [
    'a line too short',
    [{ name: 't.csv', bytes: utf8(`${Array(785).fill(0)}\n${Array(784).fill(0)}\n`) }],
    /line 2 has not 785 columns/,
  ],
  [
    'a line too long',
    [{ name: 't.csv', bytes: utf8(`${Array(785).fill(0)}\n\n${Array(786).fill(0)}\n`) }],
    /line 3 has not 785 columns/,
  ],
  [
    'a pixel that is no byte',
    [{ name: 't.csv', bytes: utf8(`${Array(785).fill(0).with(3, 256)}`) }],
    /"256" in line 1, column 4/,
  ],
  [
    'a label that is a letter',
    [{ name: 't.csv', bytes: utf8(`${Array(785).fill('label')}\n${Array(785).fill(0).with(0, 'A')}`) }],
    /t\.csv/,
  ],
];

for (const { name, skip, keep } of builds) {
  describe(name, { skip }, () => {
    /** @param {{ name: string, bytes: Uint8Array }[]} files */
    async function read(files) {
      const dataset = (await keep()).createDataset();
      /** @type {number[]} */
      const shares = [];
      const onBytes = (/** @type {number} */ done, /** @type {number} */ all) => shares.push(done / all);
      const hints = await readFiles({ dataset, abort: new AbortController(), onBytes, onLabels() {} }, files);
      assert.equal(shares.at(-1), 1);
      return { dataset, hints };
    }

    for (const [what, files] of Object.entries({ ...GOOD, ...PACKED }))
      test(`${what}: read`, async () => {
        const { dataset, hints } = await read(files);
        const all = (/** @type {'train' | 'test'} */ pool) => [...Array(dataset.count(pool)).keys()];
        assert.deepEqual(dataset.labels('train'), LABELS.train);
        assert.deepEqual(dataset.labels('test'), LABELS.test);
        assert.deepEqual(dataset.images('train', all('train')), PIXELS.train);
        assert.deepEqual(dataset.images('test', all('test')), PIXELS.test);
        assert.deepEqual(hints, []);
        dataset.destroy();
      });

    for (const [what, files, message] of BAD)
      test(`${what}: refused`, () => assert.rejects(read(files), { message }));

    test('of a table alone, as on Kaggle, the last seventh becomes the test', async () => {
      const pixels = table('test').slice(0);
      const { dataset, hints } = await read([
        { name: 'train.csv', bytes: table('train') },
        { name: 'test.csv', bytes: utf8(new TextDecoder().decode(pixels).replaceAll(/^\w+,/gm, '')) },
      ]);
      assert.deepEqual([dataset.count('train'), dataset.count('test')], [52, 8]);
      assert.deepEqual(dataset.labels('test'), LABELS.train.slice(52));
      assert.deepEqual(hints, [
        { hint: 'leftOut', values: { file: 'test.csv' } },
        { hint: 'split', values: { file: 'train.csv', count: 8 } },
      ]);
    });

    test('a table of other things beside one of images is left out', async () => {
      const { hints } = await read([
        { name: 'sample_submission.csv', bytes: utf8('ImageId,Label\n1,0\n2,0\n') },
        { name: 'mnist_test.csv', bytes: table('test') },
        { name: 'mnist_train.csv', bytes: table('train') },
      ]);
      assert.deepEqual(hints, [{ hint: 'otherTable', values: { file: 'sample_submission.csv' } }]);
    });

    test('the smaller pair is for training where a name says so', async () => {
      for (const names of [
        ['a', 'b', 'train', 'd'],
        ['a', 'test', 'c', 'd'],
      ]) {
        const { dataset } = await read(calledIdx(...names));
        assert.deepEqual([dataset.labels('train'), dataset.labels('test')], [LABELS.test, LABELS.train]);
        dataset.destroy();
      }
    });

    test('images of booleans are paper and full ink', async () => {
      const bits = PIXELS.train.map((pixel) => Number(pixel > 127));
      const { dataset } = await read(one({ x_train: npy('|b1', [TRAIN, 28, 28], bits) }));
      assert.deepEqual(
        dataset.images('train', [0]),
        bits.slice(0, 784).map((bit) => bit * 255),
      );
    });

    test('digits that lie on their side or are mirrored get a hint, upright ones none', async () => {
      const engine = await keep();
      const mnist = await loadDataset(engine, MNIST);
      const count = 500;
      const upright = mnist.images('train', [...Array(count).keys()]);
      const y_train = npy('|u1', [count], mnist.labels('train').slice(0, count));
      const laid = (/** @type {(y: number, x: number) => number} */ place) =>
        upright.map((_, i) => {
          const first = i - (i % 784);
          return upright[first + place(Math.floor((i - first) / 28), i % 28)];
        });
      const hintsOf = async (/** @type {Uint8Array} */ pixels) =>
        findHints((await read(one({ x_train: npy('|u1', [count, 28, 28], pixels), y_train }))).dataset);
      assert.deepEqual(await hintsOf(upright), []);
      const turned = [{ hint: 'turned', values: {} }];
      assert.deepEqual(await hintsOf(laid((y, x) => 28 * x + y)), turned);
      assert.deepEqual(await hintsOf(laid((y, x) => 28 * y + 27 - x)), turned);
      mnist.destroy();
    });

    test('pixels of 0 and 1 and a single class get a hint', async () => {
      const x_train = npy(
        '|u1',
        [TRAIN, 28, 28],
        PIXELS.train.map((pixel) => Number(pixel > 127)),
      );
      const y_train = npy('|u1', [TRAIN], new Uint8Array(TRAIN).fill(7).with(0, 1));
      const { dataset } = await read(one({ x_train, y_train }));
      assert.deepEqual(findHints(dataset), [
        { hint: 'binary', values: {} },
        { hint: 'oneClass', values: { digit: 7, percent: 98 } },
      ]);
    });
  });
}
