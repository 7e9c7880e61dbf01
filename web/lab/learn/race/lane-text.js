// lane-text.js — who races, as the address has it: in what each lane differs from the page.

import { LANES } from '../../../shared/race.js';
import { SETTING_KEYS } from '../../address/setting-keys.js';

/** @typedef {import('./state.js').Choices} Choices */

/**
 * Settings in which lanes may differ, by their keys in the address, where each may bring the usual values of those behind
 * it. Images, epochs and seed are the same for all.
 */
export const LANE_KEYS = [
  ...['preset', 'net', 'optimizer', 'rate', 'schedule', 'batch', 'l2', 'clip', 'average', 'augment'],
];
/** A lane that is as the page. */
const SAME = 'same';

/** `preset:fast,rate:0.1` @param {string} text @returns {Choices | null} */
function readLane(text) {
  /** @type {Choices} */
  const lane = {};
  if (text.trim() === SAME) return lane;
  for (const pair of text.split(',')) {
    const at = pair.indexOf(':');
    const key = pair.slice(0, Math.max(at, 0)).trim();
    const value = LANE_KEYS.includes(key) ? SETTING_KEYS[key].read(pair.slice(at + 1).trim()) : null;
    if (value === null || Object.hasOwn(lane, key)) return null;
    lane[key] = value;
  }
  return lane;
}

/** `same;optimizer:sgd,rate:0.1` @param {string} text @returns {Choices[] | null}   null if it is no race */
export function readLanes(text) {
  const lanes = text.split(';', LANES.most + 1).map(readLane);
  const areRead = lanes.every((lane) => lane !== null);
  return areRead && lanes.length >= LANES.least && lanes.length <= LANES.most ? lanes : null;
}

/** The lanes as `readLanes` takes them; what is wrong is left out. @param {Choices[]} lanes */
export const writeLanes = (lanes) =>
  lanes.map((lane) => validPairs(lane).map(writePair).join() || SAME).join(';');

/** @param {[string, string]} pair */
function writePair([key, text]) {
  const { write = String } = SETTING_KEYS[key];
  return `${key}:${write(text)}`;
}

/** @param {string} key @param {string} text */
export const isWrong = (key, text) => SETTING_KEYS[key].read(text) === null;

/** Keys of a lane whose text is wrong. @param {Choices} lane */
export const wrongKeys = (lane) => LANE_KEYS.filter((key) => key in lane && isWrong(key, lane[key]));

/** Keys and texts in the order of LANE_KEYS. @param {Choices} lane @returns {[string, string][]} */
export const validPairs = (lane) =>
  LANE_KEYS.filter((key) => key in lane && !isWrong(key, lane[key])).map((key) => [key, lane[key]]);
