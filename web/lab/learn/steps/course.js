// course.js — follows the lesson that is on: notices what is done on the page, and keeps bets, answers and what came out.

import { isFatal } from '../../worker-link.js';
import { LESSONS } from '../lessons/lessons.js';
import { ACTS, STILL, STILL_MS } from './acts.js';
import { isRight } from './bets.js';
import { keyOf, markOf, stepAt, withoutLesson } from './marks.js';
import { MEASURES } from './measures.js';
import { putRing, showOutcome } from './ring.js';
import { isSetUp, putBack, setUp } from './set-up.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../state.js').StepMark} StepMark */
/** @typedef {import('../lessons/lessons.js').Step} Step */
/** @typedef {NonNullable<ReturnType<typeof stepAt>>} Place */

/** Whether what is done on the page counts for a step now. @param {State} state @param {Step} step @param {StepMark} mark */
export const counts = (state, step, mark) =>
  !mark.done &&
  (!step.bet || mark.bet !== undefined) &&
  state.model !== null &&
  !state.creating &&
  state.phase !== 'loading' &&
  isSetUp(state, step);

/** What was measured in the steps of a lesson so far. @param {State} state @param {Place} place */
export const measuredIn = ({ lessonMarks }, { lesson, at }) =>
  Object.assign({}, ...lesson.steps.slice(0, at).map((step) => markOf(lessonMarks, lesson, step).values));

/** What a step measures now; null if there is nothing to measure yet. @param {State} state @param {Place} place */
function measured(state, place) {
  const { measure } = place.step;
  return measure ? MEASURES[measure](state, measuredIn(state, place)) : {};
}

/**
 * Whether something was done since. What is counted on, runs and a person's digits, is new only if it is more: the last of
 * them may be removed.
 * @param {import('./acts.js').Token} token @param {import('./acts.js').Token} before
 */
export const isNew = (token, before) =>
  token !== null &&
  !Object.is(token, before) &&
  !(typeof token === 'number' && typeof before === 'number' && token < before);

/** The lesson that is on. */
export class Course {
  #rooms;
  /** The step that is followed, and what was done last of its kind when it, or its bet, began. */
  #followed = '';
  /** @type {import('./acts.js').Token} */
  #before = null;
  /** The same of the act that has to come first, where there is one. @type {import('./acts.js').Token} */
  #beforeFirst = null;
  /** Since when an act is still that must be. @type {{ token: import('./acts.js').Token, since: number }} */
  #still = { token: null, since: 0 };
  /** Whether no lesson has been on since the last set-up: what is on the page then is a person's own. */
  #hasLeft = true;

  /** @param {import('../../worker-link.js').WorkerLink} link @param {import('../classroom.js').Rooms} rooms */
  constructor(link, rooms) {
    this.link = link;
    this.#rooms = rooms;
  }

