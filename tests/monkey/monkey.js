// monkey.js — npm run monkey -- [--seed N] [--minutes N]: presses, types, draws, drops, follows links, reloads, ends
// workers and crashes the tab at random on the real page in Chromium, and stops with an error where the page loses a
// network, says an error on the console, throws or hangs.
//
// After a reload or a crash the page must begin with the very network that the browser kept last; after a worker's
// end with that or one that was trained further from it. What the page trains in between depends on the machine, so
// a seed repeats what is done, not every state.
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';

import { openPage, startBrowser } from '../browser/browser.js';
import { ACTS } from './acts.js';
import { find } from './controls.js';
import { endWorkerOf, keptAtStartOf, keptOf, lifeOf, listenIn, networkOf, phaseOf } from './observed.js';
import { randomBy } from './random.js';

/**
 * @import { CDPSession, Page } from 'puppeteer-core'
 * @import { Held } from './observed.js'
 */

/** How often each act is done, and the shares of those that put the network at stake. */
const WEIGHTS = { press: 8, train: 5, prepare: 3, type: 3, choose: 2, draw: 3, dropFile: 2 };
const RELOAD_SHARE = 0.05;
const FOLLOW_SHARE = 0.03;
const END_SHARE = 0.03;
const CRASH_SHARE = 0.02;
/** The page hangs if it has not come to rest, or not gone on, by then, in ms. */
const PATIENCE_MS = 90_000;
/** A network must be back by then, once its images are. */
const BACK_WITHIN_MS = 30_000;
/** A session is kept at least this often, in ms. */
const KEPT_WITHIN_MS = 20_000;
/** The heap may grow by so much over that after the first hundred steps, in bytes. */
const HEAP_ROOM = 24 << 20;
const HEAP_EVERY = 50;
/** Before something is put at stake, a run lasts at most so long, in ms. */
const LONGEST_RUN_MS = 6000;

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, minutes: { type: 'string', default: '10' } },
});
const seed = Number(options.seed);
const minutes = Number(options.minutes);
if (!Number.isInteger(seed) || !(minutes > 0)) {
  console.error('Options: --seed, a whole number, and --minutes, a number above 0.');
  process.exit(2);
}

const random = randomBy(seed);
const bag = Object.entries(WEIGHTS).flatMap(([name, count]) => Array(count).fill(name));
/** @type {string[]} */
const faults = [];
let step = 0;
/** How often a network that was kept has been found again. */
const found = { reloads: 0, returns: 0, ends: 0, crashes: 0 };
let isCrashing = false;

/** @param {string} text */
const tell = (text) => console.log(`${String(step).padStart(5)}  ${text}`);

/** @param {number} ms */
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Waits until something is so, and fails with its name otherwise.
 * @param {string} name @param {() => Promise<boolean>} isSo @param {number} [withinMs]
 */
async function until(name, isSo, withinMs = PATIENCE_MS) {
  for (const end = performance.now() + withinMs; performance.now() < end; await wait(100))
    if (await isSo()) return;
  throw new Error(`${name}: not within ${withinMs / 1000} s`);
}

/** @param {Held | null | undefined} held */
const words = (held) => (held ? `${held.layers}, ${held.steps} steps, weights ${held.bits}` : 'no network');

/** Whether a network is another, or that trained further. @param {Held | null | undefined} held @param {Held} other */
const isFrom = (held, other) =>
  held?.bits === other.bits || (held?.layers === other.layers && held.steps > other.steps);

/**
 * The network that is kept, if it must be there again: the page may just have gone over to another. Where there is
 * none, one is trained first, most often.
 * @param {Page} page
 * @returns {Promise<Held | null>}
 */
async function stake(page) {
  if (random.next() < 0.5) await settle(page);
  const [held, kept] = [await networkOf(page), await keptOf(page)];
  if (kept && isFrom(held, kept)) return kept;
  if (random.next() < 0.2) return null;
  tell((await ACTS.prepare(page, random)) ?? 'cannot set anything');
  await wait(random.below(LONGEST_RUN_MS));
  return stake(page);
}

