// part.js — the part of Learn in which results are handed in and checked.

import './homework.css';

import { html } from 'lit-html';
import { checkPanel } from './check-panel.js';
import { claimPanel } from './claim-panel.js';
import { homeworkOf } from './homework.js';
import { resultPanel } from './result-panel.js';

/** @param {import('../../worker-link.js').WorkerLink} link @returns {import('../parts.js').OpenPart} */
export function open(link) {
  const homework = homeworkOf(link);
  return {
    notice: (state) => homework.notice(state),
    view(scene) {
      const own = { ...scene, homework };
      return html`
        <div class="homework">
          <h2>${scene.of('homework.title')}</h2>
          ${claimPanel(own)}
          <h3>${scene.of('homework.own')}</h3>
          <p class="lead">${scene.of('homework.ownLead')}</p>
          ${resultPanel(own)}
          ${checkPanel(own)}
        </div>`;
    },
  };
}
