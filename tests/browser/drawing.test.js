// drawing.test.js — drawing a digit, and what the page says of it: at any time, and of all that is drawn.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import {
  BARS,
  drawThree,
  fill,
  openPage,
  phase,
  prediction,
  press,
  skipped,
  startBrowser,
} from './browser.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

/** A page whose network takes long to read a drawing. @param {Page} page */
async function withSlowAnswers(page) {
  await page.evaluateOnNewDocument(() => {
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ transfer) {
      setTimeout(() => send.call(this, message, transfer), message.type === 'predict' ? 400 : 0);
    };
  });
}

/** Whether more is to come of the drawing than is said. @param {Page} page */
const busy = (page) =>
  page.$eval('output[aria-label="Prediction"]', (answer) => answer.getAttribute('aria-busy'));

/** Probability of each digit is said to be. @param {Page} page */
const shares = (page) =>
  page.$$eval('.stage .bars i', (bars) => bars.map((bar) => bar.getAttribute('style')));

/** Waits until other shares are said than these. @param {Page} page @param {(string | null)[]} former */
const sharesChange = (page, former) =>
  page.waitForFunction(
    (former) =>
      [...document.querySelectorAll('.stage .bars i')].some(
        (bar, digit) => bar.getAttribute('style') !== former[digit],
      ),
    {},
    former,
  );

/** Waits until nothing is said of the drawing, but is going to be. @param {Page} page */
const nothingYet = (page) =>
  page.waitForSelector('output[aria-label="Prediction"][aria-busy="true"]:not(:has(b))');

/** Waits until the image that the network gets is of this shape. @param {Page} page @param {'upright' | 'wide'} shape */
const hasShape = (page, shape) =>
  page.waitForFunction(
    (shape) => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('.seen'));
      const copy = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const context = /** @type {CanvasRenderingContext2D} */ (copy);
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, 28, 28);
      const ink = Array.from({ length: 784 }, (_, i) => i).filter((i) => data[4 * i + 3] > 64);
      const span = (/** @type {number[]} */ at) => Math.max(...at) - Math.min(...at);
      const [height, width] = [span(ink.map((i) => Math.floor(i / 28))), span(ink.map((i) => i % 28))];
      return ink.length > 0 && (shape === 'upright' ? height > 2 * width : height <= 2 * width);
    },
    {},
    shape,
  );

describe('the pad in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  const ready = (/** @type {Page} */ page) => phase(page, 'ready');
  const shared = sharePage(() => site, ready);
  const slow = sharePage(() => site, ready, { before: withSlowAnswers });
  after(async () => {
    await shared.close();
    await slow.close();
    site.close();
  });

  test('is busy with a drawing until all of it has been read', { skip: leftOut }, async (t) => {
    const page = await slow.use(t);
    assert.equal(await busy(page), 'false');
    await drawThree(page);
    assert.equal(await busy(page), 'true');
    await prediction(page, /^\d/);
    const read = await shares(page);
    await drawThree(page); // the same strokes again, and so the same image
    await prediction(page, /^\d/);
    assert.deepEqual(await shares(page), read);
  });

  test('is busy with a drawing again when the network becomes another one', { skip: leftOut }, async (t) => {
    const page = await slow.use(t);
    await drawThree(page);
    await prediction(page, /^\d/);
    await press(page, BARS[8]);
    await nothingYet(page);
    await prediction(page, /^\d/);
  });

  test('is not busy with a drawing as long as there is no network to read it', {
    skip: leftOut,
  }, async (t) => {
    let release = () => {};
    const held = new Promise((resolve) => {
      release = () => resolve(true);
    });
    site.guard(t, (path) => (path.includes('train-images') ? held.then(() => true) : true));
    const page = await openPage(t, site);
    await drawThree(page);
    assert.equal(await busy(page), 'false');
    release();
    await prediction(page, /^\d/);
  });

  test('is drawn on with the keyboard: arrows move the pen, Space puts it down', async (t) => {
    const page = await shared.use(t);
    await page.focus('#pad');
    const press = async (/** @type {import('puppeteer-core').KeyInput} */ key, times = 1) => {
      for (let i = 0; i < times; i++) await page.keyboard.press(key);
    };
    await press('ArrowUp', 7);
    await press('Space');
    await press('ArrowDown', 14);
    await press('Space');
    await hasShape(page, 'upright');
    await prediction(page, /^\d/);
    await press('ArrowRight', 3);
    await press('Space');
    await press('ArrowLeft', 9);
    await hasShape(page, 'wide');
    await press('Backspace');
    await hasShape(page, 'upright');
    await press('Backspace');
    await page.waitForSelector('.paper[data-empty="true"]');
  });

  test('guesses before it has learnt anything, and says nothing of an empty pad', async (t) => {
    const page = await shared.use(t);
    await drawThree(page);
    await prediction(page, /^\d/);
    await drawThree(page);
    await press(page, 'Undo');
    await prediction(page, /^\d/);
    await press(page, 'Clear');
    await prediction(page, /^Its answer comes here$/);
  });

  test('reads the drawing anew while it learns', async (t) => {
    const page = await shared.use(t);
    await drawThree(page);
    await prediction(page, /^\d/);
    const guess = await shares(page);
    await fill(page, 'Epochs', '10000');
    await press(page, 'Train');
    await sharesChange(page, guess);
    const early = await shares(page);
    await sharesChange(page, early);
    await phase(page, 'training');
  });
});
