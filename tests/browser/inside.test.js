// inside.test.js — the inside of the network as a person goes through it: the way of an image, one unit's sum, its weights.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { SITE } from '../../.ci/build.js';
import { stepsBetween } from '../../web/lab/inside/core/float32.js';
import { valueOfLine } from '../engine/inside/numpy-line.js';
import { leftOut } from '../gate.js';
import { violations } from './axe.js';
import {
  drawThree,
  fill,
  find,
  openPage,
  openSubject,
  output,
  phase,
  press,
  says,
  skipped,
  startBrowser,
} from './browser.js';

/** @import { Page } from 'puppeteer-core' */

/** Of the room's own code, compressed. */
const MOST_BYTES = 25_000;
/** Layers whose numbers and sizes the tests name. */
const NET =
  'net=conv+8+5x5+relu+he/maxpool+2/conv+24+3x3+same+relu+he/maxpool+2/conv+64+3x3+relu+he/flatten/dense+10+softmax';
/** A network with every kind of layer, small enough to learn something in a moment. */
const EVERY_LAYER =
  'rescaling+-1..1/conv+4+5x5+same+stride+2+relu/batchnorm+tanh/maxpool+2/conv+8+3x3+relu/avgpool+2+stride+1/dropout+0.1/flatten/' +
  'dense+20+sigmoid/dense+10+softmax';
const OF_EVERY_LAYER = `net=${EVERY_LAYER}&epochs=1&images=600`;

/** Float steps by which another order of adding may differ: of sums near 0 many steps are a small difference. */
const isNear = (/** @type {number} */ sum, /** @type {number} */ engine) =>
  stepsBetween(sum, engine) <= 64 || Math.abs(sum - engine) < 1e-5;

/** Both values of the unit that is looked at. @param {Page} page */
async function values(page) {
  const [sum, engine] = [await output(page, 'Sum'), await output(page, "Engine's value")];
  return { sum: Math.fround(Number(sum)), engine: Math.fround(Number(engine)) };
}

/** What the canvas of a button shows. @param {Page} page @param {string} name */
const drawn = async (page, name) =>
  (await find(page, name, 'button')).evaluate((button) => button.querySelector('canvas')?.toDataURL());

/** Waits until the address matches. @param {Page} page @param {RegExp} pattern */
const address = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(location.hash), {}, pattern.source);

/** Waits until the heading of the unit says so. @param {Page} page @param {string} text */
const heading = (page, text) =>
  page.waitForFunction((text) => document.getElementById('unit')?.textContent?.includes(text), {}, text);

