// svg.js — a plot as SVG: frame, axes, curves and their names, the same on the page and in a file.

import { thinned, ticks, valueAt } from './scale.js';

/** @typedef {import('./scale.js').Range} Range */

/**
 * @typedef {object} PlottedCurve
 * @property {string} label
 * @property {ArrayLike<number>} x             epochs, ascending
 * @property {ArrayLike<number | null>} y      as long as x; null where there is no point
 * @property {number} hue       0, 1, 2 …: which of the hues, which come round again
 * @property {boolean} [dashed]  with a dot at every point, if these are few
 * @property {boolean} [faint]   behind the others, without a name
 *
 * @typedef {object} Drawing    all that is to be seen
 * @property {PlottedCurve[]} lines
 * @property {number} end       where the horizontal axis ends, which begins at 0
 * @property {Range} range      of the vertical one
 * @property {string} axis      what the horizontal one counts
 * @property {(value: number, digits: number) => string} tick   a value with so many digits after the point
 * @property {string} [title]   above, for a file
 * @property {boolean} [legend] whether names that find no place beside their lines stand below
 * @property {number | null} [cursor]   where values are read
 *
 * @typedef {object} Look
 * @property {number} width     in pixels
 * @property {number} height
 * @property {number} [margin]  around all that, in a file
 * @property {Ink} ink
 * @property {string} font      a family
 *
 * @typedef {object} Ink        colours
 * @property {string} paper     'none' on the page
 * @property {string} ink
 * @property {string} soft
 * @property {string} hairline
 * @property {string[]} hues
 *
 * @typedef {object} Place      of the frame, in pixels
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 */

const FONT = 12;
const LINE = 15;
/** Plots above each other begin at the same place as long as no tick takes more room than this one. */
const WIDEST_TICK = '100.0 %';
/** From the end of a curve to its name. */
const GAP = 8;
/** Between two lines of the grid, at least; numbers below them need more if they are long. */
const SPACING = { x: 34, y: 36 };
/** Names beside the ends are for so many lines at most, and may take this share of the width. */
const DIRECT = { lines: 3, share: 0.34 };
/** Lines with more points than that show none of them. */
const MOST_DOTS = 60;
/** Radius of a dot. */
const DOT = 4;
const DASHES = '6 4';
/** Width of a sample of a line in the legend, with the space behind it. */
const SAMPLE = { width: 24, space: 8 };
const LEGEND_SPACE = 20;

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

/**
 * In heights of the font: about, and rather too much, for the font is not known here.
 * @param {string} sign
 */
function signWidth(sign) {
  if (sign > '\u2e80' || /[%@mwMW—]/.test(sign)) return 1;
  return /[ilI.,:;'| ]/.test(sign) ? 0.4 : 0.66;
}

/** @param {string} text */
const textWidth = (text) => [...text].reduce((sum, sign) => sum + signWidth(sign), 0) * FONT;

/** @param {number} value  a place, in pixels */
const at = (value) => String(Math.round(value * 10) / 10);

/** @param {PlottedCurve[]} lines */
const named = (lines) => lines.filter(({ faint }) => !faint);

/**
 * Whether the names of these lines find a place beside their ends.
 * @param {PlottedCurve[]} lines
 * @param {number} width
 */
const labelsFit = (lines, width) =>
  named(lines).length <= DIRECT.lines &&
  named(lines).every(({ label }) => textWidth(label) + GAP <= DIRECT.share * width);

/** @param {number} step  between two ticks */
const digitsFor = (step) => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

/** @param {Drawing} drawing @param {Look} look @returns {string} */
export function plotSvg(drawing, look) {
  const { width, height, margin = 0, ink, font } = look;
  const { lines, range, tick, title } = drawing;
  const direct = labelsFit(lines, width);
  const legend = drawing.legend && !direct ? legendRows(named(lines), width) : [];
  const values = ticks(range, Math.max(2, height / SPACING.y));
  const digits = digitsFor(values.length > 1 ? values[1] - values[0] : 1);
  const texts = values.map((value) => tick(value, digits));
  const left = Math.max(...[...texts, WIDEST_TICK].map(textWidth)) + GAP;
  const right = direct
    ? Math.max(...named(lines).map(({ label }) => textWidth(label) + GAP), FONT)
    : textWidth(String(drawing.end)) / 2;
  const top = title ? 2 * LINE : FONT / 2;
  const bottom = (2.2 + legend.length) * LINE;
  const place = { left, top, width: width - left - right, height: height - top - bottom };
  const parts = [
    title ? text(0, FONT, title, { fill: ink.ink, weight: 600 }) : '',
    yAxis(values, texts, range, place, ink),
    xAxis(drawing, place, ink),
    clipped(place),
    ...lines.filter(({ faint }) => faint).map((line) => curve(line, drawing, place, ink)),
    ...named(lines).map((line) => curve(line, drawing, place, ink)),
    '</svg>',
    direct ? labels(drawing, place, ink) : legendSvg(legend, height - legend.length * LINE + LINE / 2, ink),
    cursorSvg(drawing, place, ink),
  ];
  const sheet = [-margin, -margin, width + 2 * margin, height + 2 * margin];
  const size = `width="${sheet[2]}" height="${sheet[3]}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${sheet.join(' ')}" ${size} ` +
    `font-family="${escaped(font)}" font-size="${FONT}" fill="${ink.soft}" ` +
    `data-left="${at(left)}" data-width="${at(place.width)}">` +
    (ink.paper === 'none' ? '' : `<rect x="${-margin}" y="${-margin}" ${size} fill="${ink.paper}"/>`) +
    `${parts.join('')}</svg>`
  );
}

