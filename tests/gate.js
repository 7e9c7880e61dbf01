// gate.js — what `npm test` leaves to `npm run test:all`. The gate answers in minutes: of what is tried with every size,
// language, browser, build and fault it tries one or two, and of what a person does the paths that most people take.

/** Why a test is left out, which is for `skip`; false where all tests run, or those that are named. */
export const leftOut = process.env.TESTS === 'gate' && 'npm run test:all runs it';
