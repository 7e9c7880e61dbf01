// offline-actions.js — has the browser keep the site while the page is at rest, and changes over to a new version when asked.

import { rest } from '../../site/offline.js';
import { trainsOthers } from '../obstacles.js';

/** @typedef {import('../state.js').State} State */

/**
 * Whether all images are here and nothing trains: what is kept for the next visit delays nothing of this one.
 * @param {State} state
 */
const isAtRest = (state) =>
  ['ready', 'done', 'paused'].includes(state.phase) &&
  state.testCount > 0 &&
  !state.coming &&
  !trainsOthers(state);

export class OfflineActions {
  #link;
  /** @type {Promise<import('../../offline/keeper.js').Keeper | null> | null} */
  #keeper = null;
  /** The data set that was there when the site was kept last. */
  #dataset = '';
  #isForgotten = false;

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /** The state has changed: a data set that has come since is kept, too. @param {State} state */
  notice(state) {
    if (!isAtRest(state) || state.dataset === this.#dataset) return;
    this.#dataset = state.dataset;
    this.#keep(state.dataset).catch(() => {}); // the next visit tries again
  }

  /** @param {string} dataset */
  async #keep(dataset) {
    await rest();
    if (this.#isForgotten) return;
    if (!isAtRest(this.#link.state)) {
      if (this.#dataset === dataset) this.#dataset = '';
      return;
    }
    this.#keeper ??= this.#open();
    const keeper = await this.#keeper;
    if (!keeper) return;
    if (this.#isForgotten) return this.forget(); // it came while this was registered
    const kept = await keeper.keep();
    if (!this.#isForgotten) this.#link.update({ keptSite: kept.bytes ? kept : null });
  }

  async #open() {
    const isControlled = Boolean(navigator.serviceWorker?.controller);
    const { openKeeper } = await import('../../offline/keeper.js');
    const keeper = await openKeeper();
    if (!keeper || parent !== window) return keeper;
    this.#link.update({ isolatesNext: !isControlled && !crossOriginIsolated });
    keeper.watch(() => this.#link.update({ isOutdated: true }));
    return keeper;
  }

  /** Loads the page again, in the newer version. */
  replaceVersion = async () => (await this.#keeper)?.replace();

  /** Another time. */
  refuseVersion = () => this.#link.update({ isOutdated: false });

  /** Removes the site from the browser; this page keeps it no more. */
  async forget() {
    this.#isForgotten = true;
    this.#link.update({ keptSite: null, isOutdated: false, isolatesNext: false });
    const { forgetSite } = await import('../../offline/keeper.js');
    await forgetSite();
  }
}
