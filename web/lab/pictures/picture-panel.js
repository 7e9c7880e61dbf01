// picture-panel.js — a person's pictures: the digits found in each, as the network gets them, and its
// answers.

import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { isOddFor } from '../../photo/form.js';
import { cssProperties } from '../../site/css-properties.js';
import { percent, sureness } from '../../site/format.js';
import { answerOf, isStep } from '../digit/answer.js';
import { className } from '../digit/class-name.js';
import { ink } from '../digit/digit-canvas.js';
import { trained } from '../training/state.js';
import { labelsOf, scoreOf } from './own-labels.js';
import { pictureChooser } from './picture-chooser.js';
import { isUnopened, MOST_FILES } from './picture-reader.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../actions.js').Actions} Actions
 * @typedef {import('../../text/translate.js').Translate} Translate
 * @typedef {import('./state.js').Sheet} Sheet
 * @typedef {import('../../photo/find-digits.js').FoundDigit} FoundDigit
 * @typedef {FoundDigit & { answer: import('../digit/answer.js').Answer | null, label: number | null }} ReadDigit
 *   label: as the file's name says
 */

/**
 * The subject of a person's own digits: pictures of them, and what the network reads there.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export const picturePanel = (state, actions, t) => html`
  <section class="picture-panel" aria-labelledby="picture-title">
    <h2 id="picture-title" tabindex="-1">${t('picturesTitle')}</h2>
    <p class="lead">${t('orPicture')}</p>
    ${pictureChooser(actions, t)}
    ${state.sheets.map((sheet) => sheetOf(sheet, state, actions, t))}
    ${score(state, t)}
    ${
      state.sheetsLeftOut
        ? html`<p class="note">${t('sheetsLeftOut', { most: MOST_FILES, left: state.sheetsLeftOut })}</p>`
        : nothing
    }
    ${
      state.sheets.length
        ? html`
          <p class="note">${t(trained(state) ? 'pictureLead' : 'untrained')}</p>
          <button class="quiet" @click=${actions.closeSheets}>${t('removePictures')}</button>`
        : nothing
    }
  </section>`;

/** @param {Sheet} sheet @param {State} state @param {Actions} actions @param {Translate} t */
function sheetOf(sheet, state, { reopenSheets }, t) {
  const { opening, bitmap, problem, values } = sheet;
  const name = sheet.name || t('pasted');
  const lines = readLines(sheet, state);
  const digits = lines.flat();
  return html`
    <article class="sheet" aria-label=${name} aria-busy=${opening}>
      <h3>${name}</h3>
      <div role="alert">
        ${problem ? html`<p class="problem">${t(`picture.${problem}`, values)}</p>` : nothing}
        ${isUnopened(sheet) ? html`<button @click=${reopenSheets}>${t('tryAgain')}</button>` : nothing}
      </div>
      ${opening ? html`<p class="note">${t('openingPicture')}</p>` : nothing}
      ${bitmap ? photo(bitmap, digits, t) : nothing}
      ${digits.length > 1 ? answersOf(lines, state, t) : digits.map((digit) => answerPart(digit, state, t))}
    </article>`;
}

/** The digits of a file with what is read there, and with their labels. @param {Sheet} sheet @param {State} state */
function readLines({ name, lines }, state) {
  const labels = labelsOf(name, lines.flat().length);
  let place = 0;
  return withCuts(
    lines.map((line) => line.map((digit) => withAnswer(digit, labels?.[place++] ?? null, state))),
  );
}

/**
 * How many of the digits that have a label are read right. An untrained network only guesses.
 * @param {State} state @param {Translate} t
 */
function score(state, t) {
  const digits = state.sheets.flatMap((sheet) => readLines(sheet, state).flat());
  const { right, count } = scoreOf(digits.map(({ label, answer }) => ({ label, best: answer?.best })));
  return count && trained(state)
    ? html`<p class="own-score" role="status">${t('ownScore', { right, count })}</p>`
    : nothing;
}

/**
 * Whether a digit is read as its label says; nothing without one, or of a network that only guesses.
 * @param {ReadDigit} digit @param {State} state @param {Translate} t
 */
function judgement({ label, answer }, state, t) {
  if (label === null || !answer || !trained(state)) return nothing;
  const right = answer.best === label;
  return html`<span class="judgement" data-right=${right}><i aria-hidden="true">${right ? '✓' : '✗'}</i>
    ${t('actual', { label: className(t, state.dataset, label) })}</span>`;
}

/**
 * Where one piece of a cut is not read for sure, the cut may be a wrong one: no piece is sure then.
 * @param {ReadDigit[][]} lines @returns {ReadDigit[][]}
 */
export function withCuts(lines) {
  const unsure = new Set(lines.flat().flatMap(({ cut, answer }) => (answer && !answer.sure ? [cut] : [])));
  return lines.map((line) =>
    line.map((digit) =>
      digit.answer && digit.cut !== undefined && unsure.has(digit.cut)
        ? { ...digit, answer: { ...digit.answer, sure: false } }
        : digit,
    ),
  );
}

/**
 * What may be several digits is never sure, however sure the network is.
 * @param {FoundDigit} digit @param {number | null} label @param {State} state @returns {ReadDigit}
 */
