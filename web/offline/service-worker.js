// service-worker.js — keeps one version of the site in the browser, so that its pages open without network, and isolates
// them where their host does not.
//
// The build puts the files of the site before this one (.ci/service-worker.js). A file is kept under the hash of its
// bytes, and only if it has that hash: a version finds its own files and no others, those of the next one can lie beside
// them, and what two versions have in common is kept and loaded once.

/**
 * The number of bytes of a file and the hashes that it may have: some hosts have browsers unpack what is compressed.
 * @typedef {[bytes: number, ...hashes: string[]]} SiteFile
 *
 * @typedef {object} Kept        what the browser has of this version
 * @property {number} bytes      of all but the images
 * @property {number} imageBytes   of data sets
 * @property {boolean} isWhole   whether all but the images is there
 */

const worker = /** @type {any} */ (self);

/** By the path from the site's folder. */
const FILES = /** @type {Record<string, SiteFile>} */ (worker.FILES);
const SCOPE = /** @type {string} */ (worker.registration.scope);
/** An origin may hold several sites. */
const CACHE = `digit-lab ${SCOPE}`;
/** Is there if the browser is to have each version whole. */
const WHOLE = `${SCOPE}kept/whole`;
/** So much is left to what people make, such as networks, in bytes. */
const RESERVE_BYTES = 50e6;
/** Pages may still use this worker, which keeps nothing any more. */
let isForgotten = false;
/** Files that are loaded at once. */
const LANES = 4;
/** What fills the cache or empties it, one after another: pages of two tabs may ask at once. @type {Promise<unknown>} */
let lastChange = Promise.resolve();

/** @template T @param {() => Promise<T>} change @returns {Promise<T>} */
function inTurn(change) {
  const turn = lastChange.then(change);
  lastChange = turn.catch(() => {});
  return turn;
}

/** Images are many: they are kept once a page has used them. @param {string} path */
const isOfImages = (path) => /^data\/.+\//.test(path);

/** @param {string} path   of FILES */
const keyOf = (path) => `${SCOPE}kept/${FILES[path][1]}/${path}`;

// ---- What is kept --------------------------------------------------------------------------------------

/** @param {string} path @param {ArrayBuffer} bytes */
async function fits(path, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 8);
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return FILES[path].includes(found);
}

/** A kept file; null if there is none, or if it is damaged. @param {string} path */
async function readKept(path) {
  const kept = await caches.match(keyOf(path), { cacheName: CACHE });
  const bytes = await kept?.arrayBuffer();
  return kept && bytes && (await fits(path, bytes)) ? new Response(bytes, { headers: kept.headers }) : null;
}

/** The keys of all that is kept. To look makes no cache: where there is none, nothing has been kept, or all is forgotten. */
async function keptKeys() {
  const keys = (await caches.has(CACHE)) ? await (await caches.open(CACHE)).keys() : [];
  return new Set(keys.map(({ url }) => url));
}

/** A file of a version before, which a page of it still asks for. @param {string} path */
async function readOld(path) {
  const key = [...(await keptKeys())].find((url) => url.endsWith(`/${path}`));
  return key && caches.match(key, { cacheName: CACHE });
}

async function hasRoom(/** @type {number} */ bytes) {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}; // Safari 17 is the first to say
  return quota - usage > bytes + RESERVE_BYTES;
}

/** Keeps an answer if it is the file of this version. @param {string} path @param {Response} response */
async function put(path, response) {
  const bytes = await response.arrayBuffer();
  if (!(await fits(path, bytes)) || isForgotten) return false;
  const headers = isolating(response.headers);
  // These are of the way that the bytes took.
  for (const name of ['content-encoding', 'transfer-encoding', 'vary']) headers.delete(name);
  headers.set('content-length', String(bytes.byteLength));
  await (await caches.open(CACHE)).put(keyOf(path), new Response(bytes, { headers }));
  return true;
}

/** In place of a file that was missing or damaged. @param {string} path @param {Response} response */
async function mend(path, response) {
  // Without a cache all may have been forgotten, before this worker was started again.
  if ((await caches.has(CACHE)) && (await hasRoom(FILES[path][0]))) await put(path, response);
}

/**
 * Keeps a file, of what the browser has loaded or else from the network.
 * @param {string} path
 * @param {boolean} mayLoad
 * @returns {Promise<boolean | null>}   false if the host does not answer, null if it answers with something else
 */
async function keep(path, mayLoad) {
  const ways = /** @type {RequestCache[]} */ (mayLoad ? ['force-cache', 'reload'] : ['only-if-cached']);
  let hasAnswered = false;
  for (const cache of ways) {
    const response = await fetch(SCOPE + path, { cache, mode: 'same-origin' }).catch(() => null);
    if (response?.ok && (await put(path, response))) return true;
    hasAnswered = Boolean(response && response.status < 500);
  }
  return hasAnswered ? null : false;
}

/**
 * Keeps what is missing: if `isWhole`, all but the images, and otherwise what pages have loaded.
 * @param {boolean} isWhole
 * @returns what did not come, and whether the browser has no room for more than it said
 */
