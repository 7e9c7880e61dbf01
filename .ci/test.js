// test.js — the checks behind `npm run check`, `npm test` and `npm run test:all`; a failure does not keep the rest from
// running.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildData, buildEngine, buildPackage, buildSingleFiles } from './build.js';
import { findProgram, ROOT, Stop } from './process.js';
import { listFiles, listTests, patternOf, select } from './select.js';
import { setUp } from './setup.js';

/** Layouts differ between versions of clang-format; .clang-format is written for this one. */
const CLANG_FORMAT_VERSION = 14;

/** A check that takes longer hangs. */
const LONGEST_MS = 2_400_000;

/** What a check that cannot run here returns. */
class Skip {
  /** @param {string} reason */
  constructor(reason) {
    this.reason = reason;
  }
}

/**
 * Runs a program of a check to its end.
 * @param {string[]} command
 * @param {(text: string) => void} say   gets what it prints
 * @returns {Promise<boolean>}   whether it ended with 0
 */
function run([program, ...args], say) {
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const env = { ...process.env, ...color };
  const child = spawn(program, args, { cwd: ROOT, env, timeout: LONGEST_MS });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Stop(`${program}: ${error.message}`)));
    child.once('close', (status, signal) => {
      if (signal) say(`${program} was ended (${signal}) after ${LONGEST_MS / 60_000} minutes at most.\n`);
      resolve(status === 0);
    });
  });
}

/** As run(), with all that it prints in one piece. @param {string[]} command */
async function runAside(command) {
  let text = '';
  const isWell = await run(command, (more) => {
    text += more;
  });
  return { isWell, text };
}

/** As run(), but what it prints is of interest only where it fails. @type {typeof run} */
async function runQuietly(command, say) {
  const { isWell, text } = await runAside(command);
  if (!isWell) say(text);
  return isWell;
}

/** How node's test runner says what it does. */
const SPEC = '--test-reporter=spec';
/** A test that takes longer hangs; without --test Node.js 20 has no limit for one. */
const TIMEOUT = '--test-timeout=600000';

/** @typedef {(say: (text: string) => void) => Promise<boolean | Skip>} Check */

/** @type {Check} */
const runTypes = (say) => run(['node_modules/.bin/tsc'], say);

/** Biome's formatter and linter: JavaScript and CSS. @type {Check} */
const runBiome = (say) => runQuietly(['node_modules/.bin/biome', 'check', '--error-on-warnings'], say);

/** @type {Check} */
async function runFormat(say) {
  const program = [`clang-format-${CLANG_FORMAT_VERSION}`, 'clang-format'].find(findProgram);
  const version = program && String(spawnSync(program, ['--version']).stdout).match(/version (\d+)/)?.[1];
  if (!program || Number(version) !== CLANG_FORMAT_VERSION) {
    return new Skip(`clang-format ${CLANG_FORMAT_VERSION} is not installed`);
  }
  const sources = [...listFiles('src', /\.[ch]$/), ...listFiles('tests/c', /\.[ch]$/)];
  return run([program, '--dry-run', '-Werror', ...sources], say);
}

/**
 * Configures, builds and runs the C tests of a preset.
 * @param {string} preset
 * @param {{ targets?: string[], tests?: string }} [only]   what is built, and a regular expression for what is run
 * @returns {Check}
 */
const runPreset =
  (preset, { targets = [], tests } = {}) =>
  async (say) => {
    const build = ['cmake', '--build', '--preset', preset, ...targets.flatMap((name) => ['--target', name])];
    return (
      (await runQuietly(['cmake', '--preset', preset], say)) &&
      (await runQuietly(build, say)) &&
      (await run(['ctest', '--preset', preset, ...(tests ? ['-R', tests] : [])], say))
    );
  };

const BUILD = 'Build';

/** What the gate runs of the engine as WebAssembly, without threads: all in strict arithmetic, and in relaxed what rounds otherwise there. */
const FEW_BUILDS = {
  targets: ['tests-relaxed'],
  tests: '-simd128$|test_(conv|csr|dense|elementwise|gemm|layers|optimizer|reference)-relaxed$',
};

/**
 * Some systems have gcc without the sanitizer's library, or lay memory out as it cannot take it.
 * @type {Check}
 */
async function runThreadSanitizer(say) {
  const program = join(tmpdir(), `tsan-${process.pid}`);
  const build = ['-fsanitize=thread', '-x', 'c', '-', '-o', program];
  const built = spawnSync('cc', build, { input: 'int main(void) { return 0; }' }).status === 0;
  const runs = built && spawnSync(program).status === 0;
  rmSync(program, { force: true });
  return runs ? runPreset('tsan')(say) : new Skip('ThreadSanitizer does not run here');
}

