// formats.js — the formats that a network can be exported to, and how their files are put together.

import { zipSync } from 'fflate';
import { writeCHeader } from './c-header.js';
import { writeHtml } from './html.js';
import { writeKeras } from './keras.js';
import { writeOnnx } from './onnx.js';
import { writePicture } from './picture.js';
import { writePyTorch } from './pytorch.js';
import { writeTfjs } from './tfjs.js';

/**
 * @typedef {import('./network.js').Network} Network
 * @typedef {{ name: string, content: string | Uint8Array }} ExportedFile
 *
 * @typedef {object} Format
 * @property {string} label   a name, the same in all languages
 * @property {string} end     of the name of its file, or of the first of its files
 * @property {(network: Network, stem: string, page: import('./html.js').Page) => ExportedFile[]} write   names begin with the stem; the first file is the
 *   one to open. Throws an ExportError if the format cannot hold the network
 */

/** By their names in the terminal. */
export const FORMATS = /** @satisfies {Record<string, Format>} */ ({
  onnx: { label: 'ONNX', end: '.onnx', write: writeOnnx },
  pytorch: { label: 'PyTorch', end: '.py', write: writePyTorch },
  keras: { label: 'Keras', end: '.py', write: writeKeras },
  tfjs: { label: 'TensorFlow.js', end: '.json', write: writeTfjs },
  c: { label: 'C', end: '.h', write: writeCHeader },
  html: { label: 'HTML', end: '.html', write: writeHtml },
  svg: { label: 'SVG', end: '.svg', write: writePicture },
});

/** @typedef {keyof typeof FORMATS} FormatName */

/** The earliest time that ZIP can hold; a fixed time gives the same bytes for the same network. */
const EPOCH = new Date(1980, 0, 1);

/** @param {string | Uint8Array} content */
const bytesOf = (content) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);

/** One archive of several files. @param {ExportedFile[]} files */
export const archive = (files) =>
  zipSync(Object.fromEntries(files.map(({ name, content }) => [name, bytesOf(content)])), { mtime: EPOCH });
