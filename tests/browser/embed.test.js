// embed.test.js — the lab in the page of another site: the element <digit-lab>, its messages, and its sizes.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';

import { launch, skipped, startBrowser } from './browser.js';

/** @import { Frame, Page } from 'puppeteer-core' */

const SETTINGS = 'net="dense 16 relu/dense 10 softmax" images="1000" epochs="2"';

/** A site of somebody else, whose page has what is given. @param {string} body */
async function serveHost(body) {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end(`<!doctype html><title>A post</title><body>${body}`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** The lab's frame in the page, once its network is in this phase. @param {Page} page @param {string} phase */
async function labFrame(page, phase) {
  const frame = await page.waitForFrame((frame) => frame.url().includes('index.html'));
  // A frame that is out of sight has no frames of animation to look in.
  await frame.waitForFunction(
    (phase) => document.documentElement.dataset.phase === phase,
    { polling: 100 },
    phase,
  );
  return frame;
}

/** What lies beyond the right edge or over something else that is not its own part. @param {Frame} frame */
const misplaced = (frame) =>
  frame.evaluate(() => {
    const parts = [
      '.sentence',
      '.run-buttons',
      '.course',
      '.small-curve',
      '.paper',
      '.input',
      'output',
      '.bars',
      '.frame-line',
    ];
    const seen = parts.flatMap((part) => {
      const element = document.querySelector(part);
      const box = element?.getBoundingClientRect();
      return element?.checkVisibility() && box?.width ? [{ part, box }] : [];
    });
    const beyond = seen
      .filter(({ box }) => box.right > innerWidth + 0.5 || box.left < 0)
      .map(({ part }) => part);
    const over = seen.flatMap(({ part, box }, i) =>
      seen
        .slice(i + 1)
        .filter(
          ({ box: other }) =>
            Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
            Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1,
        )
        .map(({ part: other }) => `${part} over ${other}`),
    );
    return [...beyond, ...over];
  });

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`in the page of another site, ${name}`, { skip: skipped(name) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    /** @type {Awaited<ReturnType<typeof serveHost>>} */
    let host;
    before(async () => {
      site = await startBrowser(name);
      host = await serveHost(`
        <script type="module" src="${site.url}embed.js"></script>
        <p>A post.</p>
        <digit-lab view="train" ${SETTINGS} lang="en" theme="dark"></digit-lab>
        <div style="height: 3000px"></div>`);
    });
    after(() => {
      host?.close();
      return site?.close();
    });

    test('a poster loads nothing; pressed, the network trains, and the page is told and obeyed', async (t) => {
      const context = await (await launch(name)).createBrowserContext();
      t.after(() => context.close());
      const page = await context.newPage();
      /** @type {string[]} */
      const requests = [];
      page.on('request', (request) => requests.push(new URL(request.url()).pathname));
      await page.setViewport({ width: 732, height: 600 });
      await page.goto(host.url);
      await page.waitForFunction(() => customElements.get('digit-lab'));
      assert.deepEqual(
        requests.filter((path) => !/^\/(favicon.ico)?$/.test(path)),
        ['/embed.js'],
      );
      await page.evaluate(() => {
        /** @type {string[]} */
        const told = [];
        Object.assign(window, { told });
        for (const type of ['ready', 'epoch', 'done', 'prediction'])
          document.querySelector('digit-lab')?.addEventListener(type, () => told.push(type));
      });
      await (await page.waitForSelector('digit-lab >>> button'))?.click();
      const frame = await labFrame(page, 'done');
      await page.waitForFunction(() => /** @type {any} */ (window).told.includes('done'));
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).told), [
        'ready',
        'epoch',
        'epoch',
        'done',
      ]);
      assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'dark');
      const height = await page.$eval('digit-lab', (element) => element.getBoundingClientRect().height);
      const needed = await frame.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(Math.abs(height - needed) <= 1, `${height} of ${needed}`);
      const state = await page.$eval('digit-lab', (element) => /** @type {any} */ (element).get());
      assert.equal(state.parameters, 12_730);
      assert.equal(state.epochs, 2);
      assert.ok(state.accuracy > 0.5);
      await page.$eval('digit-lab', (element) =>
        /** @type {any} */ (element).load('preset=softmax&images=500'),
      );
      await page.waitForFunction(() =>
        /** @type {any} */ (document.querySelector('digit-lab'))
          .get()
          .then((/** @type {any} */ { parameters }) => parameters === 7850),
      );
      const refused = await page.$eval('digit-lab', (element) =>
        /** @type {any} */ (element).load('nothing').catch((/** @type {Error} */ error) => error.message),
      );
      assert.match(refused, /names no settings/);
    });
  });

describe('frames of every size', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site?.close());

  test('nothing lies over anything else, in no view and at no size, and a run rests out of sight', async (t) => {
    const host = await serveHost(`
      <iframe src="${site.url}index.html#view=train&lang=en&net=dense+16+relu/dense+10+softmax&images=1000&epochs=10000&host=http://127.0.0.1:1"
        style="border: 0; width: 700px; height: 300px"></iframe><div style="height: 3000px"></div>`);
    t.after(host.close);
    const context = await (await launch('chrome')).createBrowserContext();
    t.after(() => context.close());
    const page = await context.newPage();
    await page.setViewport({ width: 1200, height: 800 });
    await page.goto(host.url);
    const frame = await labFrame(page, 'ready');
    const resize = (/** @type {number} */ width, /** @type {number} */ height) =>
      page.$eval(
        'iframe',
        (iframe, width, height) =>
          Object.assign(iframe.style, { width: `${width}px`, height: `${height}px` }),
        width,
        height,
      );
    for (const [width, height] of [
      [320, 640],
      [700, 300],
      [700, 420],
      [1100, 420],
    ]) {
      await resize(width, height);
      await frame.waitForFunction((width) => innerWidth === width, {}, width);
      assert.deepEqual(await misplaced(frame), [], `${width} × ${height}`);
      const needed = await frame.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(needed <= height, `${needed} of ${height} at ${width}`);
    }
    await (await frame.waitForSelector('::-p-aria([name="Train"][role="button"])'))?.click();
    await labFrame(page, 'training');
    await page.evaluate(() => scrollTo(0, 2500));
    await labFrame(page, 'paused');
    await page.evaluate(() => scrollTo(0, 0));
    await labFrame(page, 'training');
  });
});
