// time-panel.js — the run, moment by moment: the test images at the moment that is shown, and what came when.

import './time.css';

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';
import { passesOn } from '../../../shared/layer-facts.js';
import { cssProperties } from '../../../site/css-properties.js';
import { count, decimal, megabytes, percent, upTo } from '../../../site/format.js';
import { className } from '../../digit/class-name.js';
import {
  cellOf,
  digitsIn,
  foundOf,
  middlesOf,
  nearestPair,
  READ_FROM,
  rowSum,
  shareOf,
  toldApart,
  worstPair,
} from './figures.js';
import { hasRun } from './moment-bar.js';
import { pairCurve, VIEW_BOX } from './pair-curve.js';
import { plane } from './plane.js';
import { canLook } from './time.js';

/** @typedef {import('../room.js').Scene} Scene */
/** @typedef {import('../../../shared/protocol.js').MomentsSummary} MomentsSummary */
/** @typedef {import('../../../shared/protocol.js').MomentSeen} MomentSeen */

/** Digits with which the pair begins before a mistake is known: said of them is that they are learnt abruptly. @type {[number, number]} */
const FIRST_PAIR = [1, 7];

/** Before it, in epochs, the moments that are kept have names of steps: two of them may round to the same epoch. */
const EARLY = 0.1;

/** The panel. @param {Scene} scene */
export function timePanel(scene) {
  const { room, of, verbs } = scene;
  const { summary } = room.time;
  return html`
    <div class="time" aria-labelledby="time" role="group" ${ref(verbs.watch)}>
      <h2 id="time" tabindex="-1">${of('time.title')}</h2>
      <p class="lead">${of('time.lead')}</p>
      ${hasRun(summary) ? moment(scene, summary) : html`<p class="note">${of('time.noRun')}</p>`}
    </div>`;
}

// ---- The moment ----

/** @param {Scene} scene @param {MomentsSummary} summary */
function moment(scene, summary) {
  const { seen } = scene.room.time;
  if (!seen) return nothing;
  return html`
    <div class="pictures">
      ${planePicture(scene, summary, seen)}
      ${matrix(scene, seen)}
    </div>
    ${pairs(scene, summary, seen)}
    ${list(scene, summary)}`;
}

/** @param {Scene} scene @param {MomentsSummary} summary @param {MomentSeen} seen */
function planePicture({ state, room, of, t }, summary, seen) {
  const { points } = seen.found;
  const { labels, shares } = seen.plane;
  const middles = middlesOf(points, labels);
  const pair = nearestPair(middles);
  const name = (/** @type {number} */ digit) => className(t, state.dataset, digit);
  const frame = summary.moments[summary.moments.length - 1].found?.points ?? points;
  const said = pair ? of('plane.nearest', { a: name(pair[0]), b: name(pair[1]) }) : '';
  const before = room.seen?.facts.slice(0, -1) ?? [];
  const hasHidden = before.some((facts) => facts.kind !== 'rescaling' && !passesOn(facts));
  const title = of(hasHidden ? 'plane.title' : 'plane.ofPixels');
  const view = { points, labels, frame, middles, own: seen.drawing?.point ?? null, pair: room.time.pair };
  return html`
    <figure class="plane">
      <figcaption><h3>${title}</h3></figcaption>
      <canvas role="img" aria-label=${`${title}. ${said}`} ${plane({ ...view, theme: state.theme })}></canvas>
      <p>${said} ${of(state.insidePlace.image || !state.drawing ? 'plane.image' : 'plane.drawing')}</p>
      <p class="note">${of('plane.how', { count: labels.length, share: percent(shares[0] + shares[1], 0) })}</p>
    </figure>`;
}

/** @param {Scene} scene @param {MomentSeen} seen */
function matrix({ state, of, t }, { found: { confusion } }) {
  const digits = digitsIn(confusion);
  const name = (/** @type {number} */ digit) => className(t, state.dataset, digit);
  const wrong = digits.flatMap((a) => digits.filter((b) => b !== a).map((b) => cellOf(confusion, a, b)));
  const most = Math.max(1, ...wrong);
  const cell = (/** @type {number} */ label, /** @type {number} */ read) => {
    const images = cellOf(confusion, label, read);
    const isRight = label === read;
    const tint = isRight ? images / (rowSum(confusion, label) || 1) : Math.sqrt(images / most);
    return html`
      <td data-right=${isRight} title=${of('matrix.cell', { count: images, label: name(label), read: name(read) })}
        ${cssProperties({ '--tint': tint.toFixed(3) })}>${images || '·'}</td>`;
  };
  return html`
    <figure class="moment-matrix">
      <figcaption><h3>${of('matrix.title')}</h3></figcaption>
      <table aria-label=${of('matrix.title')}>
        <thead><tr><td></td>${digits.map((digit) => html`<th scope="col" title=${name(digit)}>${digit}</th>`)}</tr></thead>
        <tbody>
          ${digits.map(
            (label) => html`
              <tr><th scope="row" title=${name(label)}>${label}</th>${digits.map((read) => cell(label, read))}</tr>`,
          )}
        </tbody>
      </table>
      <p>${worstOf(confusion, name, of)}</p>
      <p class="note">${of('matrix.how')}</p>
    </figure>`;
}

