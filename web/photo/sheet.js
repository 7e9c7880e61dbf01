// sheet.js — finds the sheet of paper in a photo of a table, so that only what is on the sheet is read.
//
// A sheet is a light region with nearly the same outline for several thresholds of lightness (a maximally stable
// extremal region: Matas et al., "Robust Wide Baseline Stereo from Maximally Stable Extremal Regions", 2002), and
// its outline is nearly a quadrilateral. Light that fades or shadows that cross the photo make no such region.

import { PixelSets } from './pixel-sets.js';
import { closing, extremes, reduced } from './plane.js';

/** The sheet is searched on a photo reduced to about this many pixels along its shorter side. */
const COARSE_SIDE = 150;
/** A glance is at a photo of 1/scale of the search's size, where tolerance times as much may be missing of a sheet. */
const GLANCE = { scale: 3, tolerance: 2 };
const SEARCH = { scale: 1, tolerance: 1 };
/** Thresholds between the darkest and the lightest pixel, and the most that a sheet changes from one to the next. */
const THRESHOLDS = 24;
const STABLE_SHARE = 0.04;
/** The most stable sheet is chosen of those at least so large, as a share of the largest. */
const SAME_SHARE = 0.7;
/** Pixels of the reduced photo by which regions shrink and grow again, so that the table's grain does not join. */
const GRAIN_RADIUS = 1;
/** Dark lines of up to twice as many pixels are closed, so that rulings do not divide paper into sheets. */
const RULING_RADIUS = 3;
/** A sheet's share of the photo, at least, at most, and at most if it is seen whole. */
const LEAST_SHARE = 0.05;
const MOST_SHARE = 0.98;
const WHOLE_SHARE = 0.95;
/** Least sides of the reduced photo and of a sheet in it. */
const LEAST_SIDE = 50;
const LEAST_SHEET_SIDE = 12;
/** Least share of its convex hull that a sheet fills, and that the largest quadrilateral within the hull fills. */
const CONVEX_SHARE = 0.95;
const QUADRILATERAL_SHARE = 0.9;
/** Least share of a sheet that is paper and not ink. */
const PAPER_SHARE = 0.4;
/** Of so many of the photo's four sides a sheet that is seen whole covers more than BORDER_SHARE; a region in the light, more. */
const MOST_SIDES = 2;
const BORDER_SHARE = 0.1;
/** Pixels of the reduced photo that are cut off along the sheet's edge. */
const EDGE = 2;

/**
 * @typedef {import('./plane.js').Plane} Plane
 *
 * @typedef {object} Spans     the rows of a region without gaps
 * @property {number} top      the first row
 * @property {Float64Array} lefts    first column of each row
 * @property {Float64Array} rights   column after each row
 *
 * @typedef {Plane & { left: number, top: number, isWhole: boolean }} Sheet   with its place in the photo; a sheet that is
 *   not seen whole may be the light beside a shadow
 */

/**
 * The part of a photo that shows a sheet. Beside the sheet's edges, its rows are continued with the paper at the
 * edge, without its rulings.
 * @param {Plane} light   lightness of the photo
 * @returns {Sheet | null}   null without a sheet
 */
export function sheetOf(light) {
  const factor = coarseFactor(light);
  const coarse = reduced(light, factor);
  if (Math.min(coarse.width, coarse.height) < LEAST_SIDE) return null;
  const paper = withoutGrain(coarse);
  const spans = stablestSheet(coarse, paper);
  return spans && cutOut(light, spans, factor, paper);
}

/**
 * Whether a photo may show a sheet, by a glance that takes an eighth of the search: a sheet is seen there too, at about
 * the same thresholds.
 * @param {Plane} light
 */
export function mayShowSheet(light) {
  const plane = reduced(light, GLANCE.scale * coarseFactor(light));
  const regions = largestRegions(opened(plane), thresholdsOf(plane));
  return regions.some(
    (region, i) => region && changeAt(regions, i) <= STABLE_SHARE && isSheet(region, plane, GLANCE),
  );
}

/** @param {Plane} light   pixels of the photo per pixel of the reduced one */
const coarseFactor = ({ width, height }) => Math.max(1, Math.floor(Math.min(width, height) / COARSE_SIDE));

/** @typedef {Spans & { area: number, paper: number }} Region   area: in pixels; paper: the share without ink */

