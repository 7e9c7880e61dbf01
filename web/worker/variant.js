// variant.js — chooses the build of the engine and the number of threads that a runtime supports.

import { relaxedSimd, threads as sharedMemory, simd } from 'wasm-feature-detect';

/** As in threads.h. */
export const MAX_THREADS = 8;

/**
 * `strict` gives the same bits on every machine; `relaxed` may round a product and the sum it is added to once
 * instead of twice.
 * @typedef {'strict' | 'relaxed'} Arithmetic
 */

/** @typedef {import('../shared/protocol.js').EngineWish} EngineWish */

/**
 * What a runtime's WebAssembly supports.
 * @typedef {Record<'simd' | 'relaxedSimd' | 'sharedMemory', () => Promise<boolean>>} Abilities
 */

/**
 * The nearest build that the runtime supports. Throws an Error if it has no SIMD.
 * @param {EngineWish} wish
 * @param {number} processors   that the machine has
 * @param {Abilities} [can]
 * @returns the build, as in engine-<build>.wasm, its arithmetic, and the number of threads, 1 … MAX_THREADS
 */
export async function chooseBuild(
  { arithmetic = 'strict', threads },
  processors,
  can = { simd, relaxedSimd, sharedMemory },
) {
  if (!(await can.simd()))
    throw new Error(
      'This browser is too old for Digit Lab: its WebAssembly has no SIMD. ' +
        'It needs Chrome 111, Firefox 121, Safari 16.4 or newer.',
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
