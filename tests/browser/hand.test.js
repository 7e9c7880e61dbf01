// hand.test.js — a person says what their digits are, has the network learn them, and sees what that changes.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { leftOut } from '../gate.js';
import { violations } from './axe.js';
import {
  download,
  drawThree,
  fill,
  find,
  isKept,
  makeFolder,
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
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

/** Trains a small network, on which a step takes no time. @param {Page} page */
async function train(page) {
  await phase(page, 'ready');
  await fill(page, 'Layers', 'dense 16 relu | dense 10 softmax', 'textbox');
  await fill(page, 'Epochs', '2');
  await press(page, 'Train');
  await phase(page, 'done');
}

/** How many digits the page has. @param {Page} page @param {number} count */
const has = (page, count) =>
  page.waitForFunction(
    (count) => document.querySelectorAll('.hand-panel .hand button').length === count,
    {},
    count,
  );

/** Draws a three and says what it is. @param {Page} page @param {number} label */
async function write(page, label) {
  await drawThree(page);
  await prediction(page, /\d/);
  await press(page, `It is a ${label}`);
}

/** Says of twelve threes that they are a 3, or an 8. @param {Page} page */
async function writeTwelve(page) {
  for (let i = 0; i < 12; i++) {
    await write(page, i % 4 ? 3 : 8);
    await press(page, 'Clear');
  }
}

/** The chosen files of the digits. @param {Page} page @param {string[]} paths */
async function open(page, ...paths) {
  await openSubject(page, 'My digits');
  const input = await page.waitForSelector('.hand-files input[type=file]');
  await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(...paths);
}

/** The share that a row of the report has before and after. @param {Page} page @param {string} row */
const figures = (page, row) =>
  page.$$eval(
    '.hand-report tbody tr',
    (rows, name) =>
      [...(rows.find((each) => each.textContent?.includes(name))?.querySelectorAll('td b') ?? [])].map(
        (cell) => cell.textContent,
      ),
    row,
  );

/** Leaves no digit and no drawing. @param {Page} page */
async function forget(page) {
  await openSubject(page, 'My digits');
  await press(page, 'Forget my digits');
  await has(page, 0);
  await press(page, 'Clear');
}

const report = (/** @type {Page} */ page) => page.waitForSelector('.hand-report');

describe('a person’s own digits', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  const shared = sharePage(() => site, train);
  after(async () => {
    await shared.close();
    site.close();
  });

  test('the bars are one stop of the Tab key, and the drawn one is chosen by keys', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    await drawThree(page);
    await prediction(page, /\d/);
    const first = await find(page, 'It is a 0', 'button');
    await first.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await says(page, 'Kept as a 3: 1 digit of yours.');
    const tabbable = await page.$$eval(
      '.stage .bars button',
      (all) => all.filter(({ tabIndex }) => tabIndex === 0).length,
    );
    assert.equal(tabbable, 1);
    await forget(page);
  });

  test('a misread digit shows what is nearest to it in the training images', { skip: leftOut }, async (t) => {
    const page = await shared.use(t);
    await write(page, 8);
    await openSubject(page, 'My digits');
    await page.waitForSelector('.near[aria-busy="false"]');
    await says(page, 'The nearest 8 of 2,000 training images is at a distance of');
    const named = await page.$$eval('.near canvas', (all) =>
      all.map((each) => each.getAttribute('aria-label')),
    );
    assert.equal(named.length, 5);
    for (const name of named) assert.match(`${name}`, /^\d, image [\d,]+, at a distance of \d+\.\d$/);
    await forget(page);
  });

  test('one tap keeps a drawing, another says that it is a different one, and undo takes it back', async (t) => {
    const page = await shared.use(t);
    await drawThree(page);
    await prediction(page, /\d/);
    await openSubject(page, 'My digits');
    await press(page, 'It is a 4');
    await says(page, 'Kept as a 4: 1 digit of yours.');
    await seen(page, '::-p-aria([name="My digits"][role="region"])');
    await has(page, 1);
    const bar = await find(page, 'It is a 9', 'button');
    await bar.click();
    await says(page, 'Kept as a 9: 1 digit of yours.');
    assert.equal(await bar.evaluate((each) => each.getAttribute('aria-pressed')), 'true');
    await press(page, 'Undo the last change');
    await says(page, 'Kept as a 4: 1 digit of yours.');
    await press(page, 'Remove this 4');
    await has(page, 0);
    await press(page, 'Undo the last change');
    await has(page, 1);
    await press(page, 'Forget my digits');
    await has(page, 0);
    await press(page, 'Undo the last change');
    await has(page, 1);
  });

  test('learning shows before and after, and what got worse; the network before can be put back', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await train(page);
    await writeTwelve(page);
    await openSubject(page, 'My digits');
    await has(page, 12);
    await press(page, 'Learn my digits');
    await report(page);
    const [before, after] = await figures(page, 'Test images');
    assert.match(`${before} ${after}`, /^\d+\.\d\d % \d+\.\d\d %$/);
    assert.equal((await figures(page, 'Your digits')).length, 2);
    await says(page, 'of your digits is read by a copy');
    await says(page, 'test image');
    assert.deepEqual(await violations(page), []);
    await openSubject(page, 'Runs');
    await says(page, 'has learnt 12 own digits');
    await isKept(page, 'handReport');
    await page.reload();
    await phase(page, 'ready');
    await openSubject(page, 'My digits');
    await has(page, 12);
    assert.deepEqual(await figures(page, 'Test images'), [before, after]);
    await press(page, 'Forget my digits');
    await says(page, 'The network has also learnt digits that are no longer here.');
    await press(page, 'Undo the last change');
    await has(page, 12);
    await press(page, 'Put back the network before');
    await page.waitForFunction(() => !document.querySelector('.hand-report'));
    await openSubject(page, 'Results');
    await says(page, /** @type {string} */ (before));

    await press(page, 'Take back');
    await says(page, 'From run 2, after epoch 3.');
    await openSubject(page, 'My digits');
    await report(page);
    await press(page, 'Put back the network before');
    await page.waitForFunction(() => !document.querySelector('.hand-report'));
    await openSubject(page, 'Runs');
    await says(page, 'Its settings cannot be used alone');
    await press(page, 'Make this the network: that of run 2');
    await openSubject(page, 'My digits');
    await report(page);
    assert.deepEqual(await figures(page, 'Test images'), [before, after]);
    await says(page, 'The network of run 2.');
    await isKept(page, 'handReport');
    await page.reload();
    await phase(page, 'ready');
    await openSubject(page, 'My digits');
    await report(page);
  });

  test('digits come back from the files that they were saved as, and damaged files are refused', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await write(page, 3);
    await press(page, 'Clear');
    await write(page, 3);
    await openSubject(page, 'My digits');
    const folder = await makeFolder(t);
    const strokes = await download(page, folder, 'Strokes (.json)');
    const images = await download(page, folder, 'Images (IDX)');
    const labels = await download(page, folder, 'Labels (IDX)');
    assert.deepEqual([...gunzipSync(await readFile(labels))].slice(8), [3, 3]);
    assert.equal(JSON.parse(await readFile(strokes, 'utf8')).digits.length, 2);
    await press(page, 'Forget my digits');
    await has(page, 0);
    await open(page, strokes);
    await says(page, '1 digit added. 1 was here already.');
    await has(page, 1);
    await open(page, images);
    await says(page, 'holds images without labels');
    await open(page, images, labels);
    await says(page, '0 digits added. 2 were here already.');
    await has(page, 1);
  });

  test('three of each are asked for, one after another, on a phone', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site, { width: 390, height: 664 });
    await phase(page, 'ready');
    await openSubject(page, 'My digits');
    await press(page, 'Ask me for three of each');
    await says(page, 'Now write a 0.');
    const place = () => page.$eval('.pad', (pad) => pad.getBoundingClientRect().y);
    const before = await place();
    await drawThree(page);
    await press(page, 'Keep the 0');
    await says(page, 'Now write a 1.');
    await page.waitForSelector('.paper[data-empty="true"]');
    await drawThree(page);
    const bar = await find(page, 'It is a 1', 'button');
    const { width = 0, height = 0 } = (await bar.boundingBox()) ?? {};
    assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
    await bar.click();
    await says(page, 'Now write a 2.');
    assert.equal(await place(), before);
    await press(page, 'Stop');
    await page.waitForFunction(() => !document.body.textContent?.includes('Now write'));
  });
});

describe('a person’s own digits, in Firefox', { skip: skipped('firefox') || leftOut }, () => {
  test('they are kept, learnt, and there again after a reload', async (t) => {
    const site = await startBrowser('firefox');
    t.after(() => site.close());
    const page = await openPage(t, site);
    await train(page);
    await writeTwelve(page);
    await openSubject(page, 'My digits');
    await has(page, 12);
    await press(page, 'Learn my digits');
    await report(page);
    await isKept(page, 'handReport');
    await page.reload();
    await phase(page, 'ready');
    await openSubject(page, 'My digits');
    await has(page, 12);
    await report(page);
  });
});
