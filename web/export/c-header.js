// c-header.js — a network as one C header: code and weights, without a library and without memory of its own.

import { IMAGE_PIXELS } from '../shared/ink-to-image.js';
import { shapeCount } from '../shared/layer-facts.js';
import { Sha256 } from '../shared/sha256.js';
import { scaleAndOffset, withoutDropout } from './network.js';

/** @typedef {import('./network.js').Network} Network */
/** @typedef {import('./network.js').Operation} Operation */

/** Lines of the header that hold weights: with the code and a line for each layer it stays below 300. */
const WEIGHT_LINES = 100;
/** Weights in a line, at least. */
const LEAST_IN_LINE = 8;

/** Functions of the header by name, in the order in which they stand there. @type {Record<string, string>} */
const FUNCTIONS = {
  exp: `
/* e to the power of x, to the last bits of a float. */
static inline float digit_exp(float x)
{
    const float limited = x < -87.0f ? -87.0f : x > 88.0f ? 88.0f : x;
    int twos = (int)(limited * 1.44269504f + (limited < 0.0f ? -0.5f : 0.5f));
    const float r = (limited - (float)twos * 0.693145752f) - (float)twos * 1.42860677e-6f;
    float power = 1.0f + r * (1.0f + r * (0.5f + r * (0.166666667f + r * (0.0416666667f +
        r * (0.00833333333f + r * 0.00138888889f)))));
    for (; twos > 0; twos--) power *= 2.0f;
    for (; twos < 0; twos++) power *= 0.5f;
    return power;
}`,
  relu: `
static inline void digit_relu(float *y, int count)
{
    int i;
    for (i = 0; i < count; i++) y[i] = y[i] > 0.0f ? y[i] : 0.0f;
}`,
  sigmoid: `
static inline void digit_sigmoid(float *y, int count)
{
    int i;
    for (i = 0; i < count; i++) y[i] = 1.0f / (1.0f + digit_exp(-y[i]));
}`,
  tanh: `
static inline void digit_tanh(float *y, int count)
{
    int i;
    for (i = 0; i < count; i++) {
        const float small = digit_exp(y[i] < 0.0f ? 2.0f * y[i] : -2.0f * y[i]);
        const float size = (1.0f - small) / (1.0f + small);
        y[i] = y[i] < 0.0f ? -size : size;
    }
}`,
  softmax: `
static inline void digit_softmax(float *y, int count)
{
    float most = y[0], sum = 0.0f;
    int i;
    for (i = 1; i < count; i++) most = y[i] > most ? y[i] : most;
    for (i = 0; i < count; i++) sum += y[i] = digit_exp(y[i] - most);
    for (i = 0; i < count; i++) y[i] /= sum;
}`,
  step: `
static inline void digit_step(float *y, int count)
{
    int i;
    for (i = 0; i < count; i++) y[i] = y[i] > 0.0f ? 1.0f : 0.0f;
}`,
  conv: `
/* Convolutions, and dense layers, whose window is all of the image. The kernel is
   [kernel_height][kernel_width][channels][filters]. */
static inline void digit_conv(float *y, const float *x, const digit_layer *w)
{
    int row, column, i, j, c, f;
    for (row = 0; row < w->out_height; row++)
        for (column = 0; column < w->out_width; column++, y += w->filters) {
            for (f = 0; f < w->filters; f++) y[f] = w->bias < 0 ? 0.0f : digit_weights[w->bias + f];
            for (i = 0; i < w->kernel_height; i++)
                for (j = 0; j < w->kernel_width; j++) {
                    const int from_row = row * w->stride + i - w->top;
                    const int from_column = column * w->stride + j - w->left;
                    const int from = (from_row * w->width + from_column) * w->channels;
                    const int place = (i * w->kernel_width + j) * w->channels * w->filters;
                    const float *k = digit_weights + w->kernel + place;
                    if (from_row < 0 || from_row >= w->height) continue;
                    if (from_column < 0 || from_column >= w->width) continue;
                    for (c = 0; c < w->channels; c++, k += w->filters)
                        for (f = 0; f < w->filters; f++) y[f] += x[from + c] * k[f];
                }
        }
}`,
  pool: `
/* The largest number of each window and channel, or the mean. */
static inline void digit_pool(float *y, const float *x, const digit_layer *w, int is_mean)
{
    int row, column, i, j, c;
    for (row = 0; row < w->out_height; row++)
        for (column = 0; column < w->out_width; column++)
            for (c = 0; c < w->channels; c++) {
                const float *in = x + (row * w->width + column) * w->stride * w->channels + c;
                float sum = 0.0f, most = in[0];
                for (i = 0; i < w->kernel_height; i++)
                    for (j = 0; j < w->kernel_width; j++) {
                        const float value = in[(i * w->width + j) * w->channels];
                        sum += value;
                        most = value > most ? value : most;
                    }
                *y++ = is_mean ? sum / (float)(w->kernel_height * w->kernel_width) : most;
            }
}`,
  scale: `
/* Batch normalisation: a factor and a term for each channel. */
static inline void digit_scale(float *y, const float *x, const digit_layer *w)
{
    int i, c;
    for (i = 0; i < w->height * w->width; i++)
        for (c = 0; c < w->channels; c++)
            *y++ = *x++ * digit_weights[w->kernel + c] + digit_weights[w->bias + c];
}`,
};

