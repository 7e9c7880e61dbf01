// classroom.js — the room of lessons: the list of them, the step that is on, and the other parts of Learn.

import './learn.css';

import { html } from 'lit-html';
import { openTexts } from '../../site/languages.js';
import { guarded } from '../actions.js';
import { followed } from './followed.js';
import { homePanel } from './home-panel.js';
import { LESSONS } from './lessons/lessons.js';
import { PARTS } from './parts.js';
import { isInLearn, lessonText } from './place.js';
import { Course } from './steps/course.js';
import { nearestStep } from './steps/marks.js';
import { stepPanel } from './steps/step-panel.js';
import { told } from './steps/told.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('./place.js').LearnPlace} LearnPlace
 * @typedef {import('../../text/translate.js').TranslateOf<keyof typeof import('../../text/en/learn/texts.js').texts>} LearnTranslate
 *
 * @typedef {object} RoomState
 * @property {import('../view/state.js').View} view
 * @property {(state: State) => import('../stage/next-step.js').Step | null} told   what the stage says of the lesson
 * @property {LearnTranslate} of         the texts of the room
 * @property {string} language           theirs
 * @property {import('./parts.js').OpenPart | null} part   the one that is open, once its code is here
 * @property {Record<string, string>} answers   to the questions of the exit ticket, as given
 * @property {string[]} wrong            questions whose answers were wrong when they were checked last
 * @property {import('./steps/set-up.js').Aside | null} aside   what was on the page before a step was set up
 * @property {import('../../shared/protocol.js').Failure | null} setUpError   why a step was not set up
 *
 * @typedef {object} Scene                what the panels of the room are made of
 * @property {State} state
 * @property {RoomState} room             of the state
 * @property {Classroom['verbs']} verbs        of the room
 * @property {import('../actions.js').Actions} actions   of the page
 * @property {import('../../text/translate.js').Translate} t   texts of the page
 * @property {LearnTranslate} of          texts of the room
 *
 * @typedef {object} Rooms
 * @property {import('../network/network-maker.js').NetworkMaker} maker
 * @property {import('../settings/settings-actions.js').SettingsActions} settings
 */

/** The room, from when it is first opened on. */
export class Classroom {
  #link;
  #known;
  #course;
  /** The language whose texts are on their way. */
  #coming = '';
  /** The part whose code is on its way, or did not come. */
  #loading = '';
  /** The parts that have been opened. @type {Map<string, import('./parts.js').OpenPart>} */
  #open = new Map();

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../../site/languages.js').Known} known
   * @param {Rooms} rooms
   */
  constructor(link, known, rooms) {
    this.#link = link;
    this.#known = known;
    this.#course = new Course(link, rooms);
    this.verbs = this.#makeVerbs();
  }

  /** What a person can do in the room; errors end as those of actions.js. */
  #makeVerbs() {
    const course = this.#course;
    const go = (/** @type {Partial<LearnPlace>} */ place) => {
      const learnPlace = { ...this.#link.state.learnPlace, ...place };
      this.#link.update({ learnPlace, view: 'learn', isPadLarge: false });
      document.getElementById('bench')?.scrollTo(0, 0);
    };
    return guarded(this.#link, {
      /** Opens a step of a lesson; both count from 1. */
      openStep: (/** @type {number} */ number, /** @type {number} */ step) =>
        go({ lesson: { number, step }, part: null }),
      /** Ends the lesson, without a loss, and shows the list. */
      leave: () => go({ lesson: null, part: null }),
      /** Opens another part of Learn. */
      openPart: (/** @type {string} */ part) => go({ part, lesson: null }),
      /** Goes to the next step, the next lesson, or the list. */
      next: () => go({ lesson: course.after() }),
      /** Goes to the step before. */
      back: () => go({ lesson: course.before() }),
      /** Takes an option of the bet. */
      bet: course.bet,
      /** Has the page as the step needs it. */
      setUp: course.setUp,
      /** Has it as it was before. */
      putBack: course.putBack,
      /** Notes the answer to a question. */
      answer: course.answer,
      /** Checks the answers. */
      check: course.check,
      /** Forgets what was done in the lesson that is on. */
      restart() {
        course.forget();
        const { lesson } = course.link.state.learnPlace;
        go({ lesson: lesson && { ...lesson, step: 1 } });
      },
    });
  }

  /** The state has changed. @param {State} state */
  async notice(state) {
    if (state.language !== state.learn?.language) return this.#speak(state.language);
    if (this.#correct(state)) return;
    this.#course.notice(state);
    this.#showPart(state);
    for (const part of this.#open.values()) part.notice?.(state);
  }

  /** The nearest lesson and step take the place of those that a link names and there are not. Whether that was so. @param {State} state */
  #correct({ learnPlace, unread }) {
    const { lesson } = learnPlace;
    const near = lesson && nearestStep(lesson, LESSONS);
    if (!lesson || !near || lessonText(near) === lessonText(lesson)) return false;
    this.#link.update({
      learnPlace: { ...learnPlace, lesson: near },
      unread: [...unread, `lesson=${lessonText(lesson)}`],
    });
    return true;
  }

  /** @param {object} event */
  hear(event) {
    for (const part of this.#open.values()) part.hear?.(event);
  }

  reset() {
    for (const part of this.#open.values()) part.reset?.();
  }

  /** Opens the part that the state names. @param {State} state */
  async #showPart({ learnPlace, learn }) {
    const { part: key } = learnPlace;
    const part = (key && this.#open.get(key)) || null;
    if (learn && learn.part !== part) this.#link.update({ learn: { ...learn, part } });
    const row = PARTS.find((each) => each.key === key);
    if (!row) this.#loading = '';
    if (part || !row || this.#loading === row.key) return;
    this.#loading = row.key;
    try {
      const { open } = await row.load();
      if (!this.#open.has(row.key)) this.#open.set(row.key, open(this.#link));
      this.#link.update({});
    } catch (error) {
      this.#link.fail('actionError', error);
    }
  }

  /** Loads the texts of a language; without them the room is in English. @param {string} language */
  async #speak(language) {
    if (this.#coming === language) return;
    this.#coming = language;
    const of = /** @type {LearnTranslate} */ (await openTexts(this.#known, language, 'learn'));
    if (this.#link.state.language !== language) {
      if (this.#coming === language) this.#coming = ''; // it may be chosen again
      return;
    }
    const first = {
      view: this.#view,
      told,
      part: null,
      answers: {},
      wrong: [],
      aside: null,
      setUpError: null,
    };
    this.#link.update({ learn: { ...first, ...this.#link.state.learn, of, language } });
  }

  /** @type {import('../view/state.js').View} */
  #view = (state, actions, t) => {
    const room = /** @type {RoomState} */ (state.learn);
    const scene = { state, room, verbs: this.verbs, actions, t, of: room.of };
    return html`<section class="learn" aria-label=${t('subject.learn')}>${contents(scene)}</section>`;
  };
}

/** A part, a step, or the list. @param {Scene} scene */
function contents(scene) {
  const { learnPlace } = scene.state;
  const lesson = LESSONS[(learnPlace.lesson?.number ?? 0) - 1];
  if (!isInLearn(learnPlace) || !(lesson || learnPlace.part)) return homePanel(scene);
  if (lesson && !learnPlace.part) return stepPanel(scene);
  return html`
    <p><a href="#view=learn" @click=${followed(scene.verbs.leave)}>${scene.of('learn.all')}</a></p>
    ${scene.room.part ? scene.room.part.view(scene) : html`<p class="note">${scene.of('learn.waits')}</p>`}`;
}
