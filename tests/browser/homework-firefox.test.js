// homework-firefox.test.js — lines of results that Node.js has trained are told apart in Firefox, as in Chromium
// (homework.test.js) and the terminal (tests/engine/terminal/check.test.js).
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import { openPage, phase, skipped, startBrowser } from './browser.js';
import { linesOfClass, tellsApart } from './checked-lines.js';

describe('results that can be checked, in Firefox', { skip: skipped('firefox') || leftOut }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('firefox');
  });
  after(() => site.close());

  test('two lines false in one digit of the fingerprint and one in the seed are told apart', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}#view=learn&part=homework` });
    await phase(page, 'ready');
    await tellsApart(page, await linesOfClass());
  });
});
