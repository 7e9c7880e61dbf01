// moments.test.js — the moments of a run, and its slow motion, as a person uses them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import {
  bars,
  drawThree,
  find,
  openPage,
  openSubject,
  phase,
  prediction,
  press,
  says,
  seen,
  skipped,
  startBrowser,
} from './browser.js';

/** @import { Page } from 'puppeteer-core' */

/** Twenty steps of 50 images, of a network that learns within them. */
const LINK =
  '#preset=mlp-adam&net=dense+16+relu/dense+10+softmax&optimizer=adam&rate=0.01&batch=50&epochs=2&seed=7&images=500';

/** What is said of the moment that is shown, once it matches. @param {Page} page @param {RegExp} pattern */
async function moment(page, pattern) {
  const found = await page.waitForFunction(
    (source) => {
      const text = document.querySelector('.moment-bar [role="status"]')?.textContent ?? '';
      return new RegExp(source).test(text) && text;
    },
    {},
    pattern.source,
  );
  return String(await found.jsonValue());
}

/** Scrolls to what is said of moments: they are evaluated once somebody sees it. @param {Page} page */
const showPanel = async (page) => (await seen(page, '#time')).evaluate((title) => title.scrollIntoView());

/** Of the test images that are read right, in per cent. @param {string} said */
const rightOf = (said) => Number(/([\d.]+) %/.exec(said)?.[1]);

/** The numbers of the confusion matrix. @param {Page} page */
const matrix = (page) =>
  page.$$eval('.moment-matrix tbody td', (cells) => cells.map((cell) => cell.textContent));

