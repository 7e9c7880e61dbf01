// layout.test.js — the stage at every size: what is always in sight, and that nothing moves or is lost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import english from '../../web/text/en/training.js';
import chinese from '../../web/text/zh/training.js';
import { leftOut } from '../gate.js';
import { chinese as inChinese, english as inEnglish } from '../node/languages.js';
import {
  drawThree,
  find,
  openPage,
  openSubject,
  phase,
  prediction,
  press,
  skipped,
  startBrowser,
} from './browser.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

const SIZES = [
  [320, 568],
  [390, 664],
  [390, 844],
  [768, 1024],
  [568, 320],
  [844, 390],
  [1024, 540],
  [800, 600],
  [1024, 768],
  [1366, 620],
  [1366, 768],
  [600, 800],
  [1920, 1080],
];
/** The size of other tests' windows. */
const USUAL = [1280, 800];
/** Under this height the pad may be smaller than 280 pixels. */
const LOW = 568;

/** In English and in Chinese, in the light and in the dark. */
const LOOKS = /** @type {const} */ ([
  { look: 'en, light', language: 'en', theme: 'light', train: /^(Train|Pause)$/ },
  { look: 'zh, dark', language: 'zh-CN', theme: 'dark', train: /^(训练|暂停)$/ },
  { look: 'en, dark', language: 'en', theme: 'dark', train: /^(Train|Pause)$/ },
  { look: 'zh, light', language: 'zh-CN', theme: 'light', train: /^(训练|暂停)$/ },
]);

/** The parts of the stage that must be seen whole: each with its box, in pixels of the window. @param {Page} page */
const parts = (page) =>
  page.evaluate(() => {
    const box = (/** @type {string} */ selector) => {
      const element = document.querySelector(selector);
      const { left, top, right, bottom } = element?.getBoundingClientRect() ?? new DOMRect(-1, -1);
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const hit = document.elementFromPoint(x, y);
      return {
        left,
        top,
        right,
        bottom,
        isOnTop: Boolean(hit && (element?.contains(hit) || hit.contains(element))),
      };
    };
    return {
      train: box('.train'),
      pad: box('#pad'),
      input: box('.stage .seen'),
      answer: box('output[aria-label][aria-busy]'),
      bars: box('.stage .bars'),
      bar: box('.stage progress'),
    };
  });

/** @typedef {Awaited<ReturnType<typeof parts>>} Parts */

/** @param {Omit<Parts, 'bars'>} found @param {number} width @param {number} height @param {string} when */
function assertInSight(found, width, height, when) {
  for (const [name, { left, top, right, bottom, isOnTop }] of Object.entries(found)) {
    const where = `${name} ${when}: ${[left, top, right, bottom].map(Math.round)} of ${width} × ${height}`;
    assert.ok(left >= 0 && top >= 0 && right <= width + 0.5 && bottom <= height + 0.5, where);
    assert.ok(right - left > 10 && bottom - top > 3, where);
    assert.ok(isOnTop, `${where} is covered`);
  }
  const { pad } = found;
  assert.ok(Math.abs(pad.right - pad.left - (pad.bottom - pad.top)) < 1, `a square pad ${when}`);
  if (height >= LOW)
    assert.ok(pad.right - pad.left >= 277, `a pad of ${pad.right - pad.left} pixels ${when}`);
}

/**
 * What of the sentence and of the run's figures cannot be read as a whole. A figure that has no place may be missing
 * as a whole where the stage is narrow, but not be cut.
 * @param {Page} page @param {boolean} mayLack
 */
const cutTexts = (page, mayLack) =>
  page.evaluate((mayLack) => {
    const sentence = /** @type {HTMLElement} */ (document.querySelector('.sentence'));
    const figures = /** @type {HTMLElement} */ (document.querySelector('.course .figures'));
    const end = figures.getBoundingClientRect();
    const isCut = (/** @type {HTMLElement} */ element) =>
      element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    const isOut = (/** @type {HTMLElement} */ figure) => {
      const { top, right, bottom } = figure.getBoundingClientRect();
      if (mayLack && (top >= end.bottom - 1 || !figure.checkVisibility())) return false;
      return !figure.checkVisibility() || right > end.right + 1 || bottom > end.bottom + 1 || isCut(figure);
    };
    const spans = /** @type {HTMLElement[]} */ ([...figures.children]);
    return [...(isCut(sentence) ? [sentence] : []), ...spans.filter(isOut)].map((each) => each.textContent);
  }, mayLack);

