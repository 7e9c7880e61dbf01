// worker-site.js — in a worker of the page in one file, what web/shared/site.js is elsewhere: files that the page sends
// through the port that is its first message.

import { connect } from '../shared/protocol.js';
import { streamOf } from './pieces.js';

export const SITE = new URL('https://digit-lab.invalid/');

export const isForeign = false;

/** @type {Promise<import('../shared/protocol.js').Connection>} */
const page = new Promise((resolve) => {
  /** @param {MessageEvent} event */
  const receive = (event) => {
    event.stopImmediatePropagation(); // it is no request to the worker
    resolve(connect(event.data, () => {}));
  };
  self.addEventListener('message', receive, { once: true });
});

/** A file that the page holds. @param {URL | string} url */
export const fetchFile = async (url) =>
  new Response(streamOf(async (index) => (await page)('piece', { url: String(url), index })));

/** An engine with threads is not in the page: this one has no workers of its own. @returns {never} */
export function startWorker() {
  throw new Error('The page in one file computes with one thread.');
}
