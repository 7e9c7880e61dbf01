// claim.js — what a line claims of the run that its settings describe: written, read, and compared with the run.
//
// `b34a-519c-e32c-2307_9812/10000_1234_2_0c1d-77aa-b34a` has the fingerprint of the weights, how many of the test
// images are read right, the number of parameters, that of the epochs, and marks of the weights on the way: before the
// first step and after epochs. Whoever trains the run again in strict arithmetic gets the same bits. No character
// needs an escape in an address, and none parts the columns of a spreadsheet.

/**
 * @typedef {object} Claim
 * @property {string} fingerprint   of the trained weights, as in worker/weights.js
 * @property {number} right         test images that are read right
 * @property {number} count         test images
 * @property {number} parameters    of the network, as the engine counts them
 * @property {number} epochs        that the run has trained
 * @property {string[]} marks       of the weights when `markedEpochs` have passed; empty if the claim has none
 *
 * @typedef {object} Found          the same of a run that has been trained; marks before the first and after each epoch
 * @property {string} fingerprint
 * @property {number} right
 * @property {number} count
 * @property {number} parameters
 * @property {number} epochs
 * @property {string[]} marks
 * @property {number} seconds       that the training and the test took
 *
 * @typedef {{ claimed: number, found: number }} Numbers
 * @typedef {{ is: 'departs', epoch: number, since: number }
 *   | { is: 'mark', epoch: number }
 *   | { is: 'fingerprint', marks: number }
 *   | { is: 'epochs' | 'parameters' } & Numbers
 *   | { is: 'accuracy', claimed: [number, number], found: [number, number] }} Difference
 *   departs: the weights are others from this epoch on, 0 before the first step, and were the same when the epoch
 *   `since` had passed, -1 for never; mark: that of an epoch is false, and later ones are right; fingerprint: it is false,
 *   though so many marks are right to the end; accuracy: images read right, of all
 */

/** A claim has at most so many marks behind the first. */
const MOST_MARKS = 20;

/** Longer texts are no claims. */
export const MOST_CLAIM_CHARS = 200;

const FINGERPRINT = '[0-9a-f]{4}(?:-[0-9a-f]{4}){3}';
const CLAIM = new RegExp(
  `^(${FINGERPRINT})_(\\d{1,7})/(\\d{1,7})_(\\d{1,9})_(\\d{1,5})(?:_([0-9a-f]{4}(?:-[0-9a-f]{4})*))?$`,
);

/**
 * The epochs after whose end a claim has a mark, ascending, with 0 for the weights before the first step.
 * @param {number} epochs   at least 1
 */
export function markedEpochs(epochs) {
  const count = Math.min(epochs, MOST_MARKS);
  return Array.from({ length: count + 1 }, (_, i) => Math.round((i * epochs) / count));
}

/** @param {Claim} claim */
export function writeClaim({ fingerprint, right, count, parameters, epochs, marks }) {
  const parts = [
    fingerprint,
    `${right}/${count}`,
    parameters,
    epochs,
    ...(marks.length ? [marks.join('-')] : []),
  ];
  return parts.join('_');
}

/** Never throws. @param {string} text @returns {Claim | null}  null if it is no claim */
export function readClaim(text) {
  if (text.length > MOST_CLAIM_CHARS) return null;
  const found = CLAIM.exec(text.toLowerCase());
  if (!found) return null;
  const [right, count, parameters, epochs] = found.slice(2, 6).map(Number);
  const marks = found[6]?.split('-') ?? [];
  const isWhole = !marks.length || marks.length === markedEpochs(Math.max(epochs, 1)).length;
  if (right > count || count === 0 || epochs === 0 || !isWhole) return null;
  return { fingerprint: found[1], right, count, parameters, epochs, marks };
}

/**
 * What of a claim is not as the run has found it; nothing if all is.
 * @param {Claim} claim @param {Found} found
 * @returns {Difference[]}
 */
export function differences(claim, found) {
  const wrong = falseMarks(claim, found);
  const isOther = claim.fingerprint !== found.fingerprint;
  const departs = isOther && wrong?.isToEnd;
  /** @type {Difference[]} */
  const list = [];
  if (wrong && departs) list.push({ is: 'departs', epoch: wrong.epoch, since: wrong.since });
  if (wrong && !departs) list.push({ is: 'mark', epoch: wrong.epoch });
  if (isOther && !departs && claim.epochs === found.epochs)
    list.push({ is: 'fingerprint', marks: wrong ? 0 : claim.marks.length });
  for (const is of /** @type {const} */ (['epochs', 'parameters']))
    if (claim[is] !== found[is]) list.push({ is, claimed: claim[is], found: found[is] });
  if (claim.right !== found.right || claim.count !== found.count)
    list.push({ is: 'accuracy', claimed: [claim.right, claim.count], found: [found.right, found.count] });
  return list;
}

/**
 * The first mark that is false, the last right one before it, and whether none is right from there to the end.
 * @param {Claim} claim @param {Found} found
 */
function falseMarks({ marks, epochs }, found) {
  const told = markedEpochs(epochs)
    .slice(0, marks.length)
    .filter((epoch) => epoch <= found.epochs)
    .map((epoch, i) => ({ epoch, isRight: marks[i] === found.marks[epoch] }));
  const first = told.findIndex(({ isRight }) => !isRight);
  if (first < 0) return null;
  const isToEnd = !told.slice(first).some(({ isRight }) => isRight);
  return { epoch: told[first].epoch, since: first > 0 ? told[first - 1].epoch : -1, isToEnd };
}

/** Hears the events of a run, and says at its end what it has found. */
export class Finding {
  /** @type {string[]} */
  #marks = [];
  /** @type {Omit<Found, 'marks' | 'epochs' | 'parameters'> | null} */
  #result = null;

  /** @param {any} event   of the table in protocol.js */
  hear(event) {
    if (event.event === 'begun') this.#marks = [event.mark];
    if (event.event === 'epoch') this.#marks[event.epoch] = event.mark;
    if (event.event !== 'result') return;
    const { fingerprint, accuracy, count, seconds } = event;
    this.#result = { fingerprint, right: Math.round(accuracy * count), count, seconds };
  }

  /** Null before the end. @param {number} parameters   of the network @returns {Found | null} */
  found(parameters) {
    return (
      this.#result && { ...this.#result, parameters, epochs: this.#marks.length - 1, marks: this.#marks }
    );
  }
}

/** What can be claimed of a run. @param {Omit<Found, 'seconds'>} found @returns {Claim} */
export const claimOf = ({ fingerprint, right, count, parameters, epochs, marks }) => ({
  ...{ fingerprint, right, count, parameters, epochs },
  marks: markedEpochs(epochs).map((epoch) => marks[epoch]),
});
