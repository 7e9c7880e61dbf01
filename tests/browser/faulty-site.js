// faulty-site.js — the site as a bad network or a bad host delivers it: a server that spoils answers by rule.
import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';

import { beginning } from './browser.js';

/**
 * @import { IncomingMessage, ServerResponse } from 'node:http'
 * @import { TestContext } from 'node:test'
 */

/**
 * An answer of the site behind, whole.
 * @typedef {{ status: number, headers: import('node:http').OutgoingHttpHeaders, body: Buffer }} Answer
 */

/**
 * What arrives in place of an answer. A fault sends it itself, and its promise settles when it has.
 * @typedef {(response: ServerResponse, answer: Answer) => void | Promise<void>} Fault
 */

/** @param {ServerResponse} response @param {Answer} answer */
const send = (response, { status, headers, body }) =>
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);

/** @param {number} ms */
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {Buffer} body */
const half = (body) => body.subarray(0, body.length >> 1);

/** Damaged files stay in the browser's cache. */
const CACHED = { 'cache-control': 'max-age=3600' };

/** A page of HTML, as hosts send it with 200 for a path that they do not know. */
const PAGE = Buffer.from('<!doctype html><title>Not here</title><p>This page does not exist.</p>');

/** @satisfies {Record<string, Fault>} */
export const FAULTS = {
  /** The file is not there. */
  missing: (response) => void response.writeHead(404).end(),
  /** The host has a fault. */
  broken: (response) => void response.writeHead(500).end('oops'),
  /** The connection ends in the middle of the file. */
  reset(response, { headers, body }) {
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.write(half(body), () => response.destroy());
  },
  /** The file ends in its middle, and says so in its length. */
  short: (response, { headers, ...answer }) =>
    void send(response, { ...answer, headers: { ...headers, ...CACHED }, body: half(answer.body) }),
  /** The file ends in its middle, sent in pieces without a length. */
  shortUnannounced(response, { headers, body }) {
    response.writeHead(200, headers).write(half(body));
    response.end();
  },
  /** A web page instead, as type and content. */
  html: (response, { headers }) =>
    void send(response, {
      status: 200,
      headers: { ...headers, ...CACHED, 'content-type': 'text/html' },
      body: PAGE,
    }),
  /** One bit in the middle of the file is another. */
  changed(response, answer) {
    const body = Buffer.from(answer.body);
    body[body.length >> 1] ^= 4;
    send(response, { ...answer, headers: { ...answer.headers, ...CACHED }, body });
  },
  /** Nothing. */
  empty: (response, { headers, ...answer }) =>
    void send(response, { ...answer, headers: { ...headers, ...CACHED }, body: Buffer.alloc(0) }),
  /** The second half comes late. */
  async slow(response, { headers, body }) {
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.write(half(body));
    await wait(300);
    response.end(body.subarray(body.length >> 1));
  },
  /** The second half never comes. */
  stalled(response, { headers, body }) {
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.write(half(body));
  },
  /** Not even a connection. */
  refused: (response) => void response.destroy(),
};

/** Makes time limits of ten seconds or more end ten times as early, in a script that begins with this. */
export const SHORT_LIMITS =
  'const late = self.setTimeout; self.setTimeout = (f, ms, ...args) => late(f, ms >= 10000 ? ms / 10 : ms, ...args);\n';

/**
 * A server of its own, and so an origin of its own, before a site of browser.js, until the test is over.
 * @param {TestContext} t
 * @param {{ name: import('./browser.js').BrowserName, url: string }} site
 */
export async function spoil(t, site) {
  /** @type {{ pattern: RegExp, fault: Fault }[]} */
  let rules = [];
  /** @type {{ pattern: RegExp, prefix: string } | null} */
  let begun = null;
  /** @type {string[]} */
  const asked = [];
  const server = createServer(async ({ url = '', method }, response) => {
    asked.push(url);
    const answer = await fetchWhole(new URL(url, site.url), method);
    if (url.endsWith('.js')) answer.headers['cache-control'] = 'no-store'; // a rule may spoil it next time
    const longer = begun && beginning(url, begun.pattern, begun.prefix);
    if (longer) answer.body = Buffer.from(longer);
    const rule = rules.find(({ pattern }) => pattern.test(url));
    await (rule?.fault ?? send)(response, answer);
  });
  await once(server.listen(0, 'localhost'), 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    name: site.name,
    url: `http://localhost:${port}/`,
    /** The paths that were asked for, in order. */
    asked,
    /** From now on, paths that match arrive so. @param {RegExp} pattern @param {Fault} fault */
    spoil: (pattern, fault) => void (rules = [{ pattern, fault }, ...rules]),
    /** Scripts that match begin with this, mended ones too: a page knows their hashes. @param {RegExp} pattern @param {string} prefix */
    begin: (pattern, prefix) => void (begun = { pattern, prefix }),
    /** From now on, no rule spoils anything. */
    mend: () => void (rules = []),
  };
}

/**
 * The whole answer of the site behind, not compressed.
 * @param {URL} url @param {string} [method]
 * @returns {Promise<Answer>}
 */
async function fetchWhole(url, method) {
  const request = ask(url, { method, agent: false });
  request.end();
  const [answer] = /** @type {[IncomingMessage]} */ (await once(request, 'response'));
  const { connection, 'transfer-encoding': _, 'content-length': __, ...headers } = answer.headers;
  return { status: answer.statusCode ?? 500, headers, body: Buffer.concat(await answer.toArray()) };
}
