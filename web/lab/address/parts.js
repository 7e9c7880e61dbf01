// parts.js — what a link can open with `view=`, and what it can take away with `hide=`.

import { SUBJECTS } from '../subjects.js';

/** The pad, large, in place of a subject where the screen has no room for both. */
export const DRAW = 'draw';

/** Large text and thick lines for a room full of people: goes with any view. */
export const PROJECTOR = 'projector';

/** Groups of what is on the page that can be taken away beside whole subjects, and what each one is. */
const GROUPS = {
  /** All subjects at once, those of later versions too: the stage alone, as in a small frame. */
  bench: 'the bench and its links',
  /** Train, how the run is going, and its small curve: what is left answers drawings. */
  train: 'Train, the progress and the small curve',
  /** The name of the page, its language and its theme. */
  header: 'the header',
  /** Choice of a data set, and opening files of one's own. */
  own: 'other data sets and own files',
  /** The line of layers and its summary; the choice of a preset stays. */
  layers: 'the line of layers',
  /** All fields of a run. */
  settings: 'the settings',
  /** Training by the image, the batch or the epoch. */
  step: 'Step',
  /** How the images are split: training, validation, held-out and test images, and the split's seed. */
  split: 'the split',
  /** Arithmetic and threads. */
  engine: 'the engine',
  /** Many trainings, one for each combination of values. */
  search: 'the search',
  /** Photos, pictures and text in place of the pad. */
  photo: 'photos',
  /** Copy link, and its QR code. */
  link: 'the link',
};

/** All that `hide=` may name. */
export const PARTS = [...SUBJECTS, ...Object.keys(GROUPS)];

/** All subjects and the pad. */
export const VIEWS = [...SUBJECTS, DRAW];

/**
 * The page in a frame of a post, with `view=`, and what each leaves away. It has a layout of its own for every size,
 * brings no kept session back and keeps none.
 */
export const FRAMES = {
  /** The pad and the answer. */
  pad: ['bench', 'train', 'header', 'photo', 'link'],
  /** The same with Train, the progress and the small curve. */
  train: ['bench', 'header', 'photo', 'link'],
  /** The pad, and two networks that train as the lanes of a race and read the drawing side by side. */
  compare: ['bench', 'train', 'header', 'photo', 'link'],
};

/** How many networks a frame compares. */
export const COMPARED = 2;

/** @typedef {keyof typeof FRAMES} Frame */

/** The page as a whole is no frame, and may be named too. */
export const FULL = 'full';

/**
 * Whether a link has taken a subject or a group away.
 * @param {{ hide: string[] }} state
 * @param {string} part   one of PARTS
 */
export const isHidden = ({ hide }, part) =>
  hide.includes(part) || (hide.includes('bench') && SUBJECTS.some((subject) => subject === part));

/**
 * Whether the page is part of somebody else's: it brings no kept session back, and keeps none.
 * @param {{ frame: Frame | null, host: string | null, isEmbedded: boolean }} state
 */
export const isGuest = ({ frame, host, isEmbedded }) => frame !== null || host !== null || isEmbedded;
