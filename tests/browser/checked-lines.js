// checked-lines.js — the homework of a class for browser tests: its lines, and what the page's table says of them.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { SMALL } from '../../data/prepare-small.js';
import { loadDataset, loadEngine } from '../../web/terminal/files.js';
import { classLines, EXPECTED } from '../engine/homework-lines.js';
import { find, press } from './browser.js';

/** @import { Page } from 'puppeteer-core' */

/** Ten lines, whose runs Node.js has trained. */
export async function linesOfClass() {
  const engine = await loadEngine('simd128');
  return classLines(engine, await loadDataset(engine, pathToFileURL(`${SMALL}/mnist/`)));
}

/** Pastes lines and has them checked, to the end. @param {Page} page @param {string[]} lines */
export async function checkLines(page, lines) {
  const field = await find(page, 'Lines to check', 'textbox');
  await field.evaluate((element, text) => {
    /** @type {HTMLTextAreaElement} */ (element).value = text;
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, lines.join('\n'));
  await press(page, 'Check the homework');
  await page.waitForFunction(
    (count) => {
      const rows = [...document.querySelectorAll('.checked tbody tr')];
      return (
        rows.length === count &&
        rows.every((row) => !/waiting|training/.test(row.getAttribute('data-check') ?? ''))
      );
    },
    {},
    lines.length,
  );
}

/** The table's rows: the end of each, its name, and why. @param {Page} page */
export const checkedRows = (page) =>
  page.$$eval('.checked tbody tr', (rows) =>
    rows.map((row) => ({
      check: row.getAttribute('data-check'),
      name: row.querySelector('.name')?.textContent ?? '',
      why: [...row.querySelectorAll('.verdict p')].map(({ textContent }) => textContent).join(' '),
    })),
  );

/** Asserts that the page tells the lines of the class apart. @param {Page} page @param {string[]} lines */
export async function tellsApart(page, lines) {
  await checkLines(page, lines);
  const rows = await checkedRows(page);
  assert.deepEqual(
    rows.map(({ name, check }) => [name, check]),
    EXPECTED.map(({ name, isSame }) => [name, isSame ? 'same' : 'other']),
  );
  for (const [i, { says }] of EXPECTED.entries()) assert.match(rows[i].why, says);
}
