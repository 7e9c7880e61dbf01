// room.js — the room that shows the inside of the network: its parts, what they know, and the view of all of them.

import './inside.css';
import './trial/trial.css';

import { html } from 'lit-html';
import { translatorOf } from '../../text/translate.js';
import { guarded } from '../actions.js';
import { chosenNumber } from './chosen.js';
import { ExcitingImages } from './exciting.js';
import { Passage } from './passage.js';
import { momentBar } from './time/moment-bar.js';
import { noTime, Time } from './time/time.js';
import { timePanel } from './time/time-panel.js';
import { editPanel } from './trial/edit-panel.js';
import { lessonPanel } from './trial/lesson-panel.js';
import { noTrial, Trial } from './trial/trial.js';
import { whyPanel } from './trial/why-panel.js';
import { unitPanel } from './unit-panel.js';
import { wayPanel } from './way-panel.js';
import { weightsPanel } from './weights-panel.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../../text/translate.js').TranslateOf<keyof typeof import('../../text/en/inside/texts.js').texts>} InsideTranslate
 *
 * @typedef {object} RoomState
 * @property {import('../view/state.js').View} view
 * @property {InsideTranslate} of         the texts of the room
 * @property {string} language            theirs
 * @property {import('./passage.js').Seen | null} seen   an image, and what each layer makes of it
 * @property {import('./exciting.js').Exciting | null} exciting   images, of the unit that was asked for last
 * @property {string[]} unfolded          what is shown whole, not its strongest units alone: `layer-2`, `weights-1`
 * @property {number | null} channel      of the window that is looked at, from 0; null for the strongest
 * @property {'copied' | 'refused' | null} copied   what came of copying the sum
 * @property {number | null} weightsOf    the layer whose weights are shown, from 1; null for the first that has some
 * @property {import('./time/time.js').TimeState} time   the moments of the run
 * @property {import('./trial/trial.js').TrialState} trial   reasons, a lesson and changes
 *
 * @typedef {object} Scene                what the panels of the room are made of
 * @property {State} state
 * @property {RoomState} room             of the state
 * @property {ReturnType<Room['makeVerbs']>} verbs   of the room
 * @property {import('../actions.js').Actions} actions   of the page
 * @property {import('../../text/translate.js').Translate} t   texts of the page
 * @property {InsideTranslate} of         texts of the room
 * @property {unknown} ways               links to the other panels
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
const PANELS = {
  way: wayPanel,
  unit: unitPanel,
  weights: weightsPanel,
  why: whyPanel,
  lesson: lessonPanel,
  edit: editPanel,
  time: timePanel,
};

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
    this.trial = new Trial(link, () => this.passage.refresh());
    this.time = new Time(link, () => {
      this.passage.refresh();
      this.trial.refresh();
    });
    this.#parts = [this.passage, new ExcitingImages(link), this.trial, this.time];
    this.verbs = this.makeVerbs();
  }

  /** What a person can do in the room; errors end as those of actions.js. */
  makeVerbs() {
    const link = this.#link;
    const update = (/** @type {Partial<RoomState>} */ change) => {
      const { inside } = link.state;
      if (inside) link.update({ inside: { ...inside, ...change } });
    };
    return guarded(link, {
      /** Looks at another layer, unit, pixel or image. */
      look: (/** @type {Partial<import('./place.js').Place>} */ change) => {
        const { insidePlace } = link.state;
        const isOther = 'unit' in change || 'layer' in change;
        link.update({ insidePlace: { ...insidePlace, ...change } });
        update({ copied: null, ...(isOther && { channel: null }) });
        if (change.unit) requestAnimationFrame(showUnit);
      },
      /** Looks at the pixel so many rows down and columns to the right, from where it is now: keys may come fast. */
      lookBeside: (/** @type {number} */ down, /** @type {number} */ right) => {
        const { insidePlace, inside } = link.state;
        const chosen = chosenNumber(insidePlace, inside?.seen ?? null);
        if (!chosen) return;
        const { height, width } = chosen.facts.output;
        const within = (/** @type {number} */ to, /** @type {number} */ count) =>
          Math.min(Math.max(to, 0), count - 1) + 1;
        const pixel = [within(chosen.row + down, height), within(chosen.column + right, width)];
        this.verbs.look({ pixel: /** @type {[number, number]} */ (pixel) });
      },
      /** Chooses the layer and the unit to be changed, where the person is. */
      aim: (/** @type {{ layer: number, unit: number }} */ unit) =>
        link.update({ insidePlace: { ...link.state.insidePlace, ...unit, pixel: null } }),
      /** Shows all units of a layer, or the strongest. */
      unfold: this.passage.unfold,
      /** Shows another channel of the window. */
      showChannel: (/** @type {number} */ channel) => update({ channel }),
      /** Shows the weights of another layer. */
      showWeights: (/** @type {number} */ weightsOf) => update({ weightsOf }),
      /** Copies a line of Python. */
      copySum: (/** @type {string} */ line) =>
        navigator.clipboard.writeText(line).then(
          () => update({ copied: 'copied' }),
          () => update({ copied: 'refused' }),
        ),
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
      /** Sees whether the reasons of an answer are in sight. */
      watchTrial: this.trial.watch,
      /** Tells two other digits apart. */
      chooseRivals: this.trial.chooseRivals,
      /** Says which digit the image is. */
      chooseLabel: this.trial.chooseLabel,
      /** Chooses the learning rate of a lesson. */
      chooseRate: this.trial.chooseRate,
      /** One step of the optimizer on the image, on a copy of the network. */
      teach: this.trial.teach,
      /** Takes back the last change. */
      undo: this.trial.undo,
      /** Takes back all changes. */
      putBack: this.trial.putBack,
      /** Has a unit contribute nothing, or again what it did. */
      silence: this.trial.silence,
      /** Changes weights. */
      edit: this.trial.edit,
      /** Chooses how weights are painted, and of which channel. */
      chooseBrush: this.trial.chooseBrush,
      /** Compares a gradient with differences. */
      check: this.trial.check,
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
    const first = {
      view: this.#view,
      seen: null,
      exciting: null,
      unfolded: [],
      channel: null,
      copied: null,
      weightsOf: null,
      trial: noTrial(),
      time: noTime(),
    };
    this.#link.update({ inside: { ...first, ...this.#link.state.inside, of, language } });
  }

  /** @type {import('../view/state.js').View} */
  #view = (state, actions, t) => {
    const room = /** @type {RoomState} */ (state.inside);
    const scene = { state, room, verbs: this.verbs, actions, t, of: room.of, ways: ways(room.of) };
    return html`
      <section class="inside" aria-label=${t('subject.inside')}>
        ${momentBar(scene)}
        ${Object.values(PANELS).map((panel) => panel(scene))}
      </section>`;
  };
}

