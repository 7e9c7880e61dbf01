// snapshot.js — the session that the browser keeps: what is in it, and whether what comes back is valid.

import { MAX_THREADS } from '../../worker/variant.js';
import { isHand, isHandReport } from '../hand/kept-hand.js';
import { LONGEST_NAME } from '../hand/own-digits.js';
import { initialHand } from '../hand/state.js';
import { isInLearn } from '../learn/place.js';
import { initialRace } from '../learn/race/state.js';
import { areMarks, isLearnPlace, noLessons } from '../learn/state.js';
import { initialWeights, isPlace, isTrainerState, runsAt, runsStopped } from '../network/kept-network.js';
import { NO_DIGIT } from '../results/evaluation.js';
import { isKnownValue } from '../search/search-grid.js';
import { isSearching } from '../search/state.js';
import { appliedSettings, savedSettings } from '../settings/saved-settings.js';
import { noRun } from '../state.js';
import { epochsDone, trained } from '../training/state.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../network/kept-network.js').KeptNetwork} KeptNetwork
 * @typedef {import('../search/state.js').Axis} Axis
 * @typedef {import('../search/state.js').Search} Search
 * @typedef {import('../runs/state.js').KeptRun} KeptRun
 *
 * @typedef {object} Snapshot
 * @property {1 | 2} version              2 has what training needs to go on; 1 is still read
 * @property {import('../settings/saved-settings.js').SavedSettings} settings
 * @property {import('../../worker/variant.js').EngineWish} wish
 * @property {KeptNetwork | null} network   null if its weights are random
 * @property {KeptRun[]} runs
 * @property {Search | null} search      in progress, or the last one
 * @property {Axis[]} searchAxes         what the next one varies
 * @property {State['hand']} [hand]      a person's own digits; sessions of earlier versions have none
 * @property {string} [writer]           whose hand digits are that join
 * @property {State['handReport']} [handReport]   what learning them has changed
 * @property {boolean} [knowsHand]       whether the network has learnt own digits
 * @property {State['lessonMarks']} [lessonMarks]   what has been done in lessons
 * @property {State['learnPlace']['lesson']} [lesson]   the one that is on
 */

/**
 * What the browser is to keep of a page. Its line of layers is the network's: the one on the page may be
 * half edited.
 * @param {State} state
 * @param {KeptNetwork | null} network  null for fresh weights
 * @returns {Snapshot}
 */
export function makeSnapshot(state, network) {
  const { wish, search, searchAxes, hand, writer, handReport, knowsHand, lessonMarks, learnPlace } = state;
  const settings = savedSettings(network?.layers ? { ...state, layers: network.layers } : state);
  const runs = runsAt(state.runs, network);
  const learnt = { hand, writer, handReport, knowsHand, lessonMarks, lesson: learnPlace.lesson };
  return { version: 2, settings, wish, network, runs, search, searchAxes, ...learnt };
}

/**
 * What a snapshot changes on a page that has just been opened. If its data set is not there, as a person's
 * own files are not, the page keeps its first one, results on images that are gone are left out, and a run
 * cannot go on.
 * @param {unknown} kept  whatever the browser had
 * @param {State} state
 * @returns {{ change: Partial<State>, network: KeptNetwork | null,
 *   initial: import('../network/kept-network.js').InitialWeights | null } | null} null if it is damaged or of
 *   another version
 */
export function openSnapshot(kept, state) {
  if (!isSnapshot(kept)) return null;
  const { settings, wish } = kept;
  const gone = !state.datasets.includes(settings.dataset);
  const applied = appliedSettings(settings, state);
  const sound = kept.runs.filter(isKeptRun);
  const network = kept.network && placed(kept.network, gone, sound);
  const runs = runsAt(runsStopped(sound), network);
  const search = isSearch(kept.search) ? stoppedByLeaving(kept.search) : null;
  const searchAxes = isAxes(kept.searchAxes) ? kept.searchAxes : state.searchAxes;
  const dataset = gone ? state.dataset : settings.dataset;
  const session = settings.dataset === 'own' ? 'withoutFiles' : 'restored';
  const hand = isHand(kept.hand) ? kept.hand : [];
  const writer = isText(kept.writer) ? kept.writer.slice(0, LONGEST_NAME) : '';
  const handReport = isReport(kept.handReport) ? kept.handReport : null;
  const knowsHand = kept.knowsHand === true || handReport !== null;
  const lessons = keptLessons(kept, state);
  const change = { ...applied, dataset, wish, session, runs, search, searchAxes, hand, writer, ...lessons };
  const initial = network && initialWeights(network, { origin: 'session', handReport, knowsHand });
  return { change: /** @type {Partial<State>} */ (change), network, initial };
}

/**
 * What has been done in lessons, and the one that was on unless the address names another.
 * @param {Snapshot} kept @param {State} state
 */
