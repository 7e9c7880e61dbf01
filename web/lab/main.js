// main.js — starts the page: the only place that knows every panel, the store and the worker.

import { html, nothing, render } from 'lit-html';
import { percent } from '../site/format.js';
import { header } from '../site/header.js';
import { chosenTheme, preferredLanguage, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme, switchActions } from '../site/switches.js';
import { translator } from '../text/lab.js';
import { dataPanel } from './data/data-panel.js';
import { imageDialog } from './data/image-dialog.js';
import { Pad } from './drawing/pad.js';
import { padPanel } from './drawing/pad-panel.js';
import { enginePanel } from './engine/engine-panel.js';
import { Trainer } from './network/network-maker.js';
import { networkPanel } from './network/network-panel.js';
import { picturePanel } from './pictures/picture-panel.js';
import { isSheet, pastedSheets } from './pictures/picture-reader.js';
import { resultsPanel } from './results/results-panel.js';
import { runActions } from './runs/runs-actions.js';
import { runsPanel } from './runs/runs-panel.js';
import { SessionStore } from './saving/session-store.js';
import { isWeightsFile } from './saving/weights-actions.js';
import { weightsPanel } from './saving/weights-panel.js';
import { searchPanel } from './search/search-panel.js';
import { settingsPanel } from './settings/settings-panel.js';
import { initialState } from './state.js';
import { curvesPanel } from './training/curves-panel.js';
import { runPanel } from './training/training-panel.js';

/** @typedef {typeof actions} Actions */

const root = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));
const document_ = document.documentElement;
const words = { en: translator('en'), zh: translator('zh') };

const store = createStore(initialState(preferredLanguage(), chosenTheme() ?? systemTheme()), show);
const trainer = new Trainer(
  store,
  () => new Worker(new URL('../worker/worker.js', import.meta.url), { type: 'module' }),
  () => new Worker(new URL('../photo/worker.js', import.meta.url), { type: 'module' }),
);

const session = new SessionStore(store, trainer);

/** @type {Pad | null} */
let pad = null;

const actions = {
  ...trainer.actions,
  ...switchActions(store),
  ...runActions(store),

  /** @param {Element | undefined} canvas */
  attachPad(canvas) {
    if (canvas instanceof HTMLCanvasElement) pad ??= new Pad(canvas, () => actions.draw(pad?.strokes ?? []));
  },
  clear: () => pad?.clear(),
  undo: () => pad?.undo(),

  forgetSession: session.forgetSession,

  /** @param {File[]} files */
  openSheets(files) {
    trainer.actions.openSheets(files);
    focusOn('picture-title');
  },
  closeSheets() {
    trainer.actions.closeSheets();
    focusOn('pad-title');
  },

  /** Files from anywhere: pictures, weights, or a data set. @param {File[]} files */
  async receive(files) {
    if (files.every(isSheet)) return actions.openSheets(files);
    if (files.length === 1 && (await isWeightsFile(files[0]))) return actions.openWeights(files[0]);
    return actions.openFiles(files);
  },
};

/** @param {import('./state.js').State} state */
function show(state) {
  const { phase, language, theme, progress } = state;
  const t = words[language];
  const share = phase === 'training' && progress ? `${percent(progress.share, 0)} – ` : '';
  const repaint = document_.dataset.theme !== theme;
  const title = share + t('name');
  if (document.title !== title) document.title = title;
  applyPreferences(state);
  document_.dataset.phase = phase;
  render(page(state, t), root);
  if (repaint) pad?.redraw();
  session.notice(state);
}

/** @param {import('./state.js').State} state @param {import('../text/lab.js').Translate} t */
const page = (state, t) => html`
  ${header(state, actions, t)}
  <main>
    ${dataPanel(state, actions, t)}
    ${networkPanel(state, actions, t)}
    ${runPanel(state, actions, t)}
    ${padPanel(state, actions, t)}
    ${state.sheets.length ? picturePanel(state, actions, t) : nothing}
    ${curvesPanel(state, t)}
    ${settingsPanel(state, actions, t)}
    ${resultsPanel(state, actions, t)}
    ${runsPanel(state, actions, t)}
    ${searchPanel(state, actions, t)}
    ${weightsPanel(state, actions, t)}
  </main>
  <footer class="page-footer">
    <a href="./reproductions.html">${t('reproductions')}</a>
    <a href="./bench.html">${t('benchmark')}</a>
  </footer>
  ${enginePanel(state, actions, t)}
  <p class="unseen" role="status">${announcement(state, t)}</p>
  <p class="drop-note" aria-hidden="true">${t('dropHere')}</p>
  ${imageDialog(state, actions, t)}`;

/**
 * What a screen reader says of a run.
 * @param {import('./state.js').State} state
 * @param {import('../text/lab.js').Translate} t
 */
function announcement({ history }, t) {
  const line = history.epochs.findLast(({ valAccuracy }) => valAccuracy !== null);
  return line ? t('announceEpoch', { epoch: line.epoch, percent: percent(line.valAccuracy ?? 0) }) : '';
}

/** What is read from here on, once it is there. @param {string} id */
const focusOn = (id) => requestAnimationFrame(() => document.getElementById(id)?.focus());

/** Pictures may be pasted anywhere but into a field. */
function acceptPastes() {
  addEventListener('paste', (event) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')) return;
    const files = pastedSheets(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    actions.openSheets(files);
  });
}

/** Files may be dropped anywhere. */
function acceptDrops() {
  const over = (/** @type {boolean} */ dropping) => root.toggleAttribute('data-dropping', dropping);
  addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    over(true);
  });
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) over(false);
  });
  addEventListener('drop', (event) => {
    const files = event.dataTransfer?.files;
    over(false);
    if (!files?.length) return;
    event.preventDefault();
    actions.receive([...files]);
  });
}

/** Which data sets the site holds; should the list not load, the error of the data set itself says so. */
async function listDatasets() {
  try {
    const response = await fetch(new URL('data/manifest.json', document.baseURI));
    const { datasets } = await response.json();
    store.update({ datasets: datasets.map((/** @type {{ id: string }} */ { id }) => id) });
  } catch {
    /* The panel then offers MNIST alone. */
  }
}

root.replaceChildren();
acceptDrops();
acceptPastes();
followSystemTheme(store);
show(store.state);
session.restore(listDatasets()).then(trainer.start);
