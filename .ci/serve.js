// serve.js — a static server for the built site, for this machine: the headers of its _headers, text and
// modules compressed, and files that lie compressed as they lie.
//
// Vite's own preview declares a .gz file as an encoding of something else, and browsers would then
// unpack what the engine is to unpack; hence this one.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { Stop } from './process.js';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/** The media type of a file. @param {string} path */
export const typeOf = (path) => TYPES[extname(path)] ?? 'application/octet-stream';

/** What becomes smaller when it is compressed. */
const COMPRESSIBLE = /^(text\/|image\/svg|application\/(json|manifest|wasm))/;

/** @type {Record<string, (bytes: Buffer) => Promise<Buffer>>} the best first */
const ENCODERS = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** This machine alone: nobody else in the network sees the page. */
const LOOPBACK = ['127.0.0.1', '::1'];

/** @typedef {{ paths: RegExp, headers: [string, string][] }} HeaderRule */

/**
 * The rules of a _headers file: a line with a path, in which * stands for any text, then its
 * `Name: value` lines, which are indented.
 * @param {string} text
 * @returns {HeaderRule[]}
 */
export function parseHeaders(text) {
  /** @type {HeaderRule[]} */
  const rules = [];
  for (const line of text.split('\n').filter((each) => each.trim())) {
    const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name) rules.at(-1)?.headers.push([name, value]);
    else {
      const pattern = line.trim().split('*').map(escapeRegExp).join('.*');
      rules.push({ paths: new RegExp(`^${pattern}$`), headers: [] });
    }
  }
  return rules;
}