/**
 * Opens what cuts off curves that leave the frame, and leaves dots on its edge whole.
 * @param {Place} place
 */
function clipped({ left, top, width, height }) {
  const [x, y] = [DOT, DOT / 2];
  const size = [width + 2 * x, height + 2 * y].map(at);
  return (
    `<svg x="${at(left - x)}" y="${at(top - y)}" width="${size[0]}" height="${size[1]}" ` +
    `viewBox="${-x} ${-y} ${size.join(' ')}">`
  );
}

/**
 * @param {number} x @param {number} y  of the base line @param {string} words
 * @param {{ fill?: string, anchor?: 'start' | 'middle' | 'end', weight?: number }} [how]
 */
const text = (x, y, words, { fill, anchor = 'start', weight } = {}) =>
  `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${fill ? ` fill="${fill}"` : ''}` +
  `${weight ? ` font-weight="${weight}"` : ''}>${escaped(words)}</text>`;

/** @param {number} value @param {Range} range @param {number} height  pixels from the top of the frame */
const yOf = (value, { low, high }, height) => ((high - value) / (high - low)) * height;

/**
 * @param {number[]} values @param {string[]} texts @param {Range} range @param {Place} place
 * @param {Ink} ink
 */
const yAxis = (values, texts, range, { left, top, width, height }, { hairline }) =>
  values
    .map((value, i) => {
      const y = top + yOf(value, range, height);
      const grid = `<path d="M${at(left)} ${at(y)}h${at(width)}" stroke="${hairline}"/>`;
      return grid + text(left - GAP, y + FONT / 3, texts[i], { anchor: 'end' });
    })
    .join('');

/** @param {Drawing} drawing @param {Place} place @param {Ink} ink */
function xAxis({ end, axis }, { left, top, width, height }, { hairline }) {
  const base = top + height;
  const spacing = Math.max(SPACING.x, textWidth(String(end)) + FONT);
  const numbers = ticks({ low: 0, high: end }, width / spacing, 1).map((value) => {
    const x = left + (value / end) * width;
    const grid = `<path d="M${at(x)} ${at(top)}V${at(base)}" stroke="${hairline}"/>`;
    return grid + text(x, base + LINE, String(value), { anchor: 'middle' });
  });
  return numbers.join('') + text(left + width, base + 2 * LINE - 2, axis, { anchor: 'end' });
}

