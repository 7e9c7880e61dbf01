// grid-marks.js — finds the four corner marks of a sheet of boxes in a photo.

import { connectedParts } from './connected-parts.js';

/** Least contrast of a mark, which is printed black, with the paper. */
const LEAST_CONTRAST = 0.35;
/** Least pixels along the side of a mark; below, its gap is too narrow to be seen. */
const LEAST_SIDE = 9;
/** The square of a mark and its frame: how much smaller its side and its area are, and how far that may be off. */
const SIDE_RATIO = 3 / 7;
const AREA_RATIO = 9 / 24;
const MOST_OFF = 1.5;
/** Farthest that the middles of both may be apart, as a share of the mark's side. */
const APART_SHARE = 0.12;
/** Least area of the triangles of the sheet's corners, in squares of the largest mark's side; flat on, it is 290. */
const LEAST_AREA = 25;
/** How much larger the nearest mark may be than the farthest. */
const MOST_LARGER = 2.5;
/** So many of what looks like marks are considered, the largest: a drawn circle with a dot may be among them. */
const MOST_CONSIDERED = 10;

/**
 * @typedef {import('./connected-parts.js').Part} Part
 * @typedef {import('./homography.js').Point} Point
 *
 * @typedef {object} Marks
 * @property {Point[] | null} corners   the middles of the marks, clockwise as the photo is seen, beginning anywhere;
 *   null if there are not four
 * @property {number} found             how many things look like marks
 */

/**
 * The marks of the sheet.
 * @param {import('./plane.js').Plane} contrast   how much darker than its paper each pixel is
 * @returns {Marks}
 */
export function cornerMarks({ values, width, height }) {
  const mask = new Uint8Array(values.length);
  values.forEach((value, at) => {
    mask[at] = Number(value >= LEAST_CONTRAST);
  });
  const { parts } = connectedParts(mask, width, height);
  const squares = parts.filter((part) => sideOf(part) >= (LEAST_SIDE * SIDE_RATIO) / MOST_OFF);
  const marks = parts
    .filter((frame) => sideOf(frame) >= LEAST_SIDE)
    .flatMap((frame) => {
      const square = squares.find((each) => areMark(frame, each));
      return square ? [{ middle: middleOf(frame, square), side: sideOf(frame) }] : [];
    })
    .sort((a, b) => b.side - a.side)
    .slice(0, MOST_CONSIDERED);
  return { corners: largestQuadrilateral(marks), found: Math.min(marks.length, 4) };
}

/** The larger side. @param {Part} part */
const sideOf = ({ left, top, right, bottom }) => Math.max(right - left, bottom - top);

/** @param {import('./connected-parts.js').Box} box @returns {Point} */
const centreOf = ({ left, top, right, bottom }) => [(left + right) / 2, (top + bottom) / 2];

/** That of the square is the most exact; both together have half of its error. @param {Part} frame @param {Part} square @returns {Point} */
function middleOf(frame, square) {
  const [[x0, y0], [x1, y1]] = [centreOf(frame), centreOf(square)];
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}

/** Whether a number is about another. @param {number} value @param {number} expected */
const isAbout = (value, expected) => value <= expected * MOST_OFF && value >= expected / MOST_OFF;

/** Whether two parts are the frame and the square of a mark. @param {Part} frame @param {Part} square */
function areMark(frame, square) {
  const side = sideOf(frame);
  const isInside =
    square.left > frame.left &&
    square.top > frame.top &&
    square.right < frame.right &&
    square.bottom < frame.bottom;
  const [[x0, y0], [x1, y1]] = [centreOf(frame), centreOf(square)];
  return (
    isInside &&
    Math.hypot(x1 - x0, y1 - y0) <= APART_SHARE * side &&
    isAbout(sideOf(square) / side, SIDE_RATIO) &&
    isAbout(square.area / frame.area, AREA_RATIO)
  );
}

/** @param {{ middle: Point, side: number }[]} marks @returns {Point[] | null} */
function largestQuadrilateral(marks) {
  let [corners, largest] = [/** @type {Point[] | null} */ (null), 0];
  for (const four of foursOf(marks)) {
    const sides = four.map(({ side }) => side);
    if (Math.max(...sides) > MOST_LARGER * Math.min(...sides)) continue;
    const ordered = clockwise(four.map(({ middle }) => middle));
    const turns = ordered.map((corner, i) => turn(corner, ordered[(i + 1) % 4], ordered[(i + 2) % 4]));
    const area = turns.reduce((sum, each) => sum + each, 0);
    const isSheet = Math.min(...turns) > 2 * LEAST_AREA * Math.max(...sides) ** 2;
    if (isSheet && area > largest) [corners, largest] = [ordered, area];
  }
  return corners;
}

/** All choices of four. @template Item @param {Item[]} items @returns {Item[][]} */
const foursOf = (items) =>
  items.flatMap((a, i) =>
    items
      .slice(i + 1)
      .flatMap((b, j) =>
        items.slice(i + j + 2).flatMap((c, k) => items.slice(i + j + k + 3).map((d) => [a, b, c, d])),
      ),
  );

/** Twice the area of a triangle, positive if its corners turn clockwise. @param {Point} a @param {Point} b @param {Point} c */
const turn = ([ax, ay], [bx, by], [cx, cy]) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** @param {Point[]} points */
function clockwise(points) {
  const [x, y] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  const angle = (/** @type {Point} */ point) => Math.atan2(point[1] - y, point[0] - x);
  return [...points].sort((a, b) => angle(a) - angle(b));
}
