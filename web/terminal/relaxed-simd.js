// relaxed-simd.js — to be imported before any engine: Node.js 20 has relaxed SIMD, but behind a flag.

import { setFlagsFromString } from 'node:v8';
import { relaxedSimd } from 'wasm-feature-detect';

if (!(await relaxedSimd())) setFlagsFromString('--experimental-wasm-relaxed-simd');
