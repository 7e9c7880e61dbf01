// pictures.test.js — pictures and text files as a person brings them: dropped, pasted, chosen; and broken ones.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { photograph, readTestDigits } from '../node/photo.js';
import {
  drawThree,
  fill,
  find,
  openPage,
  openSubject,
  phase,
  prediction,
  press,
  pressUntil,
  seen,
  skipped,
  startBrowser,
} from './browser.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

const { images } = readTestDigits();

const WORKER = /\/worker-[^/]*\.js$/;

/** The test digits 3, 0 and 7, among the easiest of their kind. */
const DIGITS = [images[32], images[3], images[0]];

/**
 * A file as the page gets it: text, or a picture that the browser makes of pixels.
 * @typedef {{ name: string, type: string, text?: string, scene?: Parameters<typeof photograph>[0] }} Brought
 */

/** @param {Brought} file */
function portable({ name, type, text, scene }) {
  if (!scene) return { name, type, text };
  const { data, width, height } = photograph(scene);
  return { name, type, width, height, pixels: Buffer.from(data).toString('base64') };
}

/** @param {Page} page @param {'drop' | 'paste'} event @param {Brought[]} files */
const bring = (page, event, files) =>
  page.evaluate(
    async (event, files) => {
      const dataTransfer = new DataTransfer();
      for (const { name, type, text = '', pixels = '', width = 0, height = 0 } of files) {
        /** @type {Blob} */
        let content = new Blob([text]);
        if (pixels) {
          const canvas = new OffscreenCanvas(width, height);
          const data = Uint8ClampedArray.from(atob(pixels), (byte) => byte.charCodeAt(0));
          canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
          content = await canvas.convertToBlob({ type });
        }
        dataTransfer.items.add(new File([content], name, { type }));
      }
      const init = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        event === 'drop'
          ? new DragEvent(event, { ...init, dataTransfer })
          : // Firefox lets no script put files into a ClipboardEvent.
            Object.assign(new Event(event, init), { clipboardData: dataTransfer }),
      );
    },
    event,
    files.map(portable),
  );

/** 28 lines of 28, the digit moved into a corner. @param {ArrayLike<number>} digit */
const textOf = (digit) =>
  Array.from({ length: 28 }, (_, y) =>
    Array.from({ length: 28 }, (_, x) => (digit[((y + 4) % 28) * 28 + ((x + 4) % 28)] > 127 ? 1 : 0)).join(
      '',
    ),
  ).join('\n');

/** Waits until what is read of the pictures matches. @param {Page} page @param {RegExp} pattern */
const reads = (page, pattern) =>
  page.waitForFunction(
    (source) => {
      const found = [...document.querySelectorAll('output[aria-label="Read in the picture"]')];
      return new RegExp(source).test(found.map((each) => each.textContent?.replace(/\s+/g, ' ')).join('|'));
    },
    {},
    pattern.source,
  );

/** @param {Page} page @param {RegExp} pattern */
const says = (page, pattern) =>
  page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('.picture-panel')?.textContent ?? ''),
    {},
    pattern.source,
  );

/** A network that reads well enough, unless the page has one. @param {Page} page */
async function train(page) {
  if (await page.$('html[data-phase="done"]')) return;
  await phase(page, 'ready');
  await fill(page, 'Epochs', '1');
  await fill(page, 'Training images', '20000');
  await press(page, 'Train');
  await phase(page, 'done');
}

/** Opens the page, brings pictures in every way, goes back to the pad. @param {Page} page */
async function journey(page) {
  await train(page);
  const scene = { lines: [DIGITS], gradient: 0.4, shadow: 0.3, noise: 6 };
  await bring(page, 'drop', [{ name: 'numbers.png', type: 'image/png', scene }]);
  await reads(page, /Read: 3 0 7/);
  await find(page, 'Picture; each digit found has a frame; digits: 3', 'image');

  const negative = { lines: [[DIGITS[2]]], lightOnDark: true };
  await bring(page, 'paste', [{ name: 'image.png', type: 'image/png', scene: negative }]);
  await reads(page, /^ ?7/);

  await press(page, 'Remove the pictures');
  await drawThree(page);
  await prediction(page, /^3/);
}

describe('pictures in Firefox', { skip: skipped('firefox') || leftOut }, () => {
  test('are dropped and pasted, found and read', async (t) => {
    const site = await startBrowser('firefox', { data: 'whole' });
    t.after(site.close);
    await journey(await openPage(t, site));
  });
});