/** clang alone is not enough: libFuzzer comes in a package of its own. @type {Check} */
async function runFuzz(say) {
  const source = 'int LLVMFuzzerTestOneInput(void); int LLVMFuzzerTestOneInput(void) { return 0; }';
  const link = ['-fsanitize=fuzzer,address', '-x', 'c', '-', '-o', '/dev/null'];
  const canFuzz = spawnSync('clang', link, { input: source }).status === 0;
  return canFuzz ? runPreset('fuzz')(say) : new Skip('clang with libFuzzer is not installed');
}

/**
 * Test files by node's test runner, two at once and each in a process of its own.
 * @param {() => string[]} files
 * @param {string[]} [options]
 * @returns {Check}
 */
const runNode =
  (files, options = []) =>
  (say) =>
    run([process.execPath, '--test', '--test-concurrency=2', SPEC, TIMEOUT, ...options, ...files()], say);

/**
 * Test files in two processes, because to start one for each takes as long as many a file.
 * @param {() => string[]} files
 * @returns {Check}
 */
const runTogether = (files) => async (say) => {
  const program = [process.execPath, SPEC, 'tests/together.js'];
  const halves = [0, 1].map((rest) => files().filter((_, i) => i % 2 === rest));
  const ended = halves.map(async (half) => {
    const { isWell, text } = await runAside([...program, ...half]);
    say(text);
    return isWell;
  });
  return (await Promise.all(ended)).every(Boolean);
};

/** Tests of the page that use Firefox, or those that do not. @param {boolean} useFirefox */
const listPages = (useFirefox) =>
  listTests('browser').filter(
    (path) => /skipped\('firefox'\)|'firefox'\]/.test(readFileSync(join(ROOT, path), 'utf8')) === useFirefox,
  );

/** Where node says which tests have failed. */
const FAILED_FILE = /^test at (tests\/\S+\.test\.js):/gm;

/**
 * Tests of the page, which share a process and its browsers. What fails is run once more: on a busy machine
 * things now and then happen in an order that a hundred other runs do not have. Both runs are printed, and the second
 * counts.
 * @param {boolean} useFirefox
 * @returns {Check}
 */
const runPages = (useFirefox) => async (say) => {
  const together = [process.execPath, SPEC, 'tests/browser/together.js'];
  let text = '';
  const isWell = await run([...together, ...listPages(useFirefox)], (more) => {
    text += more;
    say(more);
  });
  const failed = new Set([...text.matchAll(FAILED_FILE)].map(([, file]) => file));
  if (isWell || failed.size === 0) return isWell;
  say(`== Failed, and run once more: ${[...failed].join(' ')}\n`);
  return run([...together, ...failed], say);
};

/** Two checks run side by side, because each waits now and then: browsers, linkers, a last test. */
const SIDE_BY_SIDE = 2;

/** All that tests of engine and page take from build/, in a process of its own: builders block theirs. @type {Check} */
const runBuild = async (say) =>
  (await run([process.execPath, '.ci/commands.js', 'single-file'], say)) &&
  (await run([process.execPath, '.ci/commands.js', 'package'], say));

/**
 * In the order in which they begin: the longest first, so that both sides end at about the same time.
 *
 *   quick   needs neither a compiler nor a browser
 *   built   begins when the build is done: it needs that, or zlib, which the build fetches
 *   few     what the gate runs in place of all; false if it leaves the check out
 *
 * @type {{ name: string, quick?: boolean, built?: boolean, few?: Check | false, check: Check }[]}
 */
const CHECKS = [
  { name: BUILD, check: runBuild },
  { name: 'Pages in Firefox and Chromium', built: true, check: runPages(true) },
  { name: 'Pages in Chromium', built: true, check: runPages(false) },
  { name: 'Engine', built: true, check: runNode(() => listTests('engine')) },
  { name: 'C, as WebAssembly', built: true, few: runPreset('wasm', FEW_BUILDS), check: runPreset('wasm') },
  { name: 'Node', quick: true, check: runTogether(() => listTests('node')) },
  { name: 'C, natively under sanitizers', built: true, check: runPreset('native') },
  { name: 'C, fuzzed', built: true, few: false, check: runFuzz },
  { name: 'Types', quick: true, check: runTypes },
  { name: 'C, threads under ThreadSanitizer', built: true, few: false, check: runThreadSanitizer },
  { name: 'Form and lint of JavaScript and CSS', quick: true, check: runBiome },
  { name: 'Form of C', quick: true, check: runFormat },
];