function keptLessons({ lessonMarks, lesson = null }, { learnPlace }) {
  const place = { ...learnPlace, lesson };
  return {
    lessonMarks: areMarks(lessonMarks) ? lessonMarks : {},
    learnPlace: !isInLearn(learnPlace) && isLearnPlace(place) ? place : learnPlace,
  };
}

/**
 * The network as it comes to a page.
 * @param {KeptNetwork} network
 * @param {boolean} gone       whether its images are
 * @param {KeptRun[]} runs     the last is the network's, if the snapshot does not say so
 * @returns {KeptNetwork}
 */
function placed(network, gone, runs) {
  const { run, result, place = null } = network;
  const listed = runs.some(({ id }) => id === run?.id);
  const shown = run && { ...run, id: run.id ?? runs.at(-1)?.id };
  return { ...network, run: shown, place: gone || !listed ? null : place, result: gone ? null : result };
}

/** @param {Search} search @returns {Search} */
const stoppedByLeaving = (search) => ({
  ...search,
  lastEnded: search.lastEnded ?? null,
  phase: isSearching({ search }) ? 'stopped' : search.phase,
});

/**
 * Values compared by identity to decide whether to save again. Progress of a run in training is left out.
 * @param {State} state
 */
export const saveKeys = (state) => [
  ...[state.layers, state.optimizer, state.schedule, state.fields, state.classes, state.dataset],
  ...[state.searchAxes, state.wish, state.phase, state.origin, state.result, state.hand, state.handReport],
  state.writer,
  ...[state.lessonMarks, state.learnPlace.lesson],
  ...[state.run?.id, state.histories.length, epochsDone(state)],
  ...[state.search?.phase, state.search?.lastEnded, state.runs.length],
  ...state.runs.filter(({ ended }) => ended !== 'training'),
];

/**
 * Whether the page differs from that of a visitor who has only looked.
 * @param {State} state
 * @param {State} first
 */
export const isWorthKeeping = (state, first) =>
  trained(state) ||
  state.runs.length > 0 ||
  state.hand.length > 0 ||
  hasLearnt(state) ||
  typed(state) !== typed(first);

/** Whether something has been done in a lesson. @param {State} state */
const hasLearnt = ({ lessonMarks }) => Object.keys(lessonMarks).length > 0;

/** @param {State} state */
const typed = (state) => JSON.stringify([savedSettings(state), state.searchAxes]);

/** The settings and the network that the page opens with. @param {State} first */
export const firstSession = (first) => ({
  ...noRun(),
  ...appliedSettings(savedSettings(first), first),
  session: /** @type {const} */ ('none'),
  runs: [],
  search: null,
  searchAxes: first.searchAxes,
  ...initialHand(),
  ...noLessons(),
  ...initialRace(),
});

/** @param {any} kept @returns {kept is Snapshot} */
function isSnapshot(kept) {
  if (![1, 2].includes(kept?.version) || !kept.settings?.layers || !isStrings(kept.settings)) return false;
  return Array.isArray(kept.runs) && isWish(kept.wish) && (kept.network === null || isNetwork(kept.network));
}

/** @param {any} value */
const isRecord = (value) => typeof value === 'object' && value !== null;

/** @param {any} value */
const isText = (value) => typeof value === 'string';

/** A text that may be missing. @param {any} value */
const isOptionalText = (value) => value === undefined || isText(value);

/** @param {any} value */
const isNumber = (value) => typeof value === 'number';

/** A number that may be missing. @param {any} value */
const isFigure = (value) => value == null || isNumber(value);

/** A list or a typed array, all of whose values pass. @param {any} list @param {(value: any) => boolean} is */
const areAll = (list, is) =>
  (Array.isArray(list) || ArrayBuffer.isView(list)) && [.../** @type {any} */ (list)].every(is);

/** Whether values are digits, or other classes up to one. @param {number} most */
const isClass = (most) => (/** @type {any} */ value) =>
  Number.isInteger(value) && value >= 0 && value <= most;

/** @param {any} record */
const isStrings = (record) => isRecord(record) && Object.values(record).every(isText);

/** @param {any} wish */
const isWish = (wish) =>
  isRecord(wish) &&
  [undefined, 'strict', 'relaxed'].includes(wish.arithmetic) &&
  (wish.threads === undefined ||
    (Number.isInteger(wish.threads) && wish.threads >= 1 && wish.threads <= MAX_THREADS));

/** @param {any} network */
const isNetwork = (network) =>
  areAll(network?.tensors, isTensor) &&
  (network.layers === undefined || isText(network.layers)) &&
  (network.epochs === undefined || Number.isInteger(network.epochs)) &&
  areAll([network.history].flat(), isHistory) &&
  (network.place == null || [network.history].flat().length > 0) &&
  isTrainerState(network.trainerState) &&
  isPlace(network.place) &&
  (network.progress == null || isProgress(network.progress)) &&
  (network.run === null || isRun(network.run)) &&
  (network.result === null || isEvaluation(network.result));

