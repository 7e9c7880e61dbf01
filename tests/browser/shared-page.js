// shared-page.js — one page for several tests: to open a page and to train a network on it takes longer than most of them.
import assert from 'node:assert/strict';

import { visitPage } from './browser.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { TestContext } from 'node:test'
 */

/**
 * A page that tests use one after the other, each of which leaves it as it found it. The first test opens it, and so does
 * the one after a test that failed. Faults of the page fail the test that is on.
 * @param {() => Parameters<typeof visitPage>[0]} site   is called when the page is opened
 * @param {(page: Page) => Promise<unknown>} prepare   brings a page that was opened to where tests begin
 * @param {Parameters<typeof visitPage>[1]} [visit]
 */
export function sharePage(site, prepare, visit) {
  /** @type {ReturnType<typeof visitPage> | null} */
  let opened = null;
  const close = async () => {
    const last = await opened?.catch(() => null);
    opened = null;
    await last?.close();
  };
  /** The page, for a test. @param {TestContext} t */
  const use = async (t) => {
    const isNew = !opened;
    opened ??= visitPage(site(), visit);
    t.after(async () => {
      const { faults } = (await opened?.catch(() => null)) ?? { faults: [] };
      const found = faults.splice(0);
      const { passed } = /** @type {TestContext & { passed: boolean }} */ (t); // since 20.12, which the types are not
      if (found.length > 0 || !passed) await close();
      assert.deepEqual(found, []);
    });
    const { page } = await opened;
    if (isNew) await prepare(page);
    return page;
  };
  return { use, close };
}
