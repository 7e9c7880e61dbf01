// place.js — which part of the network the page looks into, and with which image: as it stands in the address.

/**
 * @typedef {{ pool: 'train' | 'test', index: number }} DataImage
 *
 * @typedef {object} Place
 * @property {number | null} layer    of the line of layers, counted from 1
 * @property {number | null} unit     of that layer, counted from 1
 * @property {[number, number] | null} pixel   row and column of the unit's map, counted from 1
 * @property {DataImage | null} image   null for the drawing
 * @property {number | null} step     of the run; null for the network as it is now
 * @property {number | null} walk     how far the walk through the layers is, counted from 1; null without
 */

/** Nothing chosen: the drawing in the network as it is now. @returns {Place} */
export const noPlace = () => ({
  ...{ layer: null, unit: null, pixel: null, image: null, step: null, walk: null },
});

/** @param {Place} place */
export const isSomewhere = (place) => Object.values(place).some((each) => each !== null);

/** No network has more layers, units or pixels, and no run more steps, than have so many digits. */
const MOST_DIGITS = { layer: 2, unit: 6, pixel: 3, image: 6, step: 9, walk: 3 };

/** A whole number of at most so many digits; null for any other text. @param {string} text @param {number} digits @param {number} least */
function readNumber(text, digits, least) {
  const number = /^\d+$/.test(text) && text.length <= digits ? Number(text) : -1;
  return number >= least ? number : null;
}

/** `22,9` @param {string} text @returns {[number, number] | null} */
function readPixel(text) {
  const [row, column, ...more] = text.split(',').map((part) => readNumber(part, MOST_DIGITS.pixel, 1));
  return row && column && !more.length ? [row, column] : null;
}

/** `test-17` @param {string} text @returns {DataImage | null} */
function readImage(text) {
  const [, pool, digits = ''] = /^(test|train)-(\d+)$/.exec(text.toLowerCase()) ?? [];
  const index = readNumber(digits, MOST_DIGITS.image, 0);
  return pool && index !== null ? { pool: /** @type {DataImage['pool']} */ (pool), index } : null;
}

/**
 * How each key is read; null for what is none.
 * @type {{ [Key in keyof Place]: (text: string) => Place[Key] }}
 */
export const PLACE_KEYS = {
  layer: (text) => readNumber(text, MOST_DIGITS.layer, 1),
  unit: (text) => readNumber(text, MOST_DIGITS.unit, 1),
  pixel: readPixel,
  image: readImage,
  step: (text) => readNumber(text, MOST_DIGITS.step, 0),
  walk: (text) => readNumber(text, MOST_DIGITS.walk, 1),
};

/** The keys of a place with their values, as the address has them. @param {Place} place @returns {[string, string | null][]} */
export const placePairs = ({ layer, unit, pixel, image, step, walk }) => [
  ['layer', written(layer)],
  ['unit', written(unit)],
  ['pixel', written(pixel)],
  ['image', image ? `${image.pool}-${image.index}` : null],
  ['step', written(step)],
  ['walk', written(walk)],
];

/** @param {number | number[] | null} value */
const written = (value) => (value === null ? null : String(value));
