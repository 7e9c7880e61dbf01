// serve.test.js — the local server: what it gives away, to whom, and how.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { parsePort, serve } from '../../../.ci/serve.js';

const HEADERS = `/*
  X-Everywhere: yes

/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;
const SCRIPT = 'export const digit = 3;\n'.repeat(100);

/**
 * A server of a small site. @param {import('node:test').TestContext} t @param {string} [host]
 */
async function start(t, host) {
  const outside = mkdtempSync(join(tmpdir(), 'digit-lab-'));
  const folder = join(outside, 'site');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(folder, '_headers'), HEADERS);
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/main-abc.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/engine.wasm'), SCRIPT);
  writeFileSync(join(folder, 'images.gz'), 'not really');
  symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
  symlinkSync(outside, join(folder, 'folder'));
  symlinkSync(join(folder, 'index.html'), join(folder, 'inside.html'));
  const server = await serve(folder, 0, host);
  t.after(() => {
    server.close();
    rmSync(outside, { recursive: true });
  });
  return { ...server, folder };
}

/**
 * As fetch, but with the path and the bytes as they are.
 * @param {string} url @param {string} path
 * @param {{ method?: string, headers?: Record<string, string> }} [options]
 */
async function ask(url, path, options = {}) {
  const { hostname, port } = new URL(url);
  const asked = request({ hostname: hostname.replace(/[[\]]/g, ''), port, path, ...options });
  asked.end();
  const [response] = await once(asked, 'response');
  const chunks = await response.toArray();
  return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) };
}

test('the server is reached over IPv4 and IPv6, from this machine alone', async (t) => {
  const { url } = await start(t);
  const { port } = new URL(url);
  assert.equal((await ask(`http://127.0.0.1:${port}`, '/')).status, 200);
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  if (addresses.some(({ address }) => address === '::1'))
    assert.equal((await ask(`http://[::1]:${port}`, '/')).status, 200);
  const others = addresses.filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of others)
    await assert.rejects(ask(`http://${address}:${port}`, '/'), { code: 'ECONNREFUSED' });
});

test('HOST opens it to others', async (t) => {
  const { url } = await start(t, '0.0.0.0');
  assert.match(url, /^http:\/\/localhost:\d+$/);
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  for (const { address } of addresses.filter(({ family }) => family === 'IPv4'))
    assert.equal((await ask(`http://${address}:${new URL(url).port}`, '/')).status, 200);
});

test('methods that change something are refused', async (t) => {
  const { url } = await start(t);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
    const { status, headers } = await ask(url, '/', { method });
    assert.equal(status, 405, method);
    assert.equal(headers.allow, 'GET, HEAD');
  }
});

test('HEAD has the headers of GET', async (t) => {
  const { url } = await start(t);
  const options = { headers: { 'Accept-Encoding': 'br' } };
  const got = await ask(url, '/assets/main-abc.js', options);
  const headed = await ask(url, '/assets/main-abc.js', { ...options, method: 'HEAD' });
  assert.equal(headed.bytes.length, 0);
  assert.deepEqual({ ...headed.headers, date: '' }, { ...got.headers, date: '' });
});

test('no path and no symbolic link leads out of the folder', async (t) => {
  const { url } = await start(t);
  const paths = [
    '/link.txt',
    '/folder/secret.txt',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
  ];
  const wrong = ['/%', '/%00', '/assets', '//secret.txt', '/assets/../../secret.txt', '*', '/_headers/x'];
  for (const path of [...paths, ...wrong]) {
    const { status, bytes } = await ask(url, path);
    assert.equal(status, 404, path);
    assert.doesNotMatch(String(bytes), /secret/);
  }
  assert.equal((await ask(url, '/inside.html')).status, 200);
});

test('text and engines are compressed as the browser takes it; what lies compressed goes out as it lies', async (t) => {
  const { url } = await start(t);
  const js = (/** @type {string} */ accepted) =>
    ask(url, '/assets/main-abc.js', { headers: { 'Accept-Encoding': accepted } });
  const brotli = await js('gzip, deflate, br, zstd');
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(Number(brotli.headers['content-length']), brotli.bytes.length);
  assert.equal(String(brotliDecompressSync(brotli.bytes)), SCRIPT);
  const zipped = await js('gzip;q=0.5, br;q=0');
  assert.equal(zipped.headers['content-encoding'], 'gzip');
  assert.equal(String(gunzipSync(zipped.bytes)), SCRIPT);
  const plain = await js('identity');
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(String(plain.bytes), SCRIPT);
  assert.equal(plain.headers.vary, 'Accept-Encoding');
  assert.equal(plain.headers['content-type'], 'text/javascript; charset=utf-8');
  const wasm = await ask(url, '/assets/engine.wasm', { headers: { 'Accept-Encoding': 'gzip, br' } });
  assert.deepEqual(
    [wasm.headers['content-encoding'], wasm.headers['content-type']],
    ['br', 'application/wasm'],
  );
  assert.equal(String(brotliDecompressSync(wasm.bytes)), SCRIPT);
  const data = await ask(url, '/images.gz', { headers: { 'Accept-Encoding': 'gzip, br' } });
  assert.equal(data.headers['content-encoding'], undefined);
  assert.equal(String(data.bytes), 'not really');
});

