// steady-fetch.test.js — a download whose connection breaks gives the same bytes as one that does not, or says why not.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fetchChunks } from '../../../web/worker/download/steady-fetch.js';

const FILE = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) >> 3);
/** No test waits for so long. */
const STALL_MS = 60_000;

/**
 * How a server answers: the bytes from `first` on, of which `count` are sent before the connection breaks.
 * @typedef {object} Answer
 * @property {number} [status]   206 without one, if a part is asked for
 * @property {number} [count]    all without it
 * @property {Uint8Array} [file]
 * @property {Record<string, string>} [headers]
 * @property {boolean} [chunked]  it does not say how long the answer is
 * @property {boolean} [silent]  it stays open instead of breaking
 */

/**
 * Downloads a file from a server that gives these answers, one to a request.
 * @param {import('node:test').TestContext} t
 * @param {Answer[]} answers
 * @param {number} [stallMs]
 */
async function downloadFrom(t, answers, stallMs = STALL_MS) {
  /** @type {{ range?: string, condition?: string }[]} */
  const asked = [];
  const left = [...answers];
  const server = createServer(({ headers }, response) => {
    asked.push({ range: headers.range, condition: /** @type {string} */ (headers['if-range']) });
    const {
      file = FILE,
      status = headers.range ? 206 : 200,
      count,
      headers: own = {},
      silent,
      chunked,
    } = left.shift() ?? {};
    const first = status === 206 ? Number(/\d+/.exec(headers.range ?? '')?.[0] ?? 0) : 0;
    const bytes = file.subarray(first);
    if (status === 206)
      response.setHeader('content-range', `bytes ${first}-${file.length - 1}/${file.length}`);
    response.writeHead(status, { ...(!chunked && { 'content-length': bytes.length }), ...own });
    if (count === undefined) return response.end(bytes);
    response.write(bytes.subarray(0, count), () => silent || setTimeout(() => response.destroy(), 20));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  /** @type {number[]} */
  const pauses = [];
  const onBroken = async (/** @type {number} */ seconds) => void pauses.push(seconds);
  const way = { abort: new AbortController(), stallMs, onBroken };
  const chunks = [];
  const url = new URL(`http://127.0.0.1:${port}/images.gz`);
  const bytes = (async () => {
    for await (const chunk of fetchChunks(url, way)) chunks.push(chunk);
    return new Uint8Array(Buffer.concat(chunks));
  })();
  return { bytes, asked, pauses };
}

test('what has arrived is not asked for again', async (t) => {
  const headers = { etag: '"one"' };
  const answers = [{ count: 30_000, headers }, { count: 20_000, headers }, { headers }];
  const { bytes, asked, pauses } = await downloadFrom(t, answers);
  assert.deepEqual(await bytes, FILE);
  assert.deepEqual(asked, [
    { range: undefined, condition: undefined },
    { range: 'bytes=30000-', condition: '"one"' },
    { range: 'bytes=50000-', condition: '"one"' },
  ]);
  assert.deepEqual(pauses, [1, 1], 'pauses begin anew once bytes have come');
});

test('the date of the file stands in for a tag that does not vouch for bytes', async (t) => {
  const headers = { etag: 'W/"one"', 'last-modified': 'Sat, 28 Nov 2026 10:00:00 GMT' };
  const { bytes, asked } = await downloadFrom(t, [{ count: 30_000, headers }, { headers }]);
  assert.deepEqual(await bytes, FILE);
  assert.equal(asked[1].condition, headers['last-modified']);
});

test('of a server that sends the file from its beginning, what is known is passed over', async (t) => {
  const { bytes } = await downloadFrom(t, [
    { count: 30_000 },
    { status: 200, count: 40_000 },
    { status: 200 },
  ]);
  assert.deepEqual(await bytes, FILE);
});

test('a server that is silent, or has a fault of its own for a while, is asked again', async (t) => {
  const answers = [{ count: 30_000, silent: true }, { status: 503 }, { status: 502 }, {}];
  const { bytes, asked, pauses } = await downloadFrom(t, answers, 1000);
  assert.deepEqual(await bytes, FILE);
  assert.equal(asked.at(-1)?.range, 'bytes=30000-');
  assert.deepEqual(pauses.slice(0, 3), [1, 2, 5]);
});

test('a server that unpacks the file on the way is not asked for a part', async (t) => {
  const headers = { 'content-encoding': 'identity' };
  const { bytes, asked } = await downloadFrom(t, [{ count: 30_000, headers }, { headers }]);
  assert.deepEqual(await bytes, FILE);
  assert.equal(asked[1].range, undefined);
});

for (const [title, first, second] of /** @type {[string, Answer, Answer][]} */ ([
  ['has another tag', { headers: { etag: '"one"' } }, { headers: { etag: '"two"' }, status: 200 }],
  ['has another tag in a part', { headers: { etag: 'W/"one"' } }, { headers: { etag: '"two"' } }],
  ['has another length', {}, { file: FILE.subarray(1) }],
  ['ends before what has arrived', {}, { file: FILE.subarray(0, 20_000), status: 200, chunked: true }],
  ['has no such part', {}, { status: 416 }],
]))
  test(`a file that ${title} is another one`, async (t) => {
    const { bytes } = await downloadFrom(t, [{ count: 30_000, ...first }, second]);
    await assert.rejects(bytes, {
      name: 'ChangedFileError',
      message: /^images.gz has changed on the server/,
    });
  });

test('a connection that breaks time after time is an error in the end, and so is a file that is gone', async (t) => {
  const broken = await downloadFrom(t, [{ count: 30_000 }, ...Array(6).fill({ count: 0 })]);
  await assert.rejects(broken.bytes, /The connection broke while images.gz was loading/);
  assert.deepEqual(broken.pauses, [1, 2, 5, 10, 20, 30]);
  const gone = await downloadFrom(t, [{ count: 30_000 }, { status: 404 }]);
  await assert.rejects(gone.bytes, /The server has no images.gz: it answered 404/);
});
