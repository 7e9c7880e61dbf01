// of-networks.js — what comes out of a step that is about a network, its parts, or what the page does with it.

import { IMAGE_PIXELS } from '../../../shared/ink-to-image.js';
import { countRequests } from '../../../shared/requests.js';
import { poolCount } from '../../data/state.js';
import { answerOf, answerOfDrawing } from '../../digit/answer.js';
import { chosenNumber, howItComes } from '../../inside/chosen.js';
import { rounded } from './of-pictures.js';

/** @typedef {import('./measures.js').Measure} Measure */

/** Bytes of a weight. */
const WEIGHT_BYTES = 4;

/** @type {Measure} */
export const model = ({ model }) => model && { params: model.paramCount, layers: model.layers.length };

/** Weights against pictures. @type {Measure} */
export function stored(state) {
  const { model } = state;
  if (!model) return null;
  const images = poolCount(state, 'train') + poolCount(state, 'test');
  const [weightBytes, pictureBytes] = [model.paramCount * WEIGHT_BYTES, images * IMAGE_PIXELS];
  return {
    ...{ storedParams: model.paramCount, images, fold: rounded(pictureBytes / weightBytes, 1) },
    ...{ weightKb: Math.round(weightBytes / 1000), pictureKb: Math.round(pictureBytes / 1000) },
  };
}

/** @param {import('../../state.js').State} state @param {RegExp} pattern   of layers */
const paramsOf = ({ model }, pattern) =>
  (model?.layers ?? []).filter(({ text }) => pattern.test(text)).map(({ paramCount }) => paramCount);

/** The parameters of the layers that learn nothing. @type {Measure} */
export const dropouts = (state) =>
  state.model && { dropParams: paramsOf(state, /^dropout/).reduce((sum, count) => sum + count, 0) };

/** The second dense layer, and all. @type {Measure} */
export const secondDense = (state) =>
  state.model && { secondParams: paramsOf(state, /^dense/)[1], mlpParams: state.model.paramCount };

/** @type {Measure} */
export const firstLayer = ({ model }) => model && { firstParams: model.layers[0].paramCount };

/** @type {Measure} */
export const secondConv = (state) => state.model && { conv2Params: paramsOf(state, /^conv/)[1] };

/** The numbers of an image before pooling and after it. @type {Measure} */
export function pooling({ model }) {
  const at = model?.layers.findIndex(({ text }) => /^maxpool/.test(text)) ?? -1;
  if (!model || at < 1) return null;
  const [before, after] = [at - 1, at].map((layer) => model.layers[layer].shape.reduce((a, b) => a * b));
  return { before, after, leftShare: Math.round((100 * after) / before) };
}

/** The largest layer, and all. @type {Measure} */
export function cnn(state) {
  if (!state.model) return null;
  const mostParams = Math.max(...paramsOf(state, /./));
  const cnnParams = state.model.paramCount;
  return { mostParams, cnnParams, mostShare: Math.round((100 * mostParams) / cnnParams) };
}

/** The unit that is looked at. @type {Measure} */
export function neuron({ insidePlace, inside }) {
  const seen = inside?.seen ?? null;
  const chosen = chosenNumber(insidePlace, seen);
  const found = seen && chosen && howItComes(seen, chosen);
  if (found?.form !== 'products') return null;
  const products = [...found.products];
  const zeros = products.filter((product) => product === 0).length;
  return {
    ...{
      inputs: products.length,
      zeroProducts: zeros,
      zeroShare: Math.round((100 * zeros) / products.length),
    },
    ...{
      up: products.filter((product) => product > 0).length,
      down: products.filter((product) => product < 0).length,
    },
    ...{ total: rounded(found.total, 3), bias: rounded(found.bias ?? 0, 3), sum: rounded(found.sum, 3) },
  };
}

/** Whether the answer is the digit whose unit has the largest sum. @type {Measure} */
export function winner({ inside, classes }) {
  const seen = inside?.seen;
  const sums = seen?.inside.layers.at(-1)?.sum;
  const answer = seen && answerOf(seen.inside, classes);
  if (!sums || !answer) return null;
  const order = [...sums.keys()].sort((a, b) => sums[b] - sums[a]);
  const rank = order.indexOf(seen.inside.predicted);
  const place = rank === 0 ? 'largest' : rank === order.length - 1 ? 'smallest' : 'between';
  return {
    place,
    winner: answer.best ?? '?',
    largest: rounded(sums[order[0]], 2),
    second: rounded(sums[order[1]], 2),
  };
}

/** Which place the right digit has among the outputs for an image. @type {Measure} */
export function runnerUp({ inside, insidePlace, classes }) {
  const seen = inside?.seen;
  const answer = seen?.sample && answerOf(seen.inside, classes);
  if (!seen?.sample || !answer || seen.sample.index !== insidePlace.image?.index) return null;
  const { label } = seen.sample;
  const order = [...classes.keys()]
    .sort((a, b) => answer.shares[b] - answer.shares[a])
    .map((rank) => classes[rank]);
  const rank = order.indexOf(label);
  const share = rounded(100 * answer.shares[classes.indexOf(label)], 1);
  return {
    rank: rank === 0 ? 'first' : rank === 1 ? 'second' : 'lower',
    label,
    answered: answer.best ?? '?',
    share,
  };
}

/** The same drawing, read by a network with other random weights. @type {Measure} */
export function seeded(state, { percent, read }) {
  const answer = answerOfDrawing(state);
  if (!answer) return null;
  const now = rounded(100 * Math.max(...answer.shares), 1);
  const alike = now === percent ? 'same' : 'close';
  return {
    seedRead: answer.best ?? '?',
    seedPercent: now,
    sameAnswer: answer.best === read ? alike : 'other',
  };
}

/** What the page and its worker have asked for since it was opened, of this site and of others. @type {Measure} */
export function requests({ workerRequests }) {
  const { requests, elsewhere } = countRequests(performance.getEntriesByType('resource'));
  return {
    requests: requests + workerRequests.requests,
    elsewhere: elsewhere + workerRequests.elsewhere,
  };
}
