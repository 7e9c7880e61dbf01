// onnx.js — a network as an ONNX model, which takes bytes and gives probabilities.
//
//   pixels          [images, 28, 28] uint8, 0 paper … 255 ink
//   probabilities   [images, classes]
//   sums            [images, classes] what the last activation gets; its largest is the class
//
// Field numbers are those of onnx.proto3, operators those of opset 17: see https://github.com/onnx/onnx

import { floatBytes } from '../files/floats.js';
import { IMAGE_SIDE } from '../shared/ink-to-image.js';
import { VERSION } from '../shared/version.js';
import { channelsFirst } from './channels-first.js';
import { EPSILON, withoutDropout } from './network.js';
import { Float32, message } from './protobuf.js';

/**
 * @typedef {import('./network.js').Network} Network
 * @typedef {import('./network.js').Operation} Operation
 *
 * @typedef {object} Node
 * @property {string} type
 * @property {string[]} inputs
 * @property {string} output
 * @property {Record<string, number | number[] | Float32>} [attributes]
 */

const IR_VERSION = 8;
const OPSET = 17;

/** TensorProto.DataType. */
const TYPES = { float: 1, uint8: 2, int64: 7 };
/** AttributeProto.AttributeType. */
const ATTRIBUTES = { float: 1, int: 2, ints: 7 };

/** ONNX' names of the activations. @type {Record<string, string>} */
const ACTIVATIONS = { relu: 'Relu', sigmoid: 'Sigmoid', tanh: 'Tanh', softmax: 'Softmax' };

const INPUT = 'pixels';
const OUTPUT = 'probabilities';
const SUMS = 'sums';

/** @param {Network} network @param {string} stem   of the file's name */
export function writeOnnx(network, stem) {
  const operations = channelsFirst(withoutDropout(network));
  const tensors = operations.flatMap((operation) => operation.tensors);
  const { outputs, metadata, digits, line } = network;
  const graph = message(
    ...nodesOf(operations, network.isSigned).map((node) => field(1, nodeMessage(node))),
    field(2, 'digits'),
    ...constantsOf(operations, network.isSigned).map((tensor) => field(5, tensor)),
    ...tensors.map(({ name, shape, values }) => field(5, tensorMessage(name, shape, values))),
    field(11, valueInfo(INPUT, TYPES.uint8, ['images', IMAGE_SIDE, IMAGE_SIDE])),
    ...[OUTPUT, SUMS].map((name) => field(12, valueInfo(name, TYPES.float, ['images', outputs]))),
  );
  const facts = { ...metadata, layers: line, digits: digits.join() };
  const model = message(
    field(1, IR_VERSION),
    field(2, 'Digit Lab'),
    field(3, VERSION),
    field(7, graph),
    field(8, message(field(1, ''), field(2, OPSET))),
    ...Object.entries(facts).map(([key, value]) => field(14, message(field(1, key), field(2, value)))),
  );
  return [{ name: `${stem}.onnx`, content: model }];
}

/**
 * @template {import('./protobuf.js').Value | Float32} Value
 * @param {number} number @param {Value} value @returns {[number, Value]}
 */
const field = (number, value) => [number, value];

/** The operations behind each other; each output is the next one's input. @param {Operation[]} operations @param {boolean} isSigned */
function nodesOf(operations, isSigned) {
  /** @type {Node[]} */
  const nodes = [];
  const add = (/** @type {string} */ type, /** @type {string[]} */ others = [], attributes = {}) => {
    const output = `${type.toLowerCase()}_${nodes.length + 1}`;
    nodes.push({ type, inputs: [nodes.at(-1)?.output ?? INPUT, ...others], output, attributes });
  };
  add('Cast', [], { to: TYPES.float });
  if (isSigned) add('Sub', ['scaling.offset']);
  add('Div', ['scaling.range']);
  add('Unsqueeze', ['scaling.axis']);
  for (const operation of operations) {
    const { kind, tensors, activation } = operation;
    const names = tensors.map(({ name }) => name);
    if (kind === 'flatten') add('Flatten', [], { axis: 1 });
    else if (kind === 'image') add('Unsqueeze', ['image.axes']);
    else add(...nodeOf(operation, names));
    if (operation === operations.at(-1)) /** @type {Node} */ (nodes.at(-1)).output = SUMS;
    if (activation === 'step') {
      add('Greater', ['step.zero']);
      add('Cast', [], { to: TYPES.float });
    } else if (activation !== 'linear')
      add(ACTIVATIONS[activation], [], activation === 'softmax' ? { axis: 1 } : {});
  }
  /** @type {Node} */ (nodes.at(-1)).output = OUTPUT;
  return nodes;
}

