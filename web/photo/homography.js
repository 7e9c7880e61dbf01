// homography.js — the projective map from a square to a quadrilateral: how a camera sees a flat sheet.

/** @typedef {[x: number, y: number]} Point */

/**
 * Maps the unit square to a quadrilateral (Heckbert, "Fundamentals of Texture Mapping and Image Warping", 1989).
 * @param {Point[]} corners   where (0, 0), (1, 0), (1, 1) and (0, 1) go; no three of them on one line
 * @returns {(u: number, v: number) => Point}
 */
export function homography([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]) {
  const [dx1, dy1, dx2, dy2] = [x1 - x2, y1 - y2, x3 - x2, y3 - y2];
  const [sumX, sumY] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sumX * dy2 - dx2 * sumY) / area;
  const h = (dx1 * sumY - sumX * dy1) / area;
  const [a, b] = [x1 - x0 + g * x1, x3 - x0 + h * x3];
  const [d, e] = [y1 - y0 + g * y1, y3 - y0 + h * y3];
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [(a * u + b * v + x0) / w, (d * u + e * v + y0) / w];
  };
}
