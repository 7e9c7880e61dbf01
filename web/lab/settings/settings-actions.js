// settings-actions.js — what a person can do with the settings: change one, or use those of a run.

import { modelSettings } from '../network/state.js';
import { changeRate } from '../runs/runs.js';
import { isRunning, phaseAfter } from '../training/state.js';
import { nameAll } from './check-fields.js';
import { appliedSettings } from './saved-settings.js';
import { optimizerState, settingsOf } from './state.js';

/** What a person can do with the settings. */
export class SettingsActions {
  #link;
  #network;
  #data;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../network/network-maker.js').NetworkMaker} network
   * @param {import('../data/data-actions.js').DataActions} data
   */
  constructor(link, network, data) {
    this.#link = link;
    this.#network = network;
    this.#data = data;
  }

  get #state() {
    return this.#link.state;
  }

  /** @param {string} optimizer */
  chooseOptimizer = (optimizer) => this.#network.replace(optimizerState(optimizer, this.#state));

  /** @param {string} schedule */
  chooseSchedule = (schedule) => this.#link.update({ schedule });

  /** @param {import('./check-fields.js').FieldName} name @param {string} text */
  setField = (name, text) => {
    const fields = { ...this.#state.fields, [name]: nameAll(name, text, settingsOf(this.#state).most) };
    if (name === 'seed') this.#link.update({ entered: { seed: fields.seed } });
    if (fields[name] === this.#state.fields[name]) return;
    const change = { fields, phase: phaseAfter(this.#state, { fields }) };
    if (name === 'seed') return this.#network.replace(change);
    this.#link.update(change);
    if (name === 'rate' && isRunning(this.#state)) return this.#changeRate();
  };

  /** The run in training goes on with the learning rate of the field, if that is one. */
  async #changeRate() {
    const { rate } = settingsOf(this.#state).settings;
    const { run, interrupted } = this.#state;
    if (rate === undefined) return;
    if (interrupted) {
      const { epoch, step, settings } = interrupted;
      const runs = changeRate(this.#state.runs, { epoch, step: step + 1 }, rate);
      this.#link.update({ runs, interrupted: { ...interrupted, settings: { ...settings, rate } } });
      return;
    }
    const from = await this.#link.call('rate', { rate });
    if (run !== this.#state.run) return;
    this.#link.update({ runs: changeRate(this.#state.runs, from, rate) });
    await this.#network.keep(); // a worker that takes over has this rate, too
  }

  /**
   * Uses the settings of a run, with random weights and the engine as it is.
   * @param {import('../runs/state.js').KeptRun} run
   */
  applySettings = ({ id, settings }) => {
    const applied = appliedSettings(settings, this.#state) ?? {};
    return this.take(applied, settings.dataset, { state: { appliedRun: id } });
  };

  /**
   * Makes a network with other settings, on another data set if the site holds it.
   * @param {Partial<import('../state.js').State>} applied   without the data set
   * @param {string} wanted   the data set
   * @param {import('../network/kept-network.js').InitialWeights} initial
   */
  async take(applied, wanted, initial) {
    const { dataset, datasets } = this.#state;
    if (wanted !== dataset && datasets.includes(wanted))
      return this.#data.chooseDataset(wanted, { settings: applied, initial });
    await this.#network.replace(applied, initial);
  }

  /**
   * Uses the settings of a search's training. The network stays if it would be the same one.
   * @param {import('./saved-settings.js').SavedSettings} settings
   */
  async useSettings(settings) {
    const { seed, layers, optimizer } = modelSettings(this.#state);
    const { classes } = this.#state;
    const applied = appliedSettings(settings, this.#state) ?? {};
    const change = { ...applied, phase: phaseAfter(this.#state, applied) };
    const now = modelSettings({ ...this.#state, ...change });
    const isOther = now.seed !== seed || now.layers !== layers || now.optimizer !== optimizer;
    if (isOther || classes.join() !== (change.classes ?? classes).join()) await this.#network.replace(change);
    else this.#link.update(change);
  }
}
