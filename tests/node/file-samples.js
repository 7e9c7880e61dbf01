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

/** A table of 784 pixels and a label. */
const TABLE = `${[7, ...Array(784).fill(0)].join(',')}\n`.repeat(2);
const IMAGES = npy('<f4', [1, 784], new Float32Array(784));
const LABELS = npy('<f4', [2, 10], new Float32Array(20));

/** A text as Excel and PowerShell save it. @param {string} text */
export const utf16 = (text) =>
  Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((character) => [character.charCodeAt(0), 0])]);

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
  ['dataNpz', 'data', 'w.npz', npz({ train_images: IMAGES, train_labels: LABELS })],
  ['dataNpz', 'data', 'w.npz', npz({ data: IMAGES, target: npy('<f8', [1], new Float64Array(1)) })],
  ['dataNpz', 'data', 'w.npz', npz({ arr_0: IMAGES, arr_1: IMAGES })],
  ['dataNpz', 'data', 'cut.npz', npz({ x_train: IMAGES, y_train: LABELS }, 6).slice(0, -60)],
  ['floatsNpz', 'data', 'kmnist-train-imgs.npz', npz({ arr_0: IMAGES })],
  ['floatsNpz', 'weights', 'w.npz', npz({ arr_0: IMAGES })],
  ['floatsNpy', 'data', 'train_x.npy', IMAGES],
  ['floatsNpy', 'data', 'y_test.npy', LABELS],
  ['floatsNpy', 'weights', 'trained-weights.npy', IMAGES],
  ['dataNpy', 'data', 'x.npy', npy('|u1', [1, 28, 28], new Uint8Array(784))],
  ['npy', 'weights', 'w.npy', npy('<f8', [2, 2], new Float64Array(4))],
  ['csv', 'data', 'train.csv', utf8(`label,${Array.from({ length: 784 }, (_, i) => `pixel${i}`)}\n`)],
  ['csv', 'data', 'train', utf8(TABLE.replaceAll(',', ' '))],
  ['csv', 'data', 'train', utf8(`# made by hand\n${TABLE}`)],
  ['csv', 'data', 'train', utf8(`sep=,\r\n${TABLE}`)],
  ['csv', 'data', 'train', utf8(`PK,${TABLE}`)],
  ['csv', 'data', 'train', utf16(TABLE)],
  ['table', 'data', 'sample_submission.csv', utf8('ImageId,Label\n1,0\n2,0\n')],
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
  ['jpegXl', 'pictures', 'p', latin1('\xff\x0a\xfa\x1f')],
  ['jpeg2000', 'pictures', 'p', latin1('\0\0\0\x0cjP  \r\n\x87\n')],
  ['ico', 'pictures', 'p', latin1('\0\0\x01\0\x01\0\x10\x10')],
  ['photoshop', 'pictures', 'p', latin1('8BPS\0\x01\0\0')],
  ['netpbm', 'pictures', 'p', latin1('P5\n28 28\n255\n\0\x80')],
  ['netpbm', 'pictures', 'p', utf8('P2\n28 28\n255\n0 0 0')],
  ['video', 'pictures', 'p', latin1('\0\0\0\x14ftypqt  \0\0\0\0')],
  ['svg', 'pictures', 'p', utf8('<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="x"></svg>')],
  ['svg', 'pictures', 'p', utf8('\ufeff<svg width="2">')],
  ['pdf', 'pictures', 'p', latin1('%PDF-1.7\n')],
  ['hand', 'hand', 'hand.json', utf8('{"format":"digit-lab hand","version":1,"digits":[]}')],
  ['text', 'pictures', 'seven', utf8('0010\n0100\n')],
  ['text', 'pictures', 'seven', utf8(Array(784).fill('0.5').join(' '))],
  ['words', 'data', 'train-images-idx3-ubyte', utf8('404: Not Found')],
  ['words', 'data', 'mnist.npz', utf8('<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>')],
  ['words', 'data', 'mnist.npz', utf8('<meta charset="utf-8"><h1>Too many requests</h1>')],
  ['words', 'weights', 'model.safetensors', utf8('{"message": "Not Found", "status": "404"}')],
  ['words', 'pictures', 'seven.png', utf8('Forbidden')],
  ['words', 'data', 'README.md', utf8('# Digits\n\nHow they were written.\n')],
  ['text', 'data', 'small.csv', utf8('a,b\n1,2\n')],
  ['html', 'data', 'train.gz', utf8('\n<!DOCTYPE html><title>404</title>')],
  ['html', 'weights', 'model.safetensors', utf8('<html>')],
  ['lfs', 'weights', 'model.safetensors', utf8('version https://git-lfs.github.com/spec/v1\n')],
  ['hdf5', 'weights', 'm', latin1('\x89HDF\r\n\x1a\n\0\0')],
  ['keras', 'weights', 'm', zipSync({ 'metadata.json': utf8('{}'), 'model.weights.h5': utf8('x') })],
  ['pytorch', 'weights', 'm', zipSync({ 'm/data.pkl': utf8('x'), 'm/data/0': utf8('x') })],
  ['pickle', 'weights', 'm', utf8('((cnumpy.core.multiarray\n_reconstruct\np0\n')],
  ['pickle', 'weights', 'm', latin1('\x80\x04\x95\x0a\0')],
  ['onnx', 'weights', 'm', latin1('\x08\x07\x12\x07pytorch')],
  ['savedModel', 'weights', 'm', latin1('\x08\x01\x12\xff\x80\x01\x0a\x10\x22\x05serve')],
  ['coreMl', 'weights', 'm', latin1('\x08\x04\x12\x90\x01\x0a\x10\x0a\x05image')],
  ['gguf', 'weights', 'm', latin1('GGUF\x03\0\0\0')],
  ['tfjs', 'weights', 'm', utf8('{"format": "layers-model", "generatedBy": "keras"}')],
  ['safetensorsIndex', 'weights', 'm', utf8('{"metadata": {}, "weight_map": {"a": "b"}}')],
  ['tflite', 'weights', 'm', latin1('\x1c\0\0\0TFL3')],
  ['archive', 'data', 'm', zipSync({ 'train.csv': utf8('1,2') })],
  ['archive', 'data', 'm', latin1('7z\xbc\xaf\x27\x1c')],
  ['tar', 'data', 'm', latin1(`name${'\0'.repeat(253)}ustar\0`)],
  ['parquet', 'data', 'm', latin1('PAR1\x15\x04')],
  ['mat', 'data', 'm', latin1('MATLAB 5.0 MAT-file, Platform')],
  ['mat73', 'data', 'm', latin1('MATLAB 7.3 MAT-file, Platform')],
  ['arrow', 'data', 'm', latin1('ARROW1\0\0')],
  ['rData', 'data', 'm', latin1('RDX3\nX\n')],
  ['arff', 'data', 'm', utf8(`% made by hand\n% ${'% '.repeat(99)}\n@RELATION mnist\n`)],
  ['libsvm', 'data', 'm', utf8('7 203:84 204:185 205:159\n')],
  ['notebook', 'data', 'm', utf8('{"cells": [], "nbformat": 4}')],
  ['excel', 'data', 'm', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['excel', 'data', 'm', zipSync({ '[Content_Types].xml': utf8('<a/>'), 'xl/workbook.xml': utf8('<a/>') })],
  ['openDocument', 'data', 'm', zipSync({ mimetype: utf8('a'), 'content.xml': utf8('<a/>') })],
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
