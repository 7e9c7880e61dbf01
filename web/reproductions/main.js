// main.js — starts the page of reproductions: its state, its actions, and the worker that trains.
/// <reference types="vite/client" />

import { render } from 'lit-html';
import { startWorker } from '../shared/site.js';
import { Languages } from '../site/languages.js';
import { growPage, nextTask } from '../site/page-parts.js';
import { chosenTheme, preferredLanguages, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme, switchActions } from '../site/switches.js';
import { LANGUAGES } from '../text/languages.js';
import engineWorker from '../worker/worker.js?worker&url';
import { SYSTEMS } from './core/published.js';
import { Runner } from './runner.js';
import { reproductionsPage } from './view.js';

/**
 * @typedef {object} State
 * @property {string} language   its code
 * @property {import('../site/preferences.js').Theme} theme
 * @property {import('../shared/protocol.js').EngineSummary | null} engine   null before the first run
 * @property {number} arrived     share of the data set's bytes that have arrived, 0 … 1
 * @property {string | null} running   id of the system that is being loaded or trained
 * @property {import('./runner.js').Progress | null} progress   of the running system, while it trains
 * @property {Record<string, import('./runner.js').Status>} statuses   by system
 * @property {import('./core/reproduction.js').Entry[]} here   what was found in this tab
 * @property {string[]} unfolded   ids of the systems whose figures are all shown
 * @property {{ system: string, error: Error } | null} problem
 * @property {number} rendered   how many parts of the page are
 */

/** @typedef {import('./core/published.js').System} System */
/** @typedef {typeof actions} Actions */

const root = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));

const languages = new Languages(LANGUAGES);

/** @type {State} */
const initial = {
  language: await languages.loadBest(preferredLanguages()),
  theme: chosenTheme() ?? systemTheme(),
  engine: null,
  arrived: 0,
  running: null,
  progress: null,
  statuses: {},
  here: [],
  unfolded: [],
  problem: null,
  rendered: 0,
};
const store = createStore(initial, show);
const runner = new Runner(store, () => startWorker(engineWorker));
const actions = {
  ...switchActions(store, languages),
  unfold,
  run: (/** @type {System} */ system) => {
    unfold(system.id, true);
    return runner.run(system);
  },
  stop: runner.stop,
};

/** Shows all figures of a system, or its main ones. @param {string} id @param {boolean} isUnfolded */
function unfold(id, isUnfolded) {
  const others = store.state.unfolded.filter((other) => other !== id);
  store.update({ unfolded: isUnfolded ? [...others, id] : others });
}

/** An address names a system: its figures are what is looked for. */
function unfoldAddressed() {
  const id = location.hash.slice(1);
  if (SYSTEMS.some((system) => system.id === id)) unfold(id, true);
}

/** @param {State} state */
function show(state) {
  const t = languages.translator(state.language);
  document.title = t('reproductions.title');
  applyPreferences(state, LANGUAGES);
  document.documentElement.dataset.phase = state.running ? state.statuses[state.running] : 'idle';
  render(reproductionsPage(LANGUAGES, state, actions, t), root);
  growPage(store);
}

await nextTask();
root.replaceChildren();
followSystemTheme(store);
unfoldAddressed();
addEventListener('hashchange', unfoldAddressed);
show(store.state);
