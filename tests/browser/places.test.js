// places.test.js — where the page runs and with how many threads, as README's table says; and what it does in a frame
// that has no storage.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { SITE } from '../../.ci/build.js';
import { SMALL } from '../../data/prepare-small.js';
import { leftOut } from '../gate.js';
import { readTestDigits } from '../node/photo.js';
import {
  drag,
  drawThree,
  find,
  launch,
  makeFolder,
  openSubject,
  PATIENCE_MS,
  phase,
  prediction,
  says,
  seen,
  skipped,
  startBrowser,
} from './browser.js';
import { PLACES, readTable, serveBare, serveOther } from './places.js';

/**
 * @import { Frame, Page } from 'puppeteer-core'
 * @import { TestContext } from 'node:test'
 */

const SETTINGS = 'net=dense+16+relu/dense+10+softmax&images=500&epochs=1&lang=en';
const EMBED = 'net="dense 16 relu/dense 10 softmax" images="500" epochs="1" start="0" lang="en"';

/** Those of the gate. */
const FEW = [
  'chrome: a tab',
  'chrome: a frame in a page of another site',
  'chrome: the same, with `sandbox="allow-scripts"`',
];

const table = readTable();

test('the table has every place that is tried, and no other', () => {
  assert.deepEqual([...table.keys()], Object.keys(PLACES));
});

/** A page of a test, whose errors on the console fail it. @param {TestContext} t @param {'chrome' | 'firefox'} name @param {RegExp} [expected] */
async function newPage(t, name, expected) {
  const context = await (await launch(name)).createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  /** @type {string[]} */
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected?.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => {
    if (!expected?.test(String(error))) faults.push(String(error));
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, []);
  });
  await page.setViewport({ width: 1280, height: 1500 });
  return page;
}

/** What helpers of a page can do in a frame of it as well. @param {Frame} frame */
const asPage = (frame) => /** @type {Page} */ (/** @type {unknown} */ (frame));

/** The frames with the site's pages, or the page itself. @param {Page} page @param {number} count @param {string} site */
async function labFrames(page, count, site) {
  const isLab = (/** @type {Frame} */ frame) => frame.url().startsWith(site);
  for (;;) {
    const found = page.frames().filter(isLab);
    if (found.length === count) return found;
    await page.waitForFrame((frame) => isLab(frame) && !found.includes(frame));
  }
}

/** @param {Page} page @param {Frame} frame @param {string} name */
const pressIn = async (page, frame, name) =>
  drag(page, frame, await find(asPage(frame), name, 'button'), [[0.5, 0.5]]);

/** In the page: whether it has a session in the browser. */
const isKept = async () => {
  const databases = await indexedDB.databases();
  return localStorage.getItem('digit-lab.session') === 'kept' || databases.length > 0;
};

/** In the page: which storages it may not touch. */
const findThrowing = () =>
  /** @type {const} */ (['localStorage', 'sessionStorage']).filter((name) => {
    try {
      return !window[name];
    } catch {
      return true;
    }
  });

/** @param {Frame} frame @param {string} within   selector @param {string[]} paths */
async function upload(frame, within, paths) {
  const input = await frame.waitForSelector(`${within} input[type=file]`);
  await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(...paths);
}

/** A digit as text, which a person may open in place of a photo. @param {ArrayLike<number>} digit */
const textOf = (digit) =>
  Array.from({ length: 28 }, (_, y) =>
    Array.from({ length: 28 }, (_, x) => (digit[y * 28 + x] > 127 ? 1 : 0)).join(''),
  ).join('\n');

