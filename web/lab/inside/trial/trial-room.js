// trial-room.js — reasons of an answer, a walk through the layers, a lesson and changes: a chunk of their own.

import './trial.css';

import { editPanel } from './edit-panel.js';
import { lessonPanel } from './lesson-panel.js';
import { walkPanel } from './walk-panel.js';
import { whyPanel } from './why-panel.js';

export { Trial } from './trial.js';
export { Walk } from './walk.js';

/** @type {Record<'why' | 'walk' | 'lesson' | 'edit', import('../room.js').Panel>} */
export const panels = { why: whyPanel, walk: walkPanel, lesson: lessonPanel, edit: editPanel };
