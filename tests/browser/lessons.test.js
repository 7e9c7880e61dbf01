// lessons.test.js — lessons as a pupil goes through them, on a desktop in English and on a phone in Chinese.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { LESSONS } from '../../web/lab/learn/lessons/lessons.js';
import { texts as english } from '../../web/text/en/learn/texts.js';
import { texts as chinese } from '../../web/text/zh/learn/texts.js';
import { openPage, phase, skipped, startBrowser } from './browser.js';
import { openLesson, playLesson } from './lesson-player.js';

const WAYS = [
  { hash: '', width: 1366, height: 768, texts: english, name: 'on a desktop in English', option: 0 },
  { hash: '#lang=zh', width: 390, height: 664, texts: chinese, name: 'on a phone in Chinese', option: 1 },
];

describe('lessons in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  for (const { hash, width, height, texts, name, option } of WAYS)
    test(`every lesson is played to its end ${name}`, async (t) => {
      const page = await openPage(t, { ...site, url: site.url + hash }, { width, height });
      await phase(page, 'ready');
      const bets = { right: 0, wrong: 0 };
      for (const [at, lesson] of LESSONS.entries()) {
        await t.test(lesson.id, async () => {
          await openLesson(page, at + 1);
          const { right, wrong } = await playLesson(page, texts, lesson, at + 1, option);
          bets.right += right;
          bets.wrong += wrong;
        });
      }
      assert.ok(bets.right > 5 && bets.wrong > 5, JSON.stringify(bets));
    });
});
