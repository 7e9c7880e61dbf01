// together.js — test files of the page in one process, and so in the same browsers, because a browser's start costs
// more than many a file: `node tests/browser/together.js FILE [FILE…]`.
import { test } from 'node:test';

import { skipped, startBrowser } from './browser.js';

const NAMES = /** @type {const} */ (['chrome', 'whole', 'firefox']);

/** A site for each, so that no browser ends before all files are done; none starts before a page needs it. */
const sites = await Promise.all(NAMES.filter((name) => !skipped(name)).map((name) => startBrowser(name)));

await import('../together.js');

test('browsers end with the last site that uses them', async () => {
  await Promise.all(sites.map((site) => site.close()));
});
