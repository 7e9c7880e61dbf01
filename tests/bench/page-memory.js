// page-memory.js — measures the memory of the whole page while `cnn-adam` trains on two threads in Chromium.
//
// It is the tab's private memory, as Chromium's task manager shows it: engine, data, threads, page and what the
// browser keeps for it, without the browser's program, which all tabs share.

import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { find, launch, phase, press, says, skipped, startBrowser } from '../browser/browser.js';

/** @typedef {import('puppeteer-core').Browser} Browser */

/** Interval and number of samples; together they are shorter than an epoch. */
const SAMPLE_MS = 250;
const SAMPLES = 80;

/** Why the memory cannot be measured on this machine; false if it can. */
export const unmeasurable =
  process.platform === 'linux' ? skipped('chrome') : 'it can be measured on Linux only';

/** Processes of the browser's tabs. @param {Browser} browser */
async function findTabs(browser) {
  const client = await browser.target().createCDPSession();
  const { processInfo } = await client.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** Private bytes of a process, swapped ones included; 0 if it has ended. @param {number} id */
async function sizeOf(id) {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  const kilobytes = [...status.matchAll(/^(?:RssAnon|VmSwap):\s+(\d+) kB$/gm)].map(([, count]) =>
    Number(count),
  );
  return 1024 * kilobytes.reduce((sum, count) => sum + count, 0);
}

/** Peak memory of the largest tab in bytes. The debugger is disconnected, because it makes the tab use more. */
export async function measurePageMemory() {
  const { url, close } = await startBrowser('chrome', { data: 'whole' });
  try {
    const browser = await launch('chrome');
    const page = await browser.newPage();
    await page.goto(url);
    await phase(page, 'ready');
    if ((await page.evaluate(() => navigator.hardwareConcurrency)) !== 2) {
      await (await find(page, 'Threads', 'combobox')).select('2');
      await phase(page, 'ready');
    }
    await says(page, 'threads: 2.');
    await (await find(page, 'Model', 'combobox')).select('cnn-adam');
    await press(page, 'Train');
    const tabs = await findTabs(browser);
    await browser.disconnect();
    let peak = 0;
    for (let i = 0; i < SAMPLES; i++, await setTimeout(SAMPLE_MS))
      peak = Math.max(peak, ...(await Promise.all(tabs.map(sizeOf))));
    return peak;
  } finally {
    await close();
  }
}