describe('pictures in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  /** @type {typeof site} */
  let whole;
  before(async () => {
    site = await startBrowser('chrome');
    whole = await startBrowser('chrome', { data: 'whole' });
  });
  const ready = (/** @type {Page} */ page) => phase(page, 'ready');
  const shared = sharePage(() => site, ready);
  /** Its first test trains. */
  const trained = sharePage(() => whole, ready);
  after(async () => {
    await shared.close();
    await trained.close();
    site.close();
    whole.close();
  });

  test('are judged by the names of their files: how many are right, once the network has learnt', {
    skip: leftOut,
  }, async (t) => {
    const page = await trained.use(t);
    const text = { type: 'text/plain' };
    await bring(page, 'drop', [
      { ...text, name: '3_1.txt', text: textOf(DIGITS[0]) },
      { ...text, name: '7.txt', text: textOf(DIGITS[2]) },
      { ...text, name: '0_2.txt', text: textOf(DIGITS[2]) },
      { ...text, name: 'mine.txt', text: textOf(DIGITS[1]) },
    ]);
    await says(page, /Not trained yet/);
    assert.equal(await page.$('.own-score'), null, 'an untrained network only guesses');
    await train(page);
    await openSubject(page, 'My digits');
    await says(page, /2 of 3 right, as the names of the files say\./);
    const marks = await page.$$eval('.picture-panel [data-right]', (found) =>
      found.map((each) => /** @type {HTMLElement} */ (each).dataset.right),
    );
    assert.deepEqual(marks.sort(), ['false', 'true', 'true']);
    await press(page, 'Remove the pictures');
    await page.waitForFunction(() => !document.querySelector('.own-score'));
  });

  test('are dropped and pasted, found and read', async (t) => {
    await journey(await trained.use(t));
  });

  test('are read anew while the network learns', { skip: leftOut }, async (t) => {
    const page = await openPage(t, whole);
    await phase(page, 'ready');
    const scene = { lines: [DIGITS] };
    await bring(page, 'drop', [{ name: 'numbers.jpg', type: 'image/jpeg', scene }]);
    await says(page, /Not trained yet/);
    await fill(page, 'Epochs', '10');
    await press(page, 'Train');
    await openSubject(page, 'My digits');
    await reads(page, /Read: 3 0 7/);
    await phase(page, 'training');
  });

  test('come as text files too, several at once, and mistakes are named where they are', {
    skip: leftOut,
  }, async (t) => {
    const page = await trained.use(t);
    await train(page);
    const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
    t.after(() => rm(folder, { recursive: true }));
    /** @type {Record<string, string>} */
    const texts = {
      'three.txt': textOf(DIGITS[0]),
      'seven.txt': textOf(DIGITS[2]),
      'wrong.txt': textOf(DIGITS[1]).replace('1', 'x'),
      'short.txt': textOf(DIGITS[1]).slice(0, -29),
    };
    const files = Object.keys(texts).map((name) => join(folder, name));
    await Promise.all(files.map((file, i) => writeFile(file, Object.values(texts)[i])));
    const chooser = await page.waitForSelector('.pad-tools input[type=file]');
    await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (chooser).uploadFile(
      ...files,
    );
    await reads(page, /^ ?3.*\| ?7/);
    await says(page, /Line \d+, column \d+: “x” is neither 0 nor 1/);
    await says(page, /this one has 27/);
  });

  test('whose worker does not load say so, and are opened when asked again', { skip: leftOut }, async (t) => {
    let isDown = false;
    let refused = () => {};
    site.guard(t, (path) => {
      if (!isDown || !WORKER.test(path)) return true;
      refused();
      throw new Error('there is no connection');
    });
    const page = await openPage(t, site, { expected: /Failed to load resource/ });
    await phase(page, 'ready');
    isDown = true;
    const scene = { lines: [DIGITS] };
    await bring(page, 'drop', [{ name: 'numbers.png', type: 'image/png', scene }]);
    await says(
      page,
      /This file was not opened: .* could not be loaded\. Check the connection, and try again\./,
    );
    const tryAgain = async () => (await seen(page, '.sheet button::-p-text(Try again)')).click();
    const isRefused = new Promise((resolve) => {
      refused = () => resolve(null);
    });
    await tryAgain();
    await isRefused;
    await says(page, /This file was not opened/);
    isDown = false;
    await pressUntil(page, 'Try again', '.sheet ::-p-text(Read:)');
    await reads(page, /Read: \d/);
  });

  test('pasted into a field are left to the field', { skip: leftOut }, async (t) => {
    const page = await shared.use(t);
    const layers = await find(page, 'Layers', 'textbox');
    const prevented = await layers.evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([''], 'image.png', { type: 'image/png' }));
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData });
      field.dispatchEvent(event);
      return event.defaultPrevented;
    });
    assert.equal(prevented, false);
    await openSubject(page, 'My digits');
    await page.waitForSelector('.picture-panel');
    assert.equal(await page.$('.picture-panel .sheet'), null);
  });

  test('that cannot be read are refused in words, and the page goes on', { skip: leftOut }, async (t) => {
    const page = await shared.use(t);
    const blank = new Uint8Array(784);
    await bring(page, 'drop', [
      { name: 'broken.png', type: 'image/png', text: 'This is no picture.' },
      { name: 'empty.png', type: 'image/png', scene: { lines: [[blank, blank]], noise: 5 } },
      { name: 'tiny.png', type: 'image/png', scene: { lines: [DIGITS], size: 8 } },
    ]);
    await says(page, /broken\.png\s+The browser cannot open this as a picture/);
    await says(page, /empty\.png\s+No digit was found/);
    await says(page, /tiny\.png\s+The digits are too small/);
    await press(page, 'Remove the pictures');
    await drawThree(page);
    await prediction(page, /^\d/);
  });

  test('come as SVG files too, and no script in them runs', { skip: leftOut }, async (t) => {
    const page = await shared.use(t);
    const svg = (/** @type {string} */ content) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${content}</svg>`;
    const seven = '<path d="M30 20H70L45 85" fill="none" stroke="black" stroke-width="8"/>';
    const hostile = `<script>document.title = 'ran'</script>${seven}`;
    const nested = '<defs><g id="a"/><g id="b"><use href="#a"/></g></defs>';
    await bring(page, 'drop', [
      { name: 'seven.svg', type: 'image/svg+xml', text: svg(seven) },
      { name: 'hostile.svg', type: 'image/svg+xml', text: svg(hostile) },
      { name: 'nested.svg', type: 'image/svg+xml', text: svg(nested) },
    ]);
    await says(page, /nested\.svg\s+The browser cannot open this/);
    assert.equal((await page.$$('.picture-panel canvas[aria-label$=": 1"]')).length, 2);
    assert.notEqual(await page.title(), 'ran');
    await press(page, 'Remove the pictures');
    await page.waitForFunction(() => !document.querySelector('.picture-panel .sheet'));
  });

  test('of a camera held sideways stand upright, and large ones are reduced', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    const size = await page
      .evaluate(async () => {
        const canvas = new OffscreenCanvas(3000, 1500);
        const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
        context.fillStyle = 'white';
        context.fillRect(0, 0, 3000, 1500);
        context.fillStyle = 'black';
        context.fillRect(600, 700, 900, 100);
        const jpeg = await canvas.convertToBlob({ type: 'image/jpeg' });
        // After the start marker, an Exif segment with one entry: orientation 6, the top row is at the right.
        const entry = [0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0];
        const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, ...entry, 0, 0, 0, 0];
        const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
        const segment = Uint8Array.from([0xff, 0xe1, 0, exif.length + 2, ...exif]);
        const file = new File([jpeg.slice(0, 2), segment, jpeg.slice(2)], 'sideways.jpg', {
          type: 'image/jpeg',
        });
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(file);
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      })
      .then(() => page.waitForSelector('.picture-panel canvas[aria-label$=": 1"]'))
      .then((canvas) =>
        canvas?.evaluate((each) => [each.getAttribute('width'), each.getAttribute('height')]),
      );
    assert.deepEqual(size, ['600', '1200']);
    await press(page, 'Remove the pictures');
    await page.waitForFunction(() => !document.querySelector('.picture-panel .sheet'));
  });

  for (const width of [390, 1280]) {
    test(`fit into ${width} pixels`, async (t) => {
      const page = await shared.use(t);
      await page.setViewport({ width, height: 800 });
      const scene = { lines: [[...DIGITS, ...DIGITS, ...DIGITS], DIGITS] };
      await bring(page, 'drop', [{ name: 'numbers.png', type: 'image/png', scene }]);
      await reads(page, /\d/);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `the page is ${wide} pixels wide`);
      await press(page, 'Remove the pictures');
    });
  }

  test('are taken with the camera of a phone, and only there', async (t) => {
    const page = await shared.use(t);
    await openSubject(page, 'My digits');
    const camera = () =>
      page.$eval('input[type=file][capture]', (input) => {
        const { accept, multiple } = /** @type {HTMLInputElement} */ (input);
        const isShown = input.closest('label')?.checkVisibility();
        return { isShown, accept, multiple, capture: input.getAttribute('capture') };
      });
    const control = { accept: 'image/*', multiple: false, capture: 'environment' };
    assert.deepEqual(await camera(), { isShown: false, ...control });
    await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
    await page.reload();
    await openSubject(page, 'My digits');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('label')].some(
        (label) => label.checkVisibility() && label.textContent?.includes('Take a photo'),
      ),
    );
    assert.deepEqual(await camera(), { isShown: true, ...control });
    await phase(page, 'ready');
  });
});
