// arrays.js — data sets as arrays of any type: which array is which, and its numbers as bytes.

import { IMAGE_PIXELS, IMAGE_SIDE } from '../shared/ink-to-image.js';
import { DataError } from './errors.js';
import { half } from './floats.js';
import { isLabelShape, ONE_HOT_COLUMNS, QMNIST_COLUMNS } from './idx.js';
import { npyHeader, numberBytes, toRowMajor } from './npy.js';
import { unzip } from './unzip.js';

/** @typedef {import('./npy.js').NpyHeader} NpyHeader */
/** @typedef {'train' | 'test'} Pool */

/**
 * @typedef {object} NamedArray
 * @property {string} file
 * @property {string} name         in the archive; '' in a .npy or IDX
 * @property {NpyHeader} header
 * @property {Uint8Array} bytes    of the .npy or IDX, unpacked
 */

/**
 * @typedef {object} PoolArrays
 * @property {Uint8Array} pixels   [count, 28, 28]
 * @property {Uint8Array} labels   [count] digits
 */

const MOST_LABEL = 9;
/** Longer lists of arrays end with dots. */
const MOST_LISTED = 8;

/**
 * Reads a data set from .npy and .npz. Throws a FileError if one is damaged, and a DataError that names the array
 * that is missing or of no use.
 * @param {{ name: string, bytes: Uint8Array }[]} files
 * @returns {Record<Pool, PoolArrays>}
 */
export function readArrays(files) {
  const arrays = files.flatMap(listArrays);
  if (!arrays.length) throw new DataError('DATA_NO_ARRAYS', { file: listed(files.map(({ name }) => name)) });
  const several = files.length > 1;
  const { train, test } = assign(arrays, (array) =>
    poolOf(several ? `${array.file} ${array.name}` : array.name),
  );
  return { train: readPool(train), test: readPool(test) };
}

/** @param {{ name: string, bytes: Uint8Array }} file @returns {NamedArray[]} */
function listArrays({ name: file, bytes }) {
  if (bytes[0] === 0x93) return [{ file, name: '', header: npyHeader(bytes, file, file), bytes }];
  return Object.entries(unzip(bytes, file)).map(([path, content]) => {
    const name = path.slice(0, -'.npy'.length);
    return { file, name, header: npyHeader(content, `${file}/${path}`, name), bytes: content };
  });
}

/** @param {string} name @returns {Pool | null} */
function poolOf(name) {
  if (/train/i.test(name)) return 'train';
  return /test|t10k/i.test(name) ? 'test' : null;
}

/** @param {NamedArray} array */
const holdsLabels = ({ header }) => isLabelShape(header.shape);

/**
 * The arrays of both pools: by name, or, if no name says so, in the order in which they come, x, y, t, u or
 * x, t, y, u.
 * @param {NamedArray[]} arrays
 * @param {(array: NamedArray) => Pool | null} pool
 */
function assign(arrays, pool) {
  const named = arrays.filter((array) => pool(array));
  const used = named.length ? named : [...arrays].sort((a, b) => numberIn(a.name) - numberIn(b.name));
  const images = used.filter((array) => !holdsLabels(array));
  const labels = used.filter(holdsLabels);
  const of = (/** @type {NamedArray[]} */ some, /** @type {Pool} */ which) => {
    const found = named.length
      ? some.filter((array) => pool(array) === which)
      : [some[which === 'train' ? 0 : 1]];
    if (found.length === 1 && found[0] && (named.length || some.length === 2)) return found[0];
    throw new DataError('DATA_ARRAYS', {
      file: listed(arrays.map(({ file }) => file)),
      found: listing(arrays),
    });
  };
  const both = (/** @type {Pool} */ which) => ({ images: of(images, which), labels: of(labels, which) });
  return { train: both('train'), test: both('test') };
}

/** The last number in a name. @param {string} name */
const numberIn = (name) => Number(/\d+$/.exec(name)?.[0] ?? 0);

/** @param {string[]} names */
const listed = (names) => [...new Set(names)].join(', ');

/** @param {NamedArray[]} arrays */
function listing(arrays) {
  const some = arrays.slice(0, MOST_LISTED);
  const all = some.map(({ file, name, header }) => `${name || file} ${typeOf(header)} ${tuple(header)}`);
  return arrays.length > MOST_LISTED ? `${all.join(', ')} …` : all.join(', ');
}

/** As NumPy prints it: float32, int64. @param {NpyHeader} header */
function typeOf({ type }) {
  const [, kind, size] = /^[<>|=]?([a-zA-Z])(\d*)/.exec(type) ?? [];
  const word = { f: 'float', i: 'int', u: 'uint', c: 'complex' }[kind];
  if (word) return `${word}${8 * Number(size)}`;
  return { b: 'bool', O: 'object', U: 'str', S: 'bytes' }[kind] ?? type;
}

