// accessibility.test.js — axe finds nothing to complain of: on every subject, page, theme and language; and no text is
// smaller than 14 pixels.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { violations } from './axe.js';
import { drawThree, openPage, PAGES, phase, skipped, startBrowser } from './browser.js';

const SUBJECTS = ['data', 'network', 'training', 'inside', 'results', 'runs', 'digits', 'learn', 'files'];

/**
 * Texts that are seen and smaller than 14 pixels, but for the ten numbers side by side of a matrix.
 * @param {import('puppeteer-core').Page} page
 */
const smallTexts = (page) =>
  page.evaluate(() => {
    const found = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement: element, textContent } = texts.currentNode;
      const isSeen = element?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (!isSeen || !textContent?.trim() || element?.closest('.unseen, .matrix td, math')) continue;
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
      const size = Number.parseFloat(getComputedStyle(/** @type {Element} */ (element)).fontSize) * scale;
      if (size < 13.9) found.add(`${size} ${textContent.trim()}`);
    }
    return [...found];
  });

describe('axe in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  for (const [width, height, look] of /** @type {const} */ ([
    [1366, 768, '#lang=en&theme=light'],
    [390, 844, '#lang=zh&theme=dark'],
  ]))
    test(`finds nothing on any subject at ${width} pixels, ${look}`, {
      skip: width < 1000 && leftOut,
    }, async (t) => {
      const page = await openPage(t, { ...site, url: `${site.url}${look}` }, { width, height });
      await phase(page, 'ready');
      assert.deepEqual(await violations(page), [], 'before a run');
      await page.$eval('.train', (button) => /** @type {HTMLElement} */ (button).click());
      await phase(page, 'done');
      await page.waitForSelector('#pad');
      if (width > 1000) await drawThree(page);
      for (const subject of SUBJECTS) {
        await page.$eval(`nav a[href="#view=${subject}"]`, (link) =>
          /** @type {HTMLElement} */ (link).click(),
        );
        await page.waitForSelector(`html[data-view="${subject}"]`);
        await page.waitForSelector('.subject h2');
        assert.deepEqual(await violations(page), [], subject);
        assert.deepEqual(await smallTexts(page), [], subject);
      }
    });

  for (const view of ['train', 'pad', 'compare'])
    for (const [width, height, look] of /** @type {const} */ ([
      [700, 376, 'lang=en&theme=light'],
      [320, 728, 'lang=zh&theme=dark'],
    ]))
      test(`finds nothing in a frame of view=${view} at ${width} pixels, ${look}`, {
        skip: leftOut,
      }, async (t) => {
        const hash = `#view=${view}&${look}&images=500&epochs=1&net=dense+10+softmax`;
        const page = await openPage(
          t,
          { ...site, url: site.url + hash },
          {
            ...{ width, height },
            // Colours that are on their way to others have no contrast of their own.
            before: (page) =>
              page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]),
          },
        );
        await page.waitForSelector('[data-phase="ready"] .bars');
        assert.deepEqual(await violations(page), [], 'before a run');
        const train = await page.$('.train:enabled');
        await train?.click();
        if (train) await page.waitForSelector('.compare[data-phase="done"], html[data-phase="done"]');
        if (width > 600) {
          await drawThree(page);
          await page.waitForSelector('output b');
        }
        assert.deepEqual(await violations(page), [], 'after it');
        assert.deepEqual(await smallTexts(page), []);
      });

  for (const path of PAGES)
    test(`finds nothing on ${path}`, { skip: leftOut }, async (t) => {
      const page = await openPage(t, { ...site, url: `${site.url}${path}` });
      await page.waitForSelector('body:not([aria-busy="true"]) main :is(h2, button)');
      assert.deepEqual(await violations(page), []);
    });
});
