// recognise.js — what a file is, by its bytes and not by its name.

import { IMAGE_PIXELS } from '../shared/ink-to-image.js';
import { FileError } from './errors.js';
import { GZIP_HEAD_BYTES, gunzip, gunzipBeginning, isGzip } from './gzip.js';
import { npyHeader } from './npy.js';
import { arrayHeaders, memberNames } from './unzip.js';

/**
 * @typedef {'empty' | 'gzip' | 'idx' | 'dataNpz' | 'dataNpy' | 'csv' | 'npz' | 'npy' | 'safetensors' |
 *   'picture' | 'svg' | 'tiff' | 'heic' | 'pdf' | 'text' | 'html' | 'hdf5' | 'pytorch' | 'keras' | 'pickle' |
 *   'hand' | 'onnx' | 'tflite' | 'parquet' | 'mat' | 'tar' | 'archive' | 'lfs' | 'binary'} Kind   gzip: of IDX, or
 *   damaged at its beginning; what else is in a gzip is of its own kind
 */

/** What the bytes of a file begin with, in hexadecimal. @type {[Kind, RegExp][]} */
const BYTES = [
  ['npy', /^934e554d5059/],
  ['hdf5', /^894844460d0a1a0a/],
  ['picture', /^(89504e470d0a1a0a|ffd8ff|47494638|52494646.{8}57454250)/], // PNG, JPEG, GIF, WebP
  ['picture', /^(424d.{24}..000000|.{8}667479706176696[6-9])/], // BMP, AVIF
  ['heic', /^.{8}66747970(6865(69|76)|6d696631|6d736631)/],
  ['tiff', /^(49492[ab]00|4d4d002[ab])/],
  ['pdf', /^25504446/],
  ['tar', /^.{514}7573746172/],
  ['archive', /^(425a68|fd377a585a00|377abcaf271c|526172211a07|28b52ffd)/], // bzip2, xz, 7z, RAR, zstd
  ['parquet', /^50415231/],
  ['mat', /^4d41544c414220352e30/],
  ['tflite', /^.{8}54464c33/],
  ['pickle', /^800[2-5]/],
  ['onnx', /^080.(12|3a|42)/],
  ['idx', /^0000(0[89b-e])0[1-4]/],
  ['safetensors', /^.{10}0000007b/],
];

/** Comments of XML and HTML. Each ends at its first -->: with another choice, many would take for ever. */
const COMMENTS = /(<!--((?!-->)[\s\S])*-->\s*)*/.source;

