// worker.js — opens photos and text files and finds their digits, in a worker so that the page stays responsive.

import { recogniseFile } from '../files/recognise.js';
import { serve } from '../shared/protocol.js';
import { findDigits } from './find-digits.js';
import { readGrid } from './read-grid.js';
import { digitOfText, parseDigitText, pixelsOfText } from './text-file.js';

/** Photos are reduced to at most this many pixels along their larger side. */
const LARGEST_SIDE = 1200;
/** Those of a sheet of boxes, whose digits are small. */
const LARGEST_GRID_SIDE = 2000;

/**
 * @typedef {object} Sheet   an opened photo or text file
 * @property {ImageBitmap | null} bitmap   upright; null if the file cannot be opened
 * @property {import('./find-digits.js').FoundDigit[][]} lines   in pixels of the bitmap
 * @property {SheetProblem | null} problem   why there are no digits
 * @property {Record<string, string | number>} [values]   for the placeholders of its message
 *
 * @typedef {import('./find-digits.js').Findings['problem'] | import('./text-file.js').TextProblem['problem'] |
 *   'grid' | 'notPicture' | 'tiff' | 'heic' | 'pdf' | 'svg' | 'noCanvas'} SheetProblem
 */

/** What is said of kinds that not every browser opens. @type {Record<string, SheetProblem>} */
const KINDS = { tiff: 'tiff', heic: 'heic', pdf: 'pdf', svg: 'svg' };

/** @param {Sheet} result */
const reply = (result) => ({ result, transfer: result.bitmap ? [result.bitmap] : [] });

/** @param {Sheet['problem']} problem @param {Sheet['values']} [values] */
const refusal = (problem, values) => reply({ bitmap: null, lines: [], problem, values });

/**
 * A photo's pixels, rotated as its EXIF data says.
 * @param {Blob} file @param {number} largest   pixels along its larger side
 * @returns {Promise<{ canvas: OffscreenCanvas, pixels: ImageData } | { problem: SheetProblem }>}
 */
async function openPhoto(file, largest) {
  if (!('OffscreenCanvas' in self)) return { problem: 'noCanvas' };
  let whole;
  try {
    whole = await createImageBitmap(file);
  } catch {
    return { problem: KINDS[await recogniseFile(file)] ?? 'notPicture' };
  }
  const { width, height } = whole;
  const scale = Math.min(1, largest / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true })
  );
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  return { canvas, pixels: context.getImageData(0, 0, canvas.width, canvas.height) };
}

serve(self, {
  /** Opens a photo and finds its digits. */
  async picture({ file }) {
    const photo = await openPhoto(file, LARGEST_SIDE);
    if ('problem' in photo) return refusal(photo.problem);
    const findings = findDigits(photo.pixels);
    const isGrid = findings.problem === 'many' && readGrid(photo.pixels).problem !== 'marks';
    if (isGrid) return refusal('grid');
    return reply({ ...findings, bitmap: photo.canvas.transferToImageBitmap() });
  },

  /** Opens a photo of a sheet of boxes and reads what is written there. */
  async grid({ file }) {
    const photo = await openPhoto(file, LARGEST_GRID_SIDE);
    return { result: 'problem' in photo ? photo : readGrid(photo.pixels) };
  },

  /** Opens a text file with one digit. */
  async text({ file }) {
    const ink = parseDigitText(await file.text());
    if (!(ink instanceof Float32Array)) return refusal(ink.problem, ink.values);
    const { data, width, height } = pixelsOfText(ink);
    const bitmap = await createImageBitmap(new ImageData(data, width, height));
    return reply({ bitmap, lines: [[digitOfText(ink)]], problem: null });
  },
});
