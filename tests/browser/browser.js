// browser.js — the built site in a real browser, for tests: what goes wrong on the page fails the test.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

import puppeteer from 'puppeteer-core';

import { browserPath } from '../../.ci/browsers.js';
import { requireCurrent, SITE } from '../../.ci/build.js';
import { answer, headersFor, parseHeaders, typeOf } from '../../.ci/serve.js';
import { SMALL } from '../../data/prepare-small.js';

requireCurrent('engine', 'data', 'data-small', 'site');

/**
 * @import { Browser, ElementHandle, Frame, Page } from 'puppeteer-core'
 * @import { TestContext } from 'node:test'
 */

/** Slow machines train slowly; no test waits for a time, only for a state, and no longer than this. */
export const PATIENCE_MS = 120_000;
/** A browser that has not ended by then is killed. */
const CLOSES_WITHIN_MS = 20_000;
/** Often enough not to be waited for, and rare enough not to load the machine. */
const LOOKS_EVERY_MS = 100;

export const CHROME_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @typedef {import('../../.ci/browsers.js').BrowserName} BrowserName */

/** @param {BrowserName} browser @returns {string | false}  why tests in it are skipped, if they are */
export const skipped = (browser) => (browserPath(browser) ? false : `${browser} is not installed`);

/**
 * Decides what happens to a request before it is answered: it may keep it waiting, false refuses it, and an error
 * breaks the connection.
 * @typedef {(path: string) => Promise<boolean> | boolean} Gate
 */

/**
 * Decides whether the second half of an answer waits, and for what; an error breaks the connection.
 * @typedef {(path: string) => Promise<void> | null} Halt
 */

/** @type {Gate} */
const OPEN = () => true;
/** @type {Halt} */
const UNHALTED = () => null;

/**
 * What is sent in place of a file of the site, or null for the file itself.
 * @typedef {(path: string) => string | Uint8Array | null} Change
 */

/** @type {Change} */
const UNCHANGED = () => null;

/** Headers that isolate a page from others, which threads need. */
const ISOLATING = /^(cross-origin-(opener|embedder)-policy|document-isolation-policy)$/i;

/** The pages beside the lab and the ideas. */
export const PAGES = [
  'about.html',
  'bench.html',
  'embed.html',
  'reproductions.html',
  'sheet.html',
  'teacher.html',
];

/** What the pages register; `npm start` serves them so. */
const SERVICE_WORKER = /<meta name="service-worker"[^>]*>/;

/** A page of the built site without its service worker; null for any other file. @param {string} path */
export function withoutServiceWorker(path) {
  const [, page] = /^\/([\w-]+\.html)?(?:[?#].*)?$/.exec(path) ?? [path, 'none'];
  const file = join(SITE, page ?? 'index.html');
  return existsSync(file) ? readFileSync(file, 'utf8').replace(SERVICE_WORKER, '') : null;
}

/**
 * The site behind a gate.
 * @param {{ isolates: boolean, isCached: boolean, isSmall: boolean, folder?: string }} options   as startBrowser has them
 */
async function serveGated({ isolates, isCached, isSmall, folder }) {
  const rules = parseHeaders(readFileSync(join(SITE, '_headers'), 'utf8'));
  const gated = { url: '', close: () => {}, gate: OPEN, halt: UNHALTED, change: UNCHANGED, folder };
  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  const respond = async (request, response) => {
    const { url: path = '' } = request;
    if (!(await gated.gate(path))) return response.writeHead(404).end();
    for (const [name, value] of headersFor(rules, path))
      if (isolates || !ISOLATING.test(name)) response.setHeader(name, value);
    if (!isCached) response.setHeader('Cache-Control', 'no-store');
    const changed = gated.change(path);
    if (changed) return response.setHeader('Content-Type', typeOf(path)).end(changed);
    if (gated.folder) return answer(gated.folder, request, response, gated.halt(path));
    const page = withoutServiceWorker(path);
    if (page) return response.setHeader('Content-Type', typeOf('index.html')).end(page);
    const isCut = isSmall && path.startsWith('/data/');
    if (isCut) request.url = path.slice('/data'.length);
    return answer(isCut ? SMALL : SITE, request, response, gated.halt(path));
  };
  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  await once(server.listen(0), 'listening');
  gated.url = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;
  gated.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return gated;
}

/**
 * The browsers that are used, and by how many sites; every page has a context of its own.
 * @type {Record<BrowserName, { sites: number, browser: Promise<Browser> | null }>}
 */
const browsers = {
  chrome: { sites: 0, browser: null },
  whole: { sites: 0, browser: null },
  firefox: { sites: 0, browser: null },
};

/**
 * The browser, started when the first page needs it.
 * @param {BrowserName} name
 */
export function launch(name) {
  const used = browsers[name];
  if (used.browser) return used.browser;
  const started = puppeteer.launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath: browserPath(name),
    args: name === 'firefox' ? [] : CHROME_ARGS,
    headless: true,
    protocolTimeout: PATIENCE_MS,
  });
  used.browser = started;
  /** One that has ended by itself is started anew for the next page. */
  const forget = () => {
    if (used.browser === started) used.browser = null;
  };
  started.then((browser) => browser.once('disconnected', forget), forget);
  return started;
}

