// exports.test.js — the network for other tools: every button gives its files, and the exported page reads from the disk
// what the lab's pad reads.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { readWeights } from '../../web/weights/files.js';
import { violations } from './axe.js';
import {
  download,
  drawThree,
  fill,
  makeFolder,
  openPage,
  openSubject,
  phase,
  prediction,
  press,
  says,
  skipped,
  startBrowser,
} from './browser.js';

/** @import { Page } from 'puppeteer-core' */

const LAYERS = 'conv 4 5x5 stride 2 nobias | batchnorm relu | dropout 0.1 | dense 10 softmax';

/** The image that the network gets, as numbers 0 … 255 of ink. @param {Page} page @param {string} selector */
const imageOf = (page, selector) =>
  page.$eval(selector, (found) => {
    const canvas = /** @type {HTMLCanvasElement} */ (found);
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(
      0,
      0,
      28,
      28,
    );
    return Array.from({ length: 784 }, (_, i) => Math.round(((255 - data[4 * i]) * data[4 * i + 3]) / 255));
  });

/** The share of each bar. @param {Page} page @param {string} selector */
const sharesOf = (page, selector) =>
  page.$$eval(`${selector} i`, (bars) =>
    bars.map((bar) => Number(/** @type {HTMLElement} */ (bar).style.getPropertyValue('--share'))),
  );

/** In the page: texts that lie over others, or outside of the picture. @param {Element[]} texts */
function overlapping(texts) {
  const boxes = texts.map((text) => text.getBoundingClientRect());
  const { right, bottom } = /** @type {Element} */ (document.documentElement).getBoundingClientRect();
  return texts
    .filter((_, i) => {
      const box = boxes[i];
      const meets = (/** @type {DOMRect} */ other) =>
        box.left < other.right &&
        other.left < box.right &&
        box.top + 2 < other.bottom &&
        other.top + 2 < box.bottom;
      return (
        box.left < 0 ||
        box.right > right ||
        box.bottom > bottom ||
        boxes.some((other, j) => j !== i && meets(other))
      );
    })
    .map(({ textContent }) => textContent);
}

describe('the network for other tools', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site?.close());

  test('is exported in every format, and the exported page reads from the disk as the pad does', async (t) => {
    const folder = await makeFolder(t);
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', LAYERS, 'textbox');
    await fill(page, 'Training images', '1500');
    await fill(page, 'Epochs', '1');
    await press(page, 'Train');
    await phase(page, 'done');
    await drawThree(page);
    const answer = String(await (await prediction(page, /^\d/)).jsonValue());
    const [image, shares] = [await imageOf(page, '.seen'), await sharesOf(page, '.stage .bars')];

    /** @type {Record<string, string>} */
    const paths = {};
    for (const format of ['ONNX', 'PyTorch', 'Keras', 'TensorFlow.js', 'C', 'HTML', 'SVG'])
      paths[format] = await download(page, folder, `Export as ${format}`);
    const stem = 'digit-lab-custom-1-epochs';
    assert.deepEqual(
      Object.values(paths).map((path) => basename(path)),
      [
        ...[`${stem}.onnx`, `${stem}-pytorch.zip`, `${stem}-keras.zip`, `${stem}-tfjs.zip`],
        ...[`${stem}.h`, `${stem}.html`, `${stem}.svg`],
      ],
    );
    const filesIn = async (/** @type {string} */ path) => unzipSync(new Uint8Array(await readFile(path)));
    const torch = await filesIn(paths.PyTorch);
    const module = stem.replaceAll('-', '_');
    assert.deepEqual(Object.keys(torch).sort(), [`${module}.py`, `${module}.safetensors`]);
    assert.deepEqual(Object.keys(await filesIn(paths.Keras)).sort(), [`${module}.npz`, `${module}.py`]);
    assert.deepEqual(Object.keys(await filesIn(paths['TensorFlow.js'])).sort(), [
      `${stem}.bin`,
      `${stem}.json`,
    ]);
    assert.match(new TextDecoder().decode(torch[`${module}.py`]), /'train': '1500'/);
    assert.match(await readFile(paths.C, 'utf8'), /conv 4 5x5 stride 2 nobias/);
    const picture = await readFile(paths.SVG, 'utf8');
    for (const text of ['conv 4 5x5', '12 × 12 × 4', '116 parameters', 'dense 10'])
      assert.ok(picture.includes(text), text);
    const drawn = await openPage(t, { name: 'chrome', url: pathToFileURL(paths.SVG).href });
    assert.equal(await drawn.$$eval('svg > g > g', ({ length }) => length), 3, 'image, conv and dense');
    assert.deepEqual(await drawn.$$eval('text', overlapping), []);

    const reader = await openPage(t, { name: 'chrome', url: pathToFileURL(paths.HTML).href });
    await drawThree(reader);
    assert.equal(await reader.$eval('#answer', ({ textContent }) => textContent), answer[0]);
    const sum = (/** @type {number[]} */ values) => values.reduce((all, value) => all + Math.abs(value), 0);
    const own = await imageOf(reader, '#seen');
    const apart = sum(own.map((value, i) => value - image[i]));
    assert.ok(
      apart < sum(image) / 10,
      `${apart}: its pad has another size, which moves strokes by parts of a pixel`,
    );
    for (const [i, share] of (await sharesOf(reader, '#bars')).entries())
      assert.ok(Math.abs(share - shares[i]) < 0.1, `${share} and ${shares[i]}`);
    assert.deepEqual(await violations(reader), []);
    await press(reader, 'Clear');
    assert.equal(await reader.$eval('#answer', ({ textContent }) => textContent), '');

    const torchFile = join(folder, 'torch.safetensors');
    await writeFile(torchFile, torch[`${module}.safetensors`]);
    assert.equal(readWeights(torch[`${module}.safetensors`], 'torch').metadata.layers, LAYERS);
    for (const path of [paths.ONNX, torchFile]) {
      await openSubject(page, 'Files');
      const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
        await page.waitForSelector('.weights-panel input[type=file]')
      );
      await input.uploadFile(path);
      await says(page, `The network now has the weights of ${basename(path)}.`);
      await page.waitForFunction(
        (shares) =>
          [...document.querySelectorAll('.stage .bars i')].every(
            (bar, i) =>
              Number(/** @type {HTMLElement} */ (bar).style.getPropertyValue('--share')) === shares[i],
          ),
        {},
        shares,
      );
    }
  });
});
