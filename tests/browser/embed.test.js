// embed.test.js — the lab in the page of another site: the element <digit-lab>, its messages, and its sizes.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { SITE } from '../../.ci/build.js';
import { HEIGHTS, WIDTHS } from '../../web/embed/codes.js';
import { SETTING_KEYS } from '../../web/lab/address/setting-keys.js';
import { PLACE_KEYS } from '../../web/lab/inside/place.js';
import { leftOut } from '../gate.js';
import { drag, launch, PATIENCE_MS, skipped, startBrowser } from './browser.js';
import { FAULTS, spoil } from './faulty-site.js';

/** @import { Frame, Page } from 'puppeteer-core' */

/** Of embed.js, which every post loads: README.md says so. */
const MOST_BYTES = 3000;
const SETTINGS = 'net="dense 16 relu/dense 10 softmax" images="1000" epochs="2"';

/** A site of somebody else, whose page has what is given. @param {string} body @param {string} [policy] */
async function serveHost(body, policy) {
  const server = createServer((_, response) => {
    if (policy) response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Content-Type', 'text/html').end(`<!doctype html><title>A post</title><body>${body}`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** The frame of a view in the page, once what trains in it is in this phase. @param {Page} page @param {string} phase @param {string} [view] */
async function labFrame(page, phase, view = 'train') {
  // The whole page soon leaves its view out of its address.
  const part = view === 'full' ? '/index.html' : `view=${view}`;
  const frame = await page.waitForFrame((frame) => frame.url().includes(part));
  // A frame that is out of sight has no frames of animation to look in.
  await frame.waitForFunction(
    (phase) => {
      const compare = /** @type {HTMLElement | null} */ (document.querySelector('.compare'));
      return (compare ?? document.documentElement).dataset.phase === phase;
    },
    { polling: 100 },
    phase,
  );
  return frame;
}

/** @param {Page | Frame} place @param {string} selector @returns {Promise<DOMRect>} */
const boxOf = (place, selector) =>
  place.$eval(selector, (element) => element.getBoundingClientRect().toJSON());

/** Draws a line on the pad of an element's frame. @param {Page} page @param {string} element @param {Frame} frame */
async function drawStroke(page, element, frame) {
  const [around, pad] = [await boxOf(page, element), await boxOf(frame, '#pad')];
  const [x, y] = [around.x + pad.x + pad.width / 2, around.y + pad.y];
  await page.mouse.move(x, y + pad.height / 5);
  await page.mouse.down();
  await page.mouse.move(x, y + (pad.height * 4) / 5);
  await page.mouse.up();
}

/** Turns the wheel over the middle of a part of an element's frame. @param {Page} page @param {string} element @param {Frame} frame @param {string} part */
async function turnWheel(page, element, frame, part) {
  const [around, box] = [await boxOf(page, element), await boxOf(frame, part)];
  await page.mouse.move(around.x + box.x + box.width / 2, around.y + box.y + box.height / 2);
  await page.mouse.wheel({ deltaY: 120 });
}

/** To the top of the page, once it no longer glides on after a key or the wheel. @param {Page} page */
async function comeBack(page) {
  await page.waitForFunction(() => {
    const before = scrollY;
    return new Promise((known) => setTimeout(() => known(scrollY === before), 100));
  });
  await page.evaluate(() => scrollTo(0, 0));
}

/** What stands beside each other, in every view. */
const PARTS = ['.sentence', '.run-buttons', '.course', '.small-curve', '.paper', '.input', '.frame-line'];
const OF_ONE = ['.answer output', '.answer .bars'];
const OF_TWO = ['.side', '.side + .side'];

/** What lies beyond the right edge or over something else that is not its own part. @param {Frame} frame */
const misplaced = (frame) =>
  frame.evaluate(
    (parts) => {
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
    },
    [...PARTS, ...OF_ONE, ...OF_TWO],
  );

/** In the frame: what is wider than its place, of the whole page and its subject. */
const tooWide = () =>
  ['html', '.subject', '.stage'].filter((part) => {
    const { scrollWidth = 0, clientWidth = 0 } = document.querySelector(part) ?? {};
    return scrollWidth > clientWidth;
  });

/** In the frame: whether every network has read the drawing. */
const hasAnswers = () =>
  [...document.querySelectorAll(':is(.answer, .side) output')].every(({ textContent }) =>
    /\d/.test(textContent ?? ''),
  );

test('the element is one file of less than 3,000 bytes', () => {
  const code = readFileSync(join(SITE, 'embed.js'), 'utf8');
  assert.ok(Buffer.byteLength(code) < MOST_BYTES, `${Buffer.byteLength(code)}`);
  assert.doesNotMatch(code, /\bimport\s*[({"'`]|\bfrom\s*["'`]/);
});

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`in the page of another site, ${name}`, {
    skip: skipped(name) || (name === 'firefox' && leftOut),
  }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    /** @type {Awaited<ReturnType<typeof serveHost>>} */
    let host;
    before(async () => {
      site = await startBrowser(name);
      host = await serveHost(`
        <script type="module" src="${site.url}embed.js"></script>
        <style>body { background: #123; color: oklch(0.95 0.01 90) }</style>
        <p>A post, light on dark.</p>
        <digit-lab view="train" ${SETTINGS} lang="en" theme="light"></digit-lab>
        <digit-lab view="compare" lanes="same;net:dense 10 softmax" ${SETTINGS} lang="en"></digit-lab>
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
      page.setDefaultTimeout(PATIENCE_MS);
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
          for (const element of document.querySelectorAll('digit-lab'))
            element.addEventListener(type, (event) => {
              const { network = '' } = /** @type {CustomEvent} */ (event).detail;
              told.push(type + network);
            });
      });
      const asked = await page.$eval('digit-lab', async (element) => {
        await /** @type {any} */ (element).pause();
        return /** @type {any} */ (element).get();
      });
      assert.deepEqual(asked, { phase: 'poster' }, 'who only asks loads nothing');
      assert.equal(await page.$('digit-lab >>> iframe'), null);
      await (await page.waitForSelector('digit-lab >>> button'))?.click();
      const frame = await labFrame(page, 'done');
      await page.waitForFunction(() => /** @type {any} */ (window).told.includes('done'));
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).told), [
        'ready',
        'epoch',
        'epoch',
        'done',
      ]);
      assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'light');
      const height = await page.$eval('digit-lab', (element) => element.getBoundingClientRect().height);
      const needed = await frame.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(Math.abs(height - needed) <= 1, `${height} of ${needed}`);
      const state = await page.$eval('digit-lab', (element) => /** @type {any} */ (element).get());
      assert.equal(state.parameters, 12_730);
      assert.equal(state.epochs, 2);
      assert.ok(state.accuracy > 0.5);
      const other = await page.$eval('digit-lab', async (element) => {
        await /** @type {any} */ (element).load('preset=softmax&images=500');
        return /** @type {any} */ (element).get();
      });
      assert.equal(other.parameters, 7850);
      const refused = await page.$eval('digit-lab', (element) =>
        /** @type {any} */ (element).load('nothing').catch((/** @type {Error} */ error) => error.message),
      );
      assert.match(refused, /names no settings/);

      // A second one, beside the first: it compares two networks, and looks as the text around it.
      await page.evaluate(() => {
        /** @type {any} */ (window).told.length = 0;
        const second = document.querySelectorAll('digit-lab')[1];
        second.scrollIntoView();
        return /** @type {any} */ (second).train();
      });
      const compared = await labFrame(page, 'done', 'compare');
      await page.waitForFunction(() => /** @type {any} */ (window).told.includes('done2'));
      const told = await page.evaluate(() => /** @type {any} */ (window).told);
      assert.deepEqual(told.toSorted(), ['done1', 'done2', 'epoch1', 'epoch1', 'epoch2', 'epoch2', 'ready']);
      assert.equal(await compared.evaluate(() => document.documentElement.dataset.theme), 'dark');
      await drawStroke(page, '[view=compare]', compared);
      await page.waitForFunction(() =>
        ['prediction1', 'prediction2'].every((type) => /** @type {any} */ (window).told.includes(type)),
      );
      const { networks } = await page.$$eval('digit-lab', ([, second]) => /** @type {any} */ (second).get());
      assert.deepEqual(
        networks.map((/** @type {any} */ { parameters, epochs }) => [parameters, epochs]),
        [
          [12_730, 2],
          [7850, 2],
        ],
      );
      assert.ok(networks.every((/** @type {any} */ { accuracy }) => accuracy > 0.5));

      // Others that are loaded during a run end it, and are there.
      const loaded = await page.$$eval('digit-lab', async ([, second]) => {
        const element = /** @type {any} */ (second);
        const settings = 'preset=softmax&images=500&lanes=same;rate:0.1';
        await element.load(`${settings}&epochs=10000`);
        await element.train();
        await new Promise((resolve) => element.addEventListener('epoch', resolve, { once: true }));
        await element.load(`${settings}&epochs=1`);
        const { phase, networks } = await element.get();
        const done = new Promise((resolve) => element.addEventListener('done', resolve, { once: true }));
        await element.train();
        await done;
        return { phase, networks };
      });
      assert.deepEqual(loaded, { phase: 'ready', networks: [] });
    });

    test('a site that does not come leaves a poster that leads to it, and what waits for it is rejected', async (t) => {
      const context = await (await launch(name)).createBrowserContext();
      t.after(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.evaluateOnNewDocument(() => {
        const wait = setTimeout;
        const soon = (/** @type {() => void} */ act, /** @type {number} */ ms) =>
          wait(act, Math.min(ms, 500));
        Object.assign(window, { setTimeout: soon });
      });
      const closed = await serveHost(
        `<script type="module" src="${site.url}embed.js"></script>
        <digit-lab view="train" preset="softmax" lang="en"></digit-lab>`,
        `default-src 'none'; script-src ${site.url}`,
      );
      t.after(closed.close);
      await page.goto(closed.url);
      await page.waitForFunction(() => customElements.get('digit-lab'));
      const refused = await page.$eval('digit-lab', (element) =>
        /** @type {any} */ (element).train().catch((/** @type {Error} */ { message }) => message),
      );
      assert.equal(refused, 'No answer from the lab.');
      await page.waitForSelector('digit-lab >>> button ::-p-text(Not loaded)');
      const opened = context.waitForTarget((target) => target.url().startsWith(site.url));
      await (await page.waitForSelector('digit-lab >>> button'))?.click();
      const lab = /** @type {Page} */ (await (await opened).page());
      await lab.waitForSelector('html[data-phase="ready"]');
      assert.match(lab.url(), /#preset=softmax/);
      assert.equal(await lab.$('html[data-frame]'), null, 'the whole lab');
      assert.equal(await lab.evaluate(() => opener), null);
    });

    test('a lab that cannot begin says why, and what waits is rejected with that', async (t) => {
      const context = await (await launch(name)).createBrowserContext();
      t.after(() => context.close());
      const faulty = await spoil(t, site);
      faulty.spoil(/train-images/, FAULTS.missing);
      /** A page with the element, and what its commands are answered. @param {string} attributes @param {boolean} [isOld] */
      const openPost = async (attributes, isOld = false) => {
        const post = await serveHost(
          `<script type="module" src="${faulty.url}embed.js"></script><digit-lab view="train" images="500" lang="en" ${attributes}></digit-lab>`,
        );
        t.after(post.close);
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        if (isOld) await page.evaluateOnNewDocument('delete Object.hasOwn');
        await page.goto(post.url);
        await page.waitForFunction(() => customElements.get('digit-lab'));
        return page;
      };
      /** @param {Page} page @param {string} command @param {string} [value] */
      const ask = (page, command, value) =>
        page.$eval(
          'digit-lab',
          (element, command, value) =>
            /** @type {any} */ (element)[command](value).then(
              () => 'obeyed',
              (/** @type {Error} */ { message }) => message,
            ),
          ...[command, value],
        );

      const old = await openPost('preset="softmax"', true);
      const commands = ['train', 'load', 'get', 'train'];
      for (const command of commands)
        assert.match(await ask(old, command, 'preset=softmax'), /Object\.hasOwn/);

      const without = await openPost('preset="softmax"');
      for (const command of ['train', 'load', 'get'])
        assert.match(await ask(without, command, 'preset=softmax'), /train-images.* 404|404.*train-images/);
      faulty.mend();

      const wrong = await openPost('net="dense 10 sofmax"');
      for (const command of ['train', 'get'])
        assert.match(await ask(wrong, command), /does not know the word/);
      assert.equal(await ask(wrong, 'load', 'preset=softmax&images=500'), 'obeyed');
      assert.equal(await ask(wrong, 'train'), 'obeyed');
    });

    test('a page whose policy names the site has the lab, is warned of what is wrong, and told why it is not obeyed', async (t) => {
      const context = await (await launch(name)).createBrowserContext();
      t.after(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      const warned = new Promise((resolve) =>
        page.on('console', (message) => {
          if (message.type().startsWith('warn')) resolve(message.args()[1].jsonValue());
        }),
      );
      const open = await serveHost(
        `<script type="module" src="${site.url}embed.js"></script>
        <digit-lab preset="softmax" images="500" model="dense 10 sofmax" lang="en" nonce="a" inert translate="no" itemprop="about" is="x"><a href="${site.url}">Digit Lab</a></digit-lab>`,
        `default-src 'none'; script-src ${site.url}; frame-src ${site.url}`,
      );
      t.after(open.close);
      await page.setViewport({ width: 336, height: 900 });
      await page.goto(open.url);
      await page.waitForFunction(() => customElements.get('digit-lab'));
      assert.equal(
        await page.$eval('a', (link) => link.checkVisibility()),
        false,
        'the link is for readers without it',
      );
      const heightOf = (/** @type {string} */ view) =>
        page.$eval(
          'digit-lab',
          (element, view) => {
            element.setAttribute('view', view);
            return element.getBoundingClientRect().height;
          },
          view,
        );
      assert.deepEqual([await heightOf('full'), await heightOf('train')], [720, 376]);
      await page.$eval('digit-lab', async (element) => {
        const lab = /** @type {any} */ (element);
        const ready = new Promise((resolve) => lab.addEventListener('ready', resolve, { once: true }));
        lab.open(false);
        await ready;
      });
      // It is as high as it needs from the first, though it was as low as the poster.
      await page.waitForFunction(
        () => document.querySelector('digit-lab')?.getBoundingClientRect().height !== 376,
      );
      const frame = await labFrame(page, 'ready');
      const needed = await frame.$eval('#digit-lab', (root) =>
        Math.ceil(root.getBoundingClientRect().height),
      );
      assert.equal((await boxOf(page, 'digit-lab')).height, needed);
      assert.ok(needed <= HEIGHTS.train[320], `${needed}`);
      assert.deepEqual(await warned, { digitLab: 1, type: 'ready', unread: ['model=dense 10 sofmax'] });
      const refused = await page.$eval('digit-lab', async (element) => {
        const lab = /** @type {any} */ (element);
        const message = (/** @type {Promise<unknown>} */ asked) =>
          asked.then(String, (/** @type {Error} */ error) => error.message);
        const moved = message(lab.train());
        document.body.append(lab);
        const another = document.createElement('digit-lab');
        const { phase } = await lab.get();
        return [await moved, await message(/** @type {any} */ (another).train()), phase];
      });
      assert.deepEqual(refused, ['Not in the page, or moved.', 'Not in the page, or moved.', 'poster']);
      assert.equal(await page.$eval('digit-lab', (element) => /** @type {any} */ (element).style.height), '');
      // No key of the address is hidden by what every element has.
      const keys = [...Object.keys(SETTING_KEYS), ...Object.keys(PLACE_KEYS), 'lanes', 'lesson'];
      keys.push('view', 'hide', 'theme', 'start', 'weights', 'claim');
      const hidden = (/** @type {Element} */ element, /** @type {string[]} */ keys) =>
        keys.filter((key) => key in element);
      assert.deepEqual(await page.$eval('digit-lab', hidden, keys), []);
    });

    test('a frame takes neither the focus nor the wheel of the page around it, and follows its colours', async (t) => {
      const context = await (await launch(name)).createBrowserContext();
      t.after(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.setViewport({ width: 732, height: 600 });
      await page.goto(host.url);
      await page.$eval('digit-lab', (element) =>
        /** @type {any} */ (element).load('preset=softmax&images=500'),
      );
      const frame = await labFrame(page, 'ready');
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
      const box = await (await page.$('digit-lab'))?.boundingBox();
      assert.ok(box);
      await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
      await page.mouse.wheel({ deltaY: 120 });
      await page.waitForFunction(() => scrollY > 0);
      await page.$eval('digit-lab', (element) => element.removeAttribute('theme'));
      await frame.waitForSelector('html[data-theme="dark"]');
      await page.evaluate(() => document.body.style.setProperty('color', '#222'));
      await frame.waitForSelector('html[data-theme="light"]');
    });

    test('over the bench of the whole page the wheel is for the page around, as keys are, until the frame is pressed', {
      skip: leftOut,
    }, async (t) => {
      const context = await (await launch(name)).createBrowserContext();
      t.after(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.setViewport({ width: 1100, height: 800 });
      const post = await serveHost(`<script type="module" src="${site.url}embed.js"></script>
        <digit-lab view="full" ${SETTINGS} start="0" lang="en"></digit-lab><p>More.</p><div style="height: 3000px"></div>`);
      t.after(post.close);
      await page.goto(post.url);
      await page.$eval('digit-lab', (element) => /** @type {any} */ (element).open());
      const frame = await labFrame(page, 'ready', 'full');
      const scrolled = () => frame.$eval('.subject', ({ scrollTop }) => scrollTop);
      const wheel = () => turnWheel(page, 'digit-lab', frame, '.subject');
      await frame.waitForFunction(() => {
        const { scrollHeight = 0, clientHeight = 0 } = document.querySelector('.subject') ?? {};
        return scrollHeight > clientHeight + 200;
      });

      await wheel();
      await page.waitForFunction(() => scrollY > 0);
      assert.equal(await scrolled(), 0);
      const before = await page.evaluate(() => scrollY);
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
      await page.keyboard.press('t');
      await page.keyboard.press(' ');
      await page.waitForFunction((before) => scrollY > before, {}, before);
      assert.equal(
        (await page.$eval('digit-lab', (element) => /** @type {any} */ (element).get())).phase,
        'ready',
      );

      await comeBack(page);
      await drag(page, frame, /** @type {any} */ (await frame.waitForSelector('.subject h2')), [[0.5, 0.5]]);
      await frame.waitForSelector('html[data-focus="inside"]');
      const pressedAt = await page.evaluate(() => scrollY);
      await wheel();
      await frame.waitForFunction(() => Number(document.querySelector('.subject')?.scrollTop) > 0);
      assert.equal(await page.evaluate(() => scrollY), pressedAt);
      await page.click('p');
      await frame.waitForSelector('html[data-focus="around"]');
      await comeBack(page);
      await wheel();
      await page.waitForFunction(() => scrollY > 0);
    });
  });

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`frames of every size, ${name}`, { skip: skipped(name) || leftOut }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(name);
    });
    after(() => site?.close());

    test('nothing lies over anything else, in no view, phase and size, and a run rests out of sight', async (t) => {
      const host = await serveHost(`
        <iframe src="${site.url}index.html#view=full&lang=en&net=dense+16+relu/dense+10+softmax&images=1000&epochs=10000&host=http://127.0.0.1:1"
          style="border: 0; width: 700px; height: 300px"></iframe><div style="height: 3000px"></div>`);
      t.after(host.close);
      const context = await (await launch(name)).createBrowserContext();
      t.after(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.setViewport({ width: 1200, height: 800 });
      await page.goto(host.url);
      const resize = (/** @type {number} */ width, /** @type {number} */ height) =>
        page.$eval(
          'iframe',
          (iframe, width, height) =>
            Object.assign(iframe.style, { width: `${width}px`, height: `${height}px` }),
          width,
          height,
        );
      /** At each size. @param {Frame} frame @param {[width: number, height: number][]} sizes @param {(where: string, height: number) => Promise<void>} check */
      const atSizes = async (frame, sizes, check) => {
        for (const [width, height] of sizes) {
          await resize(width, height);
          await frame.waitForFunction((width) => innerWidth === width, { polling: 50 }, width);
          await check(`${width} × ${height}`, height);
        }
      };
      const sizesOf = (/** @type {keyof typeof HEIGHTS} */ view) =>
        WIDTHS.map((width) => /** @type {[number, number]} */ ([width, HEIGHTS[view][width]]));

      const whole = await labFrame(page, 'ready', 'full');
      await atSizes(whole, sizesOf('full'), async (where) => {
        assert.deepEqual(await whole.evaluate(tooWide), [], `full ${where}`);
      });

      /** @param {Frame} frame @param {string} view @param {string} when @param {[width: number, height: number][]} sizes */
      const fits = (frame, view, when, sizes) =>
        atSizes(frame, sizes, async (where, height) => {
          assert.deepEqual(await misplaced(frame), [], `${view} ${when} ${where}`);
          const needed = await frame.evaluate(() => document.documentElement.scrollHeight);
          assert.ok(needed <= height, `${view} ${when}: ${needed} at ${where}`);
        });
      for (const view of /** @type {const} */ (['pad', 'compare', 'train'])) {
        await page.$eval(
          'iframe',
          (iframe, view) => {
            const other = /** @type {HTMLIFrameElement} */ (iframe.cloneNode());
            other.src = iframe.src.replace(/view=\w+/, `view=${view}`);
            iframe.replaceWith(other);
          },
          view,
        );
        const frame = await labFrame(page, 'ready', view);
        // As high as the page for posts says.
        const sizes = sizesOf(view);
        await fits(frame, view, 'ready', sizes);
        await frame.evaluate(() =>
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true })),
        );
        // The pad alone has no Train, and so no key for it.
        await labFrame(page, view === 'pad' ? 'ready' : 'training', view);
        if (view !== 'pad') await fits(frame, view, 'training', sizes);
        await drawStroke(page, 'iframe', frame);
        await frame.waitForFunction(hasAnswers, { polling: 50 });
        await fits(frame, view, 'drawn', sizes);
      }
      const frame = await labFrame(page, 'training');
      await fits(frame, 'train', 'drawn', [[700, 300]]);
      await page.evaluate(() => scrollTo(0, 2500));
      await labFrame(page, 'paused');
      await page.evaluate(() => scrollTo(0, 0));
      await labFrame(page, 'training');
    });
  });
