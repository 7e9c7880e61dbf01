// about.test.js — the page of help: in each language and theme, and every link of it leads somewhere.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { STEPS, WORDS } from '../../web/about/contents.js';
import { leftOut } from '../gate.js';
import { find, follow, openPage, phase, press, skipped, startBrowser } from './browser.js';
import { sharePage } from './shared-page.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { TestContext } from 'node:test'
 */

/** The addresses of a page's links, as they are written. @param {Page} page */
const links = (page) => page.$$eval('a', (all) => all.map((link) => link.getAttribute('href') ?? ''));

/** What does not lead anywhere within the site; other sites are only to be reached by https. @param {Page} page */
async function deadLinks(page) {
  const all = await links(page);
  assert.ok(all.length > WORDS.length);
  return page.evaluate(async (all) => {
    /** @type {string[]} */
    const dead = [];
    for (const link of new Set(all)) {
      const isThere = link.startsWith('#')
        ? document.getElementById(link.slice(1))
        : link.startsWith('./')
          ? (await fetch(link, { method: 'HEAD' })).ok
          : /^https:\/\/[\w.]+\/./.test(`${link}/`);
      if (!isThere) dead.push(link);
    }
    return dead;
  }, all);
}

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`the page of help, ${name}`, { skip: skipped(name) || (name === 'firefox' && leftOut) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(name);
    });
    const shared = sharePage(
      () => ({ ...site, url: `${site.url}about.html` }),
      (page) => page.waitForSelector('body[aria-busy="false"] .steps li'),
    );
    after(async () => {
      await shared.close();
      site?.close();
    });
    const open = (/** @type {TestContext} */ t, /** @type {object} */ visit = {}, hash = '') =>
      openPage(t, { ...site, url: `${site.url}about.html${hash}` }, visit);

    for (const width of [320, 1280])
      test(`fits ${width} pixels in both languages and themes, and its links lead somewhere`, {
        skip: width > 320 && leftOut,
      }, async (t) => {
        const page = await shared.use(t);
        await page.setViewport({ width, height: 800 });
        for (const [language, theme, title] of [
          ['', '', 'How to use it'],
          ['中文', '深色', '怎样使用'],
        ]) {
          if (language) await press(page, language);
          if (theme) await press(page, theme);
          await find(page, title, 'heading');
          assert.equal((await page.$$('.steps li')).length, STEPS.length);
          assert.equal((await page.$$('.words dt')).length, WORDS.length);
          assert.deepEqual(await deadLinks(page), []);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
        }
        await press(page, '浅色');
        await press(page, 'English');
      });

    test('the style of each page wins over what all pages have in common', { skip: leftOut }, async (t) => {
      const page = await shared.use(t);
      for (const [path, selector] of [
        ['about.html', '.about > section'],
        ['ideas.html#softmax', '.idea > .said'],
        ['reproductions.html', 'main > section > * + *'],
        ['bench.html', 'main > section > * + *'],
      ]) {
        await page.goto(site.url + path);
        const element = await page.waitForSelector(selector);
        const space = await element?.evaluate((element) =>
          Number.parseFloat(getComputedStyle(element).marginTop),
        );
        assert.ok(space && space > 0, path);
      }
    });

    test('an address names a word', { skip: leftOut }, async (t) => {
      const page = await open(t, {}, '#softmax');
      await page.waitForFunction(() => {
        const { top, bottom } = document.getElementById('softmax')?.getBoundingClientRect() ?? {};
        return top !== undefined && bottom !== undefined && top >= 0 && bottom <= innerHeight;
      });
    });

    test('the lab leads to it and back', { skip: leftOut }, async (t) => {
      const page = await openPage(t, site);
      await phase(page, 'ready');
      await follow(page, 'Help');
      await follow(page, '← Digit Lab');
      await phase(page, 'ready');
      await find(page, 'Train', 'button');
    });
  });