/** One that is seen whole, if there is one. @param {Plane} plane @param {Plane} paper   as withoutGrain */
function stablestSheet(plane, paper) {
  const regions = largestRegions(paper, thresholdsOf(plane));
  const sheets = regions.flatMap((region, i) => {
    const change = changeAt(regions, i);
    if (!region || change > STABLE_SHARE || !isSheet(region, plane, SEARCH)) return [];
    return [{ ...region, change, isWhole: isWhole(region, plane) }];
  });
  const whole = sheets.filter((sheet) => sheet.isWhole);
  const seen = whole.length ? whole : sheets;
  const largest = Math.max(...seen.map(({ area }) => area));
  return seen
    .filter(({ area }) => area >= SAME_SHARE * largest)
    .reduce((best, sheet) => (best && best.change <= sheet.change ? best : sheet), seen.at(-1) ?? null);
}

/** @param {Plane} plane */
function thresholdsOf({ values }) {
  const darkest = values.reduce((least, value) => Math.min(least, value), 1);
  const lightest = values.reduce((most, value) => Math.max(most, value), 0);
  return Array.from(
    { length: THRESHOLDS - 1 },
    (_, i) => darkest + ((i + 1) / THRESHOLDS) * (lightest - darkest),
  );
}

/** How much a region changes from one threshold to the next. @param {(Region | null)[]} regions @param {number} i */
function changeAt(regions, i) {
  const [wider, region, narrower] = [regions[i - 1], regions[i], regions[i + 1]];
  return wider && region && narrower ? (wider.area - narrower.area) / (2 * region.area) : Infinity;
}

/**
 * The largest connected region that is lighter than each threshold, with what it encloses in its rows. Pixels
 * join from the lightest to the darkest in a forest of disjoint sets, as in fast algorithms for component trees
 * (Najman and Couprie, 2006), so that all thresholds together take one pass.
 * @param {Plane} paper   as withoutGrain @param {number[]} thresholds   ascending
 * @returns {(Region | null)[]}   for each threshold; null if nothing is lighter
 */
function largestRegions(paper, thresholds) {
  const { values } = paper;
  // Each pixel goes into the narrowest region that it is light enough for.
  const levels = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at++) {
    let level = 0;
    while (values[at] >= thresholds[level]) level++;
    levels[at] = level;
  }
  const sets = new PixelSets(paper);
  /** @type {(Region | null)[]} */
  const regions = [];
  for (let level = thresholds.length; level > 0; level--) {
    for (let at = levels.indexOf(level); at >= 0; at = levels.indexOf(level, at + 1)) sets.add(at);
    const first = sets.largest();
    regions.unshift(first < 0 ? null : regionOf(sets, first, paper.width));
  }
  return regions;
}

/**
 * The plane with light places shrunk, after those no larger than the table's grain are removed and dark lines no
 * wider than rulings are closed: an opening and a closing, which together take three passes.
 * @param {Plane} plane @returns {Plane}
 */
function withoutGrain(plane) {
  return closing(opened(plane), RULING_RADIUS, GRAIN_RADIUS);
}

/** The plane without light places no larger than grain. @param {Plane} plane */
const opened = (plane) => extremes(extremes(plane, GRAIN_RADIUS, 'least'), GRAIN_RADIUS, 'most');

/** The region of a set in its rows. @param {PixelSets} sets @param {number} first   its first pixel @param {number} width @returns {Region} */
function regionOf(sets, first, width) {
  const top = Math.floor(first / width);
  const lefts = new Float64Array(sets.bottoms[first] - top);
  const rights = new Float64Array(lefts.length);
  let area = 0;
  for (let row = 0; row < lefts.length; row++) {
    const start = (top + row) * width;
    let [left, right] = [0, width];
    while (sets.firstOf(start + left) !== first) left++;
    while (sets.firstOf(start + right - 1) !== first) right--;
    [lefts[row], rights[row]] = [left, right];
    area += right - left;
  }
  return { top, lefts, rights, area, paper: sets.areas[first] / area };
}

/**
 * Whether a region has the size and the outline of a sheet.
 * @param {Region} region @param {Plane} plane @param {typeof GLANCE} look
 */
function isSheet(region, { width, height }, { scale, tolerance }) {
  const share = region.area / (width * height);
  const side = Math.min(region.lefts.length, Math.max(...region.rights) - Math.min(...region.lefts));
  if (side < LEAST_SHEET_SIDE / scale / tolerance || share < LEAST_SHARE / tolerance) return false;
  if (1 - share < (1 - MOST_SHARE) / tolerance || region.paper < PAPER_SHARE / tolerance) return false;
  const hull = convexHull(region);
  const area = areaOf(hull);
  const isLeast = (/** @type {number} */ part, /** @type {number} */ whole, /** @type {number} */ least) =>
    whole - part <= tolerance * (1 - least) * whole;
  return (
    isLeast(region.area, area, CONVEX_SHARE) && isLeast(largestQuadrilateral(hull), area, QUADRILATERAL_SHARE)
  );
}

