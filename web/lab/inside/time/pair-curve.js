// pair-curve.js — how many images of two digits were taken for the other one, over the moments of a run.

import { nothing, svg } from 'lit-html';
import { decimal, percent, upTo } from '../../../site/format.js';
import { shareOf } from './figures.js';

/** @typedef {import('./figures.js').Found} Found */

/** Of the drawing, in units of its own. */
const WIDTH = 360;
const HEIGHT = 140;
const LEFT = 54;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 26;
/** The early part is drawn wider: places go by log(step + last / EARLY), as the moments that are kept do. */
const EARLY = 32;
const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];
/** Least distance of two numbers below the axis. */
const APART = 44;

/**
 * The drawing.
 * @param {object} what
 * @param {Found[]} what.moments   ascending
 * @param {[number, number]} what.pair
 * @param {number} what.epoch      that is shown
 * @param {number | null} what.apart   from which on they are told apart
 * @param {number} what.end        epochs of the run
 */
export function pairCurve({ moments, pair, epoch, apart, end }) {
  const series = [pair, [pair[1], pair[0]]].map(([from, to]) =>
    moments.map(({ found }) => shareOf(found.confusion, from, to)),
  );
  const top = Math.max(0.02, ...series.flat());
  const early = Math.max(end, 1e-9) / EARLY;
  const x = (/** @type {number} */ at) =>
    LEFT + ((WIDTH - LEFT - RIGHT) * Math.log(1 + at / early)) / Math.log(1 + end / early);
  const y = (/** @type {number} */ share) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - share / top);
  const line = (/** @type {number[]} */ shares) =>
    shares.map((share, i) => `${x(moments[i].epoch).toFixed(1)},${y(share).toFixed(1)}`).join(' ');
  return svg`
    ${apart === null ? nothing : svg`<rect class="apart" x=${x(apart)} y=${TOP} width=${x(end) - x(apart)} height=${y(0) - TOP}></rect>`}
    <line class="axis" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(0)} y2=${y(0)}></line>
    ${[top / 2, top].map(
      (share) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(share)} y2=${y(share)}></line>`,
    )}
    ${[0, top].map(
      (share) =>
        svg`<text x=${LEFT - 6} y=${y(share) + 4} text-anchor="end">${share ? percent(share, top < 0.1 ? 1 : 0) : '0'}</text>`,
    )}
    ${ticks(x, end).map(
      (at) =>
        svg`<text x=${x(at)} y=${HEIGHT - 8} text-anchor="middle">${at ? upTo(at, 2) : decimal(0, 0)}</text>`,
    )}
    <line class="now" x1=${x(epoch)} x2=${x(epoch)} y1=${TOP} y2=${y(0)}></line>
    ${series.map((shares, i) => svg`<polyline data-hue=${i} points=${line(shares)}></polyline>`)}
    ${series.map((shares, i) =>
      shares.map(
        (share, j) => svg`<circle data-hue=${i} cx=${x(moments[j].epoch)} cy=${y(share)} r="2.5"></circle>`,
      ),
    )}`;
}

/** Epochs below the axis, none too near to another. @param {(at: number) => number} x @param {number} end */
function ticks(x, end) {
  const chosen = [0];
  for (const at of TICKS)
    if (x(at) - x(chosen[chosen.length - 1]) >= APART && x(end) - x(at) >= APART) chosen.push(at);
  return [...chosen, end];
}

export const VIEW_BOX = `0 0 ${WIDTH} ${HEIGHT}`;