/** @param {ArrayLike<number>} confusion @param {(digit: number) => string} name @param {Scene['of']} of */
function worstOf(confusion, name, of) {
  const pair = worstPair(confusion);
  if (!pair) return of('matrix.none');
  const [a, b] = pair;
  return of('matrix.worst', {
    ...{ a: name(a), b: name(b), ab: count(cellOf(confusion, a, b)), ba: count(cellOf(confusion, b, a)) },
  });
}

// ---- A pair of digits over the run ----

/** @param {Scene} scene @param {MomentsSummary} summary @param {MomentSeen} seen */
function pairs(scene, summary, seen) {
  const { state, room, verbs, of, t } = scene;
  const moments = foundOf(summary);
  const digits = digitsIn(seen.found.confusion);
  const pair =
    room.time.pair ??
    (FIRST_PAIR.every((digit) => digits.includes(digit))
      ? FIRST_PAIR
      : /** @type {[number, number]} */ (digits.slice(0, 2)));
  if (pair.length < 2) return nothing;
  const name = (/** @type {number} */ digit) => className(t, state.dataset, digit);
  const [a, b] = pair;
  const found = moments.length === summary.moments.length ? toldApart(moments, pair) : null;
  const choose = (/** @type {0 | 1} */ place) => (/** @type {Event} */ event) =>
    verbs.choosePair(place, Number(/** @type {HTMLSelectElement} */ (event.target).value), pair);
  const select = (/** @type {0 | 1} */ place) => html`
    <label class="field"><span>${of(place ? 'pair.second' : 'pair.first')}</span>
      <select @change=${choose(place)}>
        ${digits.map((digit) => html`<option value=${digit} .selected=${live(digit === pair[place])}>${name(digit)}</option>`)}
      </select></label>`;
  const lines = [
    [a, b],
    [b, a],
  ].map(
    ([from, to], i) => html`<span data-hue=${i}>${of('pair.line', { a: name(from), b: name(to) })}</span>`,
  );
  return html`
    <section class="pair" aria-labelledby="pair-title">
      <h3 id="pair-title" tabindex="-1">${of('pair.title', { a: name(a), b: name(b) })}</h3>
      <div class="pair-choice">${select(0)}${select(1)}</div>
      <p role="status">${apart(scene, summary, pair, found)}</p>
      <p class="keys">${lines}</p>
      <svg class="pair-curve" viewBox=${VIEW_BOX} role="img"
        aria-label=${of('pair.curve', { a: name(a), b: name(b) })}>
        ${pairCurve({ moments, pair, epoch: seen.epoch, apart: found?.moment.epoch ?? null, end: summary.moments[summary.moments.length - 1].epoch })}
      </svg>
      <p class="note">${of('pair.how', { percent: percent(READ_FROM, 0) })}</p>
    </section>`;
}

/**
 * When the two were told apart, in words.
 * @param {Scene} scene @param {MomentsSummary} summary @param {[number, number]} pair
 * @param {ReturnType<typeof toldApart>} found   once all moments are evaluated
 */
function apart({ state, of, t }, summary, pair, found) {
  const moments = foundOf(summary);
  if (moments.length < summary.moments.length)
    return of('pair.waits', { done: moments.length, count: summary.moments.length });
  const [a, b] = pair.map((digit) => className(t, state.dataset, digit));
  const { confusion } = moments[moments.length - 1].found;
  const [ofA, ofB] = pair.map((digit) => percent(shareOf(confusion, digit, digit)));
  const values = { a, b, ofA, ofB };
  if (!found) return of('pair.never', values);
  const { moment, before, isWide } = found;
  const from = { from: upTo(before?.epoch ?? 0, 2), fromStep: count(before?.step ?? 0) };
  return of(isWide ? 'pair.between' : 'pair.apart', {
    ...{ ...values, ...from, epoch: upTo(moment.epoch, 2), step: count(moment.step) },
  });
}

// ---- The moments that are kept ----

/** @param {Scene} scene @param {MomentsSummary} summary */
function list({ state, room, verbs, of }, summary) {
  const { moments, bytes, budgetBytes } = summary;
  const { seen } = room.time;
  return html`
    <section class="kept" aria-labelledby="kept-title">
      <h3 id="kept-title">${of('kept.title')}</h3>
      <ol>
        ${moments.map(
          ({ step, epoch, found }) => html`
            <li>
              <button aria-pressed=${step === seen?.step} ?disabled=${!canLook(state)}
                aria-label=${of('kept.name', { step: count(step), epoch: decimal(epoch, 2), percent: found ? percent(found.accuracy) : '–' })}
                @click=${() => verbs.moveTo(step)}>
                <span>${epoch < EARLY ? of('kept.step', { step: count(step) }) : of('kept.epoch', { epoch: decimal(epoch, 2) })}</span>
                <i ${cssProperties({ '--share': found?.accuracy ?? 0 })}></i>
                <b>${found ? percent(found.accuracy) : '–'}</b>
              </button>
            </li>`,
        )}
      </ol>
      ${room.seen?.facts.some(({ kind }) => kind === 'batchnorm') ? html`<p class="note">${of('kept.batchnorm')}</p>` : nothing}
      <p class="note">${of('kept.how', {
        ...{ megabytes: megabytes(bytes), budget: megabytes(budgetBytes) },
        fingerprint: seen?.fingerprint ?? '–',
      })}</p>
    </section>`;
}
