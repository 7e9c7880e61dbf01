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
  seed: { view: 'training', at: ['.setting[data-setting="seed"] input', '.settings summary'] },
  batchStep: {
    view: 'training',
    at: ['.slow-motion .pieces button:nth-child(2)', '.slow-motion .pieces button'],
  },
  curves: { view: 'training', at: ['.training-panel figure', '.training-panel .plots'] },
  units: { view: 'inside', at: ['.inside .outputs', '.inside .units'] },
  inside: { view: 'inside', at: ['.inside .chooser'] },
  evaluateTest: { view: 'results', at: ['.results-panel .splits [role="group"] button:nth-of-type(1)'] },
  evaluateTrain: { view: 'results', at: ['.results-panel .splits [role="group"] button:nth-of-type(2)'] },
  matrix: { view: 'results', at: ['.matrix', '.results-panel .splits [role="group"]'] },
  gallery: { view: 'results', at: ['.images .gallery'] },
  learnHand: { view: 'digits', at: ['.hand-panel .learn button'] },
  layers: { view: 'network', at: ['.line-of-layers textarea'] },
  summary: { view: 'network', at: ['.network-panel .summary'] },
  /** Nothing but the questions in the step itself. */
  ticket: { view: 'learn', at: [] },
};
