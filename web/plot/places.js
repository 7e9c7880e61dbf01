// places.js — places on a plot's axis of epochs: where keys move the cursor, the rows of the table, and the part that
// is shown.

import { tickStep } from './scale.js';

/** @typedef {import('./svg.js').Curve} Curve */

/** The part of the axis that is shown. @typedef {{ start: number, end: number }} View */

/** Number of key presses with which an arrow key crosses the plot. */
const KEY_STEPS = 40;
/** Approximate number of rows of the table. */
const TABLE_ROWS = 40;
/** Of the whole axis, the least share that is shown. */
const LEAST_VIEW = 1 / 500;
/** How many times larger or smaller a key makes what is shown. */
const KEY_ZOOM = 2;

/** Those that have a name. @param {Curve[]} curves */
export const named = (curves) => curves.filter(({ faint }) => !faint);

/** The positions at which curves have values, ascending. @param {Curve[]} curves @returns {number[]} */
export const places = (curves) =>
  [...new Set(named(curves).flatMap(({ x, y }) => Array.from(x).filter((_, i) => y[i] !== null)))].sort(
    (a, b) => a - b,
  );

/**
 * The positions of the table's rows: whole epochs, about TABLE_ROWS of them, and the last point.
 * @param {Curve[]} curves
 * @returns {number[]}
 */
export function tablePositions(curves) {
  const all = places(curves);
  const last = all.at(-1);
  if (last === undefined) return [];
  const step = tickStep(last, TABLE_ROWS, 1);
  const rows = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  return [...new Set([...rows.filter((x) => x >= all[0]), last])];
}

/**
 * The position to which a key moves the cursor.
 * @param {string} key
 * @param {Curve[]} curves
 * @param {number | null} from   position of the cursor, if there is one
 * @returns {number | null}      null for other keys, or without values
 */
export function positionAfterKey(key, curves, from) {
  const all = places(curves);
  const [first, last] = [all[0], all.at(-1)];
  if (last === undefined) return null;
  const here = from ?? last;
  const step = (last - first) / KEY_STEPS;
  /** @type {Record<string, number>} */
  const found = {
    ArrowLeft: all.findLast((x) => x < here && x <= here - step) ?? first,
    ArrowRight: all.find((x) => x > here && x >= here + step) ?? last,
    ...{ Home: first, End: last },
  };
  return found[key] ?? null;
}

/** The nearest of some positions. @param {number[]} all  ascending @param {number} x @returns {number | null} */
export function nearest(all, x) {
  const next = all.find((each) => each >= x) ?? all.at(-1);
  if (next === undefined) return null;
  const before = all.findLast((each) => each < x);
  return before !== undefined && x - before < next - x ? before : next;
}

/**
 * A part of the axis as it can be shown: within the axis, and not too small.
 * @param {number} from @param {number} to   in any order
 * @param {number} whole   end of the axis, which begins at 0
 * @returns {View | null}  null for the whole axis
 */
export function viewOf(from, to, whole) {
  const span = Math.max(Math.abs(to - from), LEAST_VIEW * whole);
  if (span >= whole) return null;
  const start = Math.min(Math.max((from + to - span) / 2, 0), whole - span);
  return { start, end: start + span };
}

/**
 * The part that is shown after a key: + shows less, − shows more, Escape all.
 * @param {string} key
 * @param {View | null} view
 * @param {number} whole        end of the axis
 * @param {number | null} at    the place that stays where it is; by default the middle
 * @returns {View | null | undefined}  undefined for a key that changes nothing
 */
export function viewAfterKey(key, view, whole, at) {
  if (key === 'Escape') return view ? null : undefined;
  const factor = { '+': 1 / KEY_ZOOM, '=': 1 / KEY_ZOOM, '-': KEY_ZOOM, '−': KEY_ZOOM }[key];
  if (!factor || (factor > 1 && !view)) return undefined;
  const { start, end } = view ?? { start: 0, end: whole };
  const fixed = at !== null && at >= start && at <= end ? at : (start + end) / 2;
  return viewOf(fixed - factor * (fixed - start), fixed + factor * (end - fixed), whole);
}
