// run_wasm.js — runs a C test compiled to WebAssembly: `node run_wasm.js tests-simd128.wasm test_gemm`.
import '../../web/terminal/relaxed-simd.js';
import { readFile } from 'node:fs/promises';
import { WASI } from 'node:wasi';
import { createMemory, importsWith } from '../../web/worker/engine/instance.js';

/** CTest then calls the test skipped. */
const CANNOT_RUN = 77;

const [, , path, test] = process.argv;
const bytes = await readFile(path);
if (!WebAssembly.validate(bytes)) process.exit(CANNOT_RUN);
const wasi = new WASI({ version: 'preview1', args: [path, test], returnOnExit: true });
const module = await WebAssembly.compile(bytes);
const shared = createMemory(module);
const imports = { ...importsWith(shared), ...wasi.getImportObject() };
const { exports } = await WebAssembly.instantiate(module, imports);
const { memory = shared } = exports;
process.exitCode = wasi.start({ exports: { ...exports, memory } });
