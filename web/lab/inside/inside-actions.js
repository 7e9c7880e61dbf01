// inside-actions.js — opens the room that shows the inside of the network: its code is loaded when it is first opened.

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../answers.js').Refreshable} Refreshable */

/** The way into the room. @implements {Refreshable} */
export class InsideActions {
  #link;
  #known;
  /** @type {import('./room.js').Room | null} */
  #room = null;
  /** What is to be brought into sight, while the room is open. @type {Parameters<import('./room.js').Room['show']>[0] | null} */
  #wish = null;
  /** Whether the room's code has been asked for. It stays so after a failure, until another subject is open. */
  #isLoading = false;
  /** Whether the network has changed while the room was closed. */
  #isOutOfDate = false;

  /** @param {import('../worker-link.js').WorkerLink} link @param {import('../../site/languages.js').Known} known */
  constructor(link, known) {
    this.#link = link;
    this.#known = known;
  }

  /**
   * Opens the subject at another place.
   * @param {Partial<import('./place.js').Place>} change
   * @param {Parameters<import('./room.js').Room['show']>[0]} [wish]   what to look at there
   */
  look = (change, wish) => {
    this.#wish = wish ?? (change.walk ? { panel: 'walk' } : null);
    const insidePlace = { ...this.#link.state.insidePlace, ...change };
    this.#link.update({ insidePlace, view: 'inside', isPadLarge: false, shown: null });
  };

  /** The state has changed. @param {State} state */
  notice(state) {
    if (state.view !== 'inside') {
      this.#isLoading = false;
      this.#wish = null;
      return;
    }
    if (this.#room) {
      this.#room.notice(state);
      if (this.#isOutOfDate) this.refresh();
      if (this.#wish && this.#room.show(this.#wish)) this.#wish = null;
    } else if (!this.#isLoading) this.#load();
  }

  async #load() {
    this.#isLoading = true;
    try {
      const { Room } = await import('./room.js');
      this.#room ??= new Room(this.#link, this.#known);
      await this.#room.notice(this.#link.state);
    } catch (error) {
      this.#link.fail('actionError', error);
    }
  }

  /** The room, while it is open. */
  get #open() {
    return this.#link.state.view === 'inside' ? this.#room : null;
  }

  /** What the worker tells of the run that is looked at, or of a change. @param {{ event: string }} event */
  hear(event) {
    this.#room?.hear(event);
  }

  refresh() {
    this.#isOutOfDate = !this.#open;
    this.#open?.refresh();
  }

  refreshInTraining() {
    this.#isOutOfDate ||= !this.#open;
    this.#open?.refreshInTraining();
  }

  reset() {
    this.#room?.reset();
  }
}
