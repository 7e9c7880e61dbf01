// room.js — the room that shows the inside of the network: its parts, what they know, and the view of all of them.

import './inside.css';

import { html, nothing } from 'lit-html';
import { copyText } from '../../site/clipboard.js';
import { openTexts } from '../../site/languages.js';
import { guarded } from '../actions.js';
import { chosenNumber } from './chosen.js';
import { NearestPlace } from './core/nearest-place.js';
import { ExcitingImages } from './exciting.js';
import { aimedUnit } from './mosaic.js';
import { Passage } from './passage.js';
import { noTime } from './time/state.js';
import { noTrial, noWalk } from './trial/state.js';
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
 * @property {{ layer: number, unit: number } | null} aimed   where the button of a mosaic is; the layer counts from 1, the unit from 0
 * @property {number | null} channel      of the window that is looked at, from 0; null for the strongest
 * @property {'copied' | 'refused' | null} copied   what came of copying the sum
 * @property {number | null} weightsOf    the layer whose weights are shown, from 1; null for the first that has some
 * @property {import('./time/state.js').TimeState} time   the moments of the run
 * @property {import('./trial/state.js').TrialState} trial   reasons, what one image teaches, and changes
 * @property {import('./trial/state.js').WalkState} walk   through the layers
 *
 * @typedef {object} Scene                what the panels of the room are made of
 * @property {State} state
 * @property {RoomState} room             of the state
 * @property {Verbs} verbs         of the room
 * @property {import('../actions.js').Actions} actions   of the page
 * @property {import('../../text/translate.js').Translate} t   texts of the page
 * @property {InsideTranslate} of         texts of the room
 * @property {unknown} ways               links to the other panels
 *
 * @typedef {(scene: Scene) => unknown} Panel
 *
 * @typedef {ReturnType<Room['makeVerbs']> & import('./trial/trial.js').Trial['verbs'] & import('./trial/walk.js').Walk['verbs'] &
 *   import('./time/time.js').Time['verbs']} Verbs   those of the parts that come later are there with their panels
 *
 * @typedef {object} Part                 of the room, which keeps some of its state up to date
 * @property {(state: State) => unknown} [notice]   the state of the page has changed, while the room is open
 * @property {() => unknown} [refresh]              the network is another one, or has ended a run
 * @property {() => unknown} [refreshInTraining]    its weights have changed, as they do all the time
 * @property {() => void} [reset]                   the worker is a new one, and answers nothing that was asked before
 */

/** The panels in the order of the page; each begins with a heading whose id is its name. */
const ORDER = /** @type {const} */ (['way', 'unit', 'weights', 'why', 'walk', 'teach', 'edit', 'time']);

/** The room, from when it is first opened on. What is not seen at first is loaded behind what is. */
export class Room {
  #link;
  #known;
  /** @type {Part[]} */
  #parts;
  /** Those that have come. @type {Partial<Record<typeof ORDER[number], Panel>>} */
  #panels = { way: wayPanel, unit: unitPanel, weights: weightsPanel };
  /** @type {Panel} */
  #bar = () => nothing;
  #rest = /** @type {'none' | 'loading' | 'here'} */ ('none');
  /** The language whose texts are on their way. */
  #coming = '';
  /** Who hears what the worker tells of the run that is looked at, or of a change. @type {Record<string, (event: any) => void>} */
  #hears = {};

  /** @param {import('../worker-link.js').WorkerLink} link @param {import('../../site/languages.js').Known} known */
  constructor(link, known) {
    this.#link = link;
    this.#known = known;
    this.passage = new Passage(link);
    this.#parts = [new NearestPlace(link), this.passage, new ExcitingImages(link)];
    this.verbs = /** @type {Verbs} */ (this.makeVerbs());
  }

