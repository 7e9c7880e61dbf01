// plots.test.js — plots as a person looks at them closely: a part of the epochs, logarithms, and large for a room.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import {
  download,
  fill,
  find,
  makeFolder,
  openSubject,
  phase,
  press,
  skipped,
  startBrowser,
} from './browser.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

/** Trains four short epochs, and shows their curves. @param {Page} page */
async function train(page) {
  await phase(page, 'ready');
  await fill(page, 'Training images', '500');
  await fill(page, 'Epochs', '4');
  await press(page, 'Train');
  await phase(page, 'done');
  await openSubject(page, 'Training');
}

/** The numbers below each plot, as they are written. @param {Page} page */
const epochTicks = (page) =>
  page.$$eval('.curves .drawing', (plots) =>
    plots.map((plot) => {
      const texts = [...plot.querySelectorAll('text[text-anchor="middle"]')];
      return texts.map(({ textContent }) => Number(textContent));
    }),
  );

/** The numbers beside the plot of the loss. @param {Page} page */
const lossTicks = (page) =>
  page.$$eval('.curves figure:nth-of-type(2) .drawing text[text-anchor="end"]', (texts) =>
    texts.map(({ textContent }) => textContent ?? '').filter((text) => /^[\d.,]+$/.test(text)),
  );

/** Waits until both plots show all four epochs. @param {Page} page */
const isWhole = (page) =>
  page.waitForFunction(
    () =>
      [...document.querySelectorAll('.curves .drawing')].every(
        (plot) => plot.querySelectorAll('text[text-anchor="middle"]')[0]?.textContent === '0',
      ) && !document.querySelector('.curves [aria-label$="show all epochs again"]'),
  );

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`plots, ${name}`, { skip: skipped(name) || (name === 'firefox' && leftOut) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(name);
    });
    const trained = sharePage(() => site, train);
    after(async () => {
      await trained.close();
      site?.close();
    });

    test('a part that a mouse or a key chooses is shown in both plots, and all of it again', async (t) => {
      const page = await trained.use(t);
      const drawing = await page.waitForSelector('.curves figure:nth-of-type(2) .drawing');
      await drawing?.scrollIntoView();
      const box = await drawing?.boundingBox();
      assert.ok(box);
      const y = box.y + box.height / 2;
      await page.mouse.move(box.x + 0.6 * box.width, y);
      await page.mouse.down();
      await page.mouse.move(box.x + 0.8 * box.width, y, { steps: 3 });
      assert.ok(await page.$('.curves path[fill-opacity]'), 'what is marked is shown');
      await page.mouse.up();
      await find(page, 'Loss: show all epochs again', 'button');
      const [accuracy, loss] = await epochTicks(page);
      assert.deepEqual(accuracy, loss);
      assert.ok(loss[0] > 1 && Number(loss.at(-1)) < 4, loss.join());

      await page.mouse.click(box.x + 0.5 * box.width, y, { count: 2 });
      await isWhole(page);
      await page.mouse.move(1, 1);
      await page.focus('.curves [role="group"][aria-label^="Accuracy"]');
      await page.keyboard.press('End');
      const values = await page.$$eval('.curves .place', (places) =>
        places.map((place) => place.textContent),
      );
      assert.match(values[0] ?? '', /^at epoch /);
      assert.equal(values[0], values[1], 'the plots share the cursor');
      await page.keyboard.press('+');
      const [closer] = await epochTicks(page);
      assert.ok(closer[0] >= 2, closer.join());
      await page.keyboard.press('-');
      await isWhole(page);
      await page.keyboard.press('+');
      await page.keyboard.press('Escape');
      await isWhole(page);
    });

    test('the loss has a logarithmic scale', async (t) => {
      const page = await trained.use(t);
      const before = await lossTicks(page);
      const button = await find(page, 'Loss: Log scale', 'button');
      await button.click();
      assert.equal(await button.evaluate((element) => element.getAttribute('aria-pressed')), 'true');
      const ticks = await lossTicks(page);
      assert.notDeepEqual(ticks, before);
      assert.ok(ticks.length >= 2 && ticks.every((tick) => /^(0\.0*)?[125]0*$/.test(tick)), ticks.join());
      if (name === 'chrome') {
        const file = await download(page, await makeFolder(t), 'Loss: save the plot as SVG');
        const svg = await readFile(file, 'utf8');
        for (const tick of ticks.filter((tick) => /1/.test(tick)))
          assert.ok(svg.includes(`>${tick}</text>`), tick);
      }
      await button.click();
      assert.deepEqual(await lossTicks(page), before);
    });

    test('how a plot is looked at stays when its subject is left', async (t) => {
      const page = await trained.use(t);
      await press(page, 'Loss: Log scale');
      await page.focus('.curves [role="group"][aria-label^="Accuracy"]');
      await page.keyboard.press('End');
      await page.keyboard.press('+');
      const before = [await epochTicks(page), await lossTicks(page)];
      await openSubject(page, 'Data');
      await page.waitForFunction(() => !document.querySelector('.curves'));
      await openSubject(page, 'Training');
      const button = await find(page, 'Loss: Log scale', 'button');
      assert.equal(await button.evaluate((element) => element.getAttribute('aria-pressed')), 'true');
      await page.waitForSelector('.curves .drawing text');
      assert.deepEqual([await epochTicks(page), await lossTicks(page)], before);
      await button.click();
      await page.focus('.curves [role="group"][aria-label^="Accuracy"]');
      await page.keyboard.press('Escape');
      await isWhole(page);
    });

    test('a plot uses its column, and is large for a room', async (t) => {
      const page = await trained.use(t);
      await page.setViewport({ width: 1920, height: 1080 });
      const sizes = () =>
        page.$eval('.curves .drawing', (drawing) => {
          const svg = drawing.querySelector('svg');
          const line = drawing.querySelector('svg svg path:not([stroke-opacity])');
          return {
            share: Number(svg?.dataset.width) / drawing.clientWidth,
            height: Number(svg?.getAttribute('height')),
            size: Number(svg?.getAttribute('font-size')),
            stroke: Number(line?.getAttribute('stroke-width')),
          };
        });
      await page.waitForFunction(() => {
        const drawing = document.querySelector('.curves .drawing');
        return Number(drawing?.querySelector('svg')?.dataset.width) > 0.85 * (drawing?.clientWidth ?? 0);
      });
      const usual = await sizes();
      assert.ok(usual.share > 0.85 && usual.height >= 200, JSON.stringify(usual));
      await page.keyboard.press('p');
      await page.waitForFunction(
        () => Number(document.querySelector('.curves .drawing svg')?.getAttribute('height')) > 500,
      );
      const { height, size, stroke } = await sizes();
      assert.deepEqual([height, size, stroke], [560, 20, 5]);
    });
  });
