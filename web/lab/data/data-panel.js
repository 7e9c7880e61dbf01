// data-panel.js — the data: where they come from, some samples, and how many images there are of each digit.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { withTerms } from '../../ideas/terms.js';
import { FIRST_EXTRA } from '../../shared/invented.js';
import { keepFocus, moveFocus } from '../../site/arrow-keys.js';
import { choices } from '../../site/choices.js';
import { cssProperties } from '../../site/css-properties.js';
import { explain } from '../../site/error-text.js';
import { count, duration, megabytes } from '../../site/format.js';
import { isHidden } from '../address/parts.js';
import { className } from '../digit/class-name.js';
import { ink } from '../digit/digit-canvas.js';
import { kindsOf, misfit } from '../obstacles.js';
import { settingsOf, trainedImages } from '../settings/state.js';
import { isRunning } from '../training/state.js';
import { countsOf } from './split-members.js';
import { classNumbers, splitPanel } from './split-panel.js';
import { ALL_CLASSES, DATASET_NAMES, isEmpty, pools } from './state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** @type {Record<string, import('../../text/translate.js').TextKey>} */
const LEADS = { mnist: 'leadMnist', 'fashion-mnist': 'leadFashion', own: 'leadOwn' };

/** The section of the data. @param {State} state @param {Actions} actions @param {Translate} t */
export const dataPanel = (state, actions, t) => html`
  <section class="data-panel" aria-labelledby="data-title">
    <h2 id="data-title">${t('data')}</h2>
    <p class="lead">${withTerms(t, LEADS[state.dataset])}</p>
    ${arrival(state, actions, t)}
    <div role="status">
      ${state.dataHints.map(({ hint, values }) => html`<p class="note hint">${t(`hint.${hint}`, values)}</p>`)}
    </div>
    <ul class="samples" role="toolbar" aria-label=${t('samples')}
      @keydown=${moveFocus} @focusin=${keepFocus}>
      ${state.samples.map((picture, at) => sample(at, picture, state, actions, t))}
    </ul>
    ${sampleControls(state, actions, t)}
    <div class="sources">
      <div>${counts(state, actions, t)}</div>
      ${
        isHidden(state, 'own')
          ? nothing
          : html`
            <div>
              <h3>${t('otherData')}</h3>
              ${choice(state, actions, t)}
              ${ownFiles(state, actions, t)}
            </div>`
      }
    </div>
    ${splitPanel(state, actions, t)}
  </section>`;

