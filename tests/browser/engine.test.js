// engine.test.js — which engine runs in a browser, and that the page's switches choose it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { find, openPage, openSubject, phase, press, says, skipped, startBrowser } from './browser.js';

/** @import { Page } from 'puppeteer-core' */

/** Waits until the page says that this runs. @param {Page} page @param {RegExp} pattern */
const runs = async (page, pattern) => {
  await openSubject(page, 'Training');
  return page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('.engine-panel')?.textContent ?? ''),
    {},
    pattern.source,
  );
};

/** @param {Page} page @param {string} name @param {string} value */
async function choose(page, name, value) {
  const box = await find(page, name, 'combobox');
  await /** @type {import('puppeteer-core').ElementHandle<HTMLSelectElement>} */ (box).select(value);
}

/** The result of the last run. @param {Page} page */
const found = async (page) => {
  await openSubject(page, 'Results');
  return page.$eval('.results-panel dl', (list) => list.textContent);
};

/**
 * The validation's line of a short run, whose figures depend on every bit before.
 * @param {Page} page
 * @param {number} [epochs]
 */
async function trainBriefly(page, epochs = 1) {
  await phase(page, 'ready');
  await openSubject(page, 'Training');
  await page.$eval(
    'input[name="epochs"]',
    (field, epochs) => {
      /** @type {HTMLInputElement} */ (field).value = epochs;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    String(epochs),
  );
  await press(page, 'Train');
  await phase(page, 'done');
  return found(page);
}

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(name, { skip: skipped(name) || (name === 'firefox' && leftOut) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(name);
    });
    after(() => site?.close());

    test('strict arithmetic runs with threads, and other builds by the switches, to the same result', {
      skip: leftOut,
    }, async (t) => {
      const page = await openPage(t, site);
      await runs(page, /simd128(-threads)?; threads: [1-8]\./);
      await choose(page, 'Threads', '3');
      await runs(page, /simd128-threads; threads: 3\./);
      const shared = await trainBriefly(page);
      await choose(page, 'Threads', '1');
      await runs(page, /simd128; threads: 1\./);
      await phase(page, 'ready');
      await says(page, ' of 1,000 new images.');
      assert.equal(await found(page), shared);
      await press(page, 'Reset');
      await says(page, 'Random weights again.');
      assert.equal(await trainBriefly(page), shared);
      await choose(page, 'Arithmetic', 'relaxed');
      await runs(page, /relaxed; threads: 1\./);
      await phase(page, 'ready');
      assert.equal(await found(page), shared);
    });
  });

describe('a server without the headers that isolate', { skip: skipped('chrome') || leftOut }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome', { isolates: false });
  });
  after(() => site?.close());

  test('has the page train on one thread, which says so', async (t) => {
    const page = await openPage(t, site);
    await runs(page, /simd128; threads: 1\./);
    await says(page, 'This page is not cross-origin isolated, so only one thread is used.');
    assert.match((await trainBriefly(page, 8)) ?? '', /[89]\d\.\d % of 1,000 test images/);
    await choose(page, 'Threads', '3');
    await phase(page, 'ready');
    await runs(page, /simd128; threads: 1\./);
  });
});
