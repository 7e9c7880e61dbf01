// members-panel.js — the networks of the ticked runs side by side: what each reads in the drawing, in a person's own
// digits and in the test images, and what they read together.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { explain } from '../../site/error-text.js';
import { count, decimal, percent, sureness } from '../../site/format.js';
import { className } from '../digit/class-name.js';
import { judgedOf } from '../hand/own-digits.js';
import { canBegin } from '../obstacles.js';
import { handScores, judgementRows, membersOf, opinionsOn, votesOf } from './members.js';
import { runName } from './run-words.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** @param {State} state @param {Actions} actions @param {Translate} t */
export function membersPanel(state, actions, t) {
  const members = membersOf(state);
  return html`
    <h3 id="members-title">${t('membersTitle')}</h3>
    <p class="lead">${t('membersLead')}</p>
    ${members.length ? [switches(state, members, actions, t), table(state, members, t)] : html`<p class="note">${t('membersNone')}</p>`}
    ${state.membersError ? html`<p class="problem" role="alert">${explain(t, state.membersError)}</p>` : nothing}`;
}

/** @param {State} state @param {import('./members.js').Member[]} members @param {Actions} actions @param {Translate} t */
function switches(state, members, actions, t) {
  const { readsTogether, shiftsImages, judging } = state;
  const { readTogether, shiftImages, judgeMembers, stopJudging, readHandByMembers } = actions;
  const pad = members.length > 1 ? t('membersPad') : t('membersPadOne', { id: members[0].id });
  return html`
    <div class="members-tools">
      <label><input type="checkbox" .checked=${live(readsTogether)} @change=${(/** @type {any} */ { target }) => readTogether(target.checked)}> ${pad}</label>
      <label><input type="checkbox" .checked=${live(shiftsImages)} ?disabled=${judging !== null}
        @change=${(/** @type {any} */ { target }) => shiftImages(target.checked)}> ${t('membersShift')}</label>
      ${
        judging
          ? html`<button @click=${stopJudging}>${t('membersStop')}</button>`
          : html`<button ?disabled=${!canBegin(state)} @click=${judgeMembers}>${t('membersJudge')}</button>`
      }
      <button ?disabled=${!judgedOf(state).length || judging !== null} @click=${readHandByMembers}>${t('membersHand')}</button>
    </div>
    <p class="note" role="status">${judging ? t('membersJudging', { done: count(judging.done), all: count(judging.count) }) : nothing}</p>`;
}

/** @param {State} state @param {import('./members.js').Member[]} members @param {Translate} t */
function table(state, members, t) {
  const opinions = opinionsOn(state, members);
  const writers = handScores(state, members) ?? [];
  const judged = judgementRows(state, members);
  const hasMoved = judged?.some(({ moved }) => moved) ?? false;
  const votes = votesOf(members);
  const names = members.map(
    (run) => html`${t('runNumber', { id: run.id })} <span class="note">${runName(run, t)}</span>`,
  );
  if (members.length > 1) names.push(html`${t('membersTogether')}`);
  return html`
    <div class="members" role="group" tabindex="0" aria-labelledby="members-title"><table aria-labelledby="members-title">
      <thead><tr>
        <th scope="col">${t('runColumn')}</th>
        <th scope="col">${t('membersDrawing')}</th>
        ${writers.map(({ name }) => html`<th scope="col">${name ? t('membersWriter', { name }) : t('myDigits')}</th>`)}
        ${judged ? html`<th scope="col">${t('runTest')}</th>` : nothing}
        ${hasMoved ? html`<th scope="col">${t('membersMoved')}</th>` : nothing}
      </tr></thead>
      <tbody>
        ${names.map(
          (name, i) => html`
            <tr>
              <th scope="row">${name}</th>
              <td>${answer(opinions?.[i] ?? null, votes[i], state, t)}</td>
              ${writers.map(({ right, count: all }) => html`<td>${t('reportOf', { right: right[i], count: all })}</td>`)}
              ${judged ? html`<td>${figures(judged[i], judged[i].gain, t)}</td>` : nothing}
              ${hasMoved ? html`<td>${figures(judged?.[i].moved ?? null, judged?.[i].moved?.gain ?? null, t)}</td>` : nothing}
            </tr>`,
        )}
      </tbody>
    </table></div>
    ${voters(members, votes, t)}
    ${judged ? html`<p class="note">${t('membersHow', { count: count(judged[0].count) })}</p>` : nothing}`;
}

/** Which networks have no probabilities. @param {import('./members.js').Member[]} members @param {boolean[]} votes @param {Translate} t */
function voters(members, votes, t) {
  const ids = members.filter((_, i) => votes[i]).map(({ id }) => id);
  if (!ids.length) return nothing;
  const words = t('membersVotes', { count: ids.length, ids: ids.join(t('comma')) });
  return html`<p class="note">${words} ${members.length > 1 ? t('membersVotesTogether') : nothing}</p>`;
}

/** @param {import('../digit/answer.js').Answer | null} answer @param {boolean} hasVotes @param {State} state @param {Translate} t */
function answer(answer, hasVotes, { dataset, drawing }, t) {
  if (!answer) return drawing ? '…' : '–';
  const { best, confidence, sure } = answer;
  const name = best === null ? '?' : className(t, dataset, best);
  return html`<b class="read" data-sure=${sure}>${name}</b>
    ${hasVotes ? nothing : html`<span class="note">${sureness(confidence, t)}</span>`}`;
}

/** @param {{ share: number, ms: number } | null} found @param {number | null} gain   in points @param {Translate} t */
function figures(found, gain, t) {
  if (!found) return '–';
  const sign = gain !== null && gain >= 0 ? '+' : '−';
  return html`${percent(found.share, 2)}
    ${gain === null ? nothing : html`<b>${t('membersGain', { points: `${sign}${decimal(Math.abs(gain), 2)}` })}</b>`}
    <span class="note">${t('membersMs', { ms: decimal(found.ms, 2) })}</span>`;
}
