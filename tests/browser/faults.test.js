// faults.test.js — a file of the site that does not arrive, or not as it is: the page says which and why, and
// loads it when asked again.
//
// The faults that the tests of this folder have the page meet:
//
//   here           each data file, the list of them and the engine: 404, 500, no connection, one that breaks, half
//                  of the file with and without its length, HTML, one bit changed, nothing, a stall, a slow end;
//                  the scripts of threads and of the worker
//   start          the page's own script, a chunk, its style; an old browser; a sandboxed frame
//   versions       an engine and a worker of another version
//   crashes        a worker that ends, falls silent, throws, traps, in a run and at rest; threads that end
//   interruptions  no network; a database that refuses, is full or of a later version; a hidden and a frozen tab,
//                  and one that the back-forward cache brings back
//   keeping        a slow database; two tabs and a duplicated one; no locks; a session of version 1; a browser that
//                  is killed
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { leftOut } from '../gate.js';
import {
  openPage,
  openSubject,
  output,
  phase,
  press,
  pressUntil,
  says,
  skipped,
  startBrowser,
} from './browser.js';
import { FAULTS, SHORT_LIMITS, spoil } from './faulty-site.js';

/**
 * @import { Page } from 'puppeteer-core'
 */

/** So many sites at once: most of the time a test waits for the end of a silence or of a connection. */
const AT_ONCE = 3;

const WORKER = /\/worker-[^/]*\.js$/;

/** Data files of the site, and what stands before the reason where a file itself is wrong. */
const FILES = [
  { name: 'manifest.json', path: 'manifest.json' },
  { name: 'train-labels-idx1-ubyte.gz', path: 'mnist/train-labels-idx1-ubyte.gz' },
  { name: 't10k-labels-idx1-ubyte.gz', path: 'mnist/t10k-labels-idx1-ubyte.gz' },
  { name: 'train-images-idx3-ubyte.gz', path: 'mnist/train-images-idx3-ubyte.gz' },
  { name: 't10k-images-idx3-ubyte.gz', path: 'mnist/t10k-images-idx3-ubyte.gz' },
];

/**
 * What the page says of each, to the person who then presses “Try again”.
 * @type {{ fault: keyof typeof FAULTS, says: (file: typeof FILES[0]) => string }[]}
 */
const ROWS = [
  { fault: 'missing', says: ({ name }) => `The server has no ${name}: it answered 404.` },
  { fault: 'broken', says: ({ name }) => `The server has no ${name}: it answered 500.` },
  { fault: 'reset', says: ({ name }) => `The connection broke while ${name} was loading.` },
  { fault: 'refused', says: ({ name }) => `The connection broke while ${name} was loading.` },
  { fault: 'short', says: ({ path }) => `${path}: ` },
  { fault: 'shortUnannounced', says: ({ path }) => `${path}: ` },
  { fault: 'html', says: ({ path }) => `${path}: ` },
  { fault: 'empty', says: ({ path }) => `${path}: ` },
  { fault: 'stalled', says: ({ name }) => `The server has sent nothing of ${name} for 30 seconds.` },
];

/** One changed bit; in the manifest it may fall into a name that nothing shows. @type {(typeof ROWS)[0]} */
const CHANGED = { fault: 'changed', says: ({ path }) => `${path}: ` };

/** The same of the engine, whichever build is asked for. @type {{ fault: keyof typeof FAULTS, says: RegExp }[]} */
const ENGINE_ROWS = [
  { fault: 'reset', says: /The connection broke while \S+ was loading\. Please try again\./ },
  { fault: 'refused', says: /The connection broke while \S+ was loading\. Please try again\./ },
  { fault: 'missing', says: /The server has no \S+: it answered 404\./ },
  { fault: 'broken', says: /The server has no \S+: it answered 500\./ },
  { fault: 'stalled', says: /The server has sent nothing of \S+ for 30 seconds\. Please try again\./ },
  { fault: 'short', says: /\S+ is damaged or of another version\. Reload the page\./ },
  { fault: 'shortUnannounced', says: /\S+ is damaged or of another version\. Reload the page\./ },
  { fault: 'html', says: /\S+ is damaged or of another version\. Reload the page\./ },
  { fault: 'changed', says: /\S+ is damaged or of another version\. Reload the page\./ },
  { fault: 'empty', says: /\S+ is damaged or of another version\. Reload the page\./ },
];

/** Of a data file, these are a connection that breaks: the page tries again by itself, and says so. */
const GOES_ON = ['reset', 'refused', 'stalled'];

/** Waits until the page says that a download broke, which goes on by itself. @param {Page} page */
const saysItGoesOn = (page) => says(page, 'The connection broke at');

/** Has a broken download, or a data set that was refused, loaded again. @param {Page} page */
const tryAgain = (page) =>
  page.$$eval('button', (buttons) =>
    buttons.find((button) => /^Try (again|now)$/.test(button.textContent?.trim() ?? ''))?.click(),
  );

