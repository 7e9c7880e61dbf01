// golf-panel.js — what counts, what the last run has come to, and the best of the page at each goal.

import { html, nothing } from 'lit-html';
import { count, percent, upTo } from '../../../site/format.js';
import { isRunning } from '../../training/state.js';
import { secondsText } from '../homework/check-panel.js';
import { claimPanel } from '../homework/claim-panel.js';
import { newestRun, reasonAgainst } from '../homework/own-result.js';
import { copyButton, resultPanel } from '../homework/result-panel.js';
import { bestOf, brokenRule, GOALS, missing, scoreOf } from './goals.js';

/**
 * @typedef {import('../homework/result-panel.js').Scene} Scene
 * @typedef {import('../../runs/state.js').KeptRun} KeptRun
 * @typedef {import('./goals.js').Goal} Goal
 */

/** The preset with the fewest parameters of those that reach 99.4 %. */
const FIRST_NETWORK = 'small';

/** @param {Scene} scene */
export const golfPanel = (scene) => html`
  <h2>${scene.of('golf.title')}</h2>
  ${claimPanel(scene)}
  <p class="lead">${scene.of('golf.lead')}</p>
  <p><button ?disabled=${isRunning(scene.state)} @click=${() => scene.actions.choosePreset(FIRST_NETWORK)}>${scene.of('golf.begin')}</button></p>
  <h3>${scene.of('golf.last')}</h3>
  ${lastRun(scene)}
  <ol class="goals">${GOALS.map((goal) => goalItem(goal, scene))}</ol>
  <h3>${scene.of('golf.rules')}</h3>
  <ul class="rules">${rules(scene)}</ul>`;

/** @param {Scene} scene */
const rules = ({ of }) =>
  /** @type {const} */ (['test', 'parameters', 'seconds', 'line', 'kept']).map(
    (rule) => html`<li>${of(`golf.rule.${rule}`)}</li>`,
  );

/** @param {Scene} scene */
function lastRun(scene) {
  const { state, of } = scene;
  const run = newestRun(state.runs);
  if (!run || reasonAgainst(run)) return resultPanel(scene);
  const broken = brokenRule(run);
  const { accuracy = 0, count: all = 0 } = run.result ?? {};
  const values = { id: run.id, percent: percent(accuracy, 2), count: all, parameters: run.parameters };
  return html`
    <p>${of('golf.run', { ...values, seconds: secondsText(run.seconds) })}</p>
    ${broken ? html`<p class="note">${of(`golf.broken.${broken}`)}</p>` : nothing}`;
}

/** @param {Goal} goal @param {Scene} scene */
function goalItem(goal, scene) {
  const { state, of } = scene;
  const best = bestOf(state.runs, goal);
  const run = newestRun(state.runs);
  const isJudged = run && !reasonAgainst(run) && !brokenRule(run);
  return html`
    <li data-goal=${goal.id} data-reached=${best !== null}>
      <h4>${of(`golf.goal.${goal.counts}`, { percent: `${upTo(goal.percent, 1)} %` })}</h4>
      <dl>
        <div><dt>${of('golf.known')}</dt><dd>${goal.record ? of('golf.record', { value: goal.record.value, by: goal.record.by }) : of('golf.noRecord')}</dd></div>
        <div><dt>${of('golf.yours')}</dt><dd>${best ? of('golf.best', { score: score(best, goal, of), id: best.id }) : of('golf.none')}</dd></div>
        ${isJudged ? html`<div><dt>${of('golf.last')}</dt><dd>${judgement(run, goal, of)}</dd></div>` : nothing}
      </dl>
      ${best ? copyButton(best, scene) : nothing}
    </li>`;
}

/** `1,234 parameters` @param {KeptRun} run @param {Goal} goal @param {Scene['of']} of */
const score = (run, goal, of) =>
  goal.counts === 'parameters'
    ? of('golf.parameters', { count: scoreOf(run, goal) })
    : of('golf.seconds', { seconds: secondsText(scoreOf(run, goal)) });

/** How the last run stands to a goal. @param {KeptRun} run @param {Goal} goal @param {Scene['of']} of */
function judgement(run, goal, of) {
  const short = missing(run, goal);
  if (short) return of('golf.short', { count: short });
  const { record } = goal;
  const reached = of('golf.reached', { score: score(run, goal, of) });
  if (!record) return reached;
  const beats = scoreOf(run, goal) < record.value;
  const times = upTo(scoreOf(run, goal) / record.value, 1);
  return `${reached} ${of(beats ? 'golf.beats' : 'golf.times', { times, record: count(record.value) })}`;
}
