// lessons.test.js — lessons as a pupil goes through them: each in every language, on a desktop and on a phone, with right
// bets and with wrong ones.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { LESSONS } from '../../web/lab/learn/lessons/lessons.js';
import { texts as english } from '../../web/text/en/learn/texts.js';
import { texts as chinese } from '../../web/text/zh/learn/texts.js';
import { leftOut } from '../gate.js';
import { openSubject, phase, skipped, startBrowser } from './browser.js';
import { openLesson, playLesson } from './lesson-player.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

const DESKTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 664, hasTouch: true, isMobile: true };
const ENGLISH = { language: 'en', texts: english };
const CHINESE = { language: 'zh', texts: chinese };
/** Kinds of acts before which a person has looked around: on a desktop, where all subjects are in sight. */
const looked = new Set();
/**
 * One after the other on one page: every other lesson in two of them, so that each is played in both languages, on both
 * sizes, and with a right and a wrong bet.
 * @type {(Omit<import('./lesson-player.js').Way, 'option' | 'former'> & { name: string, language: string,
 *   size: import('puppeteer-core').Viewport, first: 0 | 1 })[]}   first: the lesson with which it begins
 */
const WAYS = [
  { name: 'on a desktop in English', ...ENGLISH, size: DESKTOP, first: 0, looked, reloadAt: '1.2' },
  { name: 'on a phone in English', ...ENGLISH, size: PHONE, first: 1, reloadAt: '4.3' },
  { name: 'on a phone in Chinese', ...CHINESE, size: PHONE, first: 0 },
  { name: 'on a desktop in Chinese', ...CHINESE, size: DESKTOP, first: 1, looked },
];

/** A phone has a finger in place of a mouse, for which the page is loaded anew. @param {Page} page @param {import('puppeteer-core').Viewport} size */
async function holdAs(page, size) {
  await page.setViewport(size);
  await page.waitForSelector('html:is([data-phase="ready"], [data-phase="done"])');
}

/** The language is switched where its button is in sight. @param {Page} page @param {string} language */
async function speak(page, language) {
  await holdAs(page, DESKTOP);
  const isOther = await page.$eval('html', (html, code) => !html.lang.startsWith(code), language);
  if (isOther) await (await page.waitForSelector('.switches button[lang]'))?.click();
  await page.waitForSelector(`html[lang^="${language}"]`);
}

describe('lessons in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  const shared = sharePage(
    () => site,
    (page) => phase(page, 'ready'),
    DESKTOP,
  );
  after(async () => {
    await shared.close();
    await site.close();
  });

  test('a step is heard by the names of its parts, and Back goes to the step before', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    await openSubject(page, 'Learn');
    await page.waitForSelector('.learn .lessons');
    /** What has a name within the region. @param {string} name @param {string} role */
    const named = async (name, role) => {
      const region = await page.waitForSelector('::-p-aria([name="Learn"][role="region"])');
      for (const found of await page.$$(`::-p-aria([name="${name}"][role="${role}"])`))
        if (await region?.evaluate((region, each) => region.contains(each), found)) return found;
      assert.fail(`${role} ${name}`);
    };
    for (const { id } of LESSONS)
      await named(String(english[/** @type {keyof typeof english} */ (`${id}.name`)]), 'link');
    await (await named('A picture is numbers', 'link')).click();
    await page.waitForSelector('[data-step="1.1"][data-done="false"]');
    await named('Your bet', 'radiogroup');
    const [next, back] = [await named('Next', 'button'), await named('Back', 'button')];
    const isDisabled = (/** @type {typeof next} */ button) =>
      button.evaluate((each) => each.matches(':disabled'));
    assert.deepEqual([await isDisabled(next), await isDisabled(back)], [true, true]);
    await (await named('65 % or more', 'radio')).click();
    await openSubject(page, 'Data');
    await (await page.waitForSelector('.data-panel .samples button'))?.click();
    await page.waitForSelector('dialog[open].image-dialog');
    await page.keyboard.press('Escape');
    await openSubject(page, 'Learn');
    await page.waitForSelector('[data-step="1.1"][data-done="true"]');
    await (await named('Next', 'button')).click();
    await page.waitForSelector('[data-step="1.2"][data-done="false"]');
    await (await named('Back', 'button')).click();
    await page.waitForSelector('[data-step="1.1"][data-done="true"]');
    await (await named('Start it again', 'button')).click();
    await page.waitForSelector('[data-step="1.1"][data-done="false"]');
    await (await named('Leave the lesson', 'button')).click();
    await page.waitForSelector('.learn .lessons');
  });

  /** What came of a lesson's bets the first time. @type {Map<string, import('./lesson-player.js').Bets>} */
  const former = new Map();
  /** By step: what has become of its bets. @type {Map<string, Set<boolean>>} */
  const bets = new Map();

  for (const [option, way] of WAYS.entries())
    test(`every other lesson is played to its end ${way.name}`, {
      skip: way !== WAYS[1] && leftOut,
    }, async (t) => {
      const page = await shared.use(t);
      await speak(page, way.language);
      await holdAs(page, way.size);
      for (const [at, lesson] of LESSONS.entries()) {
        if (at % 2 !== way.first) continue;
        await t.test(lesson.id, { skip: lesson.id !== 'training' && leftOut }, async () => {
          await openLesson(page, at + 1);
          const bettor = { ...way, option, former: former.get(lesson.id) };
          const played = await playLesson(page, bettor, lesson, at + 1);
          for (const [key, { isRight }] of played.bets)
            bets.set(key, (bets.get(key) ?? new Set()).add(isRight));
          former.set(lesson.id, played.bets);
          if (lesson.id !== 'beliefs') return;
          const ofPage = await page.evaluate(() => performance.getEntriesByType('resource').length);
          assert.ok(Number(played.values.requests) > ofPage, 'what the worker has asked for is counted, too');
        });
      }
    });

  test('each bet was right once and wrong once', { skip: leftOut }, () => {
    const steps = LESSONS.flatMap(({ id, steps }) =>
      steps.flatMap((step) => (step.bet ? [`${id}.${step.id}`] : [])),
    );
    assert.deepEqual(
      steps.filter((key) => bets.get(key)?.size !== 2),
      [],
    );
  });
});
