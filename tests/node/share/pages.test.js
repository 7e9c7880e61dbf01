// pages.test.js — the pages that other sites read in place of a link to a preset.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readAddress } from '../../../web/lab/address/address.js';
import { PICTURE, sharedFiles, siteAddress, tagsOfLab } from '../../../web/share/pages.js';
import { PRESETS } from '../../../web/shared/presets.js';

const SITE = 'https://example.org/lab/';
const PICTURES = new URL('../../../web/share/pictures/', import.meta.url);
const files = new Map(sharedFiles(SITE));

/** The content of a `meta`. @param {string} html @param {string} name */
const meta = (html, name) =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(html)?.[1];

test('an address of a site ends with a slash, and what is none is refused', () => {
  assert.equal(siteAddress('https://example.org/lab'), SITE);
  assert.equal(siteAddress(SITE), SITE);
  for (const wrong of ['example.org', 'ftp://example.org', `${SITE}?a`, `${SITE}#a`, ''])
    assert.throws(() => siteAddress(wrong), /no address of a site/);
});

test('every preset has a page with title, picture and oEmbed by whole addresses, and a way to the lab', () => {
  for (const { id } of PRESETS) {
    const html = files.get(`${id}.html`) ?? '';
    assert.ok(meta(html, 'og:title')?.endsWith('– Digit Lab'), id);
    assert.ok((meta(html, 'og:description') ?? '').length > 20);
    assert.doesNotMatch(html, /\]\(#/, 'no mark of a term');
    assert.equal(meta(html, 'og:url'), `${SITE}share/${id}.html`);
    assert.equal(meta(html, 'og:image'), `${SITE}share/${id}.png`);
    assert.equal(meta(html, 'twitter:card'), 'summary_large_image');
    // As WordPress looks for it.
    const [, href] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]*)"/.exec(html) ?? [];
    assert.equal(href, `${SITE}share/${id}.json`);
    const [, way] = /<a href="\.\.\/index\.html(#[^"]*)"/.exec(html) ?? [];
    assert.equal(readAddress(way).settings.preset, id);
  }
});

test('oEmbed of each preset is of type rich, with a frame that the lab reads also as WordPress writes it', () => {
  for (const { id } of PRESETS) {
    const oembed = JSON.parse(files.get(`${id}.json`) ?? '');
    assert.deepEqual([oembed.version, oembed.type], ['1.0', 'rich']);
    assert.deepEqual([oembed.thumbnail_width, oembed.thumbnail_height], [PICTURE.width, PICTURE.height]);
    const [, src] = /^<iframe src="([^"]*)"[^<>]*><\/iframe>$/.exec(oembed.html) ?? [];
    const address = src.replaceAll('&amp;', '&');
    assert.ok(address.startsWith(`${SITE}index.html#`));
    for (const hash of [address, `${address}#?secret=Ab3dE5gH1j`]) {
      const { settings, frame, unread } = readAddress(hash.replace(/^[^#]*#/, ''));
      assert.deepEqual([settings.preset, frame, unread], [id, 'train', []]);
    }
  }
});

test('the page of the lab has these tags too', () => {
  const html = tagsOfLab(SITE);
  assert.equal(meta(html, 'og:url'), SITE);
  assert.equal(meta(html, 'og:image'), `${SITE}share/fast.png`);
});

test('every preset has a picture of 1200 × 630 pixels in at most 40 kB, and there is no other', () => {
  const names = PRESETS.map(({ id }) => `${id}.png`);
  assert.deepEqual(readdirSync(PICTURES).sort(), names.sort());
  for (const name of names) {
    const bytes = readFileSync(new URL(name, PICTURES));
    assert.equal(bytes.toString('latin1', 1, 4), 'PNG', name);
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [PICTURE.width, PICTURE.height], name);
    assert.ok(bytes.length <= 40_000, `${name}: ${bytes.length} bytes`);
  }
});
