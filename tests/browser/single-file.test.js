// single-file.test.js — the page in one file, opened from the disk, and in the packages for learning platforms.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';

import { RELEASE, requireCurrent } from '../../.ci/build.js';
import { packagesOf } from '../../.ci/release.js';
import { readWeights } from '../../web/weights/files.js';
import { leftOut } from '../gate.js';
import {
  download,
  drawThree,
  makeFolder,
  openPage,
  openSubject,
  output,
  phase,
  prediction,
  press,
  seen,
  skipped,
  startBrowser,
} from './browser.js';

/** @import { Frame, Page } from 'puppeteer-core' */

requireCurrent('release');

const WHOLE = join(RELEASE, 'digit-lab.html');
const SMALL = join(RELEASE, 'digit-lab-small.html');
const SETTINGS = 'lang=en&net=dense+16+relu/dense+10+softmax&epochs=1';

/** With how many threads the page says that it trains. @param {Page} page */
async function threadsOf(page) {
  await openSubject(page, 'Training');
  const line = await seen(page, '.engine-panel::-p-text(threads: )');
  const text = await line.evaluate((element) => element.textContent ?? '');
  return Number(/threads: (\d+)/.exec(text)?.[1]);
}

/** Where a link of the page leads that is not within it. @param {Page} page */
const linksOut = (page) =>
  page.$$eval('a[href]', (links) =>
    links.flatMap((link) => {
      const address = link.getAttribute('href') ?? '';
      return /^[?#]|^https:/.test(address) ? [] : [address];
    }),
  );

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`the page in one file, from the disk, ${name}`, {
    skip: skipped(name) || (name === 'firefox' && leftOut),
  }, () => {
    /** Nothing is asked of its server: with it the browser ends. @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(name);
    });
    after(() => site?.close());

    test('trains, reads a drawing, speaks Chinese, exports, and has its other pages within', async (t) => {
      /** @type {string[]} */
      const requests = [];
      const address = pathToFileURL(SMALL).href;
      const page = await openPage(
        t,
        { name, url: `${address}#${SETTINGS}` },
        {
          async before(page) {
            page.on('request', (request) => requests.push(request.url()));
          },
        },
      );
      await phase(page, 'ready');
      assert.equal(await threadsOf(page), 1);
      await press(page, 'Train');
      await phase(page, 'done');
      await drawThree(page);
      await prediction(page, /^\d/);
      await openSubject(page, 'Results');
      assert.match(await output(page, 'Test accuracy'), / of 2,000 test images$/);
      await openSubject(page, 'Inside');
      await page.waitForSelector('.inside canvas');

      await press(page, '中文');
      await openSubject(page, '结果');
      await seen(page, '::-p-text(混淆矩阵)');
      await openSubject(page, '文件');
      await seen(page, '::-p-aria([name="导出为 ONNX"][role="button"])');
      if (name === 'chrome') {
        const file = await download(page, await makeFolder(t), '导出为 ONNX');
        const { metadata } = readWeights(new Uint8Array(readFileSync(file)), basename(file));
        assert.equal(metadata.layers, 'dense 16 relu | dense 10 softmax');
      }
      assert.deepEqual(await linksOut(page), []);

      for (const [where, heading] of [
        ['about', '帮助'],
        ['teacher', '给教师'],
        ['sheet', '写数字的纸'],
        ['ideas#softmax', '概念'],
      ]) {
        await page.goto(`${address}?${where}`);
        await seen(page, `h1::-p-text(${heading})`);
        assert.deepEqual(await linksOut(page), [], where);
      }
      const back = await seen(page, '.ways a[href="?lab"]');
      await back.evaluate((link) => /** @type {HTMLElement} */ (link).click());
      await page.waitForSelector('html[data-phase="ready"], html[data-phase="done"]');

      const own = new RegExp(`^(${address.replace(/[.?/]/g, '\\$&')}|blob:|data:)`);
      assert.deepEqual(
        requests.filter((url) => !own.test(url)),
        [],
      );
    });

    if (name === 'chrome')
      test('the large file has all of MNIST', { skip: leftOut }, async (t) => {
        const page = await openPage(t, { name, url: `${pathToFileURL(WHOLE).href}#${SETTINGS}` });
        await phase(page, 'ready');
        await openSubject(page, 'Data');
        await seen(page, '.subject ::-p-text(60,000)');
        await seen(page, '.subject ::-p-text(10,000)');
        assert.equal(await threadsOf(page), 1);
      });
  });

