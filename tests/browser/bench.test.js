// bench.test.js — the benchmark's page: it measures, shows, stops and copies. Never how fast anything is.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { PRESETS } from '../../web/shared/presets.js';
import { leftOut } from '../gate.js';
import { find, follow, openPage, phase, press, says, skipped, startBrowser } from './browser.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { TestContext } from 'node:test'
 */

const PARTS = ['Matrix products', 'Training steps and convolutions', 'Predictions', 'Time to an accuracy'];

/** Leaves only some parts to be measured. @param {Page} page @param {string[]} parts */
async function choose(page, parts) {
  for (const part of PARTS) {
    const box = await find(page, part, 'checkbox');
    const checked = await box.evaluate((element) => /** @type {HTMLInputElement} */ (element).checked);
    if (checked !== parts.includes(part)) await box.click();
  }
}

/** The table's rows of measurements, cell by cell. @param {Page} page */
const rows = (page) =>
  page.$$eval('.bench-results tbody tr:has(td)', (found) =>
    found.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
  );

/**
 * Makes the clock of the workers run faster, until the test is over, so that warm-ups and rounds end that much sooner.
 * @param {TestContext} t @param {Awaited<ReturnType<typeof startBrowser>>} site
 * @param {number} times   few where the test stops what is measured
 */
const hasten = (t, site, times) =>
  site.begin(
    t,
    /\/worker-[^/]*\.js$/,
    `const now = performance.now.bind(performance); performance.now = () => ${times} * now();\n`,
  );

/** Waits until something has been measured. @param {Page} page */
const firstRow = (page) => page.waitForFunction(() => document.querySelectorAll('tbody td').length > 8 * 2);

describe('the benchmark in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => (site = await startBrowser('chrome')));
  after(() => site.close());
  const open = (/** @type {TestContext} */ t, /** @type {object} */ visit = {}) =>
    openPage(t, { ...site, url: `${site.url}bench.html` }, visit);

  test('measures what is chosen, shows it as table and chart, copies it as text', {
    skip: leftOut,
  }, async (t) => {
    const permissions = /** @type {const} */ ([
      'clipboard-read',
      'clipboard-write',
      'clipboard-sanitized-write',
    ]);
    hasten(t, site, 20);
    const page = await open(t);
    await page.browserContext().overridePermissions(new URL(site.url).origin, [...permissions]);
    await choose(page, ['Predictions']);
    await press(page, 'Start');
    await phase(page, 'done');

    const all = await rows(page);
    const threads = Number(all[0][1]);
    assert.equal(all.length, (threads > 1 ? 2 : 1) + PRESETS.length);
    for (const [name, , time, gflops, share] of all) {
      if (name !== 'registers') assert.match(time, /^[\d.]+ (ms|s)$/, name);
      assert.ok(Number(gflops) > 0, name);
      assert.match(share, /^\d+ %$/, name);
    }
    assert.equal((await page.$$('.bench-chart li')).length, PRESETS.length);

    await page.bringToFront();
    await press(page, 'Copy as text');
    await says(page, 'Copied.');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const [peak] = all;
    assert.match(text, /^engine-[\w-]+, (relaxed|strict) arithmetic, threads: \d\n\nkernel .* GFLOP\/s/);
    assert.match(text, new RegExp(`\npeak +registers +${peak[1]} +${peak[3].replace('.', '\\.')} +100 %\n`));
    for (const [name] of all) assert.ok(text.includes(name), name);
  });

  test('can be stopped, keeps what it has, and can be started again', { skip: leftOut }, async (t) => {
    hasten(t, site, 5);
    const page = await open(t);
    await choose(page, ['Matrix products']);
    await press(page, 'Start');
    await firstRow(page);
    await press(page, 'Stop');
    await phase(page, 'stopped');
    const kept = await rows(page);
    assert.ok(kept.length >= 2);
    await press(page, 'Start');
    await phase(page, 'running');
    await firstRow(page);
    await press(page, 'Stop');
  });

  test('one thread can be chosen, and arithmetic is strict', { skip: leftOut }, async (t) => {
    hasten(t, site, 5);
    const page = await open(t);
    await page.select('label:nth-child(2) select', '1');
    await choose(page, ['Matrix products']);
    await press(page, 'Start');
    await firstRow(page);
    await press(page, 'Stop');
    const lead = await page.$eval('.bench-results .lead', (element) => element.textContent);
    assert.equal(lead, 'engine-simd128, strict arithmetic, threads: 1');
  });

  test('each step is measured in relaxed arithmetic too, unless that is chosen', {
    skip: leftOut,
  }, async (t) => {
    hasten(t, site, 20);
    const page = await open(t);
    const gain = async () => {
      await press(page, 'Start');
      await phase(page, 'running');
      await firstRow(page);
      await press(page, 'Stop');
      return (await rows(page)).filter(([name]) => name === PRESETS[0].id).map((cells) => cells.at(-1));
    };
    await choose(page, ['Training steps and convolutions']);
    const [strict, ...rest] = await gain();
    assert.match(strict ?? '', /^\d+\.\d\d ×$/);
    assert.deepEqual(rest, []);
    await page.select('select', 'relaxed');
    assert.deepEqual(await gain(), ['']);
  });

  test('says what is wrong where the engine is missing', async (t) => {
    site.guard(t, (path) => !path.endsWith('.wasm'));
    const page = await open(t, { expected: /404/ });
    await press(page, 'Start');
    await phase(page, 'error');
    assert.match(
      await page.$eval('[role="alert"]', (element) => element.textContent ?? ''),
      /has no engine-/,
    );
  });

  test('fits a phone, in Chinese, in the dark', { skip: leftOut }, async (t) => {
    hasten(t, site, 5);
    const page = await open(t, { width: 390, height: 844 });
    await choose(page, ['Matrix products']);
    await press(page, 'Start');
    await firstRow(page);
    await press(page, 'Stop');
    await press(page, '中文');
    await press(page, '深色');
    await find(page, '开始', 'button');
    assert.match(await page.$eval('.bench-results', (element) => element.textContent ?? ''), /矩阵乘法/);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    await page.evaluate(() => localStorage.clear());
  });

  test('the page leads to it and back', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await follow(page, 'Benchmark: how fast this browser trains');
    await find(page, 'Start', 'button');
    await follow(page, '← Digit Lab');
    await phase(page, 'ready');
    await find(page, 'Train', 'button');
  });
});

describe('the benchmark in Firefox', { skip: skipped('firefox') || leftOut }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => (site = await startBrowser('firefox')));
  after(() => site.close());

  test('measures and stops', async (t) => {
    hasten(t, site, 5);
    const page = await openPage(t, { ...site, url: `${site.url}bench.html` });
    await choose(page, ['Predictions']);
    await press(page, 'Start');
    await firstRow(page);
    await press(page, 'Stop');
    await phase(page, 'stopped');
    assert.ok((await rows(page)).every(([, , , gflops]) => Number(gflops) > 0));
  });
});