export function withAnswer(digit, label, { sheetPredictions, classes, model, dataset }) {
  const prediction = model && sheetPredictions.get(digit.image);
  const answer = prediction ? answerOf(prediction, classes) : null;
  if (!answer) return { ...digit, label, answer };
  const { form, doubtful } = digit;
  const isOdd = form && dataset !== 'fashion-mnist' && answer.best !== null && isOddFor(form, answer.best);
  return { ...digit, label, answer: { ...answer, sure: answer.sure && !doubtful && !isOdd } };
}

/**
 * The picture, with a frame around each digit.
 * @param {ImageBitmap} bitmap
 * @param {ReadDigit[]} digits
 * @param {Translate} t
 */
const photo = (bitmap, digits, t) => html`
  <div class="photo" ${cssProperties({ '--width': bitmap.width, '--height': bitmap.height })}>
    <canvas role="img" aria-label=${t('pictureName', { count: digits.length })}
      ${ref(painter(bitmap))}></canvas>
    ${digits.map(
      ({ box, answer }) => html`
        <i data-sure=${answer?.sure ?? false} ${cssProperties(frame(box, bitmap))}></i>`,
    )}
  </div>`;

/**
 * The place of a frame, in per cent of the picture.
 * @param {import('../../photo/connected-parts.js').Box} box
 * @param {ImageBitmap} bitmap
 */
const frame = ({ left, top, right, bottom }, { width, height }) => ({
  left: inPercent(left / width),
  top: inPercent(top / height),
  width: inPercent((right - left) / width),
  height: inPercent((bottom - top) / height),
});

/** @param {number} share */
const inPercent = (share) => `${(share * 100).toFixed(2)}%`;

/**
 * @type {WeakMap<ImageBitmap, (canvas: Element | undefined) => void>}  the same function for each bitmap:
 *   lit-html draws again when it changes
 */
const painters = new WeakMap();

/** @param {ImageBitmap} bitmap */
function painter(bitmap) {
  const paint =
    painters.get(bitmap) ??
    ((/** @type {Element | undefined} */ canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return;
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    });
  painters.set(bitmap, paint);
  return paint;
}

/**
 * The answer for a single digit, as beside the pad.
 * @param {ReadDigit} digit
 * @param {State} state
 * @param {Translate} t
 */
const answerPart = (digit, state, t) => html`
  <div class="answer">
    <canvas class="seen" role="img" aria-label=${t('seen')} ${ink(digit.image)}></canvas>
    <output aria-label=${t('pictureReads')} aria-live=${liveness(state)} data-sure=${digit.answer?.sure ?? false}>
      <b>${digitName(digit.answer, state, t)}</b>
      <span>${howSure(digit.answer, state, t, (share) => sureness(share, t))}</span>
      ${judgement(digit, state, t)}
    </output>
  </div>`;

/**
 * The answers for several digits, as a number or as lines of numbers.
 * @param {ReadDigit[][]} lines
 * @param {State} state
 * @param {Translate} t
 */
function answersOf(lines, state, t) {
  const digits = lines.flat();
  const unsure = digits.filter(({ answer }) => answer && !answer.sure).length;
  return html`
    <output aria-label=${t('pictureReads')} aria-live=${liveness(state)}>
      ${t('itReads')} ${lines.map((line) => html`<b>${lineName(line, state, t)}</b> `)}
    </output>
    ${lines.map(
      (line, i) => html`
      <ol class="answers" aria-label=${lines.length > 1 ? t('lineName', { line: i + 1 }) : t('seen')}>
        ${line.map(
          (digit) => html`
          <li data-sure=${digit.answer?.sure ?? false}>
            <canvas class="seen" role="img" aria-label=${t('seen')} ${ink(digit.image)}></canvas>
            <b>${digitName(digit.answer, state, t)}</b>
            <span>${howSure(digit.answer, state, t, (share) => t('sure', { percent: percent(share, 0) }))}</span>
            ${judgement(digit, state, t)}
          </li>`,
        )}
      </ol>`,
    )}
    ${unsure ? html`<p class="note">${t('unsureCount', { unsure, count: digits.length })}</p>` : nothing}`;
}

/** Screen readers are silent during training, when the answers change all the time. @param {State} state */
const liveness = ({ phase }) => (phase === 'training' ? 'off' : 'polite');

/**
 * The digits of a line, with a question mark where the network is not sure.
 * @param {ReadDigit[]} line
 * @param {State} state
 * @param {Translate} t
 */
const lineName = (line, state, t) =>
  line
    .map(({ answer }) => digitName(answer, state, t) + (answer?.best != null && !answer.sure ? '?' : ''))
    .join(state.dataset === 'fashion-mnist' ? ', ' : ' ');

/** @param {ReadDigit['answer']} answer @param {State} state @param {Translate} t */
function digitName(answer, { dataset }, t) {
  if (!answer) return '–';
  return answer.best === null ? '?' : className(t, dataset, answer.best);
}

/**
 * @param {ReadDigit['answer']} answer
 * @param {State} state
 * @param {Translate} t
 * @param {(share: number) => string} inWords
 */
function howSure(answer, { model }, t, inWords) {
  if (!answer) return '';
  if (!answer.sure) return t('notSure');
  return isStep(model) ? t('fires') : inWords(answer.confidence);
}
