// onnx.js — reads the weights of an ONNX model: of its convolutions, matrix products and normalisations.
//
// They get PyTorch's names and shapes, whatever their own are: tf2onnx and skl2onnx have MatMul and Add with matrices
// that lie the other way round, and some programs keep weights in nodes called Constant.
//
// Such a file is a message of Protocol Buffers (https://protobuf.dev/programming-guides/encoding); field numbers are
// those of onnx.proto3 (https://github.com/onnx/onnx).

import { FileError } from '../files/errors.js';
import { FLOATS, shapeSize, shapeText } from '../files/floats.js';
import { joined } from '../files/joined.js';
import { toRowMajor } from '../files/npy.js';

/** @typedef {import('./files.js').Tensor} Tensor */
/** @typedef {number | Uint8Array} Value   a whole number, or the bytes of anything else */
/** @typedef {[number, Value][]} Message   number and value of each field */

/** TensorProto.DataType, as FLOATS names them. @type {Record<number, string>} */
const TYPES = { 1: 'F32', 10: 'F16', 11: 'F64', 16: 'BF16' };

/** Where a tensor has its numbers if it has no bytes: by type, the field; halves are whole numbers. @type {Record<string, number>} */
const NUMBERS = { F32: 4, F64: 10 };

/** What nodes take behind their first input. @type {Record<string, string[]>} */
const PARTS = {
  Conv: ['weight', 'bias'],
  Gemm: ['weight', 'bias'],
  MatMul: ['weight'],
  BatchNormalization: ['weight', 'bias', 'running_mean', 'running_var'],
};
/** What is added to a variance if nothing is said. */
const USUAL_EPSILON = 1e-5;
/** Longer lists of nodes end with dots. */
const MOST_LISTED = 8;

/** What is damaged is told with the file's name. */
class Damaged extends Error {}

