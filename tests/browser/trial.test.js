// trial.test.js — why an answer, one image taught, and changes of the network, as a person uses them.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import {
  bars,
  drawThree,
  find,
  openPage,
  phase,
  prediction,
  press,
  says,
  seen,
  skipped,
  startBrowser,
} from './browser.js';

/** @import { Page } from 'puppeteer-core' */

const LINK =
  '#preset=mlp-adam&net=conv+4+5x5+relu/maxpool+2/dense+10+softmax&optimizer=adam&rate=0.01&batch=50&epochs=1&seed=7&images=500';

/** What an element says, once it matches. @param {Page} page @param {string} selector @param {RegExp} pattern */
async function said(page, selector, pattern) {
  const found = await page.waitForFunction(
    (at, source) => {
      const text = document.querySelector(at)?.textContent ?? '';
      return new RegExp(source).test(text) && text;
    },
    {},
    selector,
    pattern.source,
  );
  return /** @type {RegExpExecArray} */ (pattern.exec(String(await found.jsonValue())));
}

/** Numbers as the page writes them. @param {string[]} texts */
const numbers = (texts) => texts.map((text) => Number(text.replace('−', '-').replace(',', '')));

/** Whether a picture shows anything. @param {Page} page @param {string} selector */
const isDrawn = (page, selector) =>
  page.waitForFunction(
    (at) => {
      const canvas = /** @type {HTMLCanvasElement | null} */ (document.querySelector(at));
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return data?.some((byte) => byte > 0);
    },
    {},
    selector,
  );

const PHONE = {
  before: (/** @type {Page} */ page) =>
    page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true }),
};

/** Presses a button by a key: wherever it is, nothing is over it. @param {Page} page @param {string} name */
async function pressByKey(page, name) {
  await (await find(page, name, 'button')).focus();
  await page.keyboard.press('Enter');
}

/** Whether a copy of the network is changed. @param {Page} page @param {boolean} isEdited */
const edited = (page, isEdited) =>
  page.waitForFunction((wanted) => Boolean(document.querySelector('.edited')) === wanted, {}, isEdited);

