// worker.js — opens pictures and finds their digits in a thread of its own, so that the page never waits.

import { serve } from '../shared/protocol.js';
import { findDigits } from './find-digits.js';
import { digitOfText, parseDigitText, pixelsOfText } from './text-file.js';

/** Larger pictures are reduced to so many pixels along their larger side. */
const LARGEST_SIDE = 1200;

/**
 * @typedef {object} Sheet   a picture or a text file, opened
 * @property {ImageBitmap | null} bitmap   upright; null if it is none
 * @property {import('./find-digits.js').FoundDigit[][]} lines   in pixels of the bitmap
 * @property {SheetProblem | null} problem   why there are none
 * @property {Record<string, string | number>} [values]   that its sentence names
 *
 * @typedef {import('./find-digits.js').Findings['problem'] | import('./text-file.js').TextProblem['problem'] |
 *   'notPicture' | 'noCanvas'} SheetProblem
 */

/** @param {Sheet} result */
const answer = (result) => ({ result, transfer: result.bitmap ? [result.bitmap] : [] });

/** @param {Sheet['problem']} problem @param {Sheet['values']} [values] */
const refusal = (problem, values) => answer({ bitmap: null, lines: [], problem, values });

serve(self, {
  /** A photograph is turned as its camera noted. */
  async picture({ file }) {
    if (!('OffscreenCanvas' in self)) return refusal('noCanvas');
    let whole;
    try {
      whole = await createImageBitmap(file);
    } catch {
      return refusal('notPicture');
    }
    const { width, height } = whole;
    const scale = Math.min(1, LARGEST_SIDE / Math.max(width, height));
    const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
      canvas.getContext('2d', { willReadFrequently: true })
    );
    context.imageSmoothingQuality = 'high';
    context.drawImage(whole, 0, 0, canvas.width, canvas.height);
    whole.close();
    const findings = findDigits(context.getImageData(0, 0, canvas.width, canvas.height));
    return answer({ ...findings, bitmap: canvas.transferToImageBitmap() });
  },

  /** One digit. */
  async text({ file }) {
    const bits = parseDigitText(await file.text());
    if (!(bits instanceof Uint8Array)) return refusal(bits.problem, bits.values);
    const { data, width, height } = pixelsOfText(bits);
    const bitmap = await createImageBitmap(new ImageData(data, width, height));
    return answer({ bitmap, lines: [[digitOfText(bits)]], problem: null });
  },
});
