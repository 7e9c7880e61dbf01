// start.test.js — a page whose parts are missing, damaged or of another version says so, and so does an old browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { SITE } from '../../.ci/build.js';
import { leftOut } from '../gate.js';
import { find, openPage, PAGES, phase, press, says, skipped, startBrowser } from './browser.js';

/** @import { Page } from 'puppeteer-core' */

/** The script that a page of the site begins with. @param {string} page */
const entryOf = (page) =>
  /** @type {RegExpExecArray} */ (/type="module"[^>]*src="\.([^"]+)"/.exec(read(page).toString()))[1];

/** @param {string} path */
const read = (path) => readFileSync(join(SITE, path));

/** What the console says of parts that do not load or do not fit. */
const expected =
  /Failed to load|404|MIME|Uncaught|SyntaxError|Loading (module|failed)|Content.Security|policy|Refused/;

describe('a page in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site?.close());

  for (const file of ['index.html', ...PAGES])
    test(`${file} says that its script is missing, and a button loads it anew`, {
      skip: file !== 'index.html' && leftOut,
    }, async (t) => {
      const entry = entryOf(file);
      let isThere = false;
      site.guard(t, (path) => isThere || path !== entry);
      const page = await openPage(t, { ...site, url: site.url + file }, { expected });
      await says(page, 'This page could not start: a part of it did not arrive');
      isThere = true;
      await press(page, 'Reload the page');
      await page.waitForSelector('main');
    });

  for (const [what, change] of Object.entries({
    'an answer of another kind': () => '<!doctype html><title>Sign in</title>',
    'half a file': (/** @type {string} */ path) => read(path).subarray(0, read(path).length >> 1),
    'a script of another version': () => 'export const nothing = 1;',
  }))
    test(`says that it could not start, with ${what} in place of a chunk`, { skip: leftOut }, async (t) => {
      const [, chunk] =
        /modulepreload[^>]*href="\.([^"]*\/site-[^"]+)"/.exec(read('index.html').toString()) ?? [];
      assert.ok(chunk);
      site.change(t, (path) => (path === chunk ? change(path) : null));
      const page = await openPage(t, site, { expected });
      await says(page, 'This page could not start: a part of it did not arrive');
    });

  test('says in a subject whose code did not come why it is empty, and a button loads it', async (t) => {
    let isThere = false;
    site.guard(t, (path) => isThere || !/\/(other-views|later)-[^/]*\.js$/.test(path));
    const page = await openPage(t, site, { expected });
    await phase(page, 'ready');
    await (await find(page, 'Training', 'link')).click();
    await says(page, 'A part of the page could not be loaded. Check the connection and try again.');
    isThere = true;
    await press(page, 'Reload the page');
    await page.waitForSelector('#bench .plot');
  });

  test('says that its style is missing, and works', { skip: leftOut }, async (t) => {
    site.guard(t, (path) => !path.endsWith('.css'));
    const page = await openPage(t, site, { expected });
    await says(page, 'The style of this page did not arrive.');
    await phase(page, 'ready');
  });

  test('writes no number that needs rules of the language before the first bytes of data are here', async (t) => {
    site.guard(t, (path) => !path.startsWith('/data/'));
    const before = async (/** @type {Page} */ page) => {
      await page.evaluateOnNewDocument(() => {
        Object.assign(globalThis, { rules: [] });
        /** @type {any} */ for (const name of /** @type {const} */ (['NumberFormat', 'PluralRules']))
          Object.assign(Intl, {
            [name]: new Proxy(Intl[name], {
              construct: (target, args) => {
                /** @type {any} */ (globalThis).rules.push(`${name} ${args[0]}`);
                return Reflect.construct(target, args);
              },
            }),
          });
      });
    };
    const page = await openPage(t, site, { before, expected });
    await says(page, 'Loading data');
    await page.waitForSelector('.bench .counts');
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).rules), []);
  });

  test('names what a browser lacks before anything starts', async (t) => {
    const before = async (/** @type {Page} */ page) => {
      await page.evaluateOnNewDocument(() => {
        Reflect.deleteProperty(Array.prototype, 'with');
        WebAssembly.validate = () => false;
        const { supports } = CSS;
        CSS.supports = (/** @type {string[]} */ ...of) =>
          !of[0].includes(':has') && supports.apply(CSS, /** @type {any} */ (of));
      });
    };
    const page = await openPage(t, site, { before, expected });
    await says(
      page,
      'It lacks: Array.prototype.with, WebAssembly SIMD, CSS :has(). Needed are Chrome or Edge 111',
    );
    await phase(page, 'error');
    assert.equal(page.workers().length, 0);
    assert.equal(await page.$('main'), null);
  });
});
