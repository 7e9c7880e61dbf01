// acts.js — what a person can do in a step: each names, from the page's state alone, what of its kind was done last.
//
// A step is done once that is another than it was when the step, or its bet, began: by acting, and by nothing else. What is
// done `after` another act, as `{ is: 'evaluated', after: 'drawn' }`, counts only once that one has been done since, too.

import { isPadOpen } from '../../view/state.js';

/** @typedef {import('../../state.js').State} State */
/** What was done last; null for nothing. @typedef {string | number | object | null} Token */
/** @typedef {(state: State, told: Record<string, any>) => Token} FindAct */

/** The run that has ended and been judged; with `orDiverged` also one whose loss ran away. @type {FindAct} */
function ran({ phase, run, runError, result, dataset }, { orDiverged, data }) {
  if (!run || (data && dataset !== data)) return null;
  if (orDiverged && phase === 'error' && runError?.name === 'DivergedError') return run.id;
  return phase === 'done' && result?.run === run.id ? run.id : null;
}

/** Whether an image is one that the last evaluation has read wrong. @param {State} state @param {NonNullable<State['shown']>} image */
function isWrong({ result }, { pool, index }) {
  if (result?.pool !== pool) return false;
  const at = result.indices.indexOf(index);
  return at >= 0 && result.labels[at] !== result.predictions[at];
}

/** @type {Record<string, FindAct>} */
export const ACTS = {
  /** An image is shown large, with its numbers; with `wrong` one that was read wrong. */
  shown: (state, { wrong }) => (state.shown && (!wrong || isWrong(state, state.shown)) ? state.shown : null),
  /** Other samples are shown, all of them here. */
  samples: ({ samples }) => (samples.includes(null) ? null : (samples[0] ?? null)),
  /** The drawing on the pad has been read; with `most` one that takes at most this share of the pad. */
  drawn: ({ drawing, drawingRead, drawingShare }, { most = 1 }) =>
    drawing && drawing === drawingRead && drawingShare <= most ? drawing : null,
  ran,
  /** A piece of a run has been trained: an `image`, a `batch` or an `epoch`. */
  stepped: ({ change }, { piece }) => (change?.piece === piece ? change : null),
  /** The answers on a split have been counted because a person asked. */
  evaluated: ({ result, inspection }, { split }) =>
    !inspection.asked && result?.isAsked && result.split === split ? result : null,
  /** A cell of the confusion matrix has been chosen, with images in it; with `wrong` one of mistakes. */
  cell({ inspection: { gallery, selection } }, { wrong }) {
    const { cell } = selection;
    return cell && gallery.length && !(wrong && cell.actual === cell.predicted) ? cell : null;
  },
  /** A subject is open. */
  opened: (state, { view: wanted }) => (state.view === wanted && !isPadOpen(state) ? wanted : null),
  /** A unit is looked at: what a person chose, so that coming back to it, with another network too, is no act. */
  unit: ({ insidePlace: { layer, unit } }) => (unit === null ? null : `${layer}.${unit}`),
  /** An image of the data is sent through the network: each time it is chosen it is another object. */
  inside: ({ insidePlace: { image } }) => image,
  /** So many digits of the person's own are kept. */
  kept: ({ hand }, { count }) => (hand.length >= count ? (hand.at(-1)?.id ?? null) : null),
  /** The network has learnt them. */
  learnt: ({ handReport }) => handReport,
  /** This line of layers has been entered, be it the one that was there, and the network is made of it. */
  built: ({ layers, entered, creating, layersError }, { layers: wanted }) =>
    layers === wanted && entered?.layers === wanted && !creating && !layersError ? entered : null,
  /**
   * Another seed than the first has been entered, be it the one that was there; the network has its random weights, and has
   * read the drawing.
   */
  seeded: ({ fields, entered, drawing, drawingRead, creating }, { first }) =>
    drawing && drawing === drawingRead && !creating && fields.seed !== first && entered?.seed === fields.seed
      ? entered
      : null,
  /** The questions of the exit ticket are answered: the course knows. */
  answered: () => null,
};

/** Acts that count once they have been still for so long, in milliseconds: a drawing grows while the pen moves. */
export const STILL_MS = 900;
/** @type {string[]} */
export const STILL = ['drawn', 'seeded', 'kept'];
