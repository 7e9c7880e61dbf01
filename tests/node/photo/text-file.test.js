// text-file.test.js — digits as text: what a file must hold, what is said otherwise, where the digit goes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitOfText, parseDigitText } from '../../../web/photo/text-file.js';

/** A 1 at the left border, three pixels wide: far from where MNIST has its digits. */
const ROWS = Array.from({ length: 28 }, (_, y) => (y >= 2 && y < 22 ? '111' : '000') + '0'.repeat(25));

test('lines may end in every usual way', () => {
  const bits = parseDigitText(ROWS.join('\n'));
  assert.ok(bits instanceof Float32Array);
  assert.equal(bits.length, 784);
  assert.equal(bits[2 * 28], 1);
  assert.equal(bits[2 * 28 + 3], 0);
  for (const text of [`${ROWS.join('\r\n')}\r\n`, ROWS.join('\r'), `\ufeff${ROWS.join(' \n')}\n\n`])
    assert.deepEqual(parseDigitText(text), bits);
});

test('a mistake is named with its line and column', () => {
  const withLine = (/** @type {number} */ n, /** @type {string} */ row) => ROWS.with(n - 1, row).join('\n');
  assert.deepEqual(parseDigitText(withLine(5, `1110020${'0'.repeat(21)}`)), {
    problem: 'textCharacter',
    values: { line: 5, column: 6, character: '2' },
  });
  assert.deepEqual(parseDigitText(withLine(28, '0101')), {
    problem: 'textColumns',
    values: { line: 28, columns: 4 },
  });
  assert.deepEqual(parseDigitText(ROWS.slice(1).join('\n')), { problem: 'textLines', values: { lines: 27 } });
  const empty = ROWS.join('\n').replaceAll('1', '0');
  assert.deepEqual(parseDigitText(empty), { problem: 'textEmpty', values: {} });
  assert.deepEqual(parseDigitText(''), { problem: 'textLines', values: { lines: 1 } });
});

test('the digit gets the size and the place that MNIST gives its digits', () => {
  const { box, image } = digitOfText(/** @type {Float32Array} */ (parseDigitText(ROWS.join('\n'))));
  assert.deepEqual(box, { left: 0, top: 2, right: 3, bottom: 22 });
  const [mass, moment] = image.reduce(([m, s], ink, i) => [m + ink, s + ink * (i % 28)], [0, 0]);
  const middle = moment / mass;
  assert.ok(middle > 13.5 && middle <= 14.5, `the middle is ${middle}`);
});

test('numbers may stand apart, as NumPy and spreadsheets write them', () => {
  const bits = parseDigitText(ROWS.join('\n'));
  const apart = (
    /** @type {string} */ separator,
    /** @type {(bit: string) => string} */ write = (bit) => bit,
  ) => ROWS.map((row) => Array.from(row, write).join(separator)).join('\n');
  const float = (/** @type {string} */ bit) => `${bit}.000000000000000000e+00`;
  const printed = `[[${ROWS.map((row) => Array.from(row, (bit) => `${bit}.`).join(' ')).join(']\n [')}]]\n`;
  const flat = apart(' ').replaceAll('\n', ' ');
  const texts = [apart(' '), apart(', '), apart('\t'), apart(' ', float), printed, flat, apart('\n')];
  for (const text of [...texts, `\n\n${texts[0]}\n`, `# a header\r\n${ROWS.join(' \r\n')}`])
    assert.deepEqual(parseDigitText(text), bits, text.slice(0, 60));
  const light = apart(' ', (bit) => (bit === '1' ? '0' : '255'));
  for (const text of [apart(' ', (bit) => (bit === '1' ? '255' : '0')), light])
    assert.deepEqual(parseDigitText(text), bits);
});

test('a mistake among numbers is named with its line and column', () => {
  const rows = ROWS.map((row) => Array.from(row).join(' '));
  assert.deepEqual(parseDigitText(`\n${rows.with(4, rows[4].replace('1', '300')).join('\n')}`), {
    problem: 'textCharacter',
    values: { line: 6, column: 1, character: '300' },
  });
  assert.deepEqual(parseDigitText(rows.with(2, `${rows[2]} 0`).join('\n')), {
    problem: 'textColumns',
    values: { line: 3, columns: 29 },
  });
});

test('a sheet of one grey is empty, whatever the grey', () => {
  const sheet = (/** @type {number} */ grey) => Array(28).fill(Array(28).fill(grey).join(' ')).join('\n');
  for (const grey of [0, 255])
    assert.deepEqual(parseDigitText(sheet(grey)), { problem: 'textEmpty', values: {} });
  for (const grey of [1, 200]) assert.ok(parseDigitText(sheet(grey)) instanceof Float32Array);
});

test('a long wrong word is told by its beginning', () => {
  const text = Array(28)
    .fill(`${'x'.repeat(5000)} 1`)
    .join('\n');
  const character = 'x'.repeat(20);
  assert.deepEqual(parseDigitText(text), {
    problem: 'textCharacter',
    values: { line: 1, column: 1, character },
  });
});