/** Of each kind of layer: its function, and how it is called. @type {Record<string, [string, string]>} */
const CALLS = {
  conv: ['conv', 'digit_conv(y, x, w)'],
  dense: ['conv', 'digit_conv(y, x, w)'],
  maxpool: ['pool', 'digit_pool(y, x, w, 0)'],
  avgpool: ['pool', 'digit_pool(y, x, w, 1)'],
  globalavgpool: ['pool', 'digit_pool(y, x, w, 1)'],
  batchnorm: ['scale', 'digit_scale(y, x, w)'],
};

/** Activations of layers; those that need digit_exp. */
const ACTIVATIONS = ['relu', 'sigmoid', 'tanh', 'softmax', 'step'];
const WITH_EXP = ['sigmoid', 'tanh', 'softmax'];

/** @param {Network} network @param {string} stem   of the file's name */
export function writeCHeader(network, stem) {
  const operations = withoutDropout(network).filter(({ kind }) => kind in CALLS);
  const active = ACTIVATIONS.filter((name) => operations.some(({ activation }) => activation === name));
  const used = [...operations.map(({ kind }) => CALLS[kind][0]), ...active];
  if (active.some((name) => WITH_EXP.includes(name))) used.push('exp');
  const { numbers, places } = weightsOf(operations);
  const own = ownMacro(`${network.line} of ${network.digits}`, numbers);
  const text = [
    introduction(network, operations, { stem, own }),
    types(operations, active),
    `static const float digit_weights[${numbers.length}] = {\n${rows(numbers).join(',\n')}};`,
    ...Object.entries(FUNCTIONS).flatMap(([name, code]) => (used.includes(name) ? [code] : [])),
    reading(network, operations, { active, places }),
    ending(stem, own),
  ].join('\n');
  return [{ name: `${stem}.h`, content: text }];
}

/** The most numbers between two layers. @param {Operation[]} operations */
const largest = (operations) => Math.max(IMAGE_PIXELS, ...operations.map(({ output }) => shapeCount(output)));

/** A macro that no other network defines. @param {string} facts @param {Float32Array} numbers */
function ownMacro(facts, numbers) {
  const hash = new Sha256();
  hash.update(new TextEncoder().encode(facts));
  hash.update(new Uint8Array(numbers.buffer));
  return `DIGIT_LAB_${hash.digest().slice(0, 8).toUpperCase()}`;
}

/** @param {Network} network @param {Operation[]} operations @param {{ stem: string, own: string }} names */
function introduction({ line, outputs, digits, paramCount }, operations, { stem, own }) {
  const numbers = 2 * largest(operations);
  const meaning =
    outputs === 1
      ? `the probability of ${digits[1]}, and not ${digits[0]}`
      : `for the digits ${digits.join(', ')}`;
  return `/* ${stem}.h: reads images of handwritten digits, with a network trained in Digit Lab.

   ${line}

   ${paramCount} parameters. C99 or C++, no library, no allocation. The one function to call:

       static digit_memory memory;    ${numbers * 4} bytes
       float outputs[${outputs}];
       int digit = digit_read(&memory, pixels, outputs);

   pixels    28 rows of 28 bytes, 0 paper to 255 ink: a digit of about 20 x 20 with its centre of
             mass in the middle, as in MNIST
   outputs   ${meaning}
   The digit is returned. Calls with different memories may run at the same time. Of several networks in
   one program each is included in a source file of its own. */
#ifndef DIGIT_LAB_H
#define DIGIT_LAB_H
#define ${own}`;
}

/** All networks have the same names, so a second one is refused; the same may be included twice. @param {string} stem @param {string} own */
const ending = (stem, own) => `
#elif !defined ${own}
#error "${stem}.h: another network of Digit Lab is included before. Include each in a source file of its own."
#endif
`;