/** Waits until what is on the page at rest is kept. @param {Page} page */
async function settle(page) {
  const isKept = async () => {
    if (!['done', 'paused'].includes(await phaseOf(page))) return true;
    const [held, kept] = [await networkOf(page), await keptOf(page)];
    return held === null || held.bits === kept?.bits;
  };
  await until('the session is not kept', isKept, KEPT_WITHIN_MS);
}

/** @param {Page} page */
const loaded = (page) => until('the page is loading', async () => (await lifeOf(page)).isLoaded);

/**
 * The page has been loaded anew: its first network is what its predecessor has kept, at least what was at stake.
 * @param {Page} page @param {string} after @param {Held | null} staked
 * @returns {Promise<boolean>}   whether there was one
 */
async function checkLoadedAnew(page, after, staked) {
  await loaded(page);
  const kept = await keptAtStartOf(page);
  if (staked) assert.ok(isFrom(kept, staked), `${words(staked)}: no longer kept after ${after}`);
  if (!kept) return false;
  const isBack = async () => (await lifeOf(page)).first?.bits === kept.bits;
  await until(`${words(kept)}: lost after ${after}`, isBack, BACK_WITHIN_MS);
  const held = await networkOf(page);
  assert.ok(isFrom(held, kept), `${words(kept)}: lost after ${after}`);
  return true;
}

/** @param {Page} page */
async function reload(page) {
  const staked = await stake(page);
  tell(`reloads; at stake is ${words(staked)}`);
  await page.reload();
  if (await checkLoadedAnew(page, 'a reload', staked)) found.reloads++;
}

/** The process of the tab ends, and the tab is loaded anew. @param {Page} page @param {CDPSession} client */
async function crash(page, client) {
  const staked = await stake(page);
  tell(`crashes the tab while ${await phaseOf(page)}; at stake is ${words(staked)}`);
  isCrashing = true;
  const crashed = new Promise((resolve) => page.once('error', resolve));
  client.send('Page.crash').catch(() => {}); // nobody is left to answer
  await crashed;
  await page.reload();
  isCrashing = false;
  if (await checkLoadedAnew(page, 'a crash', staked)) found.crashes++;
}

/** Follows a link; from another page of the site it comes back. @param {Page} page @param {string} home */
async function follow(page, home) {
  const staked = await stake(page);
  const began = await page.evaluate('performance.timeOrigin');
  const did = await ACTS.follow(page, random);
  if (!did) return;
  tell(`${did}; at stake is ${words(staked)}`);
  if (new URL(page.url()).pathname === new URL(home).pathname) return;
  await wait(random.below(2000));
  await (random.next() < 0.5 ? page.goBack() : page.goto(home));
  const isNew = (await page.evaluate('performance.timeOrigin')) !== began;
  if (isNew && (await checkLoadedAnew(page, 'another page', staked))) found.returns++;
  if (isNew || !staked) return;
  await until(
    `${words(staked)}: lost after another page`,
    async () => isFrom(await networkOf(page), staked),
    BACK_WITHIN_MS,
  );
  found.returns++;
}

/** The page's worker ends without a word. @param {Page} page */
async function endWorker(page) {
  await loaded(page);
  const staked = await stake(page);
  const { starts } = await lifeOf(page);
  tell(`ends the worker while ${await phaseOf(page)}; at stake is ${words(staked)}`);
  await endWorkerOf(page);
  await until('the page has not noticed that its worker has ended', async () => {
    await page.keyboard.press('Escape'); // the button may be behind a dialog
    const again = await find(page, 'button', 'restart');
    await again?.element.evaluate((button) => button.click());
    return (await lifeOf(page)).starts > starts;
  });
  await loaded(page);
  if (!staked) return;
  const isBack = async () => isFrom((await lifeOf(page)).first, staked);
  await until(`${words(staked)}: lost after the end of the worker`, isBack, BACK_WITHIN_MS);
  found.ends++;
}

