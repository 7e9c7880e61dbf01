// saving.test.js — what the page saves and what it takes back: files, and the last session.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { readWeights, writeNpy, writeNpz, writeSafetensors } from '../../web/weights/files.js';
import { leftOut } from '../gate.js';
import { makeFiles, NAMES } from '../node/synthetic.js';
import {
  download,
  drawThree,
  epochBegun,
  fill,
  find,
  inDatabase,
  isKept,
  makeFolder,
  openPage,
  openSubject,
  output,
  phase,
  prediction,
  press,
  says,
  skipped,
  startBrowser,
} from './browser.js';
import { sharePage } from './shared-page.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { TestContext } from 'node:test'
 */

const SMALL = 'dense 16 relu | dense 10 softmax';
const MATRIX = 'dense 10 softmax nobias';

/** Trains a small network for an epoch. @param {Page} page @param {string} layers */
async function train(page, layers) {
  await phase(page, 'ready');
  await fill(page, 'Layers', layers, 'textbox');
  await fill(page, 'Training images', '1500');
  await fill(page, 'Epochs', '1');
  await press(page, 'Train');
  await phase(page, 'done');
}

/** What the page shows of the drawing: the answer and the ten bars, to the last digit. @param {Page} page */
const reading = (page) =>
  page.$eval('.stage', (panel) => ({
    answer: panel.querySelector('output')?.textContent,
    shares: [...panel.querySelectorAll('.bars i')].map((bar) => bar.getAttribute('style')),
  }));

/** @param {Page} page @param {string[]} paths */
async function open(page, ...paths) {
  await openSubject(page, 'Files');
  const input = await page.waitForSelector('.weights-panel input[type=file]');
  await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(...paths);
}

/** @param {Page} page @returns {Promise<string>} */
async function layersOf(page) {
  await openSubject(page, 'Network');
  return page.$eval('textarea', ({ value }) => value);
}

/** Drops a file in the middle of the page. @param {Page} page @param {string} name @param {Uint8Array} bytes */
const drop = (page, name, bytes) =>
  page.evaluate(
    (name, bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    },
    name,
    [...bytes],
  );

/** Waits until a file is refused for this reason. @param {Page} page @param {string} reason */
const refuses = (page, reason) =>
  page.waitForFunction(
    (reason) =>
      [...document.querySelectorAll('.weights-panel [role=alert]')].some(
        ({ textContent: text }) =>
          text?.includes(reason) && text.includes('The network on this page has not changed.'),
      ),
    {},
    reason,
  );

/** The four files of a small data set. @param {TestContext} t */
async function makeDataFiles(t) {
  const folder = await makeFolder(t);
  const files = Object.entries(makeFiles(300, 50)).map(([part, bytes]) => ({
    path: join(folder, NAMES[/** @type {keyof typeof NAMES} */ (part)]),
    bytes,
  }));
  await Promise.all(files.map(({ path, bytes }) => writeFile(path, bytes)));
  return files.map(({ path }) => path);
}

/** A page whose browser lets no one have a database. @param {Page} page */
async function withoutDatabase(page) {
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
}

const REPLACE = inDatabase(`
      sessions.put(SNAPSHOT, key);
      sessions.transaction.addEventListener('complete', () => resolve(null));`);

