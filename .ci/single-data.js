// single-data.js — MNIST in the pieces that the page in one file holds, in build/pieces: they are made once, and not for each
// change of the page.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { compress, PREPARED } from '../data/prepare.js';
import { firstOfIdx } from '../data/prepare-small.js';
import { encode } from '../web/single/base85.js';
import { packImages } from '../web/single/packed-images.js';
import { ROOT } from './process.js';

export const PIECES = join(ROOT, 'build/pieces');

/** So many images are unpacked at once. */
const GROUP = 10_000;

/** How many images each file has. @type {Record<string, Record<'train' | 't10k', number>>} */
const SIZES = {
  'digit-lab.html': { train: 60_000, t10k: 10_000 },
  'digit-lab-small.html': { train: 8000, t10k: 2000 },
};

/** Their names. */
export const SINGLE_FILES = Object.keys(SIZES);

/**
 * A piece of a file, as pieces.js describes it.
 * @param {string} file @param {Uint8Array | string} bytes @param {{ isSorted?: boolean, isLast?: boolean }} [marks]
 */
export async function pieceOf(file, bytes, { isSorted = false, isLast = true } = {}) {
  const packed = await compress(Buffer.from(bytes));
  const marks = `${isSorted ? ' data-sorted' : ''}${isLast ? ' data-last' : ''}`;
  return `<script type="application/octet-stream" data-file="${file}"${marks}>${encode(packed)}</script>\n`;
}

/** The pieces of an IDX file of images: its header, then so many images each. @param {string} file @param {Buffer} idx */
async function imagePieces(file, idx) {
  const header = 16;
  const [count, height, width] = [4, 8, 12].map((at) => idx.readUInt32BE(at));
  const group = GROUP * height * width;
  const pieces = [await pieceOf(file, idx.subarray(0, header), { isLast: false })];
  for (let at = header; at < idx.length; at += group) {
    const isLast = at + group >= idx.length;
    pieces.push(await pieceOf(file, packImages(idx.subarray(at, at + group)), { isSorted: true, isLast }));
  }
  if (idx.length !== header + count * height * width) throw new Error(`${file} is not whole.`);
  return pieces.join('');
}

/** MNIST with so many images, and what lists it. @param {typeof SIZES[string]} sizes */
async function dataPieces(sizes) {
  const { datasets } = JSON.parse(readFileSync(join(PREPARED, 'manifest.json'), 'utf8'));
  const mnist = datasets.find((/** @type {{ id: string }} */ { id }) => id === 'mnist');
  /** @type {Record<string, { path: string, bytes: number }>} */
  const files = {};
  const pieces = [];
  for (const [part, { path }] of Object.entries(mnist.files)) {
    const whole = gunzipSync(readFileSync(join(PREPARED, path)));
    const idx = firstOfIdx(whole, path.includes('t10k') ? sizes.t10k : sizes.train);
    const name = path.replace(/\.gz$/, '');
    files[part] = { path: name, bytes: idx.length };
    // Labels come first, as the engine asks for them.
    if (part.endsWith('Labels')) pieces.unshift(await pieceOf(`data/${name}`, idx));
    else pieces.push(await imagePieces(`data/${name}`, idx));
  }
  const manifest = JSON.stringify({ datasets: [{ ...mnist, files }] });
  return [await pieceOf('data/manifest.json', manifest), ...pieces].join('');
}

/** Writes the data of each file, as lines of HTML. */
export async function writePieces() {
  rmSync(PIECES, { recursive: true, force: true });
  mkdirSync(PIECES, { recursive: true });
  for (const [name, sizes] of Object.entries(SIZES))
    writeFileSync(join(PIECES, name), await dataPieces(sizes));
}