/** @param {Operation} operation @param {string[]} names @returns {[string, string[], Node['attributes']]} */
function nodeOf({ kind, kernel, stride, padding: { top, left, bottom, right } }, names) {
  const windows = { kernel_shape: kernel, strides: [stride, stride] };
  /** @type {Record<string, () => [string, string[], Node['attributes']]>} */
  const nodes = {
    conv: () => ['Conv', names, { ...windows, pads: [top, left, bottom, right] }],
    maxpool: () => ['MaxPool', [], windows],
    avgpool: () => ['AveragePool', [], windows],
    globalavgpool: () => ['GlobalAveragePool', [], {}],
    batchnorm: () => ['BatchNormalization', names, { epsilon: new Float32(EPSILON) }],
    dense: () => ['Gemm', names, { transB: 1 }],
  };
  return nodes[kind]();
}

/** Numbers that nodes take as inputs. @param {Operation[]} operations @param {boolean} isSigned */
function constantsOf(operations, isSigned) {
  const number = (/** @type {string} */ name, /** @type {number} */ value) =>
    tensorMessage(name, [], Float32Array.of(value));
  return [
    ...(isSigned ? [number('scaling.offset', 127)] : []),
    number('scaling.range', isSigned ? 127 : 255),
    axesMessage('scaling.axis', [1n]),
    ...(operations.some(({ kind }) => kind === 'image') ? [axesMessage('image.axes', [2n, 3n])] : []),
    ...(operations.some(({ activation }) => activation === 'step') ? [number('step.zero', 0)] : []),
  ];
}

/** NodeProto. @param {Node} node */
const nodeMessage = ({ type, inputs, output, attributes = {} }) =>
  message(
    ...inputs.map((name) => field(1, name)),
    field(2, output),
    field(3, output),
    field(4, type),
    ...Object.entries(attributes).map(([name, value]) => field(5, attributeMessage(name, value))),
  );

/** AttributeProto. @param {string} name @param {number | number[] | Float32} value */
function attributeMessage(name, value) {
  if (value instanceof Float32) return message(field(1, name), field(2, value), field(20, ATTRIBUTES.float));
  if (typeof value === 'number') return message(field(1, name), field(3, value), field(20, ATTRIBUTES.int));
  return message(field(1, name), ...value.map((each) => field(8, each)), field(20, ATTRIBUTES.ints));
}

/** TensorProto. @param {string} name @param {number[]} shape @param {Float32Array} values */
const tensorMessage = (name, shape, values) =>
  message(
    ...shape.map((length) => field(1, length)),
    field(2, TYPES.float),
    field(8, name),
    field(9, floatBytes(values)),
  );

/** The same of whole numbers. @param {string} name @param {bigint[]} axes */
function axesMessage(name, axes) {
  const bytes = new Uint8Array(8 * axes.length);
  const view = new DataView(bytes.buffer);
  for (const [i, axis] of axes.entries()) view.setBigInt64(8 * i, axis, true);
  return message(field(1, axes.length), field(2, TYPES.int64), field(8, name), field(9, bytes));
}

/** ValueInfoProto. @param {string} name @param {number} type @param {(string | number)[]} shape   a name where any length fits */
function valueInfo(name, type, shape) {
  const dimensions = shape.map((length) =>
    field(1, message(typeof length === 'string' ? field(2, length) : field(1, length))),
  );
  const tensor = message(field(1, type), field(2, message(...dimensions)));
  return message(field(1, name), field(2, message(field(1, tensor))));
}