/** What is drawn in the plane. @param {Page} page */
const planeOf = (page) =>
  page.$eval('.plane canvas', (canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());

/** Waits until the picture of the first unit's weights is another one, and gives it. @param {Page} page @param {string} [former] */
async function weightsAfter(page, former = '') {
  const found = await page.waitForFunction(
    (before) => {
      const canvas = /** @type {HTMLCanvasElement | null} */ (
        document.querySelector('.weights .units canvas')
      );
      const now = canvas?.toDataURL();
      return now !== before && now;
    },
    {},
    former,
  );
  return String(await found.jsonValue());
}

for (const browser of /** @type {const} */ (['chrome', 'firefox']))
  describe(browser, { skip: skipped(browser) || (browser === 'firefox' && leftOut) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(browser);
    });
    after(() => site.close());

    test('the slider goes to any step of the run and back, and the network stays as it is', async (t) => {
      const page = await openPage(t, { ...site, url: `${site.url + LINK}&view=inside&start=1` });
      await phase(page, 'done');
      await drawThree(page);
      await prediction(page, /\d/);
      const live = await bars(page);
      await showPanel(page);
      const atEnd = rightOf(await moment(page, /The network as it is, after step 20 of 20/));
      const slider = await find(page, 'Moment of the run', 'slider');
      await slider.focus();
      const ends = {
        matrix: await matrix(page),
        plane: await planeOf(page),
        weights: await weightsAfter(page),
      };

      await page.keyboard.press('Home');
      const untrained = rightOf(await moment(page, /^After step 0 of 20, epoch 0\.00/));
      assert.ok(untrained < 30 && atEnd > 50, `${untrained} % at first, ${atEnd} % at the end`);
      assert.notDeepEqual(await matrix(page), ends.matrix);
      assert.notEqual(await planeOf(page), ends.plane);
      const atFirst = await weightsAfter(page, ends.weights);
      await page.keyboard.press('ArrowRight');
      await moment(page, /^After step 1 of 20/);
      await page.waitForFunction(() => /[#&]step=1$/.test(location.hash));

      // Every moment that is kept is evaluated meanwhile, and goes there when it is pressed.
      await says(page, 'When were 1 and 7 told apart?');
      await page.waitForFunction(() =>
        /From epoch|Not in this run/.test(document.querySelector('.pair')?.textContent ?? ''),
      );
      const names = await page.$$eval('.kept button', (all) =>
        all.map((each) => each.getAttribute('aria-label') ?? ''),
      );
      assert.match(names[0], /^Step 0, epoch 0\.00: [\d.]+ % read right$/);
      assert.match(names[names.length - 1], /^Step 20, epoch 2\.00: .* % read right$/);
      const middle = names.find((name) => /^Step 1\d,/.test(name)) ?? '';
      await press(page, middle);
      const [, step] = /^Step (\d+)/.exec(middle) ?? [];
      const there = rightOf(await moment(page, new RegExp(`^After step ${step} of 20`)));
      assert.ok(Math.abs(there - rightOf(middle)) < 0.1, 'as the list says');

      await press(page, 'End of the run');
      await moment(page, /The network as it is/);
      assert.deepEqual(await matrix(page), ends.matrix);
      assert.equal(await planeOf(page), ends.plane);
      for (let now = atFirst; now !== ends.weights; ) now = await weightsAfter(page, now);
      assert.equal(await bars(page), live, 'the answer to the drawing was that of the network all the time');
      await page.waitForFunction(() => !/step=/.test(location.hash));
    });

    if (browser === 'firefox') return;

    test('two other digits are compared; a link names the step; a run that goes on is left alone', {
      skip: leftOut,
    }, async (t) => {
      const page = await openPage(t, { ...site, url: `${site.url + LINK}&view=inside&step=3&start=1` });
      await moment(page, /^After step 3 of 20/);
      const [first, second] = await page.$$('.pair select');
      await first.select('4');
      await second.select('9');
      await says(page, 'When were 4 and 9 told apart?');
      await seen(page, '.keys ::-p-text(9 read as 4)');

      await openSubject(page, 'Training');
      await press(page, 'Next batch');
      await phase(page, 'paused');
      await openSubject(page, 'Inside');
      await showPanel(page);
      await moment(page, /The network as it is, after step 1 of 1,/);
      await press(page, 'Resume');
      await phase(page, 'done');
      await moment(page, /after step 20 of 20/);

      // From a cell of the confusion matrix one comes to when its digits were told apart.
      await openSubject(page, 'Results');
      await page.waitForSelector('.matrix button');
      await page.$eval('.matrix tbody tr:nth-child(4) td:nth-of-type(6) button', (cell) =>
        /** @type {HTMLElement} */ (cell).click(),
      );
      await press(page, 'When were 3 and 5 told apart?');
      await seen(page, '.pair ::-p-text(When were 3 and 5 told apart?)');
      await page.waitForFunction(() => document.activeElement?.id === 'pair-title');

      await press(page, 'Kept moment before');
      const shown = await moment(page, /^After step/);
      await press(page, 'Put this moment back');
      await says(page, 'The network of that moment');
      await press(page, 'Take back');
      await page.waitForFunction(() => !document.querySelector('.guide')?.textContent?.includes('Take back'));
      const [step] = /^After step \d+/.exec(shown) ?? [];
      await moment(page, new RegExp(`^${step} of 20`));
      await openSubject(page, 'Runs');
      await says(page, 'Run 1');
    });

    test('an image, a batch and an epoch at a time, with what each has changed', {
      skip: leftOut,
    }, async (t) => {
      const page = await openPage(t, { ...site, url: `${site.url + LINK}&view=training` });
      await phase(page, 'ready');
      await press(page, 'Next batch');
      await says(page, 'What this batch changed');
      const said = await page.$eval('.change [role="status"]', (line) => line.textContent ?? '');
      const [, was, is] = /Loss of these 50 images: ([\d.]+) before, ([\d.]+) after/.exec(said) ?? [];
      assert.ok(Number(is) < Number(was), `the step lowers the loss of its own batch: ${said}`);
      await says(page, 'The weights of layer 1, dense 16 relu, have moved most.');
      assert.equal((await page.$$('.changed-images li')).length, 24);
      assert.equal((await page.$$('.changed-layers tbody tr')).length, 2);

      await press(page, 'Next image');
      await says(page, 'What this image changed');
      await says(page, 'Probability of its label');
      assert.equal((await page.$$('.changed-images li')).length, 1);

      await press(page, 'Walk through the layers with this image');
      await says(page, 'Stop 1 of 7: The image');
      await press(page, 'Next stop');
      await says(page, 'Each of the 16 units of layer 1 multiplies the 784 numbers');
      await press(page, 'Next stop');
      await press(page, 'Next stop');
      await says(page, 'So the loss is');
      const back = await find(page, 'The loss', 'button');
      await back.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await says(page, 'Stop 6 of 7: Back, layer 1');
      await says(page, 'gradients of its 12,544 weights');
      await page.waitForFunction(() => /image=train-\d+&walk=6/.test(location.hash));
      await press(page, 'Play');
      await says(page, 'Stop 7 of 7: The step');
      await press(page, 'End the walk');
      await find(page, 'Walk through the layers', 'button');
      await openSubject(page, 'Training');

      await press(page, 'Next epoch');
      await says(page, 'What this epoch changed');
      await phase(page, 'paused');
      const chosen = await page.$eval(
        '.step-control input:checked',
        (input) => input.parentElement?.textContent,
      );
      assert.equal(chosen?.trim(), 'one epoch', 'which Step trains again');
      await press(page, 'Step');
      await phase(page, 'done');
    });
  });
