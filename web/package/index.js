// index.js — the package's door: what `import { … } from 'digit-lab'` gives.
//
// `connect` is what a Trainer is made of, and the pages of Digit Lab themselves: requests and events of a worker.

export { connect } from '../shared/protocol.js';
export { imageOf } from './image.js';
export { startWorker } from './start-worker.js';
export { Trainer } from './trainer.js';
