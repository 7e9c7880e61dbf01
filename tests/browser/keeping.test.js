// keeping.test.js — nothing is lost: two tabs, a slow, full or killed browser, data that do not come, and workers
// that end.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';

import puppeteer from 'puppeteer-core';
import { browserPath } from '../../.ci/browsers.js';
import { leftOut } from '../gate.js';
import {
  CHROME_ARGS,
  epochBegun,
  fill,
  find,
  hurry,
  inDatabase,
  isKept,
  keptLayers,
  makeFolder,
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

const SMALL = 'dense 16 relu | dense 10 softmax';
const LONG = '10000';

/** @param {Page} page @param {string} layers @param {string} epochs */
async function begin(page, layers, epochs) {
  await phase(page, 'ready');
  await fill(page, 'Layers', layers, 'textbox');
  await fill(page, 'Epochs', epochs);
  await press(page, 'Train');
}

/** Trains a small network for an epoch, and waits until that is kept. @param {Page} page @param {string} [layers] */
async function trainAndKeep(page, layers = SMALL) {
  await begin(page, layers, '1');
  await phase(page, 'done');
  await isKept(page, 'network?.result');
}

/** @param {Page} page @returns {Promise<string>} */
const layersOf = async (page) => {
  await openSubject(page, 'Network');
  return page.$eval('textarea', ({ value }) => value);
};

/** Another tab of the same browser, opened without the settings that are in the first one's address. @param {Page} page @param {(page: Page) => Promise<unknown>} [before] */
async function openTab(page, before) {
  const tab = await page.browserContext().newPage();
  tab.setDefaultTimeout(120_000);
  await before?.(tab);
  await tab.goto(page.url().split('#')[0]);
  return tab;
}

/** In the page. @returns {Promise<IDBValidKey[]>} */
const keysInDatabase = () =>
  new Promise((resolve) => {
    const opening = indexedDB.open('digit-lab');
    opening.onsuccess = () => {
      const keys = opening.result.transaction('session').objectStore('session').getAllKeys();
      keys.onsuccess = () => {
        opening.result.close();
        resolve(keys.result);
      };
    };
  });

/** In the page: sessions that tabs have left, all newer than the one that is given. @param {string} id @param {number} count */
const fillDatabase = (id, count) =>
  new Promise((resolve) => {
    const opening = indexedDB.open('digit-lab');
    opening.onsuccess = () => {
      const sessions = opening.result.transaction('session', 'readwrite').objectStore('session');
      sessions.put(1, `saved:${id}`);
      for (let i = 0; i < count; i++) {
        sessions.put({ version: 0 }, `session:left-${i}`);
        sessions.put(1000 - i, `saved:left-${i}`);
      }
      sessions.transaction.oncomplete = () => {
        opening.result.close();
        resolve(null);
      };
    };
  });

/** The keys of all kept sessions. @param {Page} page @returns {Promise<string[]>} */
const keptIds = async (page) => {
  const keys = /** @type {string[]} */ (await page.evaluate(keysInDatabase));
  const ids = (/** @type {string} */ kind) =>
    keys.flatMap((key) => (key.startsWith(kind) ? key.slice(kind.length) : []));
  assert.deepEqual(ids('session:'), ids('saved:'));
  return ids('session:');
};

/** How far into its epoch the tab's session has its run. @param {Page} page */
const keptStep = async (page) => Number(await page.evaluate(inDatabase('resolve(kept.network.place.step);')));

/** The weights that the tab's session has, and how far its run had come. @param {Page} page */
const keptNetwork = (page) =>
  page.evaluate(
    inDatabase(`resolve({
      weights: kept.network.tensors.map(({ values }) => [...new Uint32Array(values.buffer)]),
      loss: kept.network.result?.loss,
      epochs: kept.network.history.flat().flatMap(({ epochs }) => epochs.map(({ loss, valLoss }) => [loss, valLoss])),
    });`),
  );

/** The page's worker ends without a word. @param {Page} page */
async function endWorker(page) {
  for (const worker of page.workers()) {
    if (/thread/.test(worker.url())) continue;
    // It ends before it can answer.
    await worker.evaluate(() => self.close()).catch(() => {});
    return;
  }
}

/** A database that answers after five seconds. */
const slowDatabase = () => {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (
    /** @type {string} */ name,
    /** @type {number | undefined} */ version,
  ) {
    const request = open.call(this, name, version);
    Object.defineProperty(request, 'onsuccess', {
      set(/** @type {() => void} */ heard) {
        request.addEventListener('success', () => setTimeout(heard, 5000));
      },
    });
    return request;
  };
};

/** A database without space. */
const fullDatabase = () => {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('no space', 'QuotaExceededError');
  };
};

