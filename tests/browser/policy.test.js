// policy.test.js — the page under its content security policy, which a server sends and every page holds.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { SITE } from '../../.ci/build.js';
import { leftOut } from '../gate.js';
import {
  drawThree,
  openPage,
  openSubject,
  phase,
  prediction,
  press,
  skipped,
  startBrowser,
} from './browser.js';

/** @import { Page } from 'puppeteer-core' */

/** The lengths of the bars that a selector finds, in pixels. @param {Page} page @param {string} selector */
const lengths = (page, selector) =>
  page.$$eval(selector, (bars) => bars.map((bar) => Math.round(bar.getBoundingClientRect().width)));

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`under the content security policy, ${name}`, {
    skip: skipped(name) || (name === 'firefox' && leftOut),
  }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(name);
    });
    after(() => site?.close());

    test('the page trains and draws, and bars have their lengths', async (t) => {
      const page = await openPage(t, site);
      const headers = (await page.evaluate(() => fetch('').then(({ headers }) => [...headers]))) ?? [];
      const policy = Object.fromEntries(headers)['content-security-policy'];
      assert.match(policy, /default-src 'self'.*require-trusted-types-for 'script'/);
      assert.equal(await page.$eval('meta[http-equiv]', (meta) => meta.getAttribute('content')), policy);
      await phase(page, 'ready');
      assert.ok(new Set(await lengths(page, '.counts i')).size > 3);
      await press(page, 'Train');
      await phase(page, 'done');
      await drawThree(page);
      await prediction(page, /\d/);
      const shares = await page.$$eval('.bars i', (bars) =>
        bars.map((bar) => getComputedStyle(bar).getPropertyValue('--share')),
      );
      assert.ok(new Set(shares).size > 3);
      await openSubject(page, 'Training');
      await page.waitForSelector('.drawing svg path');
    });
  });

test('every page holds the policy, which lets nothing in from other sites and no code but files', () => {
  const pages = readdirSync(SITE).filter((name) => name.endsWith('.html'));
  assert.ok(pages.length > 6);
  for (const name of pages) {
    const html = readFileSync(join(SITE, name), 'utf8');
    const [, escaped = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const policy = escaped.replaceAll('&#39;', "'");
    assert.match(policy, /^default-src 'self'; script-src 'self' 'wasm-unsafe-eval';/, name);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/, name);
  }
});
