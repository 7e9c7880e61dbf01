// learn-actions.js — opens the room of lessons: its code is loaded when it is first opened, or a lesson is on.

/** @typedef {import('../state.js').State} State */

/** The way into the room. */
export class LearnActions {
  #link;
  #known;
  #rooms;
  /** @type {import('./classroom.js').Classroom | null} */
  #room = null;
  /** Also after that has failed, until another subject is open. */
  #isLoading = false;
  /** A race on a page without the room. @type {Pick<import('./parts.js').OpenPart, 'hear' | 'reset'> | null} */
  #race = null;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../../site/languages.js').Known} known
   * @param {object} rooms
   * @param {import('../network/network-maker.js').NetworkMaker} rooms.maker
   * @param {import('../settings/settings-actions.js').SettingsActions} rooms.settings
   */
  constructor(link, known, rooms) {
    this.#link = link;
    this.#known = known;
    this.#rooms = rooms;
  }

  /** Goes to the next step of the lesson that is on. */
  nextStep = () => this.#room?.verbs.next();

  /** The state has changed. @param {State} state */
  notice(state) {
    if (state.view !== 'learn' && !state.learnPlace.lesson) {
      this.#isLoading = false;
      this.#room?.notice(state);
    } else if (this.#room) this.#room.notice(state);
    else if (!this.#isLoading) this.#load();
  }

  async #load() {
    this.#isLoading = true;
    try {
      const { Classroom } = await import('./classroom.js');
      this.#room ??= new Classroom(this.#link, this.#known, this.#rooms);
      await this.#room.notice(this.#link.state);
    } catch (error) {
      this.#link.fail('actionError', error);
    }
  }

  /** From now on a race is shown by the page itself. @param {Pick<import('./parts.js').OpenPart, 'hear' | 'reset'>} race */
  raceOutside(race) {
    this.#race = race;
  }

  /** The worker tells something that a part of the room has asked for. @param {object} event */
  hear(event) {
    this.#room?.hear(event);
    this.#race?.hear?.(event);
  }

  /** The worker is a new one, and answers nothing that was asked before. */
  reset() {
    this.#room?.reset();
    this.#race?.reset?.();
  }
}