/** The ways to the panels but the first. @param {InsideTranslate} of */
const ways = (of) => html`
  <nav class="ways" aria-label=${of('ways')}>
    ${Object.keys(PANELS)
      .slice(1)
      .map((id) => html`<a href=${`#${id}`} @click=${goTo(id)}>${of(/** @type {any} */ (`${id}.way`))}</a>`)}
  </nav>`;

/** So much of the unit that is looked at is brought into sight, in pixels. */
const IN_SIGHT = 340;

/** Scrolls no farther than that takes: the picture that was pressed mostly stays in sight. */
function showUnit() {
  const bench = document.getElementById('bench');
  const unit = bench?.querySelector('.inside > .unit')?.getBoundingClientRect();
  if (!bench || !unit) return;
  const missing = Math.min(unit.top + IN_SIGHT, unit.bottom) - bench.getBoundingClientRect().bottom;
  if (missing > 0) bench.scrollBy(0, missing);
}

/** Space above a heading that is gone to, in pixels. */
const ABOVE = 8;

/** Moves the focus and the page, without a change of the address. @param {string} id */
const goTo = (id) => (/** @type {Event} */ event) => {
  event.preventDefault();
  const [bench, heading] = ['bench', id].map((each) => document.getElementById(each));
  if (!bench || !heading) return;
  // The slider over the run stays in sight.
  const bar = bench.querySelector('.moment-bar')?.clientHeight ?? 0;
  bench.scrollBy(0, heading.getBoundingClientRect().top - bench.getBoundingClientRect().top - bar - ABOVE);
  heading.focus({ preventScroll: true });
};
