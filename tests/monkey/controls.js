// controls.js — finds what a person can use on the page now, by role and by name, in any language.
import { readdir } from 'node:fs/promises';

/**
 * @import { ElementHandle, Page } from 'puppeteer-core'
 * @import { TextKey } from '../../web/text/translate.js'
 *
 * @typedef {{ element: ElementHandle<HTMLElement>, name: string }} Control
 */

const TEXT = new URL('../../web/text/', import.meta.url);
const folders = (await readdir(TEXT, { withFileTypes: true })).filter((entry) => entry.isDirectory());
/** @type {Record<string, string>[]} */
const languages = await Promise.all(
  folders.map(async ({ name }) => (await import(new URL(`${name}/texts.js`, TEXT).href)).texts),
);

/**
 * The control of this role that has one of these texts for a name; null if no person could find it now.
 * @param {Page} page @param {string} role @param {...TextKey} keys
 * @returns {Promise<Control | null>}
 */
export async function find(page, role, ...keys) {
  for (const texts of languages)
    for (const key of keys) {
      const name = texts[key];
      const found = name && (await page.$(`::-p-aria([name="${name}"][role="${role}"])`));
      if (found) return { element: /** @type {ElementHandle<HTMLElement>} */ (found), name };
    }
  return null;
}

/**
 * One of the controls that match a selector and can be used now.
 * @param {Page} page @param {string} selector
 * @param {number} share   from 0 to below 1: which of them
 * @returns {Promise<Control | null>}
 */
export async function findOne(page, selector, share) {
  const handle = await page.evaluateHandle(chooseUsable, selector, share);
  const element = /** @type {ElementHandle<HTMLElement> | null} */ (handle.asElement());
  if (!element) return null;
  const name = await element.evaluate((control) => {
    const label = control.closest('label');
    return control.ariaLabel ?? (label?.firstElementChild ?? label ?? control).textContent ?? '';
  });
  return { element, name: name.trim().replace(/\s+/g, ' ').slice(0, 50) };
}

/**
 * In the page: a control in sight that is not disabled, nor behind a dialog.
 * @param {string} selector @param {number} share
 */
function chooseUsable(selector, share) {
  const modal = document.querySelector('dialog:modal');
  const usable = [...document.querySelectorAll(selector)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.matches(':disabled, [inert] *') &&
      (!modal || modal.contains(element)),
  );
  return usable[Math.floor(share * usable.length)] ?? null;
}
