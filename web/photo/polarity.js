// polarity.js — decides whether the strokes of a photo are dark on a light ground or light on a dark one.
//
// Only pixels near strokes vote, where the contrast within a window is strong: there, a pixel belongs to the darker
// or to the lighter of the two. Lighting, which changes slowly, does not count.

import { connectedParts } from './connected-parts.js';
import { extremes } from './plane.js';

/** Both windows reach this share of the photo's shorter or longer side to each side of a pixel. */
const REACH_SHARE = 1 / 6;
/** Pixels around which contrast exceeds this share of the strongest are near strokes. */
const CONTRAST_SHARE = 0.5;
/** From this share of the border near strokes on, a photo is cut closely to its digits. */
const CLOSE_CUT = 0.4;
/** What the border counts there, against all pixels near strokes; a ruling may run along the border. */
const BORDER_WEIGHT = 2;
/** A photo narrower than this share of its height may be cut to the ink of a 1. */
const NARROW_SHARE = 0.6;
/** Least range of lightness in which a stroke and the ground beside it are told apart. */
const LEAST_RANGE = 0.2;

/** @typedef {import('./plane.js').Plane} Plane */

/**
 * Whether strokes are light on a dark ground. Around strokes there is more ground than ink. Thick digits that fill
 * the photo cover more than half of it, but touch the border in few places, so that the border counts more.
 * @param {Plane} plane   lightness of a photo
 */
export function isLightOnDark(plane) {
  const { width, height } = plane;
  if (width < NARROW_SHARE * height) {
    const [dark, light] = [-1, 1].map((sign) => isDividedByStroke(plane, sign));
    if (dark !== light) return light;
  }
  const border = votes(
    plane,
    Math.max(width, height),
    (x, y) => !x || !y || x === width - 1 || y === height - 1,
  );
  const all = votes(plane, Math.min(width, height), () => true);
  const isCloseCut = border.light + border.dark >= CLOSE_CUT * border.count;
  return balance(all) + (isCloseCut ? BORDER_WEIGHT * balance(border) : 0) < 0;
}

/**
 * Whether a stroke that touches all four sides leaves nothing but several pieces at the border, as a 1 does that
 * was cut to its ink.
 * @param {Plane} plane @param {number} sign   1 for a light stroke, −1 for a dark one
 */
function isDividedByStroke({ values, width, height }, sign) {
  const [least, most] = [Math.min, Math.max].map((choose) => values.reduce((a, b) => choose(a, b)));
  if (most - least < LEAST_RANGE) return false;
  const stroke = Uint8Array.from(values, (value) => (sign * (2 * value - least - most) > 0 ? 1 : 0));
  const sidesOf = (/** @type {import('./connected-parts.js').Box} */ { left, top, right, bottom }) =>
    Number(left === 0) + Number(top === 0) + Number(right === width) + Number(bottom === height);
  const { parts } = connectedParts(stroke, width, height);
  const ground = connectedParts(
    stroke.map((value) => 1 - value),
    width,
    height,
  ).parts;
  return (
    parts.length === 1 &&
    sidesOf(parts[0]) === 4 &&
    ground.length > 1 &&
    ground.every((part) => sidesOf(part) > 0)
  );
}

/** From −1, all dark, to 1, all light. @param {{ light: number, dark: number }} votes */
const balance = ({ light, dark }) => (light - dark) / (light + dark || 1);

/**
 * @param {Plane} plane
 * @param {number} side   that the window's size is relative to
 * @param {(x: number, y: number) => boolean} mayVote
 */
function votes(plane, side, mayVote) {
  const radius = Math.max(1, Math.floor(side * REACH_SHARE));
  const brightest = extremes(plane, radius, 'most').values;
  const darkest = extremes(plane, radius, 'least').values;
  const strongest = brightest.reduce((most, each, i) => Math.max(most, each - darkest[i]), 0);
  const result = { light: 0, dark: 0, count: 0 };
  plane.values.forEach((value, i) => {
    if (!mayVote(i % plane.width, Math.floor(i / plane.width))) return;
    result.count++;
    if (brightest[i] - darkest[i] < CONTRAST_SHARE * strongest) return;
    if (2 * value > brightest[i] + darkest[i]) result.light++;
    else result.dark++;
  });
  return result;
}
