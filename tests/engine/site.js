// site.js — a small web server with a synthetic data set, which a test can make fail.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { makeFiles, NAMES } from '../node/synthetic.js';

/**
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {(response: Response, file: Uint8Array, headers: import('node:http').IncomingHttpHeaders) => void} Fault
 *   answers instead of the server
 */

/**
 * Serves data/manifest.json with the data sets `first` and `second`, until the test is over.
 * @param {import('node:test').TestContext} t
 * @param {{ trainCount?: number, testCount?: number, side?: number }} [sizes]
 */
export async function serveSite(t, { trainCount = 60, testCount = 30, side } = {}) {
  const files = makeFiles(trainCount, testCount, side);
  /** @type {Map<string, Uint8Array>} */
  const contents = new Map();
  /** By path. @type {Map<string, Fault>} */
  const faults = new Map();
  const datasets = ['first', 'second'].map((id) => {
    const entries = Object.entries(NAMES).map(([part, name]) => {
      const bytes = gzipSync(files[/** @type {keyof typeof NAMES} */ (part)]);
      const path = `${id}/${name}.gz`;
      contents.set(`/data/${path}`, bytes);
      return [part, { path, bytes: bytes.length }];
    });
    return { id, name: id, labels: [...'0123456789'], files: Object.fromEntries(entries) };
  });
  contents.set('/data/manifest.json', new TextEncoder().encode(JSON.stringify({ datasets })));

  const server = createServer(({ url = '', headers }, response) => {
    const file = contents.get(url);
    const fault = faults.get(url);
    if (file && fault) fault(response, file, headers);
    else response.writeHead(file ? 200 : 404).end(file);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const manifest = new URL(`http://127.0.0.1:${port}/data/manifest.json`);
  const totalBytes = [...contents.values()].slice(0, 4).reduce((sum, { length }) => sum + length, 0);
  return { manifest, faults, files, totalBytes };
}

/** @type {Record<string, Fault>} */
export const FAULTS = {
  /** Breaks the connection half-way. */
  breaks(response, file) {
    response.writeHead(200, { 'content-length': file.length });
    response.write(file.subarray(0, file.length / 2), () => response.destroy());
  },
  /** Ends half-way as if that were all. */
  endsEarly: (response, file) => response.end(file.subarray(0, file.length / 2)),
  /** Falls silent half-way. */
  stalls: (response, file) => response.writeHead(200).write(file.subarray(0, file.length / 2)),
  missing: (response) => response.writeHead(404).end('no such file'),
  /** As servers of single-page applications do with whatever they do not know. */
  page: (response) => response.end('<!doctype html><title>Welcome</title>'),
};
