// worksheets.js — measures what the answers of the worksheets tell of trainings that no reproduction has.
//
//   node tests/bench/worksheets.js > tests/fixtures/worksheets.json
//
// Each training is one of `npm run train` with these options, in strict arithmetic on all of MNIST, so that it comes out
// the same again. What pupils' own digits are read is measured by `node tests/bench/ink.js --model fast --hand 3`.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const TRAIN = fileURLToPath(new URL('../../web/terminal/train.js', import.meta.url));
/** That of lesson 8, with batches of 128. */
const ADAM = ['--optimizer', 'adam', '--rate', '0.001', '--batch', '128'];
/** Those of lessons 4 and 6. */
const SMALL = ['--model', 'dense 128 relu | dense 10 softmax', ...ADAM];
const LESSON = ['--model', 'dense 64 relu | dense 10 softmax', ...ADAM];
const FEW = ['--train', '1000', '--epochs', '50'];

/** By what the worksheets call them: options and seeds of its trainings. @type {Record<string, { seeds: number, options: string[] }>} */
const MEASURED = {
  untrained: { seeds: 8, options: ['--model', 'fast', '--epochs', '0', '--evaluate', 'test'] },
  first: { seeds: 5, options: ['--model', 'fast'] },
  lesson4: { seeds: 5, options: [...SMALL, '--epochs', '1'] },
  lesson6: { seeds: 5, options: [...SMALL, '--epochs', '2'] },
  rate: { seeds: 5, options: [...LESSON, '--rate', '1', '--epochs', '1'] },
  zeros: {
    seeds: 2,
    options: ['--model', 'dense 64 relu zeros | dense 10 softmax zeros', ...ADAM, '--epochs', '1'],
  },
  labels: { seeds: 3, options: [...LESSON, '--shuffled-labels', '100', '--epochs', '3'] },
  few: { seeds: 3, options: [...LESSON, ...FEW] },
  fewFirst: { seeds: 3, options: ['--model', 'fast', ...FEW] },
  linear: { seeds: 3, options: ['--model', 'dense 64 | dense 10 softmax', ...ADAM, '--epochs', '3'] },
};

/** The share of test images that are right at the end. @param {string[]} options */
function accuracyOf(options) {
  const lines = execFileSync(process.execPath, [TRAIN, ...options, '--json'], { encoding: 'utf8' });
  const said = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const last = said.findLast((each) => each.test_accuracy ?? each.accuracy);
  return last.test_accuracy ?? last.accuracy;
}

/** @type {{ name: string, options: string, seed: number, accuracy: number }[]} */
const trainings = [];
for (const [name, { seeds, options }] of Object.entries(MEASURED))
  for (let seed = 1; seed <= seeds; seed++) {
    const accuracy = accuracyOf([...options, '--seed', String(seed)]);
    process.stderr.write(`${name}, seed ${seed}: ${accuracy}\n`);
    trainings.push({ name, options: options.join(' '), seed, accuracy });
  }
process.stdout.write(`${JSON.stringify(trainings, null, 2)}\n`);
