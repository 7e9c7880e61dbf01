// answers.js — keeps all answers on the page up to date with the network.

/**
 * Something on the page that the network has answered: the drawing, the pictures, the image looked up.
 * @typedef {object} Refreshable
 * @property {() => void} refresh             the network is another one, or has ended a run
 * @property {() => void} refreshInTraining   its weights have changed, as they do all the time
 * @property {() => void} reset               the worker is a new one, and answers nothing that was asked
 *   before
 */

export class Answers {
  #answers;

  /** @param {Refreshable[]} answers */
  constructor(answers) {
    this.#answers = answers;
  }

  /** Asks the network again, at once. */
  refresh() {
    for (const answer of this.#answers) answer.refresh();
  }

  /** Asks again unless that was done a moment ago. */
  refreshInTraining() {
    for (const answer of this.#answers) answer.refreshInTraining();
  }

  /** Waits for no answer any longer. */
  reset() {
    for (const answer of this.#answers) answer.reset();
  }
}
