// sheet.test.js — the sheet of boxes: it is printed on one page, and a photo of it brings digits that a person checks.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { fullRows, photographGrid } from '../node/grid-photo.js';
import { violations } from './axe.js';
import { find, openPage, openSubject, phase, press, says, seen, skipped, startBrowser } from './browser.js';
import { PAPERS, pagesOf } from './pdf.js';

/** @import { Page } from 'puppeteer-core' */

/** Chooses a photo in the page's field for photos of sheets. @param {Page} page @param {ReturnType<typeof photographGrid>} photo */
const choose = (page, { data, width, height }, name = 'sheet.jpg') =>
  page.evaluate(
    async ({ pixels, width, height, name }) => {
      const canvas = new OffscreenCanvas(width, height);
      const data = Uint8ClampedArray.from(atob(pixels), (byte) => byte.charCodeAt(0));
      canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
      const type = 'image/jpeg';
      const content = await canvas.convertToBlob({ type, quality: 0.85 });
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name, { type }));
      const field = /** @type {HTMLInputElement} */ (
        document.querySelector('.hand-panel .picture-chooser input')
      );
      field.files = transfer.files;
      field.dispatchEvent(new Event('change'));
    },
    { pixels: Buffer.from(data).toString('base64'), width, height, name },
  );

describe('a sheet of boxes', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('is printed on one page of A4 and of Letter, in either language, as large as it is to be', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}sheet.html` }, { width: 390, height: 664 });
    for (const [language, name] of [
      ['', 'Print'],
      ['中文', '打印'],
    ]) {
      if (language) await press(page, language);
      await find(page, name, 'button');
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
      for (const [format, size] of PAPERS)
        assert.deepEqual(pagesOf(await page.pdf({ format, margin: {} })), [size], format);
    }
    assert.deepEqual(await violations(page), []);
    await page.emulateMediaType('print');
    const box = await page.$eval('.grid-sheet', (sheet) => {
      const { width, height } = sheet.getBoundingClientRect();
      return [(width * 25.4) / 96, (height * 25.4) / 96].map(Math.round);
    });
    assert.deepEqual(box, [180, 250]);
    assert.equal(await page.$eval('.page-header', (header) => header.checkVisibility()), false);
  });

  test('brings its digits from a photo, after each has been seen, and none from a photo without its marks', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await openSubject(page, 'My digits');
    const link = await seen(page, '::-p-aria([name="Print a sheet"][role="link"])');
    assert.equal(await link.evaluate((each) => each.getAttribute('href')), './sheet.html');
    const shot = { width: 900, height: 1200, turn: 8, tilt: 12, gradient: 0.3, noise: 4 };
    const digits = fullRows(3);
    await choose(page, photographGrid(digits, { ...shot, missing: 1 }), 'cut.jpg');
    await says(page, 'Not all four corner marks of the sheet were found; found: 3.');
    await choose(page, photographGrid(digits, shot));
    await says(page, 'sheet.jpg: 30 digits found.');
    const wrong = await find(page, 'Leave out: 4, row 2', 'button');
    await wrong.click();
    await says(page, 'Take 29 digits');
    // The digits of a kind are one stop of the Tab key.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await says(page, 'Take 28 digits');
    await page.keyboard.press('Space');
    assert.deepEqual(await violations(page), []);
    await press(page, 'Take 29 digits');
    await says(page, '29 digits added.');
    const counts = await page.$$eval('.hand-panel .hand > li .unseen', (all) =>
      all.map((each) => each.textContent),
    );
    assert.deepEqual(
      counts,
      Array.from({ length: 10 }, (_, label) => `${label}: ${label === 4 ? 2 : 3}`),
    );
    await press(page, 'Undo the last change');
    await says(page, 'None yet.');
  });
});
