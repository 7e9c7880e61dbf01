// start-worker.js — starts the package's worker, whose script lies within the package.

import { WORKER } from './embedded/worker.js';

/** One for all workers of a page. Their threads have the same script, so it is never given up. */
let address = '';

/** Throws an Error where there are no workers, as in Node.js. */
export function startWorker() {
  if (typeof Worker === 'undefined')
    throw new Error('There is no Worker here: a Trainer works in browsers. Importing it works everywhere.');
  address ||= URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
  return new Worker(address);
}
