// pytorch.js — a network as a PyTorch program and its weights: it reads images, and it trains on.

import { EPSILON_KEY, writeSafetensors } from '../weights/safetensors.js';
import { channelsFirst, moduleName } from './channels-first.js';
import { EPSILON, lastOf, MOMENTUM } from './network.js';
import { AUGMENTATION, DATA, FILES, OPTIMIZERS, SCHEDULES, TRAINING } from './pytorch-code.js';
import { trainingOf } from './training.js';

/** @typedef {import('./network.js').Network} Network */
/** @typedef {import('./network.js').Operation} Operation */

/** @type {Record<string, string>} */
const ACTIVATIONS = { relu: 'nn.ReLU()', sigmoid: 'nn.Sigmoid()', tanh: 'nn.Tanh()' };

/** What the last activation makes of the sums. @type {Record<string, string>} */
const ANSWERS = {
  softmax: 'torch.softmax(sums, 1)',
  sigmoid: 'torch.sigmoid(sums)',
  step: '(sums > 0).float()',
};

/** The loss of each last activation, as nn.h describes it, of sums and of the targets. @type {Record<string, string>} */
const LOSSES = {
  softmax: '    return F.cross_entropy(sums, classes)',
  sigmoid: '    return F.binary_cross_entropy_with_logits(sums, targets)',
  step: `    wrong = (sums > 0) != (targets > 0)  # the perceptron's criterion
    return (sums.abs() * wrong).sum() / len(sums)`,
};

/** @param {Network} network @param {string} stem   of the files' names */
export function writePyTorch(network, stem) {
  const operations = channelsFirst(network.operations);
  const tensors = operations.flatMap((operation) => operation.tensors);
  const metadata = {
    ...network.metadata,
    ...{ layers: network.line, [EPSILON_KEY]: String(EPSILON) },
  };
  return [
    { name: `${stem}.py`, content: program(network, operations, stem) },
    { name: `${stem}.safetensors`, content: writeSafetensors(tensors, metadata) },
  ];
}

/** @param {Network} network @param {Operation[]} operations @param {string} stem */
function program(network, operations, stem) {
  const training = trainingOf(network.metadata);
  const { schedule, optimizer, augment } = training;
  const isAugmented = augment.some((range) => range > 0);
  const { make, code = '' } = OPTIMIZERS[optimizer];
  return [
    head(network, training, stem),
    modules(network, operations),
    answers(network),
    FILES,
    DATA,
    SCHEDULES[schedule],
    code,
    isAugmented ? AUGMENTATION : '',
    losses(network),
    `
def make_optimizer(model, groups, rate):
    return ${make}
`,
    isAugmented ? TRAINING : withoutAugmentation(TRAINING),
  ]
    .filter(Boolean)
    .map((part) => part.trim())
    .join('\n\n\n')
    .concat('\n');
}

/** @param {string} code */
const withoutAugmentation = (code) => code.replace(/ {12}if any\(SETTINGS\['augment'\]\).*\n.*\n/, '');

/** @param {Network} network @param {import('./training.js').Training} training @param {string} stem */
function head({ line, digits, paramCount, outputs }, training, stem) {
  const { optimizer, schedule, rate, batch, epochs, l2, clip, average, augment, seed, splitSeed } = training;
  const known = Array.from({ length: Math.max(outputs, digits.length) }, (_, i) => digits[i] ?? -1);
  const settings = {
    ...{ optimizer: `'${optimizer}'`, rate, schedule: `'${schedule}'`, batch: batch ?? 'None', epochs },
    ...{ l2, clip, average, augment: `(${augment.join(', ')})`, seed, split_seed: splitSeed },
    ...{ validation: `'${training.validation}'`, train: `'${training.train}'` },
  };
  const needsMath = augment.some((range) => range > 0) || ['cosine', 'one-cycle'].includes(schedule);
  const rows = Object.entries(settings).map(([key, value]) => `    '${key}': ${value},\n`);
  const invented = training.invented
    ? `\nIn Digit Lab ${training.invented} invented digits were trained on besides, which are not here.\n`
    : '';
  const shuffled = training.shuffledLabels
    ? `\nIn Digit Lab ${training.shuffledLabels} % of the labels were shuffled, which are right here.\n`
    : '';
  return `#!/usr/bin/env python3
"""${stem}.py: a network trained in Digit Lab, for PyTorch 1.13 or newer.

    ${line}

${paramCount} parameters, in ${stem}.safetensors beside this file. To read images:

    from ${/^[a-z_]\w*$/i.test(stem) ? stem : 'this_file'} import load, read
    read(load(), pixels)    # [n, 28, 28] bytes, 0 paper ... 255 ink: n digits

To train on with the same settings, on one machine or on several:

    python3 ${stem}.py --data FOLDER --save trained.safetensors
    torchrun --nproc_per_node 4 ${stem}.py --data FOLDER --save trained.safetensors
${invented}${shuffled}"""

import argparse
import gzip
import json
${needsMath ? 'import math\n' : ''}import os
import struct
from collections import OrderedDict
from pathlib import Path

import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import nn

WEIGHTS = Path(__file__).with_suffix('.safetensors')
DIGITS = [${known.join(', ')}]  # of each class
CLASSES = [${training.classes.join(', ')}]  # digits to train with
SETTINGS = {
${rows.join('')}}

# torchrun sets these.
RANK, WORLD = int(os.environ.get('RANK', 0)), int(os.environ.get('WORLD_SIZE', 1))
DEVICE = torch.device('cuda', int(os.environ.get('LOCAL_RANK', 0))) if torch.cuda.is_available() else torch.device('cpu')`;
}