/**
 * Serves the site, until `close` is called, to pages of a browser.
 *
 *   isolates   whether the server sends the headers that threads need
 *   isCached   whether a browser keeps files, as of any host; else each is asked for again
 *   data       `small`: 2,000 training and 1,000 test images; `whole`: MNIST, to measure an accuracy
 *   folder     a site of the test's own, with its service worker. The built site is served without one: each page would
 *              have the browser keep all files
 *
 * @param {BrowserName} name
 * @param {{ isolates?: boolean, isCached?: boolean, data?: 'small' | 'whole', folder?: string }} [options]
 */
export async function startBrowser(name, { isolates = true, isCached = true, data = 'small', folder } = {}) {
  const site = await serveGated({ isolates, isCached, isSmall: data === 'small', folder });
  const used = browsers[name];
  used.sites++;
  /** The browser ends with the last site that uses it. */
  const close = async () => {
    site.close();
    if (--used.sites > 0) return;
    const browser = await used.browser;
    used.browser = null;
    // Firefox may not end by itself, and then would be waited for without limit.
    await Promise.race([browser?.close(), setTimeout(CLOSES_WITHIN_MS, null, { ref: false })]);
    browser?.process()?.kill('SIGKILL');
  };
  /** For the test that is on. @param {TestContext} t @param {Gate} gate @param {Halt} [halt] */
  const guard = (t, gate, halt = UNHALTED) => {
    Object.assign(site, { gate, halt });
    t.after(() => Object.assign(site, { gate: OPEN, halt: UNHALTED }));
  };
  /** Scripts begin with this, for the test that is on. @param {TestContext} t @param {RegExp} prefixed @param {string} prefix */
  const begin = (t, prefixed, prefix) => change(t, (path) => beginning(path, prefixed, prefix));
  /** Until the test is over, or the function that is returned is called. @param {TestContext} t @param {Change} change */
  const change = (t, change) => {
    const mend = () => Object.assign(site, { change: UNCHANGED });
    Object.assign(site, { change });
    t.after(mend);
    return mend;
  };
  /** From now on another site is at the same address. @param {string} folder */
  const deploy = (folder) => Object.assign(site, { folder });
  return { name, url: site.url, close, guard, begin, change, deploy };
}

/**
 * A script of the site that begins with more; one that knows its hash, of whatever length, with the new one; else null.
 * @param {string} path @param {RegExp} prefixed @param {string} prefix
 */
export function beginning(path, prefixed, prefix) {
  if (!/^\/assets\/[^/]+\.js$/.test(path)) return null;
  const longer = (/** @type {string} */ path) => prefix + readFileSync(join(SITE, path), 'utf8');
  if (prefixed.test(path)) return longer(path);
  const text = readFileSync(join(SITE, path), 'utf8');
  const changed = text.replace(/"(worker-[^"/]+\.js)":"([0-9a-f]+)"/g, (known, name, hash) => {
    if (!prefixed.test(`/assets/${name}`)) return known;
    const found = createHash('sha256')
      .update(longer(`assets/${name}`))
      .digest('hex');
    return `"${name}":"${found.slice(0, hash.length)}"`;
  });
  return changed === text ? null : changed;
}

