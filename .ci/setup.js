// setup.js — installs what a machine needs before anything is built: the distribution's packages and npm's.
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { FASHION_MNIST } from '../data/prepare.js';
import { browserPath, CHROMIUM_SHELL } from './browsers.js';
import { findProgram, mustRun, ROOT, run, Stop } from './process.js';

/**
 * @typedef {object} Need
 * @property {string[]} packages of Debian and Ubuntu
 * @property {string} [program] that must be on the PATH
 * @property {() => boolean} met
 * @property {boolean} [optional] installed on the way, but never a reason to stop
 */

/**
 * @param {string} name
 * @param {string} [program]
 * @returns {Need}
 */
const program = (name, program = name) => ({
  packages: [name],
  program,
  met: () => findProgram(program) !== undefined,
});

/** @type {Need[]} */
const BUILDING = [program('emscripten', 'emcc'), program('cmake'), program('ninja-build', 'ninja')];

/** With which exported Keras programs are run. */
const NUMPY = '/usr/lib/python3/dist-packages/numpy';

/** @type {Need[]} */
const TESTING = [
  ...BUILDING,
  program('gcc'),
  { packages: ['python3-numpy'], met: () => existsSync(NUMPY), optional: true },
  { packages: ['dataset-fashion-mnist'], met: () => existsSync(FASHION_MNIST), optional: true },
];

/**
 * Only Debian has browsers as packages; elsewhere the tests use those that are there, if any.
 * @type {Need[]}
 */
const BROWSERS = [
  { packages: ['chromium', 'fonts-liberation'], met: () => browserPath('whole') !== undefined },
  { ...program(CHROMIUM_SHELL), optional: true },
  { packages: ['firefox-esr'], met: () => browserPath('firefox') !== undefined },
];

/**
 * Emscripten needs the compiler itself; this adds its short name and 3 MB of libraries. Debian only, because
 * others have libFuzzer under other names.
 * @type {Need}
 */
const FUZZING = { ...program('clang'), packages: ['clang', 'libclang-rt-dev'], optional: true };

function isDebian() {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID=debian$/m.test(readFileSync(file, 'utf8'));
}

/** The words before a command that make it root's; undefined where that cannot be. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  if (!findProgram('sudo')) return undefined;
  if (process.stdin.isTTY) return ['sudo'];
  return run(['sudo', '-n', 'true'], 'aside') === 0 ? ['sudo', '-n'] : undefined;
}

/** @param {Need[]} needs */
function installPackages(needs) {
  const missing = needs.filter((need) => !need.met());
  if (missing.every((need) => need.optional)) return;
  if (!findProgram('apt-get')) {
    const programs = missing.filter((need) => !need.optional).flatMap((need) => need.program ?? []);
    throw new Stop(`These programs are needed and not on the PATH: ${programs.join(', ')}.`);
  }
  const packages = missing.flatMap((need) => need.packages);
  const root = asRoot();
  const commands = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages],
  ];
  if (!root) {
    const lines = commands.map((command) => `  sudo ${command.join(' ')}\n`).join('');
    throw new Stop(`Packages are missing that only root may install. Type:\n${lines}Then start again.`);
  }
  console.error(`Installing ${packages.join(', ')}`);
  for (const command of commands) mustRun([...root, 'env', 'DEBIAN_FRONTEND=noninteractive', ...command]);
}

/** npm writes its own list at the end of every install: older than the lock file, it is out of date. */
function installModules() {
  const wanted = join(ROOT, 'package-lock.json');
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  const isLink = lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink();
  if (isLink) throw new Stop('node_modules is a symbolic link, and npm ci would empty the folder behind it.');
  console.error('Installing npm packages');
  mustRun(['npm', 'ci', '--loglevel=error', '--no-audit', '--no-fund']);
}

/** Vite's limit: the only package here that asks for more than Node 20.0. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(`Node.js 20.19 or newer is needed; this is ${process.version}.`);
  }
}

/**
 * What each purpose needs of the distribution.
 * @type {Record<'check' | 'build' | 'test', () => Need[]>}
 */
const NEEDS = {
  check: () => [],
  build: () => BUILDING,
  test: () => [...TESTING, ...(isDebian() ? [...BROWSERS, FUZZING] : [])],
};

/**
 * Installs what is missing for a purpose, or throws a Stop that says what to install.
 * @param {keyof typeof NEEDS} purpose
 */
export function setUp(purpose) {
  checkNode();
  installPackages(NEEDS[purpose]());
  installModules();
}
