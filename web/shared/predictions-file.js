// predictions-file.js — predictions as files, CSV and JSON: the same bytes from the page and from the terminal.

/** @typedef {import('./protocol.js').Predictions} Predictions */

/** From so many outputs on, the first stand for the digits 0 to 9. */
const ALL_DIGITS = 10;

/** What the files are, by the end of their name. @type {Record<string, { write: (found: Predictions) => string, type: string }>} */
export const PREDICTION_FORMATS = {
  csv: { write: predictionsCsv, type: 'text/csv;charset=utf-8' },
  json: { write: predictionsJson, type: 'application/json' },
};

/** Nine significant digits, which are enough to give the same 32-bit float again. @param {number} value */
const digits = (value) => Number(value.toPrecision(9));

/**
 * The classes that the outputs stand for (an output that stands for none is called `output12`), and what is said of each image, a line each.
 * @param {Predictions} found
 */
function table({ classes, indices, labels, predicted, outputs, layers }) {
  const each = outputs.length / indices.length;
  const digitOf = (/** @type {number} */ output) => (each < ALL_DIGITS ? classes[output] : output);
  const names = Array.from({ length: Math.max(each, 2) }, (_, i) =>
    i < ALL_DIGITS && digitOf(i) !== undefined ? digitOf(i) : `output${i}`,
  );
  const rows = Array.from(indices, (index, i) => {
    const own = Array.from(outputs.subarray(i * each, (i + 1) * each), digits);
    // One output is the probability of the second class against the first.
    const shares = each === 1 ? [digits(1 - own[0]), own[0]] : own;
    return { index, label: labels[i], prediction: names[predicted[i]], shares };
  });
  return { names, rows, word: /\bstep\b[^|]*$/.test(layers) ? 'output' : 'probability' };
}

/**
 * A line for each image: its index in the pool, its label, the prediction, and the probability of each class (of a
 * perceptron, whether its unit fires), all digits of it.
 * @param {Predictions} found @returns {string}
 */
export function predictionsCsv(found) {
  const { names, rows, word } = table(found);
  const head = ['index', 'label', 'prediction', ...names.map((name) => `${word}_${name}`)];
  const lines = rows.map(({ index, label, prediction, shares }) => [index, label, prediction, ...shares]);
  return [head, ...lines].map((line) => `${line.join()}\r\n`).join('');
}

/** The same as JSON, with the network and the split. @param {Predictions} found @returns {string} */
export function predictionsJson(found) {
  const { names, rows, word } = table(found);
  const { split, pool, layers, fingerprint } = found;
  const head = { format: 'digit-lab predictions', version: 1, split, pool, layers, fingerprint };
  const lines = rows.map(({ index, label, prediction, shares }) =>
    JSON.stringify({ index, label, prediction, [word]: shares }),
  );
  const about = JSON.stringify({ ...head, count: rows.length, classes: names }).slice(0, -1);
  return `${about},"images":[\n${lines.join(',\n')}\n]}\n`;
}
