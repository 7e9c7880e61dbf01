// vite.config.js — how the pages are bundled. Every URL is relative, so that the
// result works from any folder of any static host.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { bundleReader } from '../.ci/bundle-reader.js';
import { firstWords, LANGUAGES, startScript } from '../.ci/first-words.js';
import { forLinks } from './share/for-links.js';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** @param {Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What the workers of this build know of its engines. */
function engineFiles() {
  const wasm = here('../build/wasm');
  const builds = readdirSync(wasm).flatMap((name) => /^engine-(.+)\.wasm$/.exec(name)?.[1] ?? []);
  const describe = (/** @type {string} */ build) => {
    const bytes = readFileSync(join(wasm, `engine-${build}.wasm`));
    return { bytes: bytes.length, sha256: sha256(bytes) };
  };
  return Object.fromEntries(builds.map((build) => [build, describe(build)]));
}

/** The hash of everything that a build of the site is made of. @param {object} engines */
function version(engines) {
  const hash = createHash('sha256').update(JSON.stringify(engines));
  const names = readdirSync(here('.'), { recursive: true }).map(String).sort();
  for (const path of [...names.map((name) => join(here('.'), name)), here('../package-lock.json')])
    if (statSync(path).isFile()) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** Stands for the hashes of the workers' scripts until these are built. */
const SCRIPTS = '__SCRIPTS__';

/**
 * In the pages the hashes of the workers' scripts. A page has their names too, which change with their content, so that
 * its own name changes with the hashes.
 * @returns {import('vite').Plugin}
 */
const hashesOfWorkers = () => ({
  name: 'hashes-of-workers',
  generateBundle(_, bundle) {
    const scripts = Object.values(bundle).filter(({ fileName }) => /\/worker-[^/]+\.js$/.test(fileName));
    const hashes = scripts.map((script) => {
      const source = script.type === 'asset' ? script.source : script.code;
      return [script.fileName.replace(/.*\//, ''), sha256(Buffer.from(source)).slice(0, 16)];
    });
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        chunk.code = chunk.code.replace(
          new RegExp(`["'\`]${SCRIPTS}["'\`]`),
          JSON.stringify(Object.fromEntries(hashes)),
        );
  },
});

/**
 * The version of this build and its engines, in place of those of the sources.
 * @param {(build: string) => boolean} [has]   whether the build has an engine
 * @returns {import('vite').Plugin}
 */
export function versionOfBuild(has = () => true) {
  const engines = engineFiles();
  const own = Object.fromEntries(Object.entries(engines).filter(([build]) => has(build)));
  const text =
    `export const VERSION = ${JSON.stringify(version(engines))};\n` +
    `export const ENGINES = ${JSON.stringify(own)};\n` +
    `export const SCRIPTS = '${SCRIPTS}';\n`;
  return { name: 'version', load: (id) => (id === here('shared/version.js') ? text : undefined) };
}

/** The page that only reads drawings, for whoever exports it. @returns {import('vite').Plugin} */
export const readerForExport = () => ({
  name: 'reader',
  async load(id) {
    return id === here('export/reader.js')
      ? `export const READER = ${JSON.stringify(await bundleReader())};`
      : undefined;
  },
});

/**
 * In each page the policy that hosts send as public/_headers says, for hosts that read no such file, and the
 * script that says what keeps the page from starting.
 * @returns {import('vite').Plugin}
 */
function policyAndStart() {
  const headers = readFileSync(here('public/_headers'), 'utf8');
  const [, content] = /** @type {RegExpMatchArray} */ (/Content-Security-Policy: (.*)/.exec(headers));
  const policy = { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content } };
  const code = startScript();
  const start = { tag: 'script', attrs: { src: `./start.js?${sha256(Buffer.from(code)).slice(0, 16)}` } };
  return {
    name: 'start',
    transformIndexHtml: () => [policy, start],
    writeBundle: ({ dir = '' }) => writeFileSync(join(dir, 'start.js'), code),
  };
}

/** Every post loads embed.js: it is without the line that names a source map. @returns {import('vite').Plugin} */
const embedWithoutMap = () => ({
  name: 'embed-without-map',
  generateBundle(_, bundle) {
    const { 'embed.js': embed, 'embed.js.map': map } = bundle;
    if (embed?.type === 'chunk') embed.code = embed.code.replace(/\n\/\/# sourceMappingURL=.*/, '');
    if (map) delete bundle[map.fileName];
  },
});

/** The colours of the browser around a page: those of the paper in style.css. */
const PAPER = { light: '#faf7f0', dark: '#1f2023' };

/** @param {string} file @param {string} sizes @param {string} [purpose] */
const icon = (file, sizes, purpose = 'any') => ({
  src: `./icons/${file}`,
  sizes,
  type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
  purpose,
});

/**
 * What makes the site one that can be installed, in each language; and in each page its manifest, and the address of the
 * service worker, without which none is registered.
 * @returns {import('vite').Plugin}
 */
function installable() {
  const app = {
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: PAPER.light,
    theme_color: PAPER.light,
    icons: [
      icon('icon.svg', 'any'),
      icon('icon-192.png', '192x192'),
      icon('icon-512.png', '512x512'),
      icon('maskable-512.png', '512x512', 'maskable'),
    ],
  };
  const meta = (/** @type {string} */ name, /** @type {string} */ content, more = {}) => ({
    tag: 'meta',
    attrs: { name, content, ...more },
    injectTo: /** @type {const} */ ('head'),
  });
  const link = (/** @type {string} */ rel, /** @type {string} */ href) => ({
    tag: 'link',
    attrs: { rel, href },
    injectTo: /** @type {const} */ ('head'),
  });
  return {
    name: 'installable',
    transformIndexHtml: () => [
      meta('service-worker', './service-worker.js'),
      ...Object.entries(PAPER).map(([theme, color]) =>
        meta('theme-color', color, { media: `(prefers-color-scheme: ${theme})`, 'data-theme': theme }),
      ),
      meta('apple-mobile-web-app-title', 'Digit Lab'),
      link('manifest', './manifest-en.webmanifest'),
      link('apple-touch-icon', './icons/touch-180.png'),
    ],
    async writeBundle({ dir = '' }) {
      for (const code of LANGUAGES) {
        const [{ default: index }, { default: site }] = await Promise.all([
          import(new URL(`text/${code}/index.js`, import.meta.url).href),
          import(new URL(`text/${code}/site.js`, import.meta.url).href),
        ]);
        const words = { lang: index.locale, dir: index.direction, name: site.name, short_name: site.name };
        const manifest = { ...words, description: site.tagline, ...app };
        writeFileSync(join(dir, `manifest-${code}.webmanifest`), `${JSON.stringify(manifest, null, 2)}\n`);
      }
    },
  };
}

/**
 * In each page the style sheets before the scripts, which are fetched after them: on a slow line what stands in the
 * page is read while the scripts are on their way.
 * @returns {import('vite').Plugin}
 */
function stylesFirst() {
  const handler = (/** @type {string} */ html) => {
    const styles = html.match(/ *<link rel="stylesheet"[^>]*>\n/g) ?? [];
    const rest = styles.reduce((text, style) => text.replace(style, ''), html);
    return rest
      .replace(/ *<script type="module"/, (script) => styles.join('') + script)
      .replace(/<(script type="module"|link rel="modulepreload")/g, '$& fetchpriority="low"');
  };
  return { name: 'styles-first', transformIndexHtml: { order: 'post', handler } };
}

/**
 * For V8, above all that a page starts with: it compiles the functions on another thread while the script comes, and not
 * each when it is called. It is added last, since it holds only in a file's first line.
 * @returns {import('vite').Plugin}
 */
function compiledWhileLoading() {
  /** @param {unknown} _ @param {import('rolldown').OutputBundle} bundle */
  const handler = (_, bundle) => {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const starts = new Set(chunks.filter(({ isEntry, name }) => isEntry && name !== 'digit-lab'));
    for (const { imports } of starts)
      for (const chunk of chunks) if (imports.includes(chunk.fileName)) starts.add(chunk);
    for (const chunk of starts) {
      chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
      const map = bundle[`${chunk.fileName}.map`];
      if (map?.type === 'asset') map.source = String(map.source).replace('"mappings":"', '$&;');
    }
  };
  return {
    name: 'compiled-while-loading',
    generateBundle: { order: /** @type {const} */ ('post'), handler },
  };
}

/** A language is loaded by whoever reads it. */
const OTHER_LANGUAGES = LANGUAGES.filter((code) => code !== 'en').join('|');

/** What all pages share, in one chunk: on a slow line each request takes a time of its own. */
const SITE_CHUNK = {
  name: 'site',
  test: new RegExp(
    `node_modules/(lit-html|wasm-feature-detect)/|/web/ideas/terms\\.js$|/web/(site|shared|text|worker)/(?!(${OTHER_LANGUAGES})/|en/(pages|ideas|views)/|protocol|layer-facts|escaped)[\\w/-]+\\.js(\\?worker&url)?$`,
  ),
  minShareCount: 2,
};

/** The pages, each with a folder of its own but the first, the lab. */
const PAGES = ['index', 'about', 'bench', 'embed', 'ideas', 'reproductions', 'sheet', 'teacher'];

/**
 * What the lab loads, in five chunks for the same reason: what its first screen shares with other pages, which do not load
 * the rest; what it shares with the views that come after it; what these share with other pages; `later`, those views, and
 * `files`, what knows the kinds of files: both come by themselves, and start in a task each.
 * @returns {import('rolldown').CodeSplittingGroup[]}
 */
function labChunks() {
  /** @typedef {(id: string) => { importedIds: string[] } | null} GetInfo */
  /** All that a module has from its start. @param {string} id @param {GetInfo} getInfo @param {Set<string>} [all] */
  const startOf = (id, getInfo, all = new Set()) => {
    if (all.has(id)) return all;
    all.add(id);
    for (const imported of getInfo(id)?.importedIds ?? []) startOf(imported, getInfo, all);
    return all;
  };
  /** @typedef {Record<'lab' | 'others' | 'later' | 'files', Set<string>>} Starts */
  /** @type {Starts | undefined} */
  let starts;
  /** @param {string} name @param {RegExp} test @param {number} minShareCount @param {(starts: Starts, id: string) => boolean} isIn */
  const chunk = (name, test, minShareCount, isIn) => ({
    name: (/** @type {string} */ id, /** @type {{ getModuleInfo: GetInfo }} */ context) => {
      const getInfo = (/** @type {string} */ id) => context.getModuleInfo(id);
      const startsOf = (/** @type {string[]} */ paths) =>
        new Set(paths.flatMap((path) => [...startOf(here(path), getInfo)]));
      starts ??= {
        lab: startsOf(['lab/main.js']),
        others: startsOf(PAGES.slice(1).map((page) => `${page}/main.js`)),
        later: startsOf(['lab/view/other-views.js']),
        files: startsOf(['weights/files.js', 'files/recognise.js']),
      };
      return isIn(starts, id) ? name : null;
    },
    debugName: name,
    test,
    minShareCount,
  });
  const shared = /\/web\/(lab|plot|photo|shared)\/[\w/-]+\.js$/;
  return [
    chunk('lab-and-pages', shared, 2, ({ lab, others }, id) => lab.has(id) && others.has(id)),
    chunk('lab', shared, 2, ({ lab, others }, id) => lab.has(id) && !others.has(id)),
    chunk(
      'later-and-pages',
      shared,
      2,
      ({ lab, others, later, files }, id) =>
        (later.has(id) || files.has(id)) && !lab.has(id) && others.has(id),
    ),
    .../** @type {const} */ (['later', 'files']).map((name) =>
      chunk(
        name,
        /\.js$/,
        1,
        ({ lab, others, [name]: own }, id) => own.has(id) && !lab.has(id) && !others.has(id),
      ),
    ),
  ];
}

export default defineConfig({
  plugins: [
    firstWords(),
    policyAndStart(),
    installable(),
    versionOfBuild(),
    readerForExport(),
    hashesOfWorkers(),
    embedWithoutMap(),
    stylesFirst(),
    forLinks(process.env.SITE_URL),
    compiledWhileLoading(),
  ],
  root: here('.'),
  base: './',
  logLevel: 'warn',
  worker: { format: 'es', plugins: () => [versionOfBuild()] },
  build: {
    outDir: here('../build/site'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { bundlerTimings: false },
      input: [...PAGES.map((page) => here(`${page}.html`)), here('embed/digit-lab.js')],
      output: {
        // Posts name the element's file, so that its name stays.
        entryFileNames: ({ name }) => (name === 'digit-lab' ? 'embed.js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: [SITE_CHUNK, ...labChunks()] },
      },
    },
  },
});
