// members-actions.js — what a person can have the networks of the ticked runs do: read a drawing, own digits, test images.

import { splitSettings } from '../training/state.js';
import { isFatal } from '../worker-link.js';
import { idsOf, isReadByMembers, membersOf } from './members.js';

/** @typedef {import('../../shared/protocol.js').Opinions} Opinions */
/** @typedef {import('../../shared/protocol.js').Prediction} Prediction */

/** What a person can do with networks that read together. */
export class MembersActions {
  #link;
  /** The runs whose networks the worker has, and the request for them. @type {{ ids: string, made: Promise<any> } | null} */
  #assembled = null;

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  get #state() {
    return this.#link.state;
  }

  /** The worker is a new one. */
  reset() {
    this.#assembled = null;
  }

  /** The worker has the networks of these runs. @param {import('./members.js').Member[]} members */
  #assemble(members) {
    const ids = idsOf(members).join();
    if (this.#assembled?.ids !== ids) {
      const networks = members.map(({ network }) => network);
      const made = this.#link.call('assemble', { networks });
      this.#assembled = { ids, made };
      made.catch(() => {
        if (this.#assembled?.made === made) this.#assembled = null;
      });
    }
    return this.#assembled?.made;
  }

  /**
   * What the networks say of images.
   * @param {import('./members.js').Member[]} members @param {Uint8Array} pixels   784 an image
   * @returns {Promise<Opinions>}
   */
  async #consult(members, pixels) {
    await this.#assemble(members);
    return this.#link.call('consult', { pixels, shifts: this.#state.shiftsImages });
  }

  /**
   * Has a drawing read, and shows what each network says.
   * @param {Uint8Array} drawing
   * @returns {Promise<Prediction | null> | null}   the mean of all, if they are to read the pad; null at once where nobody
   *   sees what they say
   */
  read(drawing) {
    if (this.#state.view !== 'runs' && !isReadByMembers(this.#state)) return null;
    const members = membersOf(this.#state);
    return members.length ? this.#read(members, drawing) : null;
  }

  /** @param {import('./members.js').Member[]} members @param {Uint8Array} drawing */
  async #read(members, drawing) {
    try {
      const { images } = await this.#consult(members, drawing);
      this.#link.update({ opinions: { ids: idsOf(members), drawing, images } });
      return isReadByMembers(this.#state) ? images[0].together : null;
    } catch (error) {
      if (!isFatal(error)) this.#link.update({ membersError: /** @type {any} */ (error) });
      return null;
    }
  }

  /** Whether they read the pad. @param {boolean} readsTogether */
  readTogether = (readsTogether) => this.#link.update({ readsTogether });

  /** Whether each image is also read moved by a pixel to each side. @param {boolean} shiftsImages */
  shiftImages = (shiftsImages) => this.#link.update({ shiftsImages, handOpinions: null });

  /** Has the person's own digits read. */
  readHand = async () => {
    const members = membersOf(this.#state);
    const { hand } = this.#state;
    if (!members.length || !hand.length) return;
    const pixels = new Uint8Array(hand.reduce((sum, digit) => sum + digit.pixels.length, 0));
    let filled = 0;
    for (const digit of hand) {
      pixels.set(digit.pixels, filled);
      filled += digit.pixels.length;
    }
    await this.#tell(async () => {
      const { images } = await this.#consult(members, pixels);
      this.#link.update({ handOpinions: { ids: idsOf(members), hand, images } });
    });
  };

  /** Has the test images read, and tells what each network, all together, and moving the images give. */
  judge = async () => {
    const members = membersOf(this.#state);
    const run = splitSettings(this.#state);
    if (!members.length || !run || this.#state.judging) return;
    const { classes, shiftsImages: shifts } = this.#state;
    this.#link.update({ judging: { done: 0, count: 0 } });
    await this.#tell(async () => {
      await this.#assemble(members);
      const found = await this.#link.call('judge', { run: { ...run, classes }, shifts });
      this.#link.update({ judged: { ids: idsOf(members), ...found } });
    });
    this.#link.update({ judging: null });
  };

  /** Ends that. */
  stop = () => this.#link.call('stop');

  /** What keeps the networks from answering is told beside them. @param {() => Promise<void>} work */
  async #tell(work) {
    this.#link.update({ membersError: null });
    try {
      await work();
    } catch (error) {
      const isStopped = error instanceof Error && error.name === 'AbortError';
      if (!isFatal(error) && !isStopped) this.#link.update({ membersError: /** @type {any} */ (error) });
    }
  }
}
