// part.js — the race as a part of Learn.

import './race.css';

import { RaceActions } from './race.js';
import { racePanel } from './race-panel.js';

/** What is being started is shown, and the focus goes on to what can be done then. */
function showTrack() {
  requestAnimationFrame(() => {
    document.getElementById('race-pause')?.focus({ preventScroll: true });
    document.querySelector('.race .track')?.scrollIntoView();
  });
}

/** Where the focus has gone with a button, it goes to the title. */
function keepFocus() {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById('race-title')?.focus();
  });
}

/** @param {import('../../worker-link.js').WorkerLink} link @returns {import('../parts.js').OpenPart} */
export function open(link) {
  const race = new RaceActions(link, { started: showTrack, ended: keepFocus });
  return {
    view: (scene) => racePanel({ ...scene, verbs: race.verbs }),
    hear: race.hear,
    reset: () => race.abandon(),
  };
}
