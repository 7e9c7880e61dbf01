// first-visit.test.js — what is on the page before its scripts, and what a second visit asks the server for.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { openPage, openSubject, output, phase, press, says, skipped, startBrowser } from './browser.js';

/** @import { Page } from 'puppeteer-core' */

test('a start with what is here waits for nothing; then all can be trained', {
  skip: skipped('chrome'),
}, async (t) => {
  const site = await startBrowser('chrome', { data: 'whole' });
  t.after(site.close);
  /** @type {(nothing: null) => void} */
  let send = () => {};
  const held = new Promise((resolve) => {
    send = resolve;
  });
  site.guard(
    t,
    () => true,
    (path) => (path.includes('train-images') ? held : null),
  );
  const page = await openPage(t, { ...site, url: `${site.url}#net=dense 10 softmax&epochs=2` });
  await press(page, 'Start with what is here');
  await says(page, 'It has learnt. The test images are still coming.');
  await phase(page, 'done');
  assert.doesNotMatch(page.url(), /images=/);
  send(null);
  await says(page, 'of 10,000 new images.');
  await openSubject(page, 'Results');
  assert.match(await output(page, 'Fingerprint'), /^\w/);
  await press(page, 'Train with all 60,000 images');
  await phase(page, 'training');
  await phase(page, 'done');
  await says(page, 'Now yours.');
});

describe('visits in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site?.close());

  test('the page says what it is about before its scripts are here', async (t) => {
    let open = () => {};
    const opened = new Promise((resolve) => {
      open = () => resolve(true);
    });
    site.guard(t, (path) => !/^\/assets\/.*\.js$/.test(path) || /** @type {Promise<boolean>} */ (opened));
    /** Called before the page is opened, whose opening ends with its last script. @param {Page} page */
    const before = async (page) => {
      says(page, 'A network begins with random weights').then(open, () => {});
    };
    const page = await openPage(t, site, { before });
    await phase(page, 'ready');
    assert.equal(await page.$('.opening'), null);
  });

  test('the page starts where frames come between its tasks', async (t) => {
    const slowTasks = () => {
      const { setTimeout } = window;
      // @ts-expect-error Browsers pass on what a string cannot be here.
      window.setTimeout = (task, ms = 0, ...rest) => setTimeout(task, ms + 100, ...rest);
    };
    const before = async (/** @type {Page} */ page) => void (await page.evaluateOnNewDocument(slowTasks));
    const page = await openPage(t, site, { before });
    await phase(page, 'ready');
  });

  for (const [how, prepare, hash] of /** @type {[string, () => void, string][]} */ ([
    [
      'the browser prefers',
      () => Object.defineProperty(navigator, 'languages', { get: () => ['zh-TW', 'en'] }),
      '',
    ],
    ['was chosen before', () => localStorage.setItem('digit-lab.language', 'zh'), ''],
    ['the address names', () => {}, '#lang=zh'],
  ]))
    test(`the page says so in the language that ${how}`, { skip: leftOut }, async (t) => {
      let open = () => {};
      const opened = new Promise((resolve) => {
        open = () => resolve(true);
      });
      site.guard(t, (path) => !/^\/assets\/.*\.js$/.test(path) || /** @type {Promise<boolean>} */ (opened));
      /** @type {Promise<unknown>} */
      let said = Promise.resolve();
      const before = async (/** @type {Page} */ page) => {
        await page.evaluateOnNewDocument(prepare);
        said = page
          .waitForSelector('html[lang="zh"] ::-p-text(网络一开始只有随机的权重)')
          .then(() =>
            page.$$eval('.page-header > :is(h1, p), .opening', (found) =>
              found.map(({ textContent }) => textContent),
            ),
          )
          .finally(open);
      };
      const page = await openPage(t, { ...site, url: site.url + hash }, { before });
      const words = /** @type {string[]} */ (await said);
      assert.equal(words.length, 3);
      assert.equal(words[0], '数字实验室');
      assert.doesNotMatch(words.join(), /[a-z]/);
      await phase(page, 'ready');
    });

  test('a second visit asks for the page alone', { skip: leftOut }, async (t) => {
    /** @type {string[]} */
    const asked = [];
    site.guard(t, (path) => asked.push(path) > 0);
    const page = await openPage(t, site);
    /** @param {Page} page */
    const useAll = async (page) => {
      await page.waitForFunction(() => document.documentElement.dataset.phase !== 'loading');
      await openSubject(page, 'Training');
      await page.waitForSelector('.training-panel');
      await page.waitForNetworkIdle();
    };
    await useAll(page);
    // What keeps the site is asked for once the page has rested.
    await page.waitForFunction(() =>
      performance
        .getEntriesByType('resource')
        .some(({ name, duration }) => /keeper/.test(name) && duration > 0),
    );
    assert.ok(asked.length > 10);
    asked.length = 0;
    const again = await page.browserContext().newPage();
    await again.goto(site.url);
    await useAll(again);
    assert.deepEqual(asked, ['/']);
  });
});
