// race.js — several networks that are trained in turns, from the same seed on the same images in the same order.
//
// Each lane is a run like any other, and comes to the same bits as it would alone: a turn only says when its next steps
// are taken. The lane that is farthest behind goes next, by images or by the time that its own steps have taken. On its
// way each is measured now and then with the same images, in time that counts for nobody.

import { inventedOf } from '../../shared/invented.js';
import { LANES } from '../../shared/race.js';
import { checkImages, SettingsError } from '../check-settings.js';
import { Slices, STOPPED } from '../slices.js';
import { splitSpec, trainingSplits } from '../splits.js';
import { Lane } from './lane.js';

/** @typedef {import('../../shared/protocol.js').LaneSettings} LaneSettings */
/** @typedef {import('../../shared/protocol.js').Pace} Pace */
/** @typedef {import('../splits.js').SubsetSpec} SubsetSpec */

/** A lane is measured so many times, more often at the beginning, where a network changes fastest. */
const MARKS = 32;
/** The images that measure it: as many as cost little beside those that it trains on. */
const MEASURING = { least: 200, most: 1500, share: 1 / 80 };
/** A turn lasts so long, in milliseconds, or for such a share of all images. */
const TURN = { ms: 50, share: 1 / 100 };

/** What all lanes have alike, beside the seed, so that they train on the same images in the same order. */
const ALIKE = /** @type {const} */ ([
  ...['classes', 'trainCount', 'validationCount', 'holdoutCount', 'splitSeed', 'testCount', 'invented'],
  ...['shuffledLabels', 'epochs'],
]);

/** Throws a SettingsError if these are not lanes of one race. @param {LaneSettings[]} lanes */
function checkLanes(lanes) {
  if (!(lanes.length >= LANES.least && lanes.length <= LANES.most))
    throw new SettingsError(`A race has ${LANES.least} to ${LANES.most} networks; got ${lanes.length}.`);
  const [first, ...others] = lanes;
  for (const { model, run } of others) {
    const other = ALIKE.find((name) => `${run[name] ?? 0}` !== `${first.run[name] ?? 0}`);
    const unlike = model.seed === first.model.seed ? other : 'seed';
    if (unlike) throw new SettingsError(`All networks of a race have the same ${unlike}.`);
  }
  checkImages(first.run);
}

/**
 * How many images a lane has taken when it is measured for the n-th time, from 0.
 * @param {number} n @param {number} total   images of the whole race
 */
export const markAt = (n, total) => Math.round(total * (n / MARKS) ** 2);

/** How many images measure each lane. @param {number} total   that it trains on @param {number} most   there are */
export function measuringCount(total, most) {
  const enough = Math.round(MEASURING.share * total);
  return Math.min(Math.max(enough, MEASURING.least), MEASURING.most, most);
}

/** A race. Its methods are those of a job. */
export class Race {
  #engine;
  #source;
  #pace;
  #keep;
  #run;
  #slices = new Slices();
  /** @type {Lane[]} */
  #lanes;
  /** Those that have not been closed. @type {Set<Lane>} */
  #open;
  /** Images that each lane takes in the whole race. */
  #total = 0;

  /**
   * Throws a SettingsError.
   * @param {import('../engine/engine.js').Engine} engine
   * @param {import('../training.js').ImageSource} source
   * @param {{ lanes: LaneSettings[], pace: Pace, keep?: boolean }} race
   * @param {(event: any) => void} emit   receives `race` events, as in protocol.js
   */
  constructor(engine, source, { lanes, pace, keep = false }, emit) {
    checkLanes(lanes);
    this.#engine = engine;
    this.#source = source;
    this.#pace = pace;
    this.#keep = keep;
    this.#run = lanes[0].run;
    const ofLane = (/** @type {number} */ lane) => (/** @type {any} */ event) =>
      emit({ event: 'race', lane, ...event });
    this.#lanes = lanes.map((settings, i) => new Lane(settings, ofLane(i)));
    this.#open = new Set(this.#lanes);
  }

  /** Trains all lanes to their ends. Throws a SettingsError. @returns {Promise<{ ended: 'done' | 'stopped' }>} */
  async start() {
    try {
      await this.#slices.waitFor(this.#source.arrived);
      const sample = this.#chooseImages();
      for (const lane of this.#lanes) {
        await lane.begin(this.#engine, this.#source);
        await this.#rest(lane, sample);
      }
      for (let lane = this.#next(); lane; lane = this.#next()) {
        await this.#turn(lane);
        await this.#rest(lane, sample);
      }
      return { ended: 'done' };
    } catch (error) {
      if (error !== STOPPED) throw error;
      await Promise.all(this.#lanes.map((lane) => lane.stop()));
      for (const lane of this.#open) lane.close();
      return { ended: 'stopped' };
    } finally {
      if (!this.#keep) this.destroy();
    }
  }

  /** What each network says of an image, also on its way; null for one that is not there. @param {Uint8Array} pixels */
  read(pixels) {
    return this.#lanes.map((lane) => lane.read(pixels));
  }

  /** Gives the networks up. */
  destroy() {
    for (const lane of this.#lanes) lane.destroy();
  }

  /** Counts the images of the race, and returns those that measure the lanes: that validate, or else that test. */
  #chooseImages() {
    const { dataset } = this.#source;
    const { epochs, invented = 0, classes, validationCount } = this.#run;
    const { train } = trainingSplits(dataset, this.#run);
    this.#total = epochs * (train.count + inventedOf(invented, classes));
    const spec = splitSpec(dataset, this.#run, validationCount ? 'validation' : 'test');
    return { ...spec, count: measuringCount(this.#total, spec.count) };
  }

  /** A lane rests: it is measured if that is due, and at its end. @param {Lane} lane @param {SubsetSpec} sample */
  async #rest(lane, sample) {
    await this.#slices.next();
    const isWhole = lane.end?.ended === 'done';
    const isDue = !lane.end && lane.images >= markAt(lane.marks, this.#total);
    if (isWhole || isDue) await lane.measure(this.#source, sample, this.#slices);
    while (markAt(lane.marks, this.#total) <= lane.images) lane.marks++;
    if (!lane.end) return;
    lane.close();
    if (!this.#keep) lane.destroy();
    this.#open.delete(lane);
  }

  /** The lane that is farthest behind, the first of several. */
  #next() {
    const places = [...this.#open].map((lane) => ({ lane, place: this.#placeOf(lane) }));
    return places.sort((a, b) => a.place - b.place)[0]?.lane;
  }

  /** How far a lane is. @param {Lane} lane */
  #placeOf = ({ images, ms }) => (this.#pace === 'images' ? images : ms);

  /** A lane trains until it has come so far ahead, or is to be measured. @param {Lane} lane */
  async #turn(lane) {
    const from = this.#placeOf(lane);
    const pace = this.#pace;
    const end = from + (pace === 'images' ? TURN.share * this.#total : TURN.ms);
    const mark = markAt(lane.marks, this.#total);
    await lane.go(() => this.#pace !== pace || this.#placeOf(lane) >= end || lane.images >= mark);
  }

  /** Who goes next is chosen by this from the next turn on. @param {Pace} pace */
  setPace(pace) {
    this.#pace = pace;
  }

  get isPaused() {
    return this.#slices.isPaused;
  }

  pause() {
    this.#slices.pause();
    for (const lane of this.#lanes) lane.pause();
  }

  resume() {
    this.#slices.resume();
    for (const lane of this.#lanes) lane.resume();
  }

  stop() {
    this.#slices.stop();
    for (const lane of this.#lanes) lane.stop();
  }
}
