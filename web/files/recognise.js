// recognise.js — what a file is, by its bytes and not by its name.

import { IMAGE_PIXELS } from '../shared/ink-to-image.js';
import { COMMENTS } from './csv.js';
import { FileError } from './errors.js';
import { GZIP_HEAD_BYTES, gunzip, gunzipBeginning, isGzip } from './gzip.js';
import { isLabelShape } from './idx.js';
import { BYTES, DATA_WORDS, KINDS, NAMES, TEXTS, WEIGHTS_WORDS } from './kinds.js';
import { npyHeader } from './npy.js';
import { arrayHeaders, isCutShort, isZip, memberNames } from './unzip.js';

/** @typedef {import('./kinds.js').Kind} Kind */
/** @typedef {import('./kinds.js').Place} Place */

/** Bytes that tell a kind, and as many of them as BYTES looks at. */
const HEAD_BYTES = 4096;
const HEX_BYTES = 300;
/** Fewer columns are a digit as text, or any table. */
const CSV_COLUMNS = 100;
/** What is between the columns of a table. */
const COLUMNS_END = /[,;\t]| +/;
const MARKS = /[,;\t]/;
const NUMBERS = /^[-+.\de\s"]+$/i;
/** Letters that are no number, and no drawing of a digit. */
const WORD = /([a-z])(?!\1|nan|inf)[a-z]{2}/i;
/** What a server says in JSON. */
const MESSAGE = /^\s*\{[\s\S]*?"(?:message|error|detail)"\s*:\s*"((?:[^"\\]|\\.)*)"/;
/** Characters of a text that are quoted. */
const LONGEST_QUOTE = 120;

