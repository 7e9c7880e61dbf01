// handlers.js — answers the page's requests: a method for each type of request in protocol.js.

import { inventedOf } from '../shared/invented.js';
import { collectCheckpoint } from './checkpoint.js';
import { DatasetStore } from './dataset-store.js';
import { evaluateSplit } from './evaluation.js';
import { learnHand } from './hand/learn-hand.js';
import { findNearest } from './hand/nearest.js';
import { Experiment } from './inside/experiment.js';
import { checkGradient, cover, inspect, inspectedBuffers } from './inside/inspect.js';
import { addInvented } from './invented/add-invented.js';
import { Jobs } from './jobs.js';
import { Members } from './members/members.js';
import { PieceWatch } from './moments/changes.js';
import { momentHandlers } from './moments/moment-handlers.js';
import { Moments } from './moments/moments.js';
import { predictSplit } from './predictions.js';
import { raceHandlers } from './race/race-handlers.js';
import { chooseImages } from './requests/choose-images.js';
import { refuseAfterCrash } from './requests/crash.js';
import { deferredEngine } from './requests/deferred-engine.js';
import { createModel, summarize } from './requests/new-network.js';
import { Slices, STOPPED } from './slices.js';
import { splitMembers, trainingSplits } from './splits.js';
import { Run } from './training.js';
import { beginTrial } from './trial.js';
import { collectTensors } from './weights.js';

/** @typedef {import('../shared/protocol.js').Reply} Reply */

/**
 * The handlers for `serve` of protocol.js.
 * @param {import('./requests/deferred-engine.js').LoadEngine} loadEngine
 * @param {URL} manifest                    address of data/manifest.json
 * @param {(event: object) => void} emit    sends an event of protocol.js to the page
 * @returns {import('../shared/protocol.js').Handlers<Exclude<keyof import('../shared/protocol.js').Requests, 'begin' | 'fill'>>}
 */
