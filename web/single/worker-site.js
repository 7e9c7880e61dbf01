// worker-site.js — in a worker of the page in one file, what web/shared/site.js is elsewhere: files that the page sends
// through the port that is its first message.

import { streamOf } from './pieces.js';

export const SITE = new URL('https://digit-lab.invalid/');

export const isForeign = false;

/** Requests that the page has not answered. @type {Map<number, { resolve: (piece: any) => void, reject: (error: Error) => void }>} */
const waiting = new Map();
let lastId = 0;

/** @param {MessageEvent} event */
function onAnswer({ data: { id, piece, error } }) {
  const request = waiting.get(id);
  waiting.delete(id);
  if (piece) request?.resolve(piece);
  else request?.reject(Object.assign(new Error(error.message), { name: error.name }));
}

/** @type {Promise<MessagePort>} */
const port = new Promise((resolve) => {
  /** @param {MessageEvent} event */
  const receive = (event) => {
    event.stopImmediatePropagation(); // it is no request of protocol.js
    event.data.onmessage = onAnswer;
    resolve(event.data);
  };
  self.addEventListener('message', receive, { once: true });
});

/** @param {URL | string} url @param {number} index @returns {Promise<import('./pieces.js').Piece>} */
const ask = async (url, index) => {
  const to = await port;
  return new Promise((resolve, reject) => {
    const id = ++lastId;
    waiting.set(id, { resolve, reject });
    to.postMessage({ id, url: String(url), index });
  });
};

/** A file that the page holds. @param {URL | string} url */
export const fetchFile = async (url) => new Response(streamOf((index) => ask(url, index)));

/** An engine with threads is not in the page: this one has no workers of its own. @returns {never} */
export function startWorker() {
  throw new Error('The page in one file computes with one thread.');
}
