// predictions-files.js — writes the predictions of a split for `npm run train`, as CSV or JSON.

import { extname } from 'node:path';
import { PREDICTION_FORMATS } from '../shared/predictions-file.js';
import { predictSplit } from '../worker/predictions.js';
import { UsageError } from './options.js';
import { checkReplaceable, replaceFile } from './replace-file.js';

/**
 * How to write the file of --predictions. Throws a UsageError if it cannot be written.
 * @param {string | undefined} file
 */
export async function predictionsWriter(file) {
  if (file === undefined) return undefined;
  const format = extname(file).slice(1);
  if (!Object.hasOwn(PREDICTION_FORMATS, format))
    throw new UsageError(`--predictions must be a name that ends in .csv or .json; got '${file}'`);
  await checkReplaceable(file).catch((/** @type {Error} */ error) => {
    throw new UsageError(`--predictions: ${error.message}`);
  });
  const { write } = PREDICTION_FORMATS[format];
  return async (/** @type {Parameters<typeof predictSplit>} */ ...split) =>
    replaceFile(file, write(await predictSplit(...split)));
}