describe('weights in files', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  /** With a drawing that a small network has read. */
  const shared = sharePage(
    () => site,
    async (page) => {
      await train(page, SMALL);
      await drawThree(page);
      await prediction(page, /^\d/);
    },
  );
  after(async () => {
    await shared.close();
    site.close();
  });

  /** With one bit of the middle, which is of an array, turned. @param {Uint8Array} bytes */
  const flipped = (bytes) => bytes.with(bytes.length >> 1, bytes[bytes.length >> 1] ^ 1);

  test('a wrong file is refused in words, and nothing changes', { skip: leftOut }, async (t) => {
    const page = await shared.use(t);
    const before = await reading(page);
    const values = new Float32Array(7840);
    const matrix = { name: '0.kernel', shape: [784, 10], values };
    const whole = writeSafetensors([matrix], { layers: MATRIX });
    const wrong = /** @type {[string, Uint8Array, string][]} */ ([
      ['cut.safetensors', whole.subarray(0, -1), 'cut.safetensors is cut short'],
      ['text.npy', new TextEncoder().encode('0 1 0 1'), 'text.npy is neither safetensors nor'],
      ['matrix.npy', writeNpy(matrix), 'this network has 2 layers with weights'],
      [
        'shape.npz',
        writeNpz([matrix]),
        'their shape is 784 × 10, but layer 1 (dense 16 relu) needs 784 × 16',
      ],
      ['flipped.npz', flipped(writeNpz([matrix])), 'the checksum of "0.kernel.npy" in it does not match'],
      ['liar.safetensors', writeSafetensors([matrix], { layers: 'dense 7 softmax' }), 'needs 784 × 7'],
      [
        'nan.safetensors',
        writeSafetensors([{ ...matrix, values: values.with(3, Number.NaN) }], { layers: MATRIX }),
        '"0.kernel", the weights of layer 1 in nan.safetensors, holds numbers that are NaN',
      ],
      ['spec.safetensors', writeSafetensors([matrix], { layers: 'dens 10' }), 'The weights cannot be used.'],
    ]);
    for (const [name, bytes, words] of wrong) {
      await drop(page, name, bytes);
      await refuses(page, words);
    }
    assert.deepEqual(await reading(page), before);
    assert.equal(await layersOf(page), SMALL);
    assert.ok(await output(page, 'Test accuracy'));
    await phase(page, 'done');
  });

  test('a download brings back settings and weights to the bit', async (t) => {
    const folder = await makeFolder(t);
    const page = await shared.use(t);
    const before = await reading(page);
    const path = await download(page, folder, 'Download .safetensors');
    assert.match(path, /digit-lab-custom-1-epochs\.safetensors$/);
    const { tensors, metadata } = readWeights(new Uint8Array(await readFile(path)), path);
    assert.deepEqual([metadata.layers, metadata.trainCount, metadata.epochsDone], [SMALL, '1500', '1']);
    assert.deepEqual(
      tensors.map(({ name }) => name),
      ['0.kernel', '0.bias', '1.kernel', '1.bias'],
    );

    await (await find(page, 'Model', 'combobox')).select('softmax');
    await fill(page, 'Training images', '1800');
    await open(page, path);
    await says(page, 'The network now has the weights of digit-lab-custom-1-epochs.safetensors.');
    await prediction(page, new RegExp(`^${before.answer}$`));
    assert.deepEqual(await reading(page), before);
    assert.equal(await layersOf(page), SMALL);
    await says(page, 'Weights loaded from a file. Press Train to train further.');
    await openSubject(page, 'Results');
    await page.waitForSelector('.lookup [data-right]');

    const again = await download(page, folder, 'Download .npz');
    assert.deepEqual(readWeights(new Uint8Array(await readFile(again)), again).tensors, tensors);
  });

  test('a matrix as NumPy saves it goes in, and comes out again', { skip: leftOut }, async (t) => {
    const folder = await makeFolder(t);
    const page = await shared.use(t);
    await fill(page, 'Layers', MATRIX, 'textbox');
    await find(page, 'Download .npy', 'button');
    const values = Float32Array.from({ length: 7840 }, (_, i) => Math.sin(i) / 16);
    const matrix = writeNpy({ shape: [784, 10], values });
    await drop(page, 'weights.npy', matrix);
    await says(page, 'The network now has the weights of weights.npy.');
    const path = await download(page, folder, 'Download .npy');
    assert.deepEqual(new Uint8Array(await readFile(path)), matrix);
    await drop(page, 'other.npz', writeNpz([{ name: 'arr_0', shape: [784, 10], values }]));
    await says(page, 'The network now has the weights of other.npz.');
    await fill(page, 'Layers', 'dense 10 softmax', 'textbox');
    const bias = { name: 'arr_1', shape: [10], values: values.subarray(0, 10) };
    await drop(page, 'both.npz', writeNpz([{ name: 'arr_0', shape: [784, 10], values }, bias]));
    await says(page, 'The network now has the weights of both.npz.');
  });
});

/** What the curves read out at their end. @param {Page} page */
const curves = async (page) => {
  await openSubject(page, 'Training');
  return page.$$eval('.curves .readout', (lines) => lines.map((line) => line.textContent));
};

/** What the list of runs says of the one that is there. @param {Page} page */
async function onlyRun(page) {
  await openSubject(page, 'Runs');
  await page.waitForFunction(() => document.querySelector('.runs-panel .list tbody tr')?.textContent?.trim());
  const [row, ...others] = await page.$$eval('.runs-panel .list tbody tr', (found) =>
    found.map((each) => (each.textContent ?? '').replace(/\s+/g, ' ')),
  );
  assert.deepEqual(others, []);
  return row;
}

/** Trains, reloads, and finds everything again. @param {Page} page */
async function returns(page) {
  await train(page, SMALL);
  await drawThree(page);
  await prediction(page, /^\d/);
  const before = { reading: await reading(page), curves: await curves(page) };
  const accuracy = await output(page, 'Test accuracy');
  const run = await onlyRun(page);
  assert.match(run, /complete after 1 epoch/);
  await isKept(page, 'network.result');
  await page.reload();
  await says(page, 'Your last session is restored. Press Train to train further.');
  assert.equal(await onlyRun(page), run);
  const images = await find(page, 'Training images', 'spinbutton');
  assert.equal(await images.evaluate((field) => /** @type {HTMLInputElement} */ (field).value), '1500');
  assert.equal(await layersOf(page), SMALL);
  assert.deepEqual(await curves(page), before.curves);
  assert.equal(await output(page, 'Test accuracy'), accuracy);
  await openSubject(page, 'Results');
  await says(page, 'From run 1, after epoch 1.');
  await drawThree(page);
  await prediction(page, /^\d/);
  assert.deepEqual(await reading(page), before.reading);
}