/** Whether nearly all of a sheet is in the photo. @param {Region} region @param {Plane} plane */
function isWhole({ top, lefts, rights, area }, { width, height }) {
  const near = GRAIN_RADIUS + 1;
  const count = lefts.length;
  const length = (/** @type {number} */ i) => (rights[i] - lefts[i]) / width;
  const shares = [
    top <= near ? length(0) : 0,
    top + count >= height - near ? length(count - 1) : 0,
    lefts.filter((left) => left <= near).length / height,
    rights.filter((right) => right >= width - near).length / height,
  ];
  const covered = shares.filter((share) => share > BORDER_SHARE).length;
  return covered <= MOST_SIDES && area <= WHOLE_SHARE * width * height;
}

/** @typedef {[x: number, y: number]} Point */

/** Twice the area of a triangle, positive if its corners turn to the right. @param {Point} a @param {Point} b @param {Point} c */
const turn = ([ax, ay], [bx, by], [cx, cy]) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** By Andrew's monotone chain (1979), over rows. @param {Spans} region @returns {Point[]} */
function convexHull({ top, lefts, rights }) {
  /** @param {Float64Array} ends @param {number} sign */
  const chain = (ends, sign) => {
    /** @type {Point[]} */
    const points = [];
    ends.forEach((x, i) => {
      for (const y of [top + i, top + i + 1]) {
        const point = /** @type {Point} */ ([x, y]);
        while (
          points.length > 1 &&
          sign * turn(points[points.length - 2], points[points.length - 1], point) <= 0
        )
          points.pop();
        points.push(point);
      }
    });
    return points;
  };
  return [...chain(rights, 1), ...chain(lefts, -1).reverse()];
}

/** @param {Point[]} polygon */
function areaOf(polygon) {
  const twice = polygon.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length];
    return sum + x * nextY - y * nextX;
  }, 0);
  return Math.abs(twice) / 2;
}

/** The area of the largest quadrilateral of a convex polygon's corners. @param {Point[]} hull */
function largestQuadrilateral(hull) {
  let largest = 0;
  for (let i = 0; i < hull.length; i++) {
    for (let j = i + 2; j < hull.length; j++) {
      const farthest = (/** @type {Point[]} */ points) =>
        points.reduce((most, point) => Math.max(most, Math.abs(turn(hull[i], hull[j], point))), 0);
      const others = [...hull.slice(j + 1), ...hull.slice(0, i)];
      largest = Math.max(largest, (farthest(hull.slice(i + 1, j)) + farthest(others)) / 2);
    }
  }
  return largest;
}

/**
 * @param {Plane} light
 * @param {Spans & { isWhole: boolean }} spans
 * @param {number} factor   pixels of the photo per pixel of the spans
 * @param {Plane} paper     as withoutGrain
 */
function cutOut(light, { top, lefts, rights, isWhole }, factor, paper) {
  const last = lefts.length - 1;
  const rows = [top + EDGE, top + lefts.length - EDGE];
  const left = Math.floor(Math.min(...lefts) + EDGE) * factor;
  const width = Math.ceil(Math.max(...rights) - EDGE) * factor - left;
  const height = (rows[1] - rows[0]) * factor;
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / factor) + EDGE;
    // The span is cut off as far above and below the row too, because the edges may slope.
    const [above, below] = [Math.max(0, row - EDGE), Math.min(last, row + EDGE)];
    const first = Math.max(lefts[above], lefts[row], lefts[below]) + EDGE;
    const end = Math.min(rights[above], rights[row], rights[below]) - EDGE;
    // Near a corner nothing is left of the span.
    const [from, until] = first < end ? [first, end - 1] : Array(2).fill((lefts[row] + rights[row]) >> 1);
    const beside = (/** @type {number} */ column) => paper.values[(top + row) * paper.width + column];
    const at = (rows[0] * factor + y) * light.width + left;
    for (let x = 0; x < width; x++) {
      const column = (left + x) / factor;
      if (column >= first && column < end) values[y * width + x] = light.values[at + x];
      else values[y * width + x] = beside(column < first ? from : until);
    }
  }
  return { values, width, height, left, top: rows[0] * factor, isWhole };
}
