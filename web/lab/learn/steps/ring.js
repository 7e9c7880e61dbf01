// ring.js — a ring around the control that a step speaks of, or around the link that leads to it.

import { isPadOpen } from '../../view/state.js';
import { TARGETS } from './targets.js';

/** @typedef {import('../../state.js').State} State */

/** @type {Element | null} */
let ringed = null;
/** To what the page was scrolled last. */
let scrolled = '';
/** The step whose outcome was brought into sight last; none once another subject is open. */
let outcome = '';

/** The first element of selectors that is seen. @param {string[]} selectors */
const firstSeen = (selectors) => {
  // Safari can say what is in a closed part since 17.4; until then it counts as seen.
  for (const selector of selectors)
    for (const element of document.querySelectorAll(selector))
      if (element.getClientRects().length && element.checkVisibility?.() !== false) return element;
  return null;
};

/**
 * Puts the ring where a person has to act next.
 * @param {string | null} name   of TARGETS; null takes it away
 * @param {State} state
 * @param {string} step   for which the page is scrolled to the control
 */
export function putRing(name, state, step) {
  const target = name ? TARGETS[name] : null;
  const found = target && firstSeen(placesOf(target, state));
  if (found !== ringed) {
    ringed?.removeAttribute('data-ring');
    // What hides the control has been opened: the ring goes on to it.
    if (found?.matches('summary'))
      found.parentElement?.addEventListener('toggle', () => goOn(found, name, state, step), { once: true });
  }
  ringed = found;
  if (!found) return;
  found.setAttribute('data-ring', '');
  // Once each time that the subject is opened.
  const place = target?.view === state.view ? `${step} ${state.view}` : '';
  const isOther = place !== scrolled;
  scrolled = place;
  if (!place || !isOther) return;
  found.scrollIntoView({ block: 'nearest' });
}

/** @param {Element} summary @param {string | null} name @param {State} state @param {string} step */
function goOn(summary, name, state, step) {
  if (ringed !== summary) return;
  scrolled = '';
  putRing(name, state, step);
}

/**
 * Brings what came out into sight: once when it is here, and when a person comes back to it.
 * @param {string | null} step   that is done; null for none
 * @param {State} state
 */
export function showOutcome(step, state) {
  const here = step && state.view === 'learn' && !isPadOpen(state) ? step : '';
  if (here === outcome) return;
  outcome = here;
  if (here) document.querySelector('.came-out')?.scrollIntoView({ block: 'nearest' });
}

/**
 * Selectors of what is pointed at: the control where it is in sight, else what leads there.
 * @param {import('./targets.js').Target} target @param {State} state
 */
function placesOf({ view, at }, state) {
  if (view === 'pad') return !state.isPhone || isPadOpen(state) ? at : ['.subjects .draw-link'];
  if (!view) return at;
  const isOpen = view === state.view && !isPadOpen(state);
  return isOpen ? at : [`.subjects a[href="#view=${view}"]`];
}
