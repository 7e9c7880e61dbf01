// offline.test.js — the site without network and on a host without headers, a new version of it, and what the browser
// keeps: all of it with the service worker, which other tests do without.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import {
  drawThree,
  fill,
  openPage,
  openSubject,
  phase,
  prediction,
  press,
  says,
  seen,
  skipped,
  startBrowser,
  visitPage,
} from './browser.js';
import { NEW_TAGLINE, writeBuild, writeNextBuild } from './two-builds.js';

/**
 * @import { Frame, Page } from 'puppeteer-core'
 */

const folder = mkdtempSync(join(tmpdir(), 'digit-lab-builds-'));
const [build, nextBuild] = ['build', 'next'].map((name) => join(folder, name));
before(async () => {
  await writeBuild(build);
  await writeNextBuild(nextBuild);
});
after(() => rmSync(folder, { recursive: true }));

/** What the console says of a host that is not there. */
const expected = /Failed to load|NetworkError|could not be loaded|ERR_|Loading failed/;

/** Until the site is kept. @param {Page} page */
async function isKept(page) {
  await openSubject(page, 'Files');
  await says(page, 'The page also opens without a network');
}

/** The threads that the engine says it has. @param {Page | Frame} page */
const threads = async (page) => {
  await page.waitForFunction(
    () => /threads: \d/.test(document.querySelector('.engine-panel')?.textContent ?? ''),
    {
      polling: 100,
    },
  );
  const text = await page.$eval('.engine-panel', ({ textContent }) => textContent ?? '');
  return Number(/threads: (\d)/.exec(text)?.[1]);
};

/** As many as the page may have. @param {Page | Frame} page */
const processors = (page) => page.evaluate(() => Math.min(navigator.hardwareConcurrency, 8));

/** What is kept, by its path. @param {Page} page */
const keptPaths = (page) =>
  page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const keys = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
    return keys.map(({ url }) => url.replace(/.*\/kept\/(\w{16}\/)?/, '')).sort();
  });

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`on a host without headers, ${name}`, {
    skip: skipped(name) || (name === 'firefox' && leftOut),
  }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(name, { isolates: false, folder: build });
    });
    after(() => site?.close());

    test('one visit is enough: then the site opens, trains and reads without network, with all threads', async (t) => {
      /** @type {string[]} */
      const asked = [];
      let isThere = true;
      site.guard(t, (path) => {
        if (!isThere) throw new Error('there is no network');
        asked.push(path);
        return true;
      });
      const page = await openPage(t, site, { expected });
      await phase(page, 'ready');
      await page.evaluate(() => Object.assign(window, { isFirst: true }));
      await isKept(page);
      await openSubject(page, 'Training');
      assert.equal(await threads(page), 1);
      await says(page, 'so only one thread is used. Loaded again, it can use all.');
      assert.equal(await page.evaluate(() => /** @type {any} */ (window).isFirst), true);
      // Pages are asked for anew, and the browser asks by itself whether its service worker is still the one.
      const mayBeTwice = /\.html$|^\/$|^\/service-worker\.js$/;
      const twice = asked.filter((path, i) => asked.indexOf(path) < i && !mayBeTwice.test(path));
      assert.deepEqual(twice, []);
      const kept = await keptPaths(page);
      for (const path of [
        'index.html',
        'teacher.html',
        'manifest-zh.webmanifest',
        'data/mnist/train-images-idx3-ubyte.gz',
      ])
        assert.ok(kept.includes(path), path);
      const scripts = readdirSync(join(build, 'assets'), { recursive: true }).filter((path) =>
        /\.\w+$/.test(String(path)),
      );
      assert.deepEqual(
        scripts.filter((path) => !kept.includes(`assets/${path}`)),
        [],
      );
      assert.ok(!kept.some((path) => /fashion/.test(path)));

      isThere = false;
      await page.goto(`${site.url}#net=dense 16 relu|dense 10 softmax&epochs=1&view=training`);
      await page.reload();
      await phase(page, 'ready');
      assert.equal(await page.evaluate(() => crossOriginIsolated), true);
      assert.equal(await threads(page), await processors(page));
      await press(page, 'Train');
      await phase(page, 'done');
      await drawThree(page);
      await prediction(page, /\d/);
      await openSubject(page, 'Learn');
      await (await seen(page, '::-p-text(A picture is numbers)')).click();
      await says(page, 'of 10');
      for (const [file, words] of [
        ['ideas.html#softmax', 'Softmax'],
        ['about.html', 'MNIST'],
        ['teacher.html', 'minutes'],
      ]) {
        await page.goto(site.url + file);
        await page.waitForSelector('main');
        await says(page, words);
      }
    });
  });

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`in a frame of another site, on a host without headers, ${name}`, {
    skip: skipped(name) || leftOut,
  }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    /** @type {import('node:http').Server} */
    let host;
    before(async () => {
      site = await startBrowser(name, { isolates: false, folder: build });
      host = createServer((_, response) => {
        const frame = `<iframe width="700" height="600" src="${site.url}#view=training"></iframe>`;
        response.setHeader('Content-Type', 'text/html').end(`<!doctype html><title>A post</title>${frame}`);
      });
      await once(host.listen(0, '127.0.0.1'), 'listening');
    });
    after(() => {
      host?.close();
      return site?.close();
    });

    test('only what the page has loaded is kept, and in Chromium it has threads on its second visit', async (t) => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (host.address());
      const { page, close } = await visitPage({ ...site, url: `http://127.0.0.1:${port}/` });
      t.after(close);
      const frameOf = () => page.waitForFrame((frame) => frame.url().startsWith(site.url));
      const frame = await frameOf();
      assert.equal(await threads(frame), 1);
      const kept = await frame.waitForFunction(
        async () => {
          const [name] = await caches.keys();
          const keys = name ? await (await caches.open(name)).keys() : [];
          const paths = keys.map(({ url }) => url).join();
          return paths.includes('train-images') && paths; // after all that a page begins with
        },
        { polling: 100 },
      );
      const paths = String(await kept.jsonValue());
      // The scripts of a frame lie apart in Firefox's cache: they are kept on the second visit.
      if (name === 'chrome') assert.match(paths, /assets\/index-/);
      assert.doesNotMatch(paths, /about/);
      await page.reload();
      const again = await frameOf();
      const isIsolated = name === 'chrome';
      assert.equal(await threads(again), isIsolated ? await processors(again) : 1);
      assert.equal(await again.evaluate(() => crossOriginIsolated), isIsolated);
    });
  });

