// picture.js — numbers as the pixels of a picture: blue above 0, orange below, and paper at 0.
//
// Both hues are the tokens of plots, which people with any of the common kinds of colour blindness tell apart. How far a
// number is from 0 is how much of the hue covers the paper.

import { noChange } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';

/**
 * @typedef {object} Picture
 * @property {Float32Array} values
 * @property {number} height
 * @property {number} width
 * @property {number} [from]    place of the first number among the values
 * @property {number} [step]    between the numbers of two pixels: as many as there are channels
 * @property {number} most      the number, in either direction, that has the full hue; 0 if all are 0
 *
 * @typedef {[number, number, number]} Colour   red, green, blue, 0 … 255
 */

/** Of each theme: above 0 and below. @type {Map<string, [Colour, Colour]>} */
const colours = new Map();

/** @param {string} text   as browsers compute it: `rgb(29, 63, 143)` @returns {Colour} */
const colourOf = (text) => /** @type {Colour} */ ((text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number));

/** What the style sheet says of a token, in the theme that the page has now. @param {string} token */
function tokenColour(token) {
  const probe = document.createElement('i');
  probe.style.setProperty('color', `var(${token})`);
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return colourOf(color);
}

/** The two colours of the theme. @returns {[Colour, Colour]} */
function coloursNow() {
  const theme = document.documentElement.dataset.theme ?? '';
  const known = colours.get(theme) ?? [tokenColour('--hue-0'), tokenColour('--hue-1')];
  colours.set(theme, known);
  return known;
}

/** @param {HTMLCanvasElement} canvas @param {Picture} picture */
function draw(canvas, { values, height, width, from = 0, step = 1, most }) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const [above, below] = coloursNow();
  const image = new ImageData(width, height);
  const { data } = image;
  const scale = most ? 255 / most : 0;
  for (let i = 0, at = from; i < width * height; i++, at += step) {
    const value = values[at];
    data.set(value < 0 ? below : above, 4 * i);
    data[4 * i + 3] = Math.abs(value) * scale;
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}

class PictureDirective extends Directive {
  /** @type {unknown[]} */
  #drawn = [];

  /** @param {Picture} _ @returns {unknown} */
  render(_) {
    return noChange;
  }

  /** @param {import('lit-html/directive.js').ElementPart} part @param {[Picture]} picture */
  update({ element }, [picture]) {
    const { values, height, width, from, step, most } = picture;
    const drawn = [values, height, width, from, step, most, document.documentElement.dataset.theme];
    if (drawn.some((each, i) => each !== this.#drawn[i]))
      draw(/** @type {HTMLCanvasElement} */ (element), picture);
    this.#drawn = drawn;
    return noChange;
  }
}

/** `<canvas ${picture({ values, height, width, most })}></canvas>`; the style sheet gives its size on the page. */
export const picture = directive(PictureDirective);

/** The largest distance from 0. @param {Float32Array} values */
export function mostOf(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}
