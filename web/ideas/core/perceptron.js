// perceptron.js — Rosenblatt's rule on the four points of a square: it finds a line where there is one.

/** @typedef {{ x: number, y: number, bias: number }} Weights   the weight of each input, and the bias */

/** The corners of a square, in the order in which they are shown. */
export const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

/** What each corner is to become. @type {{ id: string, targets: number[] }[]} */
export const PROBLEMS = [
  { id: 'and', targets: [0, 0, 0, 1] },
  { id: 'or', targets: [0, 1, 1, 1] },
  { id: 'xor', targets: [0, 1, 1, 0] },
];

/** Whether the unit fires. @param {Weights} weights @param {number[]} corner */
export const fires = ({ x, y, bias }, [right, up]) => Number(x * right + y * up + bias > 0);

/** How many corners the unit has right. @param {Weights} weights @param {number[]} targets */
export const rightCount = (weights, targets) =>
  CORNERS.filter((corner, index) => fires(weights, corner) === targets[index]).length;

/**
 * The weights after each corner that was shown, the first ones included. They change after a mistake only.
 * @param {number[]} targets @param {number} steps
 * @returns {Weights[]}
 */
export function learn(targets, steps) {
  const path = [{ x: 0, y: 0, bias: 0 }];
  for (let step = 0; step < steps; step++) {
    const corner = CORNERS[step % CORNERS.length];
    const { x, y, bias } = path[step];
    const error = targets[step % CORNERS.length] - fires(path[step], corner);
    path.push({ x: x + error * corner[0], y: y + error * corner[1], bias: bias + error });
  }
  return path;
}

/** Two units whose lines bound the band in which XOR is 1: OR, and not AND. @type {Weights[]} */
export const HIDDEN = [
  { x: 1, y: 1, bias: -0.5 },
  { x: -1, y: -1, bias: 1.5 },
];

/** A layer of two units, and one that fires if both do. @param {number[]} corner */
export const firesInTwoLayers = (corner) =>
  fires(
    { x: 1, y: 1, bias: -1.5 },
    HIDDEN.map((unit) => fires(unit, corner)),
  );
