// address.test.js — the address after `#`: what is written is read again, and what is not known is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedByHosts, noAddress, readAddress, writeAddress } from '../../../web/lab/address/address.js';
import { FRAMES, isHidden, PARTS, VIEWS } from '../../../web/lab/address/parts.js';
import { SETTING_KEYS, settingsOfPreset } from '../../../web/lab/address/setting-keys.js';
import { MOST_WEIGHTS_CHARS } from '../../../web/lab/address/weights-in-links.js';
import { FIRST_PRESET } from '../../../web/lab/network/state.js';
import { OPTIMIZERS, PRESETS } from '../../../web/shared/presets.js';
import { SCHEDULES } from '../../../web/shared/schedules.js';

/** @import { Address } from '../../../web/lab/address/address.js' */

/** Numbers of [0, 1) that are the same in each run of the test: Park and Miller. @param {number} seed */
function randomNumbers(seed) {
  let last = seed;
  return () => {
    last = (last * 48_271) % 2_147_483_647;
    return last / 2_147_483_647;
  };
}

const LINES = [
  'dense 10 softmax',
  'dense 512 relu | dense 10 softmax',
  'rescaling -1..1 | conv 6 5x5 same tanh | avgpool 2 | dropout 0.25 | dense 10 sigmoid nobias',
];

/** An address as a page might have it. @param {() => number} random @returns {Address} */
function randomAddress(random) {
  const below = (/** @type {number} */ most) => Math.floor(random() * most);
  const pick = (/** @type {any} */ from) => from[below(from.length)];
  const maybe = (/** @type {() => any} */ make, /** @type {any} */ otherwise) =>
    random() < 0.5 ? make() : otherwise;
  const some = (/** @type {any[]} */ from) => from.filter(() => random() < 0.3);
  const { id } = pick(PRESETS);
  const settings = settingsOfPreset(
    id,
    maybe(() => pick(Object.keys(OPTIMIZERS)), undefined),
  );
  const change = (/** @type {string} */ name, /** @type {() => unknown} */ make) => {
    settings[name] = String(maybe(make, settings[name]));
  };
  change('layers', () => pick(LINES));
  if (settings.layers !== settingsOfPreset(id).layers) settings.preset = 'custom';
  change('dataset', () => pick(['mnist', 'fashion-mnist']));
  change('classes', () => pick(['1,2', '0,1,2,3,4', '0,1,2,4,5,9', '0,1,2,3,4,5,6,7,8,9', '0,2,4,6,8']));
  change('schedule', () => pick(Object.keys(SCHEDULES)));
  change('rate', () => pick([0.001, 1e-6, 0.3, 100, 0.0123]));
  change('batch', () => pick(['all', 1, 64, 60_000]));
  change('epochs', () => 1 + below(10_000));
  change('seed', () => below(4_294_967_296));
  change('validationCount', () => below(20_000));
  change('holdoutCount', () => below(9000));
  change('trainCount', () => pick(['all', 1 + below(30_000)]));
  change('splitSeed', () => below(4_294_967_296));
  change('testCount', () => pick(['all', 1 + below(10_000)]));
  change('l2', () => pick([0, 0.004, 1e-7]));
  change('clip', () => pick([0, 1, 0.5]));
  change('average', () => pick([0, 0.9, 0.999]));
  change('augment', () => pick(['', 'shift 2', 'shift 0.5 rotate 10 scale 0.1 shear 10 elastic 1 stroke 1']));
  change('invented', () => pick([0, 6000]));
  change('shuffledLabels', () => pick([0, 12.5, 100]));
  change('validateEvery', () => 1 + below(100));
  const named = maybe(() => settings, {});
  const frame = maybe(() => pick(Object.keys(FRAMES)), null);
  const lanes = frame === 'compare' ? maybe(() => [{ preset: 'softmax' }, { rate: '0.1' }], null) : null;
  return {
    ...noAddress(),
    settings: named,
    view: frame ? null : maybe(() => pick(VIEWS), null),
    ...{ frame, learn: { lesson: null, part: null, lanes } },
    host: maybe(() => pick(['https://example.org', 'http://127.0.0.1:8080']), null),
    inside: {
      layer: maybe(() => 1 + below(99), null),
      unit: maybe(() => 1 + below(512), null),
      pixel: maybe(() => [1 + below(28), 1 + below(28)], null),
      image: maybe(() => ({ pool: pick(['train', 'test']), index: below(60_000) }), null),
      step: maybe(() => below(5000), null),
      walk: maybe(() => 1 + below(60), null),
    },
    isProjector: maybe(() => true, false),
    language: maybe(() => pick(['en', 'zh', 'pt-BR']), null),
    theme: maybe(() => pick(['light', 'dark']), null),
    hide: some(PARTS),
    start: maybe(() => true, false),
    weights: named === settings ? maybe(() => 'Az09-_', null) : null,
    claim: maybe(() => 'b34a-519c-e32c-2307_98/100_12_1_0c1d-77aa', null),
  };
}

