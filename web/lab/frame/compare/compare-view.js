// compare-view.js — the pad, and beside it what each of two networks answers.

import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { PRESETS } from '../../../shared/presets.js';
import { explain } from '../../../site/error-text.js';
import { count, percent, sureness } from '../../../site/format.js';
import { isStep } from '../../digit/answer.js';
import { className } from '../../digit/class-name.js';
import { digitBars } from '../../digit/digit-bars.js';
import { laneNames } from '../../learn/race/lane-words.js';
import { laneState } from '../../learn/race/race.js';
import { lanesOf } from '../../learn/race/state.js';
import { canBegin } from '../../obstacles.js';
import { savedSettings } from '../../settings/saved-settings.js';
import { imagesAnEpoch } from '../../settings/state.js';
import { comparedAnswer, phaseOf } from '../told.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../../text/translate.js').Translate} Translate */
/** @typedef {import('../../../text/translate.js').TranslateOf<keyof typeof import('../../../text/en/compare/texts.js').texts>} CompareTranslate */

/**
 * @typedef {object} Scene
 * @property {State} state
 * @property {import('../../actions.js').Actions} actions
 * @property {Translate} t
 * @property {() => unknown} verb   of the button that trains, pauses or goes on
 * @property {typeof import('../../stage/stage.js').stageParts} parts
 */

/** Until its texts are here: everything has its place already. */
const UNTOLD = /** @type {any} */ (() => '');

/** @param {Scene} scene */
export function compareView(scene) {
  const { state, actions, t, parts } = scene;
  const of = state.compare?.of ?? UNTOLD;
  return html`
    <section class="stage compare" id="stage" tabindex="-1" aria-label=${t('stage')} data-phase=${phaseOf(state)}>
      ${guide(scene, of)}
      ${course(scene)}
      ${parts.troubles(state, actions, t)}
      ${parts.padPart(state, actions, t)}
      ${parts.padTools(state, actions, t)}
      ${sides(state, of, t)}
    </section>`;
}

/** The sentence, and the button below it. @param {Scene} scene @param {CompareTranslate} of */
function guide(scene, of) {
  const { state, t, verb } = scene;
  const phase = phaseOf(state);
  const [said, advice] = sentence(scene, of);
  const label = { training: t('pause'), paused: t('resume'), done: of('compare.again') }[String(phase)];
  return html`
    <div class="guide">
      <p class="sentence" role="status">${keyed(said + advice, html`<b>${said}</b> ${advice}`)}</p>
      <div class="run-buttons">
        <button class="train" aria-keyshortcuts="T" ?data-primary=${phase === 'ready'} ?disabled=${phase === 'loading'}
          @click=${verb}>${label ?? t('train')}</button>
      </div>
    </div>`;
}

/**
 * What has happened, and what to do.
 * @param {Scene} scene @param {CompareTranslate} of
 * @returns {[string, string]}
 */
function sentence({ state, t, parts }, of) {
  const { drawing, raceError } = state;
  if (raceError) return [of('compare.error', { reason: explain(t, raceError) }), ''];
  const phase = phaseOf(state);
  const draw = drawing ? '' : of('compare.draw');
  if (phase === 'loading') {
    const { said, advice = '' } = parts.nextStep(state, t);
    return state.phase === 'ready' && canBegin(state) ? [t('next.coming'), ''] : [said, advice];
  }
  if (phase === 'ready') {
    const images = count(imagesAnEpoch(laneState(state, lanesOf(state)[0])));
    return [of('compare.untrained'), of('compare.press', { images })];
  }
  if (phase === 'training') return [of('compare.learning'), drawing ? of('compare.watch') : draw];
  if (phase === 'paused') return [of('compare.paused'), draw];
  return [verdict(state, of, t), draw];
}

/** Whether the two agree about the drawing. @param {State} state @param {CompareTranslate} of @param {Translate} t */
function verdict(state, of, t) {
  const answers = [0, 1].map((at) => comparedAnswer(state, at));
  const [first, second] = answers.map((answer) =>
    answer?.best === null || !answer ? '?' : className(t, state.dataset, answer.best),
  );
  if (!answers[0] || !answers[1]) return of('compare.done');
  return first === second ? of('compare.agree', { digit: first }) : of('compare.differ', { first, second });
}

