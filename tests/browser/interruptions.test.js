// interruptions.test.js — the page while the network is away, the tab is hidden, frozen or left, or the browser
// keeps nothing: it goes on with what it has.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import {
  download,
  drawThree,
  epochBegun,
  fill,
  find,
  hurry,
  isKept,
  keptLayers,
  makeFolder,
  openPage,
  openSubject,
  output,
  phase,
  prediction,
  press,
  says,
  skipped,
  startBrowser,
} from './browser.js';
import { FAULTS, spoil } from './faulty-site.js';

/**
 * @import { ElementHandle, Page } from 'puppeteer-core'
 * @import { TestContext } from 'node:test'
 */

/** Starts a run of some epochs on a small network. @param {Page} page @param {number} epochs */
async function begin(page, epochs) {
  await phase(page, 'ready');
  await fill(page, 'Layers', 'dense 16 relu | dense 10 softmax', 'textbox');
  await fill(page, 'Epochs', String(epochs));
  await press(page, 'Train');
}

/** @param {Page} page @param {string} dataset */
async function chooseData(page, dataset) {
  const box = await find(page, 'Data set', 'combobox');
  await /** @type {ElementHandle<HTMLSelectElement>} */ (box).select(dataset);
}

/** In the page: no database opens. */
function refuseDatabases() {
  IDBFactory.prototype.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
}

/** In the page: nothing more fits into a database. */
function fillDatabases() {
  IDBObjectStore.prototype.put = function () {
    this.transaction.abort();
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
}

/** In the page: the database is from a version of the page that is yet to come. */
function raiseDatabases() {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (/** @type {string} */ name) {
    open.call(this, name, 999);
    return open.call(this, name, 1);
  };
}

/** In the page, which draws nothing while it is hidden: the last event of a worker, as an attribute. */
function hearWorkers() {
  window.Worker = class extends Worker {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data.event) document.documentElement.dataset.heard = data.event;
      });
    }
  };
}

const REFUSED = 'Nothing can be kept: the browser gives this page no storage';

/** What the browser does when the page keeps its session, and what the page says of it. */
const DATABASES = [
  { name: 'refuses', before: refuseDatabases, words: REFUSED },
  { name: 'is full', before: fillDatabases, words: 'Nothing can be kept: this browser’s storage is full.' },
  { name: 'is from a later version', before: raiseDatabases, words: REFUSED },
];

for (const browser of /** @type {const} */ (['chrome', 'firefox']))
  describe(`interruptions, in ${browser}`, {
    skip: skipped(browser) || (browser === 'firefox' && leftOut),
  }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(browser, { isCached: false });
    });
    after(() => site?.close());

    test('without a network the page trains and reads; other data wait for it, and are named', {
      skip: leftOut,
    }, async (t) => {
      const faulty = await spoil(t, site);
      const page = await openPage(t, faulty, { expected: /Failed to load resource/ });
      await says(page, '2,000 images to train on, 1,000 to test with');
      faulty.spoil(/./, FAULTS.refused);
      await begin(page, 2);
      await phase(page, 'done');
      await drawThree(page);
      await prediction(page, /^\d/);
      if (browser === 'chrome') await download(page, await makeFolder(t), 'Download .safetensors');
      await chooseData(page, 'fashion-mnist');
      await says(page, 'The connection broke while manifest.json was loading.');
      faulty.mend();
      await press(page, 'Try again');
      await says(page, '2,000 images to train on, 1,000 to test with');
      await phase(page, 'ready');
    });

    test('a session is whole after a visit without a network', {
      skip: browser !== 'chrome' || leftOut,
    }, async (t) => {
      const faulty = await spoil(t, site);
      const page = await openPage(t, faulty, { expected: /Failed to load resource/ });
      await phase(page, 'ready');
      await chooseData(page, 'fashion-mnist');
      await says(page, 'small pictures of clothes');
      await begin(page, 1);
      await phase(page, 'done');
      await isKept(page, 'network?.result');
      const accuracy = await output(page, 'Test accuracy');
      faulty.spoil(/\/data\//, FAULTS.refused);
      await page.reload();
      await openSubject(page, 'Data');
      await says(page, 'The data could not be loaded.');
      faulty.mend();
      await press(page, 'Try again');
      await says(page, 'Your last session is restored. Press Train to train further.');
      await openSubject(page, 'Data');
      await says(page, 'small pictures of clothes');
      assert.equal(await output(page, 'Test accuracy'), accuracy);
    });

    for (const { name, before, words } of browser === 'chrome' ? DATABASES : DATABASES.slice(0, 1))
      test(`a database that ${name} leaves the page as it is, which says so`, {
        skip: leftOut,
      }, async (t) => {
        const page = await openPage(t, site, {
          before: async (page) => void (await page.evaluateOnNewDocument(before)),
        });
        await begin(page, 1);
        await phase(page, 'done');
        await press(page, 'Not kept: why?');
        await says(page, words);
        await press(page, 'Reset');
        await phase(page, 'ready');
        await begin(page, 1);
        await phase(page, 'done');
        assert.match(await output(page, 'Test accuracy'), / of 1,000 test images$/);
      });
  });

