// picture-reader.js — opens pictures and text files, and has the network read their digits whenever it has
// changed.

import { connect } from '../../shared/protocol.js';
import { StandingQuestion } from '../latest-request.js';

/**
 * @typedef {object} Sheet    what a person brought
 * @property {string} name    of its file
 * @property {boolean} opening
 * @property {ImageBitmap | null} bitmap
 * @property {import('../../photo/photo.js').FoundDigit[][]} lines
 * @property {import('../../photo/worker.js').SheetProblem | 'noMemory' | null} problem
 * @property {Record<string, string | number>} [values]   that the problem's sentence names
 */

/** More at once would fill the page. */
export const MOST_FILES = 12;
/** While the network trains, digits are read again no sooner than this, and this long for each of them. */
const READ_EVERY_MS = 100;
const MS_PER_DIGIT = 20;

const PICTURE_NAMES = /\.(png|jpe?g|webp|gif|bmp|avif|heic|heif|tiff?)$/i;
/** Text without another letter is taken for a digit if it is about as long as one. */
const PASTED_DIGIT = /^[01\s]{700,}$/;

/** @param {File} file */
const isPicture = ({ name, type }) => type.startsWith('image/') || PICTURE_NAMES.test(name);
/** @param {File} file */
const isText = ({ name, type }) => type === 'text/plain' || /\.txt$/i.test(name);
/** Whether a file can hold digits to read, and is not data or weights. @param {File} file */
export const isSheet = (file) => isPicture(file) || isText(file);

/**
 * What of the clipboard can be read: pictures, or the text of a digit.
 * @param {DataTransfer | null} clipboard
 * @returns {File[]}
 */
export function pastedSheets(clipboard) {
  const pictures = [...(clipboard?.files ?? [])].filter(isPicture);
  const text = clipboard?.getData('text/plain') ?? '';
  if (pictures.length || !PASTED_DIGIT.test(text)) return pictures;
  return [new File([text], '', { type: 'text/plain' })];
}

/** The digits of all sheets. @param {Sheet[]} sheets */
const imagesOf = (sheets) => sheets.flatMap(({ lines }) => lines.flat().map(({ image }) => image));

export class PictureReader {
  #link;
  #startWorker;
  /** @type {((type: string, args: object) => Promise<any>) | null} */
  #call = null;
  #opened = 0;
  #question = new StandingQuestion(() => this.#read());

  /** @param {import('../worker-link.js').WorkerLink} link @param {() => Worker} startWorker */
  constructor(link, startWorker) {
    this.#link = link;
    this.#startWorker = startWorker;
  }

  /** Instead of those before. @param {File[]} files */
  openSheets = async (files) => {
    const opened = ++this.#opened;
    const chosen = files.slice(0, MOST_FILES);
    const blank = { opening: true, bitmap: null, lines: [], problem: null };
    this.#link.update({
      sheets: chosen.map(({ name }) => ({ ...blank, name })),
      sheetsLeftOut: files.length - chosen.length,
      sheetPredictions: new Map(),
    });
    for (const [i, file] of chosen.entries()) {
      const sheet = await this.#open(file);
      if (opened !== this.#opened) return;
      this.#link.update({
        sheets: this.#link.state.sheets.map((each, at) => (at === i ? { ...each, ...sheet } : each)),
      });
      this.readAnew();
    }
  };

  closeSheets = () => {
    this.#opened++;
    this.#link.update({ sheets: [], sheetPredictions: new Map() });
  };

  /** @param {File} file @returns {Promise<Partial<Sheet>>} */
  async #open(file) {
    this.#call ??= this.#start();
    try {
      const sheet = await this.#call(isText(file) ? 'text' : 'picture', { file });
      return { ...sheet, opening: false };
    } catch {
      return { opening: false, problem: 'noMemory' };
    }
  }

  /** If it dies, the next file starts another. */
  #start() {
    return connect(
      this.#startWorker(),
      () => {},
      () => {
        this.#call = null;
      },
    );
  }

  /** The network's worker is a new one, and will not answer what the one before was asked. */
  restart() {
    this.#question.abandon();
    this.#link.update({ sheetPredictions: new Map() });
  }

  /** While the network learns. */
  readNowAndThen() {
    const digits = imagesOf(this.#link.state.sheets).length;
    this.#question.askNowAndThen(Math.max(READ_EVERY_MS, MS_PER_DIGIT * digits));
  }

  readAnew() {
    return this.#question.ask();
  }

  /** All digits at once. */
  async #read() {
    const { sheets, model } = this.#link.state;
    const images = imagesOf(sheets);
    if (!images.length || !model) return;
    try {
      const predictions = await Promise.all(images.map((pixels) => this.#link.call('predict', { pixels })));
      this.#link.update({ sheetPredictions: new Map(images.map((image, i) => [image, predictions[i]])) });
    } catch (error) {
      this.#link.failIfFatal(error);
    }
  }
}