/** @param {Uint8Array} bytes   the whole file, or its first GZIP_HEAD_BYTES unless a zip is in it @returns {Kind} */
export function recognise(bytes) {
  if (bytes.length === 0) return 'empty';
  if (isZip(bytes)) return zipKind(bytes);
  if (isGzip(bytes)) return gzipKind(bytes);
  const hex = Array.from(bytes.subarray(0, HEX_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const kind = BYTES.find(([, pattern]) => pattern.test(hex))?.[0];
  if (kind === 'npy') return npyKind(bytes);
  if (kind) return kind;
  const text = textOf(bytes.subarray(0, GZIP_HEAD_BYTES));
  return text === null ? 'binary' : textKind(text);
}

/** As recognise, of a file that may be large. @param {Blob} file */
export async function recogniseFile(file) {
  const head = new Uint8Array(await file.slice(0, GZIP_HEAD_BYTES).arrayBuffer());
  const needsAll = isZip(isGzip(head) ? gunzipBeginning(head, HEAD_BYTES) : head);
  return recognise(needsAll ? new Uint8Array(await file.arrayBuffer()) : head);
}

/**
 * The bytes of a file, unpacked if it is a gzip, and in UTF-8 if it is a text in UTF-16; not those of IDX in gzip, which
 * the engine unpacks by itself. Throws a FileError if it is damaged.
 * @param {Uint8Array} bytes @param {string} file   its name, for errors
 */
export function unpacked(bytes, file) {
  const plain = isGzip(bytes) && recognise(bytes) !== 'gzip' ? gunzip(bytes, file) : bytes;
  const encoding = utf16(plain);
  return encoding ? new TextEncoder().encode(new TextDecoder(encoding).decode(plain)) : plain;
}

/** @param {Uint8Array} bytes @returns {Kind} */
function zipKind(bytes) {
  const names = memberNames(bytes);
  const has = (/** @type {RegExp} */ pattern) => names.some((name) => pattern.test(name));
  if (has(/(^|\/)data\.pkl$/)) return 'pytorch';
  if (has(/\.weights\.h5$/)) return 'keras';
  if (has(/^xl\//)) return 'excel';
  if (has(/^content\.xml$/)) return 'openDocument';
  if (names.length && !has(/\.npy$/)) return 'archive';
  const arrays = arrayHeaders(bytes);
  const isCalled = (/** @type {RegExp} */ words) => names.some((name) => words.test(arrayName(name)));
  if (arrays.some(isData)) return 'dataNpz';
  if (isCalled(WEIGHTS_WORDS)) return 'npz';
  const images = arrays.filter(areFlatImages);
  if (isCalled(DATA_WORDS) || images.length > 1) return 'dataNpz'; // no network has two layers for all pixels
  return images.length ? 'floatsNpz' : 'npz';
}

/** A member's name without folders and `.npy`. @param {string} path */
const arrayName = (path) => path.replace(/^.*\//, '').replace(/\.npy$/, '');

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
    if (isData(header)) return 'dataNpy';
    const [count, ...row] = header.shape;
    const areLabels = isLabelShape(header.shape) && (row.length === 0 || count !== IMAGE_PIXELS);
    return areLabels || areFlatImages(header) ? 'floatsNpy' : 'npy';
  } catch {
    return 'npy';
  }
}

/** @typedef {{ type: string, shape: number[] }} Header */

/** Whether an array surely holds images or labels, not weights. @param {Header} header */
function isData({ type, shape }) {
  const isInteger = /[iu]\d$/.test(type);
  if (shape.length === 1) return isInteger;
  const image = shape.slice(1).filter((length) => length !== 1);
  const isSquare = image.length === 2 && image[0] === image[1] && image[0] > 9;
  return isSquare || (isInteger && areFlatImages({ shape }));
}

/** Whether an array may be images in rows; of floats it may be a layer of PyTorch, too. @param {Pick<Header, 'shape'>} header */
const areFlatImages = ({ shape }) => shape.length === 2 && shape[1] === IMAGE_PIXELS;

/** The encoding that the first two bytes say. @param {Uint8Array} bytes */
function utf16([first, second]) {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** The text that a file begins with; null if it is none. @param {Uint8Array} head */
function textOf(head) {
  const encoding = utf16(head);
  if (encoding) return new TextDecoder(encoding).decode(head);
  const isText = head.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13));
  return isText ? new TextDecoder().decode(head) : null;
}

/** @param {string} text @returns {Kind} */
function textKind(text) {
  const head = text.slice(0, HEAD_BYTES);
  const kind = TEXTS.find(([, pattern]) => pattern.test(head))?.[0];
  if (kind) return kind;
  const [first, second = ''] = text
    .replace(COMMENTS, '')
    .trim()
    .split(/[\r\n]+/, 2);
  const [columns, below] = [first, second].map((line) => line.split(COLUMNS_END).length);
  const isTable =
    MARKS.test(first) || (NUMBERS.test(second || first) && (second || columns !== IMAGE_PIXELS));
  if (columns > CSV_COLUMNS && isTable) return 'csv';
  if (!WORD.test(head)) return 'text';
  return MARKS.test(first) && columns === below ? 'table' : 'words';
}

/** Contents that say little of what a file is for. @type {Kind[]} */
const VAGUE = ['empty', 'html', 'lfs', 'binary', 'text', 'words', 'table'];

/** @param {string} name */
const placeNamed = (name) => NAMES.find(([pattern]) => pattern.test(name.replace(/\.gz$/i, '')))?.[1];

/** Where a file belongs. @param {Kind} kind @param {string} name */
export function placeOf(kind, name) {
  if (kind === 'floatsNpz' || kind === 'floatsNpy')
    return DATA_WORDS.test(name.replace(/\..*/, '')) && !WEIGHTS_WORDS.test(name) ? 'data' : 'weights';
  return (VAGUE.includes(kind) && placeNamed(name)) || KINDS[kind][0];
}

/**
 * The error for a file that cannot be used where it was opened.
 * @param {Uint8Array} bytes @param {string} file   its name
 * @param {'data' | 'weights'} wanted
 */
export function refusal(bytes, file, wanted) {
  if (isZip(bytes) && isCutShort(bytes)) return new FileError('FILE_UNFINISHED', { file });
  const kind = recognise(bytes);
  if (kind === 'words' && placeNamed(file) && !/\.txt$/i.test(file))
    return new FileError('KIND_WORDS', { file, said: quoted(bytes, file) });
  const [place, status, values] = KINDS[kind];
  if (wanted === 'weights' && (status === 'KIND_TEXT' || status === 'KIND_UNKNOWN'))
    return new FileError('FILE_FORMAT', { file });
  const misplaced = place === wanted ? 'KIND_UNKNOWN' : wanted === 'data' ? 'KIND_WEIGHTS' : 'KIND_DATA';
  return new FileError(status ?? misplaced, { file, ...values });
}

/** What a server says in a text: a message in JSON, or the words without the marks of XML and HTML. @param {Uint8Array} bytes @param {string} file */
function quoted(bytes, file) {
  const text = new TextDecoder().decode(unpacked(bytes, file).subarray(0, HEAD_BYTES));
  const said = MESSAGE.exec(text)?.[1] ?? text.replace(/<[^>]*>/g, ' ');
  return said.replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE);
}