  /** Loads the panels that are not seen at first. */
  async #loadRest() {
    this.#rest = 'loading';
    const link = this.#link;
    try {
      const [trials, times] = await Promise.all([
        import('./trial/trial-room.js'),
        import('./time/time-room.js'),
      ]);
      const trial = new trials.Trial(link, () => this.passage.refresh());
      const walk = new trials.Walk(link);
      const time = new times.Time(link, () => {
        for (const part of [this.passage, trial, walk]) part.refresh();
      });
      this.#parts.push(trial, walk, time);
      Object.assign(this.verbs, guarded(link, { ...trial.verbs, ...walk.verbs, ...time.verbs }));
      Object.assign(this.#panels, trials.panels, times.panels);
      this.#bar = times.momentBar;
      const look = time.onLook.bind(time);
      this.#hears = { effect: trial.onEffect.bind(trial), moment: look, replaying: look };
      this.#rest = 'here';
      link.update({});
      if (link.state.insidePlace.walk) requestAnimationFrame(() => focusOn('walk'));
    } catch (error) {
      this.#rest = 'none';
      link.fail('actionError', error);
    }
  }

  /**
   * Brings a panel into sight, or in that of the run when two digits were told apart. Returns whether it and all before it
   * was there.
   * @param {{ panel: typeof ORDER[number], pair?: [number, number] | null, isNear?: boolean, hasFocus?: boolean }} wish
   *   pair: null for that which is there
   */
  show(wish) {
    const { panel, pair } = wish;
    const { inside, phase } = this.#link.state;
    if (this.#rest !== 'here' || !inside?.seen || !document.getElementById(panel)) return false;
    // Whoever has gone on, or trains, is not called back.
    if (wish.isNear && (phase === 'training' || (wish.hasFocus && document.activeElement?.id !== panel)))
      return true;
    // What is out of sight is not computed: the panel comes first, and its pair once that is there, though not during a run.
    const place = pair !== undefined && phase !== 'training' ? 'pair-title' : panel;
    const isThere = document.getElementById(place) !== null;
    if (isThere || !wish.isNear)
      requestAnimationFrame(() => {
        focusOn(isThere ? place : panel);
        wish.hasFocus = true;
      });
    if (pair && !wish.isNear) this.#link.update({ inside: { ...inside, time: { ...inside.time, pair } } });
    wish.isNear = true;
    return isThere;
  }

  /** An event of the worker about the run that is looked at, or about a change. @param {{ event: string }} event */
  hear(event) {
    this.#hears[event.event]?.(event);
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
        update({ copied: null, ...(isOther && { channel: null, aimed: null }) });
        if (change.unit) requestAnimationFrame(showUnit);
      },
      /** Looks at no unit any more; the focus goes back to its button. */
      closeUnit: (/** @type {string} */ name) => {
        this.verbs.look({ layer: null, unit: null, pixel: null });
        const button = document.querySelector(`.inside > .way [aria-label="${CSS.escape(name)}"]`);
        if (button instanceof HTMLElement) button.focus();
        else focusOn('way');
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
      /** Moves the focus and the page to a panel. */
      goTo: focusOn,
      /** Brings the button of a large layer so many units on. */
      moveAim: (/** @type {number} */ layer, /** @type {number} */ by, /** @type {number} */ channels) => {
        const unit = aimedUnit(link.state, layer, channels) + by;
        if (unit >= 0 && unit < channels) update({ aimed: { layer, unit } });
      },
      /** Looks at the unit where that button is, or at another one of the layer. */
      chooseAimed: (
        /** @type {number} */ layer,
        /** @type {number} */ channels,
        unit = aimedUnit(link.state, layer, channels),
      ) => this.verbs.look({ layer, unit: unit + 1, pixel: null }),
      /** Shows all units of a layer, or the strongest. */
      unfold: this.passage.unfold,
      /** Shows another channel of the window. */
      showChannel: (/** @type {number} */ channel) => update({ channel }),
      /** Shows the weights of another layer. */
      showWeights: (/** @type {number} */ weightsOf) => update({ weightsOf }),
      /** Copies a line of Python. */
      copySum: async (/** @type {string} */ line) =>
        update({ copied: (await copyText(line)) ? 'copied' : 'refused' }),
    });
  }

  /** The state has changed, while the room is open. @param {State} state */
  async notice(state) {
    if (state.language !== state.inside?.language) return this.#speak(state.language);
    if (this.#rest === 'none') this.#loadRest();
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
    const of = /** @type {InsideTranslate} */ (await openTexts(this.#known, language, 'inside'));
    if (this.#link.state.language !== language) {
      if (this.#coming === language) this.#coming = ''; // it may be chosen again
      return;
    }
    const first = {
      view: this.#view,
      seen: null,
      exciting: null,
      unfolded: [],
      aimed: null,
      channel: null,
      copied: null,
      weightsOf: null,
      trial: noTrial(),
      walk: noWalk(),
      time: noTime(),
    };
    this.#link.update({ inside: { ...first, ...this.#link.state.inside, of, language } });
  }

  /** @type {import('../view/state.js').View} */
  #view = (state, actions, t) => {
    const room = /** @type {RoomState} */ (state.inside);
    const scene = { state, room, verbs: this.verbs, actions, t, of: room.of, ways: ways(room, actions) };
    return html`
      <section class="inside" aria-label=${t('subject.inside')}>
        ${this.#bar(scene)}
        ${ORDER.map((id) => this.#panels[id]?.(scene) ?? html`<h2 id=${id} tabindex="-1">${room.of(/** @type {'why.way'} */ (`${id}.way`))}</h2>`)}
      </section>`;
  };
}

/** The ways to the panels but the first. @param {RoomState} room @param {import('../actions.js').Actions} actions */
const ways = ({ of, seen, time }, { lookInside }) => html`
  <nav class="ways" aria-label=${of('ways')}>
    ${ORDER.slice(1).map(
      (id) =>
        html`<a href=${`#${id}`} @click=${(/** @type {Event} */ event) => {
          event.preventDefault();
          // What comes behind may not be here yet, and what is above the panel not as high as it will be.
          if (seen) lookInside({}, { panel: id, ...(id === 'time' && time.summary && { pair: null }) });
          else focusOn(id);
        }}>${of(/** @type {'why.way'} */ (`${id}.way`))}</a>`,
    )}
  </nav>`;

/** So much of the unit that is looked at is brought into sight, in pixels. */
const IN_SIGHT = 340;

/** Scrolls no farther than that takes, and as far as the picture that was pressed stays in sight. */
function showUnit() {
  const bench = document.getElementById('bench');
  const unit = bench?.querySelector('.inside > .unit')?.getBoundingClientRect();
  if (!bench || !unit) return;
  const missing = Math.min(unit.top + IN_SIGHT, unit.bottom) - bench.getBoundingClientRect().bottom;
  const pressed = bench.querySelector('.way [aria-pressed="true"]');
  const above = pressed ? spaceAbove(bench, pressed) : 0;
  // Where both do not fit, the unit itself is shown; its map is there, too.
  const both = above > missing - IN_SIGHT / 2 ? Math.min(missing, above) : missing;
  if (both > 0) bench.scrollBy(0, both);
}

/** Space above a heading that is gone to, in pixels. */
const ABOVE = 8;

/** How far the bench can be scrolled until an element is at its top, below the slider where that stays in sight. @param {Element} bench @param {Element} element */
function spaceAbove(bench, element) {
  const bar = bench.querySelector('.moment-bar');
  const height = bar && getComputedStyle(bar).position === 'sticky' ? bar.clientHeight : 0;
  return element.getBoundingClientRect().top - bench.getBoundingClientRect().top - height - ABOVE;
}

/** Moves the focus and the page to a panel. @param {string} id */
function focusOn(id) {
  const [bench, heading] = ['bench', id].map((each) => document.getElementById(each));
  if (!bench || !heading) return;
  bench.scrollBy(0, spaceAbove(bench, heading));
  heading.focus({ preventScroll: true });
}
