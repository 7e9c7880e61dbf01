// hands.js — what a network gains and loses when it learns the digits of one person, for each of several.

import { strokesToImage } from '../../web/shared/ink-to-image.js';
import { percent } from '../../web/site/format.js';
import { learnHand } from '../../web/worker/hand/learn-hand.js';
import { Slices } from '../../web/worker/slices.js';
import { restoreTensors } from '../../web/worker/weights.js';

/** @typedef {import('../../web/worker/engine/model.js').Model} Model */
/** @typedef {{ y: number, w?: number, s: number[][] }} Drawing */
/** @typedef {{ y: number, image: Uint8Array }} Digit */

/** @param {Model} model @param {Digit[]} digits */
const countRight = (model, digits) =>
  digits.filter(({ y, image }) => {
    const outputs = model.predict(image);
    return outputs.indexOf(Math.max(...outputs)) === y;
  }).length;

/** The digits of each writer. @param {Drawing[]} drawings @returns {Map<number, Digit[]>} */
function byWriter(drawings) {
  /** @type {Map<number, Digit[]>} */
  const writers = new Map();
  for (const { y, w = 0, s } of drawings) {
    const image = strokesToImage(s);
    if (image) writers.set(w, [...(writers.get(w) ?? []), { y, image }]);
  }
  return writers;
}

/**
 * Has copies of the network learn each hand, and prints what they gain and lose.
 * @param {Awaited<ReturnType<typeof import('./trained-model.js').trainedNetwork>>} network @param {Drawing[]} drawings
 * @param {{ ofEach: number, writers: number }} choice   digits of each kind that are learnt, of so many writers
 */
export async function printHands(network, drawings, { ofEach, writers: most }) {
  const { engine, source, model, seed, layers, run } = network;
  const sums = { count: 0, before: 0, after: 0, testBefore: 0, testAfter: 0, worse: 0, writers: 0 };
  for (const digits of [...byWriter(drawings).values()].slice(0, most)) {
    const seen = Array(10).fill(0);
    const isFirst = digits.map(({ y }) => seen[y]++ < ofEach);
    const own = digits.filter((_, i) => isFirst[i]);
    const rest = digits.filter((_, i) => !isFirst[i]);
    const pixels = new Uint8Array(own.flatMap(({ image }) => [...image]));
    const request = { digits: { labels: Uint8Array.from(own, ({ y }) => y), pixels }, run };
    const learnt = await learnHand(engine, { model, layers, seed }, source, request, () => {}, new Slices());
    if (learnt.ended === 'stopped') return;
    const copy = engine.createModel({ layers, optimizer: learnt.lesson.optimizer, seed });
    restoreTensors(copy, learnt.tensors);
    const [before, after] = [countRight(model, rest), countRight(copy, rest)];
    copy.destroy();
    sums.writers++;
    sums.count += rest.length;
    sums.before += before;
    sums.after += after;
    sums.worse += Number(after < before);
    sums.testBefore += learnt.test.before.accuracy;
    sums.testAfter += learnt.test.after.accuracy;
  }
  const { writers, count, before, after, worse, testBefore, testAfter } = sums;
  console.log(
    `\nafter ${ofEach} digits of each kind of ${writers} writers, ${count} other drawings of theirs`,
  );
  console.log(
    `  drawings  ${percent(before / count, 2)} → ${percent(after / count, 2)}; writers read worse: ${worse}`,
  );
  console.log(`  MNIST     ${percent(testBefore / writers, 2)} → ${percent(testAfter / writers, 2)}`);
}
