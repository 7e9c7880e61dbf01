// homework.test.js — a result is handed in as a line, and lines are checked: by a class's teacher, by whoever opens one,
// and in golf.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { violations } from './axe.js';
import { fill, find, openPage, output, phase, press, says, seen, skipped, startBrowser } from './browser.js';
import { checkedRows, checkLines, linesOfClass, tellsApart } from './checked-lines.js';

/** @import { Page } from 'puppeteer-core' */

const RUN = '#net=dense 8 relu|dense 10 softmax&epochs=1&images=200&seed=3';

/** Opens another address in the same tab, as by a click on a link. @param {Page} page @param {string} hash */
const go = (page, hash) => page.evaluate((hash) => location.assign(hash), hash);

/** Copies the result, and returns its line. @param {Page} page */
async function copiedLine(page) {
  await press(page, 'Copy the result');
  const field = await find(page, 'The line of the result', 'textbox');
  return field.evaluate((element) => /** @type {HTMLInputElement} */ (element).value);
}

describe('results that can be checked', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site.close());

  test('a pupil copies a line, a teacher tells ten apart, and a link’s claim is checked where it is opened', {
    skip: leftOut,
  }, async (t) => {
    const lines = await linesOfClass();
    const page = await openPage(t, { ...site, url: `${site.url}${RUN}&view=learn&part=homework` });
    await phase(page, 'ready');
    await says(page, 'no finished run yet');
    await press(page, 'Train');
    await phase(page, 'done');
    const line = await copiedLine(page);
    assert.match(
      line,
      /#preset=fast&net=dense\+8\+relu.*&seed=3&images=200&claim=[0-9a-f-]{19}_\d+\/1000_6370_1_[0-9a-f]{4}-[0-9a-f]{4}$/,
    );

    await press(page, 'Train');
    await says(page, 'it went on from weights that had been trained before');
    await press(page, 'Train again so that it can be checked');
    await says(page, 'Run 3: ');
    assert.equal(await copiedLine(page), line);

    await tellsApart(page, lines);
    await says(page, 'Checked: 7 with the same bits, 3 not, 0 could not be checked.');
    await checkLines(page, [
      'Name\tResult',
      `me\t${line}`,
      `you\t${line.replace('seed=3', 'seed=x')}`,
      `=cmd\t${line}`,
    ]);
    assert.deepEqual(
      (await checkedRows(page)).map(({ name, check, why }) => [name, check, why]),
      [
        ['Name Result', 'unread', 'There is no link in this line.'],
        ['me', 'same', ''],
        ['you', 'unread', 'The settings are damaged: seed=x.'],
        ['=cmd', 'same', 'Same settings and same claim as line 2.'],
      ],
    );
    assert.deepEqual(await violations(page), []);
    assert.equal(
      await output(page, 'Fingerprint'),
      line.match(/claim=([0-9a-f-]{19})/)?.[1],
      'the page’s own network is as it was',
    );

    await go(page, `${line.slice(line.indexOf('#')).replace('_6370_', '_575_')}`);
    await phase(page, 'ready');
    await says(page, 'This link claims');
    await says(page, '575 parameters');
    await press(page, 'Check it');
    await seen(page, '.claim [data-check="other"]');
    await says(page, 'Claims 575 parameters, the network has 6,370.');
    await go(page, line.slice(line.indexOf('#')));
    await page.waitForFunction(() => !document.querySelector('.claim [data-check]'));
    await press(page, 'Check it');
    await seen(page, '.claim [data-check="same"]');
    await page.waitForFunction(() =>
      /The training took \d+\.\d+ s here\./.test(
        document.querySelector('.claim .verdict')?.textContent ?? '',
      ),
    );

    await go(page, '#view=learn&part=golf');
    await says(page, '98 % with the fewest parameters');
    for (const record of ['575 parameters (neuralgolfing.com', '697 parameters (Parameter-Efficient-MNIST'])
      await says(page, record);
    assert.deepEqual(await violations(page), []);
    await press(page, 'Train');
    await phase(page, 'done');
    await says(page, 'more images must be right');
    await fill(page, 'Learning rate', '0.5');
    await page.waitForFunction(() => !document.querySelector('.claim'));
  });
});
