// targets.js — the controls that steps point at, as they stand in the page.

/**
 * @typedef {object} Target
 * @property {import('../../subjects.js').Subject | 'pad' | null} view   the subject that holds it; `pad` for what is beside
 *   the large pad; null for what is always in sight
 * @property {string[]} at   selectors; the first that is seen: inner ones before what hides them
 */

/** @type {Record<string, Target>} */
export const TARGETS = {
  train: { view: null, at: ['.run-buttons .train'] },
  pad: { view: 'pad', at: ['#pad'] },
  bars: { view: 'pad', at: ['.stage .bars'] },
  samples: { view: 'data', at: ['.data-panel .samples'] },
  otherSamples: { view: 'data', at: ['.sample-controls > button'] },
  counts: { view: 'data', at: ['.data-panel .counts button'] },
  /** Nothing but the questions in the step itself. */
  ticket: { view: 'learn', at: [] },
};
