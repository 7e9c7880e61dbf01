// signed-map.js — draws numbers as a small picture: blue above 0, orange below, nothing at 0.

import { noChange } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';
import { significant } from '../../../site/format.js';

/** Red, green and blue that differ on paper and in the dark, also for the colour-blind. */
const ABOVE = [43, 98, 217];
const BELOW = [217, 119, 20];

/** The largest distance from 0. @param {ArrayLike<number>} values */
export function reach(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values   row-major @param {number} width @param {number} most   has the full colour
 */
function draw(canvas, values, width, most) {
  const height = values.length / width;
  canvas.width = width;
  canvas.height = height;
  const image = new ImageData(width, height);
  for (let i = 0; i < values.length; i++) {
    const share = most > 0 ? Math.min(1, Math.abs(values[i]) / most) : 0;
    image.data.set([...(values[i] < 0 ? BELOW : ABOVE), Math.round(255 * share)], 4 * i);
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}

class SignedMapDirective extends Directive {
  /** @type {unknown[]} */
  #drawn = [];

  /** @param {ArrayLike<number>} _values @param {number} _width @param {number} _most @returns {unknown} */
  render(_values, _width, _most) {
    return noChange;
  }

  /** @param {import('lit-html/directive.js').ElementPart} part @param {[ArrayLike<number>, number, number]} what */
  update(part, what) {
    if (what.some((each, i) => each !== this.#drawn[i])) draw(/** @type {any} */ (part.element), ...what);
    this.#drawn = what;
    return noChange;
  }
}

/** `<canvas ${signedMap(values, width, most)}></canvas>`, where `most` has the full colour. */
export const signedMap = directive(SignedMapDirective);

/** The map of one channel of a layer's numbers. @param {ArrayLike<number>} values @param {number} channels @param {number} channel */
export const channelOf = (values, channels, channel) =>
  Float32Array.from({ length: values.length / channels }, (_, i) => values[i * channels + channel]);

/** To four significant digits, with a true minus. @param {number} number */
export const signed = (number) => significant(number).replace('-', '−');