describe('what the browser keeps, in Chromium', { skip: skipped('chrome') || leftOut }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome', { folder: build });
  });
  after(() => site?.close());

  /** Another tab of the same person. @param {Page} page @param {string} [url] */
  async function another(page, url = site.url) {
    const tab = await page.browserContext().newPage();
    await tab.goto(url);
    return tab;
  }

  test('a new version waits for the end of the old one, and is never offered under a run', async (t) => {
    t.after(() => site.deploy(build));
    const page = await openPage(t, site, { expected });
    await phase(page, 'ready');
    await isKept(page);
    const [headers] = await page.evaluate(async () => {
      const [name] = await caches.keys();
      const cache = await caches.open(name);
      const key = (await cache.keys()).find(({ url }) => url.endsWith('/index.html'));
      return [[...((await cache.match(key ?? ''))?.headers ?? [])].map(([name]) => name)];
    });
    assert.equal(headers.filter((name) => name === 'document-isolation-policy').length, 1);

    site.deploy(nextBuild);
    await page.reload();
    await phase(page, 'ready');
    await fill(page, 'Epochs', '500');
    await press(page, 'Train');
    await phase(page, 'training');
    // Another tab, too, has the version that is there.
    const other = await another(page);
    await press(other, 'Not now'); // a copy of the session
    await says(other, 'A new version of this page is there.');
    await phase(page, 'training');
    assert.equal(await page.$('::-p-text(A new version of this page)'), null);
    await openSubject(page, 'Learn'); // a part that was not loaded so far
    await says(page, 'A picture is numbers');
    assert.equal(await other.$(`::-p-text(${NEW_TAGLINE})`), null);
    await press(page, 'Pause');
    await press(page, 'Reset');
    await says(page, 'A new version of this page is there.');

    // Whoever agrees has the new version at once, and other tabs go on with the old one.
    await press(other, 'Reload the page');
    await says(other, NEW_TAGLINE);
    await phase(other, 'ready');
    await openSubject(page, 'Inside'); // which the server no longer has
    await page.waitForSelector('.inside-room, [class*="inside"]');
    await press(page, 'Train');
    await phase(page, 'training');
    await press(page, 'Pause');
    await phase(page, 'paused');
    await page.evaluate(() => sessionStorage.clear());
    await other.close();
    await page.goto(site.url);
    await says(page, NEW_TAGLINE);
  });

  test('a page of text offers a new version, and a run in another tab goes on', async (t) => {
    t.after(() => site.deploy(build));
    const page = await openPage(t, site, { expected });
    await phase(page, 'ready');
    await isKept(page);
    await fill(page, 'Epochs', '500');
    await press(page, 'Train');
    await phase(page, 'training');
    site.deploy(nextBuild);
    const help = await another(page, `${site.url}about.html`);
    await says(help, 'A new version of this page is there.');
    await press(help, '中文');
    await says(help, '本页有了新版本。');
    await press(help, '重新载入');
    await help.waitForSelector('script[src$="next.js"]');
    await help.waitForSelector('main');
    assert.equal(await help.$('::-p-text(本页有了新版本。)'), null);
    await phase(page, 'training');
    await press(page, 'Pause');
    await phase(page, 'paused');
  });

  test('closed, the site opens in the new version, of which nothing is missing', async (t) => {
    t.after(() => site.deploy(build));
    const page = await openPage(t, site, { expected });
    await phase(page, 'ready');
    await isKept(page);
    site.deploy(nextBuild);
    await page.reload();
    await says(page, 'A new version of this page is there.');
    const blank = await page.browserContext().newPage();
    await page.goto('about:blank');
    site.guard(t, () => {
      throw new Error('there is no network');
    });
    // The browser takes its time to see that the last page has gone.
    for (let visit = 0; visit < 20; visit++) {
      await blank.goto('about:blank');
      await blank.goto(site.url);
      await phase(blank, 'ready');
      if (await blank.$(`::-p-text(${NEW_TAGLINE})`)) break;
    }
    await says(blank, NEW_TAGLINE);
    await phase(blank, 'ready');
    await isKept(blank);
    const kept = await keptPaths(blank);
    assert.deepEqual(
      kept.filter((path) => /^assets\/[^/]*\.js$/.test(path) && !/next\.js$|worker-/.test(path)),
      [],
    );
  });

  test('what is damaged or missing comes from the network, and is whole again', async (t) => {
    const page = await openPage(t, site, { expected });
    await phase(page, 'ready');
    await isKept(page);
    const damaged = await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]);
      const keys = await cache.keys();
      const find = (/** @type {RegExp} */ pattern) => keys.filter(({ url }) => pattern.test(url));
      for (const key of find(/\/worker-|train-labels|about\.html|index-[\w-]+\.css/)) {
        const kept = await cache.match(key);
        const bytes = new Uint8Array(await (kept ?? new Response()).arrayBuffer());
        bytes[bytes.length >> 1] ^= 1;
        await cache.put(key, new Response(bytes, { headers: kept?.headers }));
      }
      for (const key of find(/\/site-|engine-|teacher\.html/)) await cache.delete(key);
      return keys.length;
    });
    await page.reload();
    await phase(page, 'ready');
    await isKept(page);
    await page.goto(`${site.url}about.html`);
    await page.waitForSelector('main');
    await page.goto(site.url);
    await phase(page, 'ready');
    await isKept(page);
    site.guard(t, () => {
      throw new Error('there is no network');
    });
    for (const path of ['about.html', 'teacher.html']) {
      await page.goto(site.url + path);
      await page.waitForSelector('main');
    }
    await page.goto(site.url);
    await phase(page, 'ready');
    assert.equal((await keptPaths(page)).length, damaged);
  });

  test('without room, nothing is kept and nothing is said', async (t) => {
    const { origin } = new URL(site.url);
    const before = async (/** @type {Page} */ page) => {
      const client = await page.createCDPSession();
      await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1e6 });
    };
    const page = await openPage(t, site, { before });
    await phase(page, 'ready');
    const kept = await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
      active?.postMessage({ verb: 'keep', isWhole: true, entry: '' }, [port2]);
      return answer;
    });
    assert.deepEqual(kept, { result: { bytes: 0, imageBytes: 0, isWhole: false } });
    await openSubject(page, 'Files');
    await says(page, 'Kept in this browser');
    assert.equal(await page.$('::-p-text(for the next visit)'), null);
    await page.reload();
    await phase(page, 'ready');
  });

  test('where data are to be saved only what was loaded is kept', async (t) => {
    /** @type {string[]} */
    const asked = [];
    site.guard(t, (path) => asked.push(path) > 0);
    const before = async (/** @type {Page} */ page) => {
      await page.evaluateOnNewDocument(() =>
        Object.defineProperty(navigator, 'connection', { get: () => ({ saveData: true }) }),
      );
    };
    const page = await openPage(t, site, { before });
    await phase(page, 'ready');
    await openSubject(page, 'Files');
    await says(page, 'are kept for the next visit');
    assert.ok(!asked.some((path) => /teacher|thread-worker-.*\.css/.test(path)));
  });

  test('whoever forgets everything has nothing left of the site', async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await isKept(page);
    await page.reload();
    await phase(page, 'ready');
    await isKept(page);
    await (await seen(page, 'summary::-p-text(Forget this session)')).click();
    await press(page, 'Forget everything');
    await page.waitForFunction(
      async () => !(await navigator.serviceWorker.getRegistration()) && (await caches.keys()).length === 0,
      { polling: 100 },
    );
    await openSubject(page, 'Learn');
    await says(page, 'A picture is numbers');
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  });

  test('the site can be installed, in the language of the page', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}#lang=zh` });
    await phase(page, 'ready');
    const href = await page.$eval('link[rel="manifest"]', (link) => link.getAttribute('href'));
    assert.equal(href, './manifest-zh.webmanifest');
    const client = await page.createCDPSession();
    const { errors, data } = await client.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(/** @type {string} */ (data));
    assert.equal(manifest.name, '数字实验室');
    const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
    assert.deepEqual(
      installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'),
      [],
    );
    for (const { src, sizes, type } of manifest.icons) {
      const bytes = readFileSync(join(build, src));
      if (type !== 'image/png') continue;
      assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes);
    }
  });
});
