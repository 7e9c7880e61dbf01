// own-files.js — fills a data set of the engine with a person's files: IDX, NumPy's arrays or tables as text.

import { readArrays, readPool } from '../../files/arrays.js';
import { readCsv } from '../../files/csv.js';
import { DataError, FileError } from '../../files/errors.js';
import { gunzip, isGzip } from '../../files/gzip.js';
import { idxHalf, idxHeader } from '../../files/idx.js';
import { recognise, refusal, unpacked } from '../../files/recognise.js';
import { crc32 } from '../../files/unzip.js';
import { IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { ORDER, push, withFileName } from '../dataset-loader.js';
import { EngineError } from '../engine/engine-error.js';
import { Slices } from '../slices.js';

/** @typedef {import('../dataset-loader.js').Target} Target */
/** @typedef {import('../dataset-loader.js').Part} Part */
/** @typedef {import('../../files/arrays.js').PoolArrays} PoolArrays */
/** @typedef {import('../../files/kinds.js').Kind} Kind */
/** @typedef {import('../../shared/protocol.js').DataHint} DataHint */
/** @typedef {{ name: string, bytes: Uint8Array, kind: Kind }} OwnFile */

/** Files are read in chunks of this size, so that messages are handled in between. */
const CHUNK_BYTES = 1 << 18;
/** Of a table without test images this share becomes them, as in MNIST. */
const TEST_SHARE = 1 / 7;
/** What the engine says of whole files whose arrays are at fault; arrays.js names the array, its type and its shape. */
const ARRAY_FAULTS = ['NN_ERR_LABEL', 'NN_ERR_COUNT', 'NN_ERR_IMAGE_SIZE'];

/**
 * Reads a user's files: four in IDX format; .npz or .npy; or .csv with a line an image; plain or gzip. Throws an
 * Error that names the file that cannot be used, and what it is.
 * @param {Target} target
 * @param {{ name: string, bytes: Uint8Array }[]} files
 * @returns {Promise<DataHint[]>}   what was done that a person may not expect
 */
export async function readFiles(target, files) {
  const known = files.map((file) => ({ ...file, kind: kindOf(file) }));
  for (const { kind, name, bytes } of known) if (!READERS[kind]) throw refusal(bytes, name, 'data');
  const [first] = known;
  for (const file of known) file.bytes = unpacked(file.bytes, file.name);
  const odd = known.find(({ kind }) => READERS[kind] !== READERS[first?.kind]);
  if (odd) throw new DataError('DATA_MIXED', { file: odd.name, other: first.name });
  return (READERS[first?.kind] ?? readIdx)(target, known);
}

/**
 * What a file is. One that is nothing known, but called like a part of a data set, is damaged IDX: the engine says
 * at which byte.
 * @param {{ name: string, bytes: Uint8Array }} file
 */
function kindOf({ name, bytes }) {
  const kind = recognise(bytes);
  return kind === 'binary' && partOf(name) ? 'idx' : kind;
}

/** @type {Partial<Record<Kind, (target: Target, files: OwnFile[]) => Promise<DataHint[]>>>} */
const READERS = {
  idx: readIdx,
  gzip: readIdx,
  dataNpz: readNumpy,
  dataNpy: readNumpy,
  npz: readNumpy,
  npy: readNumpy,
  floatsNpz: readNumpy,
  floatsNpy: readNumpy,
  csv: readTables,
  table: readTables,
};

// ---- IDX ----

/**
 * Reads MNIST's own types and shapes by the engine itself, without another copy; others as arrays.
 * @param {Target} target @param {OwnFile[]} files
 * @returns {Promise<DataHint[]>}
 */
async function readIdx(target, files) {
  const byPart = sortFiles(files);
  const asArrays = () => {
    const { trainImages, trainLabels, testImages, testLabels } = byPart;
    return [idxPool(trainImages, trainLabels), idxPool(testImages, testLabels)];
  };
  if (!ORDER.every((part) => isUsual(byPart[part], part))) {
    const [train, test] = asArrays();
    await fillPools(target, train, test);
    return [];
  }
  try {
    await pushParts(target, byPart);
  } catch (error) {
    if (error instanceof EngineError && ARRAY_FAULTS.includes(error.status)) asArrays();
    throw error;
  }
  return [];
}

/** Whether a file has the type and shape of MNIST's own, or no header by which to tell. @param {OwnFile} file @param {Part} part */
function isUsual({ bytes }, part) {
  const header = idxHeader(bytes);
  if (!header) return true;
  const [count, ...image] = header.shape;
  const shape = part.endsWith('Images') ? [IMAGE_SIDE, IMAGE_SIDE] : [];
  return count > 0 && header.type === '|u1' && String(image) === String(shape);
}

/** @param {OwnFile} images @param {OwnFile} labels */
const idxPool = (images, labels) => readPool({ images: idxArray(images), labels: idxArray(labels) });

/** @param {OwnFile} file */
function idxArray({ name: file, bytes: packed }) {
  const bytes = isGzip(packed) ? gunzip(packed, file) : packed;
  const header = idxHeader(bytes);
  if (!header) throw new FileError('FILE_HEADER', { file });
  return { file, name: '', header, bytes };
}

/** @param {Target} target @param {Record<Part, OwnFile>} byPart */
async function pushParts({ dataset, abort, onBytes, onLabels }, byPart) {
  const totalBytes = ORDER.reduce((sum, part) => sum + byPart[part].bytes.length, 0);
  const slices = new Slices();
  let bytesRead = 0;
  for (const part of ORDER) {
    const { name, bytes } = byPart[part];
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      const chunk = bytes.subarray(start, start + CHUNK_BYTES);
      push(dataset, part, chunk, name);
      bytesRead += chunk.length;
      onBytes(bytesRead, totalBytes);
      if (slices.left === 0) await slices.next();
      abort.signal.throwIfAborted();
    }
    withFileName(name, () => dataset.end(part));
    if (part === 'testLabels') onLabels();
  }
}

