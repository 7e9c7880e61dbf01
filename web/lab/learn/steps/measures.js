// measures.js — what comes out of a step, in numbers of the page's own run.

import * as ofNetworks from './of-networks.js';
import { drawing, hand, handReport, inkRule, pixels, smallDrawing } from './of-pictures.js';
import * as ofRuns from './of-runs.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {Record<string, number | string>} Values */
/**
 * What is measured, by the names that texts fill in; null if there is nothing to measure yet.
 * @typedef {(state: State, earlier: Values) => Values | null} Measure   earlier: of the lesson's steps until now
 */

/** What was measured in the steps before. @type {Measure} */
const earlier = (_, values) => (Object.keys(values).length ? values : null);

/** @type {Record<string, Measure>} */
export const MEASURES = {
  ...{ pixels, drawing, smallDrawing, inkRule, hand, handReport, earlier },
  ...ofNetworks,
  ...ofRuns,
};
