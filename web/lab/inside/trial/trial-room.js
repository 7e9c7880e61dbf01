// trial-room.js — reasons of an answer, a walk through the layers, one image taught, and changes: a chunk of their own.

import './trial.css';

import { editPanel } from './edit-panel.js';
import { teachPanel } from './teach-panel.js';
import { walkPanel } from './walk-panel.js';
import { whyPanel } from './why-panel.js';

export { Trial } from './trial.js';
export { Walk } from './walk.js';

/** @type {Record<'why' | 'walk' | 'teach' | 'edit', import('../room.js').Panel>} */
export const panels = { why: whyPanel, walk: walkPanel, teach: teachPanel, edit: editPanel };
