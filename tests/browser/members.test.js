// members.test.js — the networks of ticked runs read a drawing, own digits and the test images, side by side and together.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { violations } from './axe.js';
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

/** @import { Page } from 'puppeteer-core' */

/** The texts of the table's cells, row by row. @param {Page} page */
const cells = (page) =>
  page.$$eval('.members tbody tr', (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim() ?? '')),
  );

/** Waits until a column of every row matches. @param {Page} page @param {number} column @param {RegExp} pattern */
const told = (page, column, pattern) =>
  page.waitForFunction(
    (column, source) => {
      const rows = [...document.querySelectorAll('.members tbody tr')];
      return (
        rows.length > 0 &&
        rows.every((row) => new RegExp(source).test(row.children[column]?.textContent ?? ''))
      );
    },
    {},
    column,
    pattern.source,
  );

describe('networks that read together', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('are those of the ticked runs, with what each gives and all together, and are kept with the session', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', 'dense 16 relu | dense 10 softmax', 'textbox');
    await fill(page, 'Epochs', '1');
    await press(page, 'Train');
    await phase(page, 'done');
    await press(page, 'Reset');
    await fill(page, 'Seed', '2');
    await press(page, 'Train');
    await phase(page, 'done');
    await drawThree(page);
    await prediction(page, /\d/);
    await press(page, 'It is a 3');
    await openSubject(page, 'Runs');
    await told(page, 1, /^\s*\d[\s\S]*%/);
    assert.deepEqual(
      (await cells(page)).map(([name]) => name),
      ['Run 1 dense 16 relu | dense 10 s …', 'Run 2 dense 16 relu | dense 10 s …, seed 2', 'Together'],
    );

    const switchOn = async (/** @type {string} */ name) => (await find(page, name, 'checkbox')).click();
    await switchOn('Read the pad together');
    await prediction(page, /2 networks/);
    await switchOn('Read each image moved by a pixel, too');
    await press(page, 'Compare on the test images');
    await told(page, 2, /\d %[\s\S]*\d ms each/);
    await told(page, 3, /[+−]\d+\.\d\d points/);
    assert.match((await cells(page))[2][2], /[+−]\d+\.\d\d points/);
    await press(page, 'Have my digits read');
    await says(page, '1 of 1');
    assert.deepEqual(await violations(page), []);

    await (await find(page, 'Show run 1 in the plots', 'checkbox')).click();
    await page.waitForFunction(() => document.querySelectorAll('.members tbody tr').length === 1);
    await prediction(page, /, run 2/);
    await find(page, 'Read the pad with the network of run 2', 'checkbox');
    await isKept(page, 'runs.some((run) => run.network && !run.shown)');
    await page.reload();
    await phase(page, 'ready');
    await openSubject(page, 'Runs');
    await says(page, 'The ticked runs side by side');
    await page.waitForFunction(() => document.querySelectorAll('.members tbody tr').length === 1);
  });

  test('a perceptron among them has no probability, nor has what it votes in', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    for (const layers of ['dense 10 step zeros', 'dense 10 softmax']) {
      await fill(page, 'Layers', layers, 'textbox');
      await fill(page, 'Epochs', '1');
      await press(page, 'Train');
      await phase(page, 'done');
    }
    await drawThree(page);
    await prediction(page, /\d/);
    await openSubject(page, 'Runs');
    await told(page, 1, /^\s*[\d?]/);
    const said = (await cells(page)).map(([, answer]) => /%/.test(answer));
    assert.deepEqual(said, [false, true, false]);
    await says(page, 'Run 1 has no probabilities: its units fire or do not.');
    await says(page, 'a unit that fires counts like a probability of 100 %');
    await (await find(page, 'Read the pad together', 'checkbox')).click();
    await prediction(page, /(all agree|not sure), 2 networks/);
    await (await find(page, 'Show run 1 in the plots', 'checkbox')).click();
    await prediction(page, /, run 2/);
    await says(page, 'Read the pad with the network of run 2');
  });
});
