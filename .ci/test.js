// test.js — every check of the project, one after the other; a failure does not keep the rest from
// running.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findProgram, ROOT, run } from './process.js';

/** Layouts differ between versions of clang-format; .clang-format is written for this one. */
const CLANG_FORMAT_VERSION = 14;

/** What a check that cannot run here returns. */
class Skip {
  /** @param {string} reason */
  constructor(reason) {
    this.reason = reason;
  }
}

/**
 * The files below a folder whose path matches.
 * @param {string} folder
 * @param {RegExp} pattern
 */
function files(folder, pattern) {
  const paths = readdirSync(join(ROOT, folder), { recursive: true }).map((name) =>
    join(folder, String(name)),
  );
  return paths.filter((path) => pattern.test(path)).sort();
}

const runTypes = () => run(['node_modules/.bin/tsc'], 'show') === 0;

function runFormat() {
  const program = [`clang-format-${CLANG_FORMAT_VERSION}`, 'clang-format'].find(findProgram);
  const version = program && String(spawnSync(program, ['--version']).stdout).match(/version (\d+)/)?.[1];
  if (!program || Number(version) !== CLANG_FORMAT_VERSION) {
    return new Skip(`clang-format ${CLANG_FORMAT_VERSION} is not installed`);
  }
  const sources = [...files('src', /\.[ch]$/), ...files('tests/c', /\.[ch]$/)];
  return run([program, '--dry-run', '-Werror', ...sources], 'show') === 0;
}

/** @param {string} preset */
function runPreset(preset) {
  return (
    run(['cmake', '--preset', preset], 'failure') === 0 &&
    run(['cmake', '--build', '--preset', preset], 'failure') === 0 &&
    run(['ctest', '--preset', preset], 'show') === 0
  );
}

/** Some systems have gcc without the sanitizer's library, or lay memory out as it cannot take it. */
function runThreadSanitizer() {
  const program = join(tmpdir(), `tsan-${process.pid}`);
  const build = ['-fsanitize=thread', '-x', 'c', '-', '-o', program];
  const built = spawnSync('cc', build, { input: 'int main(void) { return 0; }' }).status === 0;
  const runs = built && spawnSync(program).status === 0;
  rmSync(program, { force: true });
  return runs ? runPreset('tsan') : new Skip('ThreadSanitizer does not run here');
}

/** clang alone is not enough: libFuzzer comes in a package of its own. */
function runFuzz() {
  const source = 'int LLVMFuzzerTestOneInput(void); int LLVMFuzzerTestOneInput(void) { return 0; }';
  const link = ['-fsanitize=fuzzer,address', '-x', 'c', '-', '-o', '/dev/null'];
  const canFuzz = spawnSync('clang', link, { input: source }).status === 0;
  return canFuzz ? runPreset('fuzz') : new Skip('clang with libFuzzer is not installed');
}

function runNode() {
  const tests = files('tests', /^tests\/(node|browser)\/.*\.test\.js$/);
  const options = ['--test', '--test-reporter=spec', '--test-concurrency=1', '--test-timeout=600000'];
  return run([process.execPath, ...options, ...tests], 'show') === 0;
}

/** @type {[string, () => boolean | Skip][]} */
const CHECKS = [
  ['Types', runTypes],
  ['Format', runFormat],
  ['C, natively under sanitizers', () => runPreset('native')],
  ['C, threads under ThreadSanitizer', runThreadSanitizer],
  ['C, as WebAssembly', () => runPreset('wasm')],
  ['C, fuzzed', runFuzz],
  ['Node and browsers', runNode],
];

/** Runs them all and says how each ended; true if none failed. */
export function runChecks() {
  const failed = CHECKS.filter(([name, check]) => {
    console.log(`\n== ${name}`);
    const start = performance.now();
    const result = check();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const outcome = result instanceof Skip ? `skipped: ${result.reason}` : result ? 'passed' : 'FAILED';
    console.log(`== ${name}: ${outcome} (${seconds} s)`);
    return result === false;
  });
  if (failed.length > 0) console.log(`== Failed: ${failed.map(([name]) => name).join('; ')}`);
  return failed.length === 0;
}
