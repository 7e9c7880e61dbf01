// lesson-player.js — plays lessons as a pupil does: bets, acts on the real page with a real pointer, and answers the ticket.
import assert from 'node:assert/strict';

import { fits } from '../../web/lab/learn/steps/bets.js';
import { TARGETS } from '../../web/lab/learn/steps/targets.js';
import { inDatabase } from './browser.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { Lesson, Step } from '../../web/lab/learn/lessons/lessons.js'
 * @typedef {Record<string, any>} Texts
 *
 * @typedef {object} Way            a lesson is played in
 * @property {Texts} texts          of the page's language
 * @property {number} option        which of each bet's options is taken, counted from 0 and from step to step
 * @property {Set<string>} [looked]  kinds of acts before which a person has looked around, which is to do nothing; none
 *   looks without it
 * @property {Bets} [former]       of another way: what was right there is not bet again, and what was wrong is bet right
 * @property {string} [reloadAt]    the step, as `1.2`, in which the page is loaded anew when the bet is placed
 *
 * @typedef {object} Played
 * @property {Record<string, string>} values   what the outcomes said
 * @property {Bets} bets
 *
 * @typedef {Map<string, { bet: string, isRight: boolean, value?: string | number }>} Bets   by step, with what was measured
 */

/** A stroke, in shares of the pad's width and height. */
const STROKE = [
  [0.35, 0.2],
  [0.7, 0.25],
  [0.55, 0.5],
  [0.45, 0.85],
];

/** Whether it is played with a finger. @param {Page} page */
const hasTouch = (page) => page.viewport()?.hasTouch ?? false;

/** Clicks, or taps, an element. @param {Page} page @param {import('puppeteer-core').ElementHandle} found */
const pressOn = (page, found) => (hasTouch(page) ? found.tap() : found.click());

/** Clicks the middle of the first element that is seen. @param {Page} page @param {string} selector @param {number} [nth] */
async function click(page, selector, nth = 0) {
  const first = await page.waitForSelector(selector);
  // Handles of all that match cost more than the click.
  const others = nth
    ? await page.evaluateHandle((all, nth) => document.querySelectorAll(all)[nth], selector, nth)
    : null;
  const found = others ? /** @type {typeof first} */ (others.asElement()) : first;
  assert.ok(found, `${selector}, number ${nth}`);
  await found.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await pressOn(page, found);
}

/** @param {Page} page */
const rendered = (page) =>
  page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));

/** The subjects, as a person looks around. */
const SUBJECTS = ['data', 'network', 'training', 'inside', 'results', 'runs', 'digits', 'files', 'learn'];

/** @param {Page} page @param {string} subject */
const open = (page, subject) => click(page, `.subjects a[href="#view=${subject}"]`);

/** The pad, which a phone shows in place of a subject. @param {Page} page */
async function openPad(page) {
  if (!(await page.$eval('.draw-link', (link) => link.checkVisibility()))) return;
  await click(page, '.draw-link');
  await page.waitForSelector('html[data-pad="large"]');
  await rendered(page);
}

/** @param {Page} page @param {number} size   share of the pad */
async function draw(page, size) {
  await openPad(page);
  const clear = await page.$('.pad-tools button:enabled');
  if (clear) await pressOn(page, clear);
  const box = await (await page.waitForSelector('#pad'))?.boundingBox();
  assert.ok(box);
  const places = STROKE.map(
    ([x, y]) =>
      /** @type {const} */ ([
        box.x + (0.3 + (x - 0.3) * size) * box.width,
        box.y + (0.2 + (y - 0.2) * size) * box.height,
      ]),
  );
  if (hasTouch(page)) return drawByFinger(page, places);
  await page.mouse.move(...places[0]);
  await page.mouse.down();
  for (const place of places.slice(1)) await page.mouse.move(...place, { steps: 3 });
  await page.mouse.up();
}

/** @param {Page} page @param {(readonly [number, number])[]} places */
async function drawByFinger(page, places) {
  await page.touchscreen.touchStart(...places[0]);
  for (const place of places.slice(1)) await page.touchscreen.touchMove(...place);
  await page.touchscreen.touchEnd();
}

