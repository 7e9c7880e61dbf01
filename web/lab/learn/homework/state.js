// state.js — the part of the state that is about results that can be checked.

/**
 * @typedef {object} Copied       what a person has asked to copy
 * @property {string} of          `run-3` or `table`
 * @property {string} text
 * @property {'copied' | 'selected'} how   selected: this browser lets no page copy, a person has to
 *
 * @typedef {object} Homework
 * @property {string} text        as pasted
 * @property {import('./checker.js').Check | null} check   of these lines
 * @property {number} more        lines that are too many
 * @property {import('./checker.js').Check | null} claimCheck   of the claim of the link
 * @property {Copied | null} copied
 *
 * @typedef {object} HomeworkState
 * @property {string | null} claim   what a link says that the run of its settings comes to; null once they are others
 * @property {Homework | null} homework   null until its code is here
 */

/** @returns {HomeworkState} */
export const initialHomework = () => ({ claim: null, homework: null });

/** Nothing has been pasted. @returns {Homework} */
export const noHomework = () => ({ text: '', check: null, more: 0, claimCheck: null, copied: null });

/** Whether lines are being checked. @param {Homework | null} homework */
export const isChecking = (homework) =>
  homework?.check?.phase === 'checking' || homework?.claimCheck?.phase === 'checking';