/** @param {any} report @returns {report is NonNullable<State['handReport']>} */
const isReport = (report) => isHandReport(report) && (report.kept === null || isNetwork(report.kept));

/** @param {any} progress */
const isProgress = ({ epoch, share, imagesPerSecond, secondsLeft }) =>
  [epoch, share].every(isNumber) && [imagesPerSecond, secondsLeft].every(isFigure);

/** @param {any} run */
const isRun = (run) => [run?.before, run?.epochs, run?.settings?.epochs].every(Number.isInteger);

/** @param {any} result */
const isEvaluation = (result) =>
  [result?.loss, result?.accuracy, result?.count].every(isNumber) &&
  [undefined, 'train', 'validation', 'holdout', 'test'].includes(result.split) &&
  areAll(result.indices, isNumber) &&
  areAll(result.labels, isClass(NO_DIGIT - 1)) &&
  areAll(result.predictions, isClass(NO_DIGIT)) &&
  areAll(result.confidences, isNumber) &&
  [result.indices, result.labels, result.predictions, result.confidences].every(
    ({ length }) => length === result.count,
  );

/** @param {any} run */
const isKeptRun = (run) =>
  run?.settings?.layers &&
  isStrings(run.settings) &&
  isHistory(run.history) &&
  [run.id, run.before, run.hue].every(Number.isInteger) &&
  ['training', 'done', 'stopped', 'diverged'].includes(run.ended) &&
  isNumber(run.seconds) &&
  (run.hand === undefined || isLearnt(run.hand)) &&
  [undefined, true].includes(run.knowsHand) &&
  (run.network === undefined || (isText(run.network?.layers) && areAll(run.network.tensors, isTensor))) &&
  (run.rateChanges === undefined || areRateChanges(run.rateChanges)) &&
  [run.beginning, run.result?.fingerprint].every(isOptionalText) &&
  isFigure(run.parameters) &&
  (run.result === null || (isNumber(run.result?.accuracy) && isFigure(run.result.loss)));

/** @param {any} hand */
const isLearnt = (hand) =>
  [hand?.digits, hand?.steps].every(Number.isInteger) &&
  (hand.writers === undefined || areAll(hand.writers, isText)) &&
  (hand.report === undefined || isReport(hand.report));

/** @param {any} changes */
const areRateChanges = (changes) =>
  Array.isArray(changes) &&
  changes.every((each) => [each?.epoch, each?.step, each?.rate].every(Number.isFinite));

/** @param {any} search @returns {search is Search} */
const isSearch = (search) =>
  [search?.id, search?.validationCount].every(Number.isInteger) &&
  isText(search.dataset) &&
  areAll(search.combinations, isCombination) &&
  ['running', 'paused', 'stopping', 'stopped', 'done'].includes(search.phase) &&
  (search.lastEnded == null || isClass(search.combinations.length - 1)(search.lastEnded));

/** @param {any} axes @returns {axes is Axis[]} */
const isAxes = (axes) => areAll(axes, isAxis) && axes.length === 2;

/** @param {any} axis */
const isAxis = (axis) => isText(axis?.name) && (axis.text === null || isText(axis.text));

/** @param {any} combination */
const isCombination = (combination) =>
  combination?.settings?.layers &&
  isStrings(combination.settings) &&
  [combination.epochs, combination.images].every(Number.isFinite) &&
  [combination.failure].every((failure) => failure == null || isText(failure.message)) &&
  areAll(combination.values, isStrings) &&
  combination.values.every((/** @type {any} */ value) => isKnownValue(combination.settings.layers, value));

/** @param {any} tensor */
const isTensor = (tensor) =>
  isText(tensor?.name) && areAll(tensor.shape, isNumber) && tensor.values instanceof Float32Array;

/** @param {any} history */
function isHistory(history) {
  const { x, curves, epochs, running } = history ?? {};
  const lines = [curves?.loss, curves?.accuracy].flatMap((of) => [of?.raw, of?.smooth]);
  return (
    areAll(x, isNumber) &&
    isNumber(running?.weight) &&
    [history.passed, history.every].every(isFigure) &&
    areAll(epochs, isEpochRow) &&
    lines.every((line) => areAll(line, isFigure) && line.length === x.length)
  );
}

/** @param {any} row */
const isEpochRow = (row) =>
  [row?.epoch, row?.loss].every(isNumber) &&
  isOptionalText(row.mark) &&
  [row.accuracy, row.valLoss, row.valAccuracy, row.seconds].every(isFigure);
