// export.js — `npm run export`: writes a trained network as other tools read it.

import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { archive, FORMATS } from '../../export/formats.js';
import { networkOf } from '../../export/network.js';
import { READER } from '../../export/reader.js';
import { ExportError, FileError } from '../../files/errors.js';
import { texts } from '../../text/en/texts.js';
import { translator } from '../../text/translate.js';
import { collectTensors } from '../../worker/weights.js';
import { loadEngine } from '../files.js';
import { helpText, readOptions, runProgram, UsageError } from '../options.js';
import { checkReplaceable, isSameFile, replaceFile } from '../replace-file.js';
import { chooseModel } from '../train-options.js';
import { applyWeights, layersNamed, loadWeights } from '../weights-files.js';

/** @typedef {import('../../export/formats.js').ExportedFile} ExportedFile */
/** @typedef {import('../../export/formats.js').FormatName} FormatName */

const NAMES = Object.keys(FORMATS);

const OPTIONS = /** @satisfies {Record<string, import('../options.js').Option>} */ ({
  load: {
    value: 'FILE',
    help: 'weights of the network: .safetensors, .onnx, .npz or .npy',
  },
  model: {
    value: 'MODEL',
    help: 'its preset or line of layers  [those that the file names]',
  },
  format: { value: 'NAME', help: NAMES.join(', ') },
  out: {
    value: 'PATH',
    help: 'the file to write; where a format has several: a folder, a .zip, or the first of the files,\nbesides which the others are written',
  },
});

const HELP = helpText(
  'npm run export',
  OPTIONS,
  'The settings of the training come from the file, or are those of the preset.',
);

/** @typedef {{ load: string, model?: string, format: FormatName, out: string }} Wanted */

/** What the command line asks for; null for help. Throws a UsageError. @returns {Wanted | null} */
function readWanted() {
  const { help, load, model, format, out } = readOptions(OPTIONS);
  if (help) return null;
  if (load === undefined) throw new UsageError('--load names the file with the weights');
  if (format === undefined || !Object.hasOwn(FORMATS, format))
    throw new UsageError(`--format must be one of ${NAMES.join(', ')}; got '${format ?? ''}'`);
  if (out === undefined) throw new UsageError('--out names the file to write');
  return { load, model, format: /** @type {FormatName} */ (format), out };
}

/** The network of a file, with its settings. Throws a UsageError. @param {Wanted} wanted */
async function readNetwork({ load, model: line }) {
  const weights = await loadWeights(load);
  const layersOfFile = layersNamed(weights, { load, model: line });
  const { preset, ...settings } = chooseModel({ model: line }, layersOfFile);
  const engine = await loadEngine('simd128');
  const model = createModel(engine, settings);
  applyWeights(model, weights, { load, model: line });
  const { classes, trainCount, validationCount, holdoutCount, splitSeed } = preset ?? {};
  const usual = { ...settings, classes, trainCount, validationCount, holdoutCount, splitSeed };
  const texts = Object.entries(usual).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  const facts = { ...Object.fromEntries(texts), ...weights?.metadata, layers: settings.layers };
  return networkOf(model.layers, collectTensors(model), facts);
}

/** @param {import('../../worker/engine/engine.js').Engine} engine @param {{ layers: string, optimizer: string, seed: number }} settings */
function createModel(engine, settings) {
  try {
    return engine.createModel(settings);
  } catch (error) {
    throw new UsageError(`${/** @type {Error} */ (error).message}\n  ${settings.layers}`);
  }
}

/**
 * Where the files of a format go: the folder, and what their names begin with. Throws a UsageError.
 * @param {Wanted} wanted @param {(stem: string) => ExportedFile[]} write
 * @returns {Promise<ExportedFile[]>}   with whole paths
 */
async function placed({ format, out }, write) {
  const { end } = FORMATS[format];
  const stem = basename(out, extname(out));
  const files = write(stem || 'network');
  if (extname(out) === end) return files.map((file) => ({ ...file, name: join(dirname(out), file.name) }));
  if (files.length === 1) throw new UsageError(`--out must be a name that ends in ${end}; got '${out}'`);
  if (extname(out) === '.zip') return [{ name: out, content: archive(files) }];
  if (extname(out) !== '' && !(await isFolder(out)))
    throw new UsageError(`--out must be a folder, or a name that ends in ${end} or .zip; got '${out}'`);
  await mkdir(out, { recursive: true });
  const own = end === '.py' ? `network_${format}` : 'network'; // one folder may hold both programs
  return write(own).map((file) => ({ ...file, name: join(out, file.name) }));
}

/** Throws a UsageError if a file cannot be written, or is the one that is loaded. @param {string} name @param {Wanted} wanted */
async function checkOut(name, { load }) {
  if (await isSameFile(name, load))
    throw new UsageError(
      `--out: ${name} is the file of --load, and would be overwritten: choose another name`,
    );
  await checkReplaceable(name).catch((/** @type {Error} */ { message }) => {
    throw new UsageError(`--out: ${message}`);
  });
}

/** @param {string} path */
const isFolder = (path) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The bundler is loaded where a page is to be written. */
async function bundledReader() {
  const { bundleReader } = await import('../../../.ci/bundle-reader.js');
  return bundleReader();
}

async function main() {
  const wanted = readWanted();
  if (!wanted) return process.stdout.write(HELP);
  const network = await readNetwork(wanted);
  const reader = wanted.format === 'html' ? await bundledReader() : READER;
  const page = { language: 'en', t: translator('en', { texts }), reader };
  const files = await placed(wanted, (stem) => FORMATS[wanted.format].write(network, stem, page));
  for (const { name } of files) await checkOut(name, wanted);
  for (const { name, content } of files) {
    await replaceFile(name, content);
    process.stdout.write(`${name}\n`);
  }
}

/** Mistakes of whoever chose the options. @param {unknown} error */
const isUsage = (error) =>
  error instanceof UsageError || error instanceof FileError || error instanceof ExportError;

await runProgram('export', main, isUsage);
