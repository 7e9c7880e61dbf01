// plot.test.js — what a plot shows: frame, ticks, points, values, and the SVG that is drawn and saved.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { positionAfterKey, tablePositions, viewAfterKey, viewOf } from '../../../web/plot/places.js';
import {
  closeRange,
  downsampled,
  logRange,
  logTicks,
  partOf,
  tickStep,
  ticks,
  valueAt,
  yRange,
} from '../../../web/plot/scale.js';
import { plotSvg } from '../../../web/plot/svg.js';

/** @param {number} count @param {(x: number) => number} f @param {number} [step] */
function curve(count, f, step = 1) {
  const x = Array.from({ length: count }, (_, i) => i * step);
  return { x, y: x.map(f) };
}

/** Accuracy as it rises in five epochs of small batches. */
const rising = curve(500, (x) => 0.98 - 0.88 * Math.exp(-8 * x), 0.01);

test('an empty plot shows all that an accuracy can be, and the loss of guessing', () => {
  assert.deepEqual(yRange([], 'accuracy'), { low: 0, high: 1 });
  assert.deepEqual(yRange([{ x: [], y: [] }], 'loss'), { low: 0, high: 2.5 });
});

test('a curve near its end fills the height, and its steep beginning leaves the frame', () => {
  const { low, high } = yRange([rising], 'accuracy');
  assert.ok(low >= 0.9 && low <= 0.98 && high >= 0.98 && high <= 1, `${low} to ${high}`);
});

test('a curve that is on its way is shown from its beginning', () => {
  const { low, high } = yRange([curve(20, (x) => 0.69 - 0.02 * x)], 'loss');
  assert.equal(low, 0);
  assert.ok(high >= 0.69);
});

test('the frame moves a few times in a run, and never cuts off the newest values', () => {
  let moves = 0;
  /** @type {import('../../../web/plot/scale.js').Range | null} */
  let kept = null;
  for (let count = 1; count <= rising.x.length; count++) {
    const part = { x: rising.x.slice(0, count), y: rising.y.slice(0, count) };
    const range = yRange([part], 'accuracy', kept);
    if (range !== kept) moves++;
    kept = range;
    const last = part.y[count - 1];
    assert.ok(last >= range.low && last <= range.high);
  }
  assert.ok(moves <= 8, `${moves} frames`);
});

test('an accuracy of exactly 1 lies within a frame that does not pass it', () => {
  const { low, high } = yRange([curve(5, () => 1)], 'accuracy');
  assert.ok(low < 1 && high === 1);
});

test('a run whose loss explodes leaves the frame to the others, and fills it alone', () => {
  const falling = curve(10, (x) => 2.3 * Math.exp(-x / 4));
  const exploding = curve(10, (x) => 2.3 * Math.exp(x));
  assert.deepEqual(yRange([falling, exploding], 'loss'), yRange([falling], 'loss'));
  assert.ok(yRange([exploding], 'loss').high >= exploding.y[9]);
  assert.ok(yRange([{ x: [], y: [] }, exploding], 'loss').high >= exploding.y[9]);
});

test('ticks are round numbers, and epochs have none between them', () => {
  assert.equal(tickStep(1, 4), 0.5);
  assert.equal(tickStep(0.03, 3), 0.01);
  assert.deepEqual(ticks({ low: 0.9, high: 1 }, 2), [0.9, 0.95, 1]);
  assert.deepEqual(ticks({ low: 0, high: 2 }, 10, 1), [0, 1, 2]);
});

test('of 100,000 points a few for each pixel remain, peaks among them', () => {
  const many = curve(100_000, (x) => (x === 54_321 ? 9 : Math.sin(x / 1000)));
  const points = downsampled(many, 100_000, 300);
  assert.ok(points.length <= 4 * 301);
  assert.ok(points.some(([x, y]) => x === 54_321 && y === 9));
  assert.deepEqual(points[0], [0, 0]);
  assert.equal(points.at(-1)?.[0], 99_999);
  for (const [i, [x]] of points.entries()) assert.ok(i === 0 || x > points[i - 1][0]);
});

