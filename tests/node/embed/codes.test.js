// codes.test.js — the code for a post: what a person has chosen is in it, and what it says is read by the lab.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributesOf, frameAddress, HEIGHTS, pairsOf, SITES, WIDTHS } from '../../../web/embed/codes.js';
import { readPasted } from '../../../web/embed/lab.js';
import { readAddress } from '../../../web/lab/address/address.js';
import { PRESETS } from '../../../web/shared/presets.js';

/** @typedef {import('../../../web/embed/codes.js').Chosen} Chosen */

const HERE = 'https://example.org/a&b/';
/** @type {Chosen} */
const CHOSEN = {
  ...{ view: 'train', preset: 'fast', other: 'softmax', link: null },
  ...{ language: '', theme: '', hide: [], width: 700 },
};
const VIEWS = /** @type {Chosen['view'][]} */ (['train', 'pad', 'compare', 'full']);

/** The texts of all codes for all kinds of sites. @param {Chosen} chosen */
const codes = (chosen) => Object.values(SITES).flatMap((make) => make(chosen, HERE).map(({ text }) => text));

test('the lab reads every address that can be chosen, and finds what was chosen', () => {
  for (const view of VIEWS)
    for (const { id } of PRESETS) {
      const chosen = /** @type {Chosen} */ ({
        ...{ ...CHOSEN, view, preset: id, language: 'zh', theme: 'dark', hide: ['data', 'settings'] },
      });
      const address = readAddress(frameAddress(chosen, HERE).replace(/^.*#/, ''), ['en', 'zh']);
      assert.deepEqual(address.unread, [], `${view} ${id}`);
      assert.equal(address.frame, view === 'full' ? null : view);
      assert.equal(address.settings.preset, id);
      assert.deepEqual([address.language, address.theme], ['zh', 'dark']);
      assert.deepEqual(address.hide, view === 'full' ? ['data', 'settings'] : []);
      assert.deepEqual(address.learn.lanes, view === 'compare' ? [{ preset: 'softmax' }, {}] : null);
      assert.equal(address.start, view === 'pad', 'the pad has no button that trains');
    }
});

test('what nobody has chosen is in no code', () => {
  assert.deepEqual(pairsOf(CHOSEN), [
    ['view', 'train'],
    ['preset', 'fast'],
  ]);
  for (const text of codes(CHOSEN)) assert.doesNotMatch(text, /lang=|theme=|hide=|start=|undefined|null/);
});

test('every code names the site on which it was made, and nothing in it ends an attribute', () => {
  const link = readPasted('https://x.org/#net=dense+64+relu/dense+10+softmax&rate=0.01', ['en']).link;
  const all = codes({ ...CHOSEN, link }).filter((text) => text.includes('example'));
  assert.equal(all.length, 7);
  for (const text of all) {
    assert.match(text, /https:\/\/example\.org\/a&(amp;)?b\//);
    for (const [, value] of text.matchAll(/="([^"]*)"/g)) assert.doesNotMatch(value, /&(?!amp;)|</);
  }
  assert.deepEqual(attributesOf({ ...CHOSEN, link }).slice(1), [
    ['preset', 'fast'],
    ['net', 'dense 64 relu/dense 10 softmax'],
    ['rate', '0.01'],
  ]);
});

test('a link brings its settings and what else it chooses, and says what could not be read', () => {
  const long = 'https://x.org/lab/index.html#preset=softmax&rate=0.5&view=pad&lang=zh&theme=dark&colour=red';
  assert.deepEqual(readPasted(long, ['en', 'zh']), {
    link: [
      ['preset', 'softmax'],
      ['rate', '0.5'],
    ],
    besides: { view: 'pad', language: 'zh', theme: 'dark' },
    unread: ['colour=red'],
  });
  const race = readPasted('#view=learn&part=race&lanes=same;rate:0.1&preset=softmax', ['en']);
  assert.deepEqual(race.besides, { view: 'compare' });
  assert.deepEqual(race.link?.[1], ['lanes', 'same;rate:0.1']);
  const lesson = readPasted('https://x.org/#preset=fast&view=learn&lesson=4.1&hide=runs,files', ['en']);
  assert.deepEqual(Object.fromEntries(lesson.link ?? []), { preset: 'fast', lesson: '4.1' });
  assert.deepEqual([lesson.besides.view, lesson.besides.hide], ['full', ['runs', 'files']]);
  for (const text of [
    'https://x.org/?preset=softmax',
    'https://x.org/a.html?preset=softmax#',
    'preset=softmax',
  ])
    assert.deepEqual(
      readPasted(text, ['en']),
      { link: [['preset', 'softmax']], besides: {}, unread: [] },
      text,
    );
  assert.deepEqual(readPasted('https://x.org/?from=mail#preset=fast', ['en']).unread, []);
  assert.equal(readPasted('https://x.org/', ['en']).link, null);
  assert.equal(readPasted('hello', ['en']).link, null);
});

test('with trained weights a pad does not train', () => {
  const { link } = readPasted('#preset=softmax&weights=abc', ['en']);
  assert.doesNotMatch(frameAddress({ ...CHOSEN, view: 'pad', link }, HERE), /start=/);
});

test('where no script runs, the element is a link to the site', () => {
  const texts = codes(CHOSEN).filter((text) => text.includes('<digit-lab'));
  assert.equal(texts.length, 4);
  for (const text of texts)
    assert.match(
      text,
      /<digit-lab [^>]*><a href="https:\/\/example\.org\/a&amp;b\/">Digit Lab<\/a><\/digit-lab>/,
    );
});

test('every view has a height at every width', () => {
  for (const view of VIEWS) for (const width of WIDTHS) assert.ok(HEIGHTS[view][width] > 300);
});
