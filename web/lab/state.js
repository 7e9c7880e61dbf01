// state.js — what the page knows: the parts of its rooms, put together.

import { initialAddress } from './address/state.js';
import { initialData, unknownData } from './data/state.js';
import { initialDrawing } from './drawing/state.js';
import { initialEngine } from './engine/state.js';
import { initialCompare } from './frame/state.js';
import { initialHand, noHandLearnt } from './hand/state.js';
import { initialInside } from './inside/state.js';
import { initialHomework } from './learn/homework/state.js';
import { initialRace } from './learn/race/state.js';
import { initialLearn } from './learn/state.js';
import { initialNetwork } from './network/state.js';
import { initialOffline } from './offline/state.js';
import { initialPictures } from './pictures/state.js';
import { emptyLookup, noResult } from './results/state.js';
import { initialRuns } from './runs/state.js';
import { initialSaving, randomWeights } from './saving/state.js';
import { initialSearch } from './search/state.js';
import { untrained } from './training/state.js';
import { initialView } from './view/state.js';

/**
 * @typedef {object} PageState
 * @property {string} language
 * @property {import('../site/preferences.js').Theme} theme
 * @property {import('../shared/protocol.js').Failure | null} actionError   of the last verb, see actions.js
 *
 * @typedef {PageState & import('./data/state.js').DataState & import('./network/state.js').NetworkState &
 *   import('./settings/state.js').SettingsState & import('./training/state.js').TrainingState &
 *   import('./engine/state.js').EngineState & import('./drawing/state.js').DrawingState &
 *   import('./pictures/state.js').PicturesState & import('./results/state.js').ResultsState &
 *   import('./runs/state.js').RunsState & import('./search/state.js').SearchState &
 *   import('./saving/state.js').SavingState & import('./view/state.js').ViewState &
 *   import('./hand/state.js').HandState & import('./inside/state.js').InsideState &
 *   import('./learn/homework/state.js').HomeworkState &
 *   import('./learn/state.js').LearnState & import('./learn/race/state.js').RaceState &
 *   import('./address/state.js').AddressState & import('./offline/state.js').OfflineState &
 *   import('./frame/state.js').CompareState} State
 */

/** What is known of data before they arrive, and of the image looked up in them. */
export const noData = () => ({ ...unknownData(), lookup: emptyLookup(), augmented: [], invented: [] });

/** What is known of a network whose weights are fresh. */
export const noRun = () => ({
  ...untrained(),
  ...noResult(),
  ...randomWeights(),
  ...noHandLearnt(),
  appliedRun: null,
});

/**
 * The state of a page that has just been opened.
 * @param {string} language
 * @param {import('../site/preferences.js').Theme} theme
 * @returns {State}
 */
export const initialState = (language, theme) => ({
  ...{ language, theme, actionError: null },
  ...initialAddress(),
  ...initialCompare(),
  ...initialData(),
  ...initialEngine(),
  ...initialDrawing(),
  ...initialHand(),
  ...initialHomework(),
  ...initialInside(),
  ...initialLearn(),
  ...initialRace(),
  ...initialPictures(),
  ...initialRuns(),
  ...initialSaving(),
  ...initialSearch(),
  ...initialNetwork(),
  ...initialOffline(),
  ...initialView(),
  ...noData(),
  ...noRun(),
  ...{ phase: 'loading', piece: 'batch' },
});