/** A clock that a test can put forward. */
const fastClock = () => {
  const now = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => now() + ahead;
  addEventListener('put forward', (event) => {
    ahead += /** @type {CustomEvent} */ (event).detail;
  });
};

/**
 * Pauses a short run in an epoch: from within the page, because a loaded machine may answer the test after its end.
 * @param {Page} page @param {number} epoch
 */
async function pauseIn(page, epoch) {
  await page.waitForFunction(
    (least) => {
      const [, now = '0'] = /Epoch ([\d,]+) of/.exec(document.body.textContent ?? '') ?? [];
      if (Number(now.replaceAll(',', '')) < least) return false;
      /** @type {HTMLElement | null} */ (document.querySelector('.train'))?.click();
      return true;
    },
    {},
    epoch,
  );
  await phase(page, 'paused');
}

/** In the page: when it is being left, a setting changes, and the server hears of it when it stands in the address. */
function changeWhileLeft() {
  const tell = () => (location.hash.includes('seed=7') ? fetch('?written') : setTimeout(tell, 20));
  const change = () => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector('input[name="seed"]'));
    field.value = '7';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    tell();
  };
  addEventListener('beforeunload', () => setTimeout(change));
}

/** Whether a person would be asked before leaving. @param {Page} page */
const asks = (page) => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

