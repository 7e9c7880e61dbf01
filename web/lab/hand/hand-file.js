// hand-file.js — a person's own digits as files: strokes as JSON, and images with labels as IDX.

import { gunzipSync, gzipSync } from 'fflate';
import { FileError } from '../../files/errors.js';
import { isGzip } from '../../files/gzip.js';
import { readIdx, writeIdx } from '../../files/idx.js';
import { recognise, unpacked } from '../../files/recognise.js';
import { crc32 } from '../../files/unzip.js';
import { IMAGE_PIXELS, IMAGE_SIDE, strokesToImage } from '../../shared/ink-to-image.js';
import { LONGEST_NAME } from './own-digits.js';

/** @typedef {import('./state.js').OwnDigit} OwnDigit */
/** @typedef {import('./own-digits.js').NewDigit} NewDigit */
/** @typedef {'strokes' | 'images' | 'labels'} HandFormat */
/** @typedef {{ name: string, bytes: Uint8Array }} NamedBytes */

/**
 * What the page keeps. It is passed in, so that this file imports no other part of the page.
 * @typedef {object} Limits
 * @property {number} present    digits that are there already
 * @property {number} most       digits that can be kept
 * @property {number} smallest   as strokesToImage has it
 */

const FORMAT = 'digit-lab hand';
const VERSION = 1;
/** Deflate makes a byte of at most so many. */
const INFLATED = 1032;
/** Most numbers of a digit's strokes: minutes of drawing. */
const MOST_NUMBERS = 100_000;

/**
 * The digits as a file. The JSON has the strokes in units of a pad of 280 × 280, x to the right and y down, or the
 * pixels of a digit that has none, in base 64: { format, version, digits: [{ label, writer?, strokes | pixels }] }.
 * @param {OwnDigit[]} hand @param {HandFormat} format
 * @param {import('../../shared/protocol.js').OwnDigits} arrays   the same digits
 * @returns {{ name: string, bytes: Uint8Array, type: string }}
 */
export function handFile(hand, format, { labels, pixels }) {
  if (format === 'strokes') {
    const digits = hand.map(({ label, strokes, pixels, writer }) => ({
      label,
      ...(writer && { writer }),
      ...(strokes ? { strokes } : { pixels: btoa(String.fromCharCode(...pixels)) }),
    }));
    const lines = digits.map((digit) => JSON.stringify(digit)).join(',\n');
    const text = `{"format":"${FORMAT}","version":${VERSION},"digits":[\n${lines}\n]}\n`;
    return { name: 'my-digits.json', bytes: new TextEncoder().encode(text), type: 'application/json' };
  }
  const isImages = format === 'images';
  const idx = isImages
    ? writeIdx([hand.length, IMAGE_SIDE, IMAGE_SIDE], pixels)
    : writeIdx([hand.length], labels);
  const name = `my-digits-${isImages ? 'images-idx3' : 'labels-idx1'}-ubyte.gz`;
  return { name, bytes: gzipSync(idx, { mtime: 0 }), type: 'application/gzip' };
}

/**
 * The digits of files, gzip or not: of JSON as `handFile` writes it, and of pairs of IDX files, images and labels. Throws a
 * FileError if one is damaged or of another kind, if it cannot be told which files are a pair, or if there are too many.
 * @param {NamedBytes[]} files @param {Limits} limits
 * @returns {{ digits: NewDigit[], pairs: { images: string, labels: string }[] }}   pairs: the names of files that were joined
 */
export function readHand(files, { present, most, smallest }) {
  const plain = files.map(({ name, bytes }) => ({
    name,
    bytes: recognise(bytes) === 'hand' ? unpacked(bytes, name) : bytes,
  }));
  const pairs = pairsOf(plain.flatMap((file) => (isText(file) ? [] : [readPart(file, most)])));
  const strokes = plain.filter(isText).flatMap((file) => readStrokes(file, smallest));
  const digits = [...strokes, ...pairs.flatMap(readPair)];
  const count = present + digits.length;
  if (count > most) throw new FileError('HAND_MANY', { count, most });
  return { digits, pairs: pairs.map(({ images, labels }) => ({ images: images.file, labels: labels.file })) };
}

/** Whether a file begins as JSON does. @param {NamedBytes} file */
const isText = ({ bytes }) => /^\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 64)));

/** @param {NamedBytes} file @param {number} smallest @returns {NewDigit[]} */
function readStrokes({ name: file, bytes }, smallest) {
  /** @type {any} */
  let content;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new FileError('HAND_JSON', { file });
  }
  if (content?.format !== FORMAT || !Array.isArray(content.digits))
    throw new FileError('HAND_FORMAT', { file });
  if (content.version !== VERSION) {
    const version = String(content.version).slice(0, 20);
    throw new FileError('HAND_VERSION', { file, version, known: VERSION });
  }
  return content.digits.map((/** @type {any} */ digit, /** @type {number} */ i) =>
    readDigit(digit, { index: i + 1, file, smallest }),
  );
}

