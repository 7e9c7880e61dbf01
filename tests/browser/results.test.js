// results.test.js — looking at results as a person does: the matrix, its images, one image, other splits.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { count, percent } from '../../web/site/format.js';
import { leftOut } from '../gate.js';
import {
  fill,
  find,
  isKept,
  openPage,
  openSubject,
  output,
  phase,
  press,
  SMALL_COUNTS,
  says,
  seen,
  skipped,
  startBrowser,
} from './browser.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

/** Takes one processor, however long it is trained. */
const SMALL = 'dense 16 relu | dense 10 softmax';

const MATRIX = 'table[aria-labelledby="confusion-title"]';

/** With a click on its words, as a person does. @param {Page} page @param {string} name */
async function chooseRadio(page, name) {
  const words = await seen(page, `label ::-p-text(${name})`);
  await words.click();
}

/** The numbers of the matrix, row by row. @param {Page} page */
const countsOf = (page) =>
  page.$$eval(`${MATRIX} tbody tr`, (rows) =>
    rows.map((row) => [...row.querySelectorAll('button')].map((cell) => Number(cell.textContent) || 0)),
  );

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Whether the words under each image of the gallery are red. @param {Page} page */
const redness = (page) =>
  page.$$eval('ul[aria-labelledby="gallery-title"] .prediction', (all) =>
    all.map((words) => {
      const [red, green, blue] = (getComputedStyle(words).color.match(/\d+/g) ?? []).map(Number);
      return red > 2 * Math.max(green, blue);
    }),
  );

/** @param {Page} page */
async function trainBriefly(page) {
  await phase(page, 'ready');
  await fill(page, 'Training images', '2000');
  await fill(page, 'Epochs', '1');
  await press(page, 'Train');
  await phase(page, 'done');
  await openSubject(page, 'Results');
  await page.waitForSelector('ul[aria-labelledby="gallery-title"] canvas');
}

/** Waits until this is said of where the result comes from. @param {Page} page @param {string} words */
async function origin(page, words) {
  await openSubject(page, 'Results');
  await page.waitForFunction(
    (words) => document.querySelector('.results-panel .origin')?.textContent?.trim() === words,
    {},
    words,
  );
}

/** Names of the images in a gallery. @param {Page} page @param {'gallery' | 'twenty'} gallery */
const images = (page, gallery) =>
  page.$$eval(`ul[aria-labelledby="${gallery}-title"] button`, (buttons) =>
    buttons.map((button) => (button.textContent ?? '').replace(/\s+/g, ' ').trim()),
  );

/** A cell that has a few images: [what it is called, how many they are]. @param {Page} page */
const someMistake = (page) =>
  page.$$eval('table button', (cells) => {
    const found = cells
      .map((cell) => cell.getAttribute('aria-label') ?? '')
      .map((name) => /** @type {const} */ ([name, /Actual (\d), predicted (\d): (\d+) images/.exec(name)]))
      .find(([, parts]) => parts && parts[1] !== parts[2] && Number(parts[3]) > 2 && Number(parts[3]) < 20);
    return { name: found?.[0] ?? '', images: Number(found?.[1]?.[3]) };
  });

