// rulings.js — removes ruled lines that digits touch or cross: lined and squared paper, base lines, boxes.
//
// Where a ruling is alone, the ink across it is a short run of pixels; where a stroke crosses it, the run is
// longer. Short runs are traced from column to column, traces on one line are linked across the strokes between
// them, and the traces of lines that are long enough are erased. Strokes keep their pixels where they cross a
// line, so that nothing has to be repaired. Staff lines of music are removed in the same way ("line tracking" in
// Dalitz et al., "A Comparative Study of Staff Removal Algorithms", 2008).

import { maskStrokeWidth } from './stroke-width.js';

/** Most pixels across a ruling, as a share of the photo's shorter side. */
const THICKEST_SHARE = 1 / 60;
/** Least length of a trace in pixels, and in widths of its ruling. */
const LEAST_TRACE = 6;
const LEAST_ASPECT = 2;
/** How far a trace may lie beside the ruling that it continues: in pixels, and more per pixel of the gap. */
const LEAST_OFFSET = 2;
const OFFSET_PER_PIXEL = 0.04;
/** Longest gap in a ruling, as a share of the photo's side along it. */
const LONGEST_GAP = 0.35;
/** A ruling's direction is that of its last pixels, so many of them, because photos bend lines; its end, of fewer. */
const DIRECTION_LENGTH = 150;
const END_LENGTH = 16;
/** Steepest direction of a ruling, and how much rulings of one page differ in it; 20° and 3°. */
const STEEPEST = 0.36;
const PARALLEL = 0.05;
/** Least share of a ruling on which it is alone. */
const LEAST_COVERAGE = 0.35;
/** Least length as a share of the photo's side; rulings from border to border may be shorter. */
const LEAST_LENGTH = 0.5;
const LEAST_CROSSING = 0.1;
/** So many rulings make a ruled page. Fewer have to be this long, */
const SEVERAL = 3;
const LEAST_LENGTH_OF_FEW = 0.8;
/** and either thinner than this share of the strokes, or longer than all other ink, as a share of the side. */
const THIN_SHARE = 0.6;
const WRITING_SHARE = 0.8;

/**
 * @typedef {object} Trace   short runs in neighbouring columns
 * @property {number} start       the first column
 * @property {number[]} tops      first row of each run
 * @property {number[]} bottoms   row after each run
 *
 * @typedef {Trace[]} Ruling      from left to right
 *
 * @typedef {object} Line         on which a ruling goes on
 * @property {number} x           column and row of its end
 * @property {number} y
 * @property {number} slope       rows per column
 */

/**
 * The ink without rulings, near horizontal and near vertical ones. Pale rulings, which are ink in some places only, are
 * whole at a lower threshold.
 * @param {Uint8Array} ink     [height, width], 1 for ink; it is not changed
 * @param {Uint8Array} faint   the same at a lower threshold
 * @param {number} width
 * @param {number} height
 * @returns {Uint8Array}
 */
export function withoutCrossedRulings(ink, faint, width, height) {
  return withoutRulingsOf(faint, withoutRulingsOf(ink, ink, width, height), width, height);
}

/**
 * The ink without the rulings that are seen in a mask.
 * @param {Uint8Array} mask @param {Uint8Array} ink @param {number} width @param {number} height
 */
function withoutRulingsOf(mask, ink, width, height) {
  const thickest = Math.max(3, Math.round(Math.min(width, height) * THICKEST_SHARE));
  const horizontal = rulingsOf(mask, width, height, thickest);
  // Without the horizontal rulings the vertical ones are not interrupted.
  const upright = transposed(erased(mask, width, horizontal), width, height);
  const vertical = rulingsOf(upright, height, width, thickest);
  if (!horizontal.length && !vertical.length) return ink;
  const rest = erased(transposed(erased(ink, width, horizontal), width, height), height, vertical);
  const result = transposed(rest, height, width);
  const count = horizontal.length && horizontal.length + vertical.length;
  if (count >= SEVERAL) return result;
  const pen = maskStrokeWidth(result, width);
  const areRulings =
    pen > 0 &&
    areFewRulings(horizontal, width, pen, extentOf(rest, height)) &&
    areFewRulings(vertical, height, pen, extentOf(result, width));
  return areRulings ? result : ink;
}

/**
 * Whether one or two straight lines are rulings and not strokes of digits.
 * @param {Ruling[]} rulings
 * @param {number} side      of the photo, along them
 * @param {number} pen       width of the strokes
 * @param {number} writing   length of the other ink along them
 */
