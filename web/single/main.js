// main.js — starts the page in one file: the lab, or the page of the site that stands behind the ? of the address.
/// <reference types="vite/client" />

import siteStyle from '../site/style.css?inline';
import { readText } from './pieces.js';

/** @typedef {Promise<{ default: string }>} Style */

/** Other pages by what stands behind the ?: each has its style sheet and its script. @type {Record<string, [() => Style, () => Promise<unknown>]>} */
const PAGES = {
  about: [() => import('../about/about.css?inline'), () => import('../about/main.js')],
  ideas: [() => import('../ideas/ideas.css?inline'), () => import('../ideas/main.js')],
  sheet: [() => import('../sheet/sheet.css?inline'), () => import('../sheet/main.js')],
  teacher: [() => import('../teacher/teacher.css?inline'), () => import('../teacher/main.js')],
};

/** Texts that the page of help leads to, and their files. @type {Record<string, string>} */
const TEXTS = { licence: 'LICENSE.txt', licences: 'licences.txt' };

/** @param {string[]} texts   style sheets, which are put behind the page's own */
function dress(texts) {
  document.adoptedStyleSheets = texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

/** What the site loads with rooms that are opened. */
const roomStyle = await readText('rooms.css');

/** @param {string} name */
async function open(name) {
  if (Object.hasOwn(PAGES, name)) {
    const [style, script] = PAGES[name];
    const labStyle = document.querySelector('style');
    if (labStyle) labStyle.disabled = true;
    dress([roomStyle, siteStyle, (await style()).default]);
    await script();
  } else if (Object.hasOwn(TEXTS, name)) {
    const text = document.createElement('pre');
    text.textContent = await readText(TEXTS[name]);
    document.getElementById('digit-lab')?.replaceChildren(text);
  } else {
    dress([roomStyle]);
    await import('../lab/main.js');
  }
}

await open(location.search.slice(1));