describe('chrome', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('an answer has reasons that add up, what covering does, and training images alike', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url + LINK}&view=inside&start=1` });
    await phase(page, 'done');
    await drawThree(page);
    await prediction(page, /\d/);
    const [, pixels, biases, sum, value] = await said(
      page,
      '.reasons',
      /the pixels give (\S+) and the biases (\S+), together (\S+)\. The network’s own difference is (\S+): the parts are exact/,
    );
    const [ofPixels, ofBiases, together, own] = numbers([pixels, biases, sum, value]);
    assert.ok(own > 0, 'the likeliest digit is ahead of the next');
    assert.ok(Math.abs(together - own) < 0.002 && Math.abs(ofPixels + ofBiases - own) < 0.003);
    await isDrawn(page, '.reasons figure:first-child .layered svg + canvas');
    // The image is beside the numbers, as large as they are, and its outline over them.
    const [beside, over, outline] = await page.$eval('.reasons .layered', (layered) => [
      layered.children[0].clientWidth,
      layered.children[1].clientWidth,
      layered.querySelector('path')?.getAttribute('d')?.length ?? 0,
    ]);
    assert.equal(beside, over);
    assert.ok(outline > 100);
    await page.$eval('.why', (panel) => panel.scrollIntoView());
    await says(page, 'What covering does.');
    await isDrawn(page, '.reasons figure:last-child .layered svg + canvas');
    await page.waitForFunction(() => document.querySelectorAll('.why .samples li').length === 8);
    await says(page, 'Nearest by the numbers of layer 2');

    const against = await find(page, 'and not', 'combobox');
    const rival = await against.evaluate((select) => {
      const { options, value } = /** @type {HTMLSelectElement} */ (select);
      return [...options].find((option) => !option.disabled && option.value !== value)?.value ?? '';
    });
    await against.select(rival);
    await says(page, `above that of ${rival}?`);
  });

  test('an image is taught, and the step is taken back; a gradient agrees with differences', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url + LINK}&view=inside&start=1` });
    await phase(page, 'done');
    await drawThree(page);
    await prediction(page, /\d/);
    const trained = await bars(page);
    await (await find(page, 'It is a', 'combobox')).select('8');
    const [, loss] = await said(page, '.teach', /If it is a 8, the loss is ([\d.]+)\./);
    await isDrawn(page, '.pulse li:first-child canvas');
    await isDrawn(page, '.pulse li:last-child canvas');
    await press(page, 'Teach this image');
    const [, from, to] = await said(page, '.teach', /the loss goes from ([\d.]+) to ([\d.]+)/);
    assert.equal(from, loss);
    assert.ok(Number(to) < Number(from));
    await said(page, '.teach', new RegExp(`the loss is ${to}\\.`));
    await edited(page, true);
    assert.equal(await bars(page), trained, 'the pad has the network as it was trained');
    await press(page, 'Undo the step');
    await said(page, '.teach', new RegExp(`the loss is ${loss}\\.`));
    await edited(page, false);

    await press(page, 'Check the gradient');
    const [, gradient, difference] = await said(
      page,
      '.teach',
      /gives (\S+)\. Moving the weight by \S+ in both directions and computing the loss twice gives (\S+)\./,
    );
    const [analytic, numeric] = numbers([gradient, difference]);
    assert.ok(
      Math.abs(analytic - numeric) < 0.01 * Math.abs(analytic) + 1e-4,
      `${gradient} and ${difference}`,
    );
  });

  test('a unit is silenced, its weights painted and its bias moved; all is put back', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url + LINK}&view=inside&start=1` });
    await phase(page, 'done');
    const trained = await bars(page);
    await find(page, 'Silence', 'button');
    await pressByKey(page, 'Silence');
    await seen(page, '.edit button[aria-pressed="true"]');
    await said(page, '.effect', /Before/);
    const [, was, is] = await said(
      page,
      '.edit',
      /Of 1,000 test images right: ([\d.]+) % before, ([\d.]+) % now/, // of 50 at first
    );
    assert.notEqual(was, is);
    assert.equal((await page.$$('.effect tbody tr')).length, 10);
    await pressByKey(page, 'Silence');
    await said(page, '.edit', new RegExp(`Of 1,000 test images right: ${was} % before, ${was} % now`));
    await pressByKey(page, 'Put back');
    await edited(page, false);

    const cell = await page.waitForSelector('.cells button');
    const name = () => page.$eval('.cells button', (button) => button.getAttribute('aria-label'));
    const before = await name();
    await cell?.click();
    await page.waitForFunction(
      (old) => document.querySelector('.cells button')?.getAttribute('aria-label') !== old,
      {},
      before,
    );
    const bias = await find(page, 'Bias', 'slider');
    await bias.focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.querySelector('.painting output')?.textContent === '2');
    await says(page, 'changed a copy of the network 2 times');
    assert.equal(await bars(page), trained);
    await pressByKey(page, 'Put back');
    await edited(page, false);
    await page.waitForFunction(
      (old) => document.querySelector('.cells button')?.getAttribute('aria-label') === old,
      {},
      before,
    );

    await pressByKey(page, 'Silence');
    await edited(page, true);
    await press(page, 'Train');
    await edited(page, false);
  });

  for (const [width, height] of [
    [1366, 768],
    [390, 844],
  ])
    test(`what is painted, silenced and dragged stays under the pointer, at ${width} pixels`, async (t) => {
      const url = `${site.url + LINK}&view=inside&start=1`;
      const page = await openPage(t, { ...site, url }, { width, height });
      await phase(page, 'done');
      const selector = '.cells button:last-child';
      await page.waitForSelector(`${selector}:not(:disabled)`);
      await find(page, 'Silence', 'button');
      await page.$eval('.cells', (cells) => cells.scrollIntoView({ block: 'center' }));
      const places = () =>
        page.evaluate((cell) => {
          const all = ['.edit .finder button', '.edit .finder button:last-child', cell];
          return all.map((each) => {
            const { x, y, width } = /** @type {Element} */ (
              document.querySelector(each)
            ).getBoundingClientRect();
            return [x, y, width];
          });
        }, selector);
      const before = await places();
      /** Nothing has moved, but by what a scroll position in whole pixels leaves. @param {string} when */
      const isStill = async (when) => {
        const now = (await places()).flat();
        const most = Math.max(...before.flat().map((value, at) => Math.abs(value - now[at])));
        assert.ok(most < 2, `${when}: by ${most} pixels`);
      };
      const cell = await page.$(selector);
      const box = /** @type {import('puppeteer-core').BoundingBox} */ (await cell?.boundingBox());
      await page.mouse.move(box.x + 5, box.y + 5);
      await page.mouse.down();
      await edited(page, true);
      await isStill('while the button is down');
      await page.mouse.move(box.x - box.width / 2, box.y + 5);
      await page.mouse.up();
      await says(page, 'changed a copy of the network 2 times');
      await said(page, '.edit', /Of 1,000 test images right/);
      assert.equal((await page.$$('.edited')).length, 1);
      await isStill('after a stroke');
      await (await find(page, 'Silence', 'button')).evaluate((button) =>
        /** @type {HTMLElement} */ (button).click(),
      );
      await seen(page, '.edit button[aria-pressed="true"]');
      await says(page, 'changed a copy of the network 3 times');
      await isStill('after a unit is silenced');

      const bias = await find(page, 'Bias', 'slider');
      await bias.evaluate((range) => range.scrollIntoView({ block: 'center' }));
      const slider = /** @type {import('puppeteer-core').BoundingBox} */ (await bias.boundingBox());
      await page.mouse.move(slider.x + slider.width / 2, slider.y + slider.height / 2);
      await page.mouse.down();
      await page.mouse.move(slider.x + slider.width * 0.75, slider.y + slider.height / 2, { steps: 5 });
      await said(page, '.painting output', /^(0\.[5-9]|1)/);
      assert.deepEqual(await bias.boundingBox(), slider, 'while it is dragged');
      await says(page, 'changed a copy of the network 4 times');
      await page.mouse.up();

      await pressByKey(page, 'Put back');
      await edited(page, false);
      await page.waitForFunction(() => document.activeElement?.textContent === 'Silence');
    });

  test('a tap is one change', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url + LINK}&view=inside&start=1` }, PHONE);
    await phase(page, 'done');
    const cell = await page.waitForSelector('.cells button:nth-child(7):not(:disabled)');
    await cell?.evaluate((button) => button.scrollIntoView({ block: 'center' }));
    const before = await page.evaluate(() => document.querySelector('.cells :nth-child(7)')?.ariaLabel);
    await cell?.tap();
    await says(page, 'You have changed something in a copy of the network');
    const after = await page.waitForFunction(
      (old) => {
        const name = document.querySelector('.cells :nth-child(7)')?.ariaLabel;
        return name !== old && name;
      },
      {},
      before,
    );
    assert.match(String(await after.jsonValue()), /^Row 2, column 2: /);
  });

  test('a silenced unit is marked where it is seen, and keys go on where they were', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url + LINK}&view=inside&start=1` });
    await phase(page, 'done');
    await find(page, 'Silence', 'button');
    await press(page, 'Silence');
    await edited(page, true);
    const map = await find(page, 'Layer 1, unit 1', 'button');
    assert.equal(await map.evaluate((button) => button.getAttribute('aria-description')), 'Silenced');
    const other = await find(page, 'Layer 1, unit 2', 'button');
    assert.equal(await other.evaluate((button) => button.getAttribute('aria-description')), null);
    await map.focus();
    await page.keyboard.press('Enter');
    await said(page, '.unit', /Silenced: the layers after it get 0 in its place\./);
    await pressByKey(page, 'Close');
    await page.waitForFunction(() => document.activeElement?.ariaLabel === 'Layer 1, unit 1');
    await (await find(page, 'Layer 3: units', 'radio')).evaluate((radio) =>
      /** @type {HTMLElement} */ (radio).click(),
    );
    await said(page, '.weights', /Silenced: Layer 1, unit 1\./);

    await pressByKey(page, 'Teach this image');
    await said(page, '.teach', /the loss goes from [\s\S]* test images right: [\d.]+ % before, [\d.]+ % now/);
    await pressByKey(page, 'Undo the step');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Teach this image');
  });

  test('with some digits alone, the image that is looked at is one of them, and another can be neither explained nor taught as what it is', async (t) => {
    const url = `${site.url}#preset=logreg-1v2&epochs=100&view=inside&start=1`;
    const page = await openPage(t, { ...site, url });
    await phase(page, 'done');
    await said(page, '.way h2', /^A [12] on its way through$/);
    await (await find(page, 'Test images', 'radio')).evaluate((radio) =>
      /** @type {HTMLElement} */ (radio).click(),
    );
    await said(page, '.way .misread', /^\d is not one of its classes\.$/);
    assert.equal(await page.$('.way .misread button'), null);
    await said(page, '.teach', /If it is a [12], the loss is/);
    await pressByKey(page, 'Teach this image');
    await said(page, '.teach', /the loss goes from/);
    await isDrawn(page, '.reasons figure:first-child .layered svg + canvas');
  });
});