/** How many images of each digit the small data set has. @param {'train' | 't10k'} pool */
function countLabels(pool) {
  const file = gunzipSync(readFileSync(join(SMALL, `mnist/${pool}-labels-idx1-ubyte.gz`)));
  const labels = [...file.subarray(8)];
  return Array.from({ length: 10 }, (_, digit) => labels.filter((label) => label === digit).length);
}

export const SMALL_COUNTS = { train: countLabels('train'), test: countLabels('t10k') };

/** The name of each digit's bar in the label chart of the small data set. */
export const BARS = SMALL_COUNTS.train.map((count, digit) => `${digit}: ${count} images`);

/**
 * @typedef {object} Visit
 * @property {number} [width]   of the window, in pixels
 * @property {number} [height]
 * @property {(page: Page) => Promise<void>} [before]   the page is opened
 * @property {RegExp} [expected]   errors on the console that belong to the test
 */

/**
 * Opens the page as someone who has never been there. `faults` gets errors on its console and requests to another origin.
 * @param {{ name: BrowserName, url: string }} site
 * @param {Visit} [visit]
 */
export async function visitPage({ name, url }, { width = 1280, height = 800, before, expected } = {}) {
  const context = await (await launch(name)).createBrowserContext();
  const close = () => context.close();
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => {
    if (!expected?.test(String(error))) faults.push(String(error));
  });
  page.on('console', (message) => {
    const text = message.text();
    if (['error', 'warn'].includes(message.type()) && !expected?.test(text)) faults.push(text);
  });
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (address.protocol.startsWith('http') && address.origin !== new URL(url).origin)
      faults.push(address.href);
  });
  try {
    await page.setViewport({ width, height });
    await page.evaluateOnNewDocument(reportViolations);
    await before?.(page);
    await page.goto(url);
  } catch (error) {
    await close();
    throw error;
  }
  return { page, faults, close };
}

/**
 * Opens the page for one test, which faults of the page fail.
 * @param {TestContext} t
 * @param {{ name: BrowserName, url: string }} site
 * @param {Visit} [visit]
 */
export async function openPage(t, site, visit) {
  const { page, faults, close } = await visitPage(site, visit);
  t.after(async () => {
    await close();
    assert.deepEqual(faults, []);
  });
  return page;
}

/** In the page: what its content security policy forbids is an error on the console, in Firefox too. */
function reportViolations() {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    console.error(`Content security policy: ${violatedDirective} forbids ${blockedURI} ${sample}`),
  );
}

/**
 * The subject of the bench that holds a control, by the control's name. What is not named is always in sight, or
 * the test opens its subject.
 * @type {Record<string, RegExp>}
 */
const SUBJECTS = {
  Data: /^(Data set|Show others|Use your own files|All digits|All kinds|Try again|\d: [\d,]+ images)$/,
  Network: /^(Model|Layers)$/,
  Training:
    /^(Epochs|Batch size|All images at once|Learning rate|Optimizer|Schedule|Seed|Split seed|.* images|L2 penalty|Weight decay|Gradient clipping|Weight average|Augmentation|Invented digits|Shuffled labels.*|Validate every … epochs|Arithmetic|Threads)$/,
  Results: /^((Test|Training|Validation|Held-out) accuracy|Index|Fingerprint)$/,
  Runs: /^(Search|Use these settings.*|Train with these|(Pause|Resume|Stop) the search|and|.*: values to try|Show run \d+ in the plots|Remove run \d+|Remove all|Undo removal|Switch to strict|Save (all runs|run \d+) as .*|.* compared: save the plot as .*)$/,
  Files:
    /^(Download \.\w+|Export as .*|Forget this session|Forget everything|Benchmark: .*|Reproductions: .*)$/,
};

/** Opens a subject of the bench by its link, unless it is open. @param {Page} page @param {string} name */
export async function openSubject(page, name) {
  const link = await seen(page, `nav ::-p-aria([name="${name}"][role="link"])`);
  await link.evaluate((link) => {
    const isOpen = document.querySelector('.subject')?.checkVisibility();
    if (!isOpen || link.getAttribute('aria-current') !== 'page') /** @type {HTMLElement} */ (link).click();
    return new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  });
}

/** On a phone, goes to the large pad, beside which all buttons of the stage are. @param {Page} page */
const openPad = (page) =>
  page.$$eval('.draw-link', ([link]) => {
    if (link?.checkVisibility()) /** @type {HTMLElement} */ (link).click();
  });

