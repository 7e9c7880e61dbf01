// pictures.js — the picture of each idea, by its id.

import { confusionPicture, crossEntropyPicture, softmaxPicture } from './pictures/answer.js';
import {
  augmentationPicture,
  idxPicture,
  mnistPicture,
  oneHotPicture,
  pixelsPicture,
} from './pictures/data.js';
import {
  batchNormalizationPicture,
  convolutionPicture,
  dropoutPicture,
  flattenPicture,
  lenetPicture,
  poolingPicture,
} from './pictures/layers.js';
import {
  activationPicture,
  neuronPicture,
  parametersPicture,
  perceptronPicture,
} from './pictures/network.js';
import {
  backpropagationPicture,
  batchPicture,
  descentPicture,
  learningRatePicture,
  overfittingPicture,
  regularizationPicture,
  weightAveragePicture,
} from './pictures/training.js';

/** @typedef {import('./pictures/parts.js').Scene} Scene */

/** @type {Record<string, (scene: Scene) => unknown>} */
export const PICTURES = {
  pixels: pixelsPicture,
  mnist: mnistPicture,
  'one-hot': oneHotPicture,
  idx: idxPicture,
  augmentation: augmentationPicture,
  neuron: neuronPicture,
  activation: activationPicture,
  perceptron: perceptronPicture,
  parameters: parametersPicture,
  convolution: convolutionPicture,
  pooling: poolingPicture,
  flatten: flattenPicture,
  dropout: dropoutPicture,
  'batch-normalization': batchNormalizationPicture,
  'lenet-5': lenetPicture,
  softmax: softmaxPicture,
  'cross-entropy': crossEntropyPicture,
  'confusion-matrix': confusionPicture,
  'gradient-descent': descentPicture,
  batch: batchPicture,
  'learning-rate': learningRatePicture,
  'weight-average': weightAveragePicture,
  backpropagation: backpropagationPicture,
  overfitting: overfittingPicture,
  regularization: regularizationPicture,
};
