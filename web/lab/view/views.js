// views.js — the bench: the links to the subjects, and the one that is open.

import { html, nothing } from 'lit-html';
import { explain } from '../../site/error-text.js';
import { linkNote } from '../address/link-note.js';
import { isHidden } from '../address/parts.js';
import { dataPanel } from '../data/data-panel.js';
import { SUBJECTS } from '../subjects.js';
import { isPadOpen } from './state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('./state.js').Subject} Subject */

/**
 * The bench: the links, and the subject that is open.
 * @param {State} state @param {Actions} actions @param {Translate} t
 * @param {boolean} isBehind   whether the subject has never been in sight
 */
export const bench = (state, actions, t, isBehind) => html`
  <nav class="subjects" aria-label=${t('subjects')}>
    <a href="#view=draw" class="draw-link" aria-current=${isPadOpen(state) ? 'page' : 'false'}
      @click=${follow(() => actions.openPad())}>${t('draw')}</a>
    ${SUBJECTS.filter((subject) => !isHidden(state, subject)).map((subject) =>
      link(subject, state, actions, t),
    )}
  </nav>
  <div class="subject" id="bench" tabindex="-1">
    ${linkNote(state, t)}
    ${isBehind || isHidden(state, state.view) ? nothing : subject(state, actions, t)}
  </div>`;

/** The first subject, or another one once its code is here. @param {State} state @param {Actions} actions @param {Translate} t */
function subject(state, actions, t) {
  const { view, otherViews, othersError } = state;
  if (view === 'data') return dataPanel(state, actions, t);
  return othersError ? missing(othersError, t) : otherViews?.[view](state, actions, t);
}

/** The code of the other subjects did not come. A browser may not ask for it again before the page is loaded anew. @param {Error} error @param {Translate} t */
const missing = (error, t) => html`
  <div role="alert">
    <p class="problem">${explain(t, error)}</p>
    <button @click=${() => location.reload()}>${t('reload')}</button>
  </div>`;

/** @param {Subject} subject @param {State} state @param {Actions} actions @param {Translate} t */
const link = (subject, state, actions, t) => html`
  <a href=${`#view=${subject}`} aria-current=${subject === state.view && !isPadOpen(state) ? 'page' : 'false'}
    @click=${follow(() => (subject === state.view && !isPadOpen(state) ? toTop() : actions.openView(subject)))}>${t(`subject.${subject}`)}</a>`;

/** The subject that is open, from its beginning. */
export const toTop = () => document.getElementById('bench')?.scrollTo(0, 0);

/** A click without keys opens the view here; with them the browser opens the link in another tab. */
const follow = (/** @type {() => void} */ open) => (/** @type {MouseEvent} */ event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  open();
};
