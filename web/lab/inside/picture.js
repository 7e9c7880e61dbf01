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
 * @typedef {[number, number]} Hues   above 0 and below: 0xBBGGRR, as a pixel without its opacity is in memory: browsers run
 *   on processors that have the lowest byte first.
 */

/** Of each theme. @type {Map<string, Hues>} */
const hues = new Map();

/** @param {string} text   as browsers compute it: `rgb(29, 63, 143)` */
function hueOf(text) {
  const [red, green, blue] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return (blue << 16) | (green << 8) | red;
}

/** What the style sheet says of a token, in the theme that the page has now. @param {string} token */
function tokenHue(token) {
  const probe = document.createElement('i');
  probe.style.setProperty('color', `var(${token})`);
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return hueOf(color);
}

/** @returns {Hues} */
function huesNow() {
  const theme = document.documentElement.dataset.theme ?? '';
  const known = hues.get(theme) ?? [tokenHue('--hue-0'), tokenHue('--hue-1')];
  hues.set(theme, known);
  return known;
}

/**
 * Whole pixels are written ten times as fast as their bytes.
 * @param {Uint32Array} pixels @param {Pick<Picture, 'values' | 'from' | 'step' | 'most'>} picture @param {Hues} hues
 */
export function paint(pixels, { values, from = 0, step = 1, most }, [above, below]) {
  const scale = most ? 255 / most : 0;
  for (let i = 0, at = from; i < pixels.length; i++, at += step) {
    const value = values[at];
    const opacity = Math.min(Math.round(Math.abs(value) * scale), 255);
    pixels[i] = (opacity << 24) | (value < 0 ? below : above);
  }
}

class PictureDirective extends Directive {
  /** @type {unknown[]} */
  #drawn = [];
  /** Of the size of the canvas. @type {ImageData | null} */
  #image = null;

  /** @param {Picture} _ @returns {unknown} */
  render(_) {
    return noChange;
  }

  /** @param {import('lit-html/directive.js').ElementPart} part @param {[Picture]} picture */
  update({ element }, [picture]) {
    const { values, height, width, from, step, most } = picture;
    const drawn = [values, height, width, from, step, most, document.documentElement.dataset.theme];
    if (drawn.some((each, i) => each !== this.#drawn[i]))
      this.#draw(/** @type {HTMLCanvasElement} */ (element), picture);
    this.#drawn = drawn;
    return noChange;
  }

  /** @param {HTMLCanvasElement} canvas @param {Picture} picture */
  #draw(canvas, picture) {
    const { height, width } = picture;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    if (this.#image?.width !== width || this.#image.height !== height)
      this.#image = new ImageData(width, height);
    paint(new Uint32Array(this.#image.data.buffer), picture, huesNow());
    // In memory, since a hundred small pictures would each need a texture of the graphics processor.
    canvas.getContext('2d', { willReadFrequently: true })?.putImageData(this.#image, 0, 0);
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
