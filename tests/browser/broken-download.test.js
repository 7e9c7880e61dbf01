// broken-download.test.js — a connection that breaks while the images load: the page says so and goes on by itself.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { openPage, openSubject, phase, press, says, skipped, startBrowser } from './browser.js';

const IMAGES = /\/train-images-idx3-ubyte\.gz$/;

for (const browser of /** @type {const} */ (['chrome', 'firefox']))
  describe(browser, { skip: skipped(browser) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(browser);
    });
    after(() => site.close());

    test('the page counts the seconds until it goes on, and tries at once when asked', {
      skip: leftOut,
    }, async (t) => {
      let cut = () => {};
      let isDown = false;
      let requests = 0;
      site.guard(
        t,
        (path) => {
          if (IMAGES.test(path) && isDown) throw new Error('there is no connection');
          return true;
        },
        (path) => {
          if (!IMAGES.test(path) || requests++) return null;
          return new Promise((_, reject) => (cut = () => reject(new Error('the connection breaks'))));
        },
      );
      const page = await openPage(t, site, { expected: /Failed to load resource/ });
      await says(page, 'of 2,000 digits are here');
      isDown = true;
      cut();
      await says(page, 'The connection broke at');
      await says(page, 'It goes on by itself in 5 s.');
      const heard = await page.$eval('.sentence', (sentence) =>
        [...sentence.children].flatMap((each) => (each.ariaHidden ? [] : each.textContent)).join(),
      );
      assert.match(heard, /^The connection broke at [\d.]+ of [\d.]+ MB\. It goes on by itself\.$/);
      await press(page, 'Try now');
      await says(page, 'It goes on by itself in 10 s.');
      isDown = false; // pressed or not, it now goes on
      await phase(page, 'ready');
      assert.equal(requests, 2);
      await openSubject(page, 'Data');
      await says(page, '2,000 images to train on, 1,000 to test with');
    });

    test('a short break mends itself', { skip: browser === 'firefox' && leftOut }, async (t) => {
      let requests = 0;
      let cut = () => {};
      site.guard(
        t,
        () => true,
        (path) => {
          if (!IMAGES.test(path) || requests++) return null;
          return new Promise((_, reject) => (cut = () => reject(new Error('the connection breaks'))));
        },
      );
      const page = await openPage(t, site, { expected: /Failed to load resource/ });
      await says(page, 'of 2,000 digits are here');
      cut();
      await says(page, 'The connection broke at');
      await phase(page, 'ready');
      assert.equal(requests, 2);
    });
  });