describe('the inside of the network in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('its code comes when it is first opened, and is small', { skip: leftOut }, async (t) => {
    /** @type {string[]} */
    const paths = [];
    const page = await openPage(t, site, {
      before: async (page) => {
        page.on('request', (request) => paths.push(new URL(request.url()).pathname));
      },
    });
    await phase(page, 'ready');
    const isLoaded = (/** @type {string} */ name) => paths.some((path) => path.endsWith(name));
    // What is seen at first, and two chunks that come behind it.
    const chunks = ['room', 'trial-room', 'time-room'].map((chunk) =>
      readdirSync(join(SITE, 'assets')).filter((name) => new RegExp(`^${chunk}-.{8}\\.(js|css)$`).test(name)),
    );
    assert.deepEqual(chunks.flat().filter(isLoaded), []);
    await openSubject(page, 'Inside');
    await find(page, 'Inside', 'region');
    await find(page, 'Silence', 'button');
    for (const names of chunks) {
      assert.equal(names.length, 2);
      assert.deepEqual(names.filter(isLoaded), names);
      const size = names.reduce(
        (sum, name) => sum + gzipSync(readFileSync(join(SITE, 'assets', name))).length,
        0,
      );
      assert.ok(size <= MOST_BYTES, `${size} bytes of ${names.join(' and ')}`);
    }
  });

  test('a drawing goes through all layers, and one unit’s sum is copied as Python', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}#${NET}&epochs=1&images=1000` });
    await page
      .browserContext()
      .overridePermissions(new URL(site.url).origin, ['clipboard-read', 'clipboard-sanitized-write']);
    await phase(page, 'ready');
    await press(page, 'Train');
    await phase(page, 'done');
    await openSubject(page, 'Inside');
    await says(page, 'The pad is empty');
    const empty = await drawn(page, 'Layer 1, unit 3');
    await drawThree(page);
    await says(page, 'on its way through');
    await page.waitForFunction(
      (before) =>
        /** @type {HTMLCanvasElement | null} */ (
          document.querySelector('[aria-label="Layer 1, unit 3"] canvas')
        )?.toDataURL() !== before,
      {},
      empty,
    );
    await press(page, 'Layer 1, unit 3');
    await heading(page, 'Layer 1, unit 3, row');
    await address(page, /view=inside&layer=1&unit=3(&|$)/);
    // What its weights react to stands in one sentence.
    assert.match(
      await page.$eval('.reacts > div p', ({ textContent }) => textContent?.trim() ?? ''),
      /^(Positive|Negative|Mostly|Its weights have no simple pattern)/,
    );
    const { sum, engine } = await values(page);
    assert.ok(isNear(sum, engine), `${sum} and ${engine}`);
    await press(page, 'Copy the sum');
    await says(page, 'Copied: one line of Python');
    const line = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(valueOfLine(line), sum);
    // The pixel of the map that is pressed, and the one beside it by the keyboard.
    const map = await page.waitForSelector('.unit .map [tabindex="0"]');
    const box = await map?.boundingBox();
    assert.ok(box && map);
    await map.scrollIntoView();
    await map.click({ offset: { x: (box.width * 5.5) / 24, y: (box.height * 2.5) / 24 } });
    await heading(page, 'row 3, column 6');
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await heading(page, 'row 4, column 7');
    await address(page, /pixel=4,7/);
    await press(page, 'Next unit ›');
    await heading(page, 'Layer 1, unit 4, row 4, column 7');
    // What excites it most, of the training images, can be looked at too.
    await says(page, 'on which its number is largest, of the first 2,000');
    const excited = await page.$$eval('.exciting button', (all) => all.map((each) => each.ariaLabel ?? ''));
    assert.equal(excited.length, 12);
    await press(page, excited[0]);
    await address(page, /image=train-\d+/);
    await (await find(page, 'Drawing', 'radio')).evaluate((radio) =>
      /** @type {HTMLElement} */ (radio).click(),
    );
    // A large layer is folded into its strongest units.
    assert.equal(await page.$('[aria-label="Layer 3, unit 24"]'), null);
    await (await find(page, 'Show all 24, layer 3', 'button')).evaluate((button) =>
      /** @type {HTMLElement} */ (button).click(),
    );
    await find(page, 'Layer 3, unit 24', 'button');
    assert.deepEqual(await violations(page), []);
  });

  test('the whole way is in the first screen, each picture with its number, and the chosen one stays in sight', {
    skip: leftOut,
  }, async (t) => {
    const open = async (/** @type {number} */ width, /** @type {number} */ height) => {
      const page = await openPage(
        t,
        { ...site, url: `${site.url}#epochs=1&images=640&view=inside&image=test-0` },
        { width, height },
      );
      await phase(page, 'ready');
      await press(page, 'Train');
      await phase(page, 'done');
      await find(page, 'Moment of the run', 'slider');
      return page;
    };
    // Of each layer the first picture that a press at its place does not reach.
    const hidden = (/** @type {Page} */ page, /** @type {string} */ selector) =>
      page.$$eval(selector, (all) =>
        all
          .filter((tile) => {
            const { left, top, width, height } = tile.getBoundingClientRect();
            const [x, y] = [left + width / 2, top + height - 2];
            return document.elementFromPoint(x, y)?.closest('button') !== tile;
          })
          .map(({ ariaLabel }) => ariaLabel),
      );
    const firsts = '.flow .units button:first-child, .outputs button';
    const page = await open(1366, 768);
    assert.deepEqual(await hidden(page, firsts), []);
    await page.setViewport({ width: 1280, height: 800 });
    assert.deepEqual(await hidden(page, firsts), []);
    for (const tile of ['.flow .units', '.weights .units'])
      assert.ok(
        await page.$$eval(`${tile} button`, (all) =>
          all.every(
            (each) =>
              each.ariaLabel?.endsWith(`unit ${each.textContent?.trim()}`) &&
              parseFloat(getComputedStyle(/** @type {Element} */ (each.querySelector('b'))).fontSize) >= 14,
          ),
        ),
      );
    // A unit that is not among the strongest takes the place of one of them.
    const shown = async () =>
      page.$$eval('[aria-labelledby="layer-3"] button', (all) =>
        all.map(({ textContent }) => Number(textContent)),
      );
    const before = await shown();
    const other =
      [...Array(24).keys()].find((unit) => unit && before.includes(unit) && !before.includes(unit + 1)) ?? 0;
    await press(page, `Layer 3, unit ${other}`);
    await heading(page, `Layer 3, unit ${other}, row`);
    await page.waitForFunction(() => (document.getElementById('bench')?.scrollTop ?? 0) > 0);
    assert.deepEqual(await hidden(page, '.flow [aria-pressed="true"]'), []);
    await press(page, 'Next unit ›');
    await heading(page, `Layer 3, unit ${other + 1}, row`);
    assert.equal((await shown()).length, before.length);
    assert.equal(
      await page.$eval('.flow [aria-pressed="true"]', ({ ariaLabel }) => ariaLabel),
      `Layer 3, unit ${other + 1}`,
    );
    const phone = await open(390, 844);
    assert.deepEqual(await hidden(phone, '[aria-labelledby="layer-1"] button'), []);
    assert.equal(await phone.$eval('.moment-bar', (bar) => getComputedStyle(bar).position), 'static');
  });

  test('every kind of layer shows how its numbers come about', { skip: leftOut }, async (t) => {
    const page = await openPage(t, {
      ...site,
      url: `${site.url}#${OF_EVERY_LAYER}&view=inside&image=test-3`,
    });
    await page
      .browserContext()
      .overridePermissions(new URL(site.url).origin, ['clipboard-read', 'clipboard-sanitized-write']);
    await phase(page, 'ready');
    await press(page, 'Train');
    await phase(page, 'done');
    for (const [layer, says_] of [
      [1, 'A pixel from 0 to 255'],
      [2, 'more than that no unit computes'],
      [3, 'The channel’s mean'],
      [4, 'The largest number'],
      [5, 'more than that no unit computes'],
      [6, 'The mean of all numbers'],
      [7, 'passes the number on'],
      [8, 'passes the number on'],
      [9, 'more than that no unit computes'],
      [10, 'more than that no unit computes'],
    ]) {
      if (layer === 7 || layer === 8)
        await page.$$eval(`[aria-label$=", layer ${layer}"]`, ([button]) =>
          /** @type {HTMLElement} */ (button).click(),
        );
      const button = await page.waitForSelector(`.way [aria-label^="Layer ${layer}, unit "]`);
      await button?.evaluate((element) => /** @type {HTMLElement} */ (element).click());
      await heading(page, `Layer ${layer}, unit`);
      await says(page, String(says_));
      const { sum, engine } = await values(page);
      assert.ok(isNear(sum, engine), `layer ${layer}: ${sum} and ${engine}`);
      await press(page, 'Copy the sum');
      await says(page, 'Copied: one line of Python');
      const line = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(valueOfLine(line), sum, `layer ${layer}`);
    }
    await says(page, 'softmax: e^(');
    // What is shown adds up, and the engine's value stands beside the sum, before what the activation makes of it.
    const shown = await page.$$eval('.result', (rows) =>
      rows.map(({ textContent }) => textContent?.replace(/−/g, '-') ?? ''),
    );
    assert.match(shown[0], /Sum[\s\S]*Engine's value[\s\S]*(✓|\([+-])/);
    const number = '(-?[\\d.]+)';
    const [, own, most, power, all] = (
      new RegExp(`e\\^\\(${number} - \\(?${number}\\)?\\) = ${number}, divided by ${number},`).exec(
        shown[1],
      ) ?? []
    ).map(Number);
    const after = Number(/The engine’s after softmax([\d.]+)/.exec(shown[1])?.[1]);
    assert.ok(Math.abs(Math.exp(own - most) / power - 1) < 1e-4, shown[1]);
    assert.ok(Math.abs(power / all / after - 1) < 1e-4, shown[1]);
  });

  test('weights are pictures that follow the training, and lead to their unit', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}#${NET}&epochs=90&images=1000&view=inside` });
    await phase(page, 'ready');
    const before = await drawn(page, 'Weights of layer 1, unit 2');
    const map = await drawn(page, 'Layer 1, unit 2');
    await press(page, 'Train');
    for (const [name, first] of [
      ['Weights of layer 1, unit 2', before],
      ['Layer 1, unit 2', map],
    ])
      await page.waitForFunction(
        (name, first) =>
          /** @type {HTMLCanvasElement | null} */ (
            document.querySelector(`[aria-label="${name}"] canvas`)
          )?.toDataURL() !== first,
        {},
        name,
        first,
      );
    assert.equal(await page.$eval('html', (root) => root.dataset.phase), 'training');
    await press(page, 'Weights of layer 1, unit 2');
    await heading(page, 'Layer 1, unit 2');
    const { sum, engine } = await values(page).catch(() => ({ sum: 0, engine: 0 }));
    assert.ok(Number.isFinite(sum) && Number.isFinite(engine));
    await press(page, 'Pause');
    await phase(page, 'paused');
    await (await find(page, 'Layer 7: units', 'radio')).evaluate((radio) =>
      /** @type {HTMLElement} */ (radio).click(),
    );
    await find(page, 'Weights of layer 7, unit 10', 'button');
  });

  test('a link leads to a unit of an image, and an image looked up in Results is looked into', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, {
      ...site,
      url: `${site.url}#view=inside&layer=1&unit=2&pixel=12,9&image=test-17`,
    });
    await phase(page, 'ready');
    await heading(page, 'Layer 1, unit 2, row 12, column 9');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.way h3')].some(({ textContent }) => textContent === 'Test image 17'),
    );
    await openSubject(page, 'Results');
    await fill(page, 'Index', '5');
    await press(page, 'Look inside');
    await address(page, /view=inside&.*image=test-5/);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.way h3')].some(({ textContent }) => textContent === 'Test image 5'),
    );
    // From the dialog of an image one comes to why it is read so.
    await openSubject(page, 'Results');
    await page.$eval('.finding button', (large) => /** @type {HTMLElement} */ (large).click());
    // It says what the network reads, as the look-up does: here it guesses.
    const read = await page.waitForFunction(
      () => /^Guess: \d$/.exec(document.querySelector('.image-dialog output')?.textContent ?? '')?.[0],
    );
    assert.ok(
      (await page.$eval('.finding', ({ textContent }) => textContent))?.includes(
        String(await read.jsonValue()),
      ),
    );
    await press(page, 'Why this answer?');
    await page.waitForFunction(() => document.activeElement?.id === 'why');
  });

  test('of a link that names what is not there, the nearest is shown and the rest is said', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, {
      ...site,
      url: `${site.url}#epochs=1&images=640&view=inside&layer=1&unit=500&image=test-999999&step=938`,
    });
    await phase(page, 'ready');
    await heading(page, 'Layer 1, unit 8');
    await says(page, 'It could not read “unit=500”, “image=test-999999”.');
    await address(page, /layer=1&unit=8&image=test-999&step=938$/);
    await openSubject(page, 'Data');
    await press(page, 'Train');
    await phase(page, 'done');
    await openSubject(page, 'Inside');
    await find(page, 'Moment of the run', 'slider');
    await address(page, /image=test-999$/);
    assert.equal(
      await (await find(page, 'Silence', 'button')).evaluate((button) => button.matches(':disabled')),
      false,
    );
    await page.evaluate(() => {
      location.hash = 'view=learn&lesson=99.9';
    });
    await says(page, 'It could not read “lesson=99.9”.');
    await address(page, /lesson=1\d\.\d/);
  });

  test('on a phone it is one column', { skip: leftOut }, async (t) => {
    const page = await openPage(
      t,
      { ...site, url: `${site.url}#${NET}&view=inside&layer=3&unit=1&image=test-0` },
      { width: 390, height: 664 },
    );
    await phase(page, 'ready');
    await heading(page, 'Layer 3, unit 1');
    // More units than there could be buttons are one picture, through which one button goes.
    await press(page, 'Show all 1,024, layer 6');
    const first = await find(page, 'Layer 6, unit 1', 'button');
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await heading(page, 'Layer 6, unit 2');
    assert.equal((await page.$$('.mosaic button')).length, 1);
    const last = await page.waitForSelector('.mosaic canvas');
    const box = await last?.boundingBox();
    assert.ok(last && box);
    await last.click({ offset: { x: 2, y: box.height - 2 } });
    await heading(page, 'Layer 6, unit 1013');
    const wide = await page.$eval('.subject', (subject) => subject.scrollWidth - subject.clientWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide`);
  });
});

describe('the inside of the network in Firefox', { skip: skipped('firefox') || leftOut }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('firefox');
  });
  after(() => site.close());

  test('a unit shows its sum', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}#view=inside&image=test-0` });
    await phase(page, 'ready');
    await press(page, 'Layer 1, unit 3');
    await heading(page, 'Layer 1, unit 3');
    const { sum, engine } = await values(page);
    assert.ok(isNear(sum, engine), `${sum} and ${engine}`);
    await address(page, /layer=1&unit=3/);
  });
});