/** What a text begins with, after a byte order mark. @type {[Kind, RegExp][]} */
const TEXTS = [
  ['hand', /^\s*\{\s*"format"\s*:\s*"digit-lab hand"/],
  ['lfs', /^version https:\/\/git-lfs/],
  ['svg', new RegExp(`^\\s*(<\\?xml[\\s\\S]*?)?${COMMENTS}(<!DOCTYPE svg[\\s\\S]*?>\\s*)?<svg[\\s>]`, 'i')],
  [
    'html',
    new RegExp(
      `^\\s*(<\\?xml[\\s\\S]*?\\?>\\s*)?${COMMENTS}<(!doctype html|html|head|body|title|script)\\b`,
      'i',
    ),
  ],
];

/** Bytes that tell a kind, and as many of them as BYTES looks at. */
const HEAD_BYTES = 4096;
const HEX_BYTES = 300;
/** Fewer columns are a digit as text, or any table. */
const CSV_COLUMNS = 100;

/** @param {Uint8Array} bytes   the whole file, or its first GZIP_HEAD_BYTES unless a zip is in it @returns {Kind} */
export function recognise(bytes) {
  if (bytes.length === 0) return 'empty';
  if (isZip(bytes)) return zipKind(bytes);
  if (isGzip(bytes)) return gzipKind(bytes);
  const head = bytes.subarray(0, HEAD_BYTES);
  const hex = Array.from(head.subarray(0, HEX_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const kind = BYTES.find(([, pattern]) => pattern.test(hex))?.[0];
  if (kind === 'npy') return npyKind(bytes);
  return kind ?? (isText(head) ? textKind(new TextDecoder().decode(head)) : 'binary');
}

/** As recognise, of a file that may be large. @param {Blob} file */
export async function recogniseFile(file) {
  const head = new Uint8Array(await file.slice(0, GZIP_HEAD_BYTES).arrayBuffer());
  const needsAll = isZip(isGzip(head) ? gunzipBeginning(head, HEAD_BYTES) : head);
  return recognise(needsAll ? new Uint8Array(await file.arrayBuffer()) : head);
}

/**
 * The bytes of a file, unpacked if it is a gzip; not that of IDX, which the engine unpacks by itself. Throws a
 * FileError if it is damaged.
 * @param {Uint8Array} bytes @param {string} file   its name, for errors
 */
export function unpacked(bytes, file) {
  return isGzip(bytes) && recognise(bytes) !== 'gzip' ? gunzip(bytes, file) : bytes;
}

/** "PK" @param {Uint8Array} bytes */
const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** An archive whose directory cannot be read is taken for a damaged .npz. @param {Uint8Array} bytes @returns {Kind} */
function zipKind(bytes) {
  const names = memberNames(bytes);
  if (names.some((name) => /(^|\/)data\.pkl$/.test(name))) return 'pytorch';
  if (names.some((name) => /\.weights\.h5$/.test(name))) return 'keras';
  if (names.length && !names.some((name) => name.endsWith('.npy'))) return 'archive';
  const isNamed = names.some((name) => /^[xy]_?(train|test)/i.test(name));
  return isNamed || arrayHeaders(bytes).some(isData) ? 'dataNpz' : 'npz';
}

/** @param {Uint8Array} bytes   as recognise @returns {Kind} */
function gzipKind(bytes) {
  const head = gunzipBeginning(bytes, HEAD_BYTES);
  if (isGzip(head)) return 'archive';
  if (isZip(head)) return zipKind(unpackedZip(bytes));
  const kind = head.length ? recognise(head) : 'idx';
  return kind === 'idx' ? 'gzip' : kind;
}

/** Nothing if it is damaged. @param {Uint8Array} bytes */
function unpackedZip(bytes) {
  try {
    return gunzip(bytes, '');
  } catch {
    return new Uint8Array(0);
  }
}

/** @param {Uint8Array} bytes @returns {Kind} */
function npyKind(bytes) {
  try {
    const header = npyHeader(bytes, '', '');
    return isData(header) ? 'dataNpy' : 'npy';
  } catch {
    return 'npy';
  }
}

/** Whether an array holds images or labels, not weights. @param {{ type: string, shape: number[] }} header */
function isData({ type, shape }) {
  if (shape.length === 1) return /[iu]\d$/.test(type);
  const image = shape.slice(1).filter((length) => length !== 1);
  const isSquare = image.length === 2 && image[0] === image[1] && image[0] > 9;
  return isSquare || (image.length === 1 && image[0] === IMAGE_PIXELS && /[iu]\d$/.test(type));
}

/** @param {Uint8Array} head */
const isText = (head) => head.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13));

/** @param {string} text @returns {Kind} */
function textKind(text) {
  const kind = TEXTS.find(([, pattern]) => pattern.test(text))?.[0];
  if (kind) return kind;
  const [first] = text.replace(/^\s+/, '').split(/[\r\n]/, 1);
  return first.split(/[,;\t]/).length > CSV_COLUMNS ? 'csv' : 'text';
}

/** Where a kind of file belongs, also if it can only be refused there. @type {Record<Kind, Place>} */
const PLACES = {
  empty: 'data',
  gzip: 'data',
  idx: 'data',
  dataNpz: 'data',
  dataNpy: 'data',
  csv: 'data',
  html: 'data',
  parquet: 'data',
  mat: 'data',
  tar: 'data',
  archive: 'data',
  lfs: 'data',
  binary: 'data',
  npz: 'weights',
  npy: 'weights',
  safetensors: 'weights',
  hdf5: 'weights',
  pytorch: 'weights',
  keras: 'weights',
  pickle: 'weights',
  onnx: 'weights',
  tflite: 'weights',
  picture: 'pictures',
  svg: 'pictures',
  tiff: 'pictures',
  heic: 'pictures',
  pdf: 'pictures',
  text: 'pictures',
  hand: 'hand',
};

/** @typedef {'data' | 'weights' | 'pictures' | 'hand'} Place */

/** What a file's name promises, for contents that say nothing. @type {[RegExp, Place][]} */
const NAMES = [
  [/\.(safetensors|h5|hdf5|keras|pth?|onnx|npy)$/i, 'weights'],
  [/\.(png|jpe?g|webp|gif|bmp|avif|hei[cf]|tiff?|svg|txt)$/i, 'pictures'],
  [/\.(csv|tsv)$/i, 'data'],
];

/** Contents that say little of what a file is for. @type {Kind[]} */
const VAGUE = ['empty', 'html', 'lfs', 'binary', 'text'];

/** Where a file belongs. @param {Kind} kind @param {string} name */
export function placeOf(kind, name) {
  const plain = name.replace(/\.gz$/i, '');
  const named = VAGUE.includes(kind) && NAMES.find(([pattern]) => pattern.test(plain))?.[1];
  return named || PLACES[kind];
}

/**
 * Why a kind cannot be used, neither as data nor as weights.
 * @type {Partial<Record<Kind, import('./errors.js').FileStatus>>}
 */
const REFUSALS = {
  empty: 'KIND_EMPTY',
  html: 'KIND_HTML',
  lfs: 'KIND_LFS',
  tar: 'KIND_ARCHIVE',
  archive: 'KIND_ARCHIVE',
  parquet: 'KIND_PARQUET',
  mat: 'KIND_MAT',
  hdf5: 'KIND_HDF5',
  keras: 'KIND_KERAS',
  pytorch: 'KIND_PYTORCH',
  pickle: 'KIND_PICKLE',
  tflite: 'KIND_TFLITE',
  picture: 'KIND_PICTURE',
  svg: 'KIND_PICTURE',
  tiff: 'KIND_PICTURE',
  heic: 'KIND_PICTURE',
  pdf: 'KIND_PICTURE',
  text: 'KIND_TEXT',
  hand: 'KIND_HAND',
};

/**
 * The error for a file that cannot be used where it was opened.
 * @param {Kind} kind @param {string} file   its name
 * @param {'data' | 'weights'} wanted
 */
export function refusal(kind, file, wanted) {
  const misplaced =
    PLACES[kind] === wanted ? 'KIND_UNKNOWN' : wanted === 'data' ? 'KIND_WEIGHTS' : 'KIND_DATA';
  return new FileError(REFUSALS[kind] ?? (kind === 'binary' ? 'KIND_UNKNOWN' : misplaced), { file });
}