/** @param {Uint8Array} bytes @returns {Message} */
function parse(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      if (at >= bytes.length || factor > 2 ** 63) throw new Damaged();
      const byte = bytes[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const take = (/** @type {number} */ length) => {
    if (length > bytes.length - at) throw new Damaged();
    at += length;
    return bytes.subarray(at - length, at);
  };
  /** By type on the wire. @type {Record<number, () => Value>} */
  const values = { 0: varint, 1: () => take(8), 2: () => take(varint()), 5: () => take(4) };
  /** @type {Message} */
  const fields = [];
  while (at < view.byteLength) {
    const tag = varint();
    const read = values[tag % 8];
    if (!read) throw new Damaged();
    fields.push([Math.floor(tag / 8), read()]);
  }
  return fields;
}

/** @param {Message} fields @param {number} wanted */
const all = (fields, wanted) => fields.filter(([number]) => number === wanted).map(([, value]) => value);

/** The messages in a field. @param {Message} fields @param {number} wanted */
const messages = (fields, wanted) => all(fields, wanted).map((value) => parse(bytesOf(value)));

/** @param {Message} fields @param {number} wanted */
const texts = (fields, wanted) => all(fields, wanted).map((value) => decode(bytesOf(value)));

/** @param {Value | undefined} value */
function bytesOf(value) {
  if (value instanceof Uint8Array) return value;
  throw new Damaged();
}

/** @param {Uint8Array} bytes */
const decode = (bytes) => new TextDecoder().decode(bytes);

/**
 * Throws a FileError if the file is damaged, has its weights in another file, or has none of the types of FLOATS.
 * @param {Uint8Array} bytes
 * @param {string} file   its name, for errors
 * @returns {import('./files.js').Weights}
 */
export function readOnnx(bytes, file) {
  try {
    const model = parse(bytes);
    const [graph] = messages(model, 7);
    if (!graph) throw new Damaged();
    const nodes = messages(graph, 1).map(nodeOf);
    const tensors = weightsOf(nodes, constantsOf(graph, nodes), file);
    if (!tensors.length) throw new FileError('ONNX_NODES', { file, found: listing(nodes) });
    const entries = messages(model, 14).map((entry) => [texts(entry, 1)[0] ?? '', texts(entry, 2)[0] ?? '']);
    return { tensors, metadata: Object.fromEntries(entries) };
  } catch (error) {
    if (error instanceof Damaged) throw new FileError('FILE_HEADER', { file });
    throw error;
  }
}

/** @typedef {{ type: string, inputs: string[], output: string, attributes: Map<string, Message> }} Node */

/** @param {Message} node @returns {Node} */
const nodeOf = (node) => ({
  type: texts(node, 4)[0] ?? '',
  inputs: texts(node, 1),
  output: texts(node, 2)[0] ?? '',
  attributes: new Map(messages(node, 5).map((attribute) => [texts(attribute, 1)[0] ?? '', attribute])),
});

/** @param {Node[]} nodes */
function listing(nodes) {
  const types = [...new Set(nodes.map(({ type }) => type))];
  return types.length > MOST_LISTED ? `${types.slice(0, MOST_LISTED).join(', ')} …` : types.join(', ');
}

/** The tensors that the model holds, by name. @param {Message} graph @param {Node[]} nodes @returns {Map<string, Message>} */
function constantsOf(graph, nodes) {
  const own = messages(graph, 5).map((tensor) => /** @type {const} */ ([texts(tensor, 8)[0] ?? '', tensor]));
  const ofNodes = nodes.flatMap(({ type, output, attributes }) => {
    const value = attributes.get('value');
    const [tensor] = value && type === 'Constant' ? messages(value, 5) : [];
    return tensor ? [/** @type {const} */ ([output, tensor])] : [];
  });
  return new Map([...own, ...ofNodes]);
}

/**
 * The weights of all nodes, in their order, with PyTorch's names and shapes. The matrices of a model that turns its images
 * itself keep theirs: whether what they get goes channel by channel is not known.
 * @param {Node[]} nodes @param {Map<string, Message>} constants @param {string} file @returns {Tensor[]}
 */
function weightsOf(nodes, constants, file) {
  const has = (/** @type {string} */ wanted) => nodes.some(({ type }) => type === wanted);
  const isClear = !(has('Conv') && has('Transpose'));
  /** Whose sums an output is, to which a bias may be added. @type {Map<string, string>} */
  const sums = new Map();
  return nodes.flatMap((node) => {
    const { type, inputs, output, attributes } = node;
    const read = (/** @type {string} */ name, /** @type {string} */ called) => {
      const tensor = constants.get(name);
      return tensor ? [{ ...readTensor(tensor, name, file), name: called }] : [];
    };
    if (type === 'Add') {
      const [sum, bias] = sums.has(inputs[0]) ? inputs : [inputs[1], inputs[0]];
      return sums.has(sum) ? read(bias, `${sums.get(sum)}.bias`).map(asVector) : [];
    }
    if (!Object.hasOwn(PARTS, type) || !constants.has(inputs[1])) return [];
    const module = inputs[1].replace(/\.weight$/, '');
    const isTorch =
      type !== 'MatMul' && (type !== 'Gemm' || wholeNumbers(attributes.get('transB') ?? [], 3)[0]);
    if (!isTorch && !isClear) return inputs.slice(1).flatMap((name) => read(name, name));
    sums.set(output, module);
    const tensors = PARTS[type].flatMap((part, place) => read(inputs[place + 1], `${module}.${part}`));
    if (type === 'BatchNormalization') return tensors.map((tensor) => withEpsilon(tensor, node));
    const isTurned = !isTorch && !hasRowsOfOutputs(tensors);
    return tensors.map((tensor) =>
      tensor.name.endsWith('.bias') ? asVector(tensor) : isTurned ? turned(tensor) : tensor,
    );
  });
}

/** Whether the bias says that a matrix lies as PyTorch's, although its node does not. @param {Tensor[]} tensors */
const hasRowsOfOutputs = ([{ shape }, bias]) => bias?.values.length === shape[0] && shape[0] !== shape[1];

/** A bias, which some programs keep as a row. @param {Tensor} tensor @returns {Tensor} */
const asVector = (tensor) => ({ ...tensor, shape: [tensor.values.length] });

/** A matrix with rows for columns. @param {Tensor} tensor @returns {Tensor} */
function turned(tensor) {
  const { shape, values } = tensor;
  if (shape.length !== 2) return tensor;
  const other = [shape[1], shape[0]];
  return { ...tensor, shape: other, values: toRowMajor(values, other) };
}

/** A variance with what its node adds to it. @param {Tensor} tensor @param {Node} node @returns {Tensor} */
function withEpsilon(tensor, { attributes }) {
  if (!tensor.name.endsWith('.running_var')) return tensor;
  const value = all(attributes.get('epsilon') ?? [], 2)[0];
  const isFloat = value instanceof Uint8Array && value.length === 4;
  return { ...tensor, epsilon: isFloat ? FLOATS.F32.read(value)[0] : USUAL_EPSILON };
}

/** @param {Message} tensor @param {string} name @param {string} file @returns {Tensor} */
function readTensor(tensor, name, file) {
  const [type] = all(tensor, 2);
  const key = TYPES[Number(type)];
  const shape = wholeNumbers(tensor, 1);
  if (!key)
    throw new FileError('FILE_TYPE', { file, tensor: name, shape: shapeText(shape), type: String(type) });
  if (all(tensor, 13).length) throw new FileError('FILE_EXTERNAL', { file, tensor: name });
  const numbers = numberBytes(tensor, key);
  if (numbers.length !== shapeSize(shape) * FLOATS[key].bytes)
    throw new FileError('FILE_PLACE', { file, tensor: name });
  return { name, shape, values: FLOATS[key].read(numbers) };
}

/** The numbers as bytes: as such, or each by itself, or behind each other. @param {Message} tensor @param {string} type   in FLOATS */
function numberBytes(tensor, type) {
  const [bytes] = all(tensor, 9);
  if (bytes !== undefined) return bytesOf(bytes);
  if (NUMBERS[type]) return joined(all(tensor, NUMBERS[type]).map(bytesOf));
  return new Uint8Array(Uint16Array.from(wholeNumbers(tensor, 5)).buffer);
}

/** @param {Message} fields @param {number} wanted */
const wholeNumbers = (fields, wanted) =>
  all(fields, wanted).flatMap((value) => (typeof value === 'number' ? value : packed(value)));

/** Whole numbers behind each other, as most programs write a shape. @param {Uint8Array} bytes */
function packed(bytes) {
  const numbers = [];
  let [value, factor] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    numbers.push(value);
    [value, factor] = [0, 1];
  }
  return numbers;
}
