// frame-messages.test.js — the contract of web/lab/frame/frame-messages.js, with plain frames in a page of another site: who
// is told what, and who is obeyed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { launch, PATIENCE_MS, skipped, startBrowser } from './browser.js';
import { serveOther } from './places.js';

/** @import { Frame, Page } from 'puppeteer-core' */

const SETTINGS = 'view=train&lang=en&net=dense+16+relu/dense+10+softmax&images=500';
/** No page is there. */
const ELSEWHERE = 'http://127.0.0.1:1';
/** Longer than any test. */
const ENDLESS = 10_000;

/** In the page: keeps all messages, with the id of the frame that they came from. */
function listen() {
  /** @type {any[]} */
  const told = [];
  Object.assign(window, { told });
  addEventListener('message', ({ source, data }) => {
    const frames = [...document.querySelectorAll('iframe')];
    told.push({ from: frames.find(({ contentWindow }) => contentWindow === source)?.id, ...data });
  });
}

/** In the page: opens a frame, which is to have the page's messages or another's. @param {string} id @param {string} address */
function openFrame(id, address) {
  const frame = document.createElement('iframe');
  Object.assign(frame, {
    id,
    src: address.replace(/host=$/, `host=${location.origin}`),
    width: 700,
    height: 384,
  });
  document.body.prepend(frame);
}

/** A message to a frame, as it is. @param {Page} page @param {string} id @param {object} message */
const send = (page, id, message) =>
  page.$eval(
    `#${id}`,
    (frame, message) => /** @type {HTMLIFrameElement} */ (frame).contentWindow?.postMessage(message, '*'),
    message,
  );

/** What a frame has told of one type, once it has told so many. @param {Page} page @param {string} from @param {string} type @param {number} [count] */
async function toldBy(page, from, type, count = 1) {
  const found = await page.waitForFunction(
    (from, type, count) => {
      const { told } = /** @type {any} */ (window);
      const all = told.filter((/** @type {any} */ each) => each.from === from && each.type === type);
      return all.length >= count && all;
    },
    { polling: 50 },
    ...[from, type, count],
  );
  return found.jsonValue();
}

let asked = 0;

/** The answer to a command. @param {Page} page @param {string} command @param {string} [value] */
async function ask(page, command, value) {
  const id = ++asked;
  await send(page, 'own', { digitLab: 1, command, value, id });
  const found = await page.waitForFunction(
    (id) => /** @type {any} */ (window).told.find((/** @type {any} */ each) => each.id === id),
    { polling: 50 },
    id,
  );
  return found.jsonValue();
}

/** In the frame: keeps whether it is in sight, which the lab is told just before. */
function watchSight() {
  new IntersectionObserver((entries) => {
    document.documentElement.dataset.sight = String(entries.at(-1)?.isIntersecting);
  }).observe(document.documentElement);
}