/** A field gets a text, and is left. @param {Page} page @param {string} selector @param {string} text */
async function type(page, selector, text) {
  await click(page, selector);
  await page.$eval(selector, (field) => /** @type {HTMLInputElement} */ (field).select());
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.$eval(selector, (field) => /** @type {HTMLElement} */ (field).blur());
}

/** What a person does for each act. @type {Record<string, (page: Page, step: Step) => Promise<void>>} */
const DO = {
  async shown(page, { point }) {
    await open(page, point === 'gallery' ? 'results' : 'data');
    await click(page, point === 'gallery' ? '.images .gallery button' : '.data-panel .samples button');
    await page.waitForSelector('dialog[open].image-dialog');
    await page.keyboard.press('Escape');
  },
  drawn: (page, { measure }) => draw(page, measure === 'smallDrawing' ? 0.3 : 1),
  async samples(page) {
    await open(page, 'data');
    await click(page, '.sample-controls > button');
  },
  async ran(page) {
    await click(page, '.run-buttons .train:enabled');
    await page.waitForSelector('html:is([data-phase="done"], [data-phase="error"])');
  },
  async stepped(page) {
    await open(page, 'training');
    await click(page, '.slow-motion .pieces button:nth-child(2):enabled');
    await page.waitForSelector('html[data-phase="paused"]');
  },
  async evaluated(page, { act, point }) {
    if (act.after === 'drawn') await draw(page, 1);
    await open(page, 'results');
    const at = TARGETS[point].at[0];
    await click(page, `${at}:enabled`);
  },
  async cell(page) {
    await open(page, 'results');
    await page.waitForSelector('.matrix');
    const cells = await page.$$eval('.matrix td[data-right="false"] button', (all) =>
      all.map((each) => Number(each.textContent) || 0),
    );
    await click(page, '.matrix td[data-right="false"] button', cells.indexOf(Math.max(...cells)));
  },
  opened: (page, { act }) => open(page, String(act.view)),
  async unit(page) {
    await open(page, 'inside');
    await page.waitForSelector('.inside .outputs button');
    await click(page, '.inside .outputs button[aria-pressed="false"]');
  },
  async inside(page) {
    await open(page, 'results');
    await click(page, '.images .gallery button');
    await click(page, 'dialog[open].image-dialog .lead button');
  },
  /** One more, and so many that there are enough. */
  async kept(page, { act }) {
    const count = () => page.$$eval('.hand-panel .hand button', (all) => all.length).catch(() => 0);
    await open(page, 'digits');
    let kept = await count();
    do {
      await draw(page, 1);
      await click(page, '.stage .bars button', 7);
    } while (++kept < Number(act.count));
  },
  async learnt(page) {
    await open(page, 'digits');
    await click(page, '.hand-panel .learn button:enabled');
    await page.waitForSelector('.hand-report');
  },
  async built(page, { act }) {
    await open(page, 'network');
    await type(page, '.line-of-layers textarea', String(act.layers));
  },
  async seeded(page) {
    await open(page, 'training');
    await page.waitForSelector('.settings summary');
    if (await page.$('.settings details:not([open])')) await click(page, '.settings summary');
    await type(page, '.setting[data-setting="seed"] input', '2');
  },
};

/** @param {Page} page @param {string} place @param {boolean} isDone */
const stands = (page, place, isDone) => page.waitForSelector(`[data-step="${place}"][data-done="${isDone}"]`);

/** Back in the lesson, by the button of the stage where there is one. @param {Page} page */
async function comeBack(page) {
  if (
    await page.$eval(
      '.subject',
      (subject) => subject.checkVisibility() && !!subject.querySelector('.lesson-step'),
    )
  )
    return;
  await open(page, 'learn');
}

