// run_wasm.js — runs a C test that was compiled to WebAssembly: `node run_wasm.js test.wasm`.
import { readFile } from 'node:fs/promises';
import { WASI } from 'node:wasi';

const [, , path] = process.argv;
const wasi = new WASI({ version: 'preview1', args: [path], returnOnExit: true });
const env = { emscripten_notify_memory_growth() {}, now_ms: () => performance.now() };
const module = await WebAssembly.compile(await readFile(path));
const instance = await WebAssembly.instantiate(module, { env, ...wasi.getImportObject() });
process.exitCode = wasi.start(instance);
