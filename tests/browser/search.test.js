// search.test.js — the search as a person uses it: lists, curves, the table, the best one.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import {
  drawThree,
  fill,
  find,
  isKept,
  openPage,
  openSubject,
  phase,
  prediction,
  press,
  says,
  skipped,
  startBrowser,
} from './browser.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

const RATES = '0.000001, 0.002';
/** Takes one processor, however long it is trained. */
const SMALL = 'dense 16 relu | dense 10 softmax';

/** @param {Page} page @param {string} name @param {string} role */
const isDisabled = async (page, name, role = 'button') =>
  (await find(page, name, role)).evaluate((element) => /** @type {HTMLButtonElement} */ (element).disabled);

/** @param {Page} page @param {string} name @param {string} value */
const list = (page, name, value) => fill(page, `${name}: values to try`, value, 'textbox');

/** The rows of the table, cell by cell. @param {Page} page */
const rows = (page) =>
  page.$$eval('[aria-label="Trainings of the search"] tbody tr', (found) =>
    found.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
  );

/** The list of runs, the newest first. @param {Page} page */
const runs = (page) =>
  page.$$eval('.runs-panel .list tbody tr', (found) => found.map((row) => row.textContent ?? ''));

/** @param {Page} page */
async function fewImages(page) {
  await phase(page, 'ready');
  await fill(page, 'Training images', '1000');
  await fill(page, 'Epochs', '2');
}

/** Searches, unless that has been done. @param {Page} page */
async function search(page) {
  if (!(await page.$('.trials'))) await press(page, 'Search');
  await says(page, 'All 2 trainings are done.');
}

