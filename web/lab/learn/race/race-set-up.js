// race-set-up.js — who is to race: ready-made races, and what each lane has in place of the page's settings.

import { html, nothing } from 'lit-html';
import { OPTIMIZERS, PRESETS } from '../../../shared/presets.js';
import { LANES } from '../../../shared/race.js';
import { SCHEDULES } from '../../../shared/schedules.js';
import { count, percent } from '../../../site/format.js';
import { typed } from '../../../site/typed.js';
import { SETTING_KEYS } from '../../address/setting-keys.js';
import { ALL_CLASSES } from '../../data/state.js';
import { kindsOf } from '../../obstacles.js';
import { savedSettings } from '../../settings/saved-settings.js';
import { termOf } from '../../settings/settings-panel.js';
import { settingsOf, trainedImages } from '../../settings/state.js';
import { followed } from '../followed.js';
import { isWrong } from './lane-text.js';
import { laneNames, sample } from './lane-words.js';
import { isLaneUnused, laneSettings } from './lanes.js';
import { raceObstacle } from './race-obstacle.js';
import { READY_MADE } from './ready-made.js';
import { lanesOf } from './state.js';

/** @typedef {import('./race-panel.js').RaceScene} RaceScene */
/** @typedef {import('./state.js').Choices} Choices */
/** @typedef {import('../../settings/saved-settings.js').SavedSettings} SavedSettings */
/** @typedef {import('../../../text/translate.js').TextKey} TextKey */

/** Settings of a lane that fewer people change. */
const MORE = ['schedule', 'batch', 'l2', 'clip', 'average', 'augment'];

/** @param {RaceScene} scene */
export function raceSetUp(scene) {
  const { state, verbs, of } = scene;
  const page = savedSettings(state);
  const lanes = lanesOf(state);
  const settings = lanes.map((lane) => laneSettings(lane, page));
  const names = laneNames(settings, scene);
  return html`
    <div class="set-up">
      <h3>${of(state.race ? 'race.again' : 'race.who')}</h3>
      <p class="lead">${of('race.lead')}</p>
      ${readyMade(lanes, scene)}
      <ol class="lanes">
        ${lanes.map((lane, at) => laneFold(lane, at, settings[at], names[at], scene))}
      </ol>
      ${
        lanes.length < LANES.most
          ? html`<p><button class="quiet" @click=${verbs.addLane}>${of('race.add')}</button></p>`
          : nothing
      }
      ${alike(scene)}
      ${start(scene)}
    </div>`;
}

/** What is chosen does not start by itself, and on a phone the button is out of sight. */
const showStart = () =>
  requestAnimationFrame(() => document.querySelector('.race .start')?.scrollIntoView({ block: 'nearest' }));

/** @param {Choices[]} lanes @param {RaceScene} scene */
function readyMade(lanes, { verbs, of }) {
  const chosen = Object.keys(READY_MADE).find((id) => READY_MADE[id] === lanes);
  return html`
    <div class="ready" role="group" aria-label=${of('race.ready')}>
      ${Object.keys(READY_MADE).map(
        (id) => html`<button aria-pressed=${id === chosen} @click=${() => {
          verbs.chooseReadyMade(id);
          showStart();
        }}>
          ${of(/** @type {any} */ (`ready.${id}`))}</button>`,
      )}
    </div>
    <p class="note ready-note">${chosen ? of(/** @type {any} */ (`ready.${chosen}.note`)) : nothing}</p>`;
}

/** @param {Choices} lane @param {number} at @param {SavedSettings} settings @param {string} name @param {RaceScene} scene */
function laneFold(lane, at, settings, name, scene) {
  const { state, verbs, of } = scene;
  const number = at + 1;
  const field = (/** @type {string} */ key) => laneField({ lane, at, settings, key }, scene);
  return html`
    <li>
      <details>
        <summary>${sample(at)}<span>${of('race.laneName', { number, name })}</span></summary>
        <div class="fields">
          ${networkField(lane, at, scene)}${field('net')}${field('optimizer')}${field('rate')}
        </div>
        <details>
          <summary>${of('race.more')}</summary>
          <div class="fields">${MORE.map(field)}</div>
        </details>
      </details>
      ${
        lanesOf(state).length > LANES.least
          ? html`<button class="quiet" aria-label=${of('race.remove', { number })}
              @click=${() => verbs.removeLane(at)}>✕</button>`
          : nothing
      }
    </li>`;
}

