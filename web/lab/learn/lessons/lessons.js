// lessons.js — all lessons in their order, and what a lesson is made of. CONTRIBUTING.md says how to write one.

import { beliefs } from './beliefs.js';
import { breaking } from './breaking.js';
import { guess } from './guess.js';
import { honest } from './honest.js';
import { keras } from './keras.js';
import { mistakes } from './mistakes.js';
import { neuron } from './neuron.js';
import { picture } from './picture.js';
import { training } from './training.js';
import { writing } from './writing.js';

/**
 * A lesson is data. What it says is in the folder learn of each language, under keys that begin with its id.
 * @typedef {object} Lesson
 * @property {string} id            `<id>.name` and `<id>.about` are its texts
 * @property {number} minutes       that it takes
 * @property {boolean} [isForOlder]   whether it is for older pupils
 * @property {Step[]} steps         the last one has questions
 *
 * One idea, one thing to do. Its texts begin with `<lesson>.<step>.`: `title`, `said` (the idea in a sentence), `do`
 * (short enough for the stage, too), `bet` and `bet.<option>`, and `outcome`, into which the measured values and `bet` are filled.
 * @typedef {object} Step
 * @property {string} id
 * @property {Bet} [bet]            asked before the person acts
 * @property {string} [setUp]       settings that the step needs, as a link has them: `preset=softmax&epochs=1`
 * @property {boolean} [isUntrained]   whether the network is to have learnt nothing
 * @property {Act} act              what is done on the page
 * @property {string} point         the control that is pointed at, of TARGETS
 * @property {string} [measure]     of MEASURES: what comes out
 * @property {Question[]} [questions]   of an exit ticket: the step is done once all are answered
 *
 * @typedef {{ is: string } & Record<string, string | number | boolean>} Act   of ACTS, with what it is told
 *
 * @typedef {object} Bet
 * @property {string} on            the measured value that decides
 * @property {Record<string, Wanted>} options
 *
 * @typedef {string | number | [number, number]} Wanted   a value, or from where to below where it is
 *
 * @typedef {object} Question       its texts are `<lesson>.<step>.<question>` and, where to look, `….look`
 * @property {string} id
 * @property {string} measure       of MEASURES
 * @property {string} on            the measured value that is asked for
 * @property {Record<string, Wanted>} [options]   texts `….<option>`; none if a number or a digit is asked for
 * @property {'digit'} [kind]       one of ten digits
 * @property {number} [within]      by so much a number may differ
 */

/** In the order of the list. @type {Lesson[]} */
export const LESSONS = [
  picture,
  neuron,
  guess,
  training,
  honest,
  mistakes,
  writing,
  breaking,
  beliefs,
  keras,
];
