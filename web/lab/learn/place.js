// place.js — where a person is in Learn: a lesson and its step, or another part. It stands in the address.

/**
 * @typedef {object} LearnPlace
 * @property {{ number: number, step: number } | null} lesson   the lesson that is on, also while another subject is open;
 *   both are counted from 1
 * @property {string | null} part   a key of PARTS that is shown in place of the lessons
 */

/** The list of lessons, and none is on. @returns {LearnPlace} */
export const noLearnPlace = () => ({ lesson: null, part: null });

/** What Learn has beside lessons, as the address names it: the rows of parts.js. @type {string[]} */
export const PART_KEYS = ['golf', 'homework'];

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
};

/** A lesson's step as the address has it: `4.2`. @param {{ number: number, step: number }} lesson */
export const lessonText = ({ number, step }) => `${number}.${step}`;

/** The keys of a place with their values, as the address has them. @param {LearnPlace} place @returns {[string, string | null][]} */
export const learnPairs = ({ lesson, part }) => [
  ['lesson', part ? null : lesson && lessonText(lesson)],
  ['part', part],
];
