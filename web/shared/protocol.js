// protocol.js — the messages between the page and its worker, and both ends of their connection.

/**
 * The messages between the page and its worker. This table is their documentation.
 *
 * Page → worker { id, type, args }, answered by { id, result } or { id, error: { name, message, … } }.
 *
 *   type        args                                   result
 *   start       { arithmetic?, threads? }              EngineSummary: comes first, and once; without them the
 *                                                        fastest arithmetic, and threads as the processor has
 *   load        { dataset: id in data/manifest.json }  DataSummary, once all is here; `data` before
 *   open        { files: { name, bytes }[] } moved     DataSummary: the user's own files, used from now on
 *   images      { pool, indices } or                   { indices: Uint32Array, labels: Uint8Array,
 *               { pool, random: how many, seed }         pixels: Uint8Array, 784 an image }: those here
 *   create      ModelSettings,                         ModelSummary: fresh weights or those given, all that it
 *               { tensors?: Tensor[] }                   has; a run that was on is over. If they do not fit,
 *                                                        the network before stays
 *   train       RunSettings                            { ended: 'done' | 'stopped' }; `progress`, `epoch` and
 *                                                        `result` events before; goes on with the weights as
 *                                                        they are and may begin once its images are ready
 *   pause       {}                                     {}      heard between two slices, at most 30 ms later
 *   resume      {}                                     {}
 *   stop        {}                                     {}      the weights stay as they are
 *   predict     { pixels: Uint8Array(784) }            Prediction, at any time
 *   evaluate    { split: Split, run: ImageSettings }   Evaluation; `evaluating` before
 *   trial       { model: ModelSettings,                { ended: 'done' | 'stopped' }: trains another network
 *                 run: RunSettings }                     from fresh weights and forgets it; `trial` events
 *                                                        before. pause, resume and stop are its own too
 *   weights     {}                                     { layers, tensors: Tensor[] }, copies, at any time
 *
 * `pool` is 'train' or 'test', and indices count from 0 within it. `load` and `open` either succeed, and a
 * run on the data set before is then over, or change nothing. Only one of `train`, `trial` and `evaluate`
 * goes on at a time; another is refused. `create` ends a run and an evaluation, but no trial. Errors have a
 * name: EngineError (with status and at, see nn.h), DivergedError, AbortError (another `load` came first, or
 * an evaluation was stopped), CrashError (only a new worker helps), WeightsError (with status and values, see
 * weights/errors.js), or that of any Error; their messages are for the page to show.
 *
 * Worker → page, unasked:
 *
 *   { event: 'data', dataset, bytes, totalBytes, ready, count,     training images that can be used so far,
 *     readyCounts }                                                in all and of each digit
 *   { event: 'counts', dataset, train, test }                      images per digit, once the labels are here
 *   { event: 'progress', epoch, step, steps, loss, accuracy, batchLoss, batchAccuracy,
 *     imagesPerSecond, secondsLeft }                               at most 10 a second, and at the last of
 *                                                                  several steps; loss and accuracy are means
 *                                                                  of the epoch so far, as Keras'
 *   { event: 'epoch', epoch, steps, loss, accuracy, valLoss, valAccuracy, seconds }
 *                                                                  the last two null without validation
 *   { event: 'result', ...Evaluation }                             the test images, at the end of a run
 *   { event: 'evaluating', of: Split, done, count }                while images pass without training
 *   { event: 'trial', of: 'progress' | 'epoch', … }                the same of a trial
 *
 * Epochs and steps count from 1 in every run; seconds are those of the epoch or the run, without pauses.
 *
 * @typedef {object} EngineSummary   what runs, which may be less than was asked for
 * @property {string} build          as in engine-<build>.wasm
 * @property {'strict' | 'relaxed'} arithmetic   see variant.js
 * @property {number} threads        that share the work
 * @property {boolean} isolated      whether the page is cross-origin isolated: without that, one thread
 *
 * @typedef {object} DataSummary
 * @property {string} dataset        'mnist', 'fashion-mnist' or 'own'
 * @property {number} trainCount     images in the training pool
 * @property {number} testCount      images in the test pool
 * @property {number} height         pixels
 * @property {number} width          pixels
 * @property {number[]} trainCounts  images of each digit, 0 … 9
 * @property {number[]} testCounts
 *
 * @typedef {object} ModelSettings
 * @property {string} layers         the line of text that nn.h describes
 * @property {string} optimizer      a key of OPTIMIZERS in presets.js
 * @property {number} seed           of the weights, of dropout and of the order of the images; 0 … 4294967295
 *
 * @typedef {object} ModelSummary
 * @property {LayerSummary[]} layers
 * @property {number} paramCount
 * @property {number} outputCount
 *
 * @typedef {object} LayerSummary
 * @property {string} text           the layer as it stands in the line
 * @property {number[]} shape        output: [height, width, channels] or [units]
 * @property {number} paramCount
 *
 * @typedef {object} ImageSettings
 * @property {number[]} [classes]    digits, at least two: the only ones in every split; all ten unless given
 * @property {number | null} trainCount  training images; null for all that are left
 * @property {number} validationCount    images held out to validate; 0 validates with the test images
 * @property {number} [holdoutCount]     images that are held out besides; 0 unless given
 * @property {number} [splitSeed]        the training pool is shuffled with it before it is split; 0, which is
 *                                       usual, leaves it in its order
 * @property {number | null} testCount   the first so many test images, or all there are
 *
 * @typedef {object} StepSettings
 * @property {number} epochs
 * @property {number | 'all'} batch  images a step; 'all' takes every training image in each
 * @property {number} rate           learning rate, the largest of the run
 * @property {string} [schedule]     a key of SCHEDULES in schedules.js; 'constant' unless given
 * @property {number} l2             the penalty's factor, 0 for none
 * @property {number} [clip]         the largest norm of all gradients together, 0 for any; 0 unless given
 * @property {number} [validateEvery]    validates after so many epochs, and after the last; 1 unless given
 *
 * @typedef {ImageSettings & StepSettings} RunSettings
 *
 * From the training pool a run takes, in this order, the images that validate, those that it trains on and
 * those held out besides; from the test pool the first ones. These are its splits; no image is in two.
 *
 * @typedef {'train' | 'validation' | 'holdout' | 'test'} Split
 *
 * @typedef {object} Prediction      what a network makes of one image
 * @property {Float32Array} outputs
 * @property {number} predicted      the class, as an evaluation finds it; several units may fire
 *
 * @typedef {object} Evaluation      what a network makes of a split
 * @property {Split} split
 * @property {'train' | 'test'} pool
 * @property {number} loss           mean, in nats
 * @property {number} accuracy       0 … 1
 * @property {number} count
 * @property {Uint32Array} indices   of the images within the pool
 * @property {Uint8Array} labels
 * @property {Uint8Array} predictions  digits; 10 for a class that stands for none
 * @property {Float32Array} confidences  the probability of each prediction
 * @property {number} seconds
 *
 * @typedef {import('../weights/files.js').Tensor} Tensor
 */

