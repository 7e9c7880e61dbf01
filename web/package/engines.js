// engines.js — where the engines of the package are: beside this file, in a form that bundlers follow. It is packed as it is.

/** By the name of the build. @type {Record<string, URL>} */
const ADDRESSES = {
  simd128: new URL('./engine-simd128.wasm', import.meta.url),
  'simd128-threads': new URL('./engine-simd128-threads.wasm', import.meta.url),
};

/**
 * The bytes of an engine. Throws an Error if they do not come.
 * @param {string} build   as in engine-<build>.wasm
 */
export async function fetchEngine(build) {
  const address = ADDRESSES[build];
  const response = await fetch(address).catch((cause) => {
    throw new Error(`The engine could not be fetched from ${address}: ${cause.message}`, { cause });
  });
  if (!response.ok) throw new Error(`The server has no ${address}: it answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