/** A server of the files of a package, whose page / has what is given. @param {Record<string, Uint8Array>} files @param {string} body */
async function servePackage(files, body) {
  const server = createServer(({ url = '/' }, response) => {
    const file = files[url.slice(1)];
    if (url !== '/' && !file) return response.writeHead(404).end();
    response.setHeader('Content-Type', 'text/html').end(file ?? `<!doctype html><body>${body}`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** The lab's frame, once its network has been trained. @param {Page} page */
async function trainedFrame(page) {
  const frame = await page.waitForFrame((frame) => frame.url().includes('index.html'));
  const come = (/** @type {string} */ phase) => frame.waitForSelector(`html[data-phase="${phase}"]`);
  await come('ready');
  await (await frame.waitForSelector('.run-buttons button'))?.click();
  await come('done');
  return frame;
}

describe('packages for learning platforms', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  /** @type {ReturnType<typeof packagesOf>} */
  let packages;
  before(async () => {
    site = await startBrowser('chrome', { isolates: false });
    packages = packagesOf(new Uint8Array(readFileSync(SMALL)), '0.0.0');
  });
  after(() => site?.close());

  test('SCORM: the platform is told when a network has been trained, how well it reads, and the end', {
    skip: leftOut,
  }, async (t) => {
    const files = unzipSync(packages['scorm.zip']);
    const [, launched] =
      /<resource [^>]*href="([^"]+)"/.exec(new TextDecoder().decode(files['imsmanifest.xml'])) ?? [];
    const platform = await servePackage(
      files,
      `<script>
        const values = { 'cmi.core.lesson_status': 'not attempted' };
        const calls = [];
        const call = (name) => (key, value) => (calls.push([name, key, value].join(' ').trim()), 'true');
        window.API = {
          ...{ LMSInitialize: call('initialize'), LMSFinish: call('finish'), LMSCommit: () => 'true' },
          LMSGetValue: (key) => values[key] ?? '',
          LMSSetValue: (key, value) => ((values[key] = value), 'true'),
        };
      </script><iframe src="${launched}#${SETTINGS}" width="1000" height="700"></iframe>`,
    );
    t.after(platform.close);
    const page = await openPage(t, { name: 'chrome', url: platform.url });
    const told = (/** @type {string} */ expression) => page.evaluate(expression);
    const frame = await page.waitForFrame((frame) => frame.url().includes('index.html'));
    await frame.waitForSelector('html[data-phase="ready"]');
    assert.deepEqual(await told('calls'), ['initialize']);
    assert.equal(await told(`values['cmi.core.lesson_status']`), 'incomplete');
    await trainedFrame(page);
    await page.waitForFunction(`values['cmi.core.lesson_status'] === 'completed'`);
    const score = Number(await told(`values['cmi.core.score.raw']`));
    assert.ok(score > 80 && score <= 100, `${score}`);
    await page.$eval('iframe', (frame) => frame.remove());
    assert.deepEqual(await told('calls'), ['initialize', 'finish']);
    assert.match(String(await told(`values['cmi.core.session_time']`)), /^\d{4}:\d\d:\d\d\.\d\d$/);
  });

  test('HTML5: trains in a sandboxed frame, and as fast as the site with one thread', {
    skip: leftOut,
  }, async (t) => {
    const settings = 'lang=en&preset=fast&images=2000&epochs=2&test=1000';
    const platform = await servePackage(
      unzipSync(packages['html5.zip']),
      `<iframe src="index.html#${settings}" sandbox="allow-scripts" width="1000" height="700"></iframe>`,
    );
    t.after(platform.close);
    /** In the page: how long a run is on, in ms. */
    const stopwatch = () => {
      let begin = 0;
      new MutationObserver(() => {
        const { dataset } = document.documentElement;
        if (dataset.phase === 'training' && !begin) begin = performance.now();
        if (dataset.phase === 'done') dataset.took ??= String(Math.round(performance.now() - begin));
      }).observe(document, { subtree: true, attributeFilter: ['data-phase'] });
    };
    const visit = {
      before: (/** @type {Page} */ page) => page.evaluateOnNewDocument(stopwatch).then(() => {}),
    };
    const host = await openPage(t, { name: 'chrome', url: platform.url }, visit);
    const frame = await trainedFrame(host);
    const lab = await openPage(t, { name: 'chrome', url: `${site.url}#${settings}` }, visit);
    await phase(lab, 'ready');
    await press(lab, 'Train');
    await phase(lab, 'done');
    const took = (/** @type {Page | Frame} */ where) => where.$eval('html', (root) => root.dataset.took);
    t.diagnostic(`two epochs of 2,000 images: ${await took(frame)} ms, in the site ${await took(lab)} ms`);
  });
});