/** Whether the page itself scrolls. @param {Page} page */
const scrolls = (page) =>
  page.evaluate(
    () =>
      document.documentElement.scrollWidth > innerWidth ||
      document.documentElement.scrollHeight > innerHeight,
  );

/** Waits until what has changed is drawn. @param {Page} page */
const nextFrame = (page) =>
  page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));

/** What is seen while the window has each size in turn. @param {Page} page */
async function atEverySize(page) {
  /** @type {Map<string, { parts: Parts, scrolls: boolean, cut: (string | null)[] }>} */
  const found = new Map();
  for (const [width, height] of [...SIZES, USUAL]) {
    await page.setViewport({ width, height });
    await nextFrame(page);
    const cut = await cutTexts(page, width < 720 || height < 544);
    found.set(`${width} × ${height}`, { parts: await parts(page), scrolls: await scrolls(page), cut });
  }
  return found;
}

/** Puts a text into the sentence of the stage. @param {Page} page @param {string} text */
const say = (page, text) =>
  page.$eval(
    '.sentence',
    (sentence, text) => {
      sentence.textContent = text;
    },
    text,
  );

/** Values that make sentences long. */
const LONG = {
  ...{
    ready: '45,312',
    wanted: '60,000',
    images: '60,000',
    count: 6300,
    percent: '98.76 %',
    points: '12.34',
    id: 12,
  },
  ...{
    done: '10.3',
    total: '11.2',
    label: 8,
    all: 30,
    epoch: '100',
    epochs: '100',
    loss: '2.30',
    rate: '0.0012',
  },
};

/**
 * What the stage says, and what stands on the button beside Train.
 * @param {import('../../web/text/translate.js').Translate} t
 * @returns {[string, string | null][]}
 */
function sentences(t) {
  const few = ['1', '2', '3'];
  const known = { any: t.list(few, 'disjunction') };
  const values = {
    ...{
      ...LONG,
      ...known,
      first: '8',
      second: '3',
      actual: 'Ankle boot',
      predicted: 'Sandal',
      best: '8',
    },
    ...{ kinds: t('kindsDigits'), time: t('duration.minutes', { minutes: 59, seconds: 59 }) },
  };
  const say = (/** @type {any[]} */ ...keys) => keys.map((key) => t(key, values)).join(' ');
  const scores = ['scored.test', 'scored.train', 'scored.validation', 'scored.holdout', 'next.done'];
  const brought = [
    ...['readyFromFile', 'readyFromLink', 'readyFromSession', 'readyFromMoment', 'readyFromRun'],
    'readyTrained',
  ];
  const drawAgain = say('next.drawAgain');
  return [
    ...['blockedClasses', 'blockedLayers', 'blockedField'].map((key) => [say(key), say('showWhere')]),
    ...['blockedSearch', 'blockedRace', 'blockedHand', 'blockedEvaluation'].map((key) => [say(key), null]),
    ...['diverged', 'aboveGuessing'].map((key) => [say(key), say('next.lowerRate')]),
    [say('next.arriving', 'next.rest'), say('next.startNow')],
    [say('next.untested', 'next.rest'), say('next.draw')],
    [say('next.testComing', 'next.rest'), null],
    [say('next.making'), null],
    [say('next.broke', 'next.goesOn'), say('next.tryNow')],
    [say('next.learnHand'), say('next.openHand')],
    [say('next.writeDigit', 'next.writeCount'), say('next.keepDigit')],
    [say('saidWhat'), say('next.openHand')],
    [say('next.learning', 'next.watchBars'), null],
    [say('pausedFromSession'), null],
    [say('pausedLine', 'stepBy.batch'), null],
    [say('next.reset'), say('next.takeBack')],
    [say('next.guess', 'next.trainAndWatch'), null],
    [say('next.untrained', 'next.pressTrain'), null],
    ...scores.flatMap((key) => [
      [say(key, 'next.yours'), say('next.draw')],
      [say(key, 'next.knowsOnly'), say('next.drawKnown')],
      [say(key, 'next.worse'), say('next.compareRuns')],
      [say(key), say('next.trainAll')],
      [say(key, 'next.pressBar'), t('next.seeMistakes', { count: 1240 })],
    ]),
    ...brought.map((key) => [say(key, 'next.unsure'), drawAgain]),
    ...['sayWhat', 'next.drawLarger', 'next.knowsOnly'].map((key) => [say('next.unsure', key), drawAgain]),
    ...['sayWhat', 'next.drawLarger'].flatMap((key) => [
      [say('next.odd', key), drawAgain],
      [say('next.none', key), drawAgain],
    ]),
    [
      `${t('next.unsure', { first: 'Ankle boot', second: 'T-shirt/top' })} ${say('next.drawLarger')}`,
      drawAgain,
    ],
    [say('readyFromMoment'), say('next.takeBack')],
    [say('worstMixUp'), say('next.lookInside')],
  ].map(([said, button]) => [String(said), button]);
}

