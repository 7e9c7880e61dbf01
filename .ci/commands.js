// commands.js — the npm scripts: `node .ci/commands.js NAME [arguments]`. Each sets up and builds what it
// needs first, and reports that on standard error, so that standard output is its own.
import { buildData, buildEngine, buildPackage, buildSingleFiles, buildSite, RELEASE, SITE } from './build.js';
import { mustRun, Stop } from './process.js';
import { parsePort, serve } from './serve.js';
import { setUp } from './setup.js';

async function start() {
  const port = parsePort(process.env.PORT);
  setUp('build');
  await buildSite();
  const { url } = await serve(SITE, port, process.env.HOST);
  console.log(url);
}

async function build() {
  setUp('build');
  await buildSite();
}

async function makePackage() {
  setUp('build');
  await buildPackage();
}

/**
 * After `npm pack` has packed this folder: build/package has a package.json of its own, without the scripts and packages that
 * only this repository needs, and takes the place of what has been packed.
 */
async function repack() {
  if (process.env.npm_config_dry_run !== 'true') mustRun(['npm', 'pack', './build/package'], 'failure');
}

/** The page in one file, in build/release. */
async function singleFile() {
  setUp('build');
  await buildSingleFiles();
}

/** All that is published of a version, in build/release. */
async function release() {
  setUp('build');
  await buildSingleFiles();
  await buildPackage();
  const { writeRelease } = await import('./release.js');
  const pack = ['npm', 'pack', './build/package', '--pack-destination', RELEASE];
  writeRelease(RELEASE, SITE, () => mustRun(pack, 'failure'));
}

async function check() {
  setUp('check');
  const { runChecks } = await import('./test.js');
  if (!(await runChecks('quick'))) process.exitCode = 1;
}

/** @param {string[]} words   what to test; what tests/gate.js says without any */
async function test(words) {
  if (words.length === 0) return testAll('gate');
  const { runNamed } = await import('./test.js');
  if (!(await runNamed(words))) process.exitCode = 1;
}

/** @param {'gate' | 'all'} which */
async function testAll(which) {
  setUp('test');
  const { runChecks } = await import('./test.js');
  if (!(await runChecks(which))) process.exitCode = 1;
}

async function types() {
  setUp('check');
  mustRun(['node_modules/.bin/tsc'], 'show');
}

/** A program of the terminal, in this process, which gets the signals. @param {string} program */
const terminal = (program) => async () => {
  setUp('build');
  await buildEngine();
  await buildData();
  process.argv.splice(1, 2, program); // it reads its words there
  await import(`../web/terminal/${program}.js`);
};

/** Uses the page at random, as tests/monkey/monkey.js says. */
async function monkey() {
  setUp('test');
  await buildSite();
  process.argv.splice(1, 2, 'monkey'); // it reads its words there
  await import('../tests/monkey/monkey.js');
}

/** Damages the inputs of readers. @param {string[]} args */
async function fuzz(args) {
  setUp('build');
  await buildEngine();
  await buildData();
  mustRun([process.execPath, 'tests/fuzz/main.js', ...args], 'show');
}

/** @type {Record<string, (args: string[]) => Promise<void>>} */
const COMMANDS = {
  ...{ start, build, check, test, types, monkey, fuzz, repack },
  ...{ 'test:all': () => testAll('all'), package: makePackage, 'single-file': singleFile, release },
  ...{ train: terminal('train'), bench: terminal('bench'), reproduce: terminal('reproductions/reproduce') },
  ...{ export: terminal('other-tools/export') },
};

try {
  const [, , name, ...args] = process.argv;
  if (!Object.hasOwn(COMMANDS, name)) throw new Stop(`Commands: ${Object.keys(COMMANDS).join(', ')}`);
  await COMMANDS[name](args);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
