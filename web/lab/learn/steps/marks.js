// marks.js — what has been done in lessons, and where a lesson goes on.

/**
 * @typedef {import('../state.js').Marks} Marks
 * @typedef {import('../state.js').StepMark} StepMark
 * @typedef {import('../lessons/lessons.js').Lesson} Lesson
 * @typedef {import('../lessons/lessons.js').Step} Step
 */

/** @param {Lesson} lesson @param {Step} step */
export const keyOf = (lesson, step) => `${lesson.id}.${step.id}`;

/** @param {Marks} marks @param {Lesson} lesson @param {Step} step @returns {StepMark} */
export const markOf = (marks, lesson, step) => marks[keyOf(lesson, step)] ?? {};

/** The text of what came out of a step. @param {Lesson} lesson @param {Step} step @param {StepMark} mark */
export const outcomeKey = (lesson, step, { values }) =>
  values?.ended === 'diverged' ? 'lesson.diverged' : `${keyOf(lesson, step)}.outcome`;

/** How many steps of a lesson are done. @param {Marks} marks @param {Lesson} lesson */
export const stepsDone = (marks, lesson) =>
  lesson.steps.filter((step) => markOf(marks, lesson, step).done).length;

/** @param {Marks} marks @param {Lesson} lesson */
export const isLessonDone = (marks, lesson) => stepsDone(marks, lesson) === lesson.steps.length;

/** The marks without those of a lesson. @param {Marks} marks @param {Lesson} lesson @returns {Marks} */
export const withoutLesson = (marks, lesson) =>
  Object.fromEntries(Object.entries(marks).filter(([key]) => !key.startsWith(`${lesson.id}.`)));

/**
 * The lesson and the step that a place names, if there are such.
 * @param {import('../place.js').LearnPlace} place
 * @param {Lesson[]} lessons
 */
export function stepAt({ lesson: place }, lessons) {
  const lesson = lessons[(place?.number ?? 0) - 1];
  if (!place || !lesson) return null;
  const at = Math.min(place.step, lesson.steps.length);
  return { number: place.number, at, lesson, step: lesson.steps[at - 1] };
}

/**
 * The step nearest to one that an address names.
 * @param {{ number: number, step: number }} place @param {Pick<Lesson, 'steps'>[]} lessons
 */
export function nearestStep({ number, step }, lessons) {
  const near = Math.min(number, lessons.length);
  return { number: near, step: Math.min(step, lessons[near - 1].steps.length) };
}
