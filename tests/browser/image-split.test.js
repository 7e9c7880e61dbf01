// image-split.test.js — the data and the look-up say which images a run uses, by the settings that there are.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { fill, find, openPage, openSubject, phase, says, skipped, startBrowser } from './browser.js';

/** @import { Page } from 'puppeteer-core' */

/** Looks up a training image. @param {Page} page @param {string} index @param {string} split */
async function lookUp(page, index, split) {
  await fill(page, 'Index', index);
  await page.waitForFunction(
    (image, split) => {
      const text = document.querySelector('.lookup .verdict')?.textContent ?? '';
      return text.includes(image) && text.includes(split);
    },
    {},
    `Training image ${index}`,
    split,
  );
}

describe('the images of a run in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site?.close());

  test('are counted under the label chart, and each is known by its index', async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Training images', '500');
    await fill(page, 'Validation images', '100');
    await fill(page, 'Held-out images', '50');
    await openSubject(page, 'Data');
    await says(page, 'A run learns from 500 of these 2,000 images.');
    await openSubject(page, 'Results');
    const training = await find(page, 'Training images', 'radio');
    await training.evaluate((radio) => /** @type {HTMLElement} */ (radio).click());
    await lookUp(page, '99', 'A validation image');
    await lookUp(page, '100', 'The network learns from it.');
    await lookUp(page, '649', 'A held-out image');
    await lookUp(page, '650', 'Not used with these settings.');
    await openSubject(page, 'Data');
    await page.$eval('.counts li:nth-child(2) button', (bar) => /** @type {HTMLElement} */ (bar).click());
    await says(page, 'A run learns from 500 of these 1,');
  });

  test('are counted by the label chart, and known where they are shuffled', { skip: leftOut }, async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}#images=500&validation=1000&split=3` });
    await phase(page, 'ready');
    const counts = () =>
      page.$$eval('.counts button', (bars) =>
        bars.map((bar) => Number(/: (\d+) /.exec(bar.ariaLabel ?? '')?.[1])),
      );
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('.counts button span:last-child')].reduce(
          (sum, count) => sum + Number(count.textContent),
          0,
        ) === 500,
    );
    const before = await counts();
    assert.equal(
      before.reduce((sum, each) => sum + each),
      500,
    );
    await openSubject(page, 'Results');
    const training = await find(page, 'Training images', 'radio');
    await training.evaluate((radio) => /** @type {HTMLElement} */ (radio).click());
    const found = new Set();
    for (let index = 0; index < 12; index++) {
      await fill(page, 'Index', String(index));
      const split = await page.waitForFunction(
        (image) => {
          const text = document.querySelector('.lookup .verdict')?.textContent ?? '';
          return text.includes(image) && /A validation image|learns from it|Not used/.exec(text)?.[0];
        },
        {},
        `Training image ${index}`,
      );
      found.add(await split.jsonValue());
    }
    assert.ok(found.size > 1, [...found].join());
  });
});
