// moment-bar.js — the slider over the run, which stays in sight while the pictures of the layers are looked at.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { explain } from '../../../site/error-text.js';
import { count, decimal, percent } from '../../../site/format.js';
import { isSearching } from '../../search/state.js';
import { nearestMoment } from './figures.js';
import { canLook } from './time.js';

/** @typedef {import('../room.js').Scene} Scene */
/** @typedef {import('../../../shared/protocol.js').MomentsSummary} MomentsSummary */

/** Whether there is more than one moment. @param {MomentsSummary | null} summary @returns {summary is MomentsSummary} */
export const hasRun = (summary) => summary !== null && summary.last > summary.first;

/** The slider; nothing before a run. @param {Scene} scene */
export function momentBar(scene) {
  const { summary } = scene.room.time;
  return hasRun(summary)
    ? html`<section class="moment-bar" aria-label=${scene.of('time.slider')}>${controls(scene, summary)}</section>`
    : nothing;
}

/** Why the run cannot be looked at now; null if it can. @param {Scene} scene */
function obstacle({ state, of }) {
  if (canLook(state)) return null;
  if (state.phase === 'training') return of('time.pauseFirst');
  return of(isSearching(state) ? 'time.searching' : 'time.busy');
}

/** @param {Scene} scene @param {MomentsSummary} summary */
function controls(scene, summary) {
  const { state, room, verbs, actions, of, t } = scene;
  const { first, last, moments } = summary;
  const { seen, dragged, replaying, problem } = room.time;
  const step = dragged ?? state.insidePlace.step ?? last;
  const isOff = !canLook(state);
  const value = (/** @type {Event} */ event) => Number(/** @type {HTMLInputElement} */ (event.target).value);
  return html`
    <div class="scrubber">
      <button aria-label=${of('time.earlier')} ?disabled=${isOff || step <= first} @click=${() => verbs.moveBy(-1)}>←</button>
      <input type="range" aria-label=${of('time.slider')} min=${first} max=${last} step="1" list="kept-moments"
        aria-valuetext=${of('time.step', { step: count(step), last: count(last) })}
        .value=${live(String(step))} ?disabled=${isOff}
        @input=${(/** @type {Event} */ event) => verbs.dragTo(value(event))}
        @change=${(/** @type {Event} */ event) => verbs.moveTo(value(event))}>
      <datalist id="kept-moments">${moments.map((each) => html`<option value=${each.step}></option>`)}</datalist>
      <button aria-label=${of('time.later')} ?disabled=${isOff || step >= last} @click=${() => verbs.moveBy(1)}>→</button>
      <button ?disabled=${isOff || step === last} @click=${() => verbs.moveTo(last)}>${of('time.now')}</button>
    </div>
    <div class="where">
      <p role="status">${whereabouts(scene, summary, step)}</p>
      ${replaying ? html`<button @click=${verbs.stopReplay}>${of('time.stop')}</button>` : nothing}
      ${
        seen?.step === step && step < last
          ? html`<button ?disabled=${isOff || replaying !== null} @click=${actions.putMomentBack}>${of('time.putBack')}</button>`
          : nothing
      }
      <progress aria-label=${of('time.replay')} ?hidden=${!replaying} max=${replaying ? replaying.to - replaying.from : 1}
        .value=${replaying ? replaying.step - replaying.from : 0}></progress>
    </div>
    ${problem ? html`<p class="problem" role="alert">${explain(t, problem)}</p>` : nothing}`;
}

/** Which moment is shown, in words. @param {Scene} scene @param {MomentsSummary} summary @param {number} step */
export function whereabouts(scene, summary, step) {
  const { room, of } = scene;
  const { seen, replaying } = room.time;
  const hindrance = obstacle(scene);
  if (hindrance) return hindrance;
  if (replaying) return of('time.replaying', { step: count(replaying.to), from: count(replaying.from) });
  if (!seen) return step === summary.last ? of('time.end', { last: count(step) }) : of('time.waits');
  // What was shown before the slider was moved is not near it.
  if (room.time.dragged !== null && nearestMoment(summary.moments, step).step !== seen.step)
    return of('time.waits');
  const { found } = seen;
  const values = {
    ...{ step: count(seen.step), last: count(summary.last), epoch: decimal(seen.epoch, 2) },
    ...{ percent: percent(found.accuracy, 2), count: found.count },
  };
  if (seen.step !== step && room.time.dragged !== null) return of('time.nearest', values);
  if (seen.step !== summary.last) return of('time.at', values);
  return of(scene.state.edits?.count ? 'time.atEndTrained' : 'time.atEnd', values);
}
