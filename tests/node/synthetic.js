// synthetic.js — small data sets whose digits a network can learn in a few steps, as IDX files.

/** @typedef {import('../../web/worker/engine/engine.js').Engine} Engine */

const SIDE = 28;

/** An IDX file of unsigned bytes. @param {number[]} sizes @param {Uint8Array} bytes */
export function idx(sizes, bytes) {
  const file = new Uint8Array(4 + 4 * sizes.length + bytes.length);
  file.set([0, 0, 8, sizes.length]);
  const view = new DataView(file.buffer);
  for (const [i, size] of sizes.entries()) view.setUint32(4 + 4 * i, size);
  file.set(bytes, 4 + 4 * sizes.length);
  return file;
}

/** Those that have been drawn: tests want the same again and again. @type {Map<string, ReturnType<typeof draw>>} */
const drawn = new Map();

/** As `draw`, at once if it has drawn them before. @param {number} count @param {number} side */
function drawOnce(count, side) {
  const key = `${count} ${side}`;
  const digits = drawn.get(key) ?? draw(count, side);
  drawn.set(key, digits);
  return digits;
}

/** Digits 0 … 9 in turn: a bar of two rows whose height in the image says which, amid noise. */
function draw(/** @type {number} */ count, /** @type {number} */ side) {
  const labels = Uint8Array.from({ length: count }, (_, i) => (i * 7) % 10);
  let noise = 1;
  const pixels = new Uint8Array(count * side * side).map((_, i) => {
    noise = (noise * 1103515245 + 12345) % 2147483648;
    const row = Math.floor(i / side) % side;
    const digit = labels[Math.floor(i / (side * side))];
    return row >> 1 === digit + 2 ? 200 + ((noise >> 16) % 56) : (noise >> 16) % 100;
  });
  return { labels, pixels };
}

/** The four files of a data set. @param {number} trainCount @param {number} testCount */
export function makeFiles(trainCount, testCount, side = SIDE) {
  const train = drawOnce(trainCount, side);
  const test = drawOnce(testCount, side);
  return {
    trainImages: idx([trainCount, side, side], train.pixels),
    trainLabels: idx([trainCount], train.labels),
    testImages: idx([testCount, side, side], test.pixels),
    testLabels: idx([testCount], test.labels),
  };
}

/** The names that MNIST gives to such files. */
export const NAMES = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};

/** @param {Engine} engine @param {number} trainCount @param {number} testCount */
export function makeDataset(engine, trainCount, testCount) {
  const dataset = engine.createDataset();
  for (const [part, file] of Object.entries(makeFiles(trainCount, testCount))) {
    dataset.push(/** @type {any} */ (part), file);
    dataset.end(/** @type {any} */ (part));
  }
  return dataset;
}

/** All weights of a model, to be compared. @param {import('../../web/worker/engine/model.js').Model} model */
export function allWeights(model) {
  return model.layers.map((_, index) => model.weights(index));
}
