// facts.js — the numbers in the sentences of the ideas, computed as those in their pictures are.

import { IMAGE_PIXELS, IMAGE_SIDE } from '../shared/ink-to-image.js';
import { usualValues } from './address.js';
import { CELLS } from './core/augmentation.js';
import { EPSILON, MOMENTUM } from './core/batch-normalization.js';
import { LENET_5, numbersIn, placesOf, trace, updates } from './core/counts.js';
import { TRAINING_IMAGES } from './core/mnist.js';

const [images, batch, epochs] = usualValues('batch');
const [, inputs, units] = usualValues('parameters');

/** By the id of an idea. @type {Record<string, Record<string, number>>} */
const FACTS = {
  augmentation: { nodes: CELLS + 1 },
  'batch-normalization': { epsilon: EPSILON, kept: 100 * MOMENTUM },
  batch: { images, batch, steps: updates(images, batch, epochs).steps },
  convolution: { side: IMAGE_SIDE, less: placesOf(IMAGE_SIDE, 3, 1) },
  flatten: { numbers: numbersIn([12, 12, 64]) },
  idx: { images: TRAINING_IMAGES, pixels: IMAGE_PIXELS },
  'lenet-5': {
    parameters: trace([IMAGE_SIDE, IMAGE_SIDE, 1], LENET_5).reduce((sum, layer) => sum + layer.parameters, 0),
  },
  parameters: { inputs, units },
  pixels: { side: IMAGE_SIDE, pixels: IMAGE_PIXELS },
};

/** The values of the sentences of an idea. @param {string} id */
export const factsOf = (id) => FACTS[id] ?? {};
