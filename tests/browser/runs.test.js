// runs.test.js — runs as a person compares them: in one plot, in a list, in files.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
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
  seen,
  skipped,
  startBrowser,
} from './browser.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

/** Two short runs that differ in their rate. @param {Page} page */
async function trainTwice(page) {
  await phase(page, 'ready');
  await fill(page, 'Layers', 'dense 10 softmax', 'textbox');
  await fill(page, 'Training images', '2000');
  await fill(page, 'Epochs', '2');
  await trainWith(page, ['0.002', '0.001']);
}

/** A run with each of the rates, from fresh weights. @param {Page} page @param {string[]} rates */
async function trainWith(page, rates) {
  for (const rate of rates) {
    await press(page, 'Reset');
    await phase(page, 'ready');
    await fill(page, 'Learning rate', rate);
    await press(page, 'Train');
    await phase(page, 'done');
  }
}

/** @param {Page} page @param {string} name */
const fieldValue = async (page, name) =>
  (await find(page, name, 'spinbutton')).evaluate((field) => /** @type {HTMLInputElement} */ (field).value);

/** The numbers of the runs in the list. @param {Page} page @param {string} numbers */
async function listed(page, numbers) {
  await openSubject(page, 'Runs');
  await page.waitForFunction(
    (numbers) =>
      [...document.querySelectorAll('.runs-panel tbody label')]
        .map((label) => label.textContent?.trim())
        .join() === numbers,
    {},
    numbers,
  );
}

/** The names of the curves in a plot of runs, by its read-out. @param {Page} page @param {string} names */
const curves = (page, names) =>
  page.waitForFunction(
    (names) =>
      [...document.querySelectorAll('.runs-panel [role="group"][aria-label^="Loss"] .readout [style]')]
        .map((span) => span.textContent?.replace(/ [\d.–]+$/, ''))
        .join() === names,
    {},
    names,
  );

