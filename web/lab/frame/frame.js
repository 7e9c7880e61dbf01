// frame.js — the page in a frame of another page: its last line, its rest while nobody sees it, and its messages.

import './frame.css';

import { html } from 'lit-html';
import { writeAddress } from '../address/address.js';
import { savedSettings } from '../settings/saved-settings.js';
import { FrameMessages } from './frame-messages.js';

/** @typedef {import('../state.js').State} State */

/** What the page does because of the page around it. */
export class Frame {
  #link;
  #actions;
  /** Null where no page may send messages. @type {FrameMessages | null} */
  #messages;
  #isSeen = true;
  /** Whether the run waits because the frame is out of sight. */
  #isResting = false;

  /** @param {import('../worker-link.js').WorkerLink} link @param {import('../actions.js').Actions} actions */
  constructor(link, actions) {
    this.#link = link;
    this.#actions = actions;
    const { host } = link.state;
    this.#messages = host === null ? null : new FrameMessages(link, actions, host);
    new IntersectionObserver((entries) => this.#onSight(entries.at(-1)?.isIntersecting ?? true)).observe(
      document.documentElement,
    );
  }

  /** @param {boolean} isSeen */
  #onSight(isSeen) {
    this.#isSeen = isSeen;
    this.#rest(this.#link.state);
  }

  /** A run waits while the frame is out of sight, and goes on by itself. @param {State} state */
  #rest({ phase }) {
    if (!this.#isSeen && phase === 'training') {
      this.#isResting = true;
      this.#actions.pause();
    } else if (this.#isResting && this.#isSeen) {
      this.#isResting = false;
      if (phase === 'paused') this.#actions.resume();
    }
  }

  /** The state has changed. @param {State} state */
  notice(state) {
    this.#rest(state);
    this.#messages?.notice(state);
  }

  /** The line below the stage. @param {State} state @param {import('../../text/translate.js').Translate} t */
  line(state, t) {
    const { language, theme } = state;
    const address = writeAddress({ settings: savedSettings(state), language, theme });
    return html`<p class="frame-line">
      <span>${t('staysHere')}</span>
      <a href=${`./index.html${address}`} target="_blank" rel="noopener">${t('openInLab')} ↗</a>
    </p>`;
  }
}
