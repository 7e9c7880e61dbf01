// variant.js — which build of the engine this browser gets.

import { simd } from 'wasm-feature-detect';

/** The name of a build, as in engine-<name>.wasm. */
export async function chooseBuild() {
  if (await simd()) return 'simd128';
  throw new Error(
    'This browser is too old for Digit Lab: its WebAssembly has no SIMD. ' +
      'Chrome 91, Firefox 89, Safari 16.4 and everything newer will do.',
  );
}