/** As NumPy prints it: (200, 28, 28). @param {NpyHeader} header */
const tuple = ({ shape }) => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`);

/** What an error says of an array. @param {NamedArray} array */
const factsOf = ({ file, name, header }) => ({
  file,
  array: name || file,
  type: typeOf(header),
  shape: tuple(header),
});

/** Throws as readArrays. @param {{ images: NamedArray, labels: NamedArray }} pool @returns {PoolArrays} */
export function readPool({ images, labels }) {
  const read = { pixels: readPixels(images), labels: readLabels(labels) };
  const count = images.header.shape[0];
  if (count === read.labels.length) return read;
  throw new DataError('DATA_COUNTS', {
    ...factsOf(images),
    images: count,
    labels: read.labels.length,
    other: labels.name || labels.file,
  });
}

/** @param {NamedArray} array @returns {Uint8Array} */
function readPixels(array) {
  const { shape } = array.header;
  const image = shape.slice(1).filter((length) => length !== 1);
  const isImage = image.length === 2 && image[0] === IMAGE_SIDE && image[1] === IMAGE_SIDE;
  if (!shape[0] || !(isImage || (image.length === 1 && image[0] === IMAGE_PIXELS)))
    throw new DataError('DATA_IMAGE_SHAPE', factsOf(array));
  const numbers = readNumbers(array);
  if (/b1$/.test(array.header.type)) return new Uint8Array(numbers).map((bit) => (bit ? 255 : 0));
  if (numbers instanceof Uint8Array) return numbers;
  const { least, most } = range(numbers);
  const isFraction = isFloat(array.header) && most <= 1;
  if (!(least >= 0 && most <= 255))
    throw new DataError('DATA_PIXELS', { ...factsOf(array), least: short(least), most: short(most) });
  const scale = isFraction ? 255 : 1;
  return Uint8Array.from(numbers, (number) => Math.round(number * scale));
}

/** @param {NpyHeader} header */
const isFloat = ({ type }) => type[1] === 'f';

/** @param {number} number */
const short = (number) => String(Number(number.toPrecision(4)));

/** NaN if any number is NaN. @param {ArrayLike<number>} numbers */
function range(numbers) {
  let [least, most] = [numbers[0], numbers[0]];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i];
    if (!(number >= least)) least = number;
    if (!(number <= most)) most = number;
    if (Number.isNaN(number)) return { least: NaN, most: NaN };
  }
  return { least, most };
}

/** @param {NamedArray} array */
function readLabels(array) {
  const { shape } = array.header;
  const numbers = readNumbers(array);
  const digits = digitsOf(numbers, shape);
  const wrong = digits.findIndex((digit) => !(digit >= 0 && digit <= MOST_LABEL && Number.isInteger(digit)));
  if (wrong >= 0)
    throw new DataError('DATA_LABEL', { ...factsOf(array), index: wrong, label: String(digits[wrong]) });
  return Uint8Array.from(digits);
}

/** @param {ReturnType<typeof readNumbers>} numbers @param {number[]} shape   that isLabelShape takes */
function digitsOf(numbers, [count, columns]) {
  if (columns === QMNIST_COLUMNS) return numbers.filter((_, i) => i % QMNIST_COLUMNS === 0);
  return columns === ONE_HOT_COLUMNS ? oneHot(numbers, count) : numbers;
}

/** The place of the 1 in each row, -1 for a row of another kind. @param {ArrayLike<number>} rows @param {number} count */
function oneHot(rows, count) {
  return Int8Array.from({ length: count }, (_, i) => {
    const row = Array.from({ length: ONE_HOT_COLUMNS }, (_, digit) => rows[i * ONE_HOT_COLUMNS + digit]);
    const ones = row.filter((number) => number === 1).length;
    return ones === 1 && row.every((number) => number === 0 || number === 1) ? row.indexOf(1) : -1;
  });
}

/** The types that can be read, without the byte order. */
const READERS = {
  b1: (/** @type {ArrayBuffer} */ numbers) => new Uint8Array(numbers),
  u1: (/** @type {ArrayBuffer} */ numbers) => new Uint8Array(numbers),
  i1: (/** @type {ArrayBuffer} */ numbers) => new Int8Array(numbers),
  u2: (/** @type {ArrayBuffer} */ numbers) => new Uint16Array(numbers),
  i2: (/** @type {ArrayBuffer} */ numbers) => new Int16Array(numbers),
  u4: (/** @type {ArrayBuffer} */ numbers) => new Uint32Array(numbers),
  i4: (/** @type {ArrayBuffer} */ numbers) => new Int32Array(numbers),
  u8: low,
  i8: low,
  f2: (/** @type {ArrayBuffer} */ numbers) => Float32Array.from(new Uint16Array(numbers), half),
  f4: (/** @type {ArrayBuffer} */ numbers) => new Float32Array(numbers),
  f8: (/** @type {ArrayBuffer} */ numbers) => new Float64Array(numbers),
};

/** Integers of 64 bits; what needs more than 32 becomes the largest of these. @param {ArrayBuffer} numbers */
function low(numbers) {
  const words = new Int32Array(numbers);
  const result = new Int32Array(words.length / 2);
  for (let i = 0; i < result.length; i++)
    result[i] = words[2 * i + 1] === words[2 * i] >> 31 ? words[2 * i] : 0x7fffffff;
  return result;
}

/** The numbers in row-major order. @param {NamedArray} array */
function readNumbers(array) {
  const { file, header, bytes } = array;
  const type = header.type.slice(1);
  if (!/^[<>|=]/.test(header.type) || !Object.hasOwn(READERS, type))
    throw new DataError('DATA_TYPE', factsOf(array));
  const content = numberBytes(bytes, file, header);
  const isBytes = type === 'u1' || type === 'b1';
  const numbers = isBytes
    ? content
    : READERS[/** @type {keyof typeof READERS} */ (type)](new Uint8Array(content).buffer);
  return header.fortran ? toRowMajor(numbers, header.shape) : numbers;
}
