// places.js — the places of README's table of where the page runs: each is a host of the site and what is around the page.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

import { ROOT } from '../../.ci/process.js';
import { answer } from '../../.ci/serve.js';
import { SMALL } from '../../data/prepare-small.js';
import { withoutServiceWorker } from './browser.js';

/**
 * @typedef {object} Place
 * @property {'ours' | 'bare' | 'sharing'} host   of the site: with its headers; with none and wrong types; the same
 *   that lets other origins read its files, as GitHub Pages does
 * @property {string} [frame]      attributes of the frame that the page is in; a tab without
 * @property {boolean} [isEmbed]   the page is in elements of embed.js, two of them
 * @property {boolean} [isolates]  the page around is cross-origin isolated
 */

/** By the first column of the table. @type {Record<string, Place>} */
export const PLACES = {
  'a tab': { host: 'ours' },
  'a tab, from a sub-folder of a host that sends no headers and wrong types': { host: 'bare' },
  'a frame in a page of another site': { host: 'ours', frame: '' },
  'the same, with `sandbox="allow-scripts allow-same-origin"`': {
    host: 'ours',
    frame: 'sandbox="allow-scripts allow-same-origin"',
  },
  'the same, with `sandbox="allow-scripts"`': { host: 'ours', frame: 'sandbox="allow-scripts"' },
  'the same, with `credentialless`': { host: 'ours', frame: 'credentialless' },
  'the same, in a page that is cross-origin isolated': { host: 'ours', frame: '', isolates: true },
  'the same, with `allow="cross-origin-isolated"`': {
    host: 'ours',
    frame: 'allow="cross-origin-isolated"',
    isolates: true,
  },
  'two elements of `embed.js` in a page of another site': { host: 'ours', isEmbed: true },
  'a frame of a host that sends no headers': { host: 'bare', frame: '' },
  'the same, with `sandbox="allow-scripts"`, if the host sends `Access-Control-Allow-Origin: *`': {
    host: 'sharing',
    frame: 'sandbox="allow-scripts"',
  },
  'the same, if it does not': { host: 'bare', frame: 'sandbox="allow-scripts"' },
};

/** What README's table says of each place: how many threads. @returns {Map<string, { chrome: string, firefox: string }>} */
export function readTable() {
  const [, section] = readFileSync(`${ROOT}/README.md`, 'utf8').split('## Where it runs');
  const rows = section.split('\n## ')[0].matchAll(/^\| (.+?) \| (.+?) \| (.+?) \|$/gm);
  const [, , ...entries] = [...rows].map(
    ([, place, chrome, firefox]) => /** @type {const} */ ([place, { chrome, firefox }]),
  );
  return new Map(entries);
}

/** Types that no browser minds, as nothing of the page goes by them. @type {Record<string, string>} */
const WRONG_TYPES = {
  'application/wasm': 'text/plain',
  'application/gzip': 'application/octet-stream',
  'application/json': 'text/html',
};
const FOLDER = '/blog/digit-lab/';

/**
 * The site in a sub-folder of a host that knows neither its headers nor its types.
 * @param {string} site   folder of the built site
 * @param {boolean} shares   whether other origins may read its files
 */
export async function serveBare(site, shares) {
  const server = createServer((request, response) => {
    const writeHead = response.writeHead.bind(response);
    Object.assign(response, {
      writeHead: (/** @type {number} */ status, /** @type {Record<string, string>} */ headers = {}) => {
        const { 'Content-Type': type, ...others } = headers;
        return writeHead(status, { ...others, ...(type && { 'Content-Type': WRONG_TYPES[type] ?? type }) });
      },
    });
    if (shares) response.setHeader('Access-Control-Allow-Origin', '*');
    const { url = '' } = request;
    if (!url.startsWith(FOLDER)) return response.writeHead(404).end();
    const path = url.slice(FOLDER.length - 1);
    const page = withoutServiceWorker(path); // with it the second visit has more threads
    if (page) return response.setHeader('Content-Type', 'text/html').end(page);
    request.url = path.startsWith('/data/') ? path.slice('/data'.length) : path;
    return answer(path.startsWith('/data/') ? SMALL : site, request, response);
  });
  await once(server.listen(0), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://localhost:${port}${FOLDER}`, close };
}

/** Another site, whose pages are the bodies that it is asked for, isolated if they say so. */
export async function serveOther() {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    if (searchParams.has('isolated')) {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    }
    response.setHeader('Content-Type', 'text/html').end(`<!doctype html><link rel="icon" href="data:,">
      <title>A post</title><style>body { margin: 0 }</style>${searchParams.get('body') ?? ''}`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const pageWith = (/** @type {string} */ body, isolated = false) =>
    `http://127.0.0.1:${port}/?body=${encodeURIComponent(body)}${isolated ? '&isolated' : ''}`;
  return { pageWith, close: () => server.close() };
}