test('gaps are left out, and few points all remain', () => {
  assert.deepEqual(downsampled({ x: [0, 1, 2], y: [3, null, 1] }, 2, 100), [
    [0, 3],
    [2, 1],
  ]);
});

test('a value is read at its place or before, and not far behind the end of a line', () => {
  const line = { x: [1, 2, 3], y: [0.5, null, 0.7] };
  assert.equal(valueAt(line), 0.7);
  assert.equal(valueAt(line, 2.5), 0.5);
  assert.equal(valueAt(line, 0.5), null);
  assert.equal(valueAt(line, 3.5), 0.7);
  assert.equal(valueAt(line, 20), null);
});

const line = { label: 'a < b & "c"', x: [0, 1, 2], y: [2, 1, 0.5], hue: 0 };
const drawing = {
  curves: [line],
  end: 2,
  range: { low: 0, high: 2 },
  axis: 'epochs',
  tick: (/** @type {number} */ value, /** @type {number} */ digits) => value.toFixed(digits),
  title: 'Loss',
};
const look = {
  width: 600,
  height: 400,
  font: 'sans-serif',
  size: 14,
  stroke: 2,
  ink: {
    paper: '#fff',
    halo: '#fff',
    ink: '#111',
    soft: '#555',
    hairline: '#ddd',
    hues: ['#00f', '#f80', '#080'],
  },
};

/** The words in an SVG. @param {string} svg */
const texts = (svg) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words);

test('an SVG is text: title, axes, and the name of a line, whatever signs it has', () => {
  const svg = plotSvg(drawing, look);
  assert.deepEqual(texts(svg), [
    ...['Loss', '0.0', '0.2', '0.4', '0.6', '0.8', '1.0', '1.2', '1.4', '1.6', '1.8', '2.0'],
    ...['0', '1', '2', 'epochs', 'a &lt; b &amp; &quot;c&quot;'],
  ]);
  assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 600 400"/);
  assert.ok(!/NaN|undefined|Infinity/.test(svg));
});

test('accuracy and loss above each other have the same axis of epochs', () => {
  const frame = (/** @type {Partial<typeof drawing>} */ change) =>
    /data-left="[\d.]+" data-width="[\d.]+"/.exec(plotSvg({ ...drawing, ...change }, look))?.[0];
  const tick = (/** @type {number} */ value, /** @type {number} */ digits) =>
    `${(100 * value).toFixed(Math.max(0, digits - 2))} %`;
  const loss = frame({});
  assert.ok(loss);
  for (const low of [0, 0.9, 0.98]) assert.equal(frame({ range: { low, high: 1 }, tick }), loss);
  assert.equal(frame({ range: { low: 0, high: 600 } }), loss);
});

test('names of lines that end together stand one below the other', () => {
  const curves = ['one', 'two', 'three'].map((label, hue) => ({ ...line, label, hue }));
  const svg = plotSvg({ ...drawing, curves }, look);
  const heights = ['one', 'two', 'three'].map((label) =>
    Number(new RegExp(`y="([\\d.]+)"[^>]*>${label}<`).exec(svg)?.[1]),
  );
  assert.ok(heights[1] - heights[0] >= 12 && heights[2] - heights[1] >= 12, heights.join());
});

/** The attributes of the text with these words. @param {string} svg @param {string} words */
function placeOf(svg, words) {
  const [, x, y, anchor] =
    new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)" text-anchor="(\\w+)"[^>]*>${words}<`).exec(svg) ?? [];
  return { x: Number(x), y: Number(y), anchor };
}

