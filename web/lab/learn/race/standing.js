// standing.js — how a race stands: who leads, who has which place, and the curves of the picture.

import { guessingLoss, isFarAboveGuessing } from '../../../worker/divergence.js';

/**
 * @typedef {import('./state.js').Race} Race
 * @typedef {import('./state.js').Lane} Lane
 * @typedef {import('./state.js').Pace} Pace
 *
 * @typedef {object} Standing
 * @property {number[]} leaders     lanes, counted from 0: more than one if they are level
 * @property {number} accuracy      theirs
 * @property {number | null} next   accuracy of the best lane behind them; null without one
 * @property {number} count         images that this was measured with
 * @property {Pace} pace            along which this was found
 * @property {number | null} at     images that each lane has trained on, or seconds; null at the end
 */

/** What the horizontal axis of the picture counts. @param {Pace} pace */
const axisOf = (pace) => (pace === 'images' ? 'images' : 'seconds');

/** Whether a lane has dropped out. @param {Lane} lane */
export const isOut = ({ ended }) => ended === 'diverged' || ended === 'failed';

/** Whether its loss is so high that its steps are probably too large. @param {Lane} lane */
export function hasRunAway({ marks, result, settings }) {
  const { layers, classes } = settings;
  const guessing = guessingLoss({
    layers: [{ text: layers.slice(layers.lastIndexOf('|') + 1) }],
    outputCount: classes.split(',').length,
  });
  return isFarAboveGuessing((result ?? marks.at(-1))?.loss ?? 0, guessing);
}

/** The value, or null if it cannot be drawn. @param {number} value */
const finite = (value) => (Number.isFinite(value) ? value : null);

/**
 * The curve of a lane.
 * @param {Lane} lane @param {'accuracy' | 'loss'} measure @param {Pace} pace
 * @returns {import('../../../plot/scale.js').Series}
 */
export const laneCurve = ({ marks }, measure, pace) => ({
  x: marks.map((mark) => mark[axisOf(pace)]),
  y: marks.map((mark) => finite(mark[measure])),
});

/**
 * Up to where all lanes that still race can be compared, in images or seconds. Nothing holds back who has stopped.
 * @param {Lane[]} lanes @param {Pace} pace
 */
function comparedTo(lanes, pace) {
  const lasts = lanes
    .filter(({ ended }) => ended === 'racing')
    .map(({ marks }) => marks.at(-1)?.[axisOf(pace)] ?? 0);
  return lasts.length ? Math.min(...lasts) : Infinity;
}

/** What a lane had reached by then. @param {Lane} lane @param {number} at @param {Pace} pace */
const markBy = ({ marks }, at, pace) => marks.findLast((mark) => mark[axisOf(pace)] <= at);

/**
 * What each lane has reached where all can be compared: at the end on all test images. Null for a lane that is out, or has
 * not been measured.
 * @param {Race} race @param {Pace} pace
 */
function reached({ lanes }, pace) {
  const isOver = lanes.every(({ result, ended }) => result || ended === 'diverged' || ended === 'failed');
  const at = comparedTo(lanes, pace);
  const found = lanes.map((lane) => {
    if (isOut(lane)) return null;
    return isOver ? lane.result : (markBy(lane, at, pace) ?? null);
  });
  return { found, at, isOver };
}

/**
 * The place of each lane, from 1, by accuracy; lanes that are level share one. Null for a lane that has none.
 * @param {Race} race @param {Pace} pace
 */
export function places(race, pace) {
  const { found } = reached(race, pace);
  return found.map((own) =>
    own ? 1 + found.filter((other) => other && other.accuracy > own.accuracy).length : null,
  );
}

/** Who leads; null before anybody has taken a step, or if all are out. @param {Race} race @param {Pace} pace @returns {Standing | null} */
export function standing(race, pace) {
  const { found, at, isOver } = reached(race, pace);
  const accuracies = found.flatMap((each) => (each ? [each.accuracy] : []));
  if (!accuracies.length || at === 0) return null;
  const accuracy = Math.max(...accuracies);
  const behind = accuracies.filter((each) => each < accuracy);
  const [last] = race.lanes.filter(({ marks }) => marks.length).map(({ marks }) => marks[0].count);
  return {
    leaders: [...found.keys()].filter((i) => found[i]?.accuracy === accuracy),
    accuracy,
    next: behind.length ? Math.max(...behind) : null,
    count: isOver ? (found.find((each) => each)?.count ?? last) : last,
    ...{ pace, at: isOver || at === Infinity ? null : at },
  };
}

/** Where the horizontal axis ends. @param {Race} race @param {Pace} pace */
export function axisEnd({ lanes, total }, pace) {
  if (pace === 'images') return total;
  const longest = Math.max(...lanes.map(({ seconds }) => seconds), 0.1);
  const power = 10 ** Math.floor(Math.log10(longest));
  // It grows in few steps, so that the picture rests between them.
  return ([1, 1.5, 2, 3, 4, 5, 6, 8].find((each) => each * power >= longest) ?? 10) * power;
}
