// main.js — starts the page of the benchmark: its state, its actions, and the worker that measures.
/// <reference types="vite/client" />

import { render } from 'lit-html';
import { connect } from '../shared/protocol.js';
import { startWorker } from '../shared/site.js';
import { copyText } from '../site/clipboard.js';
import { Languages } from '../site/languages.js';
import { chosenTheme, preferredLanguages, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme, switchActions } from '../site/switches.js';
import bench from '../text/en/pages/bench.js';
import { LANGUAGES } from '../text/languages.js';
import { addEnglish } from '../text/translate.js';
import { chooseBuild } from '../worker/variant.js';
import { reportText } from './core/report.js';
import benchWorker from './core/worker.js?worker&url';
import { benchPage, PARTS } from './view.js';

/** @typedef {import('./core/benchmark.js').Row} Row */
/** @typedef {import('../worker/variant.js').Arithmetic} Arithmetic */
/** @typedef {import('./view.js').Part} Part */

/**
 * @typedef {object} State
 * @property {string} language   its code
 * @property {import('../site/preferences.js').Theme} theme
 * @property {'idle' | 'running' | 'stopped' | 'done' | 'error'} phase
 * @property {{ arithmetics: Arithmetic[], threads: number, isolated: boolean }} abilities   of this browser
 * @property {{ arithmetic: Arithmetic, threads: number }} choice
 * @property {Record<Part, boolean>} parts      to be measured
 * @property {{ done: number, total: number, next: string } | null} progress
 * @property {Row[]} rows
 * @property {string} problem
 * @property {'' | 'yes' | { text: string }} copied   the text, if the person must copy it
 */

/** @typedef {typeof actions} Actions */

const root = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));

addEnglish(bench);
const languages = new Languages(LANGUAGES);

/** @type {State} */
const initial = {
  language: await languages.loadBest(preferredLanguages()),
  theme: chosenTheme() ?? systemTheme(),
  phase: 'idle',
  abilities: { arithmetics: ['strict'], threads: 1, isolated: crossOriginIsolated },
  choice: { arithmetic: 'strict', threads: 1 },
  parts: { gemm: true, step: true, predict: true, accuracy: true },
  progress: null,
  rows: [],
  problem: '',
  copied: '',
};
const store = createStore(initial, show);

/** The worker, while it measures. @type {Worker | null} */
let worker = null;

/** @param {Partial<State>} change */
function endRun(change) {
  worker?.terminate();
  worker = null;
  store.update(change);
}

const actions = {
  ...switchActions(store, languages),

  async start() {
    const { choice, parts } = store.state;
    const kernels = Object.entries(PARTS).flatMap(([part, kernels]) =>
      parts[/** @type {Part} */ (part)] ? kernels : [],
    );
    store.update({ phase: 'running', progress: null, rows: [], problem: '', copied: '' });
    const started = startWorker(benchWorker);
    worker = started;
    const request = connect(worker, ({ rows, done, total, next }) =>
      store.update({ rows: done ? rows : [], progress: { done, total, next } }),
    );
    try {
      await request('bench', { ...choice, kernels });
      endRun({ phase: 'done' });
    } catch (error) {
      endRun({ phase: 'error', problem: /** @type {Error} */ (error).message });
    }
  },

  stop: () => endRun({ phase: 'stopped' }),

  /** @param {Event} event */
  chooseArithmetic({ target }) {
    const arithmetic = /** @type {Arithmetic} */ (/** @type {HTMLSelectElement} */ (target).value);
    store.update({ choice: { ...store.state.choice, arithmetic } });
  },

  /** @param {Event} event */
  chooseThreads({ target }) {
    const threads = Number(/** @type {HTMLSelectElement} */ (target).value);
    store.update({ choice: { ...store.state.choice, threads } });
  },

  /** @param {Part} part */
  togglePart(part) {
    const { parts } = store.state;
    store.update({ parts: { ...parts, [part]: !parts[part] } });
  },

  async copy() {
    const text = reportText(store.state.rows);
    store.update({ copied: (await copyText(text)) ? 'yes' : { text } });
  },
};

/** @param {State} state */
function show(state) {
  const t = languages.translator(state.language);
  document.title = t('bench.title');
  applyPreferences(state, LANGUAGES);
  document.documentElement.dataset.phase = state.phase;
  render(benchPage(LANGUAGES, state, actions, t), root);
}

/** Finds out what this browser supports, and chooses all threads. */
async function findAbilities() {
  try {
    const wish = { arithmetic: /** @type {const} */ ('relaxed') };
    const { arithmetic, threads } = await chooseBuild(wish, navigator.hardwareConcurrency);
    /** @type {Arithmetic[]} */
    const arithmetics = arithmetic === 'relaxed' ? ['strict', 'relaxed'] : ['strict'];
    const isolated = crossOriginIsolated;
    store.update({
      abilities: { arithmetics, threads, isolated },
      choice: { ...store.state.choice, threads },
    });
  } catch (error) {
    store.update({ phase: 'error', problem: /** @type {Error} */ (error).message });
  }
}

root.replaceChildren();
followSystemTheme(store);
show(store.state);
findAbilities();
