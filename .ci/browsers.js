// browsers.js — which browsers this machine has for the tests.
import { spawnSync } from 'node:child_process';

import { findProgram } from './process.js';

/** What puppeteer calls a browser, the variable that may name its program, and the usual names. */
const BROWSERS = {
  chrome: {
    variable: 'CHROME_PATH',
    names: ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'],
  },
  firefox: { variable: 'FIREFOX_PATH', names: ['firefox-esr', 'firefox'] },
};

/**
 * Ubuntu's chromium-browser and firefox are scripts that only ask for a snap: they fail here.
 * @param {string} program
 */
const starts = (program) => spawnSync(program, ['--version'], { timeout: 30_000 }).status === 0;

/**
 * The path of a browser that starts, or undefined. CHROME_PATH and FIREFOX_PATH go first.
 * @param {keyof typeof BROWSERS} browser
 */
export function browserPath(browser) {
  const { variable, names } = BROWSERS[browser];
  const candidates = [process.env[variable], ...names.map(findProgram)];
  return candidates.find((program) => program !== undefined && starts(program));
}