describe('runs in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  /** With runs 1 and 2 in its list. */
  const shared = sharePage(() => site, trainTwice);
  after(async () => {
    await shared.close();
    site.close();
  });

  test('two runs share a plot, which saves as SVG and PNG, and the list as CSV and JSON', async (t) => {
    const folder = await makeFolder(t);
    const page = await shared.use(t);
    await listed(page, '2,1');
    await curves(page, 'rate 0.002,rate 0.001');

    const csv = await readFile(await download(page, folder, 'Save all runs as CSV'), 'utf8');
    const [head, ...lines] = csv.trimEnd().split('\r\n');
    assert.match(head, /^run,epoch,loss \(nats\),accuracy \(0 to 1\),/);
    assert.deepEqual(
      lines.map((line) => line.split(',').slice(0, 2).join()),
      ['1,1', '1,2', '2,1', '2,2'],
    );

    const { runs } = JSON.parse(await readFile(await download(page, folder, 'Save run 2 as JSON'), 'utf8'));
    const [{ id, settings, ended, epochs, result }] = runs;
    assert.deepEqual([runs.length, id, settings.rate, ended], [1, 2, '0.001', 'done']);
    assert.deepEqual([epochs.length, result.count], [2, 1000]);

    const svg = await readFile(await download(page, folder, 'Loss compared: save the plot as SVG'), 'utf8');
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    for (const text of ['Loss compared', 'epochs', 'rate 0.002', 'rate 0.001'])
      assert.ok(words.includes(text), text);
    assert.ok(!/var\(|NaN|undefined/.test(svg));

    const png = await readFile(await download(page, folder, 'Loss compared: save the plot as PNG'));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1440, 900]);
  });

  test('the network of a run becomes that of the page, and the one before is taken back', async (t) => {
    const page = await shared.use(t);
    await listed(page, '2,1');
    const isHere = async (/** @type {number} */ id) => {
      const button = await find(page, `Make this the network: that of run ${id}`, 'button');
      return button.evaluate((each) => /** @type {HTMLButtonElement} */ (each).disabled);
    };
    assert.deepEqual([await isHere(1), await isHere(2)], [false, true]);
    const reason = await seen(page, '.runs-panel .tools ::-p-text(Its network is the one on the page.)');
    const isWhole = await reason.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);
    assert.ok(isWhole, 'the sentence is cut off');
    const loss = await page.$eval('.list tbody tr:last-child .note:not(p)', (note) => note.textContent);
    await press(page, 'Make this the network: that of run 1');
    await seen(page, '::-p-text(The network of run 1. Press Train to train further.)');
    assert.deepEqual([await isHere(1), await isHere(2)], [true, false]);
    assert.equal(await fieldValue(page, 'Learning rate'), '0.002');
    await openSubject(page, 'Results');
    await press(page, 'Test images');
    await seen(page, `.summary::-p-text(${loss?.replace('loss ', '')})`);
    await press(page, 'Take back');
    await listed(page, '2,1');
    assert.deepEqual([await isHere(1), await isHere(2)], [false, true]);
    assert.equal(await fieldValue(page, 'Learning rate'), '0.001');
  });

  test('a plot is read with arrow keys, beside it too, and listed in a table', async (t) => {
    const page = await shared.use(t);
    await openSubject(page, 'Runs');
    await page.focus('.runs-panel [role="group"][aria-label^="Accuracy"]');
    await page.keyboard.press('End');
    const end = await page.$eval('.runs-panel .place', (place) => place.textContent);
    assert.equal(end, 'at epoch 2', 'the curve of a short run goes to its end');
    await page.keyboard.press('ArrowLeft');
    const places = await page.$$eval('.runs-panel .place', (found) =>
      found.map((place) => place.textContent),
    );
    assert.match(places[0] ?? '', /^at epoch \d/);
    assert.equal(places[0], places[1]);
    await page.$eval('.runs-panel [aria-label="Loss compared as a table"]', (button) =>
      /** @type {HTMLElement} */ (button).click(),
    );
    const rows = await page.waitForSelector('.runs-panel .numbers tbody');
    // biome-ignore lint/performance/useDomNodeTextContent: as it is copied, with tabs between the cells
    const text = await rows?.evaluate((body) => /** @type {HTMLElement} */ (body).innerText);
    assert.match(text ?? '', /^1\t\d\.\d{4}\t\d\.\d{4}\n/);
  });

  for (const width of [390, 1280]) {
    test(`fits into ${width} pixels with runs in the list`, { skip: leftOut }, async (t) => {
      const page = await shared.use(t);
      await page.setViewport({ width, height: 800 });
      await listed(page, '2,1');
      const content = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(content <= width, `${content} pixels of content`);
    });
  }

  test('whoever uses the settings of a run hears of its arithmetic, and can go back to it', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    await (await find(page, 'Arithmetic', 'combobox')).select('relaxed');
    await seen(page, '.engine-panel::-p-text(Build: relaxed)');
    await phase(page, 'ready');
    await press(page, 'Use these settings: those of run 1; this resets the network');
    await seen(page, '.runs-panel [role=alert]::-p-text(computed in strict arithmetic)');
    await press(page, 'Switch to strict');
    await openSubject(page, 'Training');
    await seen(page, '.engine-panel::-p-text(Build: simd128)');
    await phase(page, 'ready');
    await openSubject(page, 'Runs');
    await page.waitForSelector('.runs-panel tbody');
    assert.equal(await page.$('.runs-panel [role=alert]'), null);
    assert.equal(await fieldValue(page, 'Learning rate'), '0.002');
  });

  test('a run leaves the plot, is removed, comes back, and gives its settings to the next', async (t) => {
    const page = await shared.use(t);
    await (await find(page, 'Show run 2 in the plots', 'checkbox')).click();
    await curves(page, 'Run 1');
    await (await find(page, 'Show run 2 in the plots', 'checkbox')).click();
    await press(page, 'Remove run 1');
    await listed(page, '2');
    await press(page, 'Undo removal');
    await listed(page, '2,1');
    await press(page, 'Remove all');
    await listed(page, '');
    await press(page, 'Undo removal');
    await listed(page, '2,1');

    await press(page, 'Use these settings: those of run 1; this resets the network');
    await phase(page, 'ready');
    assert.equal(await fieldValue(page, 'Learning rate'), '0.002');
    await press(page, 'Train');
    await phase(page, 'done');
    await listed(page, '3,2,1');
    const row = await page.$eval('.runs-panel .list tbody tr', (row) => row.textContent ?? '');
    assert.match(row, /complete after 2 epochs/);
  });

  test('logistic regression at three rates makes the tutorial’s figure', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await (await find(page, 'Model', 'combobox')).select('logreg-1v2');
    await fill(page, 'Epochs', '40');
    await trainWith(page, ['0.01', '0.005', '0.001']);
    await listed(page, '3,2,1');
    await curves(page, 'rate 0.01,rate 0.005,rate 0.001');
    const readout = '.runs-panel [role="group"][aria-label^="Loss"] .readout [style]';
    const costs = await page.$$eval(readout, (spans) =>
      spans.map((span) => Number(/[\d.]+$/.exec(span.textContent ?? '')?.[0])),
    );
    assert.ok(costs[0] < costs[1] && costs[1] < costs[2] && costs[2] < Math.LN2, `${costs}`);
  });

  test('a run grows while it is on, cannot be removed then, and stays after Reset', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', 'dense 16 relu | dense 10 softmax', 'textbox');
    await fill(page, 'Epochs', '10000');
    await press(page, 'Train');
    await openSubject(page, 'Runs');
    await page.waitForFunction(() =>
      /Run 1 \d/.test(document.querySelector('.runs-panel .readout')?.textContent ?? ''),
    );
    const remove = await find(page, 'Remove run 1', 'button');
    assert.ok(await remove.evaluate((button) => /** @type {HTMLButtonElement} */ (button).disabled));
    await press(page, 'Reset');
    await phase(page, 'ready');
    await page.waitForFunction(() =>
      /stopped after/.test(document.querySelector('.runs-panel tbody')?.textContent ?? ''),
    );
  });
});