/** Which training images are shown, and the next of them. @param {State} state @param {Actions} actions @param {Translate} t */
function sampleControls(state, { chooseSamples, moreSamples }, t) {
  const { kind, at, of, size } = state.sampleChoice;
  const kinds = { random: t('samples.random'), first: t('samples.first'), batch: t('samples.batch') };
  const waits = kind === 'random' && state.samples.includes(null);
  const words = {
    random: () => t('samplesRandom'),
    first: () => t('samplesFirst', { first: count(at), last: count(at + size - 1) }),
    batch: () => t('samplesBatch', { at: count(at + 1), of: count(of), size: count(size) }),
  };
  return html`
    <div class="sample-controls">
      ${choices('samples', t('samplesWhich'), kinds, kind, chooseSamples)}
      <button class="quiet" ?disabled=${waits} @click=${moreSamples}>
        ${t(kind === 'random' ? 'otherSamples' : kind === 'first' ? 'nextSamples' : 'nextBatch')}
      </button>
      <span class="note" role="status">${words[kind]()}</span>
    </div>`;
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
const choice = ({ datasets, dataset, coming }, { chooseDataset }, t) => html`
  <label class="field">
    <span>${t('dataset')}</span>
    <select .value=${live(coming?.dataset ?? dataset)} @change=${(/** @type {any} */ { target }) => chooseDataset(target.value)}>
      ${[...datasets, ...(dataset === 'own' ? ['own'] : [])].map(
        (id) => html`
        <option value=${id} ?selected=${id === (coming?.dataset ?? dataset)}>${t(DATASET_NAMES[id])}</option>`,
      )}
    </select>
  </label>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function arrival(state, { start, chooseDataset }, t) {
  const { arrival, dataset, coming, dataError, refused, readingFiles, retry } = state;
  if (dataError?.name === 'EngineFileError') {
    const isForeign = dataError.status === 'ENGINE_FOREIGN';
    return html`
      <div class="arrival" role="alert">
        <p class="problem">${t('engineError', { reason: explain(t, dataError) })}</p>
        <button @click=${isForeign ? () => location.reload() : start}>${t(isForeign ? 'reload' : 'tryAgain')}</button>
      </div>`;
  }
  if (dataError) {
    const again = refused === dataset ? start : () => chooseDataset(refused);
    const values = { name: t(DATASET_NAMES[refused]), reason: explain(t, dataError) };
    return html`
      <div class="arrival" role="alert">
        <p class="problem">${t(refused === dataset ? 'dataError' : 'otherDataError', values)}</p>
        <button @click=${again}>${t('tryAgain')}</button>
      </div>`;
  }
  const { count: images } = arrival;
  const { bytes, totalBytes, secondsLeft } = coming ? { ...coming, secondsLeft: null } : arrival;
  const complete = !coming && images > 0 && bytes >= totalBytes;
  const left = secondsLeft === null ? '' : ` · ${t('timeLeft', { time: duration(secondsLeft, t) })}`;
  const { train, test } = pools(state);
  const loaded = () => t('loadedLine', { train: count(train), test: count(test) });
  const loading = () => {
    if (!totalBytes && !retry) return t('loadingData');
    const size = { done: megabytes(bytes), total: megabytes(totalBytes) };
    return retry ? t('next.broke', size) : t('loadingLine', size) + left;
  };
  return html`
    <div class="arrival">
      <progress aria-label=${t('loadingData')} max="1" .value=${complete ? 1 : bytes / (totalBytes || 1)}
        ?hidden=${complete}></progress>
      <p class="figures">${readingFiles ? t('readingFiles') : complete ? loaded() : loading()}</p>
    </div>`;
}

/**
 * @param {number} at @param {State['samples'][0]} picture
 * @param {State} state @param {Actions} actions @param {Translate} t
 */
function sample(at, picture, { dataset, classes }, { show }, t) {
  if (!picture) {
    return html`
    <li role="none" class="empty"><canvas class="digit" ${ink(null)}></canvas></li>`;
  }
  const { label, index, pixels } = picture;
  const name = className(t, dataset, label);
  const values = { label: name, index: count(index < FIRST_EXTRA ? index : index - FIRST_EXTRA) };
  const described = t(index < FIRST_EXTRA ? 'sampleName' : 'imageTitle.invented', values);
  return html`
    <li role="none" ?data-left-out=${!classes.includes(label)}>
      <button tabindex=${at ? -1 : 0} aria-label=${described}
        title=${name} @click=${() => show(picture)}>
        <canvas class="digit" ${ink(pixels)}></canvas><span>${label}</span>
      </button>
    </li>`;
}

/**
 * How many images of each class the next run learns from, and of a class that is left out how many there are; a click
 * leaves a class out.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
function counts(state, actions, t) {
  const { trainCounts, classes, dataset } = state;
  const all = trainCounts.length ? trainCounts : ALL_CLASSES.map(() => 0);
  const split = countsOf(state, 'next', 'train') ?? all;
  const digits = all.map((images, label) => (classes.includes(label) ? split[label] : images));
  return html`
    <h3 id="counts-title">${t('counts')}</h3>
    <ul class="counts" role="toolbar" aria-orientation="vertical" aria-labelledby="counts-title"
      aria-describedby="counts-hint" data-named=${dataset === 'fashion-mnist'}
      @keydown=${moveFocus} @focusin=${keepFocus}>
      ${digits.map((images, label) => html`<li role="none">${bar(label, images, state, actions, t)}</li>`)}
    </ul>
    ${used(state, t)}
    ${classNumbers(state, t)}
    <p class="note" id="counts-hint">${t('classesHint')}</p>
    <button class="quiet" ?disabled=${classes.length === ALL_CLASSES.length || isRunning(state)}
      @click=${() => actions.chooseClasses(ALL_CLASSES)}>
      ${t(dataset === 'fashion-mnist' ? 'allKinds' : 'allDigits')}
    </button>
    <div role="alert">${classProblem(state, t)}</div>`;
}

/** How many of these images the next run learns from, if not from all. @param {State} state @param {Translate} t */
function used(state, t) {
  const all = pools(state).train;
  if (!state.trainCounts.length || settingsOf(state).wrong.length) return nothing;
  const images = trainedImages(state);
  return images > 0 && images < all
    ? html`<p class="note">${t('countsUsed', { count: count(images), all: count(all) })}</p>`
    : nothing;
}

/**
 * @param {number} label
 * @param {number} images
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
function bar(label, images, state, { chooseClasses }, t) {
  const { trainCounts, classes, dataset } = state;
  const name = className(t, dataset, label);
  const chosen = classes.includes(label);
  const rests = chosen && classes.length === 2;
  const changed = chosen ? classes.filter((each) => each !== label) : [...classes, label];
  const amount = images ? count(images) : '–';
  return html`
    <button tabindex=${label ? -1 : 0} aria-pressed=${chosen} aria-disabled=${rests}
      ?disabled=${isRunning(state)}
      aria-label=${t('classToggle', { label: name, count: amount })}
      @click=${() => chooseClasses(changed)}>
      <span>${label}${name === String(label) ? nothing : ` ${name}`}</span>
      <i ${cssProperties({ '--share': images / Math.max(...trainCounts, 1) })}></i>
      <span>${amount}</span>
    </button>`;
}

/** @param {State} state @param {Translate} t */
function classProblem(state, t) {
  const found = misfit(state);
  const kinds = t(kindsOf(state));
  if (found) return html`<p class="problem">${t(found.digits, { ...found.values, kinds })}</p>`;
  return isEmpty(state) ? html`<p class="problem">${t('noneOfThese', { kinds })}</p>` : nothing;
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function ownFiles({ filesError, session, dataset }, { openFiles }, t) {
  const chosen = (/** @type {any} */ { target }) => {
    openFiles([...target.files]);
    target.value = ''; // so that the same files can be chosen again after they have been mended
  };
  return html`
    <div class="own-files">
      <label class="file-button">
        ${t('chooseFiles')}
        <input type="file" multiple accept=".gz,.npz,.idx,application/octet-stream,*" @change=${chosen}>
      </label>
      <p class="note">${withTerms(t, 'filesHint')}</p>
      ${session === 'withoutFiles' && dataset !== 'own' ? html`<p class="note">${t('filesGone')}</p>` : nothing}
      <div role="alert">
        ${
          filesError
            ? html`<p class="problem">${t('filesError', { reason: explain(t, filesError) })}</p>`
            : nothing
        }
      </div>
    </div>`;
}
