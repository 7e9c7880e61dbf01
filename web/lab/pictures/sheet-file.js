// sheet-file.js — what a file with digits is, by its content: a text, or a picture that the worker of photos can open.

import { KINDS } from '../../files/kinds.js';
import { recogniseFile, unpacked } from '../../files/recognise.js';
import { drawSvg } from './svg.js';

/** @typedef {import('../../files/kinds.js').Kind} Kind */

/** A row of 784 numbers is told as a table. @type {Kind[]} */
const TEXTS = ['text', 'words', 'table', 'csv'];
/** What names and types promise, for contents that say little. */
const CALLED_SVG = /\.svgz?(\.gz)?$|^image\/svg/i;
const CALLED_PICTURE = /\.(png|jpe?g|webp|gif|bmp|avif|hei[cf]|tiff?)(\.gz)?$|^image\//i;
const CALLED_TEXT = /\.txt(\.gz)?$|^text\/plain$/i;
/** How a text begins that may be a digit although it is called a picture; other words are a picture that is none. */
const NUMBERS = /^\ufeff?[\d\s.,;e+[\]-]+$/;
const HEAD_BYTES = 4096;

/**
 * What the worker is asked for, and the file for it: unpacked if it is a gzip, and an SVG as a PNG. Throws an Error
 * if it cannot be unpacked or drawn.
 * @param {File} file
 * @returns {Promise<{ type: 'text' | 'picture', blob: Blob, format?: string }>}   type: see web/photo/worker.js; format:
 *   of pictures that few browsers open
 */
export async function openSheetFile(file) {
  const kind = await recogniseFile(file);
  const blob = await plain(file);
  const isCalled = (/** @type {RegExp} */ pattern) => pattern.test(file.name) || pattern.test(file.type);
  const [place, , facts] = KINDS[kind];
  const isPicture = place === 'pictures' && kind !== 'text';
  if (kind === 'svg' || (!isPicture && isCalled(CALLED_SVG)))
    return { type: 'picture', blob: await drawSvg(blob) };
  if (isPicture) return { type: 'picture', blob, format: facts?.format };
  if (!TEXTS.includes(kind)) return { type: isCalled(CALLED_TEXT) ? 'text' : 'picture', blob };
  const isText = !isCalled(CALLED_PICTURE) || NUMBERS.test(await blob.slice(0, HEAD_BYTES).text());
  return { type: isText ? 'text' : 'picture', blob };
}

/** @param {File} file @returns {Promise<Blob>} */
async function plain(file) {
  const packed = new Uint8Array(await file.arrayBuffer());
  const bytes = unpacked(packed, file.name);
  return bytes === packed ? file : new Blob([/** @type {BlobPart} */ (bytes)]);
}