/** @param {Operation[]} operations @param {string[]} active */
const types = (operations, active) => `
/* What the layers pass on to each other. */
typedef struct {
    float even[${largest(operations)}], odd[${largest(operations)}];
} digit_memory;

enum { ${[...new Set(operations.map(({ kind }) => `digit_${kind}_layer`))].join(', ')} };
enum { ${['digit_is_linear', ...active.map((name) => `digit_is_${name}`)].join(', ')} };

/* A layer: its windows, and where in digit_weights its numbers begin. */
typedef struct {
    int kind, activation;
    int height, width, channels, out_height, out_width, filters;
    int kernel_height, kernel_width, stride, top, left;
    int kernel, bias; /* -1 without */
} digit_layer;
`;

/** The arrays of an operation. @param {Operation} operation */
function arraysOf(operation) {
  if (operation.kind !== 'batchnorm') return operation.tensors.map(({ values }) => values);
  const { scale, offset } = scaleAndOffset(operation);
  return [scale, offset];
}

/** All weights behind each other, and where those of each operation are. @param {Operation[]} operations */
function weightsOf(operations) {
  /** @type {Float32Array[]} */
  const all = [];
  let length = 0;
  const places = operations.map((operation) => {
    const begins = arraysOf(operation).map((values) => {
      all.push(values);
      length += values.length;
      return length - values.length;
    });
    return [begins[0] ?? -1, begins[1] ?? -1];
  });
  const numbers = new Float32Array(length);
  let at = 0;
  for (const values of all) {
    numbers.set(values, at);
    at += values.length;
  }
  return { numbers, places };
}

/** @param {Float32Array} values */
function rows(values) {
  const inLine = Math.max(LEAST_IN_LINE, Math.ceil(values.length / WEIGHT_LINES));
  const lines = [];
  for (let at = 0; at < values.length; at += inLine)
    lines.push(Array.from(values.subarray(at, at + inLine), floatLiteral).join(','));
  return lines;
}

/** The shortest decimal that is the same float. @param {number} value */
function floatLiteral(value) {
  let text = '';
  for (let digits = 6; digits <= 9; digits++) {
    text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) break;
  }
  return `${/[.e]/.test(text) ? text : `${text}.0`}f`;
}

/**
 * @param {Network} network @param {Operation[]} operations
 * @param {{ active: string[], places: number[][] }} parts
 */
function reading({ isSigned, outputs, digits }, operations, { active, places }) {
  const scaled = isSigned ? '((float)pixels[i] - 127.0f) / 127.0f' : '(float)pixels[i] / 255.0f';
  const kinds = [...new Set(operations.map(({ kind }) => kind))];
  const named = Array.from({ length: Math.max(outputs, 2) }, (_, i) => digits[i] ?? -1);
  const layers = operations.map((operation, i) => `        ${row(operation, places[i])}`);
  const best =
    outputs === 1
      ? 'best = x[0] > 0.0f;'
      : `for (i = 1; i < ${outputs}; i++) best = x[i] > x[best] ? i : best;`;
  return `
static inline int digit_read(digit_memory *memory, const unsigned char *pixels, float *outputs)
{
    static const int digits[] = {${named.join(', ')}};
    static const digit_layer layers[] = {
${layers.join('\n')}
    };
    float *x = memory->even, *y = memory->odd, *other;
    int i, layer, best = 0;
    for (i = 0; i < ${IMAGE_PIXELS}; i++) x[i] = ${scaled};
    for (layer = 0; layer < ${operations.length}; layer++) {
        const digit_layer *w = layers + layer;
        switch (w->kind) {
${kinds.map((kind) => `        case digit_${kind}_layer: ${CALLS[kind][1]}; break;`).join('\n')}
        }
        other = x, x = y, y = other;
        if (layer == ${operations.length - 1}) /* the largest, before the last activation */
            ${best}
        switch (w->activation) {
${active.map((name) => `        case digit_is_${name}: digit_${name}(x, w->out_height * w->out_width * w->filters); break;`).join('\n')}
        }
    }
    for (i = 0; i < ${outputs}; i++) outputs[i] = x[i];
    return digits[best];
}`;
}

/** A layer, as digit_layer holds it. @param {Operation} operation @param {number[]} place */
function row({ kind, activation, input, output, kernel, stride, padding: { top, left }, text }, place) {
  const isWhole = kind === 'dense' || kind === 'globalavgpool';
  const windows = isWhole ? [input.height, input.width] : kernel;
  const sizes = [input.height, input.width, input.channels, output.height, output.width, output.channels];
  const numbers = [...sizes, ...windows, stride, top, left, ...place].join(', ');
  return `{digit_${kind}_layer, digit_is_${activation}, ${numbers}}, /* ${text} */`;
}
