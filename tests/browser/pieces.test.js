// pieces.test.js — training piece by piece, and a learning rate that is changed during a run, as a person does it.
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
  seen,
  skipped,
  startBrowser,
} from './browser.js';

/** @import { Page } from 'puppeteer-core' */

/** How far the run is, 0 … 1. @param {Page} page */
const share = (page) => page.$eval('.course progress', (bar) => bar.value);

/** Presses Step and waits until the run has come further and is paused. @param {Page} page */
async function step(page) {
  const before = await share(page);
  await press(page, 'Step');
  await page.waitForFunction(
    (least) => {
      const bar = /** @type {HTMLProgressElement | null} */ (document.querySelector('.course progress'));
      return document.documentElement.dataset.phase === 'paused' && Number(bar?.value) > least;
    },
    {},
    before,
  );
}

/** @param {Page} page @param {string} name */
async function choose(page, name) {
  const option = await seen(page, `.step-control ::-p-text(${name})`);
  await option.click();
}

/** The shares of the ten bars. @param {Page} page */
const bars = (page) => page.$$eval('.stage ol li', (all) => all.map((bar) => bar.outerHTML).join());

for (const browser of /** @type {const} */ (['chrome', 'firefox']))
  describe(browser, { skip: skipped(browser) || (browser === 'firefox' && leftOut) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(browser);
    });
    after(() => site.close());

    test('Step begins a run, and the answer, the line and the bar follow each piece', async (t) => {
      const page = await openPage(t, { ...site, url: `${site.url}#epochs=2` });
      await phase(page, 'ready');
      await drawThree(page);
      await prediction(page, /\d/);
      await openSubject(page, 'Training');
      const untrained = await bars(page);
      await step(page);
      await says(page, 'Step shows one batch at a time.');
      await page.waitForFunction(
        (before) =>
          [...document.querySelectorAll('.stage ol li')].map((bar) => bar.outerHTML).join() !== before,
        {},
        untrained,
      );
      await choose(page, 'one image');
      await step(page);
      await choose(page, 'one epoch');
      await step(page);
      await page.waitForFunction(() => document.querySelectorAll('.epochs tbody tr').length === 1);
      await press(page, 'Resume');
      await phase(page, 'done');
      await openSubject(page, 'Runs');
      await says(page, 'some steps of a single image');
    });

    test('the learning rate is changed during a run, and after a reload it is still in force', {
      skip: leftOut,
    }, async (t) => {
      const page = await openPage(t, site);
      await phase(page, 'ready');
      await fill(page, 'Epochs', '2000');
      await press(page, 'Train');
      await phase(page, 'training');
      await fill(page, 'Learning rate', '0.0004');
      await openSubject(page, 'Runs');
      await says(page, 'rate changed to 0.0004 in epoch');
      await press(page, 'Pause');
      await phase(page, 'paused');
      await fill(page, 'Learning rate', '0.0003');
      await openSubject(page, 'Runs');
      await says(page, 'rate changed to 0.0003 in epoch');
      await isKept(page, 'network?.place && kept.network.place.settings.rate === 0.0003');
      await page.reload();
      await phase(page, 'paused');
      const field = await find(page, 'Learning rate', 'spinbutton');
      assert.equal(await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).value), '0.0003');
      await press(page, 'Step');
      await phase(page, 'paused');
      await openSubject(page, 'Runs');
      await says(page, 'rate changed to 0.0003 in epoch');
      await press(page, 'Reset');
    });
  });