/**
 * Finds a control by its name and role, in the subject that holds it, among all settings if need be.
 * @param {Page} page @param {string} name @param {string} role @returns {Promise<ElementHandle<Element>>}
 */
export async function find(page, name, role) {
  const [subject] = Object.entries(SUBJECTS).find(([, controls]) => controls.test(name)) ?? [];
  const isField =
    ['spinbutton', 'combobox', 'textbox', 'checkbox', 'status'].includes(role) || subject !== 'Training';
  if (subject && isField) await openSubject(page, subject);
  if (/^(Reset|Clear|Undo)$/.test(name)) await openPad(page);
  if (subject === 'Training' && isField) {
    await page.waitForSelector('.settings details');
    await page.$$eval('.settings details:not([open]) > summary', (all) =>
      all.forEach((each) => each.click()),
    );
  }
  return seen(page, `::-p-aria([name="${name}"][role="${role}"])`);
}

/** In the page: until an element stays in its place for a frame, which what comes above it may push on. @param {Element} element */
function settle(element) {
  return new Promise((settled) => {
    let last = '';
    const look = () => {
      const { x, y } = element.getBoundingClientRect();
      const place = `${x} ${y}`;
      if (place === last) return settled(null);
      last = place;
      requestAnimationFrame(look);
    };
    look();
  });
}

/** @param {Page} page @param {string} name */
export async function press(page, name) {
  const button = await find(page, name, 'button');
  await button.evaluate(settle);
  await button.click();
}

/**
 * Presses a button of this text, where there is one, until something comes: an attempt of the page's own that is still
 * on may make a press useless.
 * @param {Page} page @param {string} text @param {string} awaited   selector of what comes
 */
export async function pressUntil(page, text, awaited) {
  for (
    const end = performance.now() + PATIENCE_MS;
    !(await page.$(awaited));
    await setTimeout(LOOKS_EVERY_MS)
  ) {
    assert.ok(performance.now() < end, `${awaited} does not come`);
    await page.$$eval(
      'button',
      (all, text) => all.find(({ textContent }) => textContent?.trim() === text)?.click(),
      text,
    );
  }
}

/** Follows a link, wherever it lies. @param {Page} page @param {string} name */
export async function follow(page, name) {
  const link = await find(page, name, 'link');
  await link.evaluate((link) => /** @type {HTMLElement} */ (link).click());
}

/** @param {Page} page @param {string} name */
export const output = async (page, name) =>
  (await find(page, name, 'status')).evaluate((element) => element.textContent?.trim() ?? '');

/**
 * Types a new value and leaves the field, as a person does.
 * @param {Page} page @param {string} name @param {string} value @param {string} [role]
 */
export async function fill(page, name, value, role = 'spinbutton') {
  const field = await find(page, name, role);
  await field.evaluate((element) => /** @type {HTMLInputElement} */ (element).select());
  await field.type(value);
  // Tab would lead from the last field of the page into Firefox's own, where nothing hears of focus any longer.
  await field.evaluate((element) => /** @type {HTMLElement} */ (element).blur());
}

/** What may have a role. What is missing here may be any element. @type {Record<string, string>} */
const MAY_BE = {
  button: 'button, summary, [role="button"]',
  link: 'a[href]',
  combobox: 'select, input',
  spinbutton: 'input',
  textbox: 'input, textarea',
  checkbox: 'input',
  status: 'output, [role="status"]',
  progressbar: 'progress',
  image: 'canvas, img, svg, [role="img"]',
  heading: 'h1, h2, h3, h4',
  region: 'section, [role="region"]',
};

/**
 * In the page: the surroundings of elements that have a name in their words or their label's, the likeliest first.
 * @param {string} within   selector
 * @param {string} kind   selector
 * @param {string} name
 */