describe('results in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  /** After a short run, with its results open. */
  const trained = sharePage(() => site, trainBriefly);
  after(async () => {
    await trained.close();
    site.close();
  });

  test('before a result there is a sentence in the size of others, and no dashes', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}#view=results` });
    await phase(page, 'ready');
    const size = (/** @type {string} */ selector) =>
      page.$eval(selector, (element) => getComputedStyle(element).fontSize);
    await page.waitForSelector('.results-panel .summary');
    assert.equal(await size('.summary dd'), await size('.results-panel .lead'));
    const figures = await page.$$eval(
      '.summary dd',
      (all) => all.filter((each) => each.checkVisibility({ visibilityProperty: true })).length,
    );
    assert.equal(figures, 1);
  });

  test('the matrix is worked with the keyboard, one stop of the Tab key', async (t) => {
    const page = await trained.use(t);
    const stops = await page.$$eval(`${MATRIX} button`, (cells) =>
      cells.filter((cell) => cell.getAttribute('tabindex') === '0').map((cell) => cell.ariaLabel),
    );
    assert.equal(stops.length, 1);
    await page.focus(`${MATRIX} button[tabindex="0"]`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    assert.match(name ?? '', /^Actual 1, predicted 1: [\d,]+ images$/);
    await page.keyboard.press('Enter');
    await says(page, name ?? '');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('ul[aria-labelledby="gallery-title"] button')].every((button) =>
        /predicted 1\s+actual 1\b/.test(button.textContent ?? ''),
      ),
    );
    await press(page, 'All read wrong');
  });

  test('the matrix adds up to the accuracy, and a click on a cell shows its images', async (t) => {
    const page = await trained.use(t);
    const counts = await countsOf(page);
    assert.deepEqual(
      counts.map((row) => row.length),
      Array(10).fill(10),
    );
    assert.equal(
      counts.flat().reduce((sum, count) => sum + count, 0),
      1000,
    );
    const right = counts.reduce((sum, row, digit) => sum + row[digit], 0);
    assert.match(await output(page, 'Test accuracy'), new RegExp(`^${(right / 10).toFixed(1)} % of 1,000`));

    const cell = await someMistake(page);
    assert.ok(cell.images, 'a cell with a few mistakes');
    await press(page, cell.name);
    await says(page, cell.name);
    const pair = cell.name.split(':')[0];
    await page.waitForFunction(
      (count) => document.querySelectorAll('ul[aria-labelledby="gallery-title"] li').length === count,
      {},
      cell.images,
    );
    const [actual, predicted] = pair.match(/\d/g) ?? [];
    for (const name of await images(page, 'gallery'))
      assert.ok(name.includes(`predicted ${predicted} actual ${actual}`), name);
    await press(page, 'All read wrong');
    await says(page, `${1000 - right} images read wrong`);
  });

  test('shares take the place of counts', { skip: leftOut }, async (t) => {
    const page = await trained.use(t);
    await chooseRadio(page, 'Per cent of the row');
    await page.waitForSelector(`table button[aria-label*=" % of ${SMALL_COUNTS.test[0]}"]`);
    const row = await page.$$eval(`${MATRIX} tbody tr:first-child button`, (cells) =>
      cells.reduce((sum, cell) => sum + (Number(cell.textContent) || 0), 0),
    );
    assert.ok(Math.abs(row - 100) < 1, `${row} per cent`);
    await chooseRadio(page, 'Images');
    await page.waitForFunction((table) => !document.querySelector(`${table} [aria-label*="%"]`), {}, MATRIX);
  });

  test('each digit has its recall and precision, which are those of the matrix', async (t) => {
    const page = await trained.use(t);
    const counts = await countsOf(page);
    const shown = await page.$$eval('table[aria-labelledby="scores-title"] tbody tr', (rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, td b, td span')].map((cell) => cell.textContent?.trim()),
      ),
    );
    const expected = counts.map((row, digit) => {
      const right = row[digit];
      const [images, named] = [sum(row), sum(counts.map((each) => each[digit]))];
      const shares = [images, named].flatMap((all) => [
        percent(right / all),
        `${count(right)} of ${count(all)}`,
      ]);
      return [String(digit), ...shares];
    });
    assert.deepEqual(shown, expected);
  });

  test('what was read wrong is red, and what was read right is shown on demand, and is not', async (t) => {
    const page = await trained.use(t);
    const wrong = await redness(page);
    assert.ok(wrong.length > 2 && wrong.every(Boolean), `${wrong}`);
    const right = sum((await countsOf(page)).map((row, digit) => row[digit]));
    await chooseRadio(page, 'Read right');
    await says(page, `${count(right)} images read right`);
    await page.waitForSelector('ul[aria-labelledby="gallery-title"] button[data-right="true"]');
    for (const name of await images(page, 'gallery')) assert.match(name, /predicted (\d) actual \1\b/);
    const reds = await redness(page);
    assert.ok(reds.length > 2 && !reds.includes(true), `${reds}`);
    await chooseRadio(page, 'Read wrong');
    await page.waitForSelector('ul[aria-labelledby="gallery-title"] button[data-right="false"]');
  });

  test('the gallery has more, and the least sure first', { skip: leftOut }, async (t) => {
    const page = await trained.use(t);
    const sureness = () =>
      page.$$eval('ul[aria-labelledby="gallery-title"] .figures', (all) =>
        all.map((each) => Number(/[\d.]+/.exec(each.textContent ?? '')?.[0])),
      );
    const first = await sureness();
    assert.deepEqual(
      first,
      [...first].sort((a, b) => b - a),
    );
    await press(page, 'Show more');
    await page.waitForFunction(
      (before) => document.querySelectorAll('ul[aria-labelledby="gallery-title"] li').length > before,
      {},
      first.length,
    );
    await chooseRadio(page, 'Least sure first');
    await page.waitForFunction(
      (most) => {
        const least = document.querySelector('ul[aria-labelledby="gallery-title"] .figures');
        return Number(/[\d.]+/.exec(least?.textContent ?? '')?.[0]) < most;
      },
      {},
      first[first.length - 1],
    );
    const last = await sureness();
    assert.deepEqual(
      last,
      [...last].sort((a, b) => a - b),
    );
  });

  test('twenty at random, and another twenty', { skip: leftOut }, async (t) => {
    const page = await trained.use(t);
    await page.waitForFunction(
      () => document.querySelectorAll('ul[aria-labelledby="twenty-title"] li').length === 20,
    );
    const twenty = await images(page, 'twenty');
    await press(page, 'Another twenty');
    await page.waitForFunction(
      (before) =>
        document
          .querySelector('ul[aria-labelledby="twenty-title"] button')
          ?.textContent?.replace(/\s+/g, ' ')
          .trim() !== before,
      {},
      twenty[0],
    );
    const others = await images(page, 'twenty');
    assert.equal(new Set(others).size, 20);
    const right = others.filter((name) => /predicted (\d) actual \1\b/.test(name)).length;
    await says(page, `${right} of 20 right`);
  });

  test('lists the indices of the wrong ones, and copies them', { skip: leftOut }, async (t) => {
    const page = await trained.use(t);
    await page
      .browserContext()
      .overridePermissions(new URL(site.url).origin, ['clipboard-read', 'clipboard-sanitized-write']);
    await page.click('section[aria-labelledby="results-title"] summary');
    await press(page, 'Copy');
    await find(page, 'Copied', 'button');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const indices = text.split(', ').map(Number);
    assert.deepEqual(
      indices,
      [...new Set(indices)].sort((a, b) => a - b),
    );
    await says(page, `The indices of all ${indices.length.toLocaleString('en')} read wrong`);
    const named = await images(page, 'gallery');
    for (const name of named) {
      const index = Number(/image ([\d,]+) /.exec(name)?.[1].replaceAll(',', ''));
      assert.ok(indices.includes(index), name);
    }
  });

  for (const width of [320, 390]) {
    test(`fits into ${width} pixels with all its results`, { skip: leftOut }, async (t) => {
      const page = await trained.use(t);
      await page.setViewport({ width, height: 800 });
      const content = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(content <= width, `${content} pixels of content`);
      const cut = await page.$$eval(`${MATRIX} button`, (cells) =>
        cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent),
      );
      assert.deepEqual(cut, []);
      await page.setViewport({ width: 1280, height: 800 });
    });
  }

  test('checks another split, and not while the network learns', { skip: leftOut }, async (t) => {
    const page = await trained.use(t);
    await press(page, 'Training images');
    assert.match(await output(page, 'Training accuracy'), /^\d+\.\d % of 2,000 training images$/);
    const total = await page.$$eval(`${MATRIX} button`, (cells) =>
      cells.reduce((sum, cell) => sum + (Number(cell.textContent) || 0), 0),
    );
    assert.equal(total, 2000);
    await seen(page, 'ul[aria-labelledby="gallery-title"] button ::-p-text(Training image)');
    await fill(page, 'Epochs', '10000');
    await press(page, 'Train');
    await phase(page, 'training');
    await openSubject(page, 'Results');
    await says(page, 'The network is training');
    const split = await find(page, 'Test images', 'button');
    assert.ok(await split.evaluate((button) => /** @type {HTMLButtonElement} */ (button).disabled));
    await press(page, 'Reset');
    await phase(page, 'ready');
  });

  test('finds the image of any index, before training and after', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Index', '8');
    await says(page, 'Test image 8');
    await says(page, 'Label: 5');
    await seen(page, '.lookup ::-p-text(Guess: )');
    await seen(page, '.lookup ::-p-text(Not trained yet)');
    assert.equal(await page.$('.lookup [data-right]'), null, 'it has been taught nothing that it could miss');
    await press(page, 'Next');
    await says(page, 'Test image 9');
    await says(page, 'Label: 9');
    await fill(page, 'Index', '1000');
    await says(page, 'There are 1,000 images, with indices from 0 to 999.');
    await fill(page, 'Index', '0');
    await trainBriefly(page);
    await says(page, 'Read as 7');
    await fill(page, 'Index', '8');
    await says(page, 'Test image 8');
    const shares = await page.$$eval('.lookup ol[aria-label^="Probability of"] i', (bars) =>
      bars.map((bar) => Number(/** @type {HTMLElement} */ (bar).style.getPropertyValue('--share'))),
    );
    assert.equal(shares.length, 10);
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-4);
  });

  test('says of which run it is, while the next one trains and after it', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', SMALL, 'textbox');
    await openSubject(page, 'Results');
    await press(page, 'Test images');
    await origin(page, 'Not trained yet: right answers here are luck.');
    await page.waitForFunction(
      () => document.querySelectorAll('ul[aria-labelledby="twenty-title"] li').length === 20,
    );
    assert.equal(await page.$('.gallery [data-right]'), null, 'guesses are not judged one by one');
    await trainBriefly(page);
    await page.waitForSelector('.gallery [data-right]');
    await origin(page, 'From run 1, after epoch 1.');
    await fill(page, 'Epochs', '10000');
    await press(page, 'Train');
    await phase(page, 'training');
    await origin(page, 'From run 1, after epoch 1. Run 2 is in progress; its result follows at the end.');
    await press(page, 'Reset');
    await phase(page, 'ready');
    await origin(page, '');
    await fill(page, 'Epochs', '2');
    await press(page, 'Train');
    await phase(page, 'done');
    await origin(page, 'From run 3, after epoch 2.');
  });

  test('a result of guessing is known as one while the network learns, and after a reload', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', SMALL, 'textbox');
    await openSubject(page, 'Results');
    await press(page, 'Test images');
    await origin(page, 'Not trained yet: right answers here are luck.');
    await fill(page, 'Epochs', '10000');
    await press(page, 'Train');
    const former = 'Measured before any training on this page.';
    await origin(page, `${former} Run 1 is in progress; its result follows at the end.`);
    await press(page, 'Pause');
    await phase(page, 'paused');
    await origin(page, `${former} Run 1 is in progress; its result follows at the end.`);
    await isKept(page, 'network.result');
    await page.reload();
    await phase(page, 'paused'); // the run can go on
    await origin(page, `${former} Run 1 is in progress; its result follows at the end.`);
    await page.waitForSelector('ul[aria-labelledby="gallery-title"] canvas');
    assert.equal(await page.$('.gallery [data-right]'), null, 'guesses are not judged one by one');
  });

  test('a network of two digits has a matrix of two, and was never shown the others', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await (await find(page, 'Model', 'combobox')).select('logreg-1v2');
    await fill(page, 'Epochs', '20');
    await press(page, 'Train');
    await phase(page, 'done');
    const [, ones, twos] = SMALL_COUNTS.test;
    assert.match(await output(page, 'Test accuracy'), new RegExp(` % of ${ones + twos} test images$`));
    const counts = await page.$$eval(`${MATRIX} button`, (cells) =>
      cells.map((cell) => Number(cell.textContent) || 0),
    );
    assert.equal(counts.length, 4);
    assert.equal(counts[0] + counts[1], ones);
    assert.equal(counts[2] + counts[3], twos);
    await fill(page, 'Index', '1');
    await says(page, 'Label: 2');
    await says(page, 'Read as 2');
    await fill(page, 'Index', '0');
    await says(page, 'Its class was not in the training data.');
  });

  test('keeps a long table of epochs short, and shows all of them on demand', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', 'dense 10 softmax', 'textbox');
    await fill(page, 'Training images', '100');
    await fill(page, 'Epochs', '100');
    await press(page, 'Train');
    await phase(page, 'done');
    await openSubject(page, 'Training');
    await says(page, '100 epochs. Shown: the first, the last and multiples of 5.');
    const rows = () =>
      page.$$eval('[aria-labelledby="log-title"] tbody th', (all) => all.map((th) => th.textContent));
    const few = await rows();
    assert.deepEqual([few[0], few[5], few.at(-1)], ['Epoch 1/100', 'Epoch 10/100', 'Epoch 100/100']);
    assert.ok(few.length < 40, `${few.length} lines`);
    await press(page, 'Show all epochs');
    await find(page, 'Show fewer', 'button');
    assert.equal((await rows()).length, 100);
  });
});
