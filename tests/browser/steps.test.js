// steps.test.js — what tutorials do step by step, on the page: looking at data, scaling, a filtered index, all
// predictions, and help with the line of layers.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SMALL } from '../../data/prepare-small.js';
import { count } from '../../web/site/format.js';
import { leftOut } from '../gate.js';
import {
  download,
  fill,
  find,
  makeFolder,
  openPage,
  openSubject,
  phase,
  press,
  SMALL_COUNTS,
  says,
  skipped,
  startBrowser,
} from './browser.js';

/** @import { Page } from 'puppeteer-core' */

const LINE = '.line-of-layers textarea';

/** Waits until an element has a text. @param {Page} page @param {string} selector @param {RegExp} pattern */
const shows = (page, selector, pattern) =>
  page.waitForFunction(
    (selector, source) => {
      const element = /** @type {HTMLElement | null} */ (document.querySelector(selector));
      // biome-ignore lint/performance/useDomNodeTextContent: as it is seen, with space between the cells of a table
      return new RegExp(source).test((element?.innerText ?? '').replace(/\s+/g, ' '));
    },
    {},
    selector,
    pattern.source,
  );

/** Chooses one of a few options by its words. @param {Page} page @param {string} words */
const choose = async (page, words) => (await page.waitForSelector(`.choices ::-p-text(${words})`))?.click();

/** @param {Page} page */
const layersOf = (page) => page.$eval(LINE, (field) => /** @type {HTMLTextAreaElement} */ (field).value);

/** The words that are proposed. @param {Page} page */
const proposed = (page) =>
  page.$$eval('.completions button', (all) => all.map((each) => each.textContent?.trim()));

