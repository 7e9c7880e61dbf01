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
  /** Null where no page is around it, or none may send messages. @type {FrameMessages | null} */
  #messages;
  #isSeen = true;
  /** Whether the run waits because the frame is out of sight. */
  #isResting = false;

  /**
   * @param {import('../worker-link.js').WorkerLink} link @param {import('../actions.js').Actions} actions
   * @param {import('../address/address-actions.js').AddressActions} address
   */
  constructor(link, actions, address) {
    this.#link = link;
    this.#actions = actions;
    const { host } = link.state;
    this.#messages =
      host === null || parent === window ? null : new FrameMessages(link, actions, address, host);
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
    } else if (this.#isResting && this.#isSeen && phase !== 'training') {
      // Until the pause is told, the run may be back in sight: it goes on as soon as it has paused.
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
