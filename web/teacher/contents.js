// contents.js — the two plans and the other lists of the page for teachers, in the order in which it shows them.

/** The sections of the page, which are also addresses: teacher.html#plans. */
export const SECTIONS = /** @type {const} */ ([
  ...['ready', 'plans', 'worksheets', 'lessons', 'misconceptions', 'parts', 'projector'],
]);

/** The numbers of the lessons. Their steps begin at `lesson=4.1`. */
export const LESSONS = /** @type {const} */ ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

/** The one for older pupils, which no plan has. */
export const LATER_LESSON = 10;

/** The one about what people believe, which a plan talks about. */
export const BELIEFS_LESSON = 9;

/** Where a lesson begins in the lab. @param {number} lesson */
export const lessonAddress = (lesson) => `./#view=learn&lesson=${lesson}.1`;

/**
 * A step of a plan: a lesson, or something else.
 * @typedef {object} Step
 * @property {number} minutes
 * @property {typeof LESSONS[number] | 'open' | 'pause' | 'talk' | 'exit'} step
 * @property {boolean} [isPart]   whether each pupil does a part of the lesson alone, which takes longer as a whole
 */

/** By how long they are in all, in minutes. @type {Record<'short' | 'long', Step[]>} */
export const PLANS = {
  short: [
    { minutes: 4, step: 'open' },
    { minutes: 8, step: 1 },
    { minutes: 8, step: 3 },
    { minutes: 10, step: 4 },
    { minutes: 9, step: 6 },
    { minutes: 3, step: 'talk' },
    { minutes: 3, step: 'exit' },
  ],
  long: [
    { minutes: 3, step: 'open' },
    { minutes: 9, step: 1 },
    { minutes: 10, step: 2 },
    { minutes: 9, step: 3 },
    { minutes: 10, step: 4 },
    { minutes: 4, step: 'pause' },
    { minutes: 10, step: 5 },
    { minutes: 10, step: 6 },
    { minutes: 10, step: 7 },
    { minutes: 9, step: 8, isPart: true },
    { minutes: 3, step: 'talk' },
    { minutes: 3, step: 'exit' },
  ],
};

/** Of each plan the last lesson that everybody has done to its end, whose questions are its exit ticket. */
export const EXIT_OF = { short: 6, long: 7 };

/** The lessons of a plan. @param {keyof typeof PLANS} id */
export const lessonsOf = (id) => PLANS[id].flatMap(({ step }) => (typeof step === 'number' ? [step] : []));

/** A lesson with nothing around it that it does not need. */
export const CLASS_ADDRESS = './#view=learn&lesson=4.1&hide=network,inside,runs,digits,files';

/** Each step of a plan with the minutes at which it begins and ends. @param {Step[]} steps */
export function timed(steps) {
  let to = 0;
  return steps.map(({ minutes, step }) => {
    to += minutes;
    return { step, from: to - minutes, to };
  });
}

/** What pupils believe, and where in the lab it is measured. */
export const BELIEFS = /** @type {const} */ ([
  { id: 'programmed', address: './#view=data' },
  { id: 'exact', address: './#view=training' },
  { id: 'stores', address: './#view=network' },
  { id: 'keeps', address: './#view=results' },
  { id: 'trained', address: './#view=digits' },
  { id: 'gathers', address: './#view=data' },
]);

/** Where results are handed in, and checked. */
export const HOMEWORK_ADDRESS = './#view=learn&part=homework';

/** What else there is for a class, and where. */
export const PARTS = /** @type {const} */ ([
  { id: 'homework', address: HOMEWORK_ADDRESS },
  { id: 'race', address: './#view=learn&part=race' },
  { id: 'golf', address: './#view=learn&part=golf' },
  { id: 'digits', address: './sheet.html' },
]);

/** Lessons that serve no topic of AP CSP. @type {readonly number[]} */
export const WITHOUT_AP = [2, BELIEFS_LESSON];
