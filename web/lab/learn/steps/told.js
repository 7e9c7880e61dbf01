// told.js — what the stage says while a lesson is on.

import { isRunning, runVerb } from '../../training/state.js';
import { isPadOpen } from '../../view/state.js';
import { LESSONS } from '../lessons/lessons.js';
import { keyOf, markOf, stepAt } from './marks.js';
import { isSetUp } from './set-up.js';

/** @typedef {import('../../state.js').State} State */

/**
 * The sentence for the list of lessons, or for a race, whose button is not that of the stage; null if neither is open.
 * @param {State} state @param {import('../classroom.js').LearnTranslate} of
 * @returns {import('../../stage/next-step.js').Step | null}
 */
function ofPart(state, of) {
  const { view, learnPlace, race } = state;
  if (view !== 'learn' || isPadOpen(state) || isRunning(state)) return null;
  if (!learnPlace.part) return { said: of('learn.stage') };
  if (learnPlace.part !== 'race') return null;
  if (!race?.lanes.some(({ run }) => run !== null)) return { said: of('race.stage') };
  const button = { verb: /** @type {const} */ ('compareRuns'), label: of('race.compare') };
  return { said: of('race.stageOver'), advice: of('race.stageRuns'), button };
}

/**
 * The lesson's sentence, and the button that it speaks of; null if no lesson is on, and neither their list nor a race open.
 * @param {State} state @returns {import('../../stage/next-step.js').Step | null}
 */
export function told(state) {
  const found = stepAt(state.learnPlace, LESSONS);
  const of = state.learn?.of;
  if (!of) return null;
  if (!found) return ofPart(state, of);
  const { number, at, lesson, step } = found;
  const said = of('lesson.place', { lesson: number, step: at });
  const isHere = state.view === 'learn' && !isPadOpen(state);
  const mark = markOf(state.lessonMarks, lesson, step);
  const back = (/** @type {boolean} */ outlined) =>
    isHere ? null : { verb: /** @type {const} */ ('openLesson'), label: of('lesson.open'), outlined };
  if (mark.done) {
    const next = { verb: /** @type {const} */ ('nextStep'), label: of('lesson.next') };
    const advice = of(step.questions ? 'ticket.done' : 'lesson.stepDone');
    return { said, advice, button: isHere ? next : back(false) };
  }
  // In the order of the page.
  if (!isSetUp(state, step)) return { said, advice: of('lesson.setUpFirst'), button: back(false) };
  if (step.bet && !mark.bet) return { said, advice: of('lesson.betFirst'), button: back(false) };
  const isTrain = step.point === 'train' && runVerb(state) !== 'pause';
  const key = step.questions ? 'ticket.do' : `${keyOf(lesson, step)}.do`;
  const advice = of(/** @type {any} */ (key));
  return { said, advice, isTrain, button: back(true) };
}
