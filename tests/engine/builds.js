// builds.js — every build of the engine, for tests that run once for each.

import './built.js';
import { after } from 'node:test';
import { loadEngine, readBuild } from '../../web/terminal/files.js';
import { leftOut } from '../gate.js';

const NAMES = ['simd128', 'relaxed', 'simd128-threads', 'relaxed-threads'];
/** Those of the gate: arithmetic whose bits are known, with threads. C tests run both arithmetics without. */
const FEW = ['simd128-threads'];
/** Where threads can be; one more than the least, so that two of them meet without the caller. */
const THREADS = 3;

/** `skip` says why a build is not run, if so: the options of describe. */
export const builds = await Promise.all(
  NAMES.map(async (name) => {
    const bytes = await readBuild(name);
    const skip =
      (!WebAssembly.validate(bytes) && `this Node.js cannot run ${name}`) || (!FEW.includes(name) && leftOut);
    /** Until the test is over. @param {number} [threads] */
    const load = async (threads = THREADS) => {
      const loading = loadEngine(name, threads);
      after(async () => (await loading).close());
      return loading;
    };
    /** @type {ReturnType<typeof loadEngine>[]} */
    const kept = [];
    /** The same for all tests of a file, until it ends. @param {number} [index]   there may be several */
    const keep = (index = 0) => {
      kept[index] ??= loadEngine(name, THREADS);
      return kept[index];
    };
    return { name, skip, bytes, load, keep, shared: name.endsWith('-threads') };
  }),
);

/** The first that is run, for tests that need one. */
export const firstBuild = builds.find(({ skip }) => !skip) ?? builds[0];