/** A page that is busy goes on, keeps its run, and can be used again. @param {Page} page */
async function checkAlive(page) {
  await loaded(page);
  const { events, oldest } = await lifeOf(page);
  if (oldest) assert.ok(oldest.ms < PATIENCE_MS, `the worker has not answered “${oldest.type}”`);
  const isOver = async () => (await phaseOf(page)) !== 'training';
  await until(
    'training does not go on',
    async () => (await isOver()) || (await lifeOf(page)).events > events,
  );
  const isKept = async () => ((await keptOf(page))?.ageMs ?? Infinity) < KEPT_WITHIN_MS;
  await until('a run in training is not kept', async () => (await isKept()) || isOver(), KEPT_WITHIN_MS);
  await until(
    'the page waits for nothing and does not say why it cannot train',
    async () => (await phaseOf(page)) !== 'loading' || !(await lifeOf(page)).isLoaded || saysWhy(page),
    BACK_WITHIN_MS,
  );
}

/** @param {Page} page */
const saysWhy = (page) =>
  page.evaluate(
    () =>
      document.querySelector('[aria-invalid=true]') !== null ||
      [...document.querySelectorAll('[role=alert]')].some((alert) => alert.textContent?.trim()),
  );

/** @param {CDPSession} client */
async function heapBytes(client) {
  await client.send('HeapProfiler.collectGarbage');
  return (await client.send('Runtime.getHeapUsage')).usedSize;
}

/** @type {(() => unknown)[]} */
const ends = [];
const site = await startBrowser('whole');
const page = await openPage(
  /** @type {any} */ ({ after: (/** @type {any} */ end) => ends.push(end) }),
  site,
  {
    before: async (page) => {
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('error', () => isCrashing || faults.push('The tab has crashed.'));
      page.on('console', (message) => {
        if (['error', 'warn'].includes(message.type())) faults.push(message.text());
      });
      page.on('dialog', (dialog) => dialog.accept());
      await page.evaluateOnNewDocument(listenIn);
    },
    expected: /./, // they are told at once above
  },
);
const client = await page.createCDPSession();
const browserContextId = page.browserContext().id;
await client.send('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId });
let heapAtFirst = 0;

try {
  await loaded(page);
  for (const end = Date.now() + minutes * 60_000; Date.now() < end; ) {
    step++;
    let dice = random.next();
    if ((dice -= RELOAD_SHARE) < 0) await reload(page);
    else if ((dice -= FOLLOW_SHARE) < 0) await follow(page, site.url);
    else if ((dice -= END_SHARE) < 0) await endWorker(page);
    else if ((dice -= CRASH_SHARE) < 0) await crash(page, client);
    else {
      const did = await ACTS[/** @type {keyof typeof WEIGHTS} */ (random.of(bag))](page, random);
      if (did) tell(did);
      await wait(random.below(400));
    }
    if (step % 10 === 0) await checkAlive(page);
    if (step % HEAP_EVERY === 0) {
      const bytes = await heapBytes(client);
      tell(`has a heap of ${(bytes / 1e6).toFixed(1)} MB`);
      if (step === 2 * HEAP_EVERY) heapAtFirst = bytes;
      if (heapAtFirst) assert.ok(bytes < heapAtFirst + HEAP_ROOM, `the heap has grown to ${bytes} bytes`);
    }
    assert.deepEqual(faults, []);
  }
  const { reloads, returns, ends, crashes } = found;
  console.log(
    `Seed ${seed}: ${step} steps in ${minutes} minutes, nothing lost. A kept network was there again after ` +
      `${reloads} reloads, ${returns} returns from another page, ${ends} ends of the worker and ${crashes} crashes.`,
  );
} catch (error) {
  console.error(`Seed ${seed}, step ${step}: ${/** @type {Error} */ (error).message}`);
  const said = await page.$$eval('[role=alert], [role=status]', (all) =>
    all.map((each) => each.textContent?.trim().replace(/\s+/g, ' ')),
  );
  console.error(`Phase: ${await phaseOf(page)}. The page says: ${said.filter(Boolean).join(' | ')}`);
  console.error(`The page has ${words(await networkOf(page))}; kept is ${words(await keptOf(page))}.`);
  process.exitCode = 1;
} finally {
  for (const end of ends) await end();
  await site.close();
}
