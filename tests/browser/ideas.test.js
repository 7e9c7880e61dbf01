// ideas.test.js — the ideas: their page at every width, and each beside its term in the lab.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { SITE } from '../../.ci/build.js';
import { IDEAS } from '../../web/ideas/catalog.js';
import { leftOut } from '../gate.js';
import { violations } from './axe.js';
import {
  drawThree,
  find,
  openPage,
  openSubject,
  phase,
  prediction,
  press,
  skipped,
  startBrowser,
} from './browser.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { TestContext } from 'node:test'
 */

const IDS = Object.keys(IDEAS);
/** What the first screen of the lab may have, in bytes. */
const MOST_BYTES = 100_000;

/** Languages and themes with which every idea is looked at. */
const LOOKS = /** @type {const} */ ([
  { language: 'en', theme: 'light' },
  { language: 'zh', theme: 'dark' },
]);

/** A person who has chosen these. @param {typeof LOOKS[number]} look */
const choosing = (look) => (/** @type {Page} */ page) =>
  page.evaluateOnNewDocument(({ language, theme }) => {
    localStorage.setItem('digit-lab.language', language);
    localStorage.setItem('digit-lab.theme', theme);
  }, look);

/** Follows an address within the page. @param {Page} page @param {string} id */
async function follow(page, id) {
  await page.evaluate((id) => {
    location.hash = id;
  }, id);
  await page.waitForSelector(`.ideas nav [href="#${id}"][aria-current="page"]`);
  await page.waitForFunction(() => document.activeElement?.id === 'idea-name');
}

