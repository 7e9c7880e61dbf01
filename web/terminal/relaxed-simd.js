// relaxed-simd.js — turns on relaxed SIMD in Node.js 20, which has it behind a flag; import it before an engine.

import { setFlagsFromString } from 'node:v8';
import { relaxedSimd } from 'wasm-feature-detect';

if (!(await relaxedSimd())) setFlagsFromString('--experimental-wasm-relaxed-simd');
