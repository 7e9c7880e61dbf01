// instance.js — the imports of an engine module: a clock and, where threads share it, the memory.

const PAGE_BYTES = 65_536;
/** INITIAL_MEMORY in CMakeLists.txt. */
const INITIAL_BYTES = 4 << 20;
/**
 * Sizes to try, in bytes. Shared memory cannot move, so the browser reserves its whole address space at once,
 * and machines with little memory may refuse. The most demanding preset needs a fifth of the first size.
 */
const MAXIMUM_BYTES = [1 << 30, 1 << 29, 1 << 28];

/**
 * The memory that all threads of a module share; undefined if the module has a memory of its own. Throws a
 * RangeError if even the smallest size is refused.
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

/** The imports of a module. @param {WebAssembly.Memory} [memory] @returns {WebAssembly.Imports} */
export function importsWith(memory) {
  const env = { emscripten_notify_memory_growth() {}, now_ms: () => performance.now() };
  return { env: memory ? { ...env, memory } : env };
}
