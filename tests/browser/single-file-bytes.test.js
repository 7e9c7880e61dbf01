// single-file-bytes.test.js — what the page in one file holds: the published images, scripts that its policy names, and nothing that a
// browser would ask a server for.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';

import { RELEASE, requireCurrent } from '../../.ci/build.js';
import { packagesOf } from '../../.ci/release.js';
import { linkWithin } from '../../.ci/single-file.js';
import { decode, encode } from '../../web/single/base85.js';
import { packImages, unpackImages } from '../../web/single/packed-images.js';

requireCurrent('release');

const checksums = readFileSync(new URL('../../data/checksums.txt', import.meta.url), 'utf8');

/** @param {Uint8Array | string} bytes @param {'hex' | 'base64'} [form] */
const sha256 = (bytes, form = 'hex') => createHash('sha256').update(bytes).digest(form);

/** The files that a page holds. @param {string} html */
function filesOf(html) {
  /** @type {Record<string, Uint8Array[]>} */
  const pieces = {};
  for (const [, file, sorted, text] of html.matchAll(
    /<script type="application\/octet-stream" data-file="([^"]+)"( data-sorted)?(?: data-last)?>([^<]*)</g,
  )) {
    const bytes = gunzipSync(decode(text));
    pieces[file] = [...(pieces[file] ?? []), sorted ? unpackImages(bytes) : bytes];
  }
  return Object.fromEntries(Object.entries(pieces).map(([file, parts]) => [file, Buffer.concat(parts)]));
}

for (const { name, train, most } of [
  { name: 'digit-lab.html', train: 60_000, most: 12.7e6 },
  { name: 'digit-lab-small.html', train: 8000, most: 2.6e6 },
])
  describe(name, () => {
    const html = readFileSync(join(RELEASE, name), 'utf8');
    const files = filesOf(html);

    test('has its size', () => {
      assert.ok(Buffer.byteLength(html) < most, `${Buffer.byteLength(html)} bytes`);
    });

    test('holds images of MNIST, in their order, with their labels', () => {
      const images = files['data/mnist/train-images-idx3-ubyte'];
      assert.equal(images.readUInt32BE(4), train);
      assert.equal(images.length, 16 + train * 784);
      assert.equal(files['data/mnist/train-labels-idx1-ubyte'].length, 8 + train);
      const { datasets } = JSON.parse(files['data/manifest.json'].toString());
      for (const { path, bytes } of Object.values(/** @type {any} */ (datasets[0].files)))
        assert.equal(files[`data/${path}`].length, bytes);
      if (train === 60_000)
        for (const [file, bytes] of Object.entries(files).filter(([file]) => /ubyte$/.test(file)))
          assert.ok(checksums.includes(`${sha256(bytes)}  ${file.replace('data/', '')}`), file);
    });

    test('runs the scripts that its policy names, and asks no server for anything', () => {
      const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
      const named = [...policy.matchAll(/'sha256-([^']+)'/g)].map(([, hash]) => hash);
      const inline = [...html.matchAll(/<(script|style)>(.*?)<\/\1>/gs)].map(([, , text]) => text);
      const all = [...inline, files['main.js']].map((text) => sha256(text, 'base64'));
      assert.deepEqual(named.sort(), all.sort());
      assert.match(policy, /^default-src 'none'; /);
      assert.doesNotMatch(policy, /https?:|'self'|unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
      const outside = html.match(/\s(?:src|href)="(?!data:)[^"]*"|url\((?!["']?data:)[^)]*\)|@import/g);
      assert.equal(outside, null);
      assert.doesNotMatch(files['main.js'].toString(), /["'`]\.\/[\w-]+\.(html|txt|tar\.gz)/);
    });
  });

test('packages hold the page, and the same page gives the same bytes', () => {
  const page = new Uint8Array(readFileSync(join(RELEASE, 'digit-lab-small.html')));
  const [first, again] = [packagesOf(page, '1.0.0'), packagesOf(page, '1.0.0')];
  assert.deepEqual(first, again);
  for (const bytes of Object.values(first))
    assert.equal(sha256(unzipSync(bytes)['index.html']), sha256(page));
  const manifest = new TextDecoder().decode(unzipSync(first['scorm.zip'])['imsmanifest.xml']);
  assert.match(manifest, /<schemaversion>1.2<\/schemaversion>/);
  assert.match(manifest, /adlcp:scormtype="sco" href="index.html"/);
});

test('base 85 gives the bytes back, without a sign that HTML would read', () => {
  for (let length = 0; length < 12; length++) {
    for (const value of [0, 127, 255]) {
      const bytes = new Uint8Array(length).fill(value);
      assert.deepEqual(decode(encode(bytes)), bytes);
    }
  }
  const all = Uint8Array.from({ length: 65_536 }, (_, i) => (i * 40_503) >> 8);
  assert.deepEqual(decode(encode(all)), all);
  assert.equal(encode(all).length, (all.length * 5) / 4);
  assert.doesNotMatch(encode(all), /[^!-~]|["&'<>\\`]/);
});

test('sorted pixels are the same images, and smaller', () => {
  const idx = filesOf(readFileSync(join(RELEASE, 'digit-lab-small.html'), 'utf8'))[
    'data/mnist/t10k-images-idx3-ubyte'
  ];
  const images = new Uint8Array(idx.subarray(16, 16 + 784 * 500));
  const packed = packImages(images);
  assert.deepEqual(unpackImages(packed), images);
  assert.ok(gzipSync(packed).length < 0.88 * gzipSync(images).length);
  assert.throws(() => unpackImages(packed.subarray(0, packed.length - 1)), RangeError);
  assert.deepEqual(unpackImages(packImages(new Uint8Array())), new Uint8Array());
});

test('links to pages that the file has lead there, and others are left out', () => {
  assert.equal(linkWithin('html`<a href="./ideas.html">'), 'html`<a href="?ideas">');
  assert.equal(linkWithin("'./ideas.html#softmax'"), "'?ideas#softmax'");
  assert.equal(linkWithin("'./#view=data'"), "'?lab#view=data'");
  assert.equal(
    linkWithin('<ul><li><a href="./bench.html">x</a></li>\n<li>y</li></ul>'),
    '<ul>\n<li>y</li></ul>',
  );
});
