// picture-reader.js — opens photos and text files, and has the network read their digits.

import { connect } from '../../shared/protocol.js';
import { LatestRequest } from '../latest-request.js';

/** @typedef {import('./state.js').Sheet} Sheet */

/** Most files at once: more would fill the page. */
export const MOST_FILES = 12;
/**
 * Least time between two predictions during training, in milliseconds, and more where there are many digits.
 */
const PREDICT_EVERY_MS = 100;
const MS_PER_DIGIT = 20;

/** Pasted text is taken for a digit if it has only numbers and is at least about as long as one. */
const PASTED_DIGIT = /^[\d\s.,;e+[\]-]{700,}$/;

/** What is said of a worker that has ended, by status; else it is memory that it lacks. @type {Record<string, Sheet['problem']>} */
const DEATHS = { WORKER_UNSTARTED: 'notLoaded', WORKER_FOREIGN: 'foreign' };

/** A sheet that is being opened. */
const blank = () => ({ opening: true, bitmap: null, lines: [], problem: null });

/** Whether a file was not even looked at, so that it may be opened later. @param {Sheet} sheet */
export const isUnopened = ({ problem }) => problem === 'notLoaded' || problem === 'foreign';

/** The text of a digit in the clipboard, as a file. @param {DataTransfer | null} clipboard */
export function pastedDigit(clipboard) {
  const text = clipboard?.getData('text/plain') ?? '';
  return PASTED_DIGIT.test(text) ? new File([text], '', { type: 'text/plain' }) : null;
}

/** The images of all digits found. @param {Sheet[]} sheets */
const imagesOf = (sheets) => sheets.flatMap(({ lines }) => lines.flat().map(({ image }) => image));

/** @typedef {import('../answers.js').Refreshable} Refreshable */

/** What a person can do with pictures. @implements {Refreshable} */
export class PictureReader {
  #link;
  #script;
  /** @type {((type: string, args: object) => Promise<any>) | null} */
  #call = null;
  #opened = 0;
  /** Those of the sheets, in their order. @type {File[]} */
  #files = [];
  #request = new LatestRequest(() => this.#read());

  /** @param {import('../worker-link.js').WorkerLink} link @param {import('../worker-link.js').Script} script */
  constructor(link, script) {
    this.#link = link;
    this.#script = script;
  }

  /** Opens files in place of those before, one after another. @param {File[]} files */
  openSheets = async (files) => {
    this.closeSheets();
    this.#files = files.slice(0, MOST_FILES);
    this.#link.update({
      sheets: this.#files.map(({ name }) => ({ ...blank(), name })),
      sheetsLeftOut: files.length - this.#files.length,
      sheetPredictions: new Map(),
    });
    await this.#openAll([...this.#files.keys()]);
  };

  /** Opens those files again for which the worker's script was missing. */
  reopenSheets = async () => {
    const { sheets } = this.#link.state;
    const opened = this.#opened;
    this.#link.update({
      sheets: sheets.map((sheet) => (isUnopened(sheet) ? { ...sheet, ...blank() } : sheet)),
    });
    await this.#script.renew();
    if (opened === this.#opened) await this.#openAll([...sheets.keys()].filter((i) => isUnopened(sheets[i])));
  };

  /** Opens files one after another, until others take their place. @param {number[]} places */
  async #openAll(places) {
    const opened = this.#opened;
    for (const i of places) {
      const sheet = await this.#open(this.#files[i]);
      if (opened !== this.#opened) {
        sheet.bitmap?.close();
        return;
      }
      this.#link.update({
        sheets: this.#link.state.sheets.map((each, at) => (at === i ? { ...each, ...sheet } : each)),
      });
      this.refresh();
    }
  }

  /** Bitmaps hold up to 6 MB each until they are closed. */
  closeSheets = () => {
    this.#opened++;
    for (const { bitmap } of this.#link.state.sheets) bitmap?.close();
    this.#link.update({ sheets: [], sheetPredictions: new Map() });
  };

  /** @param {File} file @returns {Promise<Partial<Sheet>>} */
  async #open(file) {
    return { ...(await this.ask('sheet', file)), opening: false };
  }

  /**
   * Has the worker of photos open a file; where it cannot, the answer says why.
   * @param {'sheet' | 'grid'} as   a picture or text with digits, or a photo of a sheet of boxes
   * @param {File} file
   * @returns {Promise<any>}
   */
  async ask(as, file) {
    const opener = await import('./sheet-file.js').catch(() => null);
    if (!opener) return { problem: 'notLoaded' };
    const opened = await opener.openSheetFile(file).catch(() => null);
    if (!opened) return { problem: 'notPicture' };
    this.#call ??= this.#start();
    try {
      const answer = await this.#call(as === 'grid' ? as : opened.type, { file: opened.blob });
      const { format } = opened;
      const isOfFormat = format && as === 'sheet' && answer.problem === 'notPicture';
      return isOfFormat ? { ...answer, problem: 'format', values: { format } } : answer;
    } catch (error) {
      const { status } = /** @type {import('../../shared/protocol.js').Failure} */ (error);
      return { problem: DEATHS[status ?? ''] ?? 'noMemory' };
    }
  }

  /** If it dies, the next file starts another. */
  #start() {
    return connect(
      this.#script.start(),
      () => {},
      () => {
        this.#call = null;
      },
    );
  }

  refresh() {
    return this.#request.send();
  }

  refreshInTraining() {
    const digits = imagesOf(this.#link.state.sheets).length;
    this.#request.sendAtMostEvery(Math.max(PREDICT_EVERY_MS, MS_PER_DIGIT * digits));
  }

  reset() {
    this.#request.reset();
  }

  /** Has all digits read. */
  async #read() {
    const { sheets, model } = this.#link.state;
    const images = imagesOf(sheets);
    if (!images.length || !model) return;
    try {
      const predictions = await Promise.all(images.map((pixels) => this.#link.call('predict', { pixels })));
      this.#link.update({ sheetPredictions: new Map(images.map((image, i) => [image, predictions[i]])) });
    } catch (error) {
      // Where the network is gone, the next one is asked again.
      if (model === this.#link.state.model) this.#link.fail('actionError', error);
    }
  }
}
