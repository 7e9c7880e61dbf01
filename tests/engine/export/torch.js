// torch.js — runs exported PyTorch programs with Debian's python3-torch, where it is installed. As a program it writes
// tests/fixtures/pytorch.json: what PyTorch has computed, and from which files, for machines without it.
//
//     node tests/engine/export/torch.js > tests/fixtures/pytorch.json

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePyTorch } from '../../../web/export/pytorch.js';
import { readWeights } from '../../../web/weights/files.js';
import { MAIN, OTHERS, pixelsOf, train } from './trained.js';

export const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('torch_check.py', import.meta.url));
const DATA = fileURLToPath(new URL('../../../build/data-small/mnist/', import.meta.url));

export const hasTorch =
  spawnSync(PYTHON, ['-c', 'import importlib.util as u, sys; sys.exit(not u.find_spec("torch"))']).status ===
  0;

/** Each trains on as it was trained, in one process or also in two that share its batches. */
export const NETWORKS = [
  {
    line: MAIN,
    count: 1000,
    trains: ['one'],
    metadata: {
      ...{ optimizer: 'adam', rate: '0.003', schedule: 'one-cycle', batch: '100', average: '0.9' },
      ...{ augment: 'shift 1 rotate 10 scale 0.1 shear 5 elastic 1 stroke 1', l2: '0.0001', clip: '5' },
    },
  },
  {
    line: 'conv 4 5x5 stride 3 relu | dense 10 softmax',
    count: 20,
    trains: ['one', 'two'],
    metadata: { optimizer: 'momentum', rate: '0.02', schedule: 'cosine', batch: '125', trainCount: '50%' },
  },
  ...OTHERS.map(({ line, classes }, i) => ({
    line,
    count: 20,
    trains: i < 2 ? ['one'] : [],
    metadata: {
      ...{ optimizer: ['ftrl', 'lbfgs'][i] ?? 'sgd', batch: ['100', 'all'][i] ?? '100', rate: '0.05' },
      ...(classes && { classes }),
    },
  })),
];

/** Trained networks with the files that are exported of them. */
export const exported = () =>
  NETWORKS.map(({ line, count, trains, metadata }, i) => {
    const trained = train(line, /** @type {Record<string, string>} */ (metadata));
    const files = writePyTorch(trained.network, `network${i}`);
    return { ...trained, line, count, trains, name: `network${i}`, files };
  });

/** @param {ReturnType<typeof exported>} networks   @param {(folder: string) => void} look   at what PyTorch has written */
export function runTorch(networks, look) {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-torch-'));
  try {
    for (const { name, content } of networks.flatMap(({ files }) => files))
      writeFileSync(join(folder, name), content);
    const most = Math.max(...networks.map(({ count }) => count));
    writeFileSync(
      join(folder, 'pixels.bin'),
      Buffer.concat(Array.from({ length: most }, (_, i) => pixelsOf(i))),
    );
    writeFileSync(
      join(folder, 'networks.json'),
      JSON.stringify(networks.map(({ name, count, trains }) => [name, count, trains])),
    );
    execFileSync(PYTHON, [SCRIPT, folder, DATA], { stdio: ['ignore', 'pipe', 'pipe'] });
    look(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} folder @param {string} name @returns {{ probabilities: number[][], digits: number[] }} */
export const answersOf = (folder, name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

/** @param {string} folder @param {string} name */
export const weightsOf = (folder, name) =>
  readWeights(readFileSync(join(folder, `${name}.safetensors`)), name);

/** @param {string | Uint8Array} content */
const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** The hashes of a network's files. @param {ReturnType<typeof exported>[number]} network */
export const hashesOf = ({ files }) =>
  Object.fromEntries(files.map(({ name, content }) => [name, sha256(content)]));

/** Images whose answers are noted. */
export const NOTED = 20;

/** Of each array of weights its mean and its root of the mean square. @param {{ name: string, values: ArrayLike<number> }[]} tensors */
export const measuresOf = (tensors) =>
  Object.fromEntries(
    tensors.map(({ name, values }) => {
      const mean = (/** @type {(value: number) => number} */ of) =>
        Array.from(values, of).reduce((sum, value) => sum + value, 0) / values.length;
      return [name, [mean((value) => value), Math.sqrt(mean((value) => value * value))]];
    }),
  );

/** In figures that machines have in common. @param {number} value */
const short = (value) => Number(value.toPrecision(7));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const networks = exported();
  runTorch(networks, (folder) => {
    const notes = networks.map((network) => {
      const { probabilities } = answersOf(folder, network.name);
      const rows = probabilities.slice(0, NOTED);
      const trained = network.trains.includes('one') && {
        trained: measuresOf(weightsOf(folder, `${network.name}-one`).tensors),
      };
      return JSON.stringify(
        { line: network.line, files: hashesOf(network), probabilities: rows, ...trained },
        (_, value) => (typeof value === 'number' ? short(value) : value),
      );
    });
    process.stdout.write(`[\n${notes.join(',\n')}\n]\n`);
  });
}
