// digit-canvas.js — draws an image of a digit on a canvas, in the colours of the theme.

import { noChange } from 'lit-html';
import { Directive, directive, PartType } from 'lit-html/directive.js';
import { IMAGE_SIDE } from '../../shared/ink-to-image.js';

/**
 * Draws black ink on a transparent ground; in the dark theme the style sheet inverts it.
 * @param {HTMLCanvasElement} canvas
 * @param {Uint8Array | null} pixels
 */
function drawInk(canvas, pixels) {
  canvas.width = IMAGE_SIDE;
  canvas.height = IMAGE_SIDE;
  if (!pixels) return;
  const image = new ImageData(IMAGE_SIDE, IMAGE_SIDE);
  pixels.forEach((value, i) => {
    image.data[4 * i + 3] = value;
  });
  // In the main memory: it is small and changes as a whole.
  canvas.getContext('2d', { willReadFrequently: true })?.putImageData(image, 0, 0);
}

class InkDirective extends Directive {
  /** @type {Uint8Array | null | undefined} */
  #drawn;

  /** @param {import('lit-html/directive.js').PartInfo} part */
  constructor(part) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('ink() belongs on a canvas.');
  }

  /** @param {Uint8Array | null} _ @returns {unknown} */
  render(_) {
    return noChange;
  }

  /**
   * @param {import('lit-html/directive.js').ElementPart} part
   * @param {[Uint8Array | null]} pixels
   */
  update(part, [pixels]) {
    if (pixels !== this.#drawn) drawInk(/** @type {HTMLCanvasElement} */ (part.element), pixels);
    this.#drawn = pixels;
    return noChange;
  }
}

/**
 * `<canvas class="digit" ${ink(pixels)}></canvas>` draws an image of 28 × 28 bytes, or clears the canvas for
 * null.
 */
export const ink = directive(InkDirective);
