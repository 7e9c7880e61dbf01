// main.js — starts the page: the only place that knows every panel, the store and the worker.

import '../shared/trusted-types.js';

import { html, nothing, render } from 'lit-html';
import { explain } from '../site/error-text.js';
import { percent } from '../site/format.js';
import { header } from '../site/header.js';
import { bestLanguage, Languages } from '../site/languages.js';
import { chosenTheme, preferredLanguages, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme } from '../site/switches.js';
import { LANGUAGES } from '../text/languages.js';
import { makeActions } from './actions.js';
import { readAddress } from './address/address.js';
import { linkButton, linkDialog } from './address/link-dialog.js';
import { linkNote } from './address/link-note.js';
import { dataPanel } from './data/data-panel.js';
import { imageDialog } from './data/image-dialog.js';
import { padPanel } from './drawing/pad-panel.js';
import { enginePanel } from './engine/engine-panel.js';
import { startHeartbeat } from './engine/heartbeat.js';
import { networkPanel } from './network/network-panel.js';
import { picturePanel } from './pictures/picture-panel.js';
import { pastedSheets } from './pictures/picture-reader.js';
import { resultsPanel } from './results/results-panel.js';
import { openRooms } from './rooms.js';
import { runsPanel } from './runs/runs-panel.js';
import { sessionOffer } from './saving/session-offer.js';
import { SessionStore } from './saving/session-store.js';
import { weightsPanel } from './saving/weights-panel.js';
import { searchPanel } from './search/search-panel.js';
import { settingsPanel } from './settings/settings-panel.js';
import { initialState } from './state.js';
import { curvesPanel } from './training/curves-panel.js';
import { epochsOf } from './training/history.js';
import { runPanel } from './training/training-panel.js';

/** The list of data sets has failed if it has not come by then, in ms. */
const LIST_WITHIN_MS = 30_000;
/** The page starts without the kept session if it has not come by then, in ms. */
const RESTORE_WITHIN_MS = 800;

const root = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));
const document_ = document.documentElement;
const languages = new Languages(LANGUAGES);
const address = readAddress(location.hash, Object.keys(LANGUAGES));
const preferred = preferredLanguages();
const firstLanguage = await languages.loadBest(
  address.language ? [address.language, ...preferred] : preferred,
);

const store = createStore(initialState(firstLanguage, chosenTheme() ?? systemTheme()), show);
const rooms = openRooms(
  store,
  () => new Worker(new URL('../worker/worker.js', import.meta.url), { type: 'module' }),
  () => new Worker(new URL('../photo/worker.js', import.meta.url), { type: 'module' }),
);
const plain = store.state;
rooms.address.open(address, {
  languages: Object.keys(LANGUAGES),
  url: location.href.split('#')[0],
  first: { language: bestLanguage(LANGUAGES, preferred), theme: plain.theme },
});
const session = new SessionStore(store, rooms, plain);
const actions = makeActions(store, rooms, { languages, focusOn, session });

/** Renders the page. @param {import('./state.js').State} state */
function show(state) {
  const { phase, language, theme, progress } = state;
  const t = languages.translator(language);
  const share = phase === 'training' && progress ? `${percent(progress.share, 0)} – ` : '';
  const repaint = document_.dataset.theme !== theme;
  const title = share + t('name');
  if (document.title !== title) document.title = title;
  applyPreferences(state, LANGUAGES);
  document_.dataset.phase = phase;
  render(page(state, t), root);
  if (repaint) rooms.drawing.redraw();
  session.notice(state);
  rooms.address.notice(state);
}

/** @param {import('./state.js').State} state @param {import('../text/translate.js').Translate} t */
const page = (state, t) => html`
  ${header(LANGUAGES, { name: t('name'), tagline: t('tagline') }, state, actions, t)}
  ${sessionOffer(state, actions, t)}
  ${linkNote(state, t)}
  ${linkButton(actions, t)}
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
  <div class="action-error" role="alert">${actionError(state, t)}</div>
  ${imageDialog(state, actions, t)}
  ${linkDialog(state, actions, t)}`;

/**
 * Why what a person asked for did not come about, if no panel says so beside the cause.
 * @param {import('./state.js').State} state
 * @param {import('../text/translate.js').Translate} t
 */
const actionError = ({ actionError }, t) =>
  actionError
    ? html`<p class="problem">${t('actionError', { reason: explain(t, actionError) })}</p>`
    : nothing;

/**
 * The end of the last epoch in words, for screen readers.
 * @param {import('./state.js').State} state
 * @param {import('../text/translate.js').Translate} t
 */
function announcement({ histories }, t) {
  const row = epochsOf(histories).findLast(({ valAccuracy }) => valAccuracy !== null);
  return row ? t('announceEpoch', { epoch: row.epoch, percent: percent(row.valAccuracy ?? 0) }) : '';
}

/** Moves the focus to an element, once it is in the page. @param {string} id */
function focusOn(id) {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** Opens pictures that are pasted anywhere but into a field. */
function acceptPastes() {
  addEventListener('paste', (event) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')) return;
    const files = pastedSheets(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    actions.openSheets(files);
  });
}

/** Opens files that are dropped anywhere on the page. */
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

/** Asks which data sets the site holds. If the list does not load, loading the data set itself says why. */
async function listDatasets() {
  try {
    const signal = AbortSignal.timeout(LIST_WITHIN_MS);
    const response = await fetch(new URL('data/manifest.json', document.baseURI), { signal });
    const { datasets } = await response.json();
    store.update({ datasets: datasets.map((/** @type {{ id: string }} */ { id }) => id) });
  } catch {
    /* The panel then offers MNIST alone. */
  }
}

/** Starts the worker when the link's or the kept session is here, or without it: it may still come. */
async function start() {
  let hasStarted = false;
  const listed = listDatasets();
  const restored = rooms.address.isLink ? session.beginAfresh() : session.restore(listed, () => hasStarted);
  await Promise.race([restored, new Promise((resolve) => setTimeout(resolve, RESTORE_WITHIN_MS))]);
  await rooms.address.prepare(listed);
  hasStarted = true;
  rooms.address.follow({
    setAside: session.setAside,
    loadLanguage: (code) => languages.load(code),
    train: actions.train,
  });
  actions.start();
}

root.replaceChildren();
acceptDrops();
acceptPastes();
followSystemTheme(store);
show(store.state);
startHeartbeat(rooms.link);
start();
