// text.test.js — the texts of the pages: complete in every language, all of them used, and what tests rely on.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withFirstWords } from '../../../.ci/first-words.js';
import { SENTENCES } from '../../../web/files/errors.js';
import { className } from '../../../web/lab/digit/class-name.js';
import { AUGMENTATION_FAULTS, augmentationMistake } from '../../../web/shared/augmentation.js';
import { PRESETS } from '../../../web/shared/presets.js';
import { SCHEDULES } from '../../../web/shared/schedules.js';
import { explain } from '../../../web/site/error-text.js';
import { bestLanguage, Languages } from '../../../web/site/languages.js';
import { texts as english } from '../../../web/text/en/texts.js';
import { texts as ofViews } from '../../../web/text/en/views/texts.js';
import { translator } from '../../../web/text/translate.js';
import { STATUSES } from '../../../web/worker/engine/engine-error.js';
import { ENGINE_FAULTS } from '../../../web/worker/engine-file.js';
import { parse, walk } from '../../syntax.js';
import { chinese, LANGUAGES, languagesIn, english as t, WORDS } from '../languages.js';

/** @typedef {import('../../syntax.js').Node} Node */
/** @typedef {import('../../../web/text/translate.js').Text} Text */
/** @typedef {import('../../../web/text/translate.js').TextKey} TextKey */

const WEB = new URL('../../../web/', import.meta.url);
const OTHERS = Object.keys(LANGUAGES).filter((code) => code !== 'en');

/** Keys that are not written out where they are used: a pattern for each, and where that is. */
const COMPUTED = [
  [/^(mnist|fashion|own|lead\w+)$/, 'NAMES and LEADS of data-panel.js, DATASETS of run-words.js'],
  [/^kinds(Digits|Other)$/, 'kindsOf of obstacles.js'],
  [/^(chooseTwo|oneOutput|chooseFewer|fewOutputs)$/, 'misfit of obstacles.js'],
  [/^blocked\w+$/, 'obstacle of obstacles.js, searchObstacle of search-grid.js'],
  [/^search(DuringRun|NeedsList|Waits)$/, 'searchObstacle of search-grid.js'],
  [/^evaluation(Waits|Loading)$/, 'reasonToWait of results-panel.js'],
  [/^search(Empty|TooMany|Word|Whole|Number|Share|Size|Count)$/, 'problemOf of search-grid.js'],
  [/^search(Pause|Resume|Start)$/, 'primary of search-panel.js'],
  [/^(pause|resume|train|validating|testing)$/, 'primary and figures of training-panel.js'],
  [/^ready(Line|FromFile|FromLink|FromSession|FromMoment|FromRun)$/, 'READY of training-panel.js'],
  [/^(accuracy|loss|accuracies|losses)$/, 'the measures of curves-panel.js and runs-panel.js'],
  [/^run(Column|Test|Training|Time|End)$/, 'the columns of runs-panel.js'],
  [/^(recall|precision)(Term|Hint)?$/, 'heading of score-table.js'],
  [/^(relaxed|strict)$/, 'arithmeticName of run-words.js'],
  [/^(oneLayer|hiddenLayers|convolutions)$/, 'the groups of network-panel.js'],
  [
    /^(optimizer|schedule|epochs|batch|rate|l2|weightDecay|clip|average|augment|invented|shuffledLabels|seed|splitSeed|validateEvery|\w+Count)$/,
    'termOf of settings-panel.js',
  ],
  [/^hint\.\w+$/, 'settings-panel.js'],
  [/^schedule\.[\w-]+$/, 'settings-panel.js, run-words.js, search-results.js'],
  [/^run\.\w+$/, 'settingWords of run-words.js'],
  [/^ended\.\w+$/, 'ending of runs-panel.js'],
  [/^searchStatus\.\w+$/, 'situation of search-results.js'],
  [/^clothes\.\d$/, 'class-name.js'],
  [/^crash(GoesOn|Searches|Paused|Restored|Fresh)$/, 'RECOVERED of training-panel.js'],
  [/^offer(Held|Late)$/, 'session-offer.js'],
  [/^offer(Held|Late|Link)$/, 'session-offer.js'],
  [/^[\w-]+\.(name|about)$/, 'network-panel.js, run-words.js'],
  [/^[\w-]+\.(story|source)$/, 'view.js and report.js of the reproductions'],
  [/^measured\./, 'report.js of the reproductions'],
  [/^bench\.(column|kernel)\./, 'view.js of the benchmark'],
  [/^bench\.name\./, 'names.js of the benchmark'],
].map(([pattern]) => /** @type {RegExp} */ (pattern));

