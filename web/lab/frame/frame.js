// frame.js — the page in a frame of another page: its last line, its rest while nobody sees it, and its messages.

import './frame.css';

import { html } from 'lit-html';
import { writeAddress } from '../address/address.js';
import { linkSentences } from '../address/link-note.js';
import { isGuest } from '../address/parts.js';
import { savedSettings } from '../settings/saved-settings.js';
import { runVerb } from '../training/state.js';
import { FrameMessages } from './frame-messages.js';
import { openLms } from './lms.js';
import { phaseOf, toldPhase } from './told.js';

/** @typedef {import('../state.js').State} State */

/**
 * Loads what else a frame needs, with the view that compares networks if the address names that, and returns what makes
 * the frame: what the page does because of the page around it.
 * @param {Pick<State, 'frame'>} address
 */
export async function loadFrame({ frame }) {
  const compare = frame === 'compare' ? await import('./compare/compare.js') : null;
  return (
    /** @type {import('../rooms.js').Rooms} */ rooms,
    /** @type {import('../actions.js').Actions} */ actions,
    /** @type {import('../../site/languages.js').Known} */ known,
    /** @type {typeof import('../stage/stage.js').stageParts} */ parts,
  ) => new Frame(rooms, actions, compare && new compare.Compare(rooms, known, parts));
}

/** Keeps in the page whether the focus is in it or in the page around: without it, the wheel is for that one. */
function followFocus() {
  const note = () => {
    document.documentElement.dataset.focus = document.hasFocus() ? 'inside' : 'around';
  };
  for (const type of ['focus', 'blur']) addEventListener(type, note);
  note();
}

/** The page in a frame. */
class Frame {
  #link;
  #actions;
  /** @type {import('./compare/compare.js').Compare | null} */
  #compare;
  /** Null where no page is around it, or none may send messages. @type {FrameMessages | null} */
  #messages;
  /** Null where no learning platform is around it or has opened it. */
  #lms = openLms();
  /** Whether the network is to train as soon as its images are here. */
  #isWaiting = false;
  #isSeen = true;
  /** Whether the run waits because the frame is out of sight. */
  #isResting = false;

  /**
   * @param {import('../rooms.js').Rooms} rooms @param {import('../actions.js').Actions} actions
   * @param {import('./compare/compare.js').Compare | null} compare
   */
  constructor({ link, address }, actions, compare) {
    this.#link = link;
    this.#actions = actions;
    this.#compare = compare;
    const { host } = link.state;
    this.#messages = host === null || parent === window ? null : new FrameMessages(link, this, address, host);
    if (parent !== window && isGuest(link.state)) followFocus();
    new IntersectionObserver((entries) => this.#onSight(entries.at(-1)?.isIntersecting ?? true)).observe(
      document.documentElement,
    );
  }

  /** Trains what is in the frame, or goes on, as soon as its images are here. Nothing where it trains. */
  train = () => {
    const { state } = this.#link;
    const phase = toldPhase(state);
    this.#isWaiting = phase === 'loading' && !this.#compare;
    if (this.#isWaiting || phase === 'training') return;
    if (this.#compare) this.#compare.train();
    else this.#actions[runVerb(state)]();
  };

  /** Nothing where it does not train; a run that rests out of sight stays paused. */
  pause = () => {
    this.#isResting = false;
    this.#isWaiting = false;
    this.#hold();
  };

  /** Settles once the frame has what its settings ask for, which a link has just changed. */
  changed = () => this.#compare?.change(this.#link.state);

  #hold() {
    if (phaseOf(this.#link.state) === 'training') (this.#compare ?? this.#actions).pause();
  }

  /** @param {boolean} isSeen */
  #onSight(isSeen) {
    this.#isSeen = isSeen;
    this.#rest(this.#link.state);
  }

  /** A run waits while the frame is out of sight, and goes on by itself. @param {State} state */
  #rest(state) {
    const phase = phaseOf(state);
    if (!this.#isSeen && phase === 'training') {
      this.#isResting = true;
      this.#hold();
    } else if (this.#isResting && this.#isSeen && phase !== 'training') {
      // Until the pause is told, the run may be back in sight: it goes on as soon as it has paused.
      this.#isResting = false;
      if (phase === 'paused') this.train();
    }
  }

  /** The state has changed. @param {State} state */
  notice(state) {
    if (this.#isWaiting && phaseOf(state) === 'ready') this.train();
    this.#rest(state);
    this.#compare?.notice(state);
    this.#messages?.notice(state);
    this.#lms?.notice(state);
  }

  /** What is in place of the stage; null where it stays. @param {State} state @param {import('../../text/translate.js').Translate} t */
  stage(state, t) {
    return this.#compare?.view(state, this.#actions, t) ?? null;
  }

  /** The line below the stage. @param {State} state @param {import('../../text/translate.js').Translate} t */
  line(state, t) {
    const { language, theme, learnPlace } = state;
    const race = this.#compare && { view: 'learn', learn: { ...learnPlace, part: 'race' } };
    const address = writeAddress({ settings: savedSettings(state), language, theme, ...race });
    const [unread] = linkSentences({ ...state, brought: [] }, t, true);
    return html`<footer class="frame-line">
      <span>${unread ?? t('staysHere')}</span>
      <a href=${`./index.html${address}`} target="_blank" rel="noopener">${t('openInLab')} ↗</a>
    </footer>`;
  }
}
