// first-visit.js — measures a first visit on a slow line, 50 kB/s and 400 ms, and what a second one transfers.
//
//   node tests/bench/first-visit.js
//
// It prints when there is something to see (LCP), when Train can be pressed for 10,000 images, and what each file
// took; and of a second visit every file that came from the server and not from the browser's cache.

import puppeteer from 'puppeteer-core';
import { browserPath } from '../../.ci/browsers.js';
import { requireCurrent, SITE } from '../../.ci/build.js';
import { serve } from '../../.ci/serve.js';

/** @import { CDPSession, Page } from 'puppeteer-core' */

requireCurrent('site');

const BYTES_PER_SECOND = 50_000;
const LATENCY_MS = 400;
const SLOW = {
  offline: false,
  latency: LATENCY_MS,
  downloadThroughput: BYTES_PER_SECOND,
  uploadThroughput: -1,
};
/** What nobody waits for in a measurement, such as the rest of the images, comes as fast as it can. */
const FAST = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
const PATIENCE_MS = 300_000;

/** A file that has come. @typedef {{ path: string, bytes: number, endMs: number }} Transfer */

/**
 * Puts a session of the page or of a worker on the slow line, and notes what it transfers.
 * @param {CDPSession} client
 * @param {Transfer[]} transfers   grows
 * @param {number} began           in ms, as Date.now() counts
 */
function watch(client, transfers, began) {
  /** @type {Map<string, string>} */
  const paths = new Map();
  client.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { protocol, pathname } = new URL(request.url);
    if (protocol.startsWith('http')) paths.set(requestId, pathname);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = paths.get(requestId);
    if (path) transfers.push({ path, bytes: encodedDataLength, endMs: Date.now() - began });
  });
  return Promise.all([
    client.send('Network.enable'),
    client.send('Network.emulateNetworkConditions', SLOW),
  ]).catch(() => {}); // the worker has ended
}

/** When the largest thing was painted, in ms after the address was opened. @param {Page} page @returns {Promise<number>} */
const largestPaint = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );

/**
 * Opens an address in a page of its own until all images are here.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 */
async function visit(browser, url) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  /** @type {Transfer[]} */
  const transfers = [];
  const began = Date.now();
  const clients = [await page.createCDPSession()];
  page.on('workercreated', ({ client }) => {
    clients.push(client);
    watch(client, transfers, began);
  });
  await watch(clients[0], transfers, began);
  await page.goto(url);
  await page.waitForSelector('.train:enabled');
  const trainMs = Date.now() - began;
  const paintMs = await largestPaint(page);
  for (const client of clients) client.send('Network.emulateNetworkConditions', FAST).catch(() => {});
  await page.waitForFunction(() => !document.querySelector('.arrival progress:not([hidden])'));
  await page.waitForNetworkIdle();
  await page.close();
  return { transfers, trainMs, paintMs };
}

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(2)} s`;

const { url, close } = await serve(SITE, 0);
const browser = await puppeteer.launch({
  executablePath: browserPath('chrome'),
  args: ['--no-sandbox'],
  headless: true,
  protocolTimeout: PATIENCE_MS,
});
const first = await visit(browser, `${url}/#images=10000`);
console.log(`LCP ${seconds(first.paintMs)}, Train for 10,000 images ${seconds(first.trainMs)}`);
for (const { path, bytes, endMs } of first.transfers)
  console.log(`${String(bytes).padStart(9)} B  ${seconds(endMs).padStart(8)}  ${path}`);
const second = await visit(browser, `${url}/`);
console.log(
  `Second visit: LCP ${seconds(second.paintMs)}, Train ${seconds(second.trainMs)}; from the server:`,
);
for (const { path, bytes } of second.transfers.filter(({ bytes }) => bytes > 0))
  console.log(`${String(bytes).padStart(9)} B  ${path}`);
await browser.close();
close();
