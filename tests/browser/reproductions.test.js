// reproductions.test.js — the page of reproductions: what was measured, and systems that are run here.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { SYSTEMS } from '../../web/reproductions/core/published.js';
import { valueText } from '../../web/reproductions/core/report.js';
import { leftOut } from '../gate.js';
import { find, follow, openPage, phase, press, skipped, startBrowser } from './browser.js';
import { sharePage } from './shared-page.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { TestContext } from 'node:test'
 */

const RUN = 'Run Logistic regression, 1 or 2 here';

/** The rows of a system that show figures, cell by cell. @param {Page} page @param {string} id */
const rows = (page, id) =>
  page.$$eval(`#${id} .figures tbody tr:has(td)`, (found) =>
    found.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim() ?? '')),
  );

/** Unfolds the figures of a system, which have rows from then on. @param {Page} page @param {string} id */
async function unfold(page, id) {
  await page.click(`#${id} summary`);
  await page.waitForSelector(`#${id} .figures tbody`);
}

/**
 * Waits until so many of a system's figures have been found here.
 * @param {Page} page @param {string} id @param {number} count
 */
const foundHere = (page, id, count) =>
  page.waitForFunction(
    (id, count) => {
      const here = [...document.querySelectorAll(`#${id} .figures output`)];
      return here.filter(({ textContent }) => textContent !== '–').length >= count;
    },
    {},
    id,
    count,
  );

/** @param {Page} page @param {string} id @param {RegExp} pattern */
const status = (page, id, pattern) =>
  page.waitForFunction(
    (id, source) => {
      const line = document.querySelector(`#${id} [role="status"]`)?.textContent ?? '';
      return new RegExp(source).test(line);
    },
    {},
    id,
    pattern.source,
  );