test('a number of images may be a share of them', () => {
  const { settings, unread } = readAddress('#validation=25%&images=12.5%&test=110%&seed=5%');
  assert.deepEqual([settings.validationCount, settings.trainCount], ['25%', '12.5%']);
  assert.deepEqual(unread.sort(), ['seed=5%', 'test=110%']);
});

test('200 random states go into an address and come back the same', () => {
  const random = randomNumbers(12);
  for (let i = 0; i < 200; i++) {
    const address = randomAddress(random);
    const text = writeAddress(address);
    assert.match(text, /^(#[\w.,:;+/=&-]+)?$/, 'no character that is escaped or ends a link');
    assert.deepEqual({ ...readAddress(text), brought: [] }, address, text);
  }
});

/** Ten settings of a preset, each changed to a long value. */
const TEN = {
  ...{ dataset: 'fashion-mnist', classes: '0,2,3,5,7,8,9', optimizer: 'momentum', rate: '0.000123' },
  ...{ schedule: 'one-cycle', batch: '12345', epochs: '10000', seed: '4294967295', trainCount: '54321' },
};

for (const { id, layers } of PRESETS) {
  test(`ten changed settings of ${id} are at most 300 characters`, () => {
    const tenth = {
      layers: `dropout 0.125${layers.slice(layers.search(/ \| |$/))}`,
      preset: 'custom',
    };
    const settings = { ...settingsOfPreset(id), ...TEN, ...tenth };
    if (settingsOfPreset(id).schedule === TEN.schedule) settings.schedule = 'constant';
    if (id === 'softmax-numpy') Object.assign(settings, { validationCount: '0', holdoutCount: '0' });
    const text = writeAddress({ settings });
    assert.ok(text.length <= 300, `${text.length}: ${text}`);
    const read = readAddress(text);
    assert.deepEqual([read.settings, read.unread], [settings, []]);
    assert.ok(read.brought.length >= 11);
  });

  test(`${id} alone is its name`, () => {
    assert.equal(writeAddress({ settings: settingsOfPreset(id) }), `#preset=${id}`);
    assert.deepEqual(readAddress(`#preset=${id}`).settings, settingsOfPreset(id));
  });
}

test('one layer of a long preset is named by its number; several are the whole line', () => {
  const small = settingsOfPreset('small');
  const change = (/** @type {string} */ from, /** @type {string} */ to) => {
    const settings = { ...small, layers: small.layers.replaceAll(from, to), preset: 'custom' };
    const text = writeAddress({ settings });
    assert.deepEqual(readAddress(text).settings, settings);
    return text;
  };
  assert.equal(change('conv 8 5x5', 'conv 12 5x5'), '#preset=small&net=1:conv+12+5x5+nobias');
  assert.equal(change('conv 24 3x3', 'conv 16 3x3'), '#preset=small&net=9:conv+16+3x3+nobias');
  assert.match(change('conv 16', 'conv 12'), /^#preset=small&net=conv\+8.*softmax$/);
  assert.match(
    readAddress('#net=2： Dense 9 relu&preset=mlp-adam').settings.layers ?? '',
    /u \| dense 9 relu \| d/,
  );
});

test('a layer that the preset has not, or that is several, is told', () => {
  for (const net of [
    '4:dense 9 relu',
    '0:dense 9 relu',
    '1:dense 9/dense 10',
    '1:',
    '1:2:dense 9',
    'x:dense 9',
  ]) {
    const { settings, unread } = readAddress(`#preset=mlp-adam&net=${net}&seed=7`);
    assert.equal(settings.layers, settingsOfPreset('mlp-adam').layers);
    assert.deepEqual([settings.preset, settings.seed, unread.length], ['mlp-adam', '7', 1], net);
  }
});

test('what a person types is read: spaces as they are, escaped or as plus, and bars', () => {
  const typed = '#net=dense 512 relu|dense 10 softmax&rate=0.001&seed=7';
  /** @type {Record<string, string>} */
  const expected = { ...settingsOfPreset(FIRST_PRESET), layers: LINES[1], rate: '0.001', seed: '7' };
  if (settingsOfPreset(FIRST_PRESET).layers !== LINES[1]) expected.preset = 'custom';
  for (const text of [
    typed,
    typed.slice(1),
    typed.replaceAll(' ', '%20'),
    typed.replaceAll(' ', '+').replace('|', '%7C'),
    typed.replaceAll(' ', '%2B'),
    typed.replace('|', ' / '),
    typed.replaceAll('&', '&amp;'),
    '#Net=Dense 512 ReLU | Dense 10 Softmax&Rate=1e-3&seed=7.',
  ])
    assert.deepEqual(
      [readAddress(text).settings, readAddress(text).unread, readAddress(text).brought],
      [expected, [], ['net', 'rate', 'seed']],
      text,
    );
});

test('what a Chinese keyboard or a capital letter makes of a word is read as the word', () => {
  const wide = encodeURIComponent('ｓｅｅｄ＝７');
  const { settings, unread, language, theme, start } = readAddress(
    `#${wide}&net=${encodeURIComponent('dense 16 relu｜dense 10 softmax')}&classes=１，2&lang=zh-CN&theme=Dark&start`,
    ['en', 'zh'],
  );
  assert.deepEqual(unread, []);
  assert.deepEqual([settings.seed, settings.layers], ['7', 'dense 16 relu | dense 10 softmax']);
  assert.deepEqual([settings.classes, language, theme, start], ['1,2', 'zh', 'dark', true]);
  assert.deepEqual(readAddress('#lang=zhx', ['en', 'zh']).unread, ['lang=zhx']);
});

test('another optimizer brings its usual learning rate and weight decay, unless they are named', () => {
  const { rate, l2 } = readAddress('#preset=fast&optimizer=adamw').settings;
  assert.deepEqual([rate, l2], ['0.001', '0.004']);
  assert.equal(readAddress('#preset=fast&optimizer=sgd&rate=0.5').settings.rate, '0.5');
  assert.equal(readAddress('#preset=fast&optimizer=adam').settings.rate, '0.02', 'its own');
  const settings = settingsOfPreset('fast', 'adamw');
  assert.equal(writeAddress({ settings }), '#preset=fast&optimizer=adamw');
});

test('digits are read as a list, as ranges and without commas', () => {
  for (const [text, classes] of [
    ['1,2', '1,2'],
    ['2 1', '1,2'],
    ['12', '1,2'],
    ['0-4,7', '0,1,2,3,4,7'],
    ['0-9', '0,1,2,3,4,5,6,7,8,9'],
  ])
    assert.equal(readAddress(`#classes=${text}`).settings.classes, classes, text);
  for (const text of ['1', '', '4-0', '1;2', '11', 'a'])
    assert.deepEqual(readAddress(`#classes=${text}`).unread, [`classes=${text}`]);
});

test('what cannot be read is told, and the rest is applied', () => {
  const address = readAddress(
    '#foo=3&rate=fast&seed=7&epochs=0&optimizer=magic&preset=toString&view=nowhere&theme=pink' +
      '&hide=engine,all,search&start=yes&data=own&lang=x',
  );
  assert.deepEqual(address.brought, ['seed']);
  assert.equal(address.settings.seed, '7');
  assert.deepEqual(address.hide, ['engine', 'search']);
  assert.deepEqual(address.unread, [
    ...['foo=3', 'rate=fast', 'epochs=0', 'optimizer=magic', 'preset=toString', 'view=nowhere'],
    ...['theme=pink', 'hide=all', '…'],
  ]);
  assert.deepEqual([address.view, address.theme, address.start, address.language], [null, null, false, null]);
});

test('the host of a frame is an origin; that of a page without one is no mistake', () => {
  const hosts = ['https://example.org', 'null', 'https://example.org/a'].map((host) => {
    const { host: read, unread } = readAddress(`#preset=fast&host=${host}`);
    return [read, unread.length];
  });
  assert.deepEqual(hosts, [
    ['https://example.org', 0],
    [null, 0],
    [null, 1],
  ]);
});

test('a language that there is none of is told', () => {
  assert.deepEqual(readAddress('#lang=xx', ['en', 'zh']).unread, ['lang=xx']);
  assert.equal(readAddress('#lang=zh', ['en', 'zh']).language, 'zh');
});

test('numbers that do not go together are told, and the others stay', () => {
  const { settings, unread } = readAddress('#validation=50000&holdout=20000&images=70000&seed=3');
  assert.deepEqual(unread.sort(), ['holdout=20000', 'images=70000']);
  assert.deepEqual([settings.validationCount, settings.holdoutCount, settings.seed], ['50000', '0', '3']);
});

test('an address of which no setting can be read has none', () => {
  for (const [wrong, told] of [
    ['images=70000', 'images=70000'],
    ['net=40:dense+5', 'net=40:dense 5'],
  ]) {
    const { settings, brought, unread } = readAddress(`#${wrong}&view=runs`);
    assert.deepEqual([settings, brought, unread], [{}, [], [told]]);
  }
});

test('of what stands behind a question mark only what hosts have added stays there', () => {
  assert.equal(addedByHosts('?utm_source=x&preset=softmax&lang=zh&view=pdf'), '?utm_source=x&view=pdf');
  for (const search of ['', '?', '?seed=7']) assert.equal(addedByHosts(search), '');
});

test('what is named twice is told', () => {
  const { settings, unread } = readAddress('#seed=1&seed=2');
  assert.deepEqual([settings.seed, unread], ['1', ['seed=2']]);
});

test('a view may come with the projector, and alone changes no setting', () => {
  const { view, isProjector, settings } = readAddress('#view=results,projector');
  assert.deepEqual([view, isProjector, settings], ['results', true, {}]);
  assert.deepEqual([readAddress('#view=projector').view, readAddress('#view=draw').view], [null, 'draw']);
});

test('all subjects can be hidden at once', () => {
  const { hide } = readAddress('#hide=bench,engine');
  assert.ok(isHidden({ hide }, 'runs') && isHidden({ hide }, 'engine') && !isHidden({ hide }, 'photo'));
});

test('fields that are typed wrong and own files are left out', () => {
  const settings = { ...settingsOfPreset('fast'), rate: '', seed: 'x', dataset: 'own', layers: 'dense 10 <' };
  assert.equal(writeAddress({ settings }), '#preset=fast');
  assert.equal(writeAddress({}), '');
});

const HOSTILE = [
  ...['', '#', '##', '#&&&', '#=', '#%', '#%E0%A4%A', '#rate=%zz', '#net=%00', '#net=\u0000', '#==&=a=b'],
  ...['#__proto__=1', '#constructor=x&prototype=y', '#preset=__proto__', '#optimizer=constructor'],
  ...['#net=<img src=x onerror=alert(1)>', '#foo="><script>alert(1)</script>', "#data='%22`javascript:"],
  ...['#foo=\u202Etxt.exe', '#\u200B=\uFEFF', '#foo=\uD800', '#foo=%F0%9F%92%A3', '#rate=Infinity'],
  ...['#rate=-1', '#rate=0x10', '#rate=1e999', '#seed=1.5', '#batch=ALL&images=null', '#net=|', '#net= '],
  ...['#claim=', '#claim=<b>', `#claim=${'a'.repeat(1e6)}`, '#claim=1&claim=2'],
  `#foo=${'A'.repeat(5_000_000)}`,
  `#net=${'dense 5|'.repeat(100_000)}`,
  `#weights=${'A'.repeat(MOST_WEIGHTS_CHARS + 1)}`,
  `#${'a=1&'.repeat(200_000)}`,
  `#hide=${'x,'.repeat(50_000)}engine`,
  `#view=${'data,'.repeat(50_000)}`,
  `#classes=${'9'.repeat(100_000)}`,
  `#rate=${'1'.repeat(100_000)}`,
];

test('whatever the address is, reading it neither throws nor lets anything through that is not known', () => {
  for (const hash of HOSTILE) {
    const name = hash.slice(0, 60);
    const address = readAddress(hash);
    for (const text of address.unread) {
      assert.ok([...text].length <= 40, name);
      assert.doesNotMatch(text, /[<>"'`&\\\p{C}]/u, name);
    }
    assert.ok(address.unread.length <= 9, name);
    const known = Object.values(SETTING_KEYS).map((key) => key.name);
    for (const setting of Object.keys(address.settings))
      assert.ok([...known, 'base'].includes(setting), name);
    assert.deepEqual(readAddress(writeAddress(address)).unread, [], name);
    assert.ok(writeAddress(address).length < 300, name);
  }
  assert.equal(/** @type {any} */ ({}).rate, undefined);
});

test('random characters never make it throw', () => {
  const random = randomNumbers(7);
  const pieces = [
    ...Object.keys(SETTING_KEYS),
    'view',
    'hide',
    '=',
    '&',
    '%',
    '+',
    '|',
    '\u0000',
    '<',
    'all',
    '1',
  ];
  for (let i = 0; i < 3000; i++) {
    const piece = () => pieces[Math.floor(random() * pieces.length)];
    const hash = Array.from({ length: 12 }, piece).join('');
    const address = readAddress(hash);
    const again = readAddress(writeAddress(address));
    assert.deepEqual(again.settings, address.settings, hash);
  }
});