/**
 * Which of these the stage does not show as a whole. They stand in a second guide, which nothing renders.
 * @param {Page} page @param {[string, string | null][]} told
 */
const unreadable = (page, told) =>
  page.evaluate((told) => {
    const guide = /** @type {HTMLElement} */ (document.querySelector('.guide'));
    const copy = /** @type {HTMLElement} */ (guide.cloneNode(true));
    guide.before(copy);
    guide.style.display = 'none';
    const sentence = /** @type {HTMLElement} */ (copy.querySelector('.sentence'));
    const buttons = /** @type {HTMLElement} */ (copy.querySelector('.run-buttons'));
    const range = document.createRange();
    const isHidden = (/** @type {string} */ said) => {
      sentence.textContent = said;
      range.selectNodeContents(sentence);
      return [...range.getClientRects()].some(({ left, right, top, bottom }) =>
        [left + 1, right - 1].some(
          (x) => !sentence.contains(document.elementFromPoint(x, (top + bottom) / 2)),
        ),
      );
    };
    const found = told.filter(([said, button]) => {
      buttons.querySelector('.next')?.remove();
      if (button !== null)
        buttons.append(
          Object.assign(document.createElement('button'), { className: 'next', textContent: button }),
        );
      return isHidden(said);
    });
    copy.remove();
    guide.style.display = '';
    return found;
  }, told);

/** Presses the stage's button, and says what stood on it. @param {Page} page */
const pressTrain = (page) =>
  page.$eval('.train', (button) => {
    /** @type {HTMLElement} */ (button).click();
    return button.textContent?.trim() ?? '';
  });

/**
 * What is seen at every size, of a page as it comes and of one that a link brings, through a run. The windows share the
 * pages, because to load one and to train take longer than to look.
 * @param {import('node:test').TestContext} t
 * @param {Awaited<ReturnType<typeof startBrowser>>} site
 * @param {typeof LOOKS[number]} look
 */
async function lookAround(t, site, { language, theme, train }) {
  const visit = {
    before: async (/** @type {Page} */ page) => {
      await page.evaluateOnNewDocument((language) => {
        Object.defineProperty(navigator, 'languages', { get: () => [language] });
      }, language);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    },
  };
  const page = await openPage(t, site, visit);
  await phase(page, 'ready');
  const before = await atEverySize(page);
  assert.match(await pressTrain(page), train);
  await phase(page, 'done');
  const after = await atEverySize(page);

  const settings = 'images=1900&epochs=90&batch=64&rate=0.003&seed=99&l2=0.0001&clip=1&schedule=cosine';
  const url = `${site.url}#${settings}&lang=${language.slice(0, 2)}`;
  const linked = await openPage(t, { ...site, url }, visit);
  await phase(linked, 'ready');
  const asLinked = await atEverySize(linked);
  await pressTrain(linked);
  await linked.waitForFunction(() => document.querySelectorAll('.course .figures span').length === 3);
  const during = await atEverySize(linked);
  await pressTrain(linked);
  await phase(linked, 'paused');
  const paused = await atEverySize(linked);
  return { before, during, after, asLinked, paused };
}