/**
 * A file as a part of a data set.
 * @typedef {object} Piece
 * @property {OwnFile} file
 * @property {'Images' | 'Labels' | null} half   by its header, else by its name
 * @property {'train' | 'test' | null} pool      by its name
 * @property {Part | null} part                  by both
 * @property {number} count                      of images or labels, by its header
 */

/**
 * Assigns files to the parts of a data set. Their headers tell images from labels, and words in their names training
 * from testing, as MNIST's own files have them; where these do not, the counts. Throws a DataError if a part is
 * unclear, missing or given twice.
 * @param {OwnFile[]} files
 */
function sortFiles(files) {
  const all = files.map(pieceOf);
  const pieces = all.filter((piece) => !all.some((other) => isCopy(piece, other)));
  if (pieces.length !== ORDER.length || new Set(pieces.map(({ part }) => part)).size !== ORDER.length) {
    const sorted = byCount(pieces);
    if (sorted) return sorted;
  }
  /** @type {Partial<Record<Part, OwnFile>>} */
  const byPart = {};
  for (const { file, part } of pieces) {
    if (!part) throw new DataError('DATA_PART', { file: file.name });
    const other = byPart[part];
    if (other) throw new DataError('DATA_SAME_PART', { file: file.name, other: other.name });
    byPart[part] = file;
  }
  const missing = ORDER.filter((part) => !byPart[part]);
  if (missing.length)
    throw new DataError('DATA_MISSING', {
      missing: missing.map((part) => part.replace(/(?=[A-Z])/, ' ').toLowerCase()).join(', '),
    });
  return /** @type {Record<Part, OwnFile>} */ (byPart);
}

/** @param {OwnFile} file @returns {Piece} */
function pieceOf(file) {
  const sizes = idxHeader(file.bytes)?.shape;
  const half = idxHalf(sizes, file.name);
  const pool = poolOf(file.name);
  const part = half && pool && /** @type {Part} */ (pool + half);
  return { file, half, pool, part, count: sizes?.[0] ?? 0 };
}

/**
 * The parts of images and labels whose counts say what belongs together. The larger pair is for training, unless
 * names say otherwise.
 * @param {Piece[]} pieces
 * @returns {Record<Part, OwnFile> | null}   null if the counts say nothing
 */
function byCount(pieces) {
  const sorted = [...pieces].sort((a, b) => b.count - a.count);
  const images = sorted.filter(({ half }) => half === 'Images');
  const labels = sorted.filter(({ half }) => half === 'Labels');
  if (pieces.length !== ORDER.length || images.length !== 2 || labels.length !== 2) return null;
  const arePairs = images.every(({ count }, i) => count === labels[i].count);
  if (!arePairs || images[0].count === images[1].count) return null;
  const pools = images.map(({ pool }, i) => [pool, labels[i].pool]);
  const isOnly = (/** @type {number} */ pair, /** @type {'train' | 'test'} */ pool) =>
    pools[pair].includes(pool) && pools[pair].every((each) => !each || each === pool);
  const isTurned = (isOnly(0, 'test') && !isOnly(1, 'test')) || (isOnly(1, 'train') && !isOnly(0, 'train'));
  const [train, test] = isTurned ? [1, 0] : [0, 1];
  return {
    ...{ trainImages: images[train].file, trainLabels: labels[train].file },
    ...{ testImages: images[test].file, testLabels: labels[test].file },
  };
}

/** The part that a name promises; null if it promises none. @param {string} name */
function partOf(name) {
  const [half, pool] = [idxHalf(undefined, name), poolOf(name)];
  return half && pool && /** @type {Part} */ (pool + half);
}