/**
 * The checks of a command.
 * @param {'quick' | 'gate' | 'all'} which
 */
const checksOf = (which) =>
  CHECKS.filter(({ quick, few }) => (which === 'quick' ? quick : which === 'all' || few !== false)).map(
    ({ few, check, ...rest }) => ({ ...rest, check: (which === 'gate' && few) || check }),
  );

/**
 * Runs a check and says how it ended.
 * @param {string} name
 * @param {Check} check
 * @returns {Promise<boolean>}   false if it failed
 */
async function report(name, check) {
  console.log(`== ${name}: begins`);
  const start = performance.now();
  /** What is printed once the check is over, so that the words of two checks do not mix. */
  let text = '';
  const result = await check((more) => {
    text += more;
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const outcome = result instanceof Skip ? `skipped: ${result.reason}` : result ? 'passed' : 'FAILED';
  console.log(`\n== ${name}\n${text}== ${name}: ${outcome} (${seconds} s)`);
  return result !== false;
}

/**
 * Runs checks and says how each ended.
 * @param {'quick' | 'gate' | 'all'} which
 * @returns {Promise<boolean>}   true if none failed
 */
export async function runChecks(which) {
  process.env.TESTS = which; // which tests/gate.js asks for
  /** @type {string[]} */
  const failed = [];
  const waiting = checksOf(which);
  /** @type {Promise<unknown> | null} */
  let building = null;
  /** Takes the next check that can begin, until none is left. */
  const work = async () => {
    while (waiting.length > 0) {
      const next = waiting.findIndex(({ built }) => !(built && building));
      if (next < 0) {
        await building;
        continue;
      }
      const [{ name, check }] = waiting.splice(next, 1);
      const ending = report(name, check);
      if (name === BUILD) building = ending.finally(() => (building = null));
      if (await ending) continue;
      failed.push(name);
      if (name !== BUILD) continue;
      const unbuilt = waiting.filter(({ built }) => built);
      waiting.splice(0, waiting.length, ...waiting.filter(({ built }) => !built));
      failed.push(...unbuilt.map((left) => `${left.name} (not run)`));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  if (failed.length > 0) console.log(`== Failed: ${failed.join('; ')}`);
  return failed.length === 0;
}

/** How many programs CTest ran, and how many tests node did: its own lines say so. */
const RAN = /^\d+% tests passed, \d+ tests failed out of (\d+)$|^\S*ℹ (?:pass|fail) (\d+)\S*$/gm;
/** What node prints of a test whose name has none of the words, and of a suite without others. */
const LEFT_OUT = /^.*# test name does not match pattern.*\n/gm;
const EMPTY = /^( *)▶ (.*)\n\1[▶✔] \2 \(.*\)\n/gm;

/**
 * Runs what the words name, and builds what that needs.
 * @param {string[]} words
 * @returns {Promise<boolean>}   true if something was run and none failed
 */
export async function runNamed(words) {
  const { programs, files, others } = select(words);
  const all = [...files, ...others];
  const needs = (/** @type {string} */ folder) => all.some((path) => path.startsWith(`tests/${folder}/`));
  setUp(programs.length > 0 || needs('browser') ? 'test' : needs('engine') ? 'build' : 'check');
  if (all.some((path) => path.includes('package'))) await buildPackage();
  if (needs('browser')) await buildSingleFiles();
  else if (needs('engine')) {
    await buildEngine();
    await buildData();
  }
  let count = 0;
  /** @type {(check: Check) => Check} */
  const counted = (check) => async (say) => {
    let text = '';
    const result = await check((more) => {
      text += more;
    });
    for (const [, ...counts] of text.matchAll(RAN)) count += Number(counts.find(Boolean));
    say(text.replace(LEFT_OUT, '').replace(EMPTY, ''));
    return result;
  };
  const tests = `^(${programs.join('|')})-`;
  const natively = programs.map((name) => `${name}-native`);
  const named = `--test-name-pattern=/${patternOf(words)}/i`;
  /** @type {[string, string[], Check][]} */
  const checks = [
    ['C, natively under sanitizers', programs, runPreset('native', { targets: natively, tests })],
    ['C, as WebAssembly', programs, runPreset('wasm', { tests })],
    ['Test files', files, runNode(() => files)],
    ['Tests by name', others, runNode(() => others, [named])],
  ];
  let isWell = true;
  for (const [name, chosen, check] of checks)
    if (chosen.length > 0 && !(await report(name, counted(check)))) isWell = false;
  console.log(`== ${count} tests ran${count === 0 ? `: nothing has ${words.join(' or ')} in its name` : ''}`);
  return isWell && count > 0;
}
