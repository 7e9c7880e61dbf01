// race.js — what page and worker agree on about a race.

/** How many networks race with each other: as many lines as people tell apart in one picture. */
export const LANES = { least: 2, most: 4 };