/** @param {Page} page */
const outcome = (page) =>
  page.$eval('.outcome', ({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '');

/** The idea that is shown beside a term, once it is. @param {Page} page @param {string} name */
async function shown(page, name) {
  const dialog = await page.waitForSelector('.idea-popover[open]');
  await page.waitForFunction(
    (name) => document.querySelector('.idea-popover h2')?.textContent?.trim() === name,
    {},
    name,
  );
  assert.ok(dialog);
  return dialog;
}

/** @param {Page} page */
const isInDialog = (page) => page.evaluate(() => Boolean(document.activeElement?.closest('.idea-popover')));

/** @param {Page} page */
const isClosed = (page) => page.waitForSelector('.idea-popover:not([open])', { hidden: true });

/** The term that leads to an idea, in the middle of the window. @param {Page} page @param {string} id */
async function termOf(page, id) {
  const term = await page.waitForSelector(`a.term[href^="./ideas.html#${id}"]`);
  assert.ok(term);
  await term.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  return term;
}

describe('the ideas in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());
  const open = (/** @type {TestContext} */ t, /** @type {object} */ visit = {}, hash = '') =>
    openPage(t, { ...site, url: `${site.url}ideas.html${hash}` }, visit);

  for (const look of LOOKS)
    for (const width of [320, 390, 1280])
      test(`every idea fits ${width} pixels, and axe finds nothing, ${look.language}, ${look.theme}`, {
        skip: (width !== 390 || look.language === 'zh') && leftOut,
      }, async (t) => {
        const page = await open(t, { width, before: choosing(look) });
        await page.waitForSelector('body[aria-busy="false"] .overview');
        assert.equal((await page.$$('.overview li')).length, IDS.length);
        assert.deepEqual(await violations(page), []);
        for (const id of IDS) {
          await follow(page, id);
          const [wide, name, math] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.getElementById('idea-name')?.textContent?.trim(),
            [...document.querySelectorAll('math')].every(
              (math) =>
                math.getBoundingClientRect().right <= innerWidth && math.getBoundingClientRect().width > 20,
            ),
          ]);
          assert.ok(Number(wide) <= width, `${id}: ${wide} pixels`);
          assert.ok(math, `${id}: the formula is laid out, and fits`);
          assert.ok((await page.title()).startsWith(`${name} – `), id);
          if (width !== 390) assert.deepEqual(await violations(page), [], id);
        }
      });

  test('an address brings an idea with its numbers, and follows what a person changes', {
    skip: leftOut,
  }, async (t) => {
    const page = await open(t, {}, '#cross-entropy=0.9');
    await page.waitForSelector('#idea-name');
    assert.match(await outcome(page), /^−ln 0\.9 = 0\.1054;/);
    await page.focus('input[type="range"]');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => location.hash === '#cross-entropy=0.89');
    assert.match(await outcome(page), /^−ln 0\.89 = 0\.1165;/);
  });

  test('softmax shows .0900 .2447 .6652, and the same when 1,000 is added to every sum', {
    skip: leftOut,
  }, async (t) => {
    const page = await open(t, {}, '#softmax');
    const shares = () =>
      page.$$eval('.share', (cells) => cells.map(({ textContent }) => textContent?.trim()));
    await page.waitForSelector('.share');
    assert.deepEqual(await shares(), ['0.0900', '0.2447', '0.6652']);
    await press(page, 'Add 1,000 to every sum');
    await page.waitForFunction(() => document.querySelector('.softmax')?.textContent?.includes('∞'));
    assert.deepEqual(await shares(), ['0.0900', '0.2447', '0.6652']);
  });

  test('a field takes numbers, and leaves the picture as it is while there is none', {
    skip: leftOut,
  }, async (t) => {
    const page = await open(t, {}, '#batch');
    const field = await page.waitForSelector('::-p-aria([name="Batch size"][role="spinbutton"])');
    await field?.evaluate((element) => /** @type {HTMLInputElement} */ (element).select());
    await page.keyboard.press('Backspace');
    assert.match(await outcome(page), /469 steps/);
    await page.keyboard.type('256');
    await page.waitForFunction(() => location.hash === '#batch=60000,256,5');
    assert.match(await outcome(page), /= 234\.38 → 235 steps an epoch 235 · 5 = 1,175 updates/);
  });

  test('links, back and forward go from idea to idea', { skip: leftOut }, async (t) => {
    const page = await open(t);
    const link = await find(page, 'One-hot', 'link');
    await link.click();
    await page.waitForFunction(() => document.activeElement?.id === 'idea-name');
    const next = await find(page, 'Next: IDX, byte by byte', 'link');
    await next.click();
    await page.waitForFunction(
      () => document.querySelector('#idea-name')?.textContent === 'IDX, byte by byte',
    );
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => document.querySelector('#idea-name')?.textContent === 'One-hot');
    await page.evaluate(() => history.forward());
    await page.waitForFunction(
      () => document.querySelector('#idea-name')?.textContent === 'IDX, byte by byte',
    );
    await press(page, '中文');
    await page.waitForFunction(
      () => document.querySelector('#idea-name')?.textContent === 'IDX 文件，逐字节看',
    );
  });

  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ])
    test(`a term of the lab shows its idea with the numbers of the page, ${width} pixels`, {
      skip: width < 1000 && leftOut,
    }, async (t) => {
      const page = await openPage(t, site, { width, height });
      await phase(page, 'ready');
      await openSubject(page, 'Training');
      const term = await termOf(page, 'batch');
      await term.click();
      await shown(page, 'Batches and epochs');
      assert.ok(await isInDialog(page));
      assert.match(await outcome(page), /^2,000 \/ 64 = 31\.25 → 32 steps an epoch 32 · 1 = 32 updates/);
      const box = await page.$eval('.idea-popover', (dialog) => {
        const { left, top, right, bottom } = dialog.getBoundingClientRect();
        return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      });
      assert.ok(box, 'it is in sight');
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
      await isClosed(page);
      assert.ok(await term.evaluate((element) => element === document.activeElement), 'the focus is back');
      await term.click();
      await shown(page, 'Batches and epochs');
      const more = await find(page, 'More, with the formula', 'link');
      await Promise.all([page.waitForNavigation(), more.click()]);
      await page.waitForSelector('#idea-name');
      assert.match(page.url(), /ideas\.html#batch=2000,64,1$/);
    });

  test('the keyboard comes to a term, sees its idea, goes into it, and out again', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await openSubject(page, 'Training');
    await page.waitForSelector('input[name="rate"]');
    await page.focus('input[name="rate"]');
    await page.keyboard.press('Tab');
    await shown(page, 'Learning rate');
    assert.equal(await isInDialog(page), false, 'the focus stays on the term');
    await page.keyboard.press('Escape');
    await isClosed(page);
    await page.keyboard.press('Enter');
    await shown(page, 'Learning rate');
    await page.waitForFunction(() => document.activeElement?.className === 'idea-popover');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'more', 'the last stop');
    await page.keyboard.press('Tab');
    await isClosed(page);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'The size of each step');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => /** @type {any} */ (document.activeElement).name), 'batch');
    await page.keyboard.press('t');
    await page.waitForSelector('html[data-phase="ready"]');
  });

  test('an answer shows its softmax, with the probabilities of the drawing', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await drawThree(page);
    await prediction(page, /^\d/);
    await (await termOf(page, 'softmax')).click();
    await shown(page, 'Softmax');
    const shares = await page.$$eval('.idea-popover .share', (cells) =>
      cells.map(({ textContent }) => Number(textContent)),
    );
    assert.equal(shares.length, 10);
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 0.01, String(shares));
    await page.mouse.click(20, 20);
    await isClosed(page);
  });

  test('where the idea does not load, its term leads to its page', { skip: leftOut }, async (t) => {
    site.guard(t, (path) => !/popover-/.test(path));
    const page = await openPage(t, site, { expected: /404|preload|dynamically imported/ });
    await phase(page, 'ready');
    const term = await termOf(page, 'mnist');
    await Promise.all([page.waitForNavigation(), term.click()]);
    await page.waitForFunction(
      () => document.querySelector('#idea-name')?.textContent === 'Where MNIST comes from',
    );
  });

  test('the first screen of the lab loads no idea, and is less than 100 kB', async (t) => {
    /** @type {string[]} */
    const paths = [];
    const page = await openPage(t, site, {
      before: async (page) => {
        page.on('request', (request) => paths.push(new URL(request.url()).pathname));
      },
    });
    await phase(page, 'ready');
    const files = [...new Set(paths)].filter(
      (path) => /\.(js|css)$/.test(path) && existsSync(join(SITE, path)),
    );
    const html = readFileSync(join(SITE, 'index.html'), 'utf8');
    const first = files.filter((path) => html.includes(path.slice(1)));
    const size = [...first, 'index.html'].reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(SITE, path))).length,
      0,
    );
    assert.ok(first.length > 5 && size < MOST_BYTES, `${size} bytes of ${first}`);
    const ofIdeas = readdirSync(join(SITE, 'assets')).filter((name) =>
      /^(popover|pictures|ideas)-/.test(name),
    );
    assert.ok(ofIdeas.some((name) => name.startsWith('popover-')));
    assert.deepEqual(
      ofIdeas.filter((name) => paths.some((path) => path.endsWith(`/${name}`))),
      [],
    );
  });

  test('lab, help and glossary lead to the ideas', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    const link = await find(page, 'Ideas', 'link');
    await Promise.all([page.waitForNavigation(), link.click()]);
    const help = await find(page, 'Help and all words', 'link');
    await Promise.all([page.waitForNavigation(), help.click()]);
    const term = await page.waitForSelector('#softmax a.term');
    await term?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await term?.click();
    await shown(page, 'Softmax');
    assert.deepEqual(await violations(page), []);
  });
});

describe('the ideas in Firefox', { skip: skipped('firefox') || leftOut }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('firefox');
  });
  after(() => site.close());

  test('a term of the lab shows its idea, and Escape closes it', async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    const term = await termOf(page, 'one-hot');
    await term.click();
    await shown(page, 'One-hot');
    await page.keyboard.press('Escape');
    await isClosed(page);
    assert.ok(await term.evaluate((element) => element === document.activeElement));
  });

  test('every idea is drawn', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}ideas.html` }, { width: 390 });
    await page.waitForSelector('body[aria-busy="false"] .overview');
    for (const id of IDS) {
      await follow(page, id);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, id);
    }
  });
});
