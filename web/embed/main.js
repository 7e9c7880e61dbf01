// main.js — starts the page that builds the code for a post.

import { render } from 'lit-html';
import { copyText } from '../site/clipboard.js';
import { Languages } from '../site/languages.js';
import { keepSite } from '../site/offline.js';
import { growPage, nextTask } from '../site/page-parts.js';
import { chosenTheme, preferredLanguages, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme, switchActions } from '../site/switches.js';
import embed from '../text/en/pages/embed.js';
import { LANGUAGES } from '../text/languages.js';
import { addEnglish } from '../text/translate.js';
import { embedPage } from './view.js';

/**
 * @typedef {import('../site/switches.js').Preferences & import('../site/page-parts.js').InParts & {
 *   own: import('./codes.js').Chosen,
 *   site: string,
 *   pasted: string,
 *   brought: Partial<import('./codes.js').Chosen>,
 *   unread: string[] | null,
 *   parts: typeof import('./lab.js') | null,
 *   copied: { name: string, how: 'copied' | 'selected' } | null,
 * }} State   own: what is chosen by hand; brought: what the link chooses in place of that; site: the kind that the code is
 *   for, a key of SITES; unread: of the link, null for one that names no settings; copied: which code; parts: null until
 *   they are needed
 */

/** The folder of this site, from which every code comes. */
const HERE = new URL('./', location.href).href;

const root = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));

addEnglish(embed);
const languages = new Languages(LANGUAGES);

const store = createStore(
  /** @type {State} */ ({
    language: await languages.loadBest(preferredLanguages()),
    theme: chosenTheme() ?? systemTheme(),
    own: {
      ...{ view: 'train', preset: 'fast', other: 'softmax', link: null },
      ...{ language: '', theme: '', hide: [], width: 700 },
    },
    ...{ site: 'wordpress', pasted: '', brought: {}, unread: [], copied: null, parts: null, rendered: 0 },
  }),
  show,
);

const actions = {
  ...switchActions(store, languages),
  /** @param {Partial<import('./codes.js').Chosen>} change */
  async choose(change) {
    const { own, brought } = store.state;
    const left = Object.entries(brought).filter(([key]) => !(key in change));
    store.update({ own: { ...own, ...change }, brought: Object.fromEntries(left), copied: null });
    if (change.view === 'full') store.update({ parts: await import('./lab.js').catch(() => null) });
  },
  /** @param {string} site */
  chooseSite: (site) => store.update({ site, copied: null }),
  /** Takes what a link chooses, in place of what the last one did; without one, what was chosen before. @param {string} pasted */
  async paste(pasted) {
    store.update({ pasted, copied: null });
    if (!pasted.trim()) return store.update({ brought: {}, unread: [] });
    const lab = await import('./lab.js').catch(() => null);
    if (store.state.pasted !== pasted) return;
    if (!lab) return store.update({ brought: {}, unread: [pasted.slice(0, 40)] });
    const { link, besides, unread } = lab.readPasted(pasted, Object.keys(LANGUAGES));
    store.update({ brought: { ...besides, link }, unread: link ? unread : null });
  },
  /** Copies a code, or selects it where the browser lets no page copy. @param {string} name @param {HTMLTextAreaElement} field */
  async copy(name, field) {
    const isCopied = await copyText(field.value);
    if (!isCopied) field.select();
    store.update({ copied: { name, how: isCopied ? 'copied' : 'selected' } });
  },
};

/** @typedef {typeof actions} EmbedActions */

/** @param {State} state */
function show(state) {
  const t = languages.translator(state.language);
  document.title = t('embed.title');
  applyPreferences(state, LANGUAGES);
  render(embedPage(LANGUAGES, HERE, state, actions, t), root);
  growPage(store);
}

await nextTask();
root.replaceChildren();
followSystemTheme(store);
keepSite(store);
show(store.state);
// The element's own file, as posts load it.
await import(/* @vite-ignore */ `${HERE}embed.js`);
