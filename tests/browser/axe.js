// axe.js — what axe finds on a page, for tests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @import { Page } from 'puppeteer-core' */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, in words. @param {Page} page @returns {Promise<string[]>} */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    // What passes is not collected, which takes longer than to find what does not.
    const options = { resultTypes: ['violations'] };
    const { violations } = await /** @type {any} */ (window).axe.run(options);
    return violations.map(
      (/** @type {any} */ { id, nodes }) =>
        `${id}: ${nodes
          .map((/** @type {any} */ { target }) => target.join(' '))
          .slice(0, 5)
          .join(', ')}`,
    );
  });
}