/** How far they are. @param {Scene} scene */
function course({ state, t, parts }) {
  const { race } = state;
  const epochs = race ? Number(race.lanes[0].settings.epochs) : 1;
  const passed = race?.lanes.map(({ history, ended }) =>
    ended === 'racing' ? (history.x.at(-1) ?? 0) : epochs,
  );
  const share = passed ? Math.min(...passed) / epochs : 0;
  const epoch = { epoch: count(Math.min(Math.floor(share * epochs) + 1, epochs)), epochs: count(epochs) };
  return html`
    <div class="course">
      <progress aria-label=${t('progress')} max="1" .value=${share}></progress>
      <p class="figures"><span>${passed ? t('epochLine', epoch) : parts.courseLine(state, t)[0]}</span></p>
    </div>`;
}

/** The two networks, in the order of the address. @param {State} state @param {CompareTranslate} of @param {Translate} t */
function sides(state, of, t) {
  const pages = lanesOf(state).map((lane) => laneState(state, lane));
  const names = sideNames(pages, of, t);
  return pages.map((page, at) => side({ ...page, model: lastLayer(page) }, at, names[at], of, t));
}

/** Of a network that the page has not: as much as says what its outputs are. @param {State} page @returns {any} */
const lastLayer = ({ layers }) => ({ layers: [{ text: layers.slice(layers.lastIndexOf('|') + 1) }] });

/** Those of presets, or else what the two differ in. @param {State[]} pages @param {CompareTranslate} of @param {Translate} t */
function sideNames(pages, of, t) {
  const [one, other] = pages.map(({ preset }) => PRESETS.some(({ id }) => id === preset) && preset);
  if (one && other && one !== other)
    return [one, other].map((id) =>
      t(/** @type {import('../../../text/translate.js').TextKey} */ (`${id}.name`)),
    );
  const ofLane = (/** @type {any} */ _, /** @type {any} */ values) => of('compare.network', values);
  return laneNames(pages.map(savedSettings), /** @type {any} */ ({ t, of: ofLane }));
}

/**
 * One network: its name, its answer, a bar for each class, and how well it reads.
 * @param {State} page   as it has it @param {number} at @param {string} name @param {CompareTranslate} of @param {Translate} t
 */
function side(page, at, name, of, t) {
  const answer = comparedAnswer(page, at);
  const lane = page.race?.lanes[at];
  const isBusy = page.drawing !== null && lane !== undefined && page.drawing !== page.compare?.drawingRead;
  return html`
    <section class="side" aria-labelledby=${`side-${at}`}>
      <h2 id=${`side-${at}`} title=${page.layers}>${name}</h2>
      <output aria-label=${t('prediction')} aria-live=${phaseOf(page) === 'training' ? 'off' : 'polite'}
        aria-busy=${isBusy} data-sure=${answer?.sure ?? false}
        >${answer ? answerWords(answer, page, t) : html`<span>${of('compare.answerHere')}</span>`}</output>
      ${digitBars(page, answer, t)}
      <p class="measured">${lane ? laneWords(lane, of, t) : nothing}</p>
    </section>`;
}

/** @param {import('../../digit/answer.js').Answer} answer @param {State} page @param {Translate} t */
function answerWords({ best, confidence, sure }, { dataset, model }, t) {
  const how = !sure ? t('notSure') : isStep(model) ? t('fires') : sureness(confidence, t);
  const name =
    best !== null && dataset === 'fashion-mnist'
      ? html`<span>${className(t, dataset, best)}</span>`
      : nothing;
  return html`<b>${best ?? '?'}</b><span class="unseen"> – </span>${name}<span>${how}</span>`;
}

/** How well a network reads new images, so far. @param {import('../../learn/race/state.js').Lane} lane @param {CompareTranslate} of @param {Translate} t */
function laneWords({ ended, failure, result, marks }, of, t) {
  if (ended === 'diverged') return of('compare.diverged');
  if (failure) return explain(t, failure);
  const found = result ?? marks.at(-1);
  return found
    ? of('compare.reads', { percent: percent(found.accuracy, 1), count: count(found.count) })
    : nothing;
}