/**
 * What a handler returns: what is posted, and which of its buffers are moved rather than copied.
 * @typedef {{ result: unknown, transfer?: Transferable[] }} Reply
 */

/**
 * Answers the requests of a port.
 * @param {any} port                               a MessagePort, or the worker's own global scope
 * @param {Record<string, (args: any) => Reply | Promise<Reply>>} handlers   by type of message
 */
export function serve(port, handlers) {
  port.onmessage = async (/** @type {MessageEvent} */ { data: { id, type, args } }) => {
    try {
      if (!Object.hasOwn(handlers, type)) throw new Error(`unknown request: ${type}`);
      const { result, transfer = [] } = await handlers[type](args);
      port.postMessage({ id, result }, transfer);
    } catch (error) {
      const { name, message, status, at, values } = /** @type {any} */ (error);
      port.postMessage({ id, error: { name, message, status, at, values } });
    }
  };
}

/**
 * What went wrong, as the worker reports it.
 * @typedef {object} Failure
 * @property {string} name
 * @property {string} message     in the engine's words
 * @property {string} [status]    a name of nn_status, or one of weights/errors.js
 * @property {number} [at]        position in what was read: a byte, a column or a count
 * @property {Record<string, string | number>} [values]   that the sentence names
 */

/**
 * The other end: sends requests and hears events. A worker that reports an error, or whose message cannot be
 * read, is terminated: `onDeath` is told once, and every request, waiting or to come, rejects with the same
 * CrashError.
 * @param {any} port                              a MessagePort or a Worker
 * @param {(event: any) => void} onEvent
 * @param {(error: Error) => void} [onDeath]
 * @returns {(type: string, args?: object, transfer?: Transferable[]) => Promise<any>}
 *   rejects with an Error that carries the name, message, status and position from the worker
 */
export function connect(port, onEvent, onDeath = () => {}) {
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let lastId = 0;
  /** @type {Error | null} */
  let death = null;
  const die = (/** @type {string} */ message) => {
    if (death) return;
    const error = Object.assign(new Error(message), { name: 'CrashError' });
    death = error;
    if (port.terminate) port.terminate();
    else port.close();
    onDeath(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  port.onmessage = (/** @type {MessageEvent} */ { data }) => {
    if (death) return;
    if (data.event) return onEvent(data);
    const { resolve, reject } = /** @type {any} */ (waiting.get(data.id));
    waiting.delete(data.id);
    if (data.error) reject(Object.assign(new Error(data.error.message), data.error));
    else resolve(data.result);
  };
  port.onerror = (/** @type {ErrorEvent} */ event) => {
    event.preventDefault();
    die(event.message || 'It could not be started.');
  };
  port.onmessageerror = () => die('Its message could not be read.');
  return (type, args = {}, transfer = []) =>
    new Promise((resolve, reject) => {
      if (death) return reject(death);
      waiting.set(++lastId, { resolve, reject });
      port.postMessage({ id: lastId, type, args }, transfer);
    });
}
