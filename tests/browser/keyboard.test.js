// keyboard.test.js — groups of buttons: one stop of the Tab key each, arrow keys within.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import {
  BARS,
  fill,
  find,
  openPage,
  openSubject,
  phase,
  press,
  says,
  seen,
  skipped,
  startBrowser,
} from './browser.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

const SAMPLES = '[role=toolbar][aria-label="Some of the training images"]';
const GALLERY = '[role=toolbar][aria-labelledby="gallery-title"]';
const CHART = '[role=toolbar][aria-labelledby="counts-title"]';

const LAYERS = 'dense 16 relu | dense 10 softmax';

/** A page on which every sample image has come. @param {Page} page */
async function samplesShown(page) {
  await phase(page, 'ready');
  await openSubject(page, 'Data');
  await page.waitForFunction(
    (samples) => document.querySelectorAll(`${samples} button:enabled`).length === 60,
    {},
    SAMPLES,
  );
}

/** Makes the runs of a page wait for `letGo` before their worker hears of them. @param {Page} page */
async function holdRuns(page) {
  await page.evaluate(() => {
    const send = Worker.prototype.postMessage;
    const held = new Promise((letGo) => Object.assign(window, { letGo }));
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ transfer) {
      if (message.type === 'train') held.then(() => send.call(this, message, transfer));
      else send.call(this, message, transfer);
    };
  });
}

/** Lets the run that is held go on. @param {Page} page */
const letGo = (page) => page.evaluate(() => /** @type {any} */ (window).letGo());

/** A page whose network has learnt a little, and shows images. @param {Page} page */
async function galleryShown(page) {
  await samplesShown(page);
  await fill(page, 'Training images', '1000');
  await fill(page, 'Epochs', '1');
  await press(page, 'Train');
  await openSubject(page, 'Results');
  await page.waitForSelector(`${GALLERY} li:nth-child(24)`);
}

/** Which button of a group has the focus; −1 for none. @param {Page} page @param {string} group */
const place = (page, group) =>
  page.$$eval(`${group} button`, (buttons) =>
    buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)),
  );

/** The places after each key. @param {Page} page @param {string} group @param {string[]} keys */
async function walk(page, group, keys) {
  const places = [];
  for (const key of keys) {
    await page.keyboard.press(/** @type {any} */ (key));
    places.push(await place(page, group));
  }
  return places;
}

/** How many buttons of a group share a line with the first. @param {Page} page @param {string} group */
const columns = (page, group) =>
  page.$$eval(`${group} button`, (buttons) => {
    const tops = buttons.map((button) => button.getBoundingClientRect().top);
    return tops.filter((top) => top === tops[0]).length;
  });

/** What the buttons of a group are called. @param {Page} page @param {string} group */
const names = (page, group) =>
  page.$$eval(`${group} button`, (buttons) => buttons.map(({ textContent }) => textContent).join());

/**
 * Waits until they are called something else.
 * @param {Page} page
 * @param {string} group
 * @param {string} before
 */
const namesChange = (page, group, before) =>
  page.waitForFunction(
    (group, before) => {
      const buttons = [...document.querySelectorAll(`${group} button`)];
      return buttons.map(({ textContent }) => textContent).join() !== before;
    },
    {},
    group,
    before,
  );

