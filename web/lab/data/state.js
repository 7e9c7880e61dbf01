// state.js — the data's part of the state: which data set, how much of it is here, and which digits are used.

/**
 * @typedef {object} Sample       an MNIST image with its label
 * @property {'train' | 'test'} pool
 * @property {number} index       in its pool
 * @property {number} label
 * @property {Uint8Array} pixels  28 × 28, 0 paper … 255 ink
 *
 * @typedef {object} Arrival      of training images
 * @property {number} bytes
 * @property {number} totalBytes
 * @property {number} ready       images that can be used so far
 * @property {number[]} readyCounts  of each class; empty before any
 * @property {number} count       images that there will be
 * @property {number | null} secondsLeft
 *
 * @typedef {object} SampleChoice   which training images the data panel shows
 * @property {'random' | 'first' | 'batch'} kind   batch: those of a step of the next epoch
 * @property {number} at          index of the first of them, or of the batch
 * @property {number} of          images that there are, or batches in the epoch
 * @property {number} size        images that were found; of a batch there may be more than are shown
 *
 * @typedef {object} SplitAnswer   what the worker says of some settings: one of the two
 * @property {import('../../shared/protocol.js').SplitMembers | null} members
 * @property {import('../../shared/protocol.js').Failure | null} problem   no run can begin with these settings
 *
 * @typedef {object} DataState
 * @property {string[]} datasets          that this site holds
 * @property {string} dataset             one of them, or 'own'
 * @property {File[]} files               a person's own, that hold the images; empty for other data sets
 * @property {{ dataset: string, bytes: number, totalBytes: number } | null} coming   the data set that replaces
 *   this one once all of it is here
 * @property {string} refused             the data set that `dataError` is about
 * @property {Arrival} arrival
 * @property {{ bytes: number, totalBytes: number, seconds: number } | null} retry   the connection has broken there,
 *   and is tried again in so many seconds
 * @property {boolean} readingFiles       a person's own files are being read
 * @property {number[]} trainCounts       training images of each class; empty until known
 * @property {Map<string, SplitAnswer>} splitMembers   of the last settings, see split-members.js
 * @property {number} testCount           test images; 0 until known
 * @property {number[]} testCounts        test images of each class; empty until known
 * @property {number[]} classes           that the network learns, ascending; at least two
 * @property {(Sample | null)[]} samples  in the data panel; null for a place that is still empty
 * @property {SampleChoice} sampleChoice
 * @property {import('../../shared/protocol.js').Split | null} countedSplit   whose labels are counted; null for all
 *   training images
 * @property {Sample | null} shown        in the dialog
 * @property {import('../../shared/protocol.js').Prediction | null} shownRead   what the network said of it when it was opened
 * @property {import('../../shared/protocol.js').DataHint[]} dataHints   about a person's own files
 * @property {import('../../shared/protocol.js').Failure | null} dataError
 * @property {import('../../shared/protocol.js').Failure | null} filesError   of a person's own files
 */

/** How many random images the data panel shows. */
export const SAMPLE_COUNT = 60;

/** Drawn from all training images. @type {SampleChoice} */
export const RANDOM_SAMPLES = { kind: 'random', at: 0, of: 0, size: 0 };

/** MNIST's counts, used until those of the data set are known. */
const TRAIN_COUNT = 60_000;
const TEST_COUNT = 10_000;

/** All ten digits: used unless a person leaves some out. */
export const ALL_CLASSES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The text that names each data set. @type {Record<string, import('../../text/translate.js').TextKey>} */
export const DATASET_NAMES = { mnist: 'mnist', 'fashion-mnist': 'fashion', own: 'own' };

/** The data sets that a site may hold. */
export const SITE_DATASETS = Object.keys(DATASET_NAMES).filter((id) => id !== 'own');

/** What is known of data before they arrive. */
export const unknownData = () => ({
  arrival: { bytes: 0, totalBytes: 0, ready: 0, readyCounts: [], count: 0, secondsLeft: null },
  trainCounts: /** @type {number[]} */ ([]),
  splitMembers: /** @type {Map<string, SplitAnswer>} */ (new Map()),
  testCount: 0,
  testCounts: /** @type {number[]} */ ([]),
  samples: Array(SAMPLE_COUNT).fill(null),
  sampleChoice: RANDOM_SAMPLES,
  countedSplit: /** @type {import('../../shared/protocol.js').Split | null} */ (null),
  shown: null,
  shownRead: null,
  dataHints: [],
  retry: null,
  dataError: null,
  filesError: null,
});

/** The data of a page that has just been opened. @returns {DataState} */
export const initialData = () => ({
  ...unknownData(),
  datasets: ['mnist'],
  dataset: 'mnist',
  files: [],
  coming: null,
  refused: 'mnist',
  readingFiles: false,
  classes: ALL_CLASSES,
});

/**
 * Whether two data sets hold the same images.
 * @typedef {Pick<DataState, 'dataset' | 'files'>} Images
 * @param {Images} one @param {Images} other
 */
export const areSameImages = (one, other) =>
  one.dataset === other.dataset && (one.dataset !== 'own' || one.files === other.files);

/** Training images of all classes that there are or will be. @param {DataState} state */
const trainCountOf = ({ arrival }) => arrival.count || TRAIN_COUNT;

/** @param {number[]} counts  of each class @param {number[]} classes */
const countOf = (counts, classes) => classes.reduce((sum, digit) => sum + (counts[digit] ?? 0), 0);

/**
 * Images of the chosen classes in both pools; of all classes until the counts of each are known.
 * @param {DataState} state
 */
export function pools(state) {
  const { trainCounts, testCounts, classes } = state;
  return {
    train: trainCounts.length ? countOf(trainCounts, classes) : trainCountOf(state),
    test: testCounts.length ? countOf(testCounts, classes) : TEST_COUNT,
  };
}

/**
 * Images of all classes in a pool, there or on their way.
 * @param {DataState} state
 * @param {'train' | 'test'} pool
 */
export const poolCount = (state, pool) => (pool === 'train' ? trainCountOf(state) : state.testCount);

/** Training images of the chosen classes that are here. @param {DataState} state */
export const imagesReady = ({ arrival, classes }) => countOf(arrival.readyCounts, classes);

/** Whether no training image shows one of the chosen digits. @param {DataState} state */
export const isEmpty = (state) => state.trainCounts.length > 0 && pools(state).train === 0;