/** The values that a text was filled in with. @param {string} form @param {string} text */
function filledIn(form, text) {
  const template = form.replace(/\[([^\]]+)\]\(#[\w-]+\)/g, '$1');
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(`^${parts.join('(.+?)')}$`).exec(text);
  assert.ok(found, `${text} is not ${template}`);
  return Object.fromEntries(names.map((name, i) => [name, found[i + 1]]));
}

/** Controls that have been seen with the ring, by the width of the page: to open a subject for each step takes long. */
const RINGED = new Set();

/**
 * In the lesson the ring is on what leads to the step's control, or on that where it is in sight; once its subject is open,
 * on the control.
 * @param {Page} page @param {Step} step
 */
async function checkRing(page, { point, act }) {
  const { view, at } = TARGETS[point];
  const isPadAway = view === 'pad' && (await page.$eval('.draw-link', (link) => link.checkVisibility()));
  const subject = view && view !== 'pad' ? view : null;
  const ways = isPadAway ? ['.subjects .draw-link'] : subject ? [`.subjects a[href="#view=${subject}"]`] : at;
  const isRinged = (/** @type {string[]} */ selectors) =>
    page.waitForSelector(selectors.map((each) => `${each}[data-ring]`).join());
  await isRinged(ways);
  assert.equal((await page.$$('[data-ring]')).length, 1, 'one ring');
  const seen = `${point} ${page.viewport()?.width}`;
  if (!subject || act.is === 'opened' || RINGED.has(seen)) return;
  RINGED.add(seen);
  await open(page, subject);
  await isRinged(at);
  await open(page, 'learn');
}

/** Opens every subject but the one that the step asks for, changes the theme, and comes back. @param {Page} page @param {Step} step */
async function lookAround(page, { act }) {
  for (const subject of SUBJECTS) if (subject !== act.view) await open(page, subject);
  for (const _ of ['dark', 'light']) await click(page, '.switches button:last-of-type');
}

/** The page is loaded anew, once the browser keeps what was done. @param {Page} page @param {string} key @param {string} bet @param {string} place */
async function reload(page, key, bet, place) {
  await page.waitForFunction(inDatabase(`resolve(kept?.lessonMarks?.['${key}']?.bet === '${bet}');`), {
    polling: 100,
  });
  await page.reload();
  await page.waitForSelector('html:is([data-phase="ready"], [data-phase="done"])');
  await stands(page, place, false);
}

/** What a person bets; undefined where no bet is asked for. @param {Step} step @param {string} key @param {number} option @param {Bets} [former] */
function betOn({ bet }, key, option, former) {
  const options = Object.keys(bet?.options ?? {});
  const last = former?.get(key);
  if (!bet || !last) return options[option % options.length];
  if (last.isRight) return options[(options.indexOf(last.bet) + 1) % options.length];
  return options.find((each) => fits(bet.options[each], last.value));
}

/** @param {Page} page @param {Way} way @param {Lesson} lesson @param {Step} step @param {string} place @param {number} option @param {Played} played */
async function playStep(page, { texts, looked, former, reloadAt }, lesson, step, place, option, played) {
  const key = `${lesson.id}.${step.id}`;
  await stands(page, place, false);
  if (step.setUp && (await page.$('.setting-up button.primary'))) {
    await click(page, '.setting-up button.primary:enabled');
    await page.waitForSelector('.setting-up:not(:has(button.primary))');
  }
  const options = Object.keys(step.bet?.options ?? {});
  const bet = betOn(step, key, option, former) ?? '';
  if (bet) await click(page, `.bet input`, options.indexOf(bet));
  await checkRing(page, step);
  if (looked && !looked.has(step.act.is)) await lookAround(page, step);
  looked?.add(step.act.is);
  if (place === reloadAt) await reload(page, key, bet, place);
  await stands(page, place, false);
  assert.deepEqual(
    await page.$$eval('.bet input', (all) =>
      all.map((each) => /** @type {HTMLInputElement} */ (each).checked),
    ),
    options.map((each) => each === bet),
    `${place}: the bet stands`,
  );
  assert.ok(
    await page.$('.lesson-page .moves button[data-last]:disabled'),
    `${place}: Next opens once it is done`,
  );
  await DO[step.act.is](page, step);
  await page.waitForFunction(
    (label) => document.querySelector('.stage .sentence')?.textContent?.includes(label),
    {},
    texts['lesson.stepDone'],
  );
  await comeBack(page);
  await stands(page, place, true);
  assert.equal(await page.$('[data-ring]'), null, `${place}: the ring is gone`);
  const outcome = await page.$eval(
    '.came-out [role="status"] > p:last-child',
    (p) => p.textContent?.trim() ?? '',
  );
  const values = filledIn(texts[`${key}.outcome`], outcome);
  Object.assign(played.values, values);
  if (!step.bet) return;
  const isRight = await page.$eval('.came-out .verdict', (p) => p.getAttribute('data-right') === 'true');
  const shown = values[step.bet.on];
  const wanted = step.bet.options[bet];
  played.bets.set(key, { bet, isRight });
  if (shown === undefined) return;
  const value = typeof wanted === 'string' ? shown : Number(shown.replaceAll(',', '').replace('−', '-'));
  assert.equal(isRight, fits(wanted, value), `${place}: ${bet} and ${shown}`);
}

/** What could be the answer: what the outcomes said, or what the page says now. @param {Page} page @param {string} on @param {Played} played */
async function answerTo(page, on, played) {
  const read = async (/** @type {string} */ subject, /** @type {string} */ selector) => {
    await open(page, subject);
    const found = await page.waitForSelector(selector);
    const text = await found?.evaluate((element) => element.textContent ?? '');
    await open(page, 'learn');
    return text ?? '';
  };
  if (on === 'wrong') return read('results', '.results-panel .summary div:nth-child(3) dd');
  if (on === 'params') return read('network', '.summary tfoot td');
  if (on === 'epochs') return '2';
  return played.values[on];
}

/** @param {Page} page @param {Way} way @param {Step} step @param {string} place @param {Played} played */
async function playTicket(page, { texts }, step, place, played) {
  await stands(page, place, false);
  const check = async () => {
    await click(page, '.questions > button:enabled');
    await rendered(page);
  };
  for (const [i, question] of (step.questions ?? []).entries()) {
    const field = `.questions fieldset:nth-of-type(${i + 1})`;
    const isRight = () => page.$eval(field, (each) => each.getAttribute('data-right') === 'true');
    if (question.options || question.kind) {
      const count = (await page.$$(`${field} input`)).length;
      for (let option = 0; option < count && !(await isRight()); option++) {
        await click(page, `${field} input`, option);
        await check();
      }
    } else {
      const answer = await answerTo(page, question.on, played);
      assert.ok(answer, `${place} ${question.on}`);
      await type(page, `${field} input`, '123456');
      assert.equal(await isRight(), false);
      await page.waitForSelector(`${field} .note:not(:empty)`);
      await type(page, `${field} input`, answer);
    }
    await page.waitForSelector(`${field}[data-right="true"]`);
  }
  await stands(page, place, true);
  const link = await page.waitForSelector('.questions a[href="#view=learn&part=homework"]');
  assert.equal(await link?.evaluate((each) => each.textContent), texts['ticket.handIn']);
}

/**
 * A whole lesson, from its first step on.
 * @param {Page} page @param {Way} way @param {Lesson} lesson @param {number} number
 */
export async function playLesson(page, way, lesson, number) {
  /** @type {Played} */
  const played = { values: {}, bets: new Map() };
  for (const [i, step] of lesson.steps.entries()) {
    const place = `${number}.${i + 1}`;
    if (step.questions) await playTicket(page, way, step, place, played);
    else await playStep(page, way, lesson, step, place, way.option + i, played);
    await click(page, '.lesson-page .moves button[data-last]:enabled');
  }
  const measured = await measuredIn(page, lesson);
  for (const [key, bet] of played.bets) bet.value = measured[key];
  return played;
}

/** What each bet of a lesson was about, once the browser keeps it. @param {Page} page @param {Lesson} lesson */
async function measuredIn(page, { id, steps }) {
  const last = `${id}.${steps.at(-1)?.id}`;
  const marks = await page.waitForFunction(
    inDatabase(`resolve(kept?.lessonMarks?.['${last}']?.done && kept.lessonMarks);`),
    { polling: 100 },
  );
  const kept = /** @type {any} */ (await marks.jsonValue());
  return Object.fromEntries(
    steps.flatMap((step) => {
      const key = `${id}.${step.id}`;
      return step.bet ? [[key, kept[key].values[step.bet.on]]] : [];
    }),
  );
}

/** Opens a lesson in the list, and begins it anew if it has been done. @param {Page} page @param {number} number */
export async function openLesson(page, number) {
  await open(page, 'learn');
  await page.waitForSelector('.learn :is(.lesson-page, .lessons)');
  if (await page.$('.lesson-page')) await click(page, '.all-lessons button');
  await click(page, '.learn .lessons a', number - 1);
  await page.waitForSelector('.lesson-step');
  if (await page.$('.lesson-step[data-done="true"]')) await click(page, '.all-lessons button', 1);
}