describe('the reproductions in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => (site = await startBrowser('chrome', { data: 'whole' })));
  const shared = sharePage(
    () => ({ ...site, url: `${site.url}reproductions.html` }),
    (page) => page.waitForSelector('body[aria-busy="false"] details'),
  );
  after(async () => {
    await shared.close();
    site.close();
  });
  const open = (/** @type {TestContext} */ t, /** @type {object} */ visit = {}) =>
    openPage(t, { ...site, url: `${site.url}reproductions.html` }, visit);

  test('fold the figures of a system, and show one of them, the seconds, own digits and examples', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    const folded = await page.$$eval('details', (found) => found.map(({ open }) => open));
    assert.deepEqual(folded, Array(SYSTEMS.length).fill(false));
    const main = await page.$$eval('#mlp-rmsprop .main-figure td', (cells) =>
      cells.map(({ textContent }) => textContent),
    );
    assert.deepEqual([main[0], main[3]], ['97.58 %', '2 s']);
    assert.match(String(main[1]), /^97\.\d\d % ± 0\.\d\d$/);
    const digits = await page.$$eval('.own-digits li', (items) =>
      items.map((item) => [...item.querySelectorAll('p')].map(({ dataset }) => dataset.right)),
    );
    assert.equal(digits.length, 7);
    const right = (/** @type {number} */ way) => digits.filter((answers) => answers[way] === 'true').length;
    assert.ok(right(1) > right(0), `${right(0)} as they are, ${right(1)} centred`);
    const verdicts = await page.$$eval('#examples .verdict', (found) =>
      found.map((element) => /** @type {HTMLElement} */ (element).dataset.kept),
    );
    assert.deepEqual(verdicts, Array(verdicts.length).fill('true'));
    assert.ok(verdicts.length > 5);
  });

  test('have the rows of a system only while they are unfolded', { skip: leftOut }, async (t) => {
    const page = await shared.use(t);
    const count = () => page.$$eval('details .figures', (tables) => tables.length);
    assert.equal(await count(), 0);
    await unfold(page, 'mlp-rmsprop');
    assert.equal(await count(), 1);
    await page.click('#mlp-rmsprop summary');
    await page.waitForFunction(() => !document.querySelector('details .figures'));
  });

  test('are found by the browser’s search in systems that are folded, which unfolds them', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    const folded = await page.$$eval('details', (found) => found.map(({ textContent }) => textContent));
    for (const [i, { id, runs }] of SYSTEMS.entries())
      for (const { measure, published } of runs.flatMap((run) => run.figures))
        if (published !== null)
          assert.ok(folded[i]?.includes(valueText(measure, published)), `${id} ${measure}`);
    assert.ok((await page.$$eval('details *', ({ length }) => length)) < 5 * SYSTEMS.length);

    // An address with a text to look for searches as Ctrl+F does.
    const found = await openPage(t, { ...site, url: `${site.url}reproductions.html#:~:text=0.490451` });
    await found.waitForSelector('#logreg-1v2 details[open] .figures');
    assert.equal(await found.$$eval('details[open]', ({ length }) => length), 1);
  });

  test('show a row for every published figure', { skip: leftOut }, async (t) => {
    const page = await shared.use(t);
    for (const { id, runs } of SYSTEMS) {
      const figures = runs.flatMap((run) => run.figures);
      await unfold(page, id);
      const shown = await rows(page, id);
      assert.equal(shown.length, figures.length, id);
      for (const [i, cells] of shown.entries()) {
        const { published, printed = false, draw = false } = figures[i];
        assert.equal(cells[1] === '–', published === null && !printed, `${id}: ${cells[0]}`);
        assert.equal(cells[1] === 'not noted', printed, `${id}: ${cells[0]}`);
        assert.equal(/^(unknown draw|other digits)$/.test(cells[4]), draw, `${id}: ${cells[0]}`);
        assert.equal(cells[5], '–');
      }
    }
  });

  test('unfold the figures of the system that the address names', { skip: leftOut }, async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}reproductions.html#mlp-rmsprop` });
    await page.waitForSelector('#mlp-rmsprop details[open] .figures');
    assert.equal(await page.$$eval('details[open]', ({ length }) => length), 1);
    await follow(page, 'Convolutional network, Adadelta');
    await page.waitForSelector('#cnn-adadelta details[open] .figures');
  });

  test('run a system here: its rows fill; it stops, keeps them, and can be run again', async (t) => {
    const page = await open(t);
    await press(page, RUN);
    await foundHere(page, 'logreg-1v2', 4);
    await find(page, 'Progress of Logistic regression, 1 or 2', 'progressbar');
    const other = await find(page, 'Run One hidden layer here', 'button');
    assert.ok(await other.evaluate((button) => /** @type {HTMLButtonElement} */ (button).disabled));
    await press(page, 'Stop');
    await status(page, 'logreg-1v2', /^Stopped/);
    const kept = await rows(page, 'logreg-1v2');
    for (const [name, published, , , , here] of kept.slice(0, 4))
      assert.ok(Math.abs(Number(here) / Number(published) - 1) < 0.006, `${name}: ${here}`);
    await press(page, RUN);
    await foundHere(page, 'logreg-1v2', 1);
    assert.equal((await rows(page, 'logreg-1v2')).at(-1)?.[5], '–');
    await press(page, 'Stop');
    await status(page, 'logreg-1v2', /^Stopped/);
  });

  test('run a system here to its end, within the limits of what was published', {
    skip: leftOut,
  }, async (t) => {
    const page = await open(t);
    await press(page, 'Run Logistic regression, 1 or 2, L-BFGS here');
    await status(page, 'logreg-lbfgs', /^Done: the column “here” is complete\./);
    const [accuracy, , right, cost] = await rows(page, 'logreg-lbfgs');
    assert.deepEqual([accuracy[1], accuracy[5]], ['99.66 %', '99.67 %']);
    assert.deepEqual([right[1], right[5]], ['12,649', '12,648']);
    assert.ok(Math.abs(Number(cost[5]) / Number(cost[1]) - 1) < 0.001, `${cost[5]}, not ${cost[1]}`);
    await find(page, RUN, 'button');
  });

  test('say what is wrong where the engine is missing, and can be tried again', {
    skip: leftOut,
  }, async (t) => {
    site.guard(t, (path) => !path.endsWith('.wasm'));
    const page = await open(t, { expected: /404/ });
    for (let i = 0; i < 2; i++) {
      await press(page, RUN);
      const alert = await page.waitForSelector('#logreg-1v2 [role="alert"]');
      assert.match((await alert?.evaluate((element) => element.textContent)) ?? '', /has no engine-/);
    }
  });

  for (const width of [320, 390, 1280])
    test(`fit ${width} pixels, in Chinese, in the dark`, { skip: leftOut }, async (t) => {
      const page = await open(t, { width });
      try {
        await press(page, '中文');
        await press(page, '深色');
        await find(page, '在这里运行 逻辑回归：1 还是 2', 'button');
        await unfold(page, 'logreg-1v2');
        assert.match((await rows(page, 'logreg-1v2'))[1][0], /^第 0 轮$/);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      } finally {
        await page.evaluate(() => localStorage.clear());
      }
    });

  test('the page leads to them and back', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await follow(page, 'Reproductions: published tutorials, trained again');
    await find(page, RUN, 'button');
    await follow(page, '← Digit Lab');
    await phase(page, 'ready');
    await find(page, 'Train', 'button');
  });
});

describe('the reproductions in Firefox', { skip: skipped('firefox') || leftOut }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => (site = await startBrowser('firefox', { data: 'whole' })));
  after(() => site.close());

  test('run a system here', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}reproductions.html` });
    await press(page, RUN);
    await foundHere(page, 'logreg-1v2', 1);
    await press(page, 'Stop');
    await status(page, 'logreg-1v2', /^Stopped/);
  });
});