test('a plot uses its whole width: a name is right of its curve while there is room, then below its end', () => {
  const named = { ...line, label: 'training' };
  const width = (/** @type {string} */ svg) => Number(/data-width="([\d.]+)"/.exec(svg)?.[1]);
  const short = plotSvg({ ...drawing, curves: [named], end: 10 }, look);
  const whole = plotSvg({ ...drawing, curves: [named] }, look);
  assert.ok(width(whole) > look.width - 80, `${width(whole)} of ${look.width}`);
  assert.equal(placeOf(short, 'training').anchor, 'start');
  const late = placeOf(whole, 'training');
  assert.equal(late.anchor, 'end');
  assert.ok(late.x <= look.width);
  const bottom = placeOf(plotSvg({ ...drawing, curves: [{ ...named, y: [2, 1, 0.02] }] }, look), 'training');
  assert.ok(
    bottom.y > late.y && bottom.y < placeOf(whole, '0.0').y - 10,
    'above the end, at the foot of the frame',
  );
});

test('text and lines are as large as the style sheet says', () => {
  const svg = plotSvg(drawing, { ...look, size: 20, stroke: 5 });
  assert.match(svg, /font-size="20"/);
  assert.match(svg, /stroke-width="5"/);
});

test('curves have lines of four kinds, so wide that they are told apart at every width', () => {
  const curves = [0, 1, 2, 3, 4].map((dash) => ({ ...line, label: `lane ${dash}`, hue: dash, dash }));
  const patternsOf = (/** @type {string} */ svg) =>
    [...svg.matchAll(/<path d="M[^"]*L[^>]*stroke-linejoin="round"([^>]*)\/>/g)].map(([, rest]) =>
      rest.trim(),
    );
  const patterns = patternsOf(plotSvg({ ...drawing, curves }, { ...look, stroke: 2 }));
  assert.deepEqual(patterns, [
    '',
    'stroke-dasharray="8 5"',
    'stroke-dasharray="2 3.6"',
    'stroke-dasharray="10 3.6 2 3.6"',
    '',
  ]);
  assert.equal(
    patternsOf(plotSvg({ ...drawing, curves }, { ...look, stroke: 5 }))[2],
    'stroke-dasharray="5 9"',
  );
  const legend = plotSvg({ ...drawing, curves, legend: true }, { ...look, stroke: 2 });
  assert.equal(legend.split('stroke-dasharray="2 3.6"').length - 1, 2, 'in the picture and below it');
});

test('a logarithmic axis has powers of ten, and more between few of them', () => {
  const falling = curve(50, (x) => 2.3 * Math.exp(-x / 8));
  assert.deepEqual(logRange([falling]), { low: 0.001, high: 10 });
  assert.deepEqual(logRange([]), { low: 0.01, high: 10 });
  assert.deepEqual(logRange([{ x: [0, 1], y: [0, null] }]), { low: 0.01, high: 10 });
  assert.deepEqual(logRange([{ x: [0], y: [1] }]), { low: 1, high: 10 });
  assert.deepEqual(logTicks({ low: 0.01, high: 1 }, 4), [0.01, 0.1, 1]);
  assert.deepEqual(logTicks({ low: 0.1, high: 1 }, 4), [0.1, 0.2, 0.5, 1]);
  assert.deepEqual(logTicks({ low: 1e-8, high: 1 }, 4), [1e-8, 1e-6, 1e-4, 1e-2, 1]);
  const svg = plotSvg({ ...drawing, isLog: true, range: { low: 0.001, high: 1 } }, { ...look, height: 200 });
  assert.deepEqual(texts(svg).slice(1, 5), ['0.001', '0.01', '0.1', '1']);
  const [thousandth, hundredth, tenth] = ['0.001', '0.01', '0.1'].map((words) => placeOf(svg, words).y);
  assert.ok(Math.abs(thousandth - hundredth - (hundredth - tenth)) < 0.3, 'as far from each other');
  const zero = plotSvg(
    { ...drawing, isLog: true, curves: [{ ...line, y: [1, 0.1, 0] }], range: { low: 0.1, high: 1 } },
    look,
  );
  assert.ok(!/NaN|Infinity/.test(zero));
});

test('large numbers have marks between thousands on both axes', () => {
  const tick = (/** @type {number} */ value) => value.toLocaleString('en');
  const svg = plotSvg({ ...drawing, end: 2000, range: { low: 0, high: 800_000 }, tick }, look);
  assert.ok(texts(svg).includes('800,000'));
  assert.ok(texts(svg).includes('2,000'));
});