/** Trains a run and draws a digit that is read. Returns the number of threads. @param {Page} page @param {Frame} frame */
async function use(page, frame) {
  const lab = asPage(frame);
  await (await frame.frameElement())?.scrollIntoView(); // out of sight it rests
  await phase(lab, 'ready');
  const line = await seen(lab, '.engine-panel::-p-text(threads: )');
  const text = await line.evaluate((element) => element.textContent ?? '');
  await pressIn(page, frame, 'Train');
  await phase(lab, 'done');
  await drawThree(page, frame);
  await prediction(lab, /\d/);
  return Number(/threads: (\d)/.exec(text)?.[1]);
}

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`where the page runs, ${name}`, { skip: skipped(name) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let ours;
    /** @type {Awaited<ReturnType<typeof serveOther>>} */
    let other;
    /** @type {Record<import('./places.js').Place['host'], { url: string, close: () => void }>} */
    let hosts;
    before(async () => {
      ours = await startBrowser(name);
      other = await serveOther();
      hosts = {
        ours: { url: ours.url, close() {} },
        bare: await serveBare(SITE, false),
        sharing: await serveBare(SITE, true),
      };
    });
    after(() => {
      other?.close();
      for (const { close } of Object.values(hosts ?? {})) close();
      return ours?.close();
    });

    /** The page in a place, and its frames there. @param {Page} page @param {import('./places.js').Place} place */
    async function open(page, { host, frame, isEmbed, isolates }, hash = `view=training&${SETTINGS}`) {
      const { url } = hosts[host];
      if (isEmbed) {
        const element = `<digit-lab view="training" ${EMBED}></digit-lab>`;
        await page.goto(
          other.pageWith(`<script type="module" src="${url}embed.js"></script>${element}${element}`),
        );
        /** @type {Frame[]} */
        let frames = [];
        // Of two frames that open at once the driver may lose one.
        for (const element of await page.$$('digit-lab')) {
          await (await element.$('>>> button'))?.click();
          frames = await labFrames(page, frames.length + 1, url);
          await phase(asPage(frames[frames.length - 1]), 'ready');
        }
        return frames;
      }
      const address = `${url}index.html#${hash}`;
      const body = `<iframe ${frame} src="${address}" style="border: 0; width: 1280px; height: 900px"></iframe>`;
      await page.goto(frame === undefined ? address : other.pageWith(body, isolates));
      return labFrames(page, 1, url);
    }

    for (const [where, place] of Object.entries(PLACES)) {
      const threads = table.get(where)?.[name] ?? '';
      test(`${where}: ${threads}`, { skip: !FEW.includes(`${name}: ${where}`) && leftOut }, async (t) => {
        if (threads === 'a sentence') {
          const page = await newPage(
            t,
            name,
            /CORS|Cross-Origin|Failed to load|Loading (module|failed)|ERR_/,
          );
          const [frame] = await open(page, place);
          await frame.waitForSelector('[role=alert]::-p-text(must send Access-Control-Allow-Origin: *)');
          assert.equal(await frame.$('main'), null);
          return;
        }
        const page = await newPage(t, name);
        const frames = await open(page, place);
        const processors = await page.evaluate(() => navigator.hardwareConcurrency);
        for (const frame of frames)
          assert.equal(await use(page, frame), threads === 'all' ? Math.min(processors, 8) : Number(threads));
        if (where === 'a tab') await frames[0].waitForFunction(isKept);
        if (place.frame === '') assert.equal(await frames[0].evaluate(isKept), false);
      });
    }

    test('in a frame without storage a person trains, draws, opens files, and goes everywhere', {
      skip: leftOut,
    }, async (t) => {
      const folder = await makeFolder(t);
      const page = await newPage(t, name, /Download is disallowed/);
      const place = PLACES['the same, with `sandbox="allow-scripts"`'];
      const [frame] = await open(page, place);
      const lab = asPage(frame);
      assert.deepEqual(await frame.evaluate(findThrowing), ['localStorage', 'sessionStorage']);
      await use(page, frame);

      await writeFile(join(folder, 'seven.txt'), textOf(readTestDigits().images[0]));
      await upload(frame, '.pad-tools', [join(folder, 'seven.txt')]);
      await seen(lab, 'output[aria-label="Read in the picture"]::-p-text(7)');

      await pressIn(page, frame, 'Not kept: why?');
      await says(lab, 'Nothing is kept: this page is part of another one.');
      await pressIn(page, frame, 'Download .npz');
      for (const subject of ['Network', 'Inside', 'Results', 'Runs', 'My digits', 'Learn', 'Data']) {
        await openSubject(lab, subject);
        await seen(lab, `nav [aria-current="page"]::-p-text(${subject})`);
        await seen(lab, '.subject h2');
      }
      const names = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'];
      await upload(
        frame,
        '.subject',
        names.map((name) => join(SMALL, `mnist/${name}-ubyte.gz`)),
      );
      await frame.waitForFunction(() => document.querySelector('select')?.value === 'own');
      await phase(lab, 'ready');

      await pressIn(page, frame, 'Dark');
      await frame.waitForSelector('html[data-theme="dark"]');
      await pressIn(page, frame, '中文');
      await frame.waitForSelector('html[lang^="zh"]');
    });

    test('without storage a frame with a view trains and reads too', { skip: leftOut }, async (t) => {
      const page = await newPage(t, name);
      const place = PLACES['the same, with `sandbox="allow-scripts"`'];
      const [frame] = await open(page, place, `view=train&${SETTINGS}`);
      await phase(asPage(frame), 'ready');
      await pressIn(page, frame, 'Train');
      await phase(asPage(frame), 'done');
      await drawThree(page, frame);
      await prediction(asPage(frame), /\d/);
      assert.equal(await frame.$('::-p-text(Not kept)'), null);
    });
  });