function surroundingsOf(within, kind, name) {
  const wordsOf = (/** @type {HTMLInputElement} */ element) => [
    element.ariaLabel,
    element.title,
    element.placeholder,
    ...(element.getAttribute('aria-labelledby')?.split(' ') ?? []).map(
      (id) => document.getElementById(id)?.textContent,
    ),
    ...[...(element.labels ?? [])].map(({ textContent }) => textContent),
    element.textContent,
  ];
  const all = [...document.querySelectorAll(within)].flatMap((each) => [...each.querySelectorAll(kind)]);
  const found = all.flatMap((element) => {
    const words = wordsOf(/** @type {HTMLInputElement} */ (element)).map((text) =>
      text?.replace(/\s+/g, ' ').trim(),
    );
    if (!words.some((text) => text?.includes(name))) return [];
    return [{ element, isExact: words.includes(name), length: element.textContent?.length ?? 0 }];
  });
  found.sort((a, b) => Number(b.isExact) - Number(a.isExact) || a.length - b.length);
  return found.map(({ element }) => element.parentElement);
}

/**
 * As page.$() of a name and role. Firefox computes the names of the whole page for each question, which takes
 * 0.5 s: here it is asked only about the surroundings of what has the name in its words.
 * @param {Page} page @param {string} within @param {string} name @param {string} role
 */
async function findInFirefox(page, within, name, role) {
  const places = await page.evaluateHandle(surroundingsOf, within || 'body', MAY_BE[role] ?? '*', name);
  for (const place of (await places.getProperties()).values()) {
    const found = await /** @type {ElementHandle<Element>} */ (place).$(
      `::-p-aria([name="${name}"][role="${role}"])`,
    );
    if (found) return found;
  }
  return null;
}

/** @param {Page | Frame} place */
const browserOf = (place) => ('browser' in place ? place : place.page()).browser();

/** As page.$(). @param {Page} page @param {string} selector @returns {Promise<ElementHandle<Element> | null>} */
async function look(page, selector) {
  const [, within, name, role] = /^(.*?) ?::-p-aria\(\[name="(.*)"\]\[role="(.*)"\]\)$/.exec(selector) ?? [];
  const isSlow = browserOf(page) === (await browsers.firefox.browser);
  return isSlow && role ? findInFirefox(page, within, name, role) : page.$(selector);
}

/**
 * Waits for an element by its text or name. Puppeteer's own waiting does not see text that changes in its place,
 * and asks for names at every frame.
 * @param {Page} page @param {string} selector @returns {Promise<ElementHandle<Element>>}
 */
export async function seen(page, selector) {
  for (
    const end = performance.now() + PATIENCE_MS;
    performance.now() < end;
    await setTimeout(LOOKS_EVERY_MS)
  ) {
    const found = await look(page, selector).catch(() => null); // a page that is being left has nothing to look at
    if (found) return found;
  }
  const text = await page.$eval('body', (body) => body.textContent ?? '');
  throw new Error(`${selector} does not come. The page says: ${text.replace(/\s+/g, ' ')}`);
}

/** @param {Page} page @param {string} text  somewhere on the page */
export const says = (page, text) => seen(page, `::-p-text(${text})`);

/** The bars of the stage, for comparison: the answer to the drawing. @param {Page} page */
export const bars = (page) => page.$$eval('.stage ol li', (all) => all.map((bar) => bar.outerHTML).join());

/** @param {Page} page @param {string} phase */
export const phase = (page, phase) => page.waitForSelector(`html[data-phase="${phase}"]`);

/** Waits until a run has come so far; short epochs may be over before they are seen. @param {Page} page @param {number} epoch */
export const epochBegun = (page, epoch) =>
  page.waitForFunction(
    (least) => {
      const [, now = '0'] = /Epoch ([\d,]+) of/.exec(document.body.textContent ?? '') ?? [];
      return Number(now.replaceAll(',', '')) >= least;
    },
    {},
    epoch,
  );

/** Waits until the answer for the whole drawing matches. @param {Page} page @param {RegExp} pattern */
export const prediction = (page, pattern) =>
  page.waitForFunction(
    (source) => {
      const finished = document.querySelector('output[aria-label="Prediction"][aria-busy="false"]');
      const answer = finished?.textContent ?? '';
      return new RegExp(source).test(answer) && answer;
    },
    {},
    pattern.source,
  );

/** Before a page is opened: its clock runs four times as fast, so that a run is kept every two seconds. @param {Page} page */
export async function hurry(page) {
  await page.evaluateOnNewDocument(() => {
    const now = performance.now.bind(performance);
    performance.now = () => 4 * now();
  });
}

