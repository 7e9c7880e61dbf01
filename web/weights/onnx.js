// onnx.js — reads the weights of an ONNX model: of its convolutions, matrix products and normalisations.
//
// Such a file is a message of Protocol Buffers (https://protobuf.dev/programming-guides/encoding); field numbers are
// those of onnx.proto3 (https://github.com/onnx/onnx).

import { FileError } from '../files/errors.js';
import { FLOATS, shapeSize, shapeText } from '../files/floats.js';

/** @typedef {import('./files.js').Tensor} Tensor */
/** @typedef {number | Uint8Array} Value   a whole number, or the bytes of anything else */
/** @typedef {[number, Value][]} Message   number and value of each field */

/** TensorProto.DataType, as FLOATS names them. @type {Record<number, string>} */
const TYPES = { 1: 'F32', 10: 'F16', 11: 'F64', 16: 'BF16' };

/** Nodes that take weights behind their first input. */
const WITH_WEIGHTS = ['Conv', 'Gemm', 'BatchNormalization'];
/** Which of the inputs of BatchNormalization is the variance, and what is added to it if nothing is said. */
const VARIANCE = 4;
const USUAL_EPSILON = 1e-5;

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
 * Throws a FileError if the file is damaged or its weights are of other types than FLOATS.
 * @param {Uint8Array} bytes
 * @param {string} file   its name, for errors
 * @returns {import('./files.js').Weights}
 */
export function readOnnx(bytes, file) {
  try {
    const model = parse(bytes);
    const [graph] = messages(model, 7);
    if (!graph) throw new Damaged();
    const epsilons = weightNames(messages(graph, 1));
    const tensors = messages(graph, 5)
      .filter((tensor) => epsilons.has(texts(tensor, 8)[0]))
      .map((tensor) => readTensor(tensor, epsilons, file));
    const entries = messages(model, 14).map((entry) => [texts(entry, 1)[0] ?? '', texts(entry, 2)[0] ?? '']);
    return { tensors, metadata: Object.fromEntries(entries) };
  } catch (error) {
    if (error instanceof Damaged) throw new FileError('FILE_HEADER', { file });
    throw error;
  }
}

/**
 * The names of all weights; of variances, with what the node adds to them.
 * @param {Message[]} nodes @returns {Map<string, number | undefined>}
 */
function weightNames(nodes) {
  /** @type {Map<string, number | undefined>} */
  const names = new Map();
  for (const node of nodes) {
    const [type] = texts(node, 4);
    if (!WITH_WEIGHTS.includes(type)) continue;
    const isNorm = type === 'BatchNormalization';
    for (const [place, name] of texts(node, 1).entries())
      if (place > 0) names.set(name, isNorm && place === VARIANCE ? epsilonOf(node) : undefined);
  }
  return names;
}

/** @param {Message} node */
function epsilonOf(node) {
  const attribute = messages(node, 5).find((each) => texts(each, 1)[0] === 'epsilon');
  const value = attribute && all(attribute, 2)[0];
  return value instanceof Uint8Array && value.length === 4 ? FLOATS.F32.read(value)[0] : USUAL_EPSILON;
}

/** @param {Message} tensor @param {Map<string, number | undefined>} epsilons @param {string} file @returns {Tensor} */
function readTensor(tensor, epsilons, file) {
  const [name] = texts(tensor, 8);
  const [type] = all(tensor, 2);
  const float = FLOATS[TYPES[Number(type)]];
  const shape = all(tensor, 1).flatMap((value) => (typeof value === 'number' ? value : packed(value)));
  if (!float)
    throw new FileError('FILE_TYPE', { file, tensor: name, shape: shapeText(shape), type: String(type) });
  const numbers = all(tensor, 9)[0];
  if (!(numbers instanceof Uint8Array) || numbers.length !== shapeSize(shape) * float.bytes)
    throw new FileError('FILE_PLACE', { file, tensor: name });
  const epsilon = epsilons.get(name);
  return { name, shape, values: float.read(numbers), ...(epsilon !== undefined && { epsilon }) };
}

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
