// address.test.js — links: what they bring, what is told of them, how the address follows, and that they are copied.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { SMALL as SMALL_DATA } from '../../data/prepare-small.js';
import { packWeights } from '../../web/lab/address/packed-weights.js';
import { leftOut } from '../gate.js';
import {
  fill,
  find,
  isKept,
  openPage,
  openSubject,
  phase,
  press,
  says,
  skipped,
  startBrowser,
} from './browser.js';

/** @import { Page } from 'puppeteer-core' */

const SMALL = 'dense 16 relu | dense 10 softmax';
const LINK = '#net=dense 16 relu|dense 10 softmax&rate=0.002&seed=7&images=1500&epochs=1';

/** @param {Page} page @param {string} name */
const fieldValue = async (page, name) =>
  (await find(page, name, 'spinbutton')).evaluate((field) => /** @type {HTMLInputElement} */ (field).value);

/** @param {Page} page */
const layers = async (page) =>
  (await find(page, 'Layers', 'textbox')).evaluate(
    (field) => /** @type {HTMLTextAreaElement} */ (field).value,
  );

/** Waits until the address after `#` matches. @param {Page} page @param {RegExp} pattern */
const hash = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(location.hash), {}, pattern.source);

/** Opens another address as by typing it over. @param {Page} page @param {string} text */
const type = (page, text) =>
  page.evaluate((text) => {
    location.hash = text;
  }, text);

/** Waits until a network of so many parameters is there. @param {Page} page @param {string} count */
const hasParameters = async (page, count) => {
  await openSubject(page, 'Network');
  await page.waitForFunction(
    (count) => document.querySelector('.summary tfoot td')?.textContent === count,
    {},
    count,
  );
};

/** The line of layers of a kept session. @param {Page} page @param {string} id */
const keptLayers = (page, id) =>
  page.evaluate(
    (key) =>
      new Promise((resolve) => {
        const opening = indexedDB.open('digit-lab');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('session').objectStore('session').get(key);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result?.settings.layers);
          };
        };
      }),
    `session:${id}`,
  );

/** Trains to the end of the run, and waits until it is kept. @param {Page} page */
async function train(page) {
  await press(page, 'Train');
  await phase(page, 'done');
  await isKept(page, 'network');
}