const areFewRulings = (rulings, side, pen, writing) =>
  rulings.every(
    (ruling) =>
      lengthOf(ruling) >= LEAST_LENGTH_OF_FEW * side &&
      (thicknessOf(ruling) <= THIN_SHARE * pen || writing < WRITING_SHARE * side),
  );

/** @param {Uint8Array} mask @param {number} width @param {number} height */
function transposed(mask, width, height) {
  const result = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result[x * height + y] = mask[y * width + x];
  }
  return result;
}

/** @param {Uint8Array} mask @param {number} width @param {Ruling[]} rulings */
function erased(mask, width, rulings) {
  const result = mask.slice();
  for (const { start, tops, bottoms } of rulings.flat()) {
    tops.forEach((top, i) => {
      for (let y = top; y < bottoms[i]; y++) result[y * width + start + i] = 0;
    });
  }
  return result;
}

/** From the first row with ink to the last. @param {Uint8Array} mask @param {number} width */
function extentOf(mask, width) {
  const first = mask.indexOf(1);
  return first < 0 ? 0 : Math.floor(mask.lastIndexOf(1) / width) - Math.floor(first / width) + 1;
}

/**
 * Near horizontal rulings of any number. The first to be found tell the page's direction, in which others are linked
 * better than in that of their own pieces.
 * @param {Uint8Array} mask @param {number} width @param {number} height @param {number} thickest
 */
function rulingsOf(mask, width, height, thickest) {
  const traces = tracesOf(mask, width, height, thickest);
  const border = 2 * thickest;
  const isAtBorder = (/** @type {number} */ x, /** @type {number} */ y) =>
    Math.min(x, y, width - x, height - y) <= border;
  const isRuling = (/** @type {Ruling} */ ruling) => {
    const length = lengthOf(ruling);
    const [first, last] = [ruling[0], /** @type {Trace} */ (ruling.at(-1))];
    const crosses =
      length >= LEAST_CROSSING * width &&
      isAtBorder(first.start, first.tops[0]) &&
      isAtBorder(endOf(last), last.tops[last.tops.length - 1]);
    const alone = ruling.reduce((sum, { tops }) => sum + tops.length, 0);
    const isLong = crosses || length >= LEAST_LENGTH * width;
    return isLong && alone >= LEAST_COVERAGE * length && Math.abs(slopeOf(ruling)) <= STEEPEST;
  };
  const first = linked(traces, width).filter(isRuling);
  if (!first.length) return first;
  const slopes = first.map((ruling) => slopeOf(ruling)).sort((a, b) => a - b);
  const usual = slopes[Math.floor(slopes.length / 2)];
  return linked(traces, width, usual).filter(
    (ruling) => isRuling(ruling) && Math.abs(slopeOf(ruling) - usual) <= PARALLEL,
  );
}

/**
 * Runs that continue each other.
 * @param {Uint8Array} mask @param {number} width @param {number} height @param {number} thickest
 * @returns {Trace[]}
 */
function tracesOf(mask, width, height, thickest) {
  /** @type {Trace[]} */
  const ended = [];
  /** @type {Trace[]} */
  let open = [];
  for (let x = 0; x <= width; x++) {
    const runs = x < width ? runsOf(mask, width, height, x).filter(([a, b]) => b - a <= thickest) : [];
    /** @type {Trace[]} */
    const next = [];
    for (const trace of open) {
      const at = runs.findIndex((run) => continues(trace, run));
      if (at < 0) ended.push(trace);
      else {
        const [[top, bottom]] = runs.splice(at, 1);
        trace.tops.push(top);
        trace.bottoms.push(bottom);
        next.push(trace);
      }
    }
    for (const [top, bottom] of runs) next.push({ start: x, tops: [top], bottoms: [bottom] });
    open = next;
  }
  return ended.filter(
    (trace) => trace.tops.length >= Math.max(LEAST_TRACE, LEAST_ASPECT * thicknessOf([trace])),
  );
}

/**
 * The runs of ink in a column: the first row of each, and the row after it.
 * @param {Uint8Array} mask @param {number} width @param {number} height @param {number} x
 */