describe('the steps of tutorials in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('samples come in order and as a batch, with shapes and the labels of a split', async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await openSubject(page, 'Data');
    await choose(page, 'In order');
    await shows(page, '.sample-controls', /Images 0 to 59/);
    const first = await page.$eval('.samples button', (button) => button.getAttribute('aria-label'));
    assert.match(first ?? '', /training image 0:/);
    await press(page, 'Show the next');
    await shows(page, '.sample-controls', /Images 60 to 119/);
    await choose(page, 'A batch');
    await shows(page, '.sample-controls', /Batch 1 of 32 of the next epoch: 64 images/);
    await press(page, 'Next batch');
    await shows(page, '.sample-controls', /Batch 2 of 32/);

    await (await page.waitForSelector('.data-numbers summary'))?.click();
    await shows(page, '.shapes', /x_train \(2000, 28, 28\).*y_train \(2000,\).*\(2000, 784\).*\(2000, 10\)/);
    await fill(page, 'Validation images', '25 %');
    await openSubject(page, 'Data');
    await (await page.waitForSelector('.data-numbers summary'))?.click();
    await (await find(page, 'Count the labels of', 'combobox')).select('validation');
    await shows(page, '.data-numbers .caption', /Validation images per class/);
    const counts = await page.waitForFunction(() => {
      const cells = [...document.querySelectorAll('.label-counts td:nth-of-type(1)')];
      const found = cells.map((cell) => Number(cell.textContent?.replaceAll(',', '')));
      return found.length === 10 && found;
    });
    const found = /** @type {number[]} */ (await counts.jsonValue());
    assert.equal(
      found.reduce((sum, each) => sum + each),
      500,
    );
    const svg = await readFile(
      await download(page, await makeFolder(t), 'Validation images per class: save the plot as SVG'),
      'utf8',
    );
    for (const each of found) assert.ok(svg.includes(`>${count(each)}</text>`), `${each}`);
  });

  test('an index counts the chosen digits, with which output is which class', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await (await find(page, 'Model', 'combobox')).select('logreg-1v2');
    await phase(page, 'ready');
    await openSubject(page, 'Data');
    await says(page, 'numbers the chosen classes from 0: 0 is 1, 1 is 2');
    await fill(page, 'Index', '5');
    await shows(page, '.lookup .verdict', /Test image 5/);
    await (await find(page, 'Count only the chosen digits: 1, 2', 'checkbox')).click();
    const [, ones, twos] = SMALL_COUNTS.test;
    await fill(page, 'Index', String(ones + twos - 1));
    await shows(page, '.lookup .verdict', /Label: [12]/);
    await fill(page, 'Index', String(ones + twos));
    await says(page, `There are ${count(ones + twos)} images`);
    await (await page.waitForSelector('.all-digits summary'))?.click();
    await shows(page, '.all-digits', /Probability One-hot label 0 1 0\.5 [01] 1 2 0\.5 [01]/);
  });

  test('predictions of all images are the file that the terminal writes, byte for byte', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await (await find(page, 'Model', 'combobox')).select('softmax');
    await fill(page, 'Epochs', '2');
    await press(page, 'Train');
    await phase(page, 'done');
    await openSubject(page, 'Results');
    const folder = await makeFolder(t);
    const script = fileURLToPath(new URL('../../web/terminal/train.js', import.meta.url));
    for (const format of ['csv', 'json']) {
      const saved = await download(page, folder, `Save the predictions as ${format.toUpperCase()}`);
      const written = join(folder, `terminal.${format}`);
      const options = ['--model', 'softmax', '--epochs', '2', '--predictions', written];
      await promisify(execFile)(process.execPath, [script, '--data', join(SMALL, 'mnist'), ...options]);
      assert.ok((await readFile(saved)).equals(await readFile(written)), format);
    }
    await choose(page, 'By index');
    await page.waitForFunction(() => {
      const names = [...document.querySelectorAll('ul[aria-labelledby="gallery-title"] .unseen')];
      const indices = names.map((each) => Number(each.textContent?.replace(/\D/g, '')));
      return indices.length > 9 && indices.every((index, i) => i === 0 || index > indices[i - 1]);
    });
    await says(page, 'read right');
  });

  test('the line of layers is completed, explained and scaled by clicks', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await openSubject(page, 'Network');
    await page.waitForSelector(LINE);
    const field = await page.$(LINE);
    await field?.evaluate((element) => /** @type {HTMLTextAreaElement} */ (element).select());
    await field?.type('den');
    await page.waitForFunction(() => document.querySelectorAll('.completions button').length === 1);
    assert.deepEqual(await proposed(page), ['dense']);
    await press(page, 'dense');
    assert.equal(await layersOf(page), 'dense');
    await press(page, '128');
    await press(page, 'tanh');
    assert.equal(await layersOf(page), 'dense 128 tanh');
    await page.keyboard.type(' | dense 10 sofmax');
    await page.keyboard.press('Enter');
    await shows(page, '#layers-note', /Words that fit here: softmax, sigmoid, step,/);
    await press(page, 'softmax');
    assert.equal(await layersOf(page), 'dense 128 tanh | dense 10 softmax');
    await page.keyboard.press('Enter');
    await shows(page, '.network-panel table.summary', /dense 128 tanh/);

    await choose(page, '−1 … 1');
    await shows(page, '.network-panel table.summary', /rescaling -1\.\.1/);
    assert.equal(await layersOf(page), 'rescaling -1..1 | dense 128 tanh | dense 10 softmax');
    await choose(page, '0 … 1');
    await page.waitForFunction(
      () => !/rescaling/.test(document.querySelector('table.summary')?.textContent ?? ''),
    );
    await (await page.waitForSelector('.layer-help summary'))?.click();
    await press(page, 'Put in: maxpool 3 stride 2');
    await shows(page, '.network-panel table.summary', /maxpool 3 stride 2 13 × 13 × 1/);
    await shows(page, '.layer-help', /stride maxpool and avgpool: how far apart/);
  });

  test('a full-batch run says that it is measured before its step', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await (await find(page, 'Model', 'combobox')).select('logreg-1v2');
    await openSubject(page, 'Training');
    await says(page, 'Training is measured before each step: at epoch 0 the network is untrained');
    await says(page, 'One step an epoch: loss and accuracy are from before it');
  });
});
