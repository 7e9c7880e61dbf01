// page-memory.js — how much memory the whole page takes while `cnn-adam` trains on two threads in Chromium.
//
// What counts is the largest share of memory (PSS) that Linux gives the tab's process: engine, data, threads,
// the page itself and the browser's machinery within that process.

import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fill, find, phase, press, says, skipped, startBrowser } from '../browser/browser.js';

/** @typedef {import('puppeteer-core').Browser} Browser */

const SAMPLE_MS = 250;

/** Why it cannot be measured here; false where it can. */
export const unmeasurable = process.platform === 'linux' ? skipped('chrome') : 'only Linux tells PSS';

/** Bytes of the largest of the browser's tabs. @param {Browser} browser */
async function largestTab(browser) {
  const client = await browser.target().createCDPSession();
  const { processInfo } = await client.send('SystemInfo.getProcessInfo');
  await client.detach();
  const tabs = processInfo.filter(({ type }) => type === 'renderer');
  const sizes = await Promise.all(
    tabs.map(async ({ id }) => {
      const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8');
      return 1024 * Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]);
    }),
  );
  return Math.max(...sizes);
}

/** The most bytes seen during an epoch of all images and the test after it. */
export async function measurePageMemory() {
  const { browser, url, close } = await startBrowser('chrome');
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await phase(page, 'ready');
    await (await find(page, 'Threads', 'combobox')).select('2');
    await says(page, 'threads: 2.');
    await phase(page, 'ready');
    await (await find(page, 'Model', 'combobox')).select('cnn-adam');
    await fill(page, 'Epochs', '1');
    await press(page, 'Train');
    let peak = 0;
    for (; !(await page.$('html[data-phase="done"]')); await setTimeout(SAMPLE_MS))
      peak = Math.max(peak, await largestTab(browser));
    return peak;
  } finally {
    await close();
  }
}