export function createHandlers(loadEngine, manifest, emit) {
  const { engine, begin } = deferredEngine(loadEngine);
  /** @typedef {import('./moments/record.js').Network & { isFresh: boolean }} PageNetwork */
  /** @type {PageNetwork | null} */
  let network = null;
  const jobs = new Jobs();
  const members = new Members();
  const moments = new Moments(emit);
  /** What a person tries on the network. @type {Experiment | null} */
  let experiment = null;
  const datasets = new DatasetStore(engine, manifest, emit, async (old) => {
    await experiment?.leaveImages();
    await jobs.stop(({ source }) => source === old);
    moments.forget(old);
  });

  function requireNetwork() {
    if (!network) throw new Error('There is no network yet.');
    return network;
  }

  /** The network, with how far a run in training has come. @param {PageNetwork} network */
  function checkpointOf(network) {
    const job = jobs.running('train');
    return collectCheckpoint(network, job && /** @type {Run} */ (job.work).place());
  }

  /** The experiment, to be changed. A run that goes on would leave it behind. */
  function requireExperiment() {
    const job = jobs.running('train');
    if (job && !(/** @type {Run} */ (job.work).isPaused)) throw new Error('Pause the training first.');
    if (moments.shown) throw new Error('An earlier moment of the run is shown: go to its end first.');
    return requireQuestions();
  }

  /** The experiment, to be asked. */
  function requireQuestions() {
    if (!experiment) throw new Error('There is no network yet.');
    return experiment;
  }

  /** The network at the moment that is looked at, or as a person has changed it, or as it was trained. @param {boolean} [isTrained] */
  const shownModel = (isTrained) =>
    (isTrained ? null : (moments.shown ?? experiment?.edited)) ?? requireNetwork().model;

  return refuseAfterCrash({
    start: async (wish) => ({ result: await begin(wish) }),

    load: async ({ dataset, cache }) => ({ result: await datasets.load(dataset, cache) }),

    async retry() {
      datasets.retry();
      return { result: {} };
    },

    open: async ({ files }) => ({ result: await datasets.open(files) }),

    splits: async ({ run }) => ({ result: splitMembers(datasets.current.dataset, run) }),

    async images({ augment, ...choice }) {
      const { dataset } = datasets.current;
      await addInvented(dataset, choice.invented ?? choice.run?.invented ?? 0, new Slices());
      const job = jobs.running('train');
      const now = {
        seed: network?.seed ?? 0,
        epoch: (job && /** @type {Run} */ (job.work).order) ?? network?.epochs ?? 0,
      };
      return { result: chooseImages(dataset, { ...choice, augment: augment && { ...now, ...augment } }) };
    },

    async create({ tensors, trainerState, epochs = 0, back = false, former = false, ...settings }) {
      const model = createModel(await engine, settings, { tensors, trainerState });
      const kept = former && network && !network.isFresh ? checkpointOf(network) : null;
      await jobs.stop(({ kind }) => kind !== 'trial' && kind !== 'race');
      await experiment?.end();
      network?.model.destroy();
      const created = { model, epochs, ...settings, isFresh: !tensors && !trainerState };
      network = created;
      moments.change(created, back);
      experiment = new Experiment(await engine, { model, ...settings }, emit);
      const result = { ...summarize(model), ...(former && { former: kept }) };
      return { result, transfer: kept ? buffersOf(kept) : [] };
    },

    async train(settings) {
      const loaded = await engine;
      await jobs.begin();
      await experiment?.end();
      const trainingModel = requireNetwork();
      const source = datasets.current;
      const { from, until, early, ...run } = settings;
      const pieces = new PieceWatch(loaded, trainingModel, source, run, emit);
      const tell = (/** @type {any} */ event) => {
        if (event.event === 'result') experiment?.know(event);
        emit(event);
      };
      const work = new Run(trainingModel, source, settings, tell, {
        passed: (place, count, rate) => record.passed(place, count, rate),
        pieceBegins: () => pieces.begins(),
        pieceEnded: (...piece) => pieces.ended(...piece),
      });
      const trainCount =
        trainingSplits(source.dataset, run).train.count + inventedOf(run.invented ?? 0, run.classes);
      const record = moments.begin(trainingModel, source, run, { trainCount, from });
      trainingModel.isFresh = false;
      return { result: { ended: await jobs.run({ kind: 'train', work, source, finished: work.start() }) } };
    },

    async trial(settings) {
      const loaded = await engine;
      await jobs.begin();
      const source = datasets.current;
      const begun = beginTrial(loaded, source, settings, emit);
      return { result: await jobs.run({ kind: 'trial', source, ...begun }) };
    },

    async evaluate(choice) {
      await jobs.begin();
      const { model } = requireNetwork();
      const source = datasets.current;
      const work = new Slices();
      const finished = evaluateSplit(model, source, choice, emit, work);
      const result = await jobs.run({ kind: 'evaluate', work, source, finished }).catch(abortIfStopped);
      const { indices, labels, predictions, confidences } = result;
      return { result, transfer: [indices, labels, predictions, confidences].map(({ buffer }) => buffer) };
    },

    async predictions(choice) {
      await jobs.begin();
      const { model } = requireNetwork();
      const source = datasets.current;
      const work = new Slices();
      const finished = predictSplit(model, source, choice, emit, work);
      const result = await jobs.run({ kind: 'evaluate', work, source, finished }).catch(abortIfStopped);
      const { indices, labels, predicted, outputs } = result;
      return { result, transfer: [indices, labels, predicted, outputs].map(({ buffer }) => buffer) };
    },

    async learn(request) {
      const loaded = await engine;
      await jobs.begin();
      const source = datasets.current;
      const work = new Slices();
      const finished = learnHand(loaded, requireNetwork(), source, request, emit, work);
      return { result: await jobs.run({ kind: 'learn', work, source, finished }) };
    },

    async nearest(request) {
      await jobs.begin();
      const source = datasets.current;
      const work = new Slices();
      const finished = findNearest(source, request, work);
      return { result: await jobs.run({ kind: 'compare', work, source, finished }).catch(abortIfStopped) };
    },

    async assemble({ networks }) {
      const loaded = await engine;
      await jobs.stop(({ kind }) => kind === 'judge');
      members.assemble(loaded, networks);
      return { result: {} };
    },

    consult: async ({ pixels, shifts }) => ({ result: members.consult(pixels, shifts) }),

    async judge(choice) {
      await jobs.begin();
      const source = datasets.current;
      const work = new Slices();
      const finished = members.judge(source, choice, emit, work);
      return { result: await jobs.run({ kind: 'judge', work, source, finished }).catch(abortIfStopped) };
    },

    async pause() {
      jobs.pause();
      return { result: {} };
    },

    async resume({ until }) {
      if (jobs.running('train')) await experiment?.end();
      moments.leave();
      jobs.resume(until);
      return { result: {} };
    },

    async rate({ rate }) {
      const job = jobs.running('train');
      if (!job) throw new Error('No run is in training.');
      return { result: /** @type {Run} */ (job.work).setRate(rate) };
    },

    async stop({ only }) {
      await jobs.stop(({ kind }) => !only || kind === only);
      return { result: {} };
    },

    ...momentHandlers(engine, jobs, moments),

    ...raceHandlers(engine, jobs, datasets, emit),

    async predict({ pixels }) {
      const { model } = requireNetwork();
      const outputs = model.predict(pixels);
      return { result: { outputs, predicted: model.predicted } };
    },

    async inside({ trained, ...request }) {
      const model = shownModel(trained);
      const result = { ...inspect(model, request), edited: model === experiment?.edited };
      return { result, transfer: inspectedBuffers(result) };
    },

    async cover(request) {
      const { outputCount } = shownModel();
      const isOutput = (/** @type {number} */ output) => output >= 0 && output < outputCount;
      if (!isOutput(request.of) || !isOutput(request.against ?? request.of))
        throw new RangeError(`there are ${outputCount} outputs, counted from 0`);
      return { result: await cover(shownModel(), request, new Slices()) };
    },

    check: async (request) => ({ result: checkGradient(shownModel(), request) }),

    teach: async (image) => ({ result: await requireExperiment().teach(image) }),

    async edit({ changes }) {
      await requireExperiment().edit(changes);
      return { result: {} };
    },

    async silence({ layer, unit, silent }) {
      await requireExperiment().silence(layer, unit, silent);
      return { result: {} };
    },

    async undo() {
      await requireExperiment().undo();
      return { result: {} };
    },

    async putBack() {
      await experiment?.putBack();
      return { result: {} };
    },

    effect: async (request) => ({
      result: await jobs
        .first(() => requireQuestions().effect(datasets.current, request))
        .catch(abortIfStopped),
    }),

    exciting: async (request) => ({
      result: await requireQuestions()
        .exciting(datasets.current, request, () => moments.shown)
        .catch(abortIfStopped),
    }),

    similar: async (request) => ({
      result: await requireQuestions()
        .similar(datasets.current, request, () => moments.shown)
        .catch(abortIfStopped),
    }),

    async weights({ edited } = {}) {
      const { layers } = requireNetwork();
      const tensors = collectTensors(shownModel(!edited));
      return { result: { layers, tensors }, transfer: tensors.map(({ values }) => values.buffer) };
    },

    async checkpoint({ moment = false } = {}) {
      const network = requireNetwork();
      const result = moment
        ? { layers: network.layers, ...moments.checkpoint(), run: null }
        : checkpointOf(network);
      return { result, transfer: buffersOf(result) };
    },

    async ping() {
      return { result: {} };
    },
  });
}

/** What of a checkpoint is handed over without a copy. @param {import('../shared/protocol.js').Checkpoint} checkpoint */
const buffersOf = ({ tensors, trainerState }) =>
  [...tensors, ...trainerState.arrays].map(({ values }) => values.buffer);

/** @param {unknown} error @returns {never} */
function abortIfStopped(error) {
  throw error === STOPPED ? new DOMException('The evaluation was stopped.', 'AbortError') : error;
}