test('a part of the axis is shown: its points and one beyond each end, and a range for them alone', () => {
  const part = partOf({ ...rising }, { start: 1, end: 2 });
  assert.equal(part.x[0], 0.99);
  assert.ok(Math.abs(Number(part.x.at(-1)) - 2.01) < 1e-9);
  const { low, high } = closeRange([part], 'accuracy');
  assert.ok(low > 0.97 && high < 0.981, `${low} to ${high}`);
  assert.deepEqual(partOf({ x: [0, 1], y: [1, 2] }, { start: 3, end: 4 }), { x: [1], y: [2] });
  const svg = plotSvg({ ...drawing, start: 1, end: 1.5, isPart: true }, look);
  for (const tick of ['1.00', '1.05', '1.50']) assert.ok(texts(svg).includes(tick), tick);
  assert.ok(!/NaN/.test(svg));
});

test('what is marked is shown, not too small a part, and all of it is no part', () => {
  assert.deepEqual(viewOf(4, 2, 10), { start: 2, end: 4 });
  assert.deepEqual(viewOf(0, 10, 10), null);
  const least = viewOf(10, 10, 10);
  assert.ok(least && least.end === 10 && least.start > 9.9);
});

test('keys look closer at the cursor, step back, and show all again', () => {
  const closer = viewAfterKey('+', null, 8, 2);
  assert.deepEqual(closer, { start: 1, end: 5 });
  assert.deepEqual(viewAfterKey('=', null, 8, null), { start: 2, end: 6 });
  assert.equal(viewAfterKey('-', closer ?? null, 8, 2), null);
  assert.deepEqual(viewAfterKey('-', { start: 2, end: 4 }, 8, null), { start: 1, end: 5 });
  assert.equal(viewAfterKey('Escape', closer ?? null, 8, 2), null);
  for (const key of ['-', 'Escape', 'a', 'ArrowLeft']) assert.equal(viewAfterKey(key, null, 8, 2), undefined);
});

test('four lines have a legend in a file, and faint ones no name at all', () => {
  const curves = ['one', 'two', 'three', 'four'].map((label, hue) => ({ ...line, label, hue }));
  const faint = { ...line, label: 'faint', faint: true };
  const svg = plotSvg({ ...drawing, curves: [...curves, faint], legend: true }, look);
  for (const { label } of curves) assert.ok(texts(svg).includes(label));
  assert.ok(!texts(svg).includes('faint'));
  assert.ok(!texts(plotSvg({ ...drawing, curves }, look)).includes('one'));
});

test('arrow keys step from point to point, over the whole width in some forty steps', () => {
  const curves = [{ ...line, ...curve(1501, (x) => 1 / (x + 1)) }];
  let at = positionAfterKey('Home', curves, null);
  assert.equal(at, 0);
  let steps = 0;
  while (at !== 1500) {
    at = positionAfterKey('ArrowRight', curves, at);
    steps++;
  }
  assert.ok(steps >= 30 && steps <= 45, `${steps} steps`);
  const few = [{ ...line, x: [1, 2, 5], y: [1, 2, 3] }];
  assert.equal(positionAfterKey('ArrowRight', few, 1), 2);
  assert.equal(positionAfterKey('ArrowLeft', few, null), 2);
  assert.equal(positionAfterKey('a', few, 1), null);
  assert.equal(positionAfterKey('Home', [], null), null);
});

test('a table reads whole epochs and the end, and no more rows than a person reads', () => {
  assert.deepEqual(tablePositions([{ ...line, x: [0.5, 1, 1.5, 2.5], y: [4, 3, 2, 1] }]), [1, 2, 2.5]);
  const rows = tablePositions([{ ...line, ...curve(1501, () => 1) }]);
  assert.ok(rows.length <= 60);
  assert.equal(rows.at(-1), 1500);
  assert.deepEqual(tablePositions([]), []);
});