/** The session of the tab in the browser's database, under `key`, of which `use` makes something. @param {string} use */
export const inDatabase = (use) => `new Promise((resolve) => {
  const opening = indexedDB.open('digit-lab');
  opening.onsuccess = () => {
    const sessions = opening.result.transaction('session', 'readwrite').objectStore('session');
    const key = 'session:' + sessionStorage.getItem('digit-lab.session');
    const reading = sessions.get(key);
    reading.onsuccess = () => {
      const kept = reading.result;
      ${use}
      sessions.transaction.oncomplete = () => opening.result.close();
    };
  };
})`;

/** Waits until the browser keeps a part of the session. @param {Page} page @param {string} part */
export async function isKept(page, part) {
  await page.waitForFunction(() => localStorage.getItem('digit-lab.session') === 'kept');
  await page.waitForFunction(inDatabase(`resolve(Boolean(kept?.${part}));`), { polling: 100 });
}

/** The lines of layers of all kept sessions. @param {Page} page */
export const keptLayers = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('digit-lab');
        opening.onsuccess = () => {
          const sessions = opening.result.transaction('session').objectStore('session').getAll();
          sessions.onsuccess = () => {
            opening.result.close();
            resolve(sessions.result.flatMap((each) => each.settings?.layers ?? []).sort());
          };
        };
      }),
  );

/** A folder until the test is over. @param {TestContext} t */
export async function makeFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

/**
 * Presses a button of Chromium's page and waits for the file.
 * @param {Page} page @param {string} folder @param {string} button
 * @returns {Promise<string>}  its path
 */
export async function download(page, folder, button) {
  const client = await page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    browserContextId: page.browserContext().id,
    eventsEnabled: true,
  });
  let name = '';
  client.on('Browser.downloadWillBegin', ({ suggestedFilename }) => {
    name = suggestedFilename;
  });
  const complete = new Promise((resolve) =>
    client.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve(null)),
  );
  await press(page, button);
  await complete;
  await client.detach();
  return join(folder, name);
}

/**
 * Presses the pointer on an element of a page or of a frame in it, moves it on, and lets it go.
 * @param {Page} page @param {Frame} frame @param {ElementHandle<Element>} element
 * @param {number[][]} places   in shares of the element's width and height
 */
export async function drag(page, frame, element, places) {
  await element.scrollIntoView();
  // Firefox's driver reaches a frame that has a process of its own only if it is told the frame.
  const isApart = frame !== page.mainFrame() && page.browser() === (await browsers.firefox.browser);
  const box = isApart
    ? await element.evaluate((element) => element.getBoundingClientRect().toJSON())
    : await element.boundingBox();
  assert.ok(box);
  const [first, ...others] = places.map(
    ([x, y]) => /** @type {const} */ ([box.x + x * box.width, box.y + y * box.height]),
  );
  if (isApart) {
    const move = (/** @type {readonly number[]} */ [x, y]) => ({
      type: 'pointerMove',
      x: Math.round(x),
      y: Math.round(y),
    });
    const button = (/** @type {string} */ type) => ({ type, button: 0 });
    const actions = [move(first), button('pointerDown'), ...others.map(move), button('pointerUp')];
    const context = /** @type {any} */ (frame).browsingContext;
    await context.performActions([{ type: 'pointer', id: 'mouse', actions }]);
    return;
  }
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...place);
  await page.mouse.up();
}

/** A three, in shares of the pad's width and height. */
const THREE = [
  [0.3, 0.25],
  [0.38, 0.17],
  [0.5, 0.15],
  [0.63, 0.2],
  [0.67, 0.32],
  [0.6, 0.43],
  [0.45, 0.48],
  [0.6, 0.52],
  [0.7, 0.64],
  [0.67, 0.77],
  [0.55, 0.85],
  [0.4, 0.85],
  [0.28, 0.76],
];

/**
 * Draws it in one stroke of a real pointer, until the page shows all of it.
 * @param {Page} page @param {Frame} [frame]   of it, that has the pad
 */
export async function drawThree(page, frame = page.mainFrame()) {
  const pad = await find(/** @type {Page} */ (/** @type {unknown} */ (frame)), 'Drawing pad', 'image');
  await drag(page, frame, pad, THREE);
  await frame.evaluate(
    () => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))),
  );
}
