// heartbeat.js — notices a worker that has ended without a word.

const EVERY_MS = 1000;
/** Beats in a row without an answer. Counting beats and not time, a machine that was asleep loses no worker. */
const MOST_MISSED = 3;
/**
 * The same where the worker does something in one piece: it makes a large network, or reads files; or where it has
 * not answered yet: its script may be on its way from a slow server.
 */
const MOST_MISSED_AT_WORK = 30;

/**
 * Asks the worker for a sign of life, from now on. One that gives none any longer is given up within five
 * seconds. One that has given none yet has half a minute: browsers have workers that never start and never fail.
 * @param {import('../worker-link.js').WorkerLink} link
 */
export function startHeartbeat(link) {
  let isWaiting = false;
  let missed = 0;
  let most = MOST_MISSED;
  let isCurrent = () => false;
  const ask = async () => {
    const current = link.mark();
    isCurrent = current;
    isWaiting = true;
    missed = 0;
    most = link.isLong || !link.hasAnswered ? MOST_MISSED_AT_WORK : MOST_MISSED;
    // An error is a sign of life as well.
    await link.call('ping').catch(() => {});
    if (current()) isWaiting = false;
  };
  return setInterval(() => {
    if (!isWaiting || !isCurrent()) ask();
    else if (++missed >= most) link.giveUp();
  }, EVERY_MS);
}