function runsOf(mask, width, height, x) {
  /** @type {[number, number][]} */
  const runs = [];
  for (let y = 0; y < height; y++) {
    if (!mask[y * width + x]) continue;
    const top = y;
    while (y < height && mask[y * width + x]) y++;
    runs.push([top, y]);
  }
  return runs;
}

/** @param {Trace} trace @param {[number, number]} run */
function continues({ tops, bottoms }, [top, bottom]) {
  const [lastTop, lastBottom] = [tops[tops.length - 1], bottoms[bottoms.length - 1]];
  return (
    top <= lastBottom && bottom >= lastTop && Math.abs(top - lastTop) + Math.abs(bottom - lastBottom) <= 2
  );
}

/** @param {Trace} trace   the column after it */
const endOf = ({ start, tops }) => start + tops.length;
/** @param {Ruling} ruling */
const lengthOf = (ruling) => endOf(/** @type {Trace} */ (ruling.at(-1))) - ruling[0].start;

/** The mean over all columns. @param {Ruling} ruling */
function thicknessOf(ruling) {
  let [sum, count] = [0, 0];
  for (const { tops, bottoms } of ruling) {
    tops.forEach((top, i) => (sum += bottoms[i] - top));
    count += tops.length;
  }
  return sum / count;
}

/** Its middle in one of its columns. @param {Trace} trace @param {number} i */
const middleAt = ({ tops, bottoms }, i) => (tops[i] + bottoms[i]) / 2;

/**
 * Rows per column, of the straight line nearest to a ruling or to its last columns.
 * @param {Ruling} ruling @param {number} [length]   in columns
 */
function slopeOf(ruling, length = Infinity) {
  const from = endOf(/** @type {Trace} */ (ruling.at(-1))) - length;
  let [count, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
  for (const trace of ruling) {
    for (let i = Math.max(0, from - trace.start); i < trace.tops.length; i++) {
      const [x, y] = [trace.start + i - ruling[0].start, middleAt(trace, i)];
      count++;
      sumX += x;
      sumY += y;
      sumXX += x * x;
      sumXY += x * y;
    }
  }
  const spread = sumXX - (sumX * sumX) / count;
  return spread ? (sumXY - (sumX * sumY) / count) / spread : 0;
}

/**
 * The middle of the columns at one end of a trace; the very last may belong to a stroke.
 * @param {Trace} trace @param {number} sign   1 for its first columns, −1 for its last
 */
function endPoint(trace, sign) {
  const count = Math.min(END_LENGTH, trace.tops.length);
  const first = sign > 0 ? 0 : trace.tops.length - count;
  let sum = 0;
  for (let i = first; i < first + count; i++) sum += middleAt(trace, i);
  return { x: trace.start + first + (count - 1) / 2, y: sum / count };
}

/**
 * Traces that lie on one line. What is short may be part of a stroke, so that a trace continues it only where no long
 * ruling fits.
 * @param {Trace[]} traces
 * @param {number} width    of the photo
 * @param {number} [usual]      slope of the page's rulings, if it is known: those of pieces are near it
 * @returns {Ruling[]}
 */
function linked(traces, width, usual) {
  const [longestGap, sureLength] = [LONGEST_GAP * width, LEAST_CROSSING * width];
  /** @type {{ ruling: Ruling, end: Line }[]} */
  const open = [];
  for (const trace of traces.sort((a, b) => a.start - b.start)) {
    const begin = endPoint(trace, 1);
    let [best, least] = [/** @type {(typeof open)[0] | null} */ (null), Infinity];
    for (const each of open) {
      const gap = trace.start - endOf(/** @type {Trace} */ (each.ruling.at(-1)));
      if (gap < 0 || gap > longestGap) continue;
      const expected = each.end.y + each.end.slope * (begin.x - each.end.x);
      const offset = Math.abs(begin.y - expected) / (LEAST_OFFSET + OFFSET_PER_PIXEL * gap);
      const rank = lengthOf(each.ruling) < sureLength ? offset + 1 : offset;
      if (offset < 1 && rank < least) [best, least] = [each, rank];
    }
    const ruling = best ? best.ruling : [];
    ruling.push(trace);
    const slope = slopeOf(ruling, DIRECTION_LENGTH);
    const near = usual === undefined ? slope : Math.min(Math.max(slope, usual - PARALLEL), usual + PARALLEL);
    const end = { ...endPoint(trace, -1), slope: near };
    if (best) best.end = end;
    else open.push({ ruling, end });
  }
  return open.map(({ ruling }) => ruling);
}
