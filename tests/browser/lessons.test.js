// lessons.test.js — lessons as a pupil goes through them: each in every language, on a desktop and on a phone, with right
// bets and with wrong ones.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { LESSONS } from '../../web/lab/learn/lessons/lessons.js';
import { texts as english } from '../../web/text/en/learn/texts.js';
import { texts as chinese } from '../../web/text/zh/learn/texts.js';
import { phase, skipped, startBrowser } from './browser.js';
import { openLesson, playLesson } from './lesson-player.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

const DESKTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 664 };
const ENGLISH = { language: 'en', texts: english };
const CHINESE = { language: 'zh', texts: chinese };
/**
 * One after the other on one page. No bet has more options than there are ways, so that each option is taken once.
 * @type {(Omit<import('./lesson-player.js').Way, 'option'> & { name: string, language: string,
 *   size: typeof DESKTOP, isOlder?: boolean })[]}   isOlder: the lesson for older pupils, too
 */
const WAYS = [
  {
    name: 'on a desktop in English',
    ...ENGLISH,
    size: DESKTOP,
    looked: new Set(),
    isOlder: true,
    reloadAt: '1.2',
  },
  { name: 'on a phone in English', ...ENGLISH, size: PHONE, isOlder: false },
  { name: 'on a phone in Chinese', ...CHINESE, size: PHONE, isOlder: true, reloadAt: '4.3' },
  { name: 'on a desktop in Chinese', ...CHINESE, size: DESKTOP, isOlder: false },
];

/** The language is switched where its button is in sight. @param {Page} page @param {string} language */
async function speak(page, language) {
  await page.setViewport(DESKTOP);
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

  /** Of the lesson with large networks, which takes as long as all others: it is played two ways. @type {import('./lesson-player.js').Bets | undefined} */
  let former;
  /** By step: what has become of its bets. @type {Map<string, Set<boolean>>} */
  const bets = new Map();

  for (const [option, way] of WAYS.entries())
    test(`every lesson is played to its end ${way.name}`, async (t) => {
      const page = await shared.use(t);
      await speak(page, way.language);
      await page.setViewport(way.size);
      for (const [at, lesson] of LESSONS.entries()) {
        if (lesson.isForOlder && !way.isOlder) continue;
        await t.test(lesson.id, async () => {
          await openLesson(page, at + 1);
          const played = await playLesson(
            page,
            { ...way, option, former: lesson.isForOlder ? former : undefined },
            lesson,
            at + 1,
          );
          for (const [key, { isRight }] of played.bets)
            bets.set(key, (bets.get(key) ?? new Set()).add(isRight));
          if (lesson.isForOlder) former = played.bets;
        });
      }
    });

  test('each bet was right once and wrong once', () => {
    const steps = LESSONS.flatMap(({ id, steps }) =>
      steps.flatMap((step) => (step.bet ? [`${id}.${step.id}`] : [])),
    );
    assert.deepEqual(
      steps.filter((key) => bets.get(key)?.size !== 2),
      [],
    );
  });
});