/** @param {PlottedCurve} line @param {Drawing} drawing @param {Place} place @param {Ink} ink */
function curve(line, { end, range }, { width, height }, { hues }) {
  const points = thinned(line, end, width).map(
    ([x, y]) => /** @type {const} */ ([at((x / end) * width), at(yOf(y, range, height))]),
  );
  if (!points.length) return '';
  const hue = hues[line.hue % hues.length];
  const path =
    `<path d="M${points.map((point) => point.join(' ')).join('L')}" fill="none" stroke="${hue}" ` +
    `stroke-width="${line.faint ? 1 : 2}" stroke-linejoin="round"` +
    `${line.faint ? ' stroke-opacity="0.25"' : ''}${line.dashed ? ` stroke-dasharray="${DASHES}"` : ''}/>`;
  const dotted = !line.faint && points.length <= MOST_DOTS && (line.dashed || points.length === 1);
  if (!dotted) return path;
  return (
    path + points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${DOT - 0.5}" fill="${hue}"/>`).join('')
  );
}

/**
 * The name of each line beside its end; lines that end close together have theirs one below the other.
 * @param {Drawing} drawing
 * @param {Place} place
 * @param {Ink} ink
 */
function labels({ lines, range, end }, { left, top, width, height }, { hues }) {
  const ends = named(lines)
    .map((line) => ({ line, value: valueAt(line) }))
    .filter(({ value }) => value !== null)
    .map(({ line, value }) => {
      const y = top + Math.min(Math.max(yOf(Number(value), range, height), 0), height);
      return { line, x: left + (line.x[line.x.length - 1] / end) * width + GAP, y };
    })
    .sort((a, b) => a.y - b.y);
  spread(ends, top + LINE / 2, top + height - LINE / 2);
  return ends
    .map(({ line, x, y }) => text(x, y + FONT / 3, line.label, { fill: hues[line.hue % hues.length] }))
    .join('');
}

/**
 * Moves places apart until no two are closer than a line, within bounds.
 * @param {{ y: number }[]} places  ascending
 * @param {number} top
 * @param {number} bottom
 */
function spread(places, top, bottom) {
  places.forEach((place, i) => {
    place.y = Math.max(place.y, i ? places[i - 1].y + LINE : top);
  });
  for (let i = places.length - 1, least = bottom; i >= 0; i--, least = places[i + 1].y - LINE)
    places[i].y = Math.min(places[i].y, least);
}

/** @param {PlottedCurve[]} lines @param {number} width @returns {{ line: PlottedCurve, x: number }[][]} */
function legendRows(lines, width) {
  /** @type {{ line: PlottedCurve, x: number }[][]} */
  const rows = [];
  let x = Infinity;
  for (const line of lines) {
    const needed = SAMPLE.width + SAMPLE.space + textWidth(line.label);
    if (x + needed > width) {
      rows.push([]);
      x = 0;
    }
    rows[rows.length - 1].push({ line, x });
    x += needed + LEGEND_SPACE;
  }
  return rows;
}

/** @param {{ line: PlottedCurve, x: number }[][]} rows @param {number} top @param {Ink} ink */
const legendSvg = (rows, top, { hues, ink }) =>
  rows
    .flatMap((row, i) =>
      row.map(({ line, x }) => {
        const y = top + i * LINE;
        const dashes = line.dashed ? ` stroke-dasharray="${DASHES}"` : '';
        const sample =
          `<path d="M${at(x)} ${at(y)}h${SAMPLE.width}" stroke="${hues[line.hue % hues.length]}" ` +
          `stroke-width="2"${dashes}/>`;
        return sample + text(x + SAMPLE.width + SAMPLE.space, y + FONT / 3, line.label, { fill: ink });
      }),
    )
    .join('');

/** @param {Drawing} drawing @param {Place} place @param {Ink} ink */
function cursorSvg({ lines, cursor, end, range }, { left, top, width, height }, { soft, hues }) {
  if (cursor === null || cursor === undefined) return '';
  const x = left + (cursor / end) * width;
  const dots = named(lines).map((line) => {
    const value = valueAt(line, cursor);
    if (value === null || value < range.low || value > range.high) return '';
    const y = top + yOf(value, range, height);
    return `<circle cx="${at(x)}" cy="${at(y)}" r="${DOT}" fill="${hues[line.hue % hues.length]}"/>`;
  });
  return `<path d="M${at(x)} ${at(top)}v${at(height)}" stroke="${soft}"/>${dots.join('')}`;
}
