// panels.test.js — what panels work out for themselves: the place of a mistake, a reading, its colours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { answerOf, answerOfDrawing, outputRows } from '../../../web/lab/digit/answer.js';
import { cutAtColumn } from '../../../web/lab/network/network-panel.js';
import { oddDigits } from '../../../web/photo/form.js';
import { strokesToInk } from '../../../web/shared/ink-to-image.js';

test('a line is cut around the word in a column', () => {
  assert.deepEqual(cutAtColumn('dense 10 | dens 2', 12), ['dense 10 | ', 'dens', ' 2']);
  assert.deepEqual(cutAtColumn('dense 10|', 10), ['dense 10|', '', '']);
  assert.deepEqual(cutAtColumn('', 1), ['', '', '']);
  assert.deepEqual(cutAtColumn('dense', 99), ['dense', '', '']);
});

/** @param {number[]} outputs @param {number} predicted @param {number[]} classes */
const reading = (outputs, predicted, classes) =>
  answerOf({ outputs: Float32Array.from(outputs), predicted }, classes);

test('a reading is the class that the engine names, and how sure it is', () => {
  assert.deepEqual(reading([0.00390625, 0.9921875, 0.00390625], 1, [4, 7, 9]), {
    ...{ shares: [0.00390625, 0.9921875, 0.00390625], best: 7, confidence: 0.9921875, sure: true },
  });
  assert.equal(reading([0.02, 0.96, 0.02], 1, [0, 1, 2])?.sure, false);
});

test('ten outputs are the digits, of which the chosen ones have shares', () => {
  const outputs = [0, 0.00390625, 0.9921875, 0.00390625, 0, 0, 0, 0, 0, 0];
  assert.deepEqual(reading(outputs, 2, [2, 3]), {
    ...{ shares: [0.9921875, 0.00390625], best: 2, confidence: 0.9921875, sure: true },
  });
  assert.equal(reading(outputs, 2, [3, 4])?.best, 2, 'one that was never shown, as in an evaluation');
});

test('one output decides between two classes, and is sure near its ends', () => {
  assert.deepEqual(reading([0.0078125], 0, [1, 2]), {
    ...{ shares: [0.9921875, 0.0078125], best: 1, confidence: 0.9921875, sure: true },
  });
  assert.deepEqual(reading([0.9921875], 1, [1, 2]), {
    ...{ shares: [0.0078125, 0.9921875], best: 2, confidence: 0.9921875, sure: true },
  });
  assert.equal(reading([0.96875], 1, [1, 2])?.sure, false);
});

test('of units that fire together or not at all, the engine’s is the answer, and not a sure one', () => {
  const none = { confidence: 0, sure: false };
  const both = { confidence: 1, sure: false };
  assert.deepEqual(reading([0, 1, 1], 2, [0, 1, 2]), { shares: [0, 1, 1], best: 2, ...both });
  assert.deepEqual(reading([0, 0, 0], 1, [0, 1, 2]), { shares: [0, 0, 0], best: 1, ...none });
});

/** @param {number[][]} strokes */
const drawn = (strokes) => {
  const outputs = new Float32Array(10);
  outputs[4] = 1;
  return answerOfDrawing({
    drawing: new Uint8Array(784),
    drawingShare: 0.5,
    drawingOdd: oddDigits(/** @type {Uint8Array} */ (strokesToInk(strokes))),
    prediction: { outputs, predicted: 4 },
    drawingRead: null,
    classes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    dataset: 'mnist',
  });
};

test('a drawing of another form than the digit that is named is not sure', () => {
  const four = [
    [10, 0, 0, 60, 50, 60],
    [40, 30, 40, 100],
  ];
  assert.equal(drawn(four)?.sure, true);
  const letterH = [
    [0, 0, 0, 100],
    [60, 0, 60, 100],
    [0, 50, 60, 50],
  ];
  assert.deepEqual([drawn(letterH)?.best, drawn(letterH)?.sure], [4, false]);
});

test('every output has its class, and the place of the label in a one-hot code', () => {
  const rows = (
    /** @type {number[]} */ outputs,
    /** @type {number[]} */ classes,
    /** @type {number} */ label,
  ) =>
    outputRows({ outputs: Float32Array.from(outputs), predicted: 0 }, classes, label).map((row) =>
      Object.values(row),
    );
  assert.deepEqual(rows([0.25, 0.5, 0.25], [1, 4, 7], 4), [
    [0, 1, 0.25, 0],
    [1, 4, 0.5, 1],
    [2, 7, 0.25, 0],
  ]);
  assert.deepEqual(rows([0.25], [1, 2], 1), [
    [0, 1, 0.75, 1],
    [1, 2, 0.25, 0],
  ]);
  const ten = rows([0, 0, 1, 0, 0, 0, 0, 0, 0, 0], [2, 3], 3);
  assert.deepEqual([ten.length, ten[3]], [10, [3, 3, 0, 1]]);
  assert.deepEqual(rows([0.5], [1, 2, 3], 1), []);
});

test('a class that stands for no digit is no answer', () => {
  assert.equal(reading([0, 0, 0, 1], 3, [1, 2, 3])?.best, null);
  const twelve = Array.from({ length: 12 }, (_, i) => Number(i === 11));
  assert.deepEqual(reading(twelve, 11, [1, 2]), { shares: [0, 0], best: null, confidence: 1, sure: false });
});

test('outputs that cannot tell the classes apart say nothing', () => {
  assert.equal(reading([0.5], 0, [1, 2, 3]), null);
  assert.equal(reading([0.5, 0.5], 0, [1, 2, 3]), null);
});

