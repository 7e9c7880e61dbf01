// variant.js — which build of the engine is run, and by how many threads.

import { relaxedSimd, threads as sharedMemory, simd } from 'wasm-feature-detect';

/** As in threads.h. */
export const MAX_THREADS = 8;

/** `strict` gives the same bits on every machine; `relaxed` rounds a product and its sum once. */
/** @typedef {'strict' | 'relaxed'} Arithmetic */

/**
 * What was asked for; a runtime that cannot do it gets what it can.
 * @typedef {object} EngineWish
 * @property {Arithmetic} [arithmetic]   relaxed, unless given
 * @property {number} [threads]          as many as the processor runs at once, unless given
 */

/**
 * What a runtime's WebAssembly can do.
 * @typedef {Record<'simd' | 'relaxedSimd' | 'sharedMemory', () => Promise<boolean>>} Abilities
 */

/**
 * @param {EngineWish} wish
 * @param {number} processors
 * @param {Abilities} [can]
 * @returns the build, as in engine-<build>.wasm, and what it stands for
 */
export async function chooseBuild(
  { arithmetic = 'relaxed', threads },
  processors,
  can = { simd, relaxedSimd, sharedMemory },
) {
  if (!(await can.simd()))
    throw new Error(
      'This browser is too old for Digit Lab: its WebAssembly has no SIMD. ' +
        'Chrome 91, Firefox 89, Safari 16.4 and everything newer will do.',
    );
  const relaxed = arithmetic === 'relaxed' && (await can.relaxedSimd());
  const wanted = Math.min(threads ?? processors, MAX_THREADS);
  const shared = wanted > 1 && (await can.sharedMemory());
  return {
    build: (relaxed ? 'relaxed' : 'simd128') + (shared ? '-threads' : ''),
    arithmetic: /** @type {Arithmetic} */ (relaxed ? 'relaxed' : 'strict'),
    threads: shared ? wanted : 1,
  };
}
