// axe.js — what axe finds on a page, for tests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @import { Page } from 'puppeteer-core' */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, in words. @param {Page} page @returns {Promise<string[]>} */
export async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run();
    return violations.map(
      (/** @type {any} */ { id, nodes }) =>
        `${id}: ${nodes
          .map((/** @type {any} */ { target }) => target.join(' '))
          .slice(0, 5)
          .join(', ')}`,
    );
  });
}
