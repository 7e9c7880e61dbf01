// grid-actions.js — what a person can do with photos of sheets of boxes: have them read, check them, take their digits.

import { by, MOST_DIGITS, merged } from './own-digits.js';

/** @typedef {import('./state.js').GridPhoto} GridPhoto */
/** @typedef {import('./own-digits.js').NewDigit} NewDigit */

/** The digits of the photos that are not left out. @param {GridPhoto[]} grids @returns {NewDigit[]} */
export const keptOf = (grids) =>
  grids.flatMap(({ digits, leftOut }) =>
    digits
      .filter((_, i) => !leftOut.includes(i))
      .map(({ label, image }) => ({ label, pixels: image, strokes: null })),
  );

/** What a person can do with photos of sheets of boxes. */
export class GridActions {
  #link;
  #pictures;
  #reader;
  #opened = 0;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {Pick<import('../pictures/picture-reader.js').PictureReader, 'ask'>} pictures
   * @param {import('./hand-reader.js').HandReader} reader
   */
  constructor(link, pictures, reader) {
    this.#link = link;
    this.#pictures = pictures;
    this.#reader = reader;
  }

  /** Has photos read in place of those before, one after another. @param {File[]} files */
  open = async (files) => {
    const opened = ++this.#opened;
    const blank = { opening: true, problem: null, marks: 0, digits: [], leftOut: [] };
    this.#link.update({
      grids: files.map(({ name }) => ({ ...blank, name })),
      handOpened: null,
      handError: null,
    });
    for (const [place, file] of files.entries()) {
      const reading = await this.#pictures.ask('grid', file);
      if (opened !== this.#opened) return;
      this.#changeOne(place, { ...reading, opening: false });
    }
  };

  /** Leaves a digit of a photo out, or takes it in again. @param {number} place   of the photo @param {number} digit   from 0 */
  toggle = (place, digit) => {
    const { leftOut = [] } = this.#link.state.grids[place] ?? {};
    const isOut = leftOut.includes(digit);
    this.#changeOne(place, {
      leftOut: isOut ? leftOut.filter((each) => each !== digit) : [...leftOut, digit],
    });
  };

  /** The digits that are not left out join the person's own. What is wrong with other photos stays in sight. */
  take = async () => {
    const { state } = this.#link;
    const digits = keptOf(state.grids).map((digit) => ({ ...digit, ...by(state) }));
    const count = state.hand.length + digits.length;
    if (count > MOST_DIGITS) {
      const { FileError } = await import('../../files/errors.js');
      this.#link.fail('handError', new FileError('HAND_MANY', { count, most: MOST_DIGITS }));
      return;
    }
    const grids = state.grids.filter(({ problem }) => problem !== null);
    this.#link.update({ ...merged(state, digits), grids });
    return this.#reader.refresh();
  };

  /** Closes the sheets and takes no digit of them. */
  close = () => {
    this.#opened++;
    this.#link.update({ grids: [] });
  };

  /** @param {number} place @param {Partial<GridPhoto>} change */
  #changeOne(place, change) {
    const grids = this.#link.state.grids.map((grid, i) => (i === place ? { ...grid, ...change } : grid));
    this.#link.update({ grids });
  }
}
