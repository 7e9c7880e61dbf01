// descent.js — gradient descent on a line through points, by all points, by some or by one at a time; and on a
// parabola with any learning rate.

import { normal, randomNumbers, shuffled } from './random.js';

/** @typedef {{ slope: number, height: number }} Fit   its height is that at 0 */
/** @typedef {{ x: number, y: number }} Point */

/** The points that the line is to go through, as well as a line can. @type {Point[]} */
export const POINTS = makePoints();

function makePoints() {
  const random = randomNumbers(3);
  return Array.from({ length: 24 }, (_, index) => {
    const x = (2 * index) / 23 - 1;
    return { x, y: 0.4 + 1.2 * x + 0.5 * normal(random) };
  });
}

/** Where every path begins. @type {Fit} */
export const START = { slope: -1.6, height: 2.2 };

/** Of one step. */
export const RATE = 0.3;

/** Half the mean square of what the line is off by. @param {Fit} line @param {Point[]} [points] */
export const lossOf = ({ slope, height }, points = POINTS) =>
  points.reduce((sum, { x, y }) => sum + (slope * x + height - y) ** 2, 0) / points.length / 2;

/** The gradient of the loss. @param {Fit} line @param {Point[]} [points] @returns {Fit} */
export function gradientOf({ slope, height }, points = POINTS) {
  const sum = { slope: 0, height: 0 };
  for (const { x, y } of points) {
    const error = slope * x + height - y;
    sum.slope += error * x;
    sum.height += error;
  }
  return { slope: sum.slope / points.length, height: sum.height / points.length };
}

/**
 * The lines that gradient descent passes through, the first one included.
 * @param {number} batch    points a step
 * @param {number} epochs   passes over all points
 * @returns {Fit[]}
 */
export function descend(batch, epochs) {
  const random = randomNumbers(11);
  const path = [START];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffled(POINTS.length, random);
    for (let first = 0; first < order.length; first += batch) {
      const line = path[path.length - 1];
      const d = gradientOf(
        line,
        order.slice(first, first + batch).map((index) => POINTS[index]),
      );
      path.push({ slope: line.slope - RATE * d.slope, height: line.height - RATE * d.height });
    }
  }
  return path;
}

/** The line with the least loss, by the normal equations. @returns {Fit} */
export function bestLine() {
  const mean = (/** @type {(point: Point) => number} */ of) =>
    POINTS.reduce((sum, point) => sum + of(point), 0) / POINTS.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const slope = mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
  return { slope, height: y - slope * x };
}

/**
 * Lines whose loss is larger than the least by a given amount: an ellipse.
 * @param {number} more
 * @param {number} count   of lines, once around
 * @returns {Fit[]}
 */
export function contour(more, count) {
  const best = bestLine();
  const least = lossOf(best);
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    const [slope, height] = [Math.cos(angle), Math.sin(angle)];
    const steepness = lossOf({ slope: best.slope + slope, height: best.height + height }) - least;
    const far = Math.sqrt(more / steepness);
    return { slope: best.slope + far * slope, height: best.height + far * height };
  });
}

/**
 * The weights that gradient descent passes through on the parabola w², the first one included.
 * @param {number} rate @param {number} steps @param {number} [start]
 */
export function descendParabola(rate, steps, start = 1) {
  const path = [start];
  for (let step = 0; step < steps; step++) path.push(path[step] - rate * 2 * path[step]);
  return path;
}

/**
 * What a learning rate does on that parabola, where a step multiplies the weight by 1 − 2·rate.
 * @param {number} rate
 * @returns {'slow' | 'right' | 'hops' | 'flees'}
 */
export function verdictOn(rate) {
  const factor = 1 - 2 * rate;
  if (factor <= -1) return 'flees';
  if (factor < -0.1) return 'hops';
  return factor > 0.8 ? 'slow' : 'right';
}
