// worker.js — the script of the package's worker, as a text. The build puts it in (.ci/package.js).

export const WORKER = '';