async function keepMissing(isWhole) {
  const there = await keptKeys();
  const missing = Object.keys(FILES).filter((path) => !there.has(keyOf(path)));
  const paths = missing.values();
  const outcome = { isComplete: true, isFull: false };
  const work = async () => {
    for (const path of paths) {
      if (outcome.isFull) return;
      if (!(await hasRoom(FILES[path][0]))) continue;
      const mayLoad = isWhole && !isOfImages(path);
      const isKept = await keep(path, mayLoad).catch(({ name }) => {
        if (name !== 'QuotaExceededError') return false; // the connection has broken
        outcome.isFull = true;
      });
      if (isKept === false && mayLoad) outcome.isComplete = false;
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  if (isWhole && !outcome.isFull) await (await caches.open(CACHE)).put(WHOLE, new Response());
  return outcome;
}

/** @returns {Promise<Kept>} */
async function summary() {
  const there = await keptKeys();
  const [images, others] = [true, false].map((ofImages) =>
    Object.keys(FILES).filter((path) => isOfImages(path) === ofImages),
  );
  const bytes = (/** @type {string[]} */ paths) =>
    paths.reduce((sum, path) => sum + (there.has(keyOf(path)) ? FILES[path][0] : 0), 0);
  return {
    bytes: bytes(others),
    imageBytes: bytes(images),
    isWhole: others.every((path) => there.has(keyOf(path))),
  };
}

/** Removes what this version does not have. */
async function removeOld() {
  const own = new Set([WHOLE, ...Object.keys(FILES).map(keyOf)]);
  for (const key of await keptKeys()) if (!own.has(key)) await (await caches.open(CACHE)).delete(key);
}

/** The site's pages that are open. */
async function openPages() {
  const all = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter((/** @type {{ url: string }} */ { url }) => url.startsWith(SCOPE));
}

// ---- Isolation -----------------------------------------------------------------------------------------

/** As _headers has them: the first in Chromium, in frames of other sites too, the others where the page is not framed. */
const ISOLATING = {
  'document-isolation-policy': 'isolate-and-credentialless',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'cross-origin',
};
const [DOCUMENT, EMBEDDER] = Object.keys(ISOLATING);

/** A copy of headers that isolates a page; as they are where the host does so. @param {Headers} from */
function isolating(from) {
  const headers = new Headers(from);
  if (from.has(DOCUMENT) || from.has(EMBEDDER)) return headers;
  for (const [name, value] of Object.entries(ISOLATING)) headers.set(name, value);
  return headers;
}

/** An answer of the host. @param {Response} response */
const isolated = (response) =>
  response.type === 'basic' && response.status === 200
    ? new Response(response.body, { headers: isolating(response.headers) })
    : response;

// ---- Requests ------------------------------------------------------------------------------------------

/** The path of a file of this version that a request is about, if it is about one. @param {Request} request @param {string} path */
function fileOf(request, path) {
  if (request.mode !== 'navigate') return Object.hasOwn(FILES, path) ? path : undefined;
  const [page] = path.split('?');
  // Hosts have several names for a page.
  return [page, `${page}.html`, `${page}index.html`].find((each) => Object.hasOwn(FILES, each));
}

/**
 * The kept file, or what the network sends, which is then kept.
 * @param {any} event @param {string} path
 */
async function answer(event, path) {
  const { request } = event;
  // Of a version that is kept in part, the host may not have the rest any more.
  const isAnew =
    request.cache === 'reload' ||
    (request.mode === 'navigate' && !(await summary().catch(() => null))?.isWhole);
  const kept = isAnew ? null : await readKept(path).catch(() => null);
  if (kept) return kept;
  try {
    const response = await fetch(request);
    if (response.type === 'basic' && response.status === 200) {
      const copy = response.clone();
      event.waitUntil(inTurn(() => mend(path, copy)).catch(() => {}));
    }
    return isolated(response);
  } catch (error) {
    const old = isAnew && (await readKept(path).catch(() => null));
    if (old) return old;
    throw error;
  }
}

addEventListener('fetch', (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(SCOPE)) return;
  const path = url.slice(SCOPE.length).split('#')[0];
  const file = fileOf(event.request, path);
  if (file) event.respondWith(answer(event, file));
  else if (path.startsWith('assets/'))
    event.respondWith(
      readOld(path)
        .catch(() => undefined)
        .then(async (old) => old ?? isolated(await fetch(event.request))),
    );
});

// ---- Life ----------------------------------------------------------------------------------------------

/** A version that follows one is complete before it is installed. Where data are to be saved, it comes with the pages. */
async function install() {
  const isWhole = await caches.match(WHOLE, { cacheName: CACHE }).catch(() => undefined);
  if (!isWhole || /** @type {any} */ (navigator).connection?.saveData) return;
  const { isComplete } = await keepMissing(true);
  if (!isComplete) throw new Error('A file of this version has not come.');
}

/** The files of the version before stay as long as a page may be of it. */
async function activate() {
  if (!(await openPages()).length) await removeOld().catch(() => {});
  await worker.clients.claim();
}

/** What pages may ask for, and are answered. @type {Record<string, (args: any) => Promise<unknown>>} */
const VERBS = {
  /**
   * Keeps the site, or what has been loaded of it.
   * @param {{ isWhole: boolean, entry: string }} args   `entry`: the script that the page began with
   */
  keep: ({ isWhole, entry }) =>
    inTurn(async () => {
      const isOwn = Object.hasOwn(FILES, entry);
      const { waiting, installing } = worker.registration;
      if (isOwn && !waiting && !installing && (await openPages()).length === 1) await removeOld();
      const { isFull } = await keepMissing(isWhole);
      if (isFull) await caches.delete(CACHE); // what people make comes first
      return summary();
    }),
  /** Takes the place of the version before at once. */
  replace: () => worker.skipWaiting(),
  /** Removes all that is kept, and this. */
  async forget() {
    isForgotten = true;
    await worker.registration.unregister();
    await caches.delete(CACHE);
  },
};

addEventListener('install', (/** @type {any} */ event) => event.waitUntil(install()));
addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(activate()));
addEventListener('message', (/** @type {any} */ event) => {
  const { verb, ...args } = event.data;
  const done = Promise.resolve(VERBS[verb](args)).then(
    (result) => event.ports[0]?.postMessage({ result }),
    ({ name, message }) => event.ports[0]?.postMessage({ error: { name, message } }),
  );
  event.waitUntil(done);
});
