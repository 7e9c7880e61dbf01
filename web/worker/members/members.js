// members.js — several networks that read together: each one's answer, the mean of all, and what that gains and costs.

import { IMAGE_PIXELS } from '../../shared/ink-to-image.js';
import { checkImages } from '../check-settings.js';
import { restoreCheckpoint } from '../checkpoint.js';
import { checkedSubset, splitSpec } from '../splits.js';
import { throttled } from '../throttle.js';
import { classOf, meanOf, SHIFTS, shifted } from './means.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../../shared/protocol.js').Prediction} Prediction */
/** @typedef {import('../../shared/protocol.js').Opinions} Opinions */
/** @typedef {import('../../shared/protocol.js').Judgement} Judgement */
/** @typedef {import('../../shared/protocol.js').ImageSettings} ImageSettings */
/** @typedef {import('../../shared/protocol.js').Tensor} Tensor */

/** What one network says. @param {Model} model @param {Uint8Array} pixels @returns {Prediction} */
function answer(model, pixels) {
  const outputs = model.predict(pixels);
  return { outputs, predicted: model.predicted };
}

/** The same of an image and of the image a little to each side, as a mean. @param {Model} model @param {Uint8Array} pixels @returns {Prediction} */
function steadyAnswer(model, pixels) {
  const outputs = meanOf(SHIFTS.map(([right, down]) => model.predict(shifted(pixels, right, down))));
  return { outputs, predicted: classOf(outputs) };
}

/** The mean of answers. @param {Prediction[]} answers @returns {Prediction} */
function together(answers) {
  const outputs = meanOf(answers.map(({ outputs }) => outputs));
  return { outputs, predicted: classOf(outputs) };
}

/** The networks that read together. */
export class Members {
  /** @type {Model[]} */
  #models = [];

  /**
   * Makes networks in place of those before. Throws an EngineError or a WeightsError if one does not fit; there are
   * none then.
   * @param {Engine} engine @param {{ layers: string, tensors: Tensor[] }[]} networks
   */
  assemble(engine, networks) {
    this.#free();
    try {
      for (const { layers, tensors } of networks) {
        const model = engine.createModel({ layers, optimizer: 'sgd', seed: 0 });
        this.#models.push(model);
        restoreCheckpoint(model, { tensors });
      }
    } catch (error) {
      this.#free();
      throw error;
    }
    const counts = new Set(this.#models.map(({ outputCount }) => outputCount));
    if (counts.size <= 1) return;
    this.#free();
    throw new Error('Networks that read together need the same number of outputs.');
  }

  #free() {
    for (const model of this.#models) model.destroy();
    this.#models = [];
  }

  /**
   * What they say of images.
   * @param {Uint8Array} pixels   784 an image @param {boolean} shifts   whether each reads it moved to each side, too
   * @returns {Opinions}
   */
  consult(pixels, shifts) {
    if (!this.#models.length) throw new Error('There are no networks to ask.');
    const read = shifts ? steadyAnswer : answer;
    const began = performance.now();
    const images = Array.from({ length: pixels.length / IMAGE_PIXELS }, (_, i) => {
      const image = pixels.subarray(IMAGE_PIXELS * i, IMAGE_PIXELS * (i + 1));
      const members = this.#models.map((model) => read(model, image));
      return { members, together: together(members) };
    });
    return { images, ms: performance.now() - began };
  }

  /**
   * Reads the test images of a run. Throws STOPPED, or a SettingsError if a network does not match them.
   * @param {import('../training.js').ImageSource} source
   * @param {{ run: ImageSettings, shifts: boolean }} choice
   * @param {(event: any) => void} emit   receives `judging` events
   * @param {import('../slices.js').Slices} slices
   * @returns {Promise<Judgement>}
   */
  async judge({ dataset, arrived }, { run, shifts }, emit, slices) {
    if (!this.#models.length) throw new Error('There are no networks to compare.');
    checkImages(run);
    await slices.waitFor(arrived);
    const models = [...this.#models];
    const spec = splitSpec(dataset, run, 'test');
    const [indices] = models.map((model) => {
      const subset = checkedSubset(dataset, spec, model);
      const all = subset.indices();
      subset.destroy();
      return all;
    });
    const labels = dataset.labels(spec.pool);
    const classes = [...(run.classes ?? Array(10).keys())].sort((a, b) => a - b);
    const ways = [answer, ...(shifts ? [steadyAnswer] : [])].map((read) => ({
      ...{ read, alone: models.map(noScore), together: noScore() },
    }));
    const report = throttled(emit);
    for (let i = 0; i < indices.length; i++) {
      if (slices.left === 0) await slices.next();
      const image = dataset.images(spec.pool, indices.subarray(i, i + 1));
      const label = labels[indices[i]];
      for (const { read, alone, together: whole } of ways) {
        const answers = models.map((model, at) => timed(alone[at], () => read(model, image)));
        for (const [at, { outputs, predicted }] of [...answers, together(answers)].entries()) {
          const named = outputs.length < 10 ? classes[predicted] : predicted;
          (alone[at] ?? whole).right += Number(named === label);
        }
      }
      report(() => ({ event: 'judging', done: i + 1, count: indices.length }));
    }
    const [still, moved = null] = ways.map(({ alone, together: { right } }) => ({
      alone,
      together: { right, ms: alone.reduce((sum, { ms }) => sum + ms, 0) },
    }));
    return { count: indices.length, ...still, moved };
  }
}

const noScore = () => ({ right: 0, ms: 0 });

/** Adds the time that something takes. @template Outcome @param {{ ms: number }} score @param {() => Outcome} work */
function timed(score, work) {
  const began = performance.now();
  const outcome = work();
  score.ms += performance.now() - began;
  return outcome;
}
