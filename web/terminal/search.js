// search.js — `npm run train -- --search …`: trains every combination of some settings, each from fresh weights,
// and finds the best.

import { DivergedError, Run } from '../worker/training.js';
import { UsageError } from './options.js';

/** @typedef {import('../shared/protocol.js').ModelSettings} ModelSettings */
/** @typedef {import('../shared/protocol.js').RunSettings} RunSettings */
/** @typedef {import('../worker/engine/model.js').Model} Model */

/**
 * @typedef {Record<string, string>} Combination   options and their values, as in { rate: '0.3', l2: '0' }
 *
 * @typedef {object} Planned
 * @property {Combination} combination
 * @property {ModelSettings} model
 * @property {RunSettings} run
 *
 * @typedef {object} Found        of a training that has ended
 * @property {Planned} planned
 * @property {any} epoch          the last `epoch` event; null before the first
 * @property {boolean} diverged
 * @property {number} seconds
 *
 * @typedef {object} SearchOutput
 * @property {(found: Found) => void} trained
 * @property {(best: Found, model: Model) => void} best
 */

/** Options whose values a search may vary. */
const SEARCHABLE = [
  ...[
    'model',
    'optimizer',
    'rate',
    'schedule',
    'batch',
    'epochs',
    'train',
    'l2',
    'clip',
    'average',
    'augment',
    'invented',
    'shuffled-labels',
    'seed',
  ],
];

/**
 * Every combination of the lists of --search; the last list varies fastest. Throws a UsageError.
 * @param {string[]} lists   as ['rate=0.3,0.5', 'l2=0,5']
 * @returns {Combination[]}
 */
export function combinationsOf(lists) {
  let combinations = [/** @type {Combination} */ ({})];
  for (const list of lists) {
    const [, name = '', values = ''] = /^([\w-]+)=(.+)$/.exec(list) ?? [];
    if (!values)
      throw new UsageError(`--search must be an option with its values, as rate=0.3,0.5; got '${list}'`);
    if (!SEARCHABLE.includes(name))
      throw new UsageError(`--search cannot vary '${name}'; choose one of ${SEARCHABLE.join(', ')}`);
    if (Object.hasOwn(combinations[0], name)) throw new UsageError(`--search has '${name}' twice`);
    const texts = values.split(',').map((text) => text.trim());
    combinations = combinations.flatMap((each) => texts.map((text) => ({ ...each, [name]: text })));
  }
  return combinations;
}

/** The settings of a combination in words. @param {Combination} combination */
const words = (combination) =>
  Object.entries(combination)
    .map(([name, text]) => `${name} ${text}`)
    .join(', ');

/** Whether a training was better: its validation accuracy is higher or, where equal, its loss lower. @param {Found} one @param {Found | null} other */
function isBetter(one, other) {
  if (one.diverged || !one.epoch) return false;
  if (!other) return true;
  const { valAccuracy, valLoss } = one.epoch;
  const before = other.epoch;
  return valAccuracy > before.valAccuracy || (valAccuracy === before.valAccuracy && valLoss < before.valLoss);
}

/** The search of the terminal. */
export class Search {
  #create;
  #source;
  #output;
  /** The training under way. @type {Run | null} */
  #run = null;
  #stopped = false;
  /** The best so far, with its network. @type {{ found: Found, model: Model } | null} */
  best = null;

  /**
   * @param {(settings: ModelSettings) => Model} create
   * @param {import('../worker/training.js').ImageSource} source
   * @param {SearchOutput} output
   */
  constructor(create, source, output) {
    this.#create = create;
    this.#source = source;
    this.#output = output;
  }

  stop() {
    this.#stopped = true;
    this.#run?.stop();
  }

  /** Trains one after the other; test images are used only where they validate. @param {Planned[]} all */
  async start(all) {
    for (const planned of all) {
      if (this.#stopped) return;
      const model = this.#create(planned.model);
      const found = await this.#train(model, planned);
      if (found && isBetter(found, this.best?.found ?? null)) {
        this.best?.model.destroy();
        this.best = { found, model };
      } else model.destroy();
    }
    if (this.best) this.#output.best(this.best.found, this.best.model);
  }

  /**
   * Null where it was stopped.
   * @param {Model} model @param {Planned} planned @returns {Promise<Found | null>}
   */
  async #train(model, planned) {
    const found = { planned, epoch: /** @type {any} */ (null), diverged: false, seconds: 0 };
    const onEvent = (/** @type {any} */ event) => {
      if (event.event !== 'epoch') return;
      found.epoch = event;
      found.seconds += event.seconds;
    };
    const network = { model, seed: planned.model.seed, epochs: 0 };
    this.#run = new Run(network, this.#source, planned.run, onEvent);
    try {
      if ((await this.#run.startWithoutTest()) === 'stopped') return null;
    } catch (error) {
      if (!(error instanceof DivergedError)) throw error;
      found.diverged = true;
    }
    this.#output.trained(found);
    return found;
  }
}

/** For people: a line for each training, and the best. @param {number} count   trainings @returns {SearchOutput} */
export function searchLines(count) {
  let done = 0;
  const figures = (/** @type {any} */ epoch) => {
    const named = { loss: epoch.loss, accuracy: epoch.accuracy };
    const validated = { val_loss: epoch.valLoss, val_accuracy: epoch.valAccuracy };
    return Object.entries({ ...named, ...validated })
      .map(([name, value]) => ` - ${name}: ${value.toFixed(4)}`)
      .join('');
  };
  return {
    trained({ planned, epoch, diverged }) {
      done++;
      const outcome = diverged ? ' - diverged' : figures(epoch);
      process.stdout.write(`${done}/${count} ${words(planned.combination)}${outcome}\n`);
    },
    best: ({ planned }) => process.stdout.write(`Best: ${words(planned.combination)}\n`),
  };
}

/** An object a line. @returns {SearchOutput} */
export function searchJson() {
  const print = (/** @type {object} */ line) => process.stdout.write(`${JSON.stringify(line)}\n`);
  return {
    trained: ({ planned, epoch, diverged, seconds }) =>
      print({
        search: planned.combination,
        ended: diverged ? 'diverged' : 'done',
        ...{ loss: epoch?.loss ?? null, accuracy: epoch?.accuracy ?? null },
        ...{ val_loss: epoch?.valLoss ?? null, val_accuracy: epoch?.valAccuracy ?? null },
        seconds,
      }),
    best: ({ planned, epoch }, { paramCount }) =>
      print({ best: planned.combination, val_accuracy: epoch.valAccuracy, parameters: paramCount }),
  };
}
