// reproductions.test.js — the page of reproductions: what was measured, and systems that are run here.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { SYSTEMS } from '../../web/reproductions/core/published.js';
import { find, follow, openPage, phase, press, skipped, startBrowser } from './browser.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { TestContext } from 'node:test'
 */

const RUN = 'Run Logistic regression, 1 or 2 here';

/** The rows of a system that show figures, cell by cell. @param {Page} page @param {string} id */
const rows = (page, id) =>
  page.$$eval(`#${id} tbody tr:has(td)`, (found) =>
    found.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim() ?? '')),
  );

/**
 * Waits until so many of a system's figures have been found here.
 * @param {Page} page @param {string} id @param {number} count
 */
const foundHere = (page, id, count) =>
  page.waitForFunction(
    (id, count) => {
      const here = [...document.querySelectorAll(`#${id} tbody output`)];
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
  after(() => site.close());
  const open = (/** @type {TestContext} */ t, /** @type {object} */ visit = {}) =>
    openPage(t, { ...site, url: `${site.url}reproductions.html` }, visit);

  test('show a row for every published figure', async (t) => {
    const page = await open(t);
    for (const { id, runs } of SYSTEMS) {
      const figures = runs.flatMap((run) => run.figures);
      const shown = await rows(page, id);
      assert.equal(shown.length, figures.length, id);
      for (const [i, cells] of shown.entries()) {
        assert.equal(cells[1] === '–', figures[i].published === null, `${id}: ${cells[0]}`);
        assert.equal(cells[5], '–');
      }
    }
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
      assert.ok(Math.abs(Number(here) / Number(published) - 1) < 0.01, `${name}: ${here}`);
    await press(page, RUN);
    await foundHere(page, 'logreg-1v2', 1);
    assert.equal((await rows(page, 'logreg-1v2')).at(-1)?.[5], '–');
    await press(page, 'Stop');
    await status(page, 'logreg-1v2', /^Stopped/);
  });

  test('run a system here to its end, within the limits of what was published', async (t) => {
    const page = await open(t);
    await press(page, 'Run Logistic regression, 1 or 2, L-BFGS here');
    await status(page, 'logreg-lbfgs', /^Done: the column “here” is complete\./);
    const [accuracy, right, cost] = await rows(page, 'logreg-lbfgs');
    assert.match(accuracy[5], /^99\.\d\d %$/);
    assert.deepEqual([right[1], right[5]], ['12,649', '12,649']);
    assert.ok(Math.abs(Number(cost[5]) / Number(cost[1]) - 1) < 0.001, `${cost[5]}, not ${cost[1]}`);
    await find(page, RUN, 'button');
  });

  test('say what is wrong where the engine is missing, and can be tried again', async (t) => {
    site.guard(t, (path) => !path.endsWith('.wasm'));
    const page = await open(t, { expected: /404/ });
    for (let i = 0; i < 2; i++) {
      await press(page, RUN);
      const alert = await page.waitForSelector('#logreg-1v2 [role="alert"]');
      assert.match((await alert?.evaluate((element) => element.textContent)) ?? '', /has no engine-/);
    }
  });

  for (const width of [320, 390, 1280])
    test(`fit ${width} pixels, in Chinese, in the dark`, async (t) => {
      const page = await open(t, { width });
      try {
        await press(page, '中文');
        await press(page, '深色');
        await find(page, '在这里运行 逻辑回归：1 还是 2', 'button');
        assert.match((await rows(page, 'logreg-1v2'))[0][0], /^代价/);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      } finally {
        await page.evaluate(() => localStorage.clear());
      }
    });

  test('the page leads to them and back', async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await follow(page, 'Reproductions: published tutorials, trained again');
    await find(page, RUN, 'button');
    await follow(page, '← Digit Lab');
    await phase(page, 'ready');
    await find(page, 'Train', 'button');
  });
});

describe('the reproductions in Firefox', { skip: skipped('firefox') }, () => {
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
