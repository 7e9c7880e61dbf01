// homework-lines.js — the homework of a class of ten: lines of results, two of them false in one digit of the fingerprint
// and one in the seed, for tests that tell them apart.

import { readAddress } from '../../web/lab/address/address.js';
import { lineOf } from '../../web/lab/learn/homework/own-result.js';
import { planOf } from '../../web/lab/learn/homework/plan.js';
import { claimOf, Finding } from '../../web/shared/claim.js';
import { Run } from '../../web/worker/training.js';

/** The address of the class's page, which no test opens. */
const URL = 'https://digits.example/lab/';

const SMALL = 'net=dense 8 relu|dense 10 softmax&epochs=2&images=200&test=100';

/** Whose the lines are, with the settings of each. */
const CLASS = [
  ['Ada', `${SMALL}&seed=1`],
  ['Blaise', `${SMALL}&seed=2&optimizer=sgd&rate=0.1`],
  ['Chen Li', `${SMALL}&seed=3&schedule=cosine`],
  ['Dorothy', `${SMALL}&seed=4`],
  ['Emmy', `${SMALL}&seed=5&augment=shift 1 rotate 10`],
  ['Fourier, Joseph', `${SMALL}&seed=6&average=0.9`],
  ['Grace', `${SMALL}&seed=7`],
  ['Hypatia', 'net=dense 10 softmax zeros&optimizer=lbfgs&epochs=3&images=200&test=100&seed=8'],
  ['Ida', `${SMALL}&seed=9&classes=1,2`],
  ['John', 'net=conv 4 3x3 relu|dropout 0.2|flatten|dense 10 softmax&images=100&test=100&epochs=1&seed=10'],
];

/** What a line says that is false. @type {Record<string, (line: string) => string>} */
const FALSE = {
  Blaise: (line) => line.replace(/(claim=...)(.)/, (_, before, digit) => before + otherDigit(digit)),
  Dorothy: (line) => line.replace(/(claim=.{18})(.)/, (_, before, digit) => before + otherDigit(digit)),
  Grace: (line) => line.replace('seed=7', 'seed=8'),
};

/** @param {string} digit   hexadecimal */
const otherDigit = (digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16);

/**
 * What a check is to say of each line.
 * @type {{ name: string, isSame: boolean, says: RegExp }[]}
 */
export const EXPECTED = CLASS.map(([name]) => ({
  name,
  isSame: !FALSE[name],
  says: name === 'Grace' ? /before the first step/ : FALSE[name] ? /fingerprint is false/ : /^$/,
}));

/**
 * The ten lines, a name before each, as from a spreadsheet. Their runs are trained here.
 * @param {import('../../web/worker/engine/engine.js').Engine} engine
 * @param {import('../../web/worker/engine/dataset.js').Dataset} dataset   the small one
 */
export async function classLines(engine, dataset) {
  const lines = [];
  for (const [name, hash] of CLASS) {
    const { settings, unread } = readAddress(hash);
    if (unread.length) throw new Error(`${name}: ${unread}`);
    const line = await trainedLine(engine, dataset, /** @type {Record<string, string>} */ (settings));
    lines.push(`${name}\t${FALSE[name]?.(line) ?? line}`);
  }
  return lines;
}

/**
 * @param {import('../../web/worker/engine/engine.js').Engine} engine
 * @param {import('../../web/worker/engine/dataset.js').Dataset} dataset
 * @param {Record<string, string>} settings
 */
async function trainedLine(engine, dataset, settings) {
  const counts = (/** @type {'train' | 'test'} */ pool) => {
    const labels = dataset.labels(pool);
    return Array.from({ length: 10 }, (_, digit) => labels.filter((label) => label === digit).length);
  };
  const summary = { trainCount: dataset.count('train'), testCount: dataset.count('test') };
  const data = {
    dataset: 'mnist',
    ...summary,
    height: 28,
    width: 28,
    trainCounts: counts('train'),
    testCounts: counts('test'),
  };
  const plan = planOf(settings, data);
  if (Array.isArray(plan)) throw new Error(plan.join());
  const model = engine.createModel(plan.model);
  const finding = new Finding();
  const network = { model, seed: plan.model.seed, epochs: 0 };
  const source = { dataset, arrived: Promise.resolve() };
  // As the page trains it, which validates every epoch.
  await new Run(network, source, { ...plan.run, validateEvery: 1 }, (event) => finding.hear(event)).start();
  const found = finding.found(model.paramCount);
  model.destroy();
  if (!found) throw new Error('the run has no result');
  return lineOf(URL, settings, claimOf(found));
}
