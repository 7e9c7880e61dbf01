// version.js — which build of the site a script belongs to. The bundler puts the values in (vite.config.js);
// these are those of the sources as they lie.

/** The same in every script of a build, and different in every other build. */
export const VERSION = 'source';

/** What is known of an engine-<build>.wasm. @typedef {{ bytes: number, sha256: string }} EngineFile */

/** Of this build of the site, by <build>. @type {Record<string, EngineFile>} */
export const ENGINES = {};

/** The first 16 digits of each worker's script's SHA-256, by its file's name, in the pages of a build. @type {Record<string, string>} */
export const SCRIPTS = {};