/** @param {Network} network @param {Operation[]} operations */
function modules({ isSigned }, operations) {
  const last = operations.at(-1);
  const rows = operations.flatMap((operation) => {
    const own = [[moduleName(operation), moduleOf(operation)]];
    const { activation, index, padding, kind } = operation;
    if (kind === 'conv' && !isEven(padding)) {
      const { left, right, top, bottom } = padding;
      own.unshift([`padding${index + 1}`, `nn.ZeroPad2d((${left}, ${right}, ${top}, ${bottom}))`]);
    }
    if (operation !== last && activation in ACTIVATIONS)
      own.push([`${activation}${index + 1}`, ACTIVATIONS[activation]]);
    return own;
  });
  const scaled = isSigned ? '(pixels.float() - 127) / 127' : 'pixels.float() / 255';
  return `
class Network(nn.Sequential):
    """Bytes [n, 28, 28] in; out, for each class, what the last activation gets."""

    def __init__(self):
        super().__init__(OrderedDict(
${rows.map(([name, module]) => `            ${name}=${module},\n`).join('')}        ))

    def forward(self, pixels):
        return super().forward((${scaled}).unsqueeze(1))`;
}

/** @param {Operation['padding']} padding */
const isEven = ({ top, left, bottom, right }) => top === bottom && left === right;

/** @param {Operation} operation */
function moduleOf({ kind, input, output, kernel: [height, width], stride, padding, tensors, isFlat, rate }) {
  const bias = tensors.length > 1 ? '' : ', bias=False';
  const margin =
    isEven(padding) && padding.top + padding.left > 0 ? `, padding=(${padding.top}, ${padding.left})` : '';
  const step = stride > 1 ? `, stride=${stride}` : '';
  const channels = output.channels;
  /** @type {Record<string, () => string>} */
  const made = {
    conv: () => `nn.Conv2d(${input.channels}, ${channels}, (${height}, ${width})${step}${margin}${bias})`,
    dense: () => `nn.Linear(${input.channels}, ${channels}${bias})`,
    maxpool: () => `nn.MaxPool2d(${height}, ${stride})`,
    avgpool: () => `nn.AvgPool2d(${height}, ${stride})`,
    globalavgpool: () => 'nn.AdaptiveAvgPool2d(1)',
    batchnorm: () =>
      `nn.BatchNorm${isFlat ? 1 : 2}d(${channels}, eps=${EPSILON}, momentum=${(1 - MOMENTUM).toFixed(2)})`,
    dropout: () => `nn.Dropout(${rate})`,
    flatten: () => 'nn.Flatten()',
    image: () => `nn.Unflatten(1, (${channels}, 1, 1))`,
  };
  return made[kind]();
}

/** @param {Network} network */
function answers(network) {
  const { activation } = lastOf(network);
  const best = network.outputs === 1 ? '(sums[:, 0] > 0).long()' : 'sums.argmax(1)';
  return `
@torch.no_grad()
def classify(model, pixels, at_once=1000):
    """The probabilities [n, ${network.outputs}] of images [n, 28, 28], and the class of each."""
    model.eval()
    device = next(model.parameters()).device
    sums = torch.cat([model(part.to(device)).cpu() for part in torch.as_tensor(pixels).split(at_once)])
    return ${ANSWERS[activation]}, ${best}


def read(model, pixels):
    """The digit of each image [n, 28, 28]."""
    return [DIGITS[best] for best in classify(model, pixels)[1].tolist()]


def accuracy(model, images, classes):
    return (classify(model, images)[1] == classes).float().mean().item()`;
}

/** @param {Network} network */
function losses(network) {
  const { activation } = lastOf(network);
  const targets =
    network.outputs === 1
      ? '    targets = classes[:, None].float()\n'
      : `    targets = F.one_hot(classes, ${network.outputs}).float()\n`;
  return `
def loss_of(sums, classes):
    """The mean over the images."""
${activation === 'softmax' ? '' : targets}${LOSSES[activation]}`;
}