  get #place() {
    return stepAt(this.link.state.learnPlace, LESSONS);
  }

  /** The state has changed. @param {State} state */
  notice(state) {
    const place = stepAt(state.learnPlace, LESSONS);
    if (!place) {
      this.#followed = '';
      this.#hasLeft = true;
      showOutcome(null, state);
      return putRing(null, state, '');
    }
    const { lesson, step } = place;
    const mark = markOf(state.lessonMarks, lesson, step);
    const isOn = counts(state, step, mark);
    const isAsked = !mark.done && (!step.bet || mark.bet !== undefined);
    const isHere = isSetUp(state, step);
    putRing(isAsked && isHere ? step.point : null, state, keyOf(lesson, step));
    showOutcome(mark.done ? keyOf(lesson, step) : null, state);
    // A network that is being made, by the act itself perhaps, begins nothing anew.
    if (!isAsked || !isHere) this.#followed = '';
    if (!isOn) return;
    const { is, after } = step.act;
    const token = ACTS[is](state, step.act);
    const first = after ? ACTS[String(after)](state, {}) : null;
    const followed = `${keyOf(lesson, step)} ${mark.bet ?? ''}`;
    if (this.#followed !== followed) {
      this.#followed = followed;
      this.#before = token;
      this.#beforeFirst = first;
      this.#still = { token, since: 0 };
      return;
    }
    if (after && !isNew(first, this.#beforeFirst)) {
      this.#before = token;
      return;
    }
    if (!isNew(token, this.#before) || !this.#isStill(step, token)) return;
    const values = measured(state, place);
    if (values) this.#mark(place, { done: true, values });
  }

  /** Whether an act has ended that goes on for a while; else it is looked at again later. @param {Step} step @param {import('./acts.js').Token} token */
  #isStill({ act }, token) {
    if (!STILL.includes(act.is)) return true;
    const now = performance.now();
    if (Object.is(this.#still.token, token)) return now - this.#still.since >= STILL_MS;
    this.#still = { token, since: now };
    setTimeout(() => this.notice(this.link.state), STILL_MS + 20);
    return false;
  }

  /** @param {Place} place @param {StepMark} change */
  #mark({ lesson, step }, change) {
    const { lessonMarks } = this.link.state;
    const mark = { ...markOf(lessonMarks, lesson, step), ...change };
    this.link.update({ lessonMarks: { ...lessonMarks, [keyOf(lesson, step)]: mark } });
  }

  // ---- What a person does ----------------------------------------------------------------------------

  /** @param {string} option */
  bet = (option) => {
    const place = this.#place;
    if (place) this.#mark(place, { bet: option });
  };

  setUp = async () => {
    const text = this.#place?.step.setUp;
    if (!text) return;
    // What was there before the first of several steps is what can be put back.
    const first = this.#hasLeft ? null : (this.link.state.learn?.aside ?? null);
    this.#inRoom({ setUpError: null });
    try {
      const aside = await setUp(this.link, this.#rooms, text);
      this.#hasLeft = false;
      this.#inRoom({ aside: first ?? aside });
    } catch (error) {
      if (isFatal(error)) throw error;
      this.#inRoom({ setUpError: /** @type {import('../../../shared/protocol.js').Failure} */ (error) });
    }
  };

  putBack = async () => {
    const { learn } = this.link.state;
    if (!learn?.aside) return;
    this.#inRoom({ aside: null });
    await putBack(this.link, this.#rooms, learn.aside);
  };

  /** @param {string} question   its key @param {string} answer */
  answer = (question, answer) => {
    const { learn } = this.link.state;
    const wrong = learn?.wrong.filter((each) => each !== question) ?? [];
    this.#inRoom({ answers: { ...learn?.answers, [question]: answer }, wrong });
  };

  /** Those that are right stay so, whatever comes of the network. */
  check = () => {
    const { state } = this.link;
    const place = this.#place;
    if (!place) return;
    const { lesson, step } = place;
    const { questions = [] } = step;
    const mark = markOf(state.lessonMarks, lesson, step);
    const earlier = measuredIn(state, place);
    const right = questions.filter((question) => {
      const answer = state.learn?.answers[`${keyOf(lesson, step)}.${question.id}`] ?? '';
      return (
        mark.right?.includes(question.id) ||
        isRight(question, answer, MEASURES[question.measure](state, earlier))
      );
    });
    const ids = right.map(({ id }) => id);
    const wrong = questions.filter((each) => !right.includes(each));
    this.#inRoom({ wrong: wrong.map(({ id }) => `${keyOf(lesson, step)}.${id}`) });
    this.#mark(place, { right: ids, ...(!wrong.length && { done: true, values: {} }) });
  };

  /** Forgets what was done in the lesson. */
  forget() {
    const place = this.#place;
    if (!place) return;
    this.link.update({ lessonMarks: withoutLesson(this.link.state.lessonMarks, place.lesson) });
    this.#followed = '';
    this.#inRoom({ answers: {}, wrong: [] });
  }

  /** @param {Partial<import('../classroom.js').RoomState>} change */
  #inRoom(change) {
    const { learn } = this.link.state;
    if (learn) this.link.update({ learn: { ...learn, ...change } });
  }

  // ---- Where it goes on ------------------------------------------------------------------------------

  /** The next step, or the first of the next lesson; null behind the last. */
  after() {
    const place = this.#place;
    if (!place) return null;
    const { number, at, lesson } = place;
    if (at < lesson.steps.length) return { number, step: at + 1 };
    return number < LESSONS.length ? { number: number + 1, step: 1 } : null;
  }

  /** The step before; the first stays. */
  before() {
    const place = this.#place;
    return place && { number: place.number, step: Math.max(place.at - 1, 1) };
  }
}