/** The first alert of the page that has not been read before. @param {Page} page */
async function nextAlert(page) {
  const alert = await page.waitForFunction(() => {
    const found = [...document.querySelectorAll('[role=alert] .problem')].find(
      (each) => !each.hasAttribute('data-read'),
    );
    found?.setAttribute('data-read', '');
    return found?.textContent?.trim();
  });
  return alert.jsonValue();
}

/** Trains for an epoch, as a proof that everything is there. @param {Page} page */
async function trains(page) {
  await phase(page, 'ready');
  await openSubject(page, 'Training');
  await page.$eval('input[name="epochs"]', (field) => {
    /** @type {HTMLInputElement} */ (field).value = '1';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await press(page, 'Train');
  await phase(page, 'done');
  assert.match(await output(page, 'Test accuracy'), / of 1,000 test images$/);
}

for (const browser of /** @type {const} */ (['chrome', 'firefox']))
  describe(`a site with faults, in ${browser}`, { skip: skipped(browser), concurrency: AT_ONCE }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(browser);
    });
    after(() => site?.close());

    /** The browsers differ only in how a connection ends: one file and two faults show it. */
    const differs = (/** @type {typeof ROWS[0]} */ { fault }) => ['reset', 'refused'].includes(fault);
    const isChrome = browser === 'chrome';
    for (const file of isChrome ? FILES : FILES.slice(-1))
      test(`${file.name}: every fault is said, and “Try again” loads it`, {
        skip: leftOut,
      }, async (t) => {
        const faulty = await spoil(t, site);
        faulty.begin(WORKER, SHORT_LIMITS);
        const pattern = new RegExp(`/${file.path.replaceAll('.', '\\.')}$`);
        const rows = file.name === 'manifest.json' ? ROWS : [...ROWS, CHANGED];
        /** @type {Page | undefined} */
        let page;
        for (const { fault, says } of isChrome ? rows : rows.filter(differs)) {
          faulty.mend();
          const goesOn = file.name !== 'manifest.json' && GOES_ON.includes(fault);
          const served = new Promise((resolve) => {
            faulty.spoil(pattern, (response, answer) => {
              resolve(null);
              return FAULTS[fault](response, answer);
            });
          });
          if (page) await tryAgain(page);
          else page = await openPage(t, faulty, { expected: /Failed to load resource/ });
          if (goesOn) {
            await served;
            await saysItGoesOn(page);
            continue;
          }
          const text = await nextAlert(page);
          assert.ok(text?.startsWith(`The data could not be loaded. ${says(file)}`), `${fault}: ${text}`);
        }
        faulty.mend();
        faulty.spoil(pattern, FAULTS.slow);
        assert.ok(page);
        await tryAgain(page);
        await trains(page);
      });

    test('engine: every fault is said, and the button beside it starts it', { skip: leftOut }, async (t) => {
      const faulty = await spoil(t, site);
      faulty.begin(WORKER, SHORT_LIMITS);
      /** @type {Page | undefined} */
      let page;
      for (const { fault, says } of ENGINE_ROWS.slice(0, isChrome ? undefined : 2)) {
        faulty.mend();
        faulty.spoil(/\.wasm(\?|$)/, FAULTS[fault]);
        if (page) await page.reload();
        else page = await openPage(t, faulty, { expected: /Failed to load resource/ });
        const text = (await nextAlert(page)) ?? '';
        assert.match(text, says, fault);
        assert.match(text, /engine-[\w-]+\.wasm/, fault);
      }
      faulty.mend();
      faulty.spoil(/\.wasm$/, FAULTS.slow);
      assert.ok(page);
      const button = await page.waitForSelector('[role=alert] button');
      await button?.click();
      await trains(page);
    });

    test('threads: without their script the page trains on one', { skip: leftOut }, async (t) => {
      const faulty = await spoil(t, site);
      faulty.spoil(/thread-worker-[^/]*\.js$/, FAULTS.missing);
      const page = await openPage(t, faulty, { expected: /Failed to load resource/ });
      await openSubject(page, 'Training');
      await says(page, 'threads: 1.');
      await trains(page);
    });

    for (const fault of /** @type {const} */ (['reset', 'short']))
      test(`worker: the page says so if its script is ${fault}, and restarts it with another`, {
        skip: (!isChrome || fault !== 'reset') && leftOut,
      }, async (t) => {
        const faulty = await spoil(t, site);
        faulty.spoil(WORKER, FAULTS[fault]);
        const page = await openPage(t, faulty, { expected: /Failed to load resource/ });
        assert.match((await nextAlert(page)) ?? '', /^The background worker of this page has stopped/);
        // The page fetches the script anew and starts it once more, which a short one is from the browser's cache,
        // before it leaves it to the person.
        const requests = fault === 'short' ? 2 : 3;
        while (faulty.asked.filter((path) => WORKER.test(path)).length < requests) await setTimeout(100);
        await phase(page, 'error');
        faulty.mend();
        await pressUntil(page, 'Restart', 'html[data-phase="ready"]');
        await trains(page);
      });
  });
