// browsers.js — which browsers this machine has for the tests.
import { spawnSync } from 'node:child_process';

import { findProgram } from './process.js';

const CHROMIUM = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/** Chromium's own program without its windows: the same engine for 40 % less work. */
export const CHROMIUM_SHELL = 'chromium-headless-shell';

/**
 * The variable that may name the program of a browser, and the usual names. `whole` is Chromium with its windows,
 * which alone freezes tabs and goes back without loading.
 */
const BROWSERS = {
  chrome: { variable: 'CHROME_PATH', names: [CHROMIUM_SHELL, ...CHROMIUM] },
  whole: { variable: 'CHROME_PATH', names: CHROMIUM },
  firefox: { variable: 'FIREFOX_PATH', names: ['firefox-esr', 'firefox'] },
};

/** @typedef {keyof typeof BROWSERS} BrowserName */

/**
 * Ubuntu's chromium-browser and firefox are scripts that only ask for a snap: they fail here.
 * @param {string} program
 */
const starts = (program) => spawnSync(program, ['--version'], { timeout: 30_000 }).status === 0;

/** What browserPath has found: to start a browser takes a while. @type {Map<BrowserName, string>} */
const found = new Map();

/**
 * The path of a browser that starts, or undefined. CHROME_PATH and FIREFOX_PATH go first.
 * @param {BrowserName} browser
 */
export function browserPath(browser) {
  const { variable, names } = BROWSERS[browser];
  const candidates = [process.env[variable], ...names.map(findProgram)];
  const path = found.get(browser) ?? candidates.find((program) => program !== undefined && starts(program));
  if (path) found.set(browser, path);
  return path;
}
