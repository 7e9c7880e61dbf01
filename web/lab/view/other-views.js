// other-views.js — what the bench shows for each subject but the first, and the dialog of the link; a chunk of its own.

import '../saving/export.css';
import './other-views.css';
import { html, nothing } from 'lit-html';
import { withTerms } from '../../ideas/terms.js';
import { texts } from '../../text/en/views/texts.js';
import { addEnglish } from '../../text/translate.js';
import { linkDialog } from '../address/link-dialog.js';
import { isHidden } from '../address/parts.js';
import { enginePanel } from '../engine/engine-panel.js';
import { handPanel } from '../hand/hand-panel.js';
import { networkPanel } from '../network/network-panel.js';
import { picturePanel } from '../pictures/picture-panel.js';
import { epochTable } from '../results/epoch-table.js';
import { resultsPanel } from '../results/results-panel.js';
import { runsPanel } from '../runs/runs-panel.js';
import { exportPanel } from '../saving/export-panel.js';
import { weightsPanel } from '../saving/weights-panel.js';
import { searchPanel } from '../search/search-panel.js';
import { settingsPanel } from '../settings/settings-panel.js';
import { curvesPanel } from '../training/curves-panel.js';
import { stepControl } from '../training/step-control.js';

/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

addEnglish(texts);

/** @type {import('./state.js').OtherViews} */
export const OTHER_VIEWS = {
  network: networkPanel,
  training: (state, actions, t) => html`
    <section class="training-panel" aria-labelledby="training-title">
      <h2 id="training-title">${t('training')}</h2>
      <p class="lead">${withTerms(t, 'trainingLead')}</p>
      ${curvesPanel(state, t)}
      ${isHidden(state, 'step') ? nothing : stepControl(state, actions, t)}
      ${isHidden(state, 'settings') ? nothing : settingsPanel(state, actions, t)}
      ${epochTable(state, actions, t)}
      ${isHidden(state, 'engine') ? nothing : enginePanel(state, actions, t)}
    </section>`,
  inside: (state, actions, t) =>
    state.inside?.view(state, actions, t) ?? html`<p class="note">${t('insideComing')}</p>`,
  results: resultsPanel,
  runs: (state, actions, t) => [
    runsPanel(state, actions, t),
    isHidden(state, 'search') ? nothing : searchPanel(state, actions, t),
  ],
  digits: (state, actions, t) => [handPanel(state, actions, t), picturePanel(state, actions, t)],
  learn: (state, actions, t) =>
    state.learn?.view(state, actions, t) ?? html`<p class="note">${t('learnComing')}</p>`,
  files: (state, actions, t) => [
    weightsPanel(state, actions, t),
    exportPanel(state, actions, t),
    isHidden(state, 'link') ? nothing : sharing(actions, t),
    siteLinks(t),
  ],
  link: linkDialog,
};

/** The link to the page, and its QR code. @param {Actions} actions @param {Translate} t */
const sharing = ({ showLink }, t) => html`
  <section class="sharing" aria-labelledby="sharing-title">
    <h2 id="sharing-title">${t('linkTitle')}</h2>
    <p class="lead">${t(location.protocol === 'file:' ? 'linkOfFile' : 'linkLead')}</p>
    <button @click=${showLink}>${t('showLink')}</button>
  </section>`;

/** The other pages of the site. @param {Translate} t */
const siteLinks = (t) => html`
  <section class="site-links" aria-labelledby="links-title">
    <h2 id="links-title">${t('morePages')}</h2>
    <ul>
      <li><a href="./ideas.html">${t('ideas.tagline')}</a></li>
      <li><a href="./reproductions.html">${t('reproductions')}</a></li>
      <li><a href="./bench.html">${t('benchmark')}</a></li>
      <li><a href="./teacher.html">${t('forTeachers')}</a></li>
      <li><a href="./embed.html">${t('forPosts')}</a></li>
    </ul>
  </section>`;