describe('a tab that is not looked at', { skip: skipped('whole') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('whole');
  });
  after(() => site?.close());

  test('trains to the end while it is hidden', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site, {
      before: async (page) => void (await page.evaluateOnNewDocument(hearWorkers)),
    });
    await begin(page, 150);
    await phase(page, 'training');
    const other = await page.browserContext().newPage();
    await other.bringToFront();
    await page.waitForFunction(() => document.documentElement.dataset.heard === 'result', { polling: 100 });
    await page.bringToFront();
    await phase(page, 'done');
    assert.match(await output(page, 'Test accuracy'), / of 1,000 test images$/);
  });

  test('goes on when it is thawed, with the same run', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    const client = await page.createCDPSession();
    await begin(page, 10_000);
    await epochBegun(page, 2);
    const other = await page.browserContext().newPage();
    await other.bringToFront();
    await client.send('Page.setWebLifecycleState', { state: 'frozen' });
    await client.send('Page.setWebLifecycleState', { state: 'active' });
    await page.bringToFront();
    await press(page, 'Pause');
    await phase(page, 'paused');
    await openSubject(page, 'Training');
    await says(page, 'Epoch 1/10000');
    await press(page, 'Resume');
    await phase(page, 'training');
  });

  /** Leaves the page for another, as a link does. @param {Page} page @param {string} address */
  async function leave(page, address) {
    await page.evaluate(() => Object.assign(window, { wasHere: true }));
    await page.goto(site.url + address);
  }

  /** A page that was trained, left for another and opened anew, with its session. @param {TestContext} t */
  async function returned(t) {
    const page = await openPage(t, site);
    await begin(page, 1);
    await phase(page, 'done');
    await isKept(page, 'network?.result');
    await leave(page, 'bench.html');
    await page.goto(site.url);
    await says(page, 'Your last session is restored.');
    return page;
  }

  /** Goes back to the page. @param {Page} page @param {number} steps */
  async function goBack(page, steps) {
    await page.evaluate((steps) => {
      Object.assign(window, { isLeft: true });
      history.go(-steps);
    }, steps);
    await page.waitForFunction(() => !('isLeft' in window) && document.querySelector('#pad'));
  }

  /**
   * A page that was left and gone back to, and that the browser has kept as it was. Under load it may not: then another
   * is tried.
   * @param {() => Promise<Page>} visit
   */
  async function untilKept(visit) {
    for (let tries = 20; tries > 0; tries--) {
      const page = await visit();
      if (await page.evaluate(() => 'wasHere' in window)) return page;
    }
    throw new Error('the browser keeps no page');
  }

  test('that is left for another page and gone back to goes on with its run', {
    skip: leftOut,
  }, async (t) => {
    const page = await untilKept(async () => {
      const page = await openPage(t, site, { before: hurry });
      await begin(page, 10_000);
      await epochBegun(page, 2);
      await isKept(page, 'network?.place');
      await leave(page, 'reproductions.html');
      await goBack(page, 1);
      return page;
    });
    await press(page, 'Pause');
    await phase(page, 'paused');
    await openSubject(page, 'Training');
    await says(page, 'Epoch 1/10000');
    await drawThree(page);
    await prediction(page, /^\d/);
    await press(page, 'Resume');
    await phase(page, 'training');
    await epochBegun(page, 3);
  });

  test('that is gone back to leaves what another page has made of its session, and keeps its own', {
    skip: leftOut,
  }, async (t) => {
    const page = await untilKept(async () => {
      const page = await returned(t);
      await fill(page, 'Layers', 'dense 20 relu | dense 10 softmax', 'textbox');
      await isKept(page, 'settings.layers.startsWith("dense 20")');
      await goBack(page, 3); // the subject that was opened for the layers is an entry of its own
      return page;
    });
    await fill(page, 'Layers', 'dense 18 relu | dense 10 softmax', 'textbox');
    await isKept(page, 'settings.layers.startsWith("dense 18")');
    assert.deepEqual(await keptLayers(page), [
      'dense 18 relu | dense 10 softmax',
      'dense 20 relu | dense 10 softmax',
    ]);
  });

  test('that is gone back to has forgotten what another page of the tab forgot', {
    skip: leftOut,
  }, async (t) => {
    const page = await untilKept(async () => {
      const page = await returned(t);
      await openSubject(page, 'Files');
      await (await find(page, 'Forget this session', 'DisclosureTriangle')).click();
      await press(page, 'Forget everything');
      await phase(page, 'ready');
      await goBack(page, 3); // the subject is an entry of its own
      return page;
    });
    await phase(page, 'ready');
    await says(page, 'A network that has learnt nothing yet.');
    assert.deepEqual(await keptLayers(page), []);
  });
});
