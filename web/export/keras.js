// keras.js — a network as a Keras program and its weights, in the order of get_weights.

import { writeNpz } from '../weights/files.js';
import { lastOf } from './network.js';
import { trainingOf } from './training.js';

/** @typedef {import('./network.js').Network} Network */
/** @typedef {import('./network.js').Operation} Operation */
/** @typedef {import('./training.js').Training} Training */

/** By ours: the optimizer with its options, whose other defaults are Keras' own. @type {Record<string, string>} */
const OPTIMIZERS = {
  sgd: 'SGD(RATE',
  momentum: 'SGD(RATE, momentum=0.9',
  nesterov: 'SGD(RATE, momentum=0.9, nesterov=True',
  adagrad: 'Adagrad(RATE',
  adadelta: 'Adadelta(RATE, rho=0.95',
  rmsprop: 'RMSprop(RATE',
  adam: 'Adam(RATE',
  adamw: 'AdamW(RATE, weight_decay=L2',
  ftrl: 'Ftrl(RATE',
};

/** @param {Network} network @param {string} stem   of the files' names */
export function writeKeras(network, stem) {
  const tensors = network.operations.flatMap((operation) => operation.tensors);
  const numbered = tensors.map((tensor, i) => ({ ...tensor, name: `arr_${i}` }));
  return [
    { name: `${stem}.py`, content: program(network, stem) },
    { name: `${stem}.npz`, content: writeNpz(numbered) },
  ];
}

/** @param {Network} network @param {string} stem */
function program(network, stem) {
  const training = trainingOf(network.metadata);
  const { activation } = lastOf(network);
  const trains = activation !== 'step' && training.optimizer !== 'lbfgs';
  return [head(network, training, stem, trains), building(network, training), reading(network)]
    .concat(trains ? compiling(network, training) : [])
    .map((part) => part.trim())
    .join('\n\n\n')
    .concat('\n');
}

/** @param {Network} network @param {Training} training @param {string} stem @param {boolean} trains */
function head({ line, digits, paramCount, outputs }, { batch, epochs, rate, l2, ...training }, stem, trains) {
  const known = Array.from({ length: Math.max(outputs, digits.length) }, (_, i) => digits[i] ?? -1);
  const module = /^[a-z_]\w*$/i.test(stem) ? stem : 'this_file';
  const missing = [
    ...(training.schedule === 'constant' ? [] : [`the schedule ${training.schedule}`]),
    ...(training.average ? ['averages of the weights'] : []),
    ...(training.augment.some((range) => range > 0) ? ['augmentation'] : []),
    ...(training.invented ? ['invented digits'] : []),
    ...(training.shuffledLabels ? ['shuffled labels'] : []),
  ];
  const further = trains
    ? `To train on with the same optimizer and loss:

    from ${module} import load, prepare, targets
    model = prepare(load())
    model.fit(images, targets(labels), batch_size=${batch ?? 'len(images)'}, epochs=${epochs})    # images: [n, 28, 28] bytes
${missing.length ? `\nIn Digit Lab it was trained with ${missing.join(', ')} besides.\n` : ''}`
    : `It was trained with ${training.optimizer === 'lbfgs' ? 'L-BFGS' : "the perceptron's rule"}, which Keras does not have.\n`;
  return `#!/usr/bin/env python3
"""${stem}.py: a network trained in Digit Lab, for Keras 2.11 or newer and Keras 3.

    ${line}

${paramCount} parameters, in ${stem}.npz beside this file, in the order of get_weights. To read images:

    from ${module} import load, read
    read(load(), pixels)    # [n, 28, 28] bytes, 0 paper ... 255 ink: n digits

${further}"""

from pathlib import Path

import keras
import numpy as np
from keras import layers

WEIGHTS = Path(__file__).with_suffix('.npz')
DIGITS = [${known.join(', ')}]  # of each class
RATE, L2 = ${rate}, ${l2}`;
}

