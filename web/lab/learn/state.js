// state.js — the part of the state that is about lessons.

import { noLearnPlace } from './place.js';

/**
 * @typedef {object} StepMark      what a person has done in a step of a lesson; can be cloned and stored
 * @property {string} [bet]        the option
 * @property {boolean} [done]
 * @property {Record<string, number | string>} [values]   that were measured when it was done
 * @property {string[]} [right]    questions of an exit ticket that were answered right
 *
 * @typedef {Record<string, StepMark>} Marks   by `lesson.step`, their ids
 *
 * @typedef {object} LearnState
 * @property {import('./place.js').LearnPlace} learnPlace   the address has it
 * @property {Marks} lessonMarks   the browser keeps them
 * @property {import('./classroom.js').RoomState | null} learn   null until the code of the room is here
 */

/** No lesson is on, and nothing has been done in any. */
export const noLessons = () => ({
  learnPlace: noLearnPlace(),
  lessonMarks: /** @type {Marks} */ ({}),
});

/** @returns {LearnState} */
export const initialLearn = () => ({ ...noLessons(), learn: null });

/** @param {any} value */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {any} value */
const isFigure = (value) => typeof value === 'number' || typeof value === 'string';

/** @param {any} mark */
const isMark = (mark) =>
  isRecord(mark) &&
  [undefined, 'string'].includes(mark.bet && typeof mark.bet) &&
  [undefined, true, false].includes(mark.done) &&
  (mark.values === undefined || (isRecord(mark.values) && Object.values(mark.values).every(isFigure))) &&
  (mark.right === undefined || (Array.isArray(mark.right) && mark.right.every(isFigure)));

/** Whether marks can be those that the browser has kept. @param {any} marks @returns {marks is Marks} */
export const areMarks = (marks) => isRecord(marks) && Object.values(marks).every(isMark);

/** Whether a place can be one that the browser has kept. @param {any} place @returns {place is import('./place.js').LearnPlace} */
export const isLearnPlace = (place) =>
  isRecord(place) &&
  place.part === null &&
  (place.lesson === null ||
    [place.lesson?.number, place.lesson?.step].every((each) => each >= 1 && each < 100));
