// race.test.js — a race as a person has it: on a phone, by a link, with lanes of one's own, paused, stopped, and lost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { violations } from './axe.js';
import {
  fill,
  find,
  openPage,
  openSubject,
  phase,
  press,
  says,
  seen,
  skipped,
  startBrowser,
} from './browser.js';

/** @import { Page } from 'puppeteer-core' */

/** A small network, few images, and two lanes. */
const LINK =
  '#view=learn&part=race&lanes=optimizer:sgd,rate:0.1;optimizer:adam,rate:0.01&preset=softmax&images=400&epochs=2';
const PICTURE = '.race .plot .drawing path[stroke-width="2"]';

/** The lines of the lanes, cell by cell. @param {Page} page */
const rows = (page) =>
  page.$$eval('[aria-label="The lanes in figures"] tbody tr', (found) =>
    found.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
  );

/** @param {Page} page @param {RegExp} pattern */
const address = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(location.hash), {}, pattern.source);

/** Chooses in a field of a lane. @param {Page} page @param {string} name @param {string} value */
const choose = async (page, name, value) => (await find(page, name, 'combobox')).select(value);

/** The name of what has the focus. @param {Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim());

describe('a race', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('a link brings two lanes; they race, are compared, paused and stopped, and become runs', async (t) => {
    const page = await openPage(t, { ...site, url: site.url + LINK }, { width: 390, height: 664 });
    await phase(page, 'ready');
    await says(page, 'Alike for all: seed 1, 2 epochs on 400 images.');
    await says(page, 'Lane 1: SGD, rate 0.1');
    await says(page, 'Lane 2: Adam, rate 0.01');
    await press(page, 'Start the race');
    await says(page, 'has won');

    const [first, second] = await rows(page);
    assert.match(first.join(), /^SGD, rate 0\.1has come in,[12],\d\d\.\d\d %,\d\.\d{3},[\d.]+ s,7,850$/);
    const winner = first[1] === '1' ? first : second;
    const won = await page.$eval('.race .leader', ({ textContent }) => textContent);
    assert.match(
      won ?? '',
      new RegExp(`^${winner[0].replace('has come in', '')} has won: ${winner[2]} of 1,000 test`),
    );
    const lines = await page.$$eval(PICTURE, (paths) =>
      paths.map((path) => [path.getAttribute('stroke'), path.getAttribute('stroke-dasharray')]),
    );
    assert.deepEqual(lines, [
      ['var(--hue-0)', null],
      ['var(--hue-1)', '8 5'],
    ]);
    await (await find(page, 'By time', 'radio')).evaluate((radio) => /** @type {any} */ (radio).click());
    await says(page, 'seconds of training');
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    assert.deepEqual(await violations(page), []);
    assert.equal(
      await page.$eval('html', (root) => root.dataset.phase),
      'ready',
      'the page has trained nothing',
    );
    await (await find(page, 'Compare them under “Runs”', 'link')).click();
    for (const id of [1, 2]) await find(page, `Show run ${id} in the plots`, 'checkbox');
    const runs = await page.$$eval('.runs-panel .list tbody tr', (found) =>
      found.map((row) => row.textContent),
    );
    for (const run of runs) assert.match(run ?? '', /from race 1.*of 1,000.*complete after 2 epochs/s);

    await fill(page, 'Epochs', '10000');
    await openSubject(page, 'Learn');
    await says(page, '10,000 epochs');
    await press(page, 'Start the race');
    await page.waitForFunction(() =>
      / after \d/.test(document.querySelector('.race .leader')?.textContent ?? ''),
    );
    await page.waitForFunction(() => document.activeElement?.id === 'race-pause');
    await press(page, 'Pause the race');
    await says(page, 'Paused.');
    assert.equal(await focused(page), 'Resume the race');
    const told = await page.$eval('.stage .sentence', ({ textContent }) => textContent);
    assert.match(told ?? '', /A race has not ended/);
    await (await find(page, 'By images', 'radio')).evaluate((radio) => /** @type {any} */ (radio).click());
    await page.keyboard.press('t');
    await seen(page, '::-p-aria([name="Pause the race"][role="button"])');
    await press(page, 'Stop the race');
    await says(page, 'Stopped.');
    await page.waitForFunction(() => document.activeElement?.id === 'race-title');
    for (const row of await rows(page)) assert.match(row[0], /stopped$/);
  });

  test('four lanes of a link race on a phone: four lines and rows, with buttons, leader and picture in sight together', {
    skip: leftOut,
  }, async (t) => {
    const lanes =
      'optimizer:sgd,rate:0.1;optimizer:adam,rate:0.01;optimizer:rmsprop,rate:0.001;optimizer:adagrad,rate:0.01';
    const url = `${site.url}#view=learn&part=race&lanes=${lanes}&preset=softmax&images=400&epochs=10000`;
    const page = await openPage(t, { ...site, url }, { width: 390, height: 664 });
    await phase(page, 'ready');
    await says(page, 'Lane 4: ');
    await press(page, 'Start the race');
    await page.waitForFunction((lines) => document.querySelectorAll(lines).length === 4, {}, PICTURE);
    const lines = await page.$$eval(PICTURE, (paths) =>
      paths.map((path) => `${path.getAttribute('stroke')} ${path.getAttribute('stroke-dasharray')}`),
    );
    assert.equal(new Set(lines).size, 4);
    assert.equal((await rows(page)).length, 4);
    await page.waitForFunction(() =>
      / after \d/.test(document.querySelector('.race .leader')?.textContent ?? ''),
    );
    const hidden = () =>
      page.evaluate(() =>
        ['#race-pause', '.race .buttons button:last-child', '.race .leader b', '.race .plot .drawing'].filter(
          (selector) => {
            const element = document.querySelector(selector);
            const { left, right, top, bottom } = /** @type {Element} */ (element).getBoundingClientRect();
            const corners = [
              [left + 4, top + 2],
              [right - 4, bottom - 2],
            ];
            return corners.some(([x, y]) => {
              const found = document.elementFromPoint(x, y);
              return (
                !found ||
                !(element?.contains(found) || found.closest('.race .plot') || found.contains(element))
              );
            });
          },
        ),
      );
    assert.deepEqual(await hidden(), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    assert.ok(
      await page.$eval('#bench', (bench) => bench.scrollWidth <= bench.clientWidth),
      'nothing goes beyond the bench',
    );
    await press(page, 'Stop the race');
    await says(page, 'Stopped.');
  });

  test('lanes are chosen, a link follows them, one that fails leaves the others, and a wrong setting is marked', {
    skip: leftOut,
  }, async (t) => {
    const url = `${site.url}#view=learn&preset=softmax&images=300&epochs=1`;
    const page = await openPage(t, { ...site, url });
    await phase(page, 'ready');
    await (await find(page, 'Race', 'link')).click();
    await press(page, 'Three learning rates');
    await address(
      page,
      /part=race&lanes=preset:mlp-rmsprop,net:dense\+128.*rate:0\.001;.*rate:10$|part=race&lanes=.*rate:10&/,
    );
    await says(page, 'Lane 3: rate 10');
    await press(page, 'Add a lane');
    await seen(page, '.race .lanes > li:nth-child(4)');
    const [, , third, fourth] = await page.$$('.race .lanes > li > details > summary');
    await third.focus();
    await page.keyboard.press('Enter');
    await fill(page, 'Lane 3: Layers', 'dense 8', 'textbox');
    await fourth.click();
    await choose(page, 'Lane 4: Network', 'softmax');
    await choose(page, 'Lane 4: Optimizer', 'adam');
    await fill(page, 'Lane 4: Learning rate', 'fast', 'textbox');
    await says(page, '“fast” is not valid here.');
    const start = await find(page, 'Start the race', 'button');
    assert.equal(await start.evaluate((button) => /** @type {HTMLButtonElement} */ (button).disabled), true);
    await fill(page, 'Lane 4: Learning rate', '0.01', 'textbox');
    await page.waitForFunction(() => !document.querySelector('.race [aria-invalid="true"]'));
    await press(page, 'Remove lane 2');
    await address(page, /preset:softmax,optimizer:adam,rate:0\.01/);
    const named = await page.evaluate(() => location.href);

    await press(page, 'Start the race');
    await says(page, 'has won');
    const [slow, failed, quick] = await rows(page);
    assert.match(slow.join(), /has come in,2,/);
    assert.match(failed[0], /out: The last layer, at column 1/);
    assert.deepEqual(failed.slice(1, 4), ['–', '–', '–']);
    assert.match(quick.join(), /has come in,1,.*7,850$/);

    await page.goto('about:blank');
    await page.goto(named);
    await says(page, 'Lane 3: ');
    assert.equal((await page.$$('.race .lanes > li')).length, 3);
  });
});