/** WCAG 2.2, relative luminance. @param {string} colour  #rrggbb */
function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} a @param {string} b */
function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const style = readFileSync(new URL('../../../web/site/style.css', import.meta.url), 'utf8');
const results = readFileSync(new URL('../../../web/lab/results/results.css', import.meta.url), 'utf8');
/** @param {string} css @returns {[string, { light: string, dark: string }][]} */
const colours = (css) =>
  [...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]);
const tokens = new Map(colours(style));

const layout = readFileSync(new URL('../../../web/lab/view/view.css', import.meta.url), 'utf8');
const [, projector = ''] = /^:root\[data-profile="projector"\] \{\n(.*?)^\}/ms.exec(layout) ?? [];
const PROFILES = { usual: tokens, projector: new Map([...tokens, ...colours(projector)]) };

const HUES = [...tokens.keys()].filter((name) => name.startsWith('hue-'));

/** Text on its ground needs 4.5 to 1, the edge of a control and the bar of a chart 3 to 1. */
const PAIRS = /** @type {[string, string, number][]} */ ([
  ...['ink', 'ink-soft', 'accent', ...HUES, 'wrong'].map((name) => [name, 'paper', 4.5]),
  ...['ink', 'ink-soft', 'accent'].map((name) => [name, 'sheet', 4.5]),
  ['accent', 'chosen', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-deep', 4.5],
  ['wrong', 'mark', 4.5],
  ['edge', 'paper', 3],
  ['edge', 'sheet', 3],
]);

for (const [profile, all] of Object.entries(PROFILES)) {
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    for (const [name, ground, least] of PAIRS) {
      test(`${name} is readable on ${ground} in the ${theme}, ${profile}`, () => {
        const [a, b] = [all.get(name), all.get(ground)];
        assert.ok(a && b);
        const ratio = contrast(a[theme], b[theme]);
        assert.ok(ratio >= least, `${ratio.toFixed(2)} to 1`);
      });
    }
  }
}

for (const theme of /** @type {const} */ (['light', 'dark']))
  test(`a projector has more contrast than a screen, in the ${theme}`, () => {
    for (const [name, ground] of [
      ['ink', 'paper'],
      ['accent', 'paper'],
      ['hue-1', 'paper'],
      ['edge', 'paper'],
    ]) {
      const [usual, strong] = Object.values(PROFILES).map((all) => {
        const [a, b] = [all.get(name), all.get(ground)];
        return a && b ? contrast(a[theme], b[theme]) : 0;
      });
      assert.ok(strong > 1.2 * usual, `${name}: ${usual.toFixed(1)} and ${strong.toFixed(1)} to 1`);
    }
  });

/** The fullest tint of a cell in the confusion matrix, over the ground of cells: as in results.css. */
const TINT = Number(/var\(--tint\) \* (\d+)%/.exec(results)?.[1]) / 100;

/** As color-mix does in srgb. @param {string} a @param {string} b @param {number} share  of a */
const mix = (a, b, share) =>
  '#' +
  [1, 3, 5]
    .map((at) => share * parseInt(a.slice(at, at + 2), 16) + (1 - share) * parseInt(b.slice(at, at + 2), 16))
    .map((value) => Math.round(value).toString(16).padStart(2, '0'))
    .join('');

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  for (const hue of ['hue-0', 'hue-1']) {
    test(`numbers are readable in the fullest cell of the hue ${hue} in the ${theme}`, () => {
      const [a, b, ink] = [tokens.get(hue), tokens.get('sheet'), tokens.get('ink')];
      assert.ok(a && b && ink);
      const ratio = contrast(ink[theme], mix(a[theme], b[theme], TINT));
      assert.ok(ratio >= 4.5, `${ratio.toFixed(2)} to 1`);
    });
  }
}

/** Red, green and blue as the colour-blind see them: Machado et al. (2009), full severity. */
const SIGHTS = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152, 1.053, -0.205],
    [0.115, 0.786, 0.099],
    [-0.004, -0.048, 1.052],
  ],
  deuteranopia: [
    [0.367, 0.861, -0.228],
    [0.28, 0.673, 0.047],
    [-0.012, 0.043, 0.969],
  ],
};

/**
 * As seen, in Oklab, where distances are as large as they look.
 * @param {string} colour
 * @param {number[][]} sight
 */
function seen(colour, sight) {
  const rgb = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const dot = (/** @type {number[]} */ row, /** @type {number[]} */ of) =>
    row.reduce((sum, factor, i) => sum + factor * of[i], 0);
  const cones = [
    [0.4122, 0.5363, 0.0514],
    [0.2119, 0.6807, 0.1074],
    [0.0883, 0.2817, 0.63],
  ];
  const light = sight.map((row) => Math.max(0, dot(row, rgb)));
  const answers = cones.map((row) => Math.cbrt(dot(row, light)));
  return [
    [0.2105, 0.7936, -0.0041],
    [1.978, -2.4286, 0.4506],
    [0.0259, 0.7828, -0.8087],
  ].map((row) => dot(row, answers));
}

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  for (const [name, sight] of Object.entries(SIGHTS)) {
    test(`no two hues of a plot look alike in the ${theme} to eyes with ${name} sight`, () => {
      const colours = HUES.map((hue) => seen(tokens.get(hue)?.[theme] ?? '', sight));
      for (const [i, a] of colours.entries()) {
        for (const [j, b] of colours.slice(0, i).entries()) {
          const distance = Math.hypot(...a.map((value, k) => value - b[k]));
          assert.ok(distance > 0.08, `hues ${i} and ${j}: ${distance.toFixed(3)}`);
        }
      }
    });
  }
}
