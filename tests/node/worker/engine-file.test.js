// engine-file.test.js — an engine that does not come, or is not the one of this page, is told apart and refused.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { EngineFileError, fetchEngine } from '../../../web/worker/engine-file.js';

const ENGINE = Uint8Array.from({ length: 4096 }, (_, i) => (i * 31) & 255);
const EXPECTED = {
  bytes: ENGINE.length,
  sha256: createHash('sha256').update(ENGINE).digest('hex'),
};

/**
 * The address of a server that answers as told. @param {import('node:test').TestContext} t
 * @param {(response: import('node:http').ServerResponse, path: string) => unknown} answer
 */
async function serve(t, answer) {
  const server = createServer(({ url = '' }, response) => answer(response, url));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return new URL(`http://127.0.0.1:${port}/engine-x.wasm`);
}

/** @param {Promise<unknown>} promise @param {string} status @param {RegExp} message */
const refused = (promise, status, message) =>
  assert.rejects(promise, (error) => {
    assert.ok(error instanceof EngineFileError);
    assert.equal(error.status, status);
    assert.match(error.message, message);
    return true;
  });

test('the engine of this page is taken', async (t) => {
  const url = await serve(t, (response) => response.end(ENGINE));
  assert.deepEqual(await fetchEngine(url, EXPECTED), ENGINE);
});

test('one with any bit changed, cut short or lengthened is refused, also without SHA-256', async (t) => {
  let sent = ENGINE;
  const url = await serve(t, (response) => response.end(sent));
  for (const isSecure of [true, false]) {
    const { crypto } = globalThis;
    t.after(() => Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true }));
    if (!isSecure) Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
    for (const bit of [0, 7, 12_345, 8 * ENGINE.length - 1]) {
      sent = ENGINE.slice();
      sent[bit >> 3] ^= 1 << (bit & 7);
      await refused(
        fetchEngine(url, EXPECTED),
        'ENGINE_FOREIGN',
        /does not belong to this page: engine-x\.wasm/,
      );
    }
    for (const other of [
      ENGINE.subarray(1),
      ENGINE.subarray(0, 100),
      Uint8Array.of(),
      Uint8Array.of(...ENGINE, 0),
    ]) {
      sent = other;
      await refused(fetchEngine(url, EXPECTED), 'ENGINE_FOREIGN', /Reload the page\.$/);
    }
    sent = ENGINE;
    assert.deepEqual(await fetchEngine(url, EXPECTED), ENGINE);
  }
});

test('a damaged copy of a cache is passed by', async (t) => {
  const url = await serve(t, (response, path) => response.end(path.includes('?') ? ENGINE : 'old'));
  assert.deepEqual(await fetchEngine(url, EXPECTED), ENGINE);
});

test('an error of the server is told with its number', async (t) => {
  const url = await serve(t, (response) => response.writeHead(500).end());
  await refused(
    fetchEngine(url, EXPECTED),
    'ENGINE_MISSING',
    /^The server has no engine-x\.wasm: it answered 500\.$/,
  );
});

test('a server that falls silent is told after a while, before the first byte and within the file', async (t) => {
  const silent = await serve(t, () => {});
  await refused(
    fetchEngine(silent, EXPECTED, 50),
    'ENGINE_SILENT',
    /sent nothing of engine-x\.wasm for 0\.05 seconds/,
  );
  const half = await serve(t, (response) => response.write(ENGINE.subarray(0, 2000)));
  await refused(fetchEngine(half, EXPECTED, 200), 'ENGINE_SILENT', /sent nothing of engine-x\.wasm/);
});

test('a connection that breaks is told in words', async (t) => {
  const url = await serve(t, (response) => response.destroy());
  await refused(
    fetchEngine(url, EXPECTED),
    'ENGINE_BROKEN_OFF',
    /^The connection broke while engine-x\.wasm/,
  );
});
