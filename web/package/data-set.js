// data-set.js — images with their labels as developers have them: arrays, IDX, or the address of a file.

import { readIdx } from '../files/idx.js';
import { joined } from '../files/joined.js';
import { IMAGE_PIXELS, IMAGE_SIDE } from '../shared/ink-to-image.js';
import { imageOf } from './image.js';
import { said } from './said.js';

/**
 * Bytes of a file in IDX, the format of MNIST's own files, gzip or not; or the address of such a file.
 * @typedef {ArrayBuffer | Uint8Array | Blob | URL | string} IdxFile
 *
 * @typedef {object} DataSet
 * @property {IdxFile | import('./image.js').ImageSource[]} images   as a file [count, 28, 28]; as a `Uint8Array` also the
 *   bytes alone, 784 an image, 0 paper … 255 ink; as an array image by image, of the kinds that `add` takes
 * @property {IdxFile | number[]} labels   as many digits, 0 … 9; as a `Uint8Array` also the bytes alone
 *
 * @typedef {{ pixels: Uint8Array, labels: Uint8Array }} Images   784 bytes an image
 */

const LARGEST_LABEL = 9;

/**
 * A digit. Throws a RangeError if it is none.
 * @param {number} label
 */
export function requireLabel(label) {
  if (!(Number.isInteger(label) && label >= 0 && label <= LARGEST_LABEL))
    throw new RangeError(`A label is a whole number from 0 to ${LARGEST_LABEL}; got ${said(label)}.`);
  return label;
}

/**
 * The images of a data set. Throws a RangeError if they are of another size, have other labels than digits, or not as
 * many; and an Error if a file cannot be fetched or unpacked.
 * @param {DataSet} set
 * @returns {Promise<Images>}
 */
export async function readDataSet(set) {
  if (typeof set !== 'object' || !set)
    throw new TypeError(`A data set is an object, { images, labels }; got ${said(set)}.`);
  const { images, labels } = set;
  const [pixels, digits] = await Promise.all([readImages(images), readLabels(labels)]);
  const count = pixels.length / IMAGE_PIXELS;
  if (count !== digits.length)
    throw new RangeError(`There are ${count} images, but ${digits.length} labels.`);
  return { pixels, labels: digits };
}

/** @param {DataSet['images']} images */
async function readImages(images) {
  if (Array.isArray(images)) return joined(images.map(imageOf));
  const { bytes, sizes, name } = await readFile(images);
  if (sizes && (sizes.length !== 3 || sizes[1] !== IMAGE_SIDE || sizes[2] !== IMAGE_SIDE))
    throw new RangeError(
      `${name}: its sizes are ${sizes.join(' × ')}; images of ${IMAGE_SIDE} × ${IMAGE_SIDE} are needed.`,
    );
  if (bytes.length % IMAGE_PIXELS || !bytes.length)
    throw new RangeError(
      `${name}: ${bytes.length} bytes are no images of ${IMAGE_SIDE} × ${IMAGE_SIDE}, nor a whole file in IDX.`,
    );
  return bytes;
}

/** @param {DataSet['labels']} labels */
async function readLabels(labels) {
  if (Array.isArray(labels)) return Uint8Array.from(labels, requireLabel);
  const { bytes, sizes, name } = await readFile(labels);
  if (sizes && sizes.length !== 1)
    throw new RangeError(`${name}: its sizes are ${sizes.join(' × ')}; labels have one.`);
  bytes.forEach(requireLabel);
  return bytes;
}

/** What is in a file, with its sizes if it is one of IDX. @param {IdxFile} file */
async function readFile(file) {
  const isAddress = typeof file === 'string' || file instanceof URL;
  const name = isAddress ? String(file) : 'The data';
  const packed = isAddress ? await fetched(file) : await bytesOf(file);
  if (!packed) throw new TypeError('Images and labels are arrays, bytes of IDX, or the address of a file.');
  const bytes = await unpacked(packed, name);
  return { name, bytes, sizes: undefined, ...readIdx(bytes) };
}

/** @param {string | URL} address */
async function fetched(address) {
  const response = await fetch(address).catch((cause) => {
    throw new Error(`${address} could not be fetched: ${cause.message}`, { cause });
  });
  if (!response.ok) throw new Error(`The server has no ${address}: it answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A copy of the bytes; undefined if it is something else. @param {unknown} file */
export async function bytesOf(file) {
  if (file instanceof Uint8Array) return Uint8Array.from(file);
  if (file instanceof ArrayBuffer) return new Uint8Array(file.slice(0));
  if (file instanceof Blob) return new Uint8Array(await file.arrayBuffer());
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {string} name */
async function unpacked(bytes, name) {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
  if (!isGzip) return bytes;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new Error(`${name} cannot be unpacked: it is cut short or damaged.`, { cause });
  }
}
