// main.js — starts the page: the only place that knows every panel, the store and the worker.
/// <reference types="vite/client" />

import { html, nothing, render } from 'lit-html';
import { acceptTerms } from '../ideas/terms.js';
import photoWorker from '../photo/worker.js?worker&url';
import { fetchFile } from '../shared/site.js';
import { explain } from '../site/error-text.js';
import { percent } from '../site/format.js';
import { bestLanguage, Languages } from '../site/languages.js';
import { nextPaint, nextTask } from '../site/page-parts.js';
import { chosenLanguages, chosenTheme, preferredLanguages, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme, mark } from '../site/switches.js';
import { isEmbedded } from '../site/tab.js';
import { LANGUAGES } from '../text/languages.js';
import engineWorker from '../worker/worker.js?worker&url';
import { makeActions } from './actions.js';
import { addedByHosts, readAddress } from './address/address.js';
import { isGuest, isHidden } from './address/parts.js';
import { imageDialog } from './data/image-dialog.js';
import { SITE_DATASETS } from './data/state.js';
import { droppedFiles } from './dropped-files.js';
import { startHeartbeat } from './engine/heartbeat.js';
import { pastedDigit } from './pictures/picture-reader.js';
import { openRooms } from './rooms.js';
import { sessionOffer } from './saving/session-offer.js';
import { SessionStore } from './saving/session-store.js';
import { stage, stageParts } from './stage/stage.js';
import { initialState } from './state.js';
import { epochsOf } from './training/history.js';
import { labHeader } from './view/lab-header.js';
import { acceptShortcuts } from './view/shortcuts.js';
import { isPadOpen } from './view/state.js';
import { bench, toTop } from './view/views.js';
import { WorkerScript } from './worker-script.js';

/** The list of data sets has failed if it has not come by then, in ms. */
const LIST_WITHIN_MS = 30_000;
/** The page starts without the kept session if it has not come by then, in ms. */
const RESTORE_WITHIN_MS = 800;

/** What is read until the page is there, and the page, which takes its place when it is whole. */
const opening = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));
const root = /** @type {HTMLElement} */ (opening.cloneNode(false));
const document_ = document.documentElement;
const languages = new Languages(LANGUAGES);
const { hash, search } = location;
const address = readAddress(hash || search, Object.keys(LANGUAGES));
// What hosts add after a question mark is none of the page's.
if (!hash) address.unread = [];
/** In a frame or a window of another page, or a page made for one; null too if its code does not load: the page works without. */
const [firstLanguage, openFrame] = await Promise.all([
  languages.loadBest(preferredLanguages()),
  parent !== window || opener || address.frame || address.host
    ? import('./frame/frame.js').then(({ loadFrame }) => loadFrame(address)).catch(() => null)
    : null,
]);

/** Parts of the page: its header, the run, the pad and the bench. */
const [RUN, PAD, ALL_PARTS] = [2, 3, 4];
/** How many are rendered, each in a task of its own. */
let parts = 0;

