// inside.js — measures the subject Inside in Chromium, on the whole page with MNIST: frames per second while the network
// trains and somebody draws, how often its pictures change then, and how long an edit takes until its effect on the test
// images is there.
//
//   node tests/bench/inside.js

import { setTimeout } from 'node:timers/promises';
import { drawThree, phase, press, startBrowser, visitPage } from '../browser/browser.js';

/** @import { Page } from 'puppeteer-core' */

const WINDOW = { width: 1366, height: 768 };
const MEASURED_MS = 4000;
/** After a run the page still finds the images on which a unit's number is largest, and evaluates the moments of the run. */
const SETTLES_MS = 10_000;

/** Frames per second, and the longest time between two in milliseconds. @param {Page} page */
const frames = (page) =>
  page.evaluate(
    (measured) =>
      new Promise((resolve) => {
        const start = performance.now();
        let [count, last, longest] = [0, start, 0];
        const next = (/** @type {number} */ now) => {
          count++;
          longest = Math.max(longest, now - last);
          last = now;
          if (now - start < measured) requestAnimationFrame(next);
          else
            resolve(
              `${((1000 * count) / (now - start)).toFixed(1)} a second, longest ${longest.toFixed(0)} ms`,
            );
        };
        requestAnimationFrame(next);
      }),
    MEASURED_MS,
  );

/** How often the layers are shown anew, a second: by the sums of the last one. @param {Page} page */
const changes = (page) =>
  page.evaluate(
    (measured) =>
      new Promise((resolve) => {
        const start = performance.now();
        let [count, last] = [0, ''];
        const next = (/** @type {number} */ now) => {
          const sums = document.querySelector('.way .outputs')?.textContent ?? '';
          if (sums !== last) count++;
          last = sums;
          if (now - start < measured) requestAnimationFrame(next);
          else resolve(`${((1000 * count) / (now - start)).toFixed(1)} a second`);
        };
        requestAnimationFrame(next);
      }),
    MEASURED_MS,
  );

/** Draws a wave on the pad. @param {Page} page */
async function draw(page) {
  const box = await (await page.waitForSelector('#pad'))?.boundingBox();
  if (!box) return;
  const move = (/** @type {number} */ i) =>
    page.mouse.move(box.x + (0.2 + i / 100) * box.width, box.y + (0.4 + 0.2 * Math.sin(i / 6)) * box.height);
  await move(0);
  await page.mouse.down();
  for (let i = 1; i < 60; i++) {
    await move(i);
    await setTimeout(30);
  }
  await page.mouse.up();
}

/** Silences a unit: when the first test images were counted, and when all. @param {Page} page */
const silence = (page) =>
  page.evaluate(async () => {
    const button = [...document.querySelectorAll('.edit button')].find(({ textContent }) =>
      /Silence/.test(textContent ?? ''),
    );
    const counted = () =>
      /Of ([\d,]+) test/.exec(document.querySelector('.edit')?.textContent ?? '')?.[1] ?? '';
    const isPressed = () => button?.getAttribute('aria-pressed');
    const [start, before] = [performance.now(), isPressed()];
    /** @type {HTMLElement} */ (button).click();
    /** @type {string[]} */
    const times = [];
    let last = counted();
    while (performance.now() - start < 60_000 && (isPressed() === before || last !== '10,000')) {
      await new Promise(requestAnimationFrame);
      const now = counted();
      if (now && (now !== last || !times.length) && isPressed() !== before) {
        if (!times.length || now === '10,000')
          times.push(`${now} images after ${Math.round(performance.now() - start)} ms`);
        last = now;
      }
    }
    return times.join(', ');
  });

const site = await startBrowser('chrome', { data: 'whole' });
for (const [preset, settings] of [
  ['fast', 'preset=fast&epochs=6'],
  ['cnn-adam', 'preset=cnn-adam&epochs=1&images=12000'],
]) {
  const { page, close } = await visitPage({ ...site, url: `${site.url}#${settings}&view=inside` }, WINDOW);
  await phase(page, 'ready');
  await drawThree(page);
  await press(page, 'Train');
  await phase(page, 'training');
  console.log(`${preset}: frames while it trains: ${await frames(page)}`);
  console.log(`${preset}: its pictures change while it trains: ${await changes(page)}`);
  const [, drawn] = await Promise.all([draw(page), frames(page)]);
  console.log(`${preset}: frames while it trains and somebody draws: ${drawn}`);
  await phase(page, 'done');
  // What a change needs is computed once its panel is looked at.
  await page.$eval('.edit', (panel) => panel.scrollIntoView());
  await setTimeout(SETTLES_MS);
  console.log(`${preset}: a unit silenced: ${await silence(page)}`);
  await close();
}
await site.close();
