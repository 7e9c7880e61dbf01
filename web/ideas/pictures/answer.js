// answer.js — pictures of ideas about a network's answer: softmax, cross-entropy, the confusion matrix.

import { html, svg } from 'lit-html';
import { cssProperties } from '../../site/css-properties.js';
import { count, decimal, percent, significant, upTo } from '../../site/format.js';
import { scoresOf } from '../core/confusion.js';
import { crossEntropy } from '../core/cross-entropy.js';
import { softmax } from '../core/softmax.js';
import { field, outcome, plane, slider } from './parts.js';

/** @typedef {import('./parts.js').Scene} Scene */

/** More sums than these have no sliders. */
const SLIDERS = 4;
/** Sums from here on have a power that no number of the computer holds. */
const TOO_LARGE = 709;
/** What can be added to all sums. */
const SHIFT = 1000;

/** @param {number} number */
const power = (number) => (Number.isFinite(number) ? significant(number) : '∞');

/** Sums, their powers, and the shares, without and with the largest subtracted. @param {Scene} scene */
export function softmaxPicture(scene) {
  const { t, values, change } = scene;
  const { powers, total, shares } = softmax(values);
  const plain = values.map((sum) => Math.exp(sum));
  const largest = Math.max(...values);
  const isShifted = largest > TOO_LARGE;
  const shift = () => change(values.map((sum) => upToTenth(isShifted ? sum - SHIFT : sum + SHIFT)));
  return html`
    <table class="facts softmax">
      <thead>
        <tr>
          <th scope="col">${t('softmax.sum')}</th><th scope="col">${t('softmax.power')}</th>
          <th scope="col">${t('softmax.shifted', { largest: upTo(largest, 2) })}</th>
          <th scope="col">${t('softmax.share')}</th>
        </tr>
      </thead>
      ${values.map(
        (sum, index) => html`
        <tr>
          <td>${upTo(sum, 2)}</td><td>${power(plain[index])}</td><td>${power(powers[index])}</td>
          <td class="share"><i ${cssProperties({ '--share': shares[index] })}></i>${decimal(shares[index], 4)}</td>
        </tr>`,
      )}
      <tfoot>
        <tr>
          <th scope="row">${t('softmax.total')}</th>
          <td>${power(plain.reduce((all, each) => all + each, 0))}</td><td>${power(total)}</td><td>1</td>
        </tr>
      </tfoot>
    </table>
    ${
      values.length > SLIDERS
        ? ''
        : values.map((_, index) =>
            slider(scene, 'softmax', index, t('softmax.slider', { number: index + 1 }), {
              least: isShifted ? SHIFT - 5 : -5,
              most: isShifted ? SHIFT + 5 : 5,
            }),
          )
    }
    <button @click=${shift}>${t(isShifted ? 'softmax.unshift' : 'softmax.shift', { shift: SHIFT })}</button>
    ${outcome(t(isShifted ? 'softmax.hereShifted' : 'softmax.here'))}`;
}

/** @param {number} number */
const upToTenth = (number) => Math.round(number * 1000) / 1000;

/** The curve of −ln p, and a point on it. @param {Scene} scene */
export function crossEntropyPicture(scene) {
  const { t, values } = scene;
  const [p] = values;
  const { x, y, curve, drawn, axes } = plane([0, 1], [-0.3, 4.7]);
  const loss = crossEntropy(p);
  const shown = Math.min(loss, 4.7);
  return html`
    ${drawn(
      svg`${axes}
        <path class="curve hue-0" d=${curve((at) => crossEntropy(Math.max(at, 1e-3)))}></path>
        <path class="guide" d="M${x(p)} ${y(0)}V${y(shown)}H0"></path>
        <circle class="dot" cx=${x(p)} cy=${y(shown)} r="5"></circle>`,
      t('cross-entropy.picture'),
    )}
    ${slider(scene, 'cross-entropy', 0, t('cross-entropy.probability'), { least: 0.01, most: 1 })}
    ${outcome(
      t('cross-entropy.here', {
        p: upTo(p, 4),
        loss: decimal(loss, 4),
        gradient: decimal(p - 1, 3),
        guessing: decimal(crossEntropy(0.1), 4),
      }),
    )}`;
}

/** How often each of two digits was read as each. @param {Scene} scene */
export function confusionPicture(scene) {
  const { t, values } = scene;
  const [first, second, ...counts] = values;
  const four = /** @type {[number, number, number, number]} */ (counts);
  const { accuracy, recall, precision, all } = scoresOf(four);
  const cell = (/** @type {number} */ at, isRight = false) => html`
    <td ?data-marked=${isRight}>${count(four[at])}</td>`;
  return html`
    <table class="facts confusion">
      <thead>
        <tr>
          <td></td><th scope="col">${t('confusion-matrix.read', { digit: first })}</th>
          <th scope="col">${t('confusion-matrix.read', { digit: second })}</th>
        </tr>
      </thead>
      <tr><th scope="row">${t('confusion-matrix.is', { digit: first })}</th>${cell(0, true)}${cell(1)}</tr>
      <tr><th scope="row">${t('confusion-matrix.is', { digit: second })}</th>${cell(2)}${cell(3, true)}</tr>
    </table>
    <div class="fields">
      ${field(scene, 'confusion-matrix', 3, t('confusion-matrix.missed', { first, second }))}
      ${field(scene, 'confusion-matrix', 4, t('confusion-matrix.missed', { first: second, second: first }))}
    </div>
    ${outcome(
      t('confusion-matrix.here', {
        all: count(all),
        accuracy: percent(accuracy, 2),
        digit: first,
        recall: percent(recall, 2),
        precision: percent(precision, 2),
      }),
    )}`;
}
