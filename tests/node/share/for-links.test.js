// for-links.test.js — a build that is told its address has the pages of the presets, and tags in the page of the lab alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { forLinks } from '../../../web/share/for-links.js';
import { sharedFiles } from '../../../web/share/pages.js';
import { PRESETS } from '../../../web/shared/presets.js';

const SITE = 'https://lab.example.org/';
const read = (/** @type {string} */ path) => readFileSync(new URL(`../../../web/${path}`, import.meta.url));
/** As Vite calls it. */
const plugin = /** @type {any} */ (forLinks('https://lab.example.org'));

test('a build without an address has none of it, and one with a wrong address does not come about', () => {
  assert.equal(forLinks(undefined), false);
  assert.equal(forLinks(''), false);
  assert.throws(() => forLinks('lab.example.org'), /no address of a site/);
});

test('the page of the lab has the tags after its title, and no other page is changed', () => {
  const html = String(read('index.html'));
  const tagged = plugin.transformIndexHtml(html, { path: '/index.html' });
  const [, head] = /<\/title>([\s\S]*)<\/head>/.exec(tagged) ?? [];
  assert.match(head, /<meta property="og:url" content="https:\/\/lab\.example\.org\/">/);
  assert.match(head, /<meta property="og:image" content="https:\/\/lab\.example\.org\/share\/fast\.png">/);
  assert.match(
    head,
    /type="application\/json\+oembed" href="https:\/\/lab\.example\.org\/share\/fast\.json"/,
  );
  for (const page of ['about', 'embed']) {
    const other = String(read(`${page}.html`));
    assert.equal(plugin.transformIndexHtml(other, { path: `/${page}.html` }), other);
  }
});

test('the build has the page, the oEmbed and the picture of every preset', () => {
  /** @type {Map<string, { type: string, source: string | Uint8Array }>} */
  const emitted = new Map();
  const emitFile = (/** @type {any} */ { fileName, ...file }) => emitted.set(fileName, file);
  plugin.generateBundle.call({ emitFile });
  for (const { id } of PRESETS)
    for (const end of ['html', 'json', 'png'])
      assert.equal(emitted.get(`share/${id}.${end}`)?.type, 'asset', id);
  for (const [name, source] of sharedFiles(SITE)) assert.equal(emitted.get(`share/${name}`)?.source, source);
  assert.deepEqual(emitted.get('share/fast.png')?.source, read('share/pictures/fast.png'));
});
