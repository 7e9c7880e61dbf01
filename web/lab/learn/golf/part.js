// part.js — the part of Learn in which networks are made as small, or as fast, as a goal allows.

import '../homework/homework.css';
import './golf.css';

import { html } from 'lit-html';
import { homeworkOf } from '../homework/homework.js';
import { golfPanel } from './golf-panel.js';

/** @param {import('../../worker-link.js').WorkerLink} link @returns {import('../parts.js').OpenPart} */
export function open(link) {
  const homework = homeworkOf(link);
  return {
    notice: (state) => homework.notice(state),
    view: (scene) => html`<div class="golf">${golfPanel({ ...scene, homework })}</div>`,
  };
}
