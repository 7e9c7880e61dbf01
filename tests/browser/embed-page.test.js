// embed-page.test.js — the page that builds the code for a post: what is chosen is what the codes and the preview have.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { SITES } from '../../web/embed/codes.js';
import english from '../../web/text/en/pages/embed.js';
import { find, openPage, seen, skipped, startBrowser } from './browser.js';

/** @import { Page } from 'puppeteer-core' */

/** @type {import('../../web/embed/codes.js').Chosen} */
const CHOSEN = {
  ...{ view: 'pad', preset: 'softmax', other: 'softmax', link: null },
  ...{ language: 'zh', theme: 'dark', hide: [], width: 320 },
};
const NAMES = /** @type {Record<string, string>} */ (english);

/** Presses one of a few options by its words. @param {Page} page @param {string} group @param {string} words */
async function choose(page, group, words) {
  const option = await seen(page, `fieldset:has([name="${group}"]) span::-p-text(${words})`);
  await option.click();
}

/** @param {Page} page */
const shownCodes = (page) => page.$$eval('textarea', (all) => all.map(({ value }) => value));

describe('the page for posts', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site?.close());

  test('what is pressed is in the code for every kind of site, and in the preview, which trains', async (t) => {
    const page = await openPage(t, { name: 'chrome', url: `${site.url}embed.html` });
    await choose(page, 'view', NAMES['embed.view.pad']);
    await (await find(page, NAMES['embed.preset'], 'combobox')).select(CHOSEN.preset);
    await choose(page, 'language', '中文');
    await choose(page, 'theme', 'Dark');
    await choose(page, 'width', '320 pixels');
    for (const [kind, codes] of Object.entries(SITES)) {
      await choose(page, 'site', NAMES[`site.${kind}`]);
      await seen(page, `p::-p-text(${NAMES[`site.${kind}.how`]})`);
      assert.deepEqual(
        await shownCodes(page),
        codes(CHOSEN, site.url).map(({ text }) => text),
        kind,
      );
    }

    await choose(page, 'site', NAMES['site.moodle']);
    await seen(page, `p::-p-text(${NAMES['site.moodle.how']})`);
    const [code] = await shownCodes(page);
    const [, address = ''] = /src="([^"]+)"/.exec(code) ?? [];
    const wide = await page.$eval('digit-lab', (element) => element.getBoundingClientRect().width);
    assert.equal(wide, 320);
    assert.equal(await page.$('digit-lab >>> iframe'), null);
    await (await page.waitForSelector('digit-lab >>> button'))?.click();
    const frame = await page.waitForFrame((frame) => frame.url().includes('view=pad'));
    const [before, pairs] = address.replaceAll('&amp;', '&').split('#');
    assert.equal(frame.url().split('#')[0], before);
    const opened = new URLSearchParams(frame.url().split('#')[1]);
    for (const [key, value] of new URLSearchParams(pairs)) assert.equal(opened.get(key), value, key);
    await frame.waitForSelector('html[data-phase="training"], html[data-phase="done"]');

    // A link chooses the rest, until it is taken away again.
    const becomes = (/** @type {string} */ text) =>
      page.waitForFunction((text) => document.querySelector('textarea')?.value.includes(text), {}, text);
    const field = await page.waitForSelector('input[inputmode="url"]');
    await field?.type('https://x.org/?preset=lenet-5&theme=light&view=train');
    await becomes('view=train&amp;preset=lenet-5&amp;lang=zh&amp;theme=light');
    await field?.click({ count: 3 });
    await page.keyboard.press('Backspace');
    await becomes(code);
  });
});
