// place.js — where a person is in Learn: a lesson and its step, or another part. It stands in the address.

import { readLanes, writeLanes } from './race/lane-text.js';

/**
 * @typedef {object} LearnPlace
 * @property {{ number: number, step: number } | null} lesson   the lesson that is on, also while another subject is open;
 *   both are counted from 1
 * @property {string | null} part   a key of PARTS that is shown in place of the lessons
 * @property {import('./race/state.js').Choices[] | null} [lanes]   who is to race; null where nobody has chosen
 */

/** The list of lessons, and none is on. @returns {LearnPlace} */
export const noLearnPlace = () => ({ lesson: null, part: null, lanes: null });

/** What Learn has beside lessons, as the address names it: the rows of parts.js. @type {string[]} */
export const PART_KEYS = ['race', 'golf', 'homework'];

/** @param {LearnPlace} place */
export const isInLearn = ({ lesson, part }) => lesson !== null || part !== null;

/** `4` or `4.2` @param {string} text @returns {LearnPlace['lesson']} */
function readLesson(text) {
  const [, number = '', step = '1'] = /^([1-9]\d?)(?:\.([1-9]\d?))?$/.exec(text) ?? [];
  return number ? { number: Number(number), step: Number(step) } : null;
}

/**
 * How each key is read; null for what is none.
 * @type {Record<string, (text: string) => Partial<LearnPlace> | null>}
 */
export const LEARN_KEYS = {
  lesson(text) {
    const lesson = readLesson(text);
    return lesson && { lesson };
  },
  part: (text) => (PART_KEYS.includes(text) ? { part: text } : null),
  lanes(text) {
    const lanes = readLanes(text);
    return lanes && { lanes };
  },
};

/** A lesson's step as the address has it: `4.2`. @param {{ number: number, step: number }} lesson */
export const lessonText = ({ number, step }) => `${number}.${step}`;

/**
 * The keys of a place with their values, as the address has them.
 * @param {LearnPlace} place @param {boolean} [isCompared]   whether lanes are compared in a frame, without Learn
 * @returns {[string, string | null][]}
 */
export const learnPairs = ({ lesson, part, lanes }, isCompared = false) => [
  ['lesson', part ? null : lesson && lessonText(lesson)],
  ['part', part],
  ['lanes', (part === 'race' || isCompared) && lanes ? writeLanes(lanes) : null],
];
