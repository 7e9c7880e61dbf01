// wasm-features.js — what the compiler may have used in a module of the engine, for Binaryen: without it a module for threads
// would lack the count of its data.
import binaryen from 'binaryen';

const { Features } = binaryen;

export const COMPILED_FEATURES =
  Features.Atomics |
  Features.BulkMemory |
  Features.BulkMemoryOpt |
  Features.MutableGlobals |
  Features.NontrappingFPToInt |
  Features.SignExt |
  Features.SIMD128;