describe('the last session in Firefox', { skip: skipped('firefox') || leftOut }, () => {
  test('is back after a reload', async (t) => {
    const site = await startBrowser('firefox');
    t.after(site.close);
    await returns(await openPage(t, site));
  });
});

describe('the last session in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('is back after a reload, goes on, and is forgotten on request', async (t) => {
    const page = await openPage(t, site);
    await returns(page);
    await press(page, 'Train');
    await phase(page, 'done');
    await openSubject(page, 'Training');
    await says(page, 'Epoch 2/2');
    await openSubject(page, 'Files');
    await (await find(page, 'Forget this session', 'DisclosureTriangle')).click();
    await press(page, 'Forget everything');
    await phase(page, 'ready');
    await says(page, 'It has learnt nothing: this is a guess.');
    await page.reload();
    await phase(page, 'ready');
    await says(page, 'A network that has learnt nothing yet.');
    assert.notEqual(await layersOf(page), SMALL);
  });

  test('is forgotten by older entries of the history, too', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', SMALL, 'textbox');
    await fill(page, 'Seed', '9');
    await page.waitForFunction(() => /dense.16.*seed=9/.test(location.hash));
    await press(page, 'Train');
    await phase(page, 'done');
    await isKept(page, 'network?.result');
    await openSubject(page, 'Files');
    await (await find(page, 'Forget this session', 'DisclosureTriangle')).click();
    await press(page, 'Forget everything');
    await phase(page, 'ready');
    await page.goBack();
    await page.waitForFunction(() => location.hash === '#view=training');
    await page.goForward();
    await page.waitForFunction(() => location.hash === '#view=files');
    await page.goto('about:blank');
    // Past the entry that was written again. Leaving the page may end the script before it answers.
    await page.evaluate(() => setTimeout(() => history.go(-3)));
    await page.waitForFunction(() => location.hash === '#view=network');
    await phase(page, 'ready');
    assert.notEqual(await layersOf(page), SMALL);
    await says(page, 'A network that has learnt nothing yet.');
    await openSubject(page, 'Training');
    const seed = await find(page, 'Seed', 'spinbutton');
    assert.notEqual(await seed.evaluate((field) => /** @type {HTMLInputElement} */ (field).value), '9');
  });

  test('is kept in the middle of a run that is paused', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Epochs', '10000');
    await press(page, 'Train');
    await epochBegun(page, 2);
    await press(page, 'Pause');
    await phase(page, 'paused');
    await isKept(page, 'network');
    await page.reload();
    await says(page, 'Your last session is restored. Its run is paused in epoch');
    await openSubject(page, 'Training');
    await says(page, 'Epoch 1/10000');
    await fill(page, 'Seed', '1');
    await page.reload();
    await says(page, 'Your last session is restored. Its run is paused in epoch');
    await press(page, 'Resume');
    await phase(page, 'training');
    await epochBegun(page, 3);
  });

  test('of a visitor who has only looked is not kept at all', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await drawThree(page);
    await prediction(page, /^\d/);
    assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).length), 0);
  });

  for (const [what, snapshot] of /** @type {[string, string][]} */ ([
    ['from another version', '{ version: 3, settings: {} }'],
    ['that is damaged', '{ ...kept, network: { ...kept.network, history: { x: [1] } } }'],
    ['whose weights do not fit', '{ ...kept, network: { ...kept.network, tensors: [] } }'],
    ['that is something else', '"session"'],
  ]))
    test(`${what} lets the page begin afresh`, { skip: leftOut }, async (t) => {
      const page = await openPage(t, site);
      await train(page, SMALL);
      await isKept(page, 'network');
      await page.evaluate(REPLACE.replace('SNAPSHOT', snapshot));
      await page.reload();
      await phase(page, 'ready');
      await says(page, 'A network that has learnt nothing yet.');
      await train(page, SMALL);
    });

  test('is not kept where there is no database, which the page says', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site, { before: withoutDatabase });
    await page.evaluate(() => localStorage.setItem('digit-lab.session', 'kept'));
    await page.reload();
    await train(page, SMALL);
    await press(page, 'Not kept: why?');
    await says(page, 'Nothing can be kept: the browser gives this page no storage');
    await press(page, 'Reset');
    await phase(page, 'ready');
  });

  test('does without a person’s own files, and says so', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await openSubject(page, 'Data');
    const [input] = await page.$$('.own-files input[type=file]');
    const files = await makeDataFiles(t);
    await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(
      ...files,
    );
    await says(page, '300 images to train on');
    await fill(page, 'Layers', SMALL, 'textbox');
    await fill(page, 'Epochs', '1');
    await press(page, 'Train');
    await phase(page, 'done');
    await isKept(page, 'network');
    await page.reload();
    await openSubject(page, 'Data');
    await says(page, 'Your own files were not kept');
    await says(page, '2,000 images to train on');
    await says(page, 'Your last session is restored.');
    assert.equal(await output(page, 'Test accuracy'), 'Press Train, or Test images below, to find out.');
  });
});