describe('the keyboard in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  const shared = sharePage(() => site, samplesShown);
  const trained = sharePage(() => site, galleryShown);
  after(async () => {
    await shared.close();
    await trained.close();
    site.close();
  });

  test('from the top of the page to Train it is no more than twelve steps', async (t) => {
    const page = await shared.use(t);
    /** @type {string[]} */
    const stops = [];
    while (stops.at(-1) !== 'Train' && stops.length < 50) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
    }
    assert.equal(stops.at(-1), 'Train');
    assert.ok(stops.length <= 12, `${stops.length} stops`);
  });

  for (const width of [390, 1280]) {
    test(`at ${width} pixels arrow keys go through the samples line by line`, {
      skip: leftOut,
    }, async (t) => {
      const page = await shared.use(t);
      await page.setViewport({ width, height: 800 });
      await samplesShown(page);
      const row = await columns(page, SAMPLES);
      assert.ok(row > 3 && row < 60);
      await page.focus(`${SAMPLES} button`);
      const scrolled = await page.$eval('#bench', (bench) => bench.scrollTop);
      const there = ['ArrowUp', 'ArrowLeft', 'ArrowRight', 'ArrowDown', 'End', 'ArrowDown'];
      assert.deepEqual(await walk(page, SAMPLES, there), [0, 0, 1, row + 1, 59, 59]);
      assert.deepEqual(await walk(page, SAMPLES, ['Home', 'ArrowDown']), [0, row]);
      const after = await page.$eval('#bench', (bench) => bench.scrollTop);
      assert.equal(after, scrolled, 'keys scroll nothing that is in sight');
      const outline = await page.$eval(
        `${SAMPLES} :focus`,
        (button) => getComputedStyle(button).outlineStyle,
      );
      assert.equal(outline, 'solid');
    });
  }

  test('Tab leaves a group and comes back to where it was', { skip: leftOut }, async (t) => {
    const page = await shared.use(t);
    await page.focus(`${SAMPLES} button`);
    assert.deepEqual(await walk(page, SAMPLES, ['ArrowRight', 'ArrowRight', 'Tab']), [1, 2, -1]);
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    assert.equal(await place(page, SAMPLES), 2);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));
    assert.equal(await place(page, SAMPLES), 2);
  });

  test('bars are gone through from top to bottom, and Space leaves one out and takes it back', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    await page.setViewport({ width: 390, height: 800 });
    await samplesShown(page);
    await page.focus(`${CHART} button`);
    const keys = ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'End', 'ArrowDown', 'ArrowUp'];
    assert.deepEqual(await walk(page, CHART, keys), [1, 2, 7, 2, 9, 9, 8]);
    const eight = await find(page, BARS[8], 'button');
    for (const pressed of ['false', 'true']) {
      await page.keyboard.press('Space');
      await page.waitForFunction(
        (bar, pressed) => bar.getAttribute('aria-pressed') === pressed,
        {},
        eight,
        pressed,
      );
      assert.equal(await place(page, CHART), 8);
    }
  });

  test('a gallery is one stop, whatever it shows', async (t) => {
    const page = await trained.use(t);
    const row = await columns(page, GALLERY);
    await page.focus(`${GALLERY} button`);
    assert.deepEqual(await walk(page, GALLERY, ['ArrowDown', 'ArrowRight', 'End']), [row, row + 1, 23]);
    const counts = await page.$$eval('.matrix button', (cells) =>
      cells.map((cell) => Number(cell.textContent)),
    );
    const few = counts.findIndex((images) => images > 0 && images < 20);
    assert.ok(few >= 0);
    await page.$$eval('.matrix button', (cells, at) => /** @type {HTMLElement} */ (cells[at]).click(), few);
    await page.waitForFunction(
      (gallery, images) => document.querySelectorAll(`${gallery} li`).length === images,
      {},
      GALLERY,
      counts[few],
    );
    assert.equal((await page.$$(`${GALLERY} [tabindex="0"]`)).length, 1);
    await press(page, 'All read wrong');
    await page.waitForSelector(`${GALLERY} li:nth-child(24)`);
  });

  for (const dialog of [false, true]) {
    const where = dialog ? 'the dialog of one of its images' : 'a gallery';
    test(`the focus stays in ${where} when a run ends`, { skip: leftOut }, async (t) => {
      const page = await trained.use(t);
      const before = await names(page, GALLERY);
      await holdRuns(page);
      await press(page, 'Train');
      await phase(page, 'training');
      await page.focus(`${GALLERY} button`);
      assert.deepEqual(await walk(page, GALLERY, ['ArrowRight', 'ArrowRight']), [1, 2]);
      if (dialog) {
        await page.keyboard.press('Enter');
        await page.waitForSelector('dialog[open]');
        await says(page, '% sure.'); // how the network reads it
      }
      await letGo(page);
      await phase(page, 'done');
      await namesChange(page, GALLERY, before);
      if (dialog) {
        await page.keyboard.press('Escape');
        await page.waitForFunction(() => !document.querySelector('dialog'));
      }
      assert.equal(await place(page, GALLERY), 2);
    });
  }
});

/** Types into a field, in which something stands, and does not leave it. @param {Page} page @param {string} name @param {string} role @param {string} text */
async function type(page, name, role, text) {
  const field = await find(page, name, role);
  await field.evaluate((element) => /** @type {HTMLInputElement} */ (element).select());
  await field.type(text);
  return () => field.evaluate((element) => /** @type {HTMLInputElement} */ (element).value);
}

/** Waits until the page has been rendered several times during a run. @param {Page} page */
async function rendered(page) {
  const shown = await page.$eval('.stage', (panel) => panel.textContent);
  for (let i = 0, last = shown; i < 3; i++)
    last = await page
      .waitForFunction(
        (last) => {
          const now = document.querySelector('.stage')?.textContent;
          return now !== last && now;
        },
        {},
        last,
      )
      .then((handle) => /** @type {Promise<string>} */ (handle.jsonValue()));
}

describe('what a person types', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('stays in its field while a run renders the page', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', LAYERS, 'textbox');
    await fill(page, 'Epochs', '10000');
    await press(page, 'Train');
    const stays = async (
      /** @type {string} */ name,
      /** @type {string} */ role,
      /** @type {string} */ text,
    ) => {
      const value = await type(page, name, role, text);
      await rendered(page);
      assert.equal(await value(), text, name);
    };
    await stays('Index', 'spinbutton', '12');
    await page.keyboard.press('Enter');
    await seen(page, '.lookup ::-p-text(Test image 12)');
    await stays('Learning rate: values to try', 'textbox', '0.1, 0.2');
    await stays('Layers', 'textbox', 'dense 8 relu | dense 10 softmax');
    await stays('Layers', 'textbox', LAYERS);
    await stays('Seed', 'spinbutton', '34');
  });

  test('stays in its field while images arrive, which change its number', { skip: leftOut }, async (t) => {
    let letCome = () => {};
    const held = new Promise((resolve) => {
      letCome = () => resolve(true);
    });
    site.guard(t, (path) => (path.includes('train-labels') ? held.then(() => true) : true));
    const page = await openPage(t, site);
    const value = await type(page, 'Training images', 'spinbutton', '150');
    letCome();
    await phase(page, 'ready');
    assert.equal(await value(), '150');
  });
});