/** @param {string} text @returns {string[]} */
const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g))].sort();

/** @param {Text | undefined} text @returns {string[]}  its plural forms, or the one that it has */
const formsOf = (text = '') => (typeof text === 'string' ? [text] : Object.values(text));

/** @param {Text | undefined} text  all that any of its forms fills in */
const filledIn = (text) => placeholders(formsOf(text).join());

/** Keys that are written out, or as `begin.${…}`, where a text is asked for. */
async function keysInSources() {
  const files = (await readdir(WEB, { recursive: true })).filter((file) => file.endsWith('.js'));
  /** @type {Set<string>} */
  const keys = new Set();
  /** @type {RegExp[]} */
  const patterns = [];
  /** @param {Node | undefined} node  an expression that gives a key */
  function collect(node) {
    if (node?.type === 'ConditionalExpression') [node.consequent, node.alternate].map(collect);
    else if (node?.type === 'ParenthesizedExpression') collect(node.expression);
    else if (node?.type === 'Literal') keys.add(node.value);
    else if (node?.type === 'TemplateLiteral') {
      const [{ value }, ...others] = node.quasis;
      if (others.length === 0) keys.add(value.cooked);
      else if (/^\w+\.$/.test(value.cooked))
        patterns.push(new RegExp(`^${value.cooked.replace('.', '\\.')}`));
    }
  }
  for (const file of files.filter((file) => !file.startsWith('text'))) {
    const source = await readFile(new URL(file, WEB), 'utf8');
    walk(parse(file, source), ({ type, callee, arguments: given }) => {
      if (type !== 'CallExpression') return;
      if (callee.name === 't') collect(given[0]);
      if (callee.name === 'withTerms') collect(given[1]);
    });
  }
  return { keys, patterns };
}

test('every text is used on some page', async () => {
  const { keys, patterns } = await keysInSources();
  const known = [...patterns, ...COMPUTED];
  const unused = Object.keys(english).filter(
    (key) => !keys.has(key) && !known.some((pattern) => pattern.test(key)),
  );
  assert.deepEqual(unused, []);
});

test('no sentence at a field begins with the name that stands above it', () => {
  for (const [code, { texts }] of Object.entries(WORDS))
    for (const [key, hint] of Object.entries(texts)) {
      const name = key.startsWith('hint.') && texts[/** @type {TextKey} */ (key.slice('hint.'.length))];
      if (name) assert.ok(!String(hint).startsWith(String(name)), `${code}: ${key}`);
    }
});

test('no language lacks a text or has one too many', () => {
  const keys = Object.keys(english).sort();
  for (const code of OTHERS) assert.deepEqual(Object.keys(WORDS[code].texts).sort(), keys, code);
});

test('no key stands in two rooms of a language', async () => {
  for (const code of Object.keys(LANGUAGES)) {
    const folder = new URL(`text/${code}/`, WEB);
    const rooms = (await readdir(folder, { recursive: true })).filter(
      // Those of comparisons, of the ideas, of the inside, of the lessons and for teachers are loaded apart, and have tests of their own.
      (file) =>
        /\.js$/.test(file) &&
        !/^((index|(views\/)?texts|errors|pages\/start)\.js|(compare|ideas|inside|learn|teacher)\/.*)$/.test(
          file,
        ),
    );
    const modules = await Promise.all(rooms.map((room) => import(new URL(room, folder).href)));
    const keys = modules.flatMap((room) => Object.keys(room.default));
    assert.deepEqual(keys.sort(), Object.keys(WORDS[code].texts).sort(), code);
  }
});

/** The files of web/ that a program has from its start. @param {string} entry @param {Map<string, string>} [sources] */
async function startOf(entry, sources = new Map()) {
  if (sources.has(entry)) return sources;
  const source = await readFile(new URL(entry, WEB), 'utf8');
  sources.set(entry, source);
  for (const [, file] of source.matchAll(/^(?:import|export|\}) .*from '(\..*\.js)';$/gm))
    await startOf(path.posix.join(path.posix.dirname(entry), file), sources);
  return sources;
}