/** The headers that the rules name for a URL. @param {HeaderRule[]} rules @param {string} [url] */
export const headersFor = (rules, url = '/') =>
  rules.filter(({ paths }) => paths.test(url.split(/[?#]/)[0])).flatMap(({ headers }) => headers);

/** @param {string} text */
const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * The file that a path of a URL means, or undefined; never one outside the directory, also by way of
 * a symbolic link.
 * @param {string} directory
 * @param {string} pathname
 */
function locate(directory, pathname) {
  try {
    const path = normalize(decodeURIComponent(pathname));
    const root = realpathSync(directory);
    const file = realpathSync(join(root, path.endsWith('/') ? `${path}index.html` : path));
    const stats = statSync(file);
    return file.startsWith(root + sep) && stats.isFile() ? { file, stats } : undefined;
  } catch {
    return undefined; // there is none, or the path is not one
  }
}

/**
 * Whether the browser has this version of a file.
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string} tag
 * @param {Date} modified
 */
function isCurrent(headers, tag, modified) {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.split(/\s*,\s*/).some((each) => each === tag || each === '*');
  return Date.parse(headers['if-modified-since'] ?? '') >= Math.floor(modified.getTime() / 1000) * 1000;
}

/**
 * The best encoding that the browser takes, or undefined.
 * @param {string} accepted   an Accept-Encoding header
 */
function chooseEncoding(accepted) {
  const names = accepted.split(',').flatMap((each) => {
    const [name, quality] = each.trim().split(/\s*;\s*q=/);
    return Number(quality ?? 1) > 0 ? [name.toLowerCase()] : [];
  });
  return Object.keys(ENCODERS).find((name) => names.includes(name));
}

/** Compressed files by version and encoding: each is compressed once. @type {Map<string, Promise<Buffer>>} */
const compressed = new Map();

/** @param {string} file @param {string} tag @param {string | undefined} encoding */
function contents(file, tag, encoding) {
  if (!encoding) return readFile(file);
  const key = `${encoding} ${tag} ${file}`;
  const known = compressed.get(key) ?? readFile(file).then(ENCODERS[encoding]);
  compressed.set(key, known);
  return known;
}

/**
 * The first and the last byte that a request asks for, or undefined for the whole file: also where the browser has
 * a part of another version, and for what few browsers ask, such as several parts.
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string} tag
 * @param {Date} modified
 * @param {number} length
 */
function partOf(headers, tag, modified, length) {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const condition = headers['if-range'];
  if (!first || (condition && condition !== tag && condition !== modified.toUTCString())) return undefined;
  return { first: Number(first), last: Math.min(last ? Number(last) : Infinity, length - 1) };
}

/**
 * Answers a request with a file of a directory, or a part of one that is not compressed here; 404 where there is none.
 *
 *   halt   the second half of the file waits for it
 *
 * @param {string} directory
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response   may have headers already
 * @param {Promise<void> | null} [halt]
 */
export async function answer(directory, { method, url = '/', headers }, response, halt = null) {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const found = locate(directory, url.split(/[?#]/)[0]);
  if (!found) {
    response.writeHead(404, { 'Cache-Control': 'no-cache' }).end();
    return;
  }
  const { file, stats } = found;
  const version = `${stats.size} ${stats.mtimeMs} ${stats.ino}`;
  const type = typeOf(file);
  const compressible = COMPRESSIBLE.test(type);
  const tag = `${compressible ? 'W/' : ''}"${createHash('sha256').update(version).digest('hex').slice(0, 16)}"`;
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('ETag', tag);
  response.setHeader('Last-Modified', stats.mtime.toUTCString());
  if (compressible) response.setHeader('Vary', 'Accept-Encoding');
  if (isCurrent(headers, tag, stats.mtime)) {
    response.writeHead(304).end();
    return;
  }
  const encoding = compressible ? chooseEncoding(String(headers['accept-encoding'] ?? '')) : undefined;
  const whole = await contents(file, tag, encoding);
  const part = compressible ? undefined : partOf(headers, tag, stats.mtime, whole.length);
  if (!compressible) response.setHeader('Accept-Ranges', 'bytes');
  if (part && part.first > part.last) {
    response.writeHead(416, { 'Content-Range': `bytes */${whole.length}` }).end();
    return;
  }
  const bytes = part ? whole.subarray(part.first, part.last + 1) : whole;
  if (part) response.setHeader('Content-Range', `bytes ${part.first}-${part.last}/${whole.length}`);
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.writeHead(part ? 206 : 200, { 'Content-Type': type, 'Content-Length': bytes.length });
  const half = halt ? bytes.length >> 1 : 0;
  if (half && method === 'GET') response.write(bytes.subarray(0, half));
  await halt;
  response.end(method === 'GET' ? bytes.subarray(half) : undefined);
}

/**
 * The port that a person has chosen. Throws a Stop if it is none.
 * @param {string | undefined} text   without one: 8080
 */
export function parsePort(text = '8080') {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Stop(`PORT must be a whole number from 0 to 65535, not "${text}".`);
}

/**
 * Why a server does not listen, for the person who started it.
 * @param {NodeJS.ErrnoException} error @param {number} port @param {string} host
 */
function explain({ code, message }, port, host) {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Choose another one, as in: PORT=${port < 65_535 ? port + 1 : 8080} npm start`;
  if (code === 'EACCES') return `Port ${port} is for root alone. Choose one above 1023.`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return `HOST must be a name or an address of this machine, not "${host}".`;
  return `Cannot listen on port ${port} of ${host}: ${message}`;
}

/** @param {import('node:http').Server} server @param {number} port @param {string} host */
const listen = (server, port, host) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(null));
  });

/** @param {string} host */
const nameOf = (host) =>
  /^(0\.0\.0\.0|::)$/.test(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;

/**
 * Serves a directory until close(). Port 0 takes any that is free. Throws a Stop if it cannot listen.
 * @param {string} directory
 * @param {number} port
 * @param {string} [host]   without one, this machine's own addresses, which no other machine reaches
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve(directory, port, host) {
  const rules = parseHeaders(readFileSync(join(directory, '_headers'), 'utf8'));
  /** @type {import('node:http').Server[]} */
  const servers = [];
  const close = () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  let chosen = port;
  for (const address of host ? [host] : LOOPBACK) {
    const server = createServer((request, response) => {
      for (const [name, value] of headersFor(rules, request.url)) response.setHeader(name, value);
      answer(directory, request, response).catch((error) => response.destroy(error));
    });
    try {
      await listen(server, chosen, address);
    } catch (error) {
      const cause = /** @type {NodeJS.ErrnoException} */ (error);
      const lacksVersion6 = servers.length > 0 && /^E(ADDRNOTAVAIL|AFNOSUPPORT)$/.test(cause.code ?? '');
      if (lacksVersion6) continue;
      close();
      throw new Stop(explain(cause, chosen, address));
    }
    servers.push(server);
    chosen = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  }
  return { url: `http://${host ? nameOf(host) : 'localhost'}:${chosen}`, close };
}