describe('search', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  const shared = sharePage(
    () => site,
    async (page) => {
      await fewImages(page);
      await list(page, 'Learning rate', RATES);
    },
  );
  after(async () => {
    await shared.close();
    site.close();
  });

  test('a wrong value is marked where it stands', { skip: leftOut }, async (t) => {
    const page = await shared.use(t);
    await list(page, 'Learning rate', '0.1, fast');
    await says(page, '“fast” is not valid: enter a number from 0.000001 to 100.');
    const field = await find(page, 'Learning rate: values to try', 'textbox');
    assert.equal(await field.evaluate((input) => input.getAttribute('aria-invalid')), 'true');
    assert.ok(await isDisabled(page, 'Search'));
    await list(page, 'Learning rate', RATES);
  });

  test('two learning rates make two curves and two rows, and a click applies the best', async (t) => {
    const page = await shared.use(t);
    await says(page, '2 trainings of 2 epochs, one after the other.');
    await says(page, 'No images are held out, so the test images decide');
    await search(page);

    const [first, second] = await rows(page);
    assert.equal(first[0], '0.002');
    assert.equal(second[0], '0.000001');
    assert.ok(parseFloat(first[1]) > parseFloat(second[1]), `${first[1]} above ${second[1]}`);
    const plot = '[aria-label^="Training loss by epoch"]';
    assert.equal((await page.$$(`${plot} path[stroke-width="2"]`)).length, 2);
    await says(page, 'Best: Learning rate 0.002');

    await press(page, 'Use these settings');
    await says(page, 'These settings are now in use.');
    const rate = await find(page, 'Learning rate', 'spinbutton');
    assert.equal(await rate.evaluate((field) => /** @type {HTMLInputElement} */ (field).value), '0.002');
    assert.equal(await page.$eval('html', (root) => root.dataset.phase), 'ready', 'nothing has been trained');
  });

  test('its trainings are runs, and a reload keeps table, curves and the best', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    await openSubject(page, 'Runs');
    await search(page);
    const kept = await rows(page);
    await find(page, 'Show run 2 in the plots', 'checkbox');
    const [second, first] = await runs(page);
    assert.match(first, /rate 0\.000001.*from search 1.*complete after 2 epochs/s);
    assert.match(second, /rate 0\.002.*from search 1.*\d\d\.\d\d % of 1,000/s);

    await isKept(page, 'search?.phase === "done"');
    await page.reload();
    await openSubject(page, 'Runs');
    await says(page, 'All 2 trainings are done.');
    assert.deepEqual(await rows(page), kept);
    const typed = await find(page, 'Learning rate: values to try', 'textbox');
    assert.equal(
      await typed.evaluate((field) => /** @type {HTMLInputElement} */ (field).value),
      '0.000001, 0.002',
    );
    assert.equal((await page.$$('[aria-label^="Training loss by epoch"] path[stroke-width="2"]')).length, 2);
    await says(page, 'Best: Learning rate 0.002');
    await phase(page, 'ready');
    await (await find(page, 'Show run 1 in the plots', 'checkbox')).click();
    await (await find(page, 'Show run 2 in the plots', 'checkbox')).click();
    await page.waitForSelector('[aria-label^="Accuracy compared"]');

    await press(page, 'Train with these');
    await phase(page, 'done');
    assert.match((await runs(page))[0], /^\s*3/);
    await press(page, 'Remove run 2');
    await page.waitForFunction(() => !document.querySelector('.trials tbody tr:nth-child(2)'));
    assert.deepEqual(
      (await rows(page)).map(([rate]) => rate),
      ['0.000001'],
    );
    await press(page, 'Undo removal');
    await page.waitForSelector('.trials tbody tr:nth-child(2)');
    assert.deepEqual(await rows(page), kept);
  });

  test('the tutorial’s search of c and rate is there with its preset, and is trained', {
    skip: leftOut,
  }, async (t) => {
    const whole = await startBrowser('chrome', { data: 'whole' });
    t.after(whole.close);
    const page = await openPage(t, whole);
    await phase(page, 'ready');
    await (await find(page, 'Model', 'combobox')).select('softmax-numpy');
    for (const [name, values] of [
      ['L2 penalty', '0, 5'],
      ['Learning rate', '0.3, 0.5'],
    ]) {
      const field = await find(page, `${name}: values to try`, 'textbox');
      assert.equal(await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).value), values);
    }
    await says(page, 'The 15,000 images held out for validation decide which is best.');
    await fill(page, 'Epochs', '5');
    await openSubject(page, 'Runs');
    await says(page, '4 trainings of 5 epochs, one after the other.');
    await press(page, 'Search');
    await says(page, 'All 4 trainings are done.');
    const found = (await rows(page)).map(([l2, rate]) => `${l2}, ${rate}`);
    assert.deepEqual([...found].sort(), ['0, 0.3', '0, 0.5', '5, 0.3', '5, 0.5']);
    assert.match(found[0], /^0, /);
    await press(page, 'Use these settings');
    const rate = await find(page, 'Learning rate', 'spinbutton');
    const chosen = await rate.evaluate((field) => /** @type {HTMLInputElement} */ (field).value);
    assert.equal(`0, ${chosen}`, found[0]);
  });

  test('a combination that fails says so, the others go on, and the best is trained on the page', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await fewImages(page);
    await fill(page, 'Layers', 'conv 4 3x3 relu | maxpool 2 | dense 10 softmax', 'textbox');
    await (await find(page, 'and', 'combobox')).select('layers.1');
    await list(page, 'Learning rate', RATES);
    await list(page, 'Layer 1 (conv 4 3x3 relu): 3x3', '4x4, 5x5');
    await says(page, '4 trainings of 2 epochs');
    await press(page, 'Search');
    await says(page, 'All 4 trainings are done.');
    const found = await rows(page);
    assert.deepEqual(
      found.map(([rate]) => rate),
      ['0.002', '0.000001', '0.000001', '0.002'],
    );
    for (const row of found.slice(2)) assert.match(row[2], /kernel/);
    await press(page, 'Train with these');
    await phase(page, 'done');
    const layers = await find(page, 'Layers', 'textbox');
    const line = await layers.evaluate((field) => /** @type {HTMLTextAreaElement} */ (field).value);
    assert.equal(line, 'conv 4 5x5 relu | maxpool 2 | dense 10 softmax');
  });

  test('the network reads a digit during a search, which keeps it from being trained', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', SMALL, 'textbox');
    await fill(page, 'Epochs', '10000');
    await press(page, 'Search');
    await says(page, 'A search is running. It can be stopped under “Runs”.');
    assert.ok(await isDisabled(page, 'Train'));
    await drawThree(page);
    await prediction(page, /\d/);
    await press(page, 'Pause the search');
    await says(page, 'Paused at training 1 of 3');
    await press(page, 'Resume the search');
    await says(page, 'Training 1 of 3');
    await press(page, 'Stop the search');
    await says(page, 'Stopped: 0 of 3 trainings are complete.');
    assert.ok(!(await isDisabled(page, 'Train')));
  });

  test('who forgets the session during a search ends it, and can search again', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await fewImages(page);
    await press(page, 'Search');
    await says(page, 'All 3 trainings are done.');
    await isKept(page, 'search?.phase === "done"');
    await fill(page, 'Epochs', '10000');
    await press(page, 'Search');
    await says(page, 'Training 1 of 3');
    await (await find(page, 'Forget this session', 'DisclosureTriangle')).click();
    await press(page, 'Forget everything');
    await openSubject(page, 'Runs');
    await page.waitForFunction(() => !document.querySelector('.runs-panel tbody'));
    assert.equal(await page.$('.trials'), null);
    await fewImages(page);
    await press(page, 'Search');
    await says(page, 'All 3 trainings are done.');
    assert.equal((await runs(page)).length, 3);
  });
});