for (const program of [
  'lab/main.js',
  'about/main.js',
  'bench/main.js',
  'embed/main.js',
  'ideas/main.js',
  'reproductions/main.js',
  'teacher/main.js',
])
  test(`${program} says nothing of what only the views of the subjects have brought`, async () => {
    const sources = await startOf(program);
    assert.ok(sources.has('text/english.js') && !sources.has('lab/view/other-views.js'));
    for (const [file, source] of sources)
      if (!file.startsWith('text/'))
        for (const [, key] of source.matchAll(/['`]([\w.-]+)['`]/g))
          assert.ok(!Object.hasOwn(ofViews, key), `${key} in ${file}`);
  });

test('what is read before a page has started is there in every language, and asks for the browsers of the README', async () => {
  const browsers = /\b(?:Edge|Firefox|Safari) [\d.]*\d/g;
  const readme = await readFile(new URL('../README.md', WEB), 'utf8');
  const [, minimum = ''] = /^## Browsers\n\n(.*)$/m.exec(readme) ?? [];
  const needed = minimum.match(browsers);
  assert.equal(needed?.length, 3);
  const [first, ...others] = await Promise.all(
    ['en', ...OTHERS].map((code) => import(new URL(`text/${code}/pages/start.js`, WEB).href)),
  );
  for (const own of [first, ...others]) {
    assert.deepEqual(own.said.old.match(browsers), needed);
    assert.deepEqual(Object.keys(own), Object.keys(first));
    for (const name of /** @type {const} */ (['said', 'inPages'])) {
      assert.deepEqual(Object.keys(own[name]), Object.keys(first[name]));
      for (const [key, text] of Object.entries(first[name]))
        assert.deepEqual(placeholders(own[name][key]), placeholders(text), key);
    }
  }
  const teachers = await readFile(new URL('teacher/view.js', WEB), 'utf8');
  assert.deepEqual(/BROWSERS = '(.*)'/.exec(teachers)?.[1].match(browsers), needed);
});

/** What browsers that README names lack. A call that may be missing is written `?.()`. */
const TOO_NEW = [
  /\bURL\.(canParse|parse)\b/, // Chrome 120 and 126
  /\.checkVisibility\(/, // Safari 17.4
  /\b(Object|Map)\.groupBy\b|\bPromise\.(withResolvers|try)\b|\bAbortSignal\.any\b/, // Chrome 117 to 128
  /\bArray\.fromAsync\b|\bFloat16Array\b|\bUint8Array\.fromBase64\b/, // Chrome 121 to 140
  /\.(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/, // Chrome 122
  /(?<!Object)\.(values|keys|entries|matchAll)\([^()]*\)\s*\.(map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(/, // Chrome 122
  /\bshowPopover\(|\.popover\b|\bstartViewTransition\(|\.requestClose\(/, // Firefox 125 to 144
];

test('whatever names the oldest of these browsers names the same', async () => {
  const paths = ['../README.md', 'worker/variant.js', 'teacher/view.js', 'text/en/pages/start.js'];
  for (const path of [...paths, 'text/zh/pages/start.js'])
    assert.match(await readFile(new URL(path, WEB), 'utf8'), /Chrome.* 111.*Firefox 121.*Safari 16\.4/, path);
});

test('no page uses what the oldest of these browsers lacks', async () => {
  const paths = (await readdir(WEB, { recursive: true })).filter((path) => path.endsWith('.js'));
  const ofPages = paths.filter((path) => !/^(terminal|package|share|vite\.config)\b/.test(path));
  assert.ok(ofPages.length > 300);
  for (const path of ofPages) {
    const source = await readFile(new URL(path, WEB), 'utf8');
    for (const name of TOO_NEW) assert.doesNotMatch(source, name, path);
  }
});

test('every language fills in the same values as English, and no form of a plural is idle', () => {
  for (const code of OTHERS) {
    const { texts } = WORDS[code];
    const forms = new Intl.PluralRules(LANGUAGES[code].locale).resolvedOptions().pluralCategories;
    for (const key of /** @type {TextKey[]} */ (Object.keys(english))) {
      const wanted = filledIn(english[key]);
      for (const name of filledIn(texts[key])) assert.ok(wanted.includes(name), `${code} ${key} ${name}`);
      const always = placeholders(formsOf(english[key]).at(-1) ?? '');
      assert.deepEqual(
        filledIn(texts[key]).filter((name) => always.includes(name)),
        always,
        `${code} ${key}`,
      );
      const text = texts[key];
      if (typeof text !== 'string')
        for (const form of Object.keys(text ?? {})) assert.ok(forms.includes(/** @type {any} */ (form)), key);
    }
  }
});

test('what is to be read before a page’s modules arrive is what they say, in every language', async () => {
  for (const [file, room] of [
    ['index', ''],
    ['about', 'about.'],
    ['bench', 'bench.'],
    ['embed', 'embed.'],
    ['ideas', 'ideas.'],
    ['reproductions', 'reproductions.'],
    ['sheet', 'sheet.'],
    ['teacher', 'teacher.'],
  ]) {
    const page = withFirstWords(await readFile(new URL(`${file}.html`, WEB), 'utf8'));
    for (const [element, part] of [
      ['h1', 'name'],
      ['p', 'tagline'],
    ]) {
      const key = /** @type {TextKey} */ (room + part);
      const others = OTHERS.map((code) => ` data-${code}="${WORDS[code].texts[key]}"`).join('');
      assert.ok(page.includes(`<${element}${others}>${english[key]}</${element}>`), `${file} ${part}`);
    }
    const [, noscript] = /<noscript>(.*)<\/noscript>/s.exec(page) ?? [];
    for (const code of OTHERS) {
      assert.match(noscript, new RegExp(`<p lang="${code}">.+</p>`), `${file} ${code}`);
      if (file === 'index') assert.match(page, new RegExp(`class="opening" data-${code}=".+"`), code);
    }
  }
});

test('every preset has a name and a sentence', () => {
  const keys = Object.keys(english);
  for (const { id } of PRESETS)
    for (const part of ['name', 'about']) assert.ok(keys.includes(`${id}.${part}`), id);
});

test('every schedule has a name', () => {
  const keys = Object.keys(english);
  for (const id of Object.keys(SCHEDULES)) assert.ok(keys.includes(`schedule.${id}`), id);
});

test('values are filled in, numbers as the language writes them', () => {
  assert.equal(t('of.test', { percent: '97.8 %', count: '10,000' }), '97.8 % of 10,000 test images');
  const german = translator('de', { texts: { searchTooMany: 'höchstens {most} statt {count}' } });
  assert.equal(german('searchTooMany', { most: 1.5, count: 10_000 }), 'höchstens 1,5 statt 10.000');
});

test('a number chooses the plural form by the rules of the language', () => {
  const epochs = [1, 2, 1501].map((count) => t('run.epochs', { count }));
  assert.deepEqual(epochs, ['1 epoch', '2 epochs', '1,501 epochs']);
  assert.equal(chinese('run.epochs', { count: 1 }), '1 轮');
  const text = { one: '{count} epoka', few: '{count} epoki', other: '{count} epok' };
  const polish = translator('pl', { texts: { 'run.epochs': text } });
  const spoken = [1, 3, 5, 1.5].map((count) => polish('run.epochs', { count }));
  assert.deepEqual(spoken, ['1 epoka', '3 epoki', '5 epok', '1,5 epok']);
});

test('what a language lacks is said in English, by the rules of English', () => {
  const bare = translator('pl', { texts: {} });
  assert.equal(bare('train'), 'Train');
  assert.equal(bare('run.epochs', { count: 3 }), '3 epochs');
  assert.equal(
    explain(bare, { name: 'EngineError', message: 'too short', status: 'NN_ERR_GZIP' }),
    'Too short.',
  );
});

test('a digit is its own name, a class of clothes has one in each language', () => {
  assert.equal(className(chinese, 'mnist', 7), '7');
  assert.equal(className(t, 'fashion-mnist', 9), 'Ankle boot');
  assert.notEqual(className(t, 'fashion-mnist', 9), className(chinese, 'fashion-mnist', 9));
  assert.equal(className(t, 'fashion-mnist', 10), '10');
});

test('every failure has a sentence in every other language, and none is there for nothing', () => {
  const names = [
    ...STATUSES.slice(1),
    ...Object.keys(SENTENCES),
    ...Object.keys(ENGINE_FAULTS),
    ...Object.keys(AUGMENTATION_FAULTS),
    'CheckpointError',
    'CutFileError',
    'DivergedError',
    'PartError',
  ].sort();
  for (const code of OTHERS) assert.deepEqual(Object.keys(WORDS[code].errors ?? {}).sort(), names, code);
});

test('a mistake in the line of augmentation is told in Chinese, with its place and its word', () => {
  for (const [line, at, word] of [
    ['shift 2 turn 3', 9, 'turn'],
    ['stroke 9', 8, 'stroke'],
    ['shift 2 shift 1', 9, 'shift'],
  ]) {
    const text = explain(chinese, /** @type {any} */ (augmentationMistake(String(line))));
    assert.match(text, new RegExp(`第 ${at} 列：.*“${word}”`));
    assert.doesNotMatch(text, /[{}]/);
  }
});

test('every failure of the engine is told in Chinese, with its place', () => {
  for (const status of STATUSES.slice(1)) {
    const text = explain(chinese, { name: 'EngineError', message: 'english', status, at: 17 });
    assert.match(text, /[\u4e00-\u9fff]/, status);
    assert.ok(!text.includes('{'), status);
  }
});

test('everything wrong with a file of weights is told in Chinese, with the same values', () => {
  for (const [status, sentence] of Object.entries(SENTENCES)) {
    const values = Object.fromEntries(placeholders(sentence).map((name) => [name.slice(1, -1), `<${name}>`]));
    const text = explain(chinese, { name: 'FileError', message: 'english', status, values });
    assert.match(text, /[\u4e00-\u9fff]/, status);
    assert.deepEqual((text.match(/<\{\w+\}>/g) ?? []).sort(), Object.values(values), status);
  }
});

test('why there is no engine is told in Chinese, with the same values', () => {
  for (const [status, sentence] of Object.entries(ENGINE_FAULTS))
    assert.deepEqual(
      placeholders(WORDS.zh.errors?.[status] ?? '').sort(),
      placeholders(sentence).sort(),
      status,
    );
});

test('the engine’s words become sentences, a file’s name stays as it is', () => {
  assert.equal(explain(t, { name: 'Error', message: 'no more memory' }), 'No more memory.');
  assert.equal(explain(t, { name: 'Error', message: 'a.gz: too short' }), 'a.gz: too short.');
  const values = { file: 'train (1).gz' };
  const spaced = { name: 'EngineError', message: 'train (1).gz: too short', status: 'NN_ERR_GZIP', values };
  assert.equal(explain(t, spaced), 'train (1).gz: too short.');
});

test('a page begins in the first language that a person reads and that there is', () => {
  const known = { ...LANGUAGES, 'pt-BR': { ...LANGUAGES.en, locale: 'pt-BR' } };
  const best = (/** @type {string[]} */ ...wanted) => bestLanguage(known, wanted);
  assert.deepEqual([best('zh-TW'), best('zh'), best('en-GB'), best('pt-PT')], ['zh', 'zh', 'en', 'pt-BR']);
  assert.deepEqual([best('fr', 'zh-CN', 'en'), best('fr'), best()], ['zh', 'en', 'en']);
  assert.equal(best('zh', 'en-US'), 'zh', 'what was chosen before comes first');
});

test('a language whose texts do not load leaves the page in English', async () => {
  const load = () => Promise.reject(new Error('offline'));
  const languages = new Languages({ en: LANGUAGES.en, es: { ...LANGUAGES.en, locale: 'es', load } });
  assert.equal(await languages.loadBest(['es-AR']), 'en');
  assert.equal(languages.translator('en')('train'), 'Train');
  await assert.rejects(languages.load('es'));
});

test('a further folder is a further language', async (context) => {
  const root = await mkdtemp(path.join(tmpdir(), 'digit-lab-text-'));
  context.after(() => rm(root, { recursive: true }));
  await writeFile(path.join(root, 'package.json'), '{ "type": "module" }');
  const text = path.join(root, 'text');
  await cp(fileURLToPath(new URL('text', WEB)), text, { recursive: true });
  await cp(path.join(text, 'zh'), path.join(text, 'es'), { recursive: true });
  for (const file of ['index.js', 'training.js']) {
    const place = path.join(text, 'es', file);
    const source = (await readFile(place, 'utf8')).replace("'中文'", "'Español'").replace('zh-CN', 'es');
    await writeFile(place, source.replace("train: '训练'", "train: '[Train]'"));
  }
  const known = await languagesIn(pathToFileURL(`${text}/`));
  assert.deepEqual(Object.keys(known).sort(), [...Object.keys(LANGUAGES), 'es'].sort());
  const languages = new Languages(known);
  assert.equal(await languages.loadBest(['es-MX', 'en']), 'es');
  const spanish = languages.translator('es');
  assert.equal(spanish('train'), '[Train]');
  assert.equal(spanish, languages.translator('es'), 'the same function, or every panel is drawn anew');
  assert.equal(known.es.name, 'Español');
});