describe('the layout in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  const ready = (/** @type {Page} */ page) => phase(page, 'ready');
  const projector = sharePage(() => ({ ...site, url: `${site.url}#view=projector` }), ready);
  const touched = sharePage(
    () => site,
    async (page) => {
      await ready(page);
      await page.waitForSelector('.bars.saying');
    },
    { before: (page) => page.setViewport({ width: 390, height: 664, hasTouch: true, isMobile: true }) },
  );
  after(async () => {
    await projector.close();
    await touched.close();
    site.close();
  });

  /** @type {Map<string, ReturnType<typeof lookAround>>} */
  const looks = new Map();
  /** @param {import('node:test').TestContext} t @param {typeof LOOKS[number]} look */
  function seenIn(t, look) {
    const found = looks.get(look.look) ?? lookAround(t, site, look);
    looks.set(look.look, found);
    return found;
  }

  for (const [width, height] of SIZES)
    for (const look of LOOKS)
      test(`${width} × ${height}, ${look.look}: the stage is in sight before, while and after`, {
        skip: (width > 320 || look !== LOOKS[0]) && leftOut,
      }, async (t) => {
        const { before, during, after } = await seenIn(t, look);
        for (const [when, all] of Object.entries({ before, while: during, after })) {
          const { parts } = all.get(`${width} × ${height}`) ?? {};
          assert.ok(parts);
          assertInSight(parts, width, height, when);
        }
        assert.equal(after.get(`${width} × ${height}`)?.scrolls, false, 'the page itself does not scroll');
      });

  for (const [width, height] of [...SIZES, USUAL])
    for (const look of LOOKS)
      test(`${width} × ${height}, ${look.look}: the sentence and the figures of a run are not cut`, {
        skip: leftOut,
      }, async (t) => {
        const { asLinked, during, paused } = await seenIn(t, look);
        const size = `${width} × ${height}`;
        assert.deepEqual(asLinked.get(size)?.cut, [], 'with what the link brings');
        assert.deepEqual(during.get(size)?.cut, [], 'while it learns');
        assert.deepEqual(paused.get(size)?.cut, [], 'paused');
      });

  for (const [language, t] of /** @type {const} */ ([
    ['en', inEnglish],
    ['zh', inChinese],
  ]))
    test(`every sentence of the stage can be read as a whole, ${language}`, {
      skip: leftOut,
    }, async (context) => {
      const told = sentences(t);
      const page = await openPage(context, { ...site, url: `${site.url}#lang=${language}` });
      await phase(page, 'ready');
      /** @type {string[]} */
      const found = [];
      for (const subject of ['', 'runs']) {
        if (subject)
          await page.evaluate((subject) => {
            location.hash += `&view=${subject}`;
          }, subject);
        if (subject) await page.waitForSelector(`html[data-view="${subject}"]`);
        for (const [width, height] of SIZES) {
          await page.setViewport({ width, height });
          await nextFrame(page);
          for (const each of await unreadable(page, told))
            found.push(`${width} × ${height} ${subject}: ${each}`);
        }
      }
      assert.deepEqual(found, []);
    });

  for (const [width, height] of [
    [720, 1000],
    [1024, 768],
    [1280, 720],
    [1366, 620],
    [1366, 768],
    [1920, 660],
    [1920, 1080],
  ])
    test(`${width} × ${height}, projector: the stage is in sight, and no sentence is cut`, {
      skip: leftOut,
    }, async (t) => {
      const page = await projector.use(t);
      await page.setViewport({ width, height });
      await drawThree(page);
      await page.waitForSelector('.answer output b');
      await page.$eval('.answer output span:last-child', (how) => {
        how.textContent = '>99.9\u00a0% sure'; // the longest
      });
      await nextFrame(page);
      const sentence = await page.$eval('.sentence', (sentence) => sentence.textContent ?? '');
      assertInSight(await parts(page), width, height, 'as a projector');
      for (const [text, loss, rate] of [
        [english.aboveGuessing, '2.30', '0.006'],
        [chinese.aboveGuessing, '2.30', '0.006'],
      ]) {
        await say(page, String(text).replace('{loss}', loss).replace('{rate}', rate));
        assert.deepEqual(await cutTexts(page, true), []);
      }
      const touching = await page.evaluate(() => {
        const selectors = ['.answer output span', '.stage .input', '.pad-tools > *'];
        const boxes = selectors.flatMap((selector) =>
          [...document.querySelectorAll(selector)].map((each) => ({
            selector,
            box: each.getBoundingClientRect(),
          })),
        );
        const meets = (/** @type {DOMRect} */ a, /** @type {DOMRect} */ b) =>
          a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1;
        return boxes.flatMap((a, i) =>
          boxes.slice(i + 1).flatMap((b) => (meets(a.box, b.box) ? [`${a.selector} and ${b.selector}`] : [])),
        );
      });
      assert.deepEqual(touching, []);
      await say(page, sentence);
    });

  for (const [width, height] of [
    [390, 664],
    [568, 320],
    [844, 390],
    [768, 1024],
    [1024, 600],
    [1024, 768],
    [320, 568],
  ])
    test(`${width} × ${height}: what a finger presses is at least 44 pixels high`, {
      skip: leftOut,
    }, async (t) => {
      const page = await touched.use(t);
      await page.setViewport({ width, height, hasTouch: true, isMobile: true });
      await nextFrame(page);
      // The smallest phone's bars become large when they are touched.
      const isSmallest = width === 320;
      const tall = () => page.$eval('.bars button', (bar) => bar.clientHeight);
      if (isSmallest) {
        await drawThree(page);
        await prediction(page, /^[\d?]/);
        assert.ok((await tall()) < 40);
        await page.tap('.bars');
      }
      const missed = await page.evaluate(
        (isLow) => {
          const pressed = [...document.querySelectorAll('.stage :is(button, .file-button), .subjects a')];
          return pressed.flatMap((control) => {
            if (!control.checkVisibility()) return [];
            const { left, top, width, height } = control.getBoundingClientRect();
            const [x, y] = [left + width / 2, top + height / 2];
            // Bars beside each other, ten in a line, are narrower, where they are high.
            const isWide = !control.closest('.bars') || isLow;
            const places = [
              [0, -21],
              [0, 21],
              ...(isWide
                ? [
                    [-21, 0],
                    [21, 0],
                  ]
                : []),
            ];
            const isMissed = places.some(([right, down]) => {
              const hit = document.elementFromPoint(x + right, y + down);
              return !hit || !control.contains(hit);
            });
            const over = document.elementFromPoint(x, y + 21);
            return isMissed
              ? [
                  `${control.textContent?.trim()} ${width} × ${height} at ${x}, ${y}: ${over?.outerHTML.slice(0, 80)}`,
                ]
              : [];
          });
        },
        width < 720 || height < 544,
      );
      assert.deepEqual(missed, []);
      if (!isSmallest) return;
      await (await find(page, 'It is a 3', 'button')).tap();
      await page.waitForSelector('.bars button[aria-pressed=true]');
      assert.ok((await tall()) < 40, 'the bars are small again');
      await page.tap('.bars');
      assert.ok((await tall()) > 40);
      await page.tap('#pad');
      assert.ok((await tall()) < 40, 'the pad is seen as a whole again');
    });

  for (const [width, height] of [
    [1366, 768],
    [740, 360],
  ])
    test(`${width} × ${height}: nothing jumps through loading, a run and its end`, async (t) => {
      const page = await openPage(t, site, {
        ...{ width, height },
        before: async (page) => {
          await page.evaluateOnNewDocument(() => {
            const seen = { shift: 0 };
            Object.assign(window, { seen });
            new PerformanceObserver((list) => {
              for (const entry of /** @type {any[]} */ (list.getEntries()))
                if (!entry.hadRecentInput) seen.shift += entry.value;
            }).observe({ type: 'layout-shift', buffered: true });
          });
        },
      });
      await phase(page, 'ready');
      await press(page, 'Train');
      await phase(page, 'done');
      const top = () => page.$eval('.train', (button) => button.getBoundingClientRect().top);
      const [shift, place] = [await page.evaluate(() => /** @type {any} */ (window).seen.shift), await top()];
      assert.ok(shift < 0.02, `a layout shift of ${shift}`);
      await say(page, 'A sentence that takes a line more than others do. '.repeat(2));
      assert.equal(await top(), place, 'Train stays where it is, whatever is said');
    });

  test('on a phone on its side Train, the pad and its answer are beside a subject', async (t) => {
    const [width, height] = [844, 390];
    const hash = '#preset=softmax&images=1900&epochs=2000&batch=16&view=training';
    const page = await openPage(t, { ...site, url: site.url + hash }, { width, height });
    await phase(page, 'ready');
    /** The pad and the answer are seen through the button that brings the large pad back. */
    const letThrough = (/** @type {string} */ events) =>
      page.$eval(
        '.to-pad',
        (button, events) => {
          /** @type {HTMLElement} */ (button).style.pointerEvents = events;
        },
        events,
      );
    await letThrough('none');
    const look = async (/** @type {string} */ when) => {
      await nextFrame(page);
      const { bars, ...others } = await parts(page);
      assertInSight(others, width, height, when);
      const curve = await page.$eval('.small-curve', (curve) => curve.clientHeight);
      assert.ok(curve > 20, `a curve of ${curve} pixels ${when}`);
    };
    await look('before');
    await pressTrain(page);
    await page.waitForFunction(() => document.querySelectorAll('.course .figures span').length === 3);
    await look('while');
    await phase(page, 'done');
    await look('after');
    await letThrough('auto');
    await page.click('.to-pad');
    await page.waitForSelector('html[data-pad="large"]');
  });

  test('on a phone the first minute takes two presses and a drawing', async (t) => {
    const page = await openPage(t, site, { width: 390, height: 664 });
    await phase(page, 'ready');
    await press(page, 'Train');
    await phase(page, 'done');
    await press(page, 'Draw a digit');
    await drawThree(page);
    await prediction(page, /^\d/);
  });

  test('on a phone a subject leaves a strip of the stage, and Draw brings the pad back with the drawing', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site, { width: 390, height: 664 });
    await phase(page, 'ready');
    await drawThree(page);
    const before = await prediction(page, /^\d/);
    await openSubject(page, 'Runs');
    await page.waitForSelector('html[data-view="runs"] .runs-panel');
    const strip = await page.$eval('.stage', (stage) => stage.getBoundingClientRect().bottom);
    assert.ok(strip <= 90, `a strip of ${strip} pixels`);
    await find(page, 'Train', 'button');
    await page.click('.to-pad');
    await page.waitForFunction(() => (document.getElementById('pad')?.clientWidth ?? 0) > 270);
    assert.equal(await (await prediction(page, /^\d/)).jsonValue(), await before.jsonValue());
  });

  for (const [width, height, expected] of /** @type {[number, number, string[]][]} */ ([
    [390, 664, ['Draw', 'Runs', 'Draw']],
    [1366, 768, ['Data', 'Runs', 'Runs']],
  ]))
    test(`one link is the current one, ${width}×${height}`, { skip: leftOut }, async (t) => {
      const page = await openPage(t, site, { width, height });
      await phase(page, 'ready');
      const current = () =>
        page.$$eval('.subjects [aria-current=page]', (links) => links.map((link) => link.textContent).join());
      const found = [await current()];
      await openSubject(page, 'Runs');
      found.push(await current());
      await page.$eval('.draw-link', (link) => /** @type {HTMLElement} */ (link).click());
      await nextFrame(page);
      found.push(await current());
      assert.deepEqual(found, expected);
    });

  test('keys open subjects, train and enlarge, but not from within a field; Tab goes through the stage as it is seen', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site, { width: 1366, height: 768 });
    await phase(page, 'ready');
    await drawThree(page);
    await page.waitForSelector('.stage output .term');
    const stops = await page.$$eval('.answer :is(a, button, input):not([tabindex="-1"], :disabled)', (all) =>
      all.map((each) => (each.closest('.file-button') ?? each).getBoundingClientRect().top),
    );
    assert.ok(stops.length >= 6, `${stops.length} stops`);
    assert.deepEqual(
      stops,
      stops.toSorted((a, b) => a - b),
    );
    await page.keyboard.down('Alt');
    await page.keyboard.press('Digit3');
    await page.keyboard.up('Alt');
    await page.waitForSelector('html[data-view="training"]');
    await page.keyboard.press('p');
    await page.waitForSelector('html[data-profile="projector"]');
    const size = await page.$eval('.sentence', (text) => Number.parseFloat(getComputedStyle(text).fontSize));
    assert.ok(size >= 20, `${size} pixels`);
    await page.keyboard.press('p');
    await page.focus('input[name="seed"], input[name="rate"]');
    await page.keyboard.press('t');
    await page.keyboard.press('p');
    await page.waitForSelector('html[data-profile="normal"][data-phase="ready"]');
    await page.focus('#stage');
    await page.keyboard.press('t');
    await phase(page, 'done');
  });
});