/** Which networks have an output for each of the page's classes. @param {RaceScene} scene */
const presetsFor = ({ state: { classes } }) =>
  PRESETS.filter((preset) => (preset.classes ?? ALL_CLASSES).length >= classes.length);

/** @param {Choices} lane @param {number} at @param {RaceScene} scene */
function networkField({ preset = '' }, at, scene) {
  const { verbs, of, t } = scene;
  const names = presetsFor(scene).map(({ id }) => [id, t(/** @type {TextKey} */ (`${id}.name`))]);
  const options = [['', of('race.pageNetwork')], ...names];
  const label = of('race.field', { number: at + 1, name: of('race.network') });
  return html`
    <label class="field">
      <span>${of('race.network')}</span>
      ${select(options, preset, label, (id) => verbs.chooseOfLane(at, 'preset', id))}
    </label>`;
}

/** @param {string[][]} options   names by value @param {string} chosen @param {string} label @param {(value: string) => void} choose */
const select = (options, chosen, label, choose) => html`
  <select aria-label=${label} .value=${chosen} @change=${(/** @type {any} */ { target }) => choose(target.value)}>
    ${options.map(([id, name]) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
  </select>`;

/** Settings whose values are words, with their names. @type {Record<string, (scene: RaceScene) => string[][]>} */
const WORDS = {
  optimizer: () => Object.entries(OPTIMIZERS).map(([id, { label }]) => [id, label]),
  schedule: ({ t }) => Object.keys(SCHEDULES).map((id) => [id, t(/** @type {TextKey} */ (`schedule.${id}`))]),
};

/**
 * @param {{ lane: Choices, at: number, settings: SavedSettings, key: string }} where
 * @param {RaceScene} scene
 */
function laneField({ lane, at, settings, key }, scene) {
  const { verbs, of, t } = scene;
  const text = lane[key] ?? settings[SETTING_KEYS[key].name];
  const wrong = key in lane && isWrong(key, lane[key]);
  const choose = (/** @type {string} */ value) => verbs.chooseOfLane(at, key, value.trim());
  const { optimizer } = settings;
  const name = key === 'net' ? of('race.layers') : t(/** @type {TextKey} */ (termOf(key, { optimizer })));
  const label = of('race.field', { number: at + 1, name });
  const problem = `race-problem-${at}-${key}`;
  return html`
    <div class="lane-field" data-key=${key}>
      <label class="field">
        <span>${name}</span>
        ${
          WORDS[key]
            ? select(WORDS[key](scene), text, label, choose)
            : html`<input aria-label=${label} autocomplete="off" spellcheck="false" ${typed(text)} ?disabled=${isLaneUnused(key, settings)}
                aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${problem}
                @change=${(/** @type {any} */ { target }) => choose(target.value)}>`
        }
      </label>
      <div id=${problem} role="alert">
        ${wrong ? html`<p class="problem">${of('race.wrong', { text })}</p>` : nothing}
      </div>
    </div>`;
}

/** What is the same for all lanes, and where that is changed. @param {RaceScene} scene */
function alike({ state, actions, of }) {
  const { epochs, seed, shuffledLabels = 0 } = settingsOf(state).settings;
  const images = count(trainedImages(state));
  return html`
    <p class="note">${of('race.alike', { seed, count: epochs, images })}
      ${shuffledLabels ? of('race.alikeLabels', { percent: percent(shuffledLabels / 100, 0) }) : nothing}
      <a href="#view=training" @click=${followed(() => actions.openView('training'))}>${of('race.change')}</a></p>`;
}

/** @param {RaceScene} scene */
function start(scene) {
  const { state, verbs, of } = scene;
  const reason = raceObstacle(state);
  return html`
    <p class="start">
      <button ?disabled=${reason !== null} @click=${verbs.startRace}>${of('race.start')}</button>
      <span class="note">${reason ? reasonWords(reason, scene) : nothing}</span>
    </p>`;
}

/** @param {NonNullable<ReturnType<typeof raceObstacle>>} reason @param {RaceScene} scene */
function reasonWords(reason, { state, of, t }) {
  if ('page' in reason) return t(reason.page, { kinds: t(kindsOf(state)) });
  return of(
    /** @type {const} */ ({ duringRun: 'race.duringRun', waits: 'race.waits', wrong: 'race.wrongSetting' })[
      reason.race
    ],
  );
}
