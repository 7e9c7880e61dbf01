// room.js — the room that shows the inside of the network: its parts, what they know, and the view of all of them.

import './inside.css';

import { html, nothing } from 'lit-html';
import { translatorOf } from '../../text/translate.js';
import { guarded } from '../actions.js';
import { Passage } from './passage.js';
import { momentBar } from './time/moment-bar.js';
import { noTime, Time } from './time/time.js';
import { timePanel } from './time/time-panel.js';
import { wayPanel } from './way-panel.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../../text/translate.js').TranslateOf<keyof typeof import('../../text/en/inside/texts.js').texts>} InsideTranslate
 *
 * @typedef {object} RoomState
 * @property {import('../view/state.js').View} view
 * @property {InsideTranslate} of         the texts of the room
 * @property {string} language            theirs
 * @property {import('./passage.js').Seen | null} seen   an image, and what each layer makes of it
 * @property {number[]} unfolded          layers of which all units are shown, counted from 1
 * @property {import('./time/time.js').TimeState} time   the moments of the run
 *
 * @typedef {object} Scene                what the panels of the room are made of
 * @property {State} state
 * @property {RoomState} room             of the state
 * @property {ReturnType<Room['makeVerbs']>} verbs   of the room
 * @property {import('../actions.js').Actions} actions   of the page
 * @property {import('../../text/translate.js').Translate} t   texts of the page
 * @property {InsideTranslate} of         texts of the room
 *
 * @typedef {(scene: Scene) => unknown} Panel
 *
 * @typedef {object} Part                 of the room, which keeps some of its state up to date
 * @property {(state: State) => unknown} [notice]   the state of the page has changed, while the room is open
 * @property {() => unknown} [refresh]              the network is another one, or has ended a run
 * @property {() => unknown} [refreshInTraining]    its weights have changed, as they do all the time
 * @property {() => void} [reset]                   the worker is a new one, and answers nothing that was asked before
 */

/** The panels in the order of the page; each begins with a heading whose id is its name. @type {Record<string, Panel>} */
const PANELS = { way: wayPanel, time: timePanel };

/** The room, from when it is first opened on. */
export class Room {
  #link;
  #known;
  /** @type {Part[]} */
  #parts;
  /** The language whose texts are on their way. */
  #coming = '';

  /** @param {import('../worker-link.js').WorkerLink} link @param {import('../../site/languages.js').Known} known */
  constructor(link, known) {
    this.#link = link;
    this.#known = known;
    this.passage = new Passage(link);
    this.time = new Time(link, () => this.passage.refresh());
    this.#parts = [this.passage, this.time];
    this.verbs = this.makeVerbs();
  }

  /** What a person can do in the room; errors end as those of actions.js. */
  makeVerbs() {
    const { link } = { link: this.#link };
    return guarded(link, {
      /** Looks at another layer, unit, pixel or image. */
      look: (/** @type {Partial<import('./place.js').Place>} */ change) =>
        link.update({ insidePlace: { ...link.state.insidePlace, ...change } }),
      /** Shows all units of a layer, or the strongest. */
      unfold: this.passage.unfold,
      /** Goes to a step of the run. */
      moveTo: this.time.moveTo,
      /** Goes towards it, while the slider is moved. */
      dragTo: this.time.dragTo,
      /** Goes to the moment before, or the one behind. */
      moveBy: this.time.moveBy,
      /** Ends a replay. */
      stopReplay: this.time.stopReplay,
      /** Chooses two digits that the run has told apart, or not. */
      choosePair: this.time.choosePair,
      /** Sees whether the moments are in sight. */
      watch: this.time.watch,
    });
  }

  /** The state has changed, while the room is open. @param {State} state */
  async notice(state) {
    if (state.language !== state.inside?.language) return this.#speak(state.language);
    for (const part of this.#parts) part.notice?.(state);
  }

  refresh() {
    for (const part of this.#parts) part.refresh?.();
  }

  refreshInTraining() {
    for (const part of this.#parts) part.refreshInTraining?.();
  }

  reset() {
    for (const part of this.#parts) part.reset?.();
  }

  /** Loads the texts of a language; without them the room is in English. @param {string} language */
  async #speak(language) {
    if (this.#coming === language) return;
    this.#coming = language;
    const { en, [language]: own } = this.#known;
    const english = await en.inside();
    const { texts } = await own.inside().catch(() => english);
    const of = /** @type {InsideTranslate} */ (translatorOf(own.locale, { texts }, english.texts));
    if (this.#link.state.language !== language) return;
    const first = { view: this.#view, seen: null, unfolded: [], time: noTime() };
    this.#link.update({ inside: { ...first, ...this.#link.state.inside, of, language } });
  }

  /** @type {import('../view/state.js').View} */
  #view = (state, actions, t) => {
    const room = /** @type {RoomState} */ (state.inside);
    const scene = { state, room, verbs: this.verbs, actions, t, of: room.of };
    return html`
      <section class="inside" aria-label=${t('subject.inside')}>
        ${Object.keys(PANELS).length > 1 ? this.#ways(scene) : nothing}
        ${momentBar(scene)}
        ${Object.values(PANELS).map((panel) => panel(scene))}
      </section>`;
  };

  /** The ways to the panels but the first. @param {Scene} scene */
  #ways({ of }) {
    return html`
      <nav class="ways" aria-label=${of('ways')}>
        ${Object.keys(PANELS)
          .slice(1)
          .map(
            (id) => html`<a href=${`#${id}`} @click=${goTo(id)}>${of(/** @type {any} */ (`${id}.way`))}</a>`,
          )}
      </nav>`;
  }
}

/** Moves the focus and the page, without a change of the address. @param {string} id */
const goTo = (id) => (/** @type {Event} */ event) => {
  event.preventDefault();
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
};
