// standing-words.js — who leads, in one sentence.

import { count, decimal, percent } from '../../../site/format.js';

/** @typedef {import('./race-panel.js').RaceScene} RaceScene */
/** @typedef {import('./state.js').Race} Race */
/** @typedef {import('./state.js').Pace} Pace */

/**
 * @param {Race} race @param {import('./standing.js').Standing | null} stands   how it stands, or stood
 * @param {string[]} names   of the lanes
 * @param {Pick<RaceScene, 't' | 'of'>} scene
 */
export function standingWords(race, stands, names, { t, of }) {
  if (!stands) {
    if (race.phase === 'done') return of('race.nobody');
    return of(race.phase === 'stopped' ? 'race.stopped' : 'race.begins');
  }
  const { leaders, pace, at, next } = stands;
  const values = {
    name: names[leaders[0]],
    names: t.list(
      leaders.map((i) => names[i]),
      'conjunction',
    ),
    accuracy: percent(stands.accuracy, 2),
    count: count(stands.count),
    at: at === null ? '' : placeWords(at, pace, of),
  };
  const [alone, level] = wordsOf(race, at);
  const said = of(leaders.length > 1 ? level : alone, values);
  const behind = next === null ? '' : of('race.behind', { accuracy: percent(next, 2) });
  return [race.phase === 'paused' ? of('race.paused') : '', said, behind].filter(Boolean).join(' ');
}

/** Texts for one that leads, and for several. @param {Race} race @param {number | null} at */
function wordsOf({ phase }, at) {
  if (phase === 'stopped') return /** @type {const} */ (['race.led', 'race.ledLevel']);
  return at === null
    ? /** @type {const} */ (['race.won', 'race.drawn'])
    : /** @type {const} */ (['race.leads', 'race.levels']);
}

/** @param {number} at @param {Pace} pace @param {RaceScene['of']} of */
const placeWords = (at, pace, of) =>
  pace === 'images'
    ? of('race.atImages', { count: at, images: count(at) })
    : of('race.atSeconds', { seconds: decimal(at, 1) });
