// file-samples.js — small files of every kind, made here: what a person may drop.

import { gzipSync, zipSync } from 'fflate';

/** @param {string} text */
export const utf8 = (text) => new TextEncoder().encode(text);

/** @param {string} text   a byte a character */
export const latin1 = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/**
 * A .npy as NumPy writes it.
 * @param {string} type       '<f4'
 * @param {number[]} shape
 * @param {ArrayBufferView} numbers   in the machine's order, which is little-endian
 * @param {boolean} [fortran]
 */
export function npy(type, shape, numbers, fortran = false) {
  const lengths = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const order = fortran ? 'True' : 'False';
  const dict = `{'descr': '${type}', 'fortran_order': ${order}, 'shape': (${lengths}), }`.padEnd(117);
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return Uint8Array.from([...latin1(`\x93NUMPY\x01\x00\x76\x00${dict}\n`), ...bytes]);
}

/** @param {Record<string, Uint8Array>} arrays   .npy by name @param {0 | 6} [level]   of compression */
export const npz = (arrays, level = 0) =>
  zipSync(Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${name}.npy`, array])), {
    level,
  });

/** A file as gzip packs it. @param {Uint8Array} bytes */
export const gzip = (bytes) => gzipSync(bytes, { mtime: 0 });

/** @type {[string, string, string, Uint8Array][]} */
const PLAIN = [
  ['empty', 'data', 'x', new Uint8Array(0)],
  ['gzip', 'data', 'train.gz', latin1('\x1f\x8b\x08\x00')],
  ['idx', 'data', 'train', latin1('\0\0\x08\x03\0\0\0\x01')],
  ['idx', 'data', 'photo.png', latin1('\0\0\x08\x01\0\0\0\x01\x07')],
  ['dataNpz', 'data', 'w.npz', npz({ x_train: npy('|u1', [1, 28, 28], new Uint8Array(784)) })],
  ['dataNpz', 'data', 'w.npz', npz({ arr_0: npy('<f4', [1, 28, 28, 1], new Float32Array(784)) }, 6)],
  ['dataNpz', 'data', 'w.npz', npz({ labels: npy('<i8', [2], new BigInt64Array(2)) })],
  ['npz', 'weights', 'w.npz', npz({ arr_0: npy('<f4', [784, 1], new Float32Array(784)) }, 6)],
  ['npz', 'weights', 'w.npz', npz({ 'fc.weight': npy('<f4', [1, 784], new Float32Array(784)) })],
  ['npz', 'weights', 'cut.npz', npz({ arr_0: npy('<f4', [1], new Float32Array(1)) }).slice(0, 90)],
  ['dataNpy', 'data', 'x.npy', npy('|u1', [1, 28, 28], new Uint8Array(784))],
  ['npy', 'weights', 'w.npy', npy('<f8', [2, 2], new Float64Array(4))],
  ['csv', 'data', 'train.csv', utf8(`label,${Array.from({ length: 784 }, (_, i) => `pixel${i}`)}\n`)],
  ['safetensors', 'weights', 'w', latin1('\x02\0\0\0\0\0\0\0{}')],
  ['picture', 'pictures', 'p', latin1('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR')],
  ['picture', 'pictures', 'p', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['picture', 'pictures', 'p', latin1('GIF89a\x01\0\x01\0')],
  ['picture', 'pictures', 'p', latin1('RIFF\x10\0\0\0WEBPVP8 ')],
  ['picture', 'pictures', 'p', latin1('\0\0\0\x1cftypavif\0\0\0\0')],
  ['picture', 'pictures', 'p', latin1('BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0')],
  ['heic', 'pictures', 'p', latin1('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ['heic', 'pictures', 'p', latin1('\0\0\0\x18ftypmif1\0\0\0\0')],
  ['tiff', 'pictures', 'p', latin1('II*\0\x08\0\0\0')],
  ['tiff', 'pictures', 'p', latin1('MM\0*\0\0\0\x08')],
  ['svg', 'pictures', 'p', utf8('<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="x"></svg>')],
  ['svg', 'pictures', 'p', utf8('\ufeff<svg width="2">')],
  ['pdf', 'pictures', 'p', latin1('%PDF-1.7\n')],
  ['hand', 'hand', 'hand.json', utf8('{"format":"digit-lab hand","version":1,"digits":[]}')],
  ['text', 'pictures', 'seven', utf8('0010\n0100\n')],
  ['text', 'data', 'small.csv', utf8('a,b\n1,2\n')],
  ['html', 'data', 'train.gz', utf8('\n<!DOCTYPE html><title>404</title>')],
  ['html', 'weights', 'model.safetensors', utf8('<html>')],
  ['lfs', 'weights', 'model.safetensors', utf8('version https://git-lfs.github.com/spec/v1\n')],
  ['hdf5', 'weights', 'm', latin1('\x89HDF\r\n\x1a\n\0\0')],
  ['keras', 'weights', 'm', zipSync({ 'metadata.json': utf8('{}'), 'model.weights.h5': utf8('x') })],
  ['pytorch', 'weights', 'm', zipSync({ 'm/data.pkl': utf8('x'), 'm/data/0': utf8('x') })],
  ['pickle', 'weights', 'm', latin1('\x80\x04\x95\x0a\0')],
  ['onnx', 'weights', 'm', latin1('\x08\x07\x12\x07pytorch')],
  ['tflite', 'weights', 'm', latin1('\x1c\0\0\0TFL3')],
  ['archive', 'data', 'm', zipSync({ 'train.csv': utf8('1,2') })],
  ['archive', 'data', 'm', latin1('7z\xbc\xaf\x27\x1c')],
  ['tar', 'data', 'm', latin1(`name${'\0'.repeat(253)}ustar\0`)],
  ['parquet', 'data', 'm', latin1('PAR1\x15\x04')],
  ['mat', 'data', 'm', latin1('MATLAB 5.0 MAT-file, Platform')],
  ['binary', 'data', 'm', latin1('\x01\x02\x03')],
  ['binary', 'weights', 'm.onnx', latin1('\x01\x02\x03')],
];

/** What gzip makes of kinds that are not of their own kind in it: IDX, nothing, and a gzip. @type {Record<string, string>} */
const PACKED = { idx: 'gzip', empty: 'gzip', gzip: 'archive' };

/** Each kind of file, by its kind and place, as it is and as gzip packs it. */
export const KINDS = [
  ...PLAIN,
  ...PLAIN.map(
    ([kind, place, name, bytes]) =>
      /** @type {typeof PLAIN[number]} */ ([PACKED[kind] ?? kind, place, `${name}.gz`, gzip(bytes)]),
  ),
];