await nextTask();
const store = createStore(initialState(firstLanguage, chosenTheme() ?? systemTheme()), show);
const rooms = openRooms(store, new WorkerScript(engineWorker), new WorkerScript(photoWorker), LANGUAGES);
store.update({ isEmbedded: isEmbedded() });
const plain = store.state;
rooms.address.open(address, {
  languages: Object.keys(LANGUAGES),
  url: location.href.split(/[?#]/)[0] + addedByHosts(search),
  first: { language: bestLanguage(LANGUAGES, chosenLanguages()), theme: plain.theme },
});
await nextTask();
const isOfPost = isGuest(store.state);
const session = new SessionStore(store, rooms, plain);
const actions = makeActions(store, rooms, { languages, focusOn, session });
const frame = openFrame?.(rooms, actions, LANGUAGES, stageParts);

/** On a phone the subject is rendered once it is opened for the first time: until then nobody sees it behind the pad. */
let isBehind = true;

/** Renders the page after a change; while it is not whole, the next part does. @param {import('./state.js').State} state */
function show(state) {
  if (parts < ALL_PARTS) return;
  paint(state);
  notice(state);
}

/** What rooms do of themselves after a change. @param {import('./state.js').State} state */
function notice(state) {
  if (wantsOthers(state)) rooms.view.loadOthers();
  if (!isOfPost) session.notice(state);
  rooms.address.notice(state);
  rooms.results.notice();
  rooms.splitMembers.notice(state);
  rooms.augmented.notice(state);
  rooms.inside.notice(state);
  rooms.learn.notice(state);
  rooms.drawing.notice(state);
  rooms.offline.notice(state);
  frame?.notice(state);
}

/**
 * Whether it is time for the subjects behind the first: one is asked for, or the worker is there, which starts first.
 * @param {import('./state.js').State} state
 */
const wantsOthers = (state) =>
  state.link || (!isHidden(state, 'bench') && (state.view !== 'data' || state.engine));

/** Brings what is seen up to date. @param {import('./state.js').State} state */
function paint(state) {
  const { phase, language, theme, progress } = state;
  const t = languages.translator(language);
  const share = phase === 'training' && progress ? `${percent(progress.share, 0)} – ` : '';
  const repaint = (document_.dataset.theme ?? theme) !== theme;
  const isOtherView = document_.dataset.view !== state.view;
  const title = share + t('name');
  if (document.title !== title) document.title = title;
  applyPreferences(state, LANGUAGES);
  mark(document_, {
    phase,
    view: state.view,
    pad: state.isPadLarge ? 'large' : 'strip',
    profile: state.isProjector ? 'projector' : 'normal',
    ...(state.frame && { frame: state.frame }),
  });
  isBehind &&= isPadOpen(state);
  render(page(state, t), root);
  if (repaint) rooms.drawing.redraw();
  if (isOtherView) toTop();
}

/** @param {import('./state.js').State} state @param {import('../text/translate.js').Translate} t */
const page = (state, t) => html`
  ${isHidden(state, 'header') ? nothing : labHeader(state, actions, t)}
  ${sessionOffer(state, actions, t)}
  <main>
    ${isHidden(state, 'header') ? html`<h1 class="unseen">${t('name')}</h1>` : nothing}
    ${parts < RUN ? nothing : (frame?.stage(state, t) ?? stage(state, actions, t, parts >= PAD))}
    ${parts < ALL_PARTS || isHidden(state, 'bench') ? nothing : html`<div class="bench">${bench(state, actions, t, isBehind)}</div>`}
  </main>
  ${state.frame && frame ? frame.line(state, t) : nothing}
  <p class="unseen" role="status">${announcement(state, t)}</p>
  <p class="drop-note" aria-hidden="true">${t('dropHere')}</p>
  <div class="action-error" role="alert">${actionError(state, t)}</div>
  ${imageDialog(state, actions, t)}
  ${state.otherViews?.link(state, actions, t)}`;

/**
 * Why what a person asked for did not come about, if no panel says so beside the cause.
 * @param {import('./state.js').State} state
 * @param {import('../text/translate.js').Translate} t
 */
function actionError({ actionError, link, othersError }, t) {
  const error = actionError ?? (link && othersError);
  return error ? html`<p class="problem">${t('actionError', { reason: explain(t, error) })}</p>` : nothing;
}

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

/** Opens files, or the text of a digit, that are pasted anywhere but into a field. */
function acceptPastes() {
  addEventListener('paste', (event) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const digit = pastedDigit(event.clipboardData);
    if (!files.length && !digit) return;
    event.preventDefault();
    if (files.length) actions.receive(files);
    else if (digit) actions.openSheets([digit]);
  });
}

/** Opens files that are dropped anywhere on the page, and those of folders. */
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
    const dropped = event.dataTransfer;
    over(false);
    if (!dropped?.files.length) return;
    event.preventDefault();
    actions.receive(droppedFiles(dropped));
  });
}

/**
 * Asks which data sets the site holds. If the list does not load, all are offered that it may hold: one that is
 * chosen then says why it does not load, and a kept session keeps its own.
 */
async function listDatasets() {
  try {
    const signal = AbortSignal.timeout(LIST_WITHIN_MS);
    const response = await fetchFile('data/manifest.json', { signal });
    const { datasets } = await response.json();
    store.update({ datasets: datasets.map((/** @type {{ id: string }} */ { id }) => id) });
  } catch {
    store.update({ datasets: SITE_DATASETS });
  }
}

/** Renders the page part by part, and starts it. */
async function open() {
  while (++parts < ALL_PARTS) {
    render(page(store.state, languages.translator(store.state.language)), root);
    await nextTask();
  }
  paint(store.state);
  opening.replaceWith(root);
  await nextPaint();
  notice(store.state);
  await nextTask();
  startHeartbeat(rooms.link);
  start();
}

/** Starts the worker when the link's or the kept session is here, or without it: it may still come. */
async function start() {
  let hasStarted = false;
  const listed = listDatasets();
  await nextTask();
  const restored = isOfPost
    ? Promise.resolve()
    : rooms.address.isLink
      ? session.beginAfresh()
      : session.restore(listed, () => hasStarted);
  await Promise.race([restored, new Promise((resolve) => setTimeout(resolve, RESTORE_WITHIN_MS))]);
  await rooms.address.prepare(listed);
  hasStarted = true;
  await nextTask();
  rooms.address.follow({
    setAside: session.setAside,
    loadLanguage: (code) => languages.load(code),
    train: frame ? frame.train : actions.train,
  });
  await nextTask();
  actions.start();
}

acceptDrops();
acceptPastes();
acceptShortcuts(() => store.state, actions);
acceptTerms(LANGUAGES, async (id) => (await import('./ideas/live-values.js')).tell(id, store.state));
rooms.view.restoreProfile();
rooms.view.followSize();
followSystemTheme(store);
setTimeout(open);
