// teacher.test.js — the page for teachers: its plans lead to the lessons, and its worksheets fit the paper they are printed on.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { LESSONS } from '../../web/teacher/contents.js';
import { ANSWER_PAGES } from '../../web/teacher/sheets/tasks.js';
import { leftOut } from '../gate.js';
import { violations } from './axe.js';
import { find, follow, openPage, press, says, skipped, startBrowser } from './browser.js';
import { PAPERS, pagesOf } from './pdf.js';

/** @import { Page } from 'puppeteer-core' */

/** What a printer of each paper leaves of its width, in pixels: 12 mm less on each side. */
const PRINTED_WIDTHS = { a4: 703, letter: 725 };
const LANGUAGES = [
  {
    ...{ language: '', ready: 'Ten minutes before the lesson', print: 'Print' },
    answers: 'With the answers, on pages at the end',
  },
  { language: '中文', ready: '课前十分钟', print: '打印', answers: '附答案，单独在最后几页' },
];

/** The papers whose content is higher than they are, as they are printed. @param {Page} page @param {number} width */
async function overfull(page, width) {
  await page.emulateMediaType('print');
  await page.setViewport({ width, height: 900 });
  const found = await page.$$eval('.paper', (papers) =>
    papers.flatMap((paper) => {
      const { bottom, height } = paper.getBoundingClientRect();
      const end = Math.max(
        ...[...paper.querySelectorAll(':not(i)')].map((each) => each.getBoundingClientRect().bottom),
      );
      const isWide = [...paper.querySelectorAll('table, svg')].some(
        (each) => each.getBoundingClientRect().right > paper.getBoundingClientRect().right + 1,
      );
      return end > bottom + 1 || height > 965 || isWide
        ? [`${paper.getAttribute('aria-label')}: ${Math.round(end - bottom)} pixels too high`]
        : [];
    }),
  );
  await page.emulateMediaType(); // printing has its own
  return found;
}

/** Links of the page that lead to no file and no section of the site. @param {Page} page */
const deadLinks = (page) =>
  page.evaluate(async () => {
    const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
    /** @type {string[]} */
    const dead = [];
    for (const link of new Set(links)) {
      const isThere = link.startsWith('#')
        ? link === '#print' || document.getElementById(link.slice(1))
        : link.startsWith('./')
          ? (await fetch(link, { method: 'HEAD' })).ok
          : /^https:\/\/[\w.]+\/./.test(`${link}/`);
      if (!isThere) dead.push(link);
    }
    return dead;
  });

describe('the page for teachers', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('fits a phone in both languages, and its plans lead to every lesson', { skip: leftOut }, async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}teacher.html` }, { width: 320, height: 664 });
    await page.waitForSelector('body[aria-busy="false"]');
    for (const { language, ready } of LANGUAGES) {
      if (language) await press(page, language);
      await find(page, ready, 'heading');
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
      assert.deepEqual(await deadLinks(page), []);
      const planned = await page.$$eval('.plan a', (links) => links.map((link) => link.getAttribute('href')));
      for (const lesson of LESSONS.slice(0, -1))
        assert.ok(planned.includes(`./#view=learn&lesson=${lesson}.1`), `${lesson}`);
      const tasks = await page.$$eval('.plan + .homework', (all) =>
        all.map((each) => {
          const link = each.querySelector('a');
          return [link?.getAttribute('href'), each.textContent?.replace(link?.textContent ?? '', '').trim()];
        }),
      );
      assert.deepEqual(
        tasks.map(([link]) => link),
        ['./#view=learn&part=homework', './#view=learn&part=homework'],
      );
      assert.ok(tasks.every(([, task]) => task) && tasks[0][1] !== tasks[1][1]);
      const minutes = await page.$$eval('.plan tbody tr:last-child th', (cells) =>
        cells.map((cell) => cell.textContent),
      );
      assert.deepEqual(minutes, ['42–45', '87–90']);
      assert.deepEqual(await violations(page), []);
    }
  });

  test('prints one page for each worksheet and the answers behind them, on A4 and on Letter', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}teacher.html` }, { width: 390, height: 664 });
    await follow(page, 'Choose and print worksheets');
    const all = LESSONS.length + ANSWER_PAGES.length;
    await says(page, `${all} pages`);
    for (const { language, print, answers } of leftOut ? LANGUAGES.slice(0, 1) : LANGUAGES) {
      if (language) await press(page, language);
      await find(page, print, 'button');
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
      assert.deepEqual(await violations(page), []);
      for (const [format, size] of PAPERS) {
        assert.deepEqual(await overfull(page, PRINTED_WIDTHS[format]), [], `${language} ${format}`);
        assert.deepEqual(pagesOf(await page.pdf({ format, margin: {} })), Array(all).fill(size), format);
      }
      const width = 390;
      await page.setViewport({ width, height: 664 });
      await (await find(page, answers, 'checkbox')).click();
      await page.waitForFunction(() => !document.querySelector('.paper.answers'));
      assert.equal(pagesOf(await page.pdf({ format: 'a4', margin: {} })).length, LESSONS.length);
      await (await find(page, answers, 'checkbox')).click();
      await page.waitForSelector('.paper.answers');
    }
  });

  test('an address names worksheets, and what is ticked stands in it', { skip: leftOut }, async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}teacher.html#print=4` });
    await says(page, '2 pages');
    const papers = () => page.$$eval('.paper', (all) => all.map((paper) => paper.getAttribute('aria-label')));
    assert.deepEqual(await papers(), ['Lesson 4: Training', 'Answers: 4']);
    await (await find(page, '2 A neuron', 'checkbox')).click();
    await says(page, '4 pages');
    assert.equal(await page.evaluate(() => location.hash), '#print=2,4');
    assert.deepEqual(await papers(), [
      'Lesson 2: A neuron',
      'Lesson 4: Training',
      'Answers: 2',
      'Answers: 4',
    ]);
    for (const name of ['2 A neuron', '4 Training']) await (await find(page, name, 'checkbox')).click();
    await says(page, 'No worksheet is chosen.');
    assert.equal(await page.$eval('.choosing button', (button) => button.matches(':disabled')), true);
    await follow(page, '← Plans and lessons');
    await find(page, 'Ten minutes before the lesson', 'heading');
  });
});
