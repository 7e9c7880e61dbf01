// time-room.js — the moments of the run: a chunk of their own.

import { timePanel } from './time-panel.js';

export { momentBar } from './moment-bar.js';
export { Time } from './time.js';

/** @type {Record<'time', import('../room.js').Panel>} */
export const panels = { time: timePanel };
