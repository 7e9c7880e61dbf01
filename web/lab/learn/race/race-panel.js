// race-panel.js — a race: who is to race, or how it stands, with one picture of all lanes.

import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { plot } from '../../../plot/plot.js';
import { choices } from '../../../site/choices.js';
import { explain } from '../../../site/error-text.js';
import { count, decimal, percent, timeTaken } from '../../../site/format.js';
import { shownKey } from '../../view/shortcuts.js';
import { followed } from '../followed.js';
import { laneNames, sample } from './lane-words.js';
import { raceSetUp } from './race-set-up.js';
import { axisEnd, hasRunAway, isOut, laneCurve, places, standing } from './standing.js';
import { standingWords } from './standing-words.js';
import { isRacing } from './state.js';

/** @typedef {import('../classroom.js').Scene} Scene */
/** @typedef {import('./race.js').RaceActions} RaceActions */
/** @typedef {import('./state.js').Race} Race */
/** @typedef {import('./state.js').Lane} Lane */

/**
 * What the panels of a race are made of.
 * @typedef {Pick<Scene, 'state' | 'actions' | 't' | 'of'> & { verbs: RaceActions['verbs'] }} RaceScene
 */

/** @param {RaceScene} scene */
export function racePanel(scene) {
  const { state, of, t } = scene;
  const { race, raceError } = state;
  return html`
    <div class="race">
      <h2 id="race-title" tabindex="-1">${of('race.name')}</h2>
      <div role="alert">
        ${race?.isCut ? html`<p class="problem">${of('race.cut')}</p>` : nothing}
        ${raceError ? html`<p class="problem">${of('race.error', { reason: explain(t, raceError) })}</p>` : nothing}
      </div>
      ${race ? track(race, scene) : nothing}
      ${isRacing(state) ? nothing : raceSetUp(scene)}
      <p class="unseen" role="status">${race?.told ? toldWords(race, scene) : nothing}</p>
    </div>`;
}

/** @param {Race} race @param {RaceScene} scene */
function track(race, scene) {
  const { state, verbs, of } = scene;
  const names = laneNames(
    race.lanes.map(({ settings }) => settings),
    scene,
  );
  const { racePace, raceMeasure } = state;
  const paces = { images: of('pace.images'), time: of('pace.time') };
  const measures = { accuracy: of('measure.accuracy'), loss: of('measure.loss') };
  return html`
    <div class="track">
      ${isRacing(state) ? buttons(race, scene) : nothing}
      <p class="leader"><b>${standingWords(race, standing(race, racePace), names, scene)}</b></p>
      ${guard([race.lanes, race.phase, racePace, raceMeasure, of], () => picture(race, names, scene))}
      <div class="looks">
        ${choices('race-pace', of('race.pace'), paces, racePace, verbs.choosePace)}
        ${choices('race-measure', of('race.measure'), measures, raceMeasure, verbs.chooseMeasure)}
      </div>
      ${table(race, names, scene)}
      <p class="note">${notes(race, scene)}</p>
      ${race.lanes.some(({ run }) => run !== null) ? runsLine(scene) : nothing}
    </div>`;
}

/** The button that pauses and resumes is one element, so that it keeps the focus. @param {Race} race @param {RaceScene} scene */
function buttons({ phase }, { verbs, of, state }) {
  const isPaused = phase === 'paused';
  const isStopping = phase === 'stopping';
  return html`
    <div class="buttons">
      <button id="race-pause" aria-keyshortcuts="T" ?disabled=${isStopping}
        @click=${isPaused ? verbs.resumeRace : verbs.pauseRace}>
        ${of(isPaused ? 'race.resume' : 'race.pause')}${shownKey('T', state)}
      </button>
      <button ?disabled=${isStopping} @click=${verbs.stopRace}>${of('race.stop')}</button>
    </div>`;
}

/** @param {Race} race @param {string[]} names @param {RaceScene} scene */
function picture(race, names, { state, of, t }) {
  const { racePace: pace, raceMeasure: measure } = state;
  const isImages = pace === 'images';
  const figure = {
    name: of(/** @type {any} */ (`race.plot.${measure}.${pace}`)),
    ...{ measure, t, end: axisEnd(race, pace), live: race.phase === 'running' },
    curves: race.lanes.map((lane, i) => ({
      ...laneCurve(lane, measure, pace),
      ...{ label: names[i], hue: i, dash: i },
    })),
    axis: {
      name: of(isImages ? 'race.axisImages' : 'race.axisSeconds'),
      column: of(isImages ? 'race.columnImages' : 'race.columnSeconds'),
      place: (/** @type {number} */ x) =>
        isImages
          ? of('race.placeImages', { count: count(x) })
          : of('race.placeSeconds', { seconds: decimal(x, 1) }),
      isFine: !isImages,
    },
  };
  return html`<figure ${plot(figure)}></figure>`;
}

