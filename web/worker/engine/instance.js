// instance.js — what a module of the engine gets from outside: a clock, and memory where threads share it.

const PAGE_BYTES = 65_536;
/** What the linker is told in CMakeLists.txt. */
const INITIAL_BYTES = 4 << 20;
/**
 * Shared memory cannot move, so that its address space is taken at once. The most demanding preset
 * needs a fifth of the first; small machines may not have that, and get less.
 */
const MAXIMUM_BYTES = [1 << 30, 1 << 29, 1 << 28];

/**
 * Memory for all threads, or undefined if the module makes its own.
 * @param {WebAssembly.Module} module
 */
export function createMemory(module) {
  if (!WebAssembly.Module.imports(module).some(({ kind }) => kind === 'memory')) return undefined;
  for (const bytes of MAXIMUM_BYTES) {
    try {
      const size = { initial: INITIAL_BYTES / PAGE_BYTES, maximum: bytes / PAGE_BYTES };
      return new WebAssembly.Memory({ ...size, shared: true });
    } catch (error) {
      if (!(error instanceof RangeError) || bytes === MAXIMUM_BYTES.at(-1)) throw error;
    }
  }
}

/** @param {WebAssembly.Memory} [memory] @returns {WebAssembly.Imports} */
export function importsWith(memory) {
  const env = { emscripten_notify_memory_growth() {}, now_ms: () => performance.now() };
  return { env: memory ? { ...env, memory } : env };
}
