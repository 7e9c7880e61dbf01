// index.js — the package's door: what `import { … } from 'digit-lab'` gives.
//
// `connect` is what a Trainer is made of, and the pages of Digit Lab themselves: requests and events of a worker.

export { connect } from '../shared/protocol.js';
export { imageOf } from './image.js';
export { startWorker } from './start-worker.js';
export { Trainer } from './trainer.js';

/** @typedef {import('./trainer.js').Answer} Answer */
/** @typedef {import('./trainer.js').Epoch} Epoch */
/** @typedef {import('./trainer.js').Network} Network */
/** @typedef {import('./trainer.js').Pool} Pool */
/** @typedef {import('./trainer.js').Progress} Progress */
/** @typedef {import('./trainer.js').Trained} Trained */
/** @typedef {import('./trainer.js').TrainerOptions} TrainerOptions */
/** @typedef {import('./trainer.js').TrainOptions} TrainOptions */
/** @typedef {import('./data-set.js').DataSet} DataSet */
/** @typedef {import('./image.js').ImageSource} ImageSource */
/** @typedef {import('../shared/protocol.js').Requests} Requests */
/**
 * @template [Table=Requests]
 * @typedef {import('../shared/protocol.js').Connection<Table>} Connection
 */