/** @param {Race} race @param {string[]} names @param {RaceScene} scene */
function table(race, names, scene) {
  const { state, of } = scene;
  const columns = /** @type {const} */ ([
    ...['race.place', 'race.accuracy', 'race.loss', 'race.time', 'race.parameters'],
  ]);
  const placed = places(race, state.racePace);
  return html`
    <table aria-label=${of('race.table')}>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">${of('race.who')}</span></th>
          ${columns.map((key) => html`<th scope="col">${of(key)}</th>`)}
        </tr>
      </thead>
      <tbody>${race.lanes.map((lane, i) => row(lane, i, names[i], placed[i], scene))}</tbody>
    </table>`;
}

/** @param {Lane} lane @param {number} at @param {string} name @param {number | null} place @param {RaceScene} scene */
function row(lane, at, name, place, scene) {
  const { t, of } = scene;
  const { result, marks, seconds, paramCount } = lane;
  const found = result ?? marks.at(-1);
  const figure = (/** @type {string | null} */ text) => text ?? '–';
  return html`
    <tr data-ended=${lane.ended}>
      <th scope="row">${sample(at)}<span>${name}${endNote(lane, scene)}</span></th>
      <td data-name=${of('race.place')}>${isOut(lane) ? '–' : figure(place === null ? null : String(place))}</td>
      <td data-name=${of('race.accuracy')}>${figure(found ? percent(found.accuracy, 2) : null)}</td>
      <td data-name=${of('race.loss')}>${figure(found && Number.isFinite(found.loss) ? decimal(found.loss, 3) : null)}</td>
      <td data-name=${of('race.time')}>${figure(marks.length ? timeTaken(seconds, t) : null)}</td>
      <td data-name=${of('race.parameters')}>${figure(paramCount === null ? null : count(paramCount))}</td>
    </tr>`;
}

/** How a lane has ended, or that it has run away. @param {Lane} lane @param {RaceScene} scene */
function endNote(lane, { t, of }) {
  const { ended, failure, images } = lane;
  if (!isOut(lane) && hasRunAway(lane)) return html`<small class="problem">${of('race.isAway')}</small>`;
  if (ended === 'racing') return nothing;
  const words = {
    done: () => of('race.isDone'),
    stopped: () => of('race.isStopped'),
    diverged: () => of('race.isDiverged', { count: count(images) }),
    failed: () => of('race.isFailed', { reason: failure ? explain(t, failure) : '' }),
  };
  const isProblem = ended === 'diverged' || ended === 'failed';
  return html`<small class=${isProblem ? 'problem' : 'note'}>${words[ended]()}</small>`;
}

/** How lanes are measured, and who goes next. @param {Race} race @param {RaceScene} scene */
function notes({ lanes, isValidated }, { state, of }) {
  const [mark] = lanes.flatMap(({ marks }) => marks.slice(0, 1));
  const measured = of(isValidated ? 'race.measuredValidation' : 'race.measuredTest', {
    count: count(mark?.count ?? 0),
  });
  return [mark ? measured : '', isRacing(state) ? of(`race.turns.${state.racePace}`) : ''].join(' ');
}

/** @param {RaceScene} scene */
const runsLine = ({ state, actions, of }) =>
  isRacing(state)
    ? nothing
    : html`<p>${of('race.runs')}
        <a href="#view=runs" @click=${followed(() => actions.openView('runs'))}>${of('race.openRuns')}</a></p>`;

/** For those who hear the page: who has dropped out, and who leads. @param {Race} race @param {RaceScene} scene */
function toldWords(race, scene) {
  const { of } = scene;
  const names = laneNames(
    race.lanes.map(({ settings }) => settings),
    scene,
  );
  const out = race.lanes.flatMap((lane, i) =>
    lane.ended === 'diverged' ? [`${names[i]}: ${of('race.isDiverged', { count: count(lane.images) })}`] : [],
  );
  return [...out, standingWords(race, race.told, names, scene)].join(' ');
}
