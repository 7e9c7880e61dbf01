// serve.js — a static server for the built site: the headers of its _headers, every file as it lies.
//
// Vite's own preview declares a .gz file as an encoding of something else, and browsers would then
// unpack what the engine is to unpack; hence this one.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

import { Stop } from './process.js';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * The `Name: value` lines of a _headers file, whose only rule here is for every path.
 * @param {string} text
 */
export function parseHeaders(text) {
  const lines = text.split('\n').filter((line) => /^\s+\S/.test(line));
  return lines.map((line) => /** @type {[string, string]} */ (line.trim().split(/:\s*(.*)/, 2)));
}

/**
 * The file that a URL means, or undefined; never one outside the directory.
 * @param {string} directory
 * @param {string} url
 */
function locate(directory, url) {
  try {
    const path = normalize(decodeURIComponent(new URL(url, 'http://host').pathname));
    const file = join(directory, path.endsWith('/') ? `${path}index.html` : path);
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() ? { file, bytes: stats.size } : undefined;
  } catch {
    return undefined; // not a URL, or not one that names a file
  }
}

/**
 * Answers a request with a file of a directory; 404 where there is none.
 *
 *   halt   the second half of the file waits for it
 *
 * @param {string} directory
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Promise<void> | null} [halt]
 */
export async function answer(directory, { url = '/', method }, response, halt = null) {
  response.setHeader('Cache-Control', 'no-cache');
  const found = locate(directory, url);
  if (!found) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(found.file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': found.bytes });
  if (method === 'HEAD') {
    response.end();
    return;
  }
  const half = halt ? found.bytes >> 1 : 0;
  if (half) {
    await new Promise((/** @type {(sent: void) => void} */ sent) =>
      createReadStream(found.file, { end: half - 1 })
        .on('end', sent)
        .pipe(response, { end: false }),
    );
    await halt;
  }
  createReadStream(found.file, { start: half })
    .on('error', (error) => response.destroy(error))
    .pipe(response);
}

/**
 * Serves a directory until close(). Port 0 takes any that is free.
 * @param {string} directory
 * @param {number} port
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export function serve(directory, port) {
  const headers = parseHeaders(readFileSync(join(directory, '_headers'), 'utf8'));
  const server = createServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    answer(directory, request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Stop(`Cannot listen on port ${port}: ${error.message}`)));
    server.listen(port, () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ url: `http://localhost:${address.port}`, close });
    });
  });
}
