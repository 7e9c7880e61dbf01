// tfjs.js — a network as a layers model of TensorFlow.js: the layers as JSON, and the weights behind each other.
//
// It takes bytes or floats [images, 28, 28, 1], 0 paper … 255 ink. The form is that of tf.LayersModel.save:
// https://www.tensorflow.org/js/guide/save_load

import { ExportError } from '../files/errors.js';
import { floatBytes } from '../files/floats.js';
import { joined } from '../files/joined.js';
import { IMAGE_SIDE } from '../shared/ink-to-image.js';
import { EPSILON, lastOf, MOMENTUM } from './network.js';

/** @typedef {import('./network.js').Network} Network */
/** @typedef {import('./network.js').Operation} Operation */
/** @typedef {{ class_name: string, config: Record<string, unknown> }} Layer */

/** @param {Network} network @param {string} stem   of the files' names */
export function writeTfjs(network, stem) {
  const { text, index, activation } = lastOf(network);
  if (activation === 'step')
    throw new ExportError('EXPORT_WORD', { layer: index + 1, text, word: 'step', format: 'TensorFlow.js' });
  const layers = network.operations.flatMap(layersOf);
  const tensors = network.operations.flatMap((operation) =>
    operation.tensors.map(({ name, ...tensor }) => ({
      ...tensor,
      name: `${nameOf(operation)}/${name.split('.')[1]}`,
    })),
  );
  const weights = tensors.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  const scaling = network.isSigned ? { scale: 1 / 127, offset: -1 } : { scale: 1 / 255, offset: 0 };
  const input = { batch_input_shape: [null, IMAGE_SIDE, IMAGE_SIDE, 1], dtype: 'float32' };
  const model = {
    format: 'layers-model',
    generatedBy: 'Digit Lab',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: {
        name: 'digit_lab',
        layers: [{ class_name: 'Rescaling', config: { name: 'rescaling', ...input, ...scaling } }, ...layers],
      },
      keras_version: '2.10.0',
      backend: 'tensorflow',
    },
    weightsManifest: [{ paths: [`${stem}.bin`], weights }],
    userDefinedMetadata: { ...network.metadata, layers: network.line, digits: network.digits },
  };
  return [
    { name: `${stem}.json`, content: `${JSON.stringify(model, null, 1)}\n` },
    { name: `${stem}.bin`, content: joined(tensors.map(({ values }) => floatBytes(values))) },
  ];
}

/** @param {Operation} operation */
const nameOf = ({ kind, index }) => `${kind}${index + 1}`;

/** @param {Operation} operation @returns {Layer[]} */
function layersOf(operation) {
  const { kind, input, output, kernel, stride, padding, tensors, rate, activation } = operation;
  const isPadded = padding.top + padding.left + padding.bottom + padding.right > 0;
  const weighted = { activation, use_bias: tensors.length > 1 };
  const strides = [stride, stride];
  const pool = { pool_size: kernel, strides, padding: 'valid' };
  /** @type {Record<string, () => [string, Record<string, unknown>]>} */
  const made = {
    conv: () => [
      'Conv2D',
      {
        ...{ filters: output.channels, kernel_size: kernel, strides, ...weighted },
        padding: isPadded ? 'same' : 'valid',
      },
    ],
    dense: () => ['Dense', { units: output.channels, ...weighted }],
    maxpool: () => ['MaxPooling2D', pool],
    avgpool: () => ['AveragePooling2D', pool],
    globalavgpool: () => ['AveragePooling2D', { ...pool, pool_size: [input.height, input.width] }],
    batchnorm: () => ['BatchNormalization', { axis: -1, epsilon: EPSILON, momentum: MOMENTUM }],
    dropout: () => ['Dropout', { rate }],
    flatten: () => ['Flatten', {}],
    image: () => ['Reshape', { target_shape: [1, 1, output.channels] }],
  };
  const [className, config] = made[kind]();
  const name = nameOf(operation);
  const isActive = kind === 'batchnorm' && activation !== 'linear';
  return [
    { class_name: className, config: { name, trainable: true, ...config } },
    ...(isActive
      ? [{ class_name: 'Activation', config: { name: `${activation}_${name}`, activation } }]
      : []),
  ];
}
