// invent.js — digits that nobody has written: forms that schools teach, each time in another hand.
//
// A digit follows from its number alone. Every computation is a sum, a product or a quotient, which all browsers round
// alike: the same number is the same image everywhere.

import { strokesToImage } from '../../shared/ink-to-image.js';
import { FORMS } from './forms.js';

/** @typedef {[number, number]} Place */

/** How far hands differ: each range is from minus the number to the number. */
const HAND = {
  place: 5, // units by which each place is moved, in each direction
  stroke: 5, // units by which a later stroke is moved, in each direction
  waist: 0.35, // quarters of the height by which its middle is moved; of the width half as many
  turn: 0.12, // tangent of half the angle
};
/** Width as a share of the height: from, to. */
const WIDTH = [0.4, 1.05];
/** How far the top leans to the right, as a share of the height: from, to. Most hands lean to the right. */
const SLANT = [-0.2, 0.6];
/** Places along each part of a curve. */
const PIECES = 6;

/**
 * Numbers from 0 to below 1 that follow from a seed (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
 * Generators", 2014, in 32 bits).
 * @param {number} seed
 */
function numbersFrom(seed) {
  let state = Math.imul(seed, 0x85ebca6b);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** @param {() => number} random @param {number} range */
const within = (random, range) => (2 * random() - 1) * range;

/** @param {() => number} random @param {number[]} ends */
const between = (random, [from, to]) => from + random() * (to - from);

/** The form of an invented digit. @param {number} number   as inventStrokes */
export function formOf(number, random = numbersFrom(number)) {
  const forms = FORMS[number % 10];
  const drawn = random() * forms.reduce((sum, { share }) => sum + share, 0);
  let at = 0;
  for (let sum = forms[0].share; sum <= drawn; sum += forms[at].share) at++;
  return forms[at];
}

/**
 * The strokes of a path: of each, the parts between its corners.
 * @param {string} path @returns {Place[][][]}
 */
const strokesOf = (path) =>
  path.split(';').map((stroke) =>
    stroke.split('|').map((part) =>
      part
        .trim()
        .split(' ')
        .map((place) => /** @type {Place} */ (place.split(',').map(Number))),
    ),
  );

/**
 * A cubic curve through all places: uniform Catmull-Rom.
 * @param {Place[]} places   at least two
 * @returns {Place[]}
 */
function smooth(places) {
  /** @type {Place[]} */
  const curve = [places[0]];
  for (let i = 1; i < places.length; i++) {
    const [before, from, to, after] = [
      places[Math.max(i - 2, 0)],
      places[i - 1],
      places[i],
      places[i + 1] ?? places[i],
    ];
    for (let piece = 1; piece <= PIECES; piece++) {
      const t = piece / PIECES;
      const at = (/** @type {0 | 1} */ axis) => {
        const [a, b, c, d] = [before[axis], from[axis], to[axis], after[axis]];
        return b + (t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))) / 2;
      };
      curve.push([at(0), at(1)]);
    }
  }
  return curve;
}

/** A coordinate of 0 … 100 whose middle is moved, and whose ends are not. @param {number} value @param {number} by */
const bent = (value, by) => value + (by * value * (100 - value)) / 100;

/**
 * Where a hand puts the places of a form.
 * @param {() => number} random @returns {(place: Place) => Place}
 */
function handOf(random) {
  const [waistX, waistY] = [within(random, HAND.waist / 2), within(random, HAND.waist)];
  const slant = between(random, SLANT);
  const width = between(random, WIDTH);
  const half = within(random, HAND.turn);
  const [cos, sin] = [(1 - half * half) / (1 + half * half), (2 * half) / (1 + half * half)];
  return ([x, y]) => {
    const down = bent(y, waistY) - 50;
    const right = (bent(x, waistX) - 50) * width - down * slant;
    return [cos * right - sin * down, sin * right + cos * down];
  };
}

/**
 * The strokes of an invented digit.
 * @param {number} number   0, 1, 2, …; its last decimal digit is the one that is written
 * @returns {number[][]}  as strokesToImage takes them
 */
export function inventStrokes(number) {
  const random = numbersFrom(number);
  const { path } = formOf(number, random);
  const hand = handOf(random);
  return strokesOf(path).map((parts, i) => {
    const moved = i > 0 ? HAND.stroke : 0;
    const [right, down] = [within(random, moved), within(random, moved)];
    const shaken = parts.map((places) =>
      places.map(([x, y]) =>
        hand([x + right + within(random, HAND.place), y + down + within(random, HAND.place)]),
      ),
    );
    return shaken
      .flatMap((places, part) =>
        smooth(part ? [/** @type {Place} */ (shaken[part - 1].at(-1)), ...places] : places),
      )
      .flat();
  });
}

/** The image of an invented digit. @param {number} number   as inventStrokes */
export const inventImage = (number) => /** @type {Uint8Array} */ (strokesToImage(inventStrokes(number)));