/** Scrolls until the frame is out of sight, or in sight, and knows. @param {Page} page @param {Frame} frame @param {boolean} isSeen */
async function moveFrame(page, frame, isSeen) {
  await page.evaluate((y) => scrollTo(0, y), isSeen ? 0 : 5000);
  await frame.waitForFunction(
    (isSeen) => document.documentElement.dataset.sight === String(isSeen),
    { polling: 50 },
    isSeen,
  );
}

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`messages of a frame, ${name}`, { skip: skipped(name) || (name === 'firefox' && leftOut) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    /** @type {Awaited<ReturnType<typeof serveOther>>} */
    let other;
    before(async () => {
      site = await startBrowser(name);
      other = await serveOther();
    });
    after(() => {
      other?.close();
      return site?.close();
    });

    test('a frame tells its host alone, obeys it alone, and a paused run stays paused', async (t) => {
      const context = await (await launch(name)).createBrowserContext();
      t.after(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.setViewport({ width: 732, height: 1000 });
      await page.goto(
        other.pageWith(`<script type="module" src="${site.url}embed.js"></script>
          <digit-lab view="pad" preset="softmax" images="500" start="0"></digit-lab>
          <iframe srcdoc="<p>An advertisement"></iframe><div style="height: 8000px"></div>`),
      );
      await page.evaluate(listen);
      /** Opens a frame of the lab. @param {string} id @param {string} seed @param {string} host @param {string} [more] */
      const open = async (id, seed, host, more = '') => {
        const hash = `${SETTINGS}&epochs=${ENDLESS}&seed=${seed}${more}&host=${host}`;
        await page.evaluate(openFrame, id, `${site.url}index.html#${hash}`);
        const frame = await page.waitForFrame((frame) => frame.url().includes(`seed=${seed}`));
        await frame.waitForSelector('html[data-phase="ready"]');
        return frame;
      };
      const stranger = await open('stranger', '2', ELSEWHERE);
      const own = await open('own', '3', '', '&rate=abc');
      await own.evaluate(watchSight);
      // What could not be read of the address, the page around is told, and a person.
      assert.deepEqual(await toldBy(page, 'own', 'opened'), [{ from: 'own', digitLab: 1, type: 'opened' }]);
      assert.deepEqual(await toldBy(page, 'own', 'ready'), [
        { from: 'own', digitLab: 1, type: 'ready', unread: ['rate=abc'] },
      ]);
      assert.match(await own.$eval('.frame-line', ({ textContent }) => textContent ?? ''), /“rate=abc”/);

      // Another origin, another version, another sender: nobody trains.
      await send(page, 'stranger', { digitLab: 1, command: 'train', id: -1 });
      for (const digitLab of [2, '1', undefined])
        await send(page, 'own', { digitLab, command: 'train', id: -2 });
      const sibling = page.frames().find((frame) => frame.url() === 'about:srcdoc');
      await sibling?.evaluate(() => {
        for (let at = 0; at < parent.frames.length; at++)
          parent.frames[at].postMessage({ digitLab: 1, command: 'train', id: -3 }, '*');
      });
      const asked = await ask(page, 'get');
      assert.deepEqual([asked.digitLab, asked.type, asked.value.phase], [1, 'answer', 'ready']);
      assert.equal((await ask(page, 'dance')).error, 'No such command, or not with this value: dance.');

      // A run, with all that is told of it.
      await page.$eval('digit-lab', (element) => {
        /** @type {string[]} */
        const events = [];
        Object.assign(window, { events });
        for (const type of ['ready', 'epoch', 'done', 'prediction'])
          element.addEventListener(type, () => events.push(type));
        return /** @type {any} */ (element).load('preset=softmax&images=500');
      });
      await ask(page, 'train');
      const [epoch] = await toldBy(page, 'own', 'epoch');
      const { loss, accuracy, validationAccuracy, ...others } = epoch;
      assert.deepEqual(others, { from: 'own', digitLab: 1, type: 'epoch', epoch: 1 });
      assert.ok(loss > 0 && Number.isFinite(loss), `${loss}`);
      for (const share of [accuracy, validationAccuracy]) assert.ok(share > 0 && share <= 1, `${share}`);

      // Paused, it stays so after it was out of sight; so does one that was paused there.
      assert.equal((await ask(page, 'get')).value.phase, 'training');
      await ask(page, 'pause');
      const phase = (/** @type {string} */ phase) => own.waitForSelector(`html[data-phase="${phase}"]`);
      await phase('paused');
      await moveFrame(page, own, false);
      await moveFrame(page, own, true);
      assert.equal((await ask(page, 'get')).value.phase, 'paused');
      await ask(page, 'train');
      await phase('training');
      await moveFrame(page, own, false);
      await own.waitForSelector('html[data-phase="paused"]');
      await ask(page, 'pause');
      await moveFrame(page, own, true);
      assert.equal((await ask(page, 'get')).value.phase, 'paused');

      // What cannot be read or used is named, and changes nothing.
      const before = (await ask(page, 'get')).value;
      for (const [wrong, unread] of [
        ['rate=abc', 'rate=abc'],
        ['model=dense+10', 'model=dense 10'],
        ['weights=abc', 'weights'],
      ]) {
        const { error } = await ask(page, 'load', `preset=softmax&${wrong}`);
        assert.equal(error, `Of the text, this could not be read: ${unread}.`);
      }
      assert.deepEqual((await ask(page, 'get')).value, before);

      // Layers that the engine refuses are there, and nothing trains.
      const refused = { load: 'net=dense+10+sofmax', train: undefined };
      for (const [command, value] of Object.entries(refused))
        assert.match((await ask(page, command, value)).error, /does not know the word/, command);

      // Settings that are loaded during a run end it: then their network is there, and trains; so is the same one, anew.
      await ask(page, 'load', `${SETTINGS}&epochs=${ENDLESS}`);
      await ask(page, 'train');
      await phase('training');
      await ask(page, 'load', `preset=softmax&images=500&epochs=2&seed=5`);
      const { address, ...loaded } = (await ask(page, 'get')).value;
      assert.deepEqual(loaded, { phase: 'ready', parameters: 7850, epochs: 0, accuracy: null });
      assert.match(address, /seed=5/);
      await ask(page, 'train');
      await phase('done');
      await page.evaluate(() => {
        const { told } = /** @type {any} */ (window);
        told.splice(0, told.length, ...told.filter((/** @type {any} */ { type }) => type !== 'done'));
      });
      await ask(page, 'load', `preset=softmax&images=500&epochs=2&seed=5`);
      assert.deepEqual((await ask(page, 'get')).value.epochs, 0);
      await ask(page, 'train');
      const [{ accuracy: reached, ...done }] = await toldBy(page, 'own', 'done');
      assert.deepEqual(done, { from: 'own', digitLab: 1, type: 'done', epochs: 2 });
      assert.ok(reached > 0 && reached <= 1, `${reached}`);

      // What came from another frame is no event of the element, and what was not to be heard was not.
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).events), ['ready']);
      assert.equal(await stranger.evaluate(() => document.documentElement.dataset.phase), 'ready');
      const told = await page.evaluate(() => /** @type {any} */ (window).told);
      assert.deepEqual(
        told.filter((/** @type {any} */ { from, id }) => from === 'stranger' || id < 0),
        [],
      );
    });
  });