test('a download that has broken off goes on where it was, unless the file has changed', async (t) => {
  const { url, folder } = await start(t);
  const first = await ask(url, '/images.gz');
  assert.equal(first.headers['accept-ranges'], 'bytes');
  const { etag = '', 'last-modified': modified = '' } = first.headers;
  const part = (/** @type {string} */ Range, /** @type {string} */ condition = String(etag)) =>
    ask(url, '/images.gz', { headers: { Range, 'If-Range': condition, 'Accept-Encoding': 'gzip' } });
  for (const condition of [String(etag), modified]) {
    const rest = await part('bytes=4-', condition);
    assert.equal(rest.status, 206);
    assert.equal(String(rest.bytes), 'really');
    assert.equal(rest.headers['content-range'], 'bytes 4-9/10');
    assert.equal(rest.headers['content-length'], '6');
  }
  assert.equal(String((await part('bytes=0-2')).bytes), 'not');
  assert.equal(String((await part('bytes=4-100')).bytes), 'really');
  const outside = await part('bytes=10-');
  assert.deepEqual([outside.status, outside.headers['content-range']], [416, 'bytes */10']);
  for (const range of ['bytes=5-2,7-8', 'bytes=-3', 'lines=1-', 'bytes=x-'])
    assert.equal((await part(range)).status, 200, range);
  const text = await ask(url, '/assets/main-abc.js', { headers: { Range: 'bytes=4-' } });
  assert.equal(text.status, 200, 'what is compressed here has no parts');
  writeFileSync(join(folder, 'images.gz'), 'really not');
  utimesSync(join(folder, 'images.gz'), new Date(), new Date(Date.now() + 5000));
  for (const condition of [String(etag), modified]) {
    const { status, bytes } = await part('bytes=4-', condition);
    assert.deepEqual([status, String(bytes)], [200, 'really not']);
  }
});

test('what the browser has is not sent again, until it changes', async (t) => {
  const { url, folder } = await start(t);
  const first = await ask(url, '/index.html');
  assert.equal(first.headers['cache-control'], 'no-cache');
  /** @type {Record<string, string>[]} */
  const conditions = [
    { 'If-None-Match': String(first.headers.etag) },
    { 'If-None-Match': `"other", ${first.headers.etag}` },
    { 'If-Modified-Since': String(first.headers['last-modified']) },
  ];
  for (const headers of conditions) {
    const { status, bytes } = await ask(url, '/index.html', { headers });
    assert.equal(status, 304);
    assert.equal(bytes.length, 0);
  }
  writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html>');
  utimesSync(join(folder, 'index.html'), new Date(), new Date(Date.now() + 5000));
  for (const headers of conditions) assert.equal((await ask(url, '/index.html', { headers })).status, 200);
});

test('the headers of _headers hold for their paths: names with a hash are kept for ever', async (t) => {
  const { url } = await start(t);
  const asset = await ask(url, '/assets/main-abc.js');
  assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(asset.headers['x-everywhere'], 'yes');
  assert.equal((await ask(url, '/assets/gone.js')).headers['cache-control'], 'no-cache');
});

test('a port that is none, or in use, and a host that is none are told in words', async (t) => {
  for (const text of ['abc', '', '-1', '65536', '80.5', '0x50'])
    assert.throws(() => parsePort(text), { message: /^PORT must be a whole number from 0 to 65535, not/ });
  assert.equal(parsePort(undefined), 8080);
  assert.equal(parsePort('0'), 0);
  const other = createServer();
  t.after(() => other.close());
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (other.address());
  const { folder } = await start(t);
  await assert.rejects(serve(folder, port), {
    message: new RegExp(`^Port ${port} is in use\\. .*PORT=\\d+ npm start`),
  });
  await assert.rejects(serve(folder, 0, 'no.such.host.invalid'), {
    message: /^HOST must be a name or an address/,
  });
});
