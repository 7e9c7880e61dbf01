// projector.test.js — the projector: strong colours, and one key that pauses and goes on, which its button shows.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { SUBJECTS } from '../../web/lab/subjects.js';
import { leftOut } from '../gate.js';
import { find, openPage, phase, skipped, startBrowser } from './browser.js';

describe('the projector', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('one key trains, pauses and goes on, also after a choice, and stands on the button', async (t) => {
    const hash = '#view=training,projector&images=1900&epochs=90&batch=16&theme=light';
    const page = await openPage(t, { ...site, url: site.url + hash }, { width: 1920, height: 1080 });
    await phase(page, 'ready');
    const shown = () =>
      page.$$eval('kbd', (keys) => keys.map((key) => [key.textContent, key.checkVisibility()]));
    assert.deepEqual(await shown(), [
      ['P', true],
      ['T', true],
    ]);
    const sizes = await page.$$eval('kbd', (keys) =>
      keys.map((key) => Number.parseFloat(getComputedStyle(key).fontSize)),
    );
    assert.ok(Math.min(...sizes) >= 20, `keys of ${sizes} pixels`);
    const ground = await page.$eval(
      'body',
      (body) => getComputedStyle(body.parentElement ?? body).backgroundColor,
    );
    assert.equal(ground, 'rgb(255, 255, 255)');
    await page.keyboard.press('t');
    await phase(page, 'training');
    const pause = await find(page, 'Pause', 'button');
    assert.equal(await pause.evaluate((button) => button.getAttribute('aria-keyshortcuts')), 'T');
    assert.equal(
      await pause.evaluate((button) => button.textContent?.replace(/\s+/g, ' ').trim()),
      'Pause T',
    );
    await page.keyboard.press('t');
    await phase(page, 'paused');
    // A radio button keeps the focus after it was chosen.
    await page.$eval('input[type="radio"]', (radio) => /** @type {HTMLElement} */ (radio).focus());
    await page.keyboard.press('t');
    await phase(page, 'training');
    await page.focus('input[name="rate"]');
    await page.keyboard.press('t');
    await page.keyboard.press('p');
    await page.waitForSelector('html[data-profile="projector"][data-phase="training"]');
    await page.focus('#stage');
    await page.keyboard.press('t');
    await phase(page, 'paused');
    await page.keyboard.press('p');
    await page.waitForSelector('html[data-profile="normal"]');
    assert.deepEqual(await shown(), []);
  });

  for (const language of ['en', 'zh'])
    test(`no subject is wider than the window, ${language}`, {
      skip: language === 'zh' && leftOut,
    }, async (t) => {
      const hash = `#preset=softmax&epochs=1&view=projector&lang=${language}`;
      const page = await openPage(t, { ...site, url: site.url + hash }, { width: 1024, height: 768 });
      await phase(page, 'ready');
      await page.click('.train');
      await phase(page, 'done');
      /** @type {string[]} */
      const wide = [];
      for (const subject of SUBJECTS) {
        await page.click(`.subjects a[href="#view=${subject}"]`);
        await page.waitForSelector(`html[data-view="${subject}"] #bench section`);
        for (const [width, height] of [
          [1000, 700],
          [1024, 768],
          [1152, 864],
        ]) {
          await page.setViewport({ width, height });
          const isWide = await page.evaluate(() => {
            const links = [...document.querySelectorAll('.subjects a')];
            const bench = document.getElementById('bench');
            const isOut = links.some((link) => link.getBoundingClientRect().right > innerWidth);
            const isCut = !bench || bench.scrollWidth > bench.clientWidth;
            return isOut || isCut || document.documentElement.scrollWidth > innerWidth;
          });
          if (isWide) wide.push(`${subject}, ${width} × ${height}`);
        }
      }
      assert.deepEqual(wide, []);
    });
});