/** @param {any} digit @param {{ index: number, file: string, smallest: number }} place   index: from 1 @returns {NewDigit} */
function readDigit(digit, { index, file, smallest }) {
  const { label, strokes, pixels: base64, writer } = digit ?? {};
  if (!Number.isInteger(label) || label < 0 || label > 9)
    throw new FileError('HAND_LABEL', { file, index, label: inWords(label) });
  const pixels = strokes === undefined ? pixelsOf(base64) : imageOf(strokes, smallest);
  if (!pixels) throw new FileError('HAND_DIGIT', { file, index });
  const name = typeof writer === 'string' ? writer.trim().slice(0, LONGEST_NAME) : '';
  return { label, pixels, strokes: strokes ?? null, ...(name && { writer: name }) };
}

/** A wrong label as it stands in the file: a text in quotes. @param {unknown} label */
const inWords = (label) =>
  typeof label === 'string' ? `"${label.slice(0, 20)}"` : String(label).slice(0, 20);

/** @param {any} strokes @param {number} smallest */
function imageOf(strokes, smallest) {
  const isPlace = (/** @type {any} */ value) => Number.isFinite(value) && Math.abs(value) < 1e6;
  const isStroke = (/** @type {any} */ stroke) =>
    Array.isArray(stroke) && stroke.length > 0 && stroke.length % 2 === 0 && stroke.every(isPlace);
  const isSmall =
    Array.isArray(strokes) && strokes.reduce((sum, each) => sum + (each?.length ?? 0), 0) < MOST_NUMBERS;
  return isSmall && strokes.every(isStroke) ? strokesToImage(strokes, smallest) : null;
}

/** @param {any} base64 */
function pixelsOf(base64) {
  try {
    const pixels = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    return pixels.length === IMAGE_PIXELS ? pixels : null;
  } catch {
    return null;
  }
}

/** @typedef {{ file: string, sizes: number[], bytes: Uint8Array }} Part   of IDX */

/** @param {NamedBytes} file @param {number} most   digits @returns {Part} */
function readPart({ name: file, bytes }, most) {
  const part = readIdx(isGzip(bytes) ? unpack(bytes, file, IMAGE_PIXELS * most + 16) : bytes);
  if (!part) throw new FileError('HAND_IDX', { file });
  const [, ...image] = part.sizes;
  if (image.length && image.join() !== `${IMAGE_SIDE},${IMAGE_SIDE}`)
    throw new FileError('HAND_SHAPE', { file, shape: part.sizes.join(' × ') });
  return { file, ...part };
}

/** What a gzip file holds; fflate does not compare the checksum. @param {Uint8Array} packed @param {string} file @param {number} mostBytes */
function unpack(packed, file, mostBytes) {
  const trailer = new DataView(packed.buffer, packed.byteOffset + Math.max(0, packed.length - 8));
  const most = packed.length < 18 ? 0 : Math.min(mostBytes, INFLATED * packed.length);
  if (!most || trailer.getUint32(4, true) > most) throw new FileError('HAND_IDX', { file });
  try {
    const bytes = gunzipSync(packed);
    if (crc32(bytes) === trailer.getUint32(0, true)) return bytes;
  } catch {
    /* The same sentence as for a wrong checksum. */
  }
  throw new FileError('FILE_ARCHIVE', { file });
}

/** @typedef {{ images: Part, labels: Part }} Pair */

/**
 * Images with their labels: of several pairs, those that have the same name but for what says which of both a file is.
 * @param {Part[]} parts @returns {Pair[]}
 */
function pairsOf(parts) {
  const [images, labels] = [3, 1].map((rank) => parts.filter(({ sizes }) => sizes.length === rank));
  if (images.length !== labels.length) {
    const { file } = (images.length > labels.length ? images : labels)[0];
    throw new FileError(images.length > labels.length ? 'HAND_NO_LABELS' : 'HAND_NO_IMAGES', { file });
  }
  if (images.length === 1) return [{ images: images[0], labels: labels[0] }];
  return images.map((each) => {
    const [rivals, found] = [images, labels].map((all) => all.filter(({ file }) => areOne(file, each.file)));
    if (rivals.length > 1 || found.length !== 1) throw new FileError('HAND_PAIRS', { file: each.file });
    return { images: each, labels: found[0] };
  });
}

/** Whether two names are of one pair. @param {string} a @param {string} b */
const areOne = (a, b) => stem(a) === stem(b);

/** What a pair has in common. @param {string} file */
const stem = (file) =>
  file
    .toLowerCase()
    .replace(/images?|labels?|idx[13]?|ubyte|gz/g, '')
    .replace(/[-_. ]+/g, ' ')
    .trim();

/** @param {Pair} pair @returns {NewDigit[]} */
function readPair({ images: { file, sizes, bytes }, labels: { file: other, bytes: all } }) {
  if (all.length !== sizes[0])
    throw new FileError('HAND_COUNTS', { file, images: sizes[0], other, labels: all.length });
  return Array.from(all, (label, i) => {
    const pixels = bytes.slice(IMAGE_PIXELS * i, IMAGE_PIXELS * (i + 1));
    if (label > 9) throw new FileError('HAND_LABEL', { file: other, index: i + 1, label });
    if (!pixels.some((value) => value > 0)) throw new FileError('HAND_DIGIT', { file, index: i + 1 });
    return { label, pixels, strokes: null };
  });
}
