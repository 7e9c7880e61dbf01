// paper.js — computes how much darker than its paper each pixel of a photo is, independently of the lighting.
//
// The paper without ink is estimated by a morphological closing: the minima of the photo's maxima over a window
// (Serra, "Image Analysis and Mathematical Morphology", 1982). It removes dark things narrower than the window,
// such as strokes, and keeps edges of shadows sharp. A mean over a window, as in the thresholds of Sauvola (2000)
// and Bradley (2007), blurs these edges, and ink is found along them.

import { closing, inverse, reduced, sampler } from './plane.js';
import { isLightOnDark } from './polarity.js';

/**
 * The window's side as a share of the photo's shorter side. Strokes of a usual pen are narrower than the first; for
 * thick markers, which are wider, the next is used. Larger windows keep the edges of fewer shadows.
 */
const WINDOW_SHARES = [1 / 3, 2 / 3, 2];

/** Where the paper is less than this many times as light as the ink, the window is too narrow for the stroke. */
const INK_LIGHTNESS = 1.5;
/** In a photo narrower than this share of its height, the window is relative to the height. */
const NARROW_SHARE = 0.6;
/** Contrast of ink, and the largest share of it that may be taken for paper. */
const INK_CONTRAST = 0.4;
const MISTAKEN_SHARE = 0.05;

/** The paper is estimated on a photo reduced to about this many pixels along its shorter side. */
const COARSE_SIDE = 150;

/** Lower limit of the paper's lightness: on black, noise would look like ink. */
const DARKEST_PAPER = 0.08;

/** @typedef {import('./plane.js').Plane} Plane */

/**
 * How much darker than its paper each pixel is, as a share of the paper's lightness; near 0 on paper. A photo with
 * light strokes on a dark ground is inverted first.
 * @param {Plane} light   lightness of the photo
 * @returns {Plane}
 */
export function contrastWithPaper(light) {
  const coarse = coarseOf(light);
  return contrastOf(light, coarse, isLightOnDark(coarse));
}

/** The same of a photo that is known to be of dark ink. @param {Plane} light @returns {Plane} */
export const darkness = (light) => contrastOf(light, coarseOf(light), false);

/** The plane on which the paper is estimated. @param {Plane} light */
export const coarseOf = (light) =>
  reduced(light, Math.max(1, Math.floor(Math.min(light.width, light.height) / COARSE_SIDE)));

/** @param {Plane} light @param {Plane} coarse @param {boolean} isInverse @returns {Plane} */
function contrastOf({ values, width, height }, coarse, isInverse) {
  const paper = paperOf(isInverse ? inverse(coarse) : coarse);
  const contrast = new Float32Array(values.length);
  const [stepX, stepY] = [coarse.width / width, coarse.height / height];
  for (let y = 0; y < height; y++) {
    const atRow = sampler(paper, (y + 0.5) * stepY - 0.5);
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const lightness = isInverse ? 1 - values[i] : values[i];
      contrast[i] = 1 - lightness / Math.max(atRow((x + 0.5) * stepX - 0.5), DARKEST_PAPER);
    }
  }
  return { values: contrast, width, height };
}

/** The paper without ink, estimated with the narrowest window that fits. @param {Plane} plane @returns {Plane} */
function paperOf(plane) {
  // A narrow photo shows a 1 that fills it.
  const side = plane.width < NARROW_SHARE * plane.height ? plane.height : Math.min(plane.width, plane.height);
  let paper = plane;
  for (const share of WINDOW_SHARES) {
    // Light places shrink by a pixel, so that the edge of a shadow, which the reduction blurs, leaves no line.
    paper = closing(plane, Math.max(1, Math.floor((side * share) / 2)), 1);
    if (!holdsInk(paper, plane)) break;
  }
  return paper;
}

/** Whether the middle of thick strokes is taken for paper. @param {Plane} paper @param {Plane} plane */
function holdsInk(paper, plane) {
  const ink = plane.values.filter((value, i) => value < (1 - INK_CONTRAST) * paper.values[i]).sort();
  const limit = INK_LIGHTNESS * ink[Math.floor(ink.length / 2)];
  return paper.values.filter((value) => value < limit).length > MISTAKEN_SHARE * ink.length;
}
