// hand-panel.js — a person's own digits: small pictures by digit, the one that is chosen, and their files.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { withTerms } from '../../ideas/terms.js';
import { keepFocus, moveFocus } from '../../site/arrow-keys.js';
import { explain } from '../../site/error-text.js';
import { ink } from '../digit/digit-canvas.js';
import { trained } from '../training/state.js';
import { gridPanel } from './grid-panel.js';
import { answerTo } from './hand-reader.js';
import { learnPanel } from './learn-panel.js';
import { nearestPanel } from './nearest-panel.js';
import {
  ASKED_OF_EACH,
  askedOfEach,
  canSay,
  countsOf,
  isJudged,
  judgedOf,
  LONGEST_NAME,
  writersOf,
} from './own-digits.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('./state.js').OwnDigit} OwnDigit */

/** So many of the newest pictures of a digit are shown at first. */
const SHOWN = 12;
/** What a digit may be. */
const DIGITS = [...Array(10).keys()];

/** The person's own digits. @param {State} state @param {Actions} actions @param {Translate} t */
export const handPanel = (state, actions, t) => html`
  <section class="hand-panel" aria-labelledby="hand-title">
    <h2 id="hand-title" tabindex="-1">${t('myDigits')}</h2>
    <p class="lead">${t(canSay(state) ? 'handLead' : 'handFashion')}</p>
    ${canSay(state) ? asking(state, actions, t) : nothing}
    ${digits(state, actions, t)}
    ${chosen(state, actions, t)}
    ${changes(state, actions, t)}
    ${learnPanel(state, actions, t)}
    ${canSay(state) ? gridPanel(state, actions, t) : nothing}
    ${files(state, actions, t)}
  </section>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function asking(state, { askForDigits, nameWriter }, t) {
  const { isAsking, writer } = state;
  const count = askedOfEach(state);
  const invitation = count === ASKED_OF_EACH ? t('handAsk') : t('handAskMany', { count });
  return html`
  <div class="hand-asking">
    <label class="field"><span>${t('handWriter')}</span>
      <input type="text" maxlength=${LONGEST_NAME} autocomplete="off" spellcheck="false" .value=${live(writer)}
        @change=${(/** @type {any} */ { target }) => nameWriter(target.value)}>
    </label>
    <button aria-pressed=${isAsking} @click=${() => askForDigits(!isAsking)}>
      ${isAsking ? t('handAskStop') : invitation}
    </button>
  </div>`;
}

/** All digits, a line for each label. @param {State} state @param {Actions} actions @param {Translate} t */
function digits(state, actions, t) {
  const { hand, isHandWhole } = state;
  const counts = countsOf(hand);
  const hidden = counts.some((count) => count > SHOWN);
  const judged = judgedOf(state);
  const read = judged.map((digit) => answerTo(digit, state));
  const right = judged.filter(({ label }, i) => read[i]?.best === label).length;
  const others = hand.length - judged.length;
  return html`
    <p class="hand-counts" role="status">
      ${hand.length ? t('handCount', { count: hand.length }) : t('handEmpty')}
      ${judged.length && trained(state) && read.every(Boolean) ? t('handRead', { right, count: judged.length }) : nothing}
      ${others && canSay(state) ? t('handOthers', { count: others }) : nothing}
    </p>
    ${writers(hand, t)}
    <ul class="hand">
      ${counts.map((count, label) => (count ? line(label, state, actions, t) : noneOf(label, t)))}
    </ul>
    ${
      hidden
        ? html`<button class="quiet" @click=${() => actions.showWholeHand(!isHandWhole)}>
            ${isHandWhole ? t('handLess') : t('handMore', { count: hand.length })}
          </button>`
        : nothing
    }`;
}

/** How many digits each writer has, where there is one with a name. @param {OwnDigit[]} hand @param {Translate} t */
function writers(hand, t) {
  const counts = [...writersOf(hand)];
  if (!counts.some(([name]) => name)) return nothing;
  return html`
    <ul class="writers" aria-label=${t('handWriters')}>
      ${counts.map(([name, count]) => html`<li>${t('handWriterCount', { name: name || t('handNameless'), count })}</li>`)}
    </ul>`;
}

/** @param {number} label @param {number} count @param {Translate} t */
const kindOf = (label, count, t) => html`
  <p><span class="unseen">${t('handOf', { label, count })}</span><b aria-hidden="true">${label}</b>
    <span aria-hidden="true">${count}</span></p>`;

/** @param {number} label @param {Translate} t */
const noneOf = (label, t) => html`<li class="none">${kindOf(label, 0, t)}</li>`;

/** @param {number} label @param {State} state @param {Actions} actions @param {Translate} t */
function line(label, state, actions, t) {
  const all = state.hand.filter((digit) => digit.label === label);
  const shown = state.isHandWhole ? all : all.slice(-SHOWN);
  const focusable = shown.find(({ id }) => id === state.handShown) ?? shown[0];
  return html`
    <li>
      ${kindOf(label, all.length, t)}
      <div role="toolbar" aria-label=${t('handOf', { label, count: all.length })}
        @keydown=${moveFocus} @focusin=${keepFocus}>
        ${repeat(
          shown,
          ({ id }) => id,
          (digit) => picture(digit, digit === focusable, state, actions, t),
        )}
      </div>
    </li>`;
}

/** @param {OwnDigit} digit @param {boolean} isFirst @param {State} state @param {Actions} actions @param {Translate} t */
function picture(digit, isFirst, state, { showDigit }, t) {
  const { id, label, pixels } = digit;
  const answer = trained(state) ? answerTo(digit, state) : null;
  const read = answer?.best ?? '?';
  const values = { label, id, read };
  const isRight = answer?.best === label;
  const isOther = canSay(state) && !isJudged(digit, state);
  const unread = t(isOther ? 'handDigitOther' : 'handDigit', values);
  const name = answer ? t(isRight ? 'handDigitRight' : 'handDigitWrong', values) : unread;
  return html`
    <button tabindex=${isFirst ? 0 : -1} aria-pressed=${id === state.handShown} aria-label=${name}
      data-right=${answer ? isRight : nothing} ?data-other=${isOther} @click=${() => showDigit(id)}>
      <canvas class="digit" ${ink(pixels)}></canvas>
      ${answer && !isRight ? html`<span aria-hidden="true">✗ ${read}</span>` : nothing}
    </button>`;
}

/** The digit that is chosen, what is read there, and what is nearest to it. @param {State} state @param {Actions} actions @param {Translate} t */
function chosen(state, { removeDigit, relabelDigit }, t) {
  const digit = state.hand.find(({ id }) => id === state.handShown);
  if (!digit) return nothing;
  const { id, label, pixels, writer } = digit;
  const answer = trained(state) ? answerTo(digit, state) : null;
  const isWrong = answer && answer.best !== label;
  return html`
    <article class="own-digit" aria-label=${t('handDigit', { label, id })}>
      <canvas class="digit" role="img" aria-label=${t('handDigit', { label, id })} ${ink(pixels)}></canvas>
      <div>
        <p role="status">${isWrong ? t('handIsRead', { label, read: answer.best ?? '?' }) : t('handIs', { label })}</p>
        ${canSay(state) && !isJudged(digit, state) ? html`<p class="note">${t('handIsOther')}</p>` : nothing}
        ${writer ? html`<p class="note">${t('handBy', { name: writer })}</p>` : nothing}
        <label class="field"><span>${t('handReally')}</span>
          <select @change=${(/** @type {any} */ { target }) => relabelDigit(id, Number(target.value))}>
            ${DIGITS.map((digit) => html`<option value=${digit} .selected=${live(digit === label)}>${digit}</option>`)}
          </select>
        </label>
        <button @click=${() => removeDigit(id)}>${t('handRemove', { label })}</button>
      </div>
      ${isWrong ? nearestPanel(digit, state, t) : nothing}
    </article>`;
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
const changes = ({ hand, handBefore }, { undoDigits, forgetHand }, t) => html`
  <p class="hand-changes">
    <button class="quiet" ?disabled=${!handBefore.length} @click=${undoDigits}>${t('handUndo')}</button>
    <button class="quiet" ?disabled=${!hand.length} @click=${forgetHand}>${t('handForget')}</button>
    <span class="note" role="status">${!hand.length && handBefore.length ? t('handForgotten') : nothing}</span>
  </p>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function files({ hand, handError, handOpened }, { saveHand, openHand }, t) {
  const open = (/** @type {any} */ { target }) => {
    const chosen = [...target.files];
    target.value = ''; // so that the same file can be chosen again
    if (chosen.length) openHand(chosen);
  };
  const save = (
    /** @type {import('./hand-file.js').HandFormat} */ format,
    /** @type {string} */ name,
  ) => html`
    <button ?disabled=${!hand.length} @click=${() => saveHand(format)}>${name}</button>`;
  const isOfFile = handError?.name === 'FileError' || handError?.name === 'PartError';
  return html`
    <h3>${t('handFiles')}</h3>
    <p class="hand-files">
      ${save('strokes', t('handSaveStrokes'))} ${save('images', t('handSaveImages'))} ${save('labels', t('handSaveLabels'))}
      <label class="file-button">${t('handOpen')}
        <input type="file" multiple @change=${open}>
      </label>
    </p>
    <p class="note">${withTerms(t, 'handFilesHint')}</p>
    <p class="note" role="status">
      ${handOpened ? openedText(handOpened, t) : nothing}
    </p>
    <div role="alert">
      ${handError && isOfFile ? html`<p class="problem">${t('handError', { reason: explain(t, handError) })}</p>` : nothing}
    </div>`;
}

/** What came of files. @param {import('./state.js').HandOpened} opened @param {Translate} t */
function openedText({ added, relabelled, known, pairs = [] }, t) {
  const counted = [
    added + known + relabelled ? t('handOpened', { count: added }) : t('handOpenedNone'),
    known ? t('handKnown', { count: known }) : '',
    relabelled ? t('handRelabelled', { count: relabelled }) : '',
  ];
  return [...counted, ...pairs.map((pair) => t('handPair', pair))].filter(Boolean).map((text) => [text, ' ']);
}