describe('links', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  /** @param {import('node:test').TestContext} t @param {string} hash */
  const openLink = (t, hash) => openPage(t, { ...site, url: site.url + hash });

  test('a link brings its settings, says what it could not read, and the address follows the page', async (t) => {
    const page = await openLink(t, `${LINK}&foo=3&rate=<b>&lang=zz`);
    await phase(page, 'ready');
    assert.equal(await layers(page), SMALL);
    assert.equal(await fieldValue(page, 'Learning rate'), '0.002');
    assert.equal(await fieldValue(page, 'Seed'), '7');
    assert.equal(await fieldValue(page, 'Training images'), '1500');
    assert.equal(await fieldValue(page, 'Epochs'), '1');
    await says(page, 'This link brings: 2 layers, rate 0.002, seed 7, 1,500 training images, 1 epoch.');
    await says(page, 'It could not read “foo=3”, “rate=?b?”, “lang=zz”.');
    const heard = await page.$$eval(
      '[role=status]',
      (all) => all.filter((each) => each.textContent?.includes('This link brings')).length,
    );
    assert.equal(heard, 1, 'screen readers hear it once');
    await hash(
      page,
      /^#preset=[\w-]+&net=dense\+16\+relu\/dense\+10\+softmax&.*seed=7&images=1500&view=training$/,
    );
    await fill(page, 'Seed', '8');
    await hash(page, /seed=8/);
    await page.waitForFunction(() => !document.body.textContent?.includes('This link brings'));
  });

  test('a question mark in place of the hash is read, too, and what hosts add is not told', async (t) => {
    const page = await openLink(t, '?utm_source=x&preset=softmax&seed=7&lang=zh');
    await phase(page, 'ready');
    await says(page, '这个链接带来：Softmax 回归，种子 7。');
    assert.doesNotMatch(await page.$eval('main', (main) => main.textContent ?? ''), /utm_source/);
    await hash(page, /^#preset=softmax&seed=7/);
    assert.equal(
      await page.evaluate(() => location.search),
      '?utm_source=x',
      'what it names stands behind # now',
    );
  });

  test('hide=step takes Step away, and the sentence that speaks of it', { skip: leftOut }, async (t) => {
    const page = await openLink(t, `${LINK}&hide=step`);
    await phase(page, 'ready');
    assert.equal(await fieldValue(page, 'Seed'), '7');
    assert.equal(await page.$('.step-control'), null);
    await page.waitForFunction(
      () => !document.querySelector('.sentence')?.textContent?.includes('“hide=step”'),
    );
  });

  test('a first visit has an empty address until something is changed', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    assert.equal(await page.evaluate('location.hash'), '');
    await fill(page, 'Epochs', '3');
    await hash(page, /^#preset=[\w-]+&epochs=3&view=training$/);
    await page.reload();
    await phase(page, 'ready');
    assert.equal(await fieldValue(page, 'Epochs'), '3');
  });

  test('start=1 trains by itself, once', { skip: leftOut }, async (t) => {
    const page = await openLink(t, `${LINK}&start=1`);
    await phase(page, 'done');
    assert.doesNotMatch(String(await page.evaluate('location.hash')), /start/);
    await isKept(page, 'network');
    await page.reload();
    await phase(page, 'ready');
    await says(page, 'Your last session is restored.');
  });

  test('a link leaves the kept session alone and offers it', { skip: leftOut }, async (t) => {
    const page = await openLink(t, LINK);
    await phase(page, 'ready');
    await train(page);
    const kept = /** @type {string} */ (await page.evaluate("sessionStorage.getItem('digit-lab.session')"));
    await page.goto('about:blank');
    await page.goto(`${site.url}#preset=softmax&images=1200`);
    await hasParameters(page, '7,850');
    await says(page, 'A link opened this page with its own settings. Your last session is still kept.');
    await page.reload();
    await hasParameters(page, '7,850');
    assert.equal(await keptLayers(page, kept), SMALL);
  });

  test('the session that a link has not replaced can be opened', { skip: leftOut }, async (t) => {
    const page = await openLink(t, LINK);
    await phase(page, 'ready');
    await train(page);
    await page.goto('about:blank');
    await page.goto(`${site.url}#preset=softmax`);
    await hasParameters(page, '7,850');
    await press(page, 'Open the last session');
    await says(page, 'Your last session is restored.');
    assert.equal(await layers(page), SMALL);
    await hash(page, /dense\+16/);
  });

  test('a link pasted over is opened, and back opens the one before', async (t) => {
    const page = await openLink(t, `${LINK}&view=network`);
    await phase(page, 'ready');
    await train(page);
    await type(page, '#preset=softmax&seed=3&bar&view=network');
    await hasParameters(page, '7,850');
    await says(page, 'It could not read “bar”.');
    await says(page, 'Your last session is still kept.');
    await hash(page, /^#preset=softmax&seed=3&view=network$/);
    await page.goBack();
    await hasParameters(page, '12,730');
    await hash(page, /dense\+16.*seed=7/);
    await page.goForward();
    await hasParameters(page, '7,850');
    await hash(page, /^#preset=softmax&seed=3&view=network$/);
  });

  test('views are entries of the history, and going back changes no setting', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    const lengthBefore = Number(await page.evaluate('history.length'));
    await openSubject(page, 'Training');
    await hash(page, /^#view=training$/);
    await fill(page, 'Seed', '9');
    await hash(page, /seed=9&view=training$/);
    assert.equal(await page.evaluate('history.length'), lengthBefore + 1);
    await page.goBack();
    await hash(page, /^#preset=[\w-]+&seed=9$/);
    await page.waitForSelector('html[data-view="data"]');
    await page.goForward();
    await hash(page, /seed=9&view=training$/);
    assert.equal(await fieldValue(page, 'Seed'), '9');
  });

  test('a language and a theme come with a link, and are not kept for other visits', {
    skip: leftOut,
  }, async (t) => {
    const page = await openLink(t, '#lang=zh&theme=dark&hide=engine');
    await phase(page, 'ready');
    await find(page, '训练', 'button');
    assert.equal(await page.$eval('html', (root) => root.dataset.theme), 'dark');
    await hash(page, /^#lang=zh&theme=dark&hide=engine$/);
    await (await find(page, '帮助', 'link')).click();
    await page.waitForSelector('html[lang="zh"] ::-p-text(怎样使用数字实验室)');
    await page.goto('about:blank');
    await page.goto(site.url);
    await find(page, 'Train', 'button');
  });

  test('the link is copied and shown with its QR code', { skip: leftOut }, async (t) => {
    const page = await openLink(t, LINK);
    await page
      .browserContext()
      .overridePermissions(new URL(site.url).origin, ['clipboard-read', 'clipboard-sanitized-write']);
    await phase(page, 'ready');
    await press(page, 'Copy link');
    await says(page, 'Copied.');
    const address = await (await find(page, 'Address', 'textbox')).evaluate((field) =>
      Reflect.get(field, 'value'),
    );
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
    assert.ok(address.startsWith(`${site.url}#preset=`));
    await says(page, `${address.length} characters`);
    await find(page, 'QR code of the link', 'image');
    assert.equal(await page.$('.link-dialog input[type=checkbox]'), null, 'there are no trained weights yet');
    await press(page, 'Close');
    await page.waitForFunction(() => !document.querySelector('.link-dialog'));
    const other = await openPage(t, { ...site, url: address });
    await phase(other, 'ready');
    assert.equal(await layers(other), SMALL);
  });

  test('where the page may not copy, the address is selected', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site, {
      before: async (page) => {
        await page.evaluateOnNewDocument(() => {
          Object.defineProperty(navigator, 'clipboard', { value: undefined });
        });
      },
    });
    await phase(page, 'ready');
    await press(page, 'Copy link');
    await says(page, 'The address is selected');
    await page.waitForFunction(() => {
      const field = document.activeElement;
      return field instanceof HTMLTextAreaElement && field.selectionEnd === field.value.length && field.value;
    });
    const address = await (await find(page, 'Address', 'textbox')).evaluate((field) =>
      Reflect.get(field, 'value'),
    );
    assert.match(address, /#preset=[\w-]+$/, 'the link of a first visit names its settings');
  });

  test('trained weights go through a link, to the same result', async (t) => {
    const page = await openLink(t, LINK);
    await phase(page, 'ready');
    await train(page);
    await press(page, 'Copy link');
    await (await find(page, 'With the trained weights', 'checkbox')).click();
    await says(page, 'Too long for a QR code.');
    const address = await (await find(page, 'Address', 'textbox')).evaluate((field) =>
      Reflect.get(field, 'value'),
    );
    const other = await openPage(t, { ...site, url: address });
    await phase(other, 'ready');
    await says(other, 'The weights came with the link. Press Train to train further.');
    await hash(other, /^#preset=(?!.*weights).*rate=0.002.*seed=7&images=1500/);
    await press(other, 'Copy link');
    await (await find(other, 'With the trained weights', 'checkbox')).click();
    await says(other, 'Too long for a QR code.');
    const again = await (await find(other, 'Address', 'textbox')).evaluate((field) =>
      Reflect.get(field, 'value'),
    );
    assert.equal(again, address, 'to the bit');
  });

  test('weights that are damaged or of another network are told, and the rest is opened', {
    skip: leftOut,
  }, async (t) => {
    const values = Float32Array.of(1);
    for (const weights of ['AAAA', await packWeights([{ name: '0.kernel', shape: [1, 1], values }])]) {
      const page = await openLink(t, `${LINK}&weights=${weights}`);
      await phase(page, 'ready');
      assert.equal(await layers(page), SMALL);
      await says(page, 'It could not read “weights”.');
    }
  });

  test('a data set that the site does not hold is told, and MNIST is used', { skip: leftOut }, async (t) => {
    const manifest = JSON.parse(readFileSync(join(SMALL_DATA, 'manifest.json'), 'utf8'));
    const datasets = manifest.datasets.filter((/** @type {{ id: string }} */ { id }) => id === 'mnist');
    const only = JSON.stringify({ ...manifest, datasets });
    site.change(t, (path) => (path.endsWith('manifest.json') ? only : null));
    const page = await openLink(t, `${LINK}&data=fashion`);
    await phase(page, 'ready');
    await says(page, 'It could not read “data=fashion-mnist”.');
    assert.equal(await layers(page), SMALL);
  });
});