/** @param {Network} network @param {Training} training */
function building({ isSigned, operations }, { optimizer, l2 }) {
  const penalty = l2 > 0 && optimizer !== 'adamw' ? ', kernel_regularizer=keras.regularizers.L2(L2 / 2)' : '';
  const rows = operations.map((operation) => layerOf(operation, penalty));
  const scaling = isSigned ? 'layers.Rescaling(1 / 127, offset=-1)' : 'layers.Rescaling(1 / 255)';
  return `
def build():
    """The network with random weights."""
    return keras.Sequential([
        keras.Input((28, 28)),
        layers.Reshape((28, 28, 1)),
        ${scaling},
${rows.map((row) => `        ${row},\n`).join('')}    ])


def load():
    """The network with its trained weights."""
    model, arrays = build(), np.load(WEIGHTS)
    model.set_weights([arrays[f'arr_{i}'] for i in range(len(arrays.files))])
    return model`;
}

/** @param {Operation} operation @param {string} penalty */
function layerOf({ kind, index, output, kernel, stride, padding, tensors, rate, activation }, penalty) {
  const isPadded = padding.top + padding.left + padding.bottom + padding.right > 0;
  const ending = [
    ...(isPadded ? [", padding='same'"] : []),
    ...(stride > 1 && kind === 'conv' ? [`, strides=${stride}`] : []),
    ...(activation === 'linear' || activation === 'step' ? [] : [`, activation='${activation}'`]),
    ...(tensors.length > 1 ? [] : [', use_bias=False']),
    `${penalty}, name='${kind}${index + 1}'`,
  ].join('');
  const active = activation === 'linear' ? '' : `, layers.Activation('${activation}')`;
  /** @type {Record<string, () => string>} */
  const made = {
    conv: () => `layers.Conv2D(${output.channels}, (${kernel.join(', ')})${ending})`,
    dense: () => `layers.Dense(${output.channels}${ending})`,
    maxpool: () => `layers.MaxPooling2D(${kernel[0]}, strides=${stride})`,
    avgpool: () => `layers.AveragePooling2D(${kernel[0]}, strides=${stride})`,
    globalavgpool: () => 'layers.GlobalAveragePooling2D(keepdims=True)',
    batchnorm: () => `layers.BatchNormalization(name='norm${index + 1}')${active}`,
    dropout: () => `layers.Dropout(${rate})`,
    flatten: () => 'layers.Flatten()',
    image: () => `layers.Reshape((1, 1, ${output.channels}))`,
  };
  return made[kind]();
}

/** @param {Network} network */
function reading(network) {
  const isStep = lastOf(network).activation === 'step';
  const limit = isStep ? 0 : 0.5;
  const best = network.outputs === 1 ? `(found[:, 0] > ${limit}).astype(int)` : 'found.argmax(1)';
  return `
def classify(model, pixels):
    """The probabilities [n, ${network.outputs}] of images [n, 28, 28], and the class of each."""
    found = model.predict(np.asarray(pixels, 'float32'), verbose=0)
    return ${isStep ? "(found > 0).astype('float32')" : 'found'}, ${best}


def read(model, pixels):
    """The digit of each image [n, 28, 28]."""
    return [DIGITS[best] for best in classify(model, pixels)[1]]`;
}

/** @param {Network} network @param {Training} training */
function compiling(network, { optimizer, clip }) {
  const isSoftmax = lastOf(network).activation === 'softmax';
  const oneHot =
    network.outputs === 1
      ? "classes[:, None].astype('float32')"
      : `np.eye(${network.outputs}, dtype='float32')[classes]`;
  const clipping = clip > 0 ? `, global_clipnorm=${clip}` : '';
  const decay =
    optimizer === 'adamw'
      ? "\n    optimizer.exclude_from_weight_decay(var_names=['bias', 'beta', 'gamma'])"
      : '';
  return `
def targets(labels):
    """What the network is to say of images with these digits."""
    classes = np.array([DIGITS.index(label) for label in labels])
    return ${isSoftmax ? 'classes' : oneHot}


def prepare(model):
    """Compiles the network with the optimizer and the loss that it was trained with."""
    optimizer = keras.optimizers.${OPTIMIZERS[optimizer]}${clipping})${decay}
    model.compile(optimizer, '${isSoftmax ? 'sparse_categorical_crossentropy' : 'binary_crossentropy'}', ['accuracy'])
    return model`;
}