describe('nothing is lost', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('two tabs keep a session each; a new one offers a copy of the newest', async (t) => {
    const first = await openPage(t, site);
    await trainAndKeep(first);
    const second = await openTab(first);
    await says(second, 'The newest session is open in another tab.');
    await phase(second, 'ready');
    assert.notEqual(await layersOf(second), SMALL);
    await trainAndKeep(second, 'dense 20 relu | dense 10 softmax');
    await fill(second, 'Epochs', '2');
    await first.bringToFront();
    await fill(first, 'Layers', 'dense 18 relu | dense 10 softmax', 'textbox');
    await first.waitForFunction(inDatabase(`resolve(kept.settings.layers.startsWith('dense 18'));`), {
      polling: 100,
    });
    assert.deepEqual(await keptLayers(first), [
      'dense 18 relu | dense 10 softmax',
      'dense 20 relu | dense 10 softmax',
    ]);
    // The change of the second tab was earlier, though it is written later: no session is written every second.
    await second.waitForFunction(inDatabase(`resolve(kept.settings.epochs === '2');`), { polling: 100 });
    const third = await openTab(first);
    await press(third, 'Open a copy');
    await openSubject(third, 'Network');
    await third.waitForFunction(() => document.querySelector('textarea')?.value.startsWith('dense 18'));
    await trainAndKeep(third, 'dense 19 relu | dense 10 softmax');
    assert.deepEqual(await keptLayers(third), [
      'dense 18 relu | dense 10 softmax',
      'dense 19 relu | dense 10 softmax',
      'dense 20 relu | dense 10 softmax',
    ]);
    await second.bringToFront();
    await second.reload();
    await says(second, 'Your last session is restored.');
    assert.equal(await layersOf(second), 'dense 20 relu | dense 10 softmax');
  });

  test('a new tab goes on with the session of one that was closed', { skip: leftOut }, async (t) => {
    const first = await openPage(t, site);
    const second = await openTab(first);
    await trainAndKeep(second);
    await second.close();
    const third = await openTab(first);
    await says(third, 'Your last session is restored.');
    assert.equal(await layersOf(third), SMALL);
    assert.deepEqual(await keptLayers(third), [SMALL]);
  });

  test('of two networks that closed tabs have left the older one can be opened, too', async (t) => {
    const first = await openPage(t, site);
    const [second, third] = [await openTab(first), await openTab(first)];
    await trainAndKeep(second);
    await third.bringToFront();
    await trainAndKeep(third, 'dense 20 relu | dense 10 softmax');
    await Promise.all([second.close(), third.close()]);
    const last = await openTab(first);
    await says(last, 'Your last session is restored.');
    assert.equal(await layersOf(last), 'dense 20 relu | dense 10 softmax');
    await openSubject(last, 'Files');
    await last.locator('summary ::-p-text(Other sessions)').click();
    await last.locator('button ::-p-text(Open that of)').click();
    await says(last, 'Your last session is restored.');
    await last.waitForFunction(() => !document.body.textContent?.includes('dense 20 relu'));
    assert.equal(await layersOf(last), SMALL);
    assert.deepEqual(await keptLayers(last), [SMALL, 'dense 20 relu | dense 10 softmax']);
  });

  test('of closed tabs the newest eight stay; none that a tab holds goes', { skip: leftOut }, async (t) => {
    const first = await openPage(t, site);
    await trainAndKeep(first);
    const held = String(await first.evaluate(() => sessionStorage.getItem('digit-lab.session')));
    const second = await openTab(first);
    await says(second, 'The newest session is open in another tab.');
    await second.evaluate(fillDatabase, held, 20);
    await trainAndKeep(second, 'dense 20 relu | dense 10 softmax');
    const own = String(await second.evaluate(() => sessionStorage.getItem('digit-lab.session')));
    const newest = Array.from({ length: 7 }, (_, i) => `left-${i}`);
    const isGone = `const last = sessions.get('saved:left-19');
      last.onsuccess = () => resolve(last.result === undefined);`;
    await second.waitForFunction(inDatabase(isGone), { polling: 100 });
    assert.deepEqual(await keptIds(second), [held, own, ...newest].sort());
    await first.reload();
    await says(first, 'Your last session is restored.');
  });

  test('a duplicated tab does not write where the first one does', { skip: leftOut }, async (t) => {
    const first = await openPage(t, site);
    await trainAndKeep(first);
    const id = await first.evaluate(() => sessionStorage.getItem('digit-lab.session'));
    const copied = (/** @type {Page} */ page) =>
      page.evaluateOnNewDocument((id) => sessionStorage.setItem('digit-lab.session', String(id)), id);
    const second = await openTab(first, copied);
    await says(second, 'The newest session is open in another tab.');
    await fill(second, 'Layers', 'dense 20 relu | dense 10 softmax', 'textbox');
    await second.waitForFunction((id) => sessionStorage.getItem('digit-lab.session') !== id, {}, id);
    await isKept(second, 'settings.layers.startsWith("dense 20")');
    assert.deepEqual(await keptLayers(first), [SMALL, 'dense 20 relu | dense 10 softmax']);
  });

  test('a reload waits for its own session, which the page that is left may hold for seconds', {
    skip: leftOut,
  }, async (t) => {
    const first = await openPage(t, site);
    await trainAndKeep(first);
    const second = await openTab(first);
    await says(second, 'The newest session is open in another tab.');
    const held = await first.evaluate(
      () => `digit-lab session ${sessionStorage.getItem('digit-lab.session')}`,
    );
    await second.evaluate((name) => {
      const holding = navigator.locks.request(name, () => new Promise((free) => setTimeout(free, 3000)));
      Object.assign(window, { holding });
    }, held);
    await first.reload();
    await says(first, 'Your last session is restored.');
    assert.equal(await layersOf(first), SMALL);
  });

  test('a tab that has crashed goes on with its session, though its address says less', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await trainAndKeep(page);
    await page.waitForFunction(() => location.hash.includes('net='));
    const client = await page.createCDPSession();
    const crashed = new Promise((resolve) => page.once('error', resolve));
    client.send('Page.crash').catch(() => {}); // nobody is left to answer
    await crashed;
    await page.reload();
    await says(page, 'Your last session is restored.');
    assert.equal(await layersOf(page), SMALL);
  });

  test('a reload goes on with its session, though the page wrote its address meanwhile', async (t) => {
    const page = await openPage(t, site);
    await trainAndKeep(page);
    /** @type {(mayPass: boolean) => void} */
    let send = () => {};
    const written = new Promise((resolve) => {
      send = resolve;
    });
    site.guard(t, (path) => {
      if (path === '/?written') send(true);
      return path === '/' ? written : true;
    });
    await page.evaluate(changeWhileLeft);
    await page.reload();
    await says(page, 'Your last session is restored.');
    assert.equal(await layersOf(page), SMALL);
  });

  test('where a browser has no locks a reload goes on with a copy', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site, {
      before: async (page) => {
        await page.evaluateOnNewDocument(() => {
          Object.defineProperty(navigator, 'locks', { value: undefined });
        });
      },
    });
    await trainAndKeep(page);
    for (const units of [18, 19]) {
      await page.reload();
      await phase(page, 'ready');
      await fill(page, 'Layers', `dense ${units} relu | dense 10 softmax`, 'textbox');
      await isKept(page, `settings.layers.startsWith("dense ${units}")`);
    }
    await page.reload();
    await phase(page, 'ready');
    assert.equal(await layersOf(page), 'dense 19 relu | dense 10 softmax');
    assert.equal(new Set(/** @type {string[]} */ (await keptLayers(page))).size, 3);
  });

  test('a session of version 1 is taken over once', { skip: leftOut }, async (t) => {
    const first = await openPage(t, site);
    await trainAndKeep(first);
    const lab = first.url().split('#')[0];
    await first.goto(new URL('data/manifest.json', lab).href); // where nothing writes meanwhile
    await first.evaluate(
      inDatabase(`
        const { trainerState, epochs, place, layers, ...network } = kept.network;
        sessions.clear();
        sessions.put({ ...kept, version: 1, network }, 'session');
        sessionStorage.clear();
        sessions.transaction.addEventListener('complete', () => resolve(null));`),
    );
    await first.goto(lab);
    await says(first, 'Your last session is restored. Press Train to train further.');
    await press(first, 'Train');
    await openSubject(first, 'Training');
    await says(first, 'Epoch 2/2');
  });

  test('a session that comes late is restored', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await trainAndKeep(page);
    await page.evaluateOnNewDocument(slowDatabase);
    await page.reload();
    await phase(page, 'ready');
    await says(page, 'A network that has learnt nothing yet.');
    await says(page, 'Your last session is restored. Press Train to train further.');
    assert.equal(await layersOf(page), SMALL);
  });

  test('a session that comes when something else was begun is offered, and both are kept', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await trainAndKeep(page);
    await page.evaluateOnNewDocument(slowDatabase);
    await page.goto(page.url().split('#')[0]); // the address has the session's settings
    await phase(page, 'ready');
    await fill(page, 'Seed', '7');
    await says(page, 'Your last session was slow to load');
    assert.notEqual(await layersOf(page), SMALL);
    await press(page, 'Open the last session');
    await says(page, 'Your last session is restored. Press Train to train further.');
    assert.equal(await layersOf(page), SMALL);
    await page.waitForFunction(async () => true);
    assert.equal((await keptLayers(page)).length, 2);
  });

  test('a session that waits for the list of data sets is not overwritten meanwhile', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await trainAndKeep(page);
    /** @type {(value?: unknown) => void} */
    let list = () => {};
    const listed = new Promise((resolve) => {
      list = resolve;
    });
    let isFirst = true;
    site.guard(t, async (path) => {
      const isOfPage = isFirst && path.startsWith('/data/manifest.json');
      if (isOfPage) isFirst = false;
      if (isOfPage) await listed;
      return true;
    });
    await page.setCacheEnabled(false);
    await page.goto(page.url().split('#')[0]);
    await phase(page, 'ready');
    await fill(page, 'Seed', '7');
    await fill(page, 'Seed', '8');
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      Reflect.deleteProperty(document, 'visibilityState');
    });
    list();
    await says(page, 'Your last session was slow to load');
    await press(page, 'Open the last session');
    await says(page, 'Your last session is restored. Press Train to train further.');
    assert.equal(await layersOf(page), SMALL);
    await isKept(page, 'network?.result');
  });

  test('without space the page works, says so, and asks before much training is left', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site, {
      before: async (page) => {
        await page.evaluateOnNewDocument(fullDatabase);
        await page.evaluateOnNewDocument(fastClock);
      },
    });
    await begin(page, SMALL, LONG);
    await press(page, 'Not kept: why?');
    await says(page, 'Nothing can be kept: this browser’s storage is full.');
    assert.equal(await asks(page), false);
    await page.evaluate(() => dispatchEvent(new CustomEvent('put forward', { detail: 61_000 })));
    assert.equal(await asks(page), true);
    await press(page, 'Reset');
    await phase(page, 'ready');
    assert.equal(await asks(page), false);
  });

  test('a data set whose file is not there leaves network and choice', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site, { expected: /404/ });
    await trainAndKeep(page);
    const accuracy = await output(page, 'Test accuracy');
    site.guard(t, (path) => !/fashion/.test(path));
    const box = await find(page, 'Data set', 'combobox');
    await /** @type {import('puppeteer-core').ElementHandle<HTMLSelectElement>} */ (box).select(
      'fashion-mnist',
    );
    await says(page, 'Fashion-MNIST: clothes could not be loaded.');
    assert.equal(await box.evaluate((select) => /** @type {HTMLSelectElement} */ (select).value), 'mnist');
    assert.equal(await output(page, 'Test accuracy'), accuracy);
    await phase(page, 'done');
    await page.reload();
    await says(page, 'Your last session is restored.');
    assert.equal(await output(page, 'Test accuracy'), accuracy);
  });

  test('a worker that ends in the middle of a run is replaced, and the run goes on', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site, { before: hurry });
    await begin(page, SMALL, LONG);
    await epochBegun(page, 3);
    await isKept(page, 'network?.place');
    await endWorker(page);
    await says(page, 'training continues from a few seconds earlier');
    await phase(page, 'training');
    await openSubject(page, 'Training');
    await says(page, 'Epoch 1/10000');
    await endWorker(page);
    await says(page, 'and so did the one before');
    await press(page, 'Restart');
    await phase(page, 'paused');
    await press(page, 'Resume');
    await phase(page, 'training');
  });

  test('a worker that ends in the middle of a search is replaced, and the search goes on', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', SMALL, 'textbox');
    await fill(page, 'Epochs', LONG);
    await press(page, 'Search');
    await says(page, 'Training 1 of 3');
    await page.waitForSelector('.runs-panel .list tbody tr');
    await endWorker(page);
    await says(page, 'the search goes on; the training that was under way begins again.');
    await says(page, 'Training 1 of 3');
    await page.waitForFunction(() => document.querySelectorAll('.runs-panel .list tbody tr').length === 1);
    await press(page, 'Stop the search');
    await says(page, 'Stopped: 0 of 3 trainings are complete.');
  });

  test('a run that was left, or went to another worker, goes on to the same bits as one that never stopped', {
    skip: leftOut,
  }, async (t) => {
    const run = async (/** @type {(page: Page) => Promise<unknown>} */ leave) => {
      const page = await openPage(t, site);
      await phase(page, 'ready');
      await (await find(page, 'Optimizer', 'combobox')).select('adam');
      await begin(page, SMALL, '60');
      await leave(page);
      await phase(page, 'done');
      await isKept(page, 'network?.result');
      return keptNetwork(page);
    };
    const left = await run(async (page) => {
      await pauseIn(page, 3);
      await isKept(page, 'network?.place');
      await page.reload();
      await press(page, 'Resume');
    });
    const moved = await run(async (page) => {
      await pauseIn(page, 3);
      const threads = await find(page, 'Threads', 'combobox');
      await /** @type {import('puppeteer-core').ElementHandle<HTMLSelectElement>} */ (threads).select('3');
      await says(page, 'simd128-threads; threads: 3.');
      await phase(page, 'paused');
      await press(page, 'Resume');
    });
    const whole = await run(async () => {});
    assert.deepEqual(left, whole);
    assert.deepEqual(moved, whole);
  });

  test('a long epoch is kept every ten seconds, and a page left in it goes on from there', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site, {
      before: async (page) => void page.evaluateOnNewDocument(fastClock),
    });
    await phase(page, 'ready');
    const layers = 'conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | flatten | dense 10 softmax';
    await fill(page, 'Layers', layers, 'textbox');
    await fill(page, 'Batch size', '1');
    await fill(page, 'Epochs', LONG);
    await press(page, 'Train');
    await phase(page, 'training');
    let step = 0;
    for (let times = 0; times < 2; times++) {
      await page.evaluate(() => dispatchEvent(new CustomEvent('put forward', { detail: 10_000 })));
      await isKept(page, `network?.place?.epoch === 1 && kept.network.place.step > ${step}`);
      step = await keptStep(page);
    }
    await page.reload();
    await says(page, 'Its run is paused in epoch 1');
    const kept = await keptStep(page);
    assert.ok(kept >= step, `${kept} of ${step}`);
  });

  test('a run that waits for test images is kept as far as it has come', { skip: leftOut }, async (t) => {
    /** @type {(nothing: null) => void} */
    let send = () => {};
    const held = new Promise((resolve) => {
      send = resolve;
    });
    site.guard(
      t,
      () => true,
      (path) => (path.includes('t10k-images') ? held : null),
    );
    const page = await openPage(t, site);
    await begin(page, SMALL, '1');
    await isKept(page, 'network?.place?.images === 2000');
    await page.reload();
    await says(page, 'Its run is paused in epoch');
    send(null);
    await press(page, 'Resume');
    await phase(page, 'done');
    await openSubject(page, 'Training');
    await says(page, 'Epoch 1/1');
  });

  test('a browser that is killed loses no more than ten seconds', {
    skip: skipped('whole') || leftOut,
  }, async (t) => {
    /** @type {import('puppeteer-core').Browser | null} */
    let running = null;
    t.after(() => running?.close()); // before its folder is removed
    const userDataDir = await makeFolder(t);
    const start = async () => {
      const args = { executablePath: browserPath('whole'), args: CHROME_ARGS, headless: true };
      running = await puppeteer.launch({ ...args, userDataDir });
      return running;
    };
    const browser = await start();
    const page = await browser.newPage();
    // At its usual speed: Chromium writes a page's storage to the disk some seconds later.
    await page.goto(site.url);
    await begin(page, 'conv 4 3x3 relu | flatten | dense 10 softmax', LONG);
    await isKept(page, 'network?.place?.epoch > 1');
    const process = /** @type {import('node:child_process').ChildProcess} */ (browser.process());
    process.kill('SIGKILL');
    await once(process, 'exit');
    const again = await start();
    const back = await again.newPage();
    await back.goto(site.url);
    await says(back, 'Its run is paused in epoch');
    await openSubject(back, 'Training');
    await says(back, 'Epoch 1/10000');
    await press(back, 'Resume');
    await phase(back, 'training');
  });
});
