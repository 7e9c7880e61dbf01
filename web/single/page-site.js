// page-site.js — in the page in one file, what web/shared/site.js is elsewhere: the files and the workers' scripts, which
// the page itself holds.

import { serve } from '../shared/protocol.js';
import { trustScript } from '../shared/trusted-types.js';
import { mayHave, readPiece, readText, streamOf } from './pieces.js';

/** No request goes there: it only makes the paths of files into URLs. */
export const SITE = new URL('https://digit-lab.invalid/');

export const isForeign = false;

/** @param {URL | string} url */
const pathOf = (url) => new URL(url, SITE).pathname.slice(1);

/** A file that the page holds. @param {URL | string} url */
export async function fetchFile(url) {
  const file = pathOf(url);
  if (!mayHave(file)) return new Response(null, { status: 404 });
  return new Response(streamOf((index) => readPiece(file, index)));
}

/** Reads files of the page. */
const ENGINE_WORKER = 'engine-worker.js';
/** The scripts of workers. They are no modules, which Chromium does not start from a file. */
const SCRIPTS = [ENGINE_WORKER, 'photo-worker.js'];

/** Addresses of them, by name. */
const addresses = new Map(
  await Promise.all(
    SCRIPTS.map(async (name) => {
      const script = new Blob([await readText(name)], { type: 'text/javascript' });
      return /** @type {const} */ ([name, URL.createObjectURL(script)]);
    }),
  ),
);

for (const address of addresses.values()) trustScript(address);

/** A worker by the name of its script. @param {string} name */
export function startWorker(name) {
  const worker = new Worker(/** @type {string} */ (addresses.get(name)));
  if (name === ENGINE_WORKER) worker.postMessage(...filesPort());
  return worker;
}

/** A port through which a worker asks for pieces of files, as the arguments of postMessage(). @returns {[MessagePort, MessagePort[]]} */
function filesPort() {
  const { port1, port2 } = new MessageChannel();
  serve(port1, {
    async piece({ url, index }) {
      const piece = await readPiece(pathOf(url), index);
      return { result: piece, transfer: [piece.bytes.buffer] };
    },
  });
  return [port2, [port2]];
}