/** @param {string} name */
function poolOf(name) {
  if (/t10k|test/i.test(name)) return 'test';
  return /train/i.test(name) ? 'train' : null;
}

/** Whether one file is the other, compressed: its last eight bytes are checksum and length. @param {Piece} packed @param {Piece} plain */
function isCopy({ file: { kind, bytes }, part }, { file: plain, part: other }) {
  if (part !== other || kind !== 'gzip' || plain.kind === 'gzip' || bytes.length < 8) return false;
  const end = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8);
  return end.getUint32(4, true) === plain.bytes.length && end.getUint32(0, true) === crc32(plain.bytes);
}

// ---- NumPy ----

/** @param {Target} target @param {OwnFile[]} files */
async function readNumpy(target, files) {
  const [{ name, bytes, kind }] = files;
  const isAlone = files.length === 1 && kind.endsWith('pz');
  if (!isAlone || !readKerasNpz(target, name, bytes)) {
    const { train, test } = readArrays(files);
    await fillPools(target, train, test);
  }
  return [];
}

/**
 * Reads an .npz as Keras' mnist.npz by the engine itself, without another copy; false if it is another kind, of which
 * arrays.js reads more, or says what is wrong.
 * @param {Target} target @param {string} name @param {Uint8Array} bytes
 */
function readKerasNpz({ dataset, onBytes, onLabels }, name, bytes) {
  try {
    withFileName(name, () => dataset.readNpz(bytes));
  } catch (error) {
    if (error instanceof EngineError && error.status !== 'NN_ERR_MEMORY') return false;
    throw error;
  }
  if (dataset.height !== IMAGE_SIDE || dataset.width !== IMAGE_SIDE) return false;
  onBytes(bytes.length, bytes.length);
  onLabels();
  return true;
}

// ---- Tables ----

/** @param {Target} target @param {OwnFile[]} files @returns {Promise<DataHint[]>} */
async function readTables(target, files) {
  const slices = new Slices();
  const pause = async () => {
    await slices.next();
    target.abort.signal.throwIfAborted();
  };
  /** @type {{ name: string, table: import('../../files/csv.js').Table }[]} */
  const tables = [];
  const ofImages = files.filter(({ kind }) => kind === 'csv');
  const others = files.filter((file) => ofImages.length && !ofImages.includes(file));
  for (const { name, bytes } of ofImages.length ? ofImages : files)
    tables.push({ name, table: await readCsv(bytes, name, pause) });
  const labelled = tables.filter(({ table }) => table.labels);
  const left = tables.find(({ table }) => !table.labels);
  if (!labelled.length) throw new DataError('CSV_UNLABELLED', { file: tables[0].name });
  /** @type {DataHint[]} */
  const hints = others.map(({ name }) => ({ hint: 'otherTable', values: { file: name } }));
  if (left) hints.push({ hint: 'leftOut', values: { file: left.name } });
  if (labelled.length === 1) {
    if (labelled[0].table.labels?.length === 1) throw new DataError('CSV_ONE', { file: labelled[0].name });
    const [train, test] = split(poolIn(labelled[0].table));
    await fillPools(target, train, test);
    return [...hints, { hint: 'split', values: { file: labelled[0].name, count: test.labels.length } }];
  }
  const of = (/** @type {string} */ pool) => {
    const found = labelled.filter(({ name }) => poolOf(name) === pool);
    if (labelled.length === 2 && found.length === 1) return poolIn(found[0].table);
    throw new DataError('CSV_SEVERAL', { files: labelled.map(({ name }) => name).join(', ') });
  };
  await fillPools(target, of('train'), of('test'));
  return hints;
}

/** @param {import('../../files/csv.js').Table} table @returns {PoolArrays} */
const poolIn = ({ pixels, labels }) => ({ pixels, labels: labels ?? new Uint8Array(0) });

/** The last images become those of the test. @param {PoolArrays} pool @returns {[PoolArrays, PoolArrays]} */
function split({ pixels, labels }) {
  const at = labels.length - Math.max(1, Math.floor(labels.length * TEST_SHARE));
  const size = pixels.length / labels.length;
  return [
    { pixels: pixels.subarray(0, at * size), labels: labels.subarray(0, at) },
    { pixels: pixels.subarray(at * size), labels: labels.subarray(at) },
  ];
}

// ---- Arrays into the engine ----

/** @param {Target} target @param {PoolArrays} train @param {PoolArrays} test */
async function fillPools({ dataset, abort, onBytes, onLabels }, train, test) {
  const slices = new Slices();
  dataset.fill('train', train, IMAGE_SIDE);
  await slices.next();
  abort.signal.throwIfAborted();
  dataset.fill('test', test, IMAGE_SIDE);
  onLabels();
  const bytes = [train, test].reduce((sum, { pixels, labels }) => sum + pixels.length + labels.length, 0);
  onBytes(bytes, bytes);
}
