// single-file.js — the lab in one HTML file: page, workers, engine, texts and data, in pieces that web/single/pieces.js reads.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

import { readerForExport, versionOfBuild } from '../web/vite.config.js';
import { startScript, withFirstWords } from './first-words.js';
import { ROOT } from './process.js';
import { PIECES, pieceOf, SINGLE_FILES } from './single-data.js';

const WEB = join(ROOT, 'web');
/** Those with one thread: a page that is opened as a file has no others. */
const ENGINES = ['simd128', 'relaxed'];
/** The script of each worker, as web/single/page-site.js names it. */
const WORKERS = { 'engine-worker.js': 'worker/worker.js', 'photo-worker.js': 'photo/worker.js' };

/** Pages of the site that the file has too, by what stands in front of .html; see web/single/main.js. */
const PAGES = 'about|ideas|sheet|teacher';

/**
 * Puts another module in place of web/shared/site.js.
 * @param {string} replacement   path in web/
 * @returns {import('vite').Plugin}
 */
const filesWithin = (replacement) => ({
  name: 'files-within',
  enforce: 'pre',
  load(id) {
    if (id !== join(WEB, 'shared/site.js')) return undefined;
    const path = JSON.stringify(join(WEB, replacement));
    return `export * from ${path};`;
  },
});

/** The names of the workers' scripts in place of their addresses. @returns {import('vite').Plugin} */
const namesOfWorkers = () => ({
  name: 'names-of-workers',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith('?worker&url')) return null;
    const found = await this.resolve(source.replace('?worker&url', ''), importer, { skipSelf: true });
    const [name] = Object.entries(WORKERS).find(([, path]) => found?.id === join(WEB, path)) ?? ['none'];
    return `\0worker:${name}`;
  },
  load: (id) => (id.startsWith('\0worker:') ? `export default ${JSON.stringify(id.slice(8))};` : undefined),
});

/**
 * Links to other pages of the site lead to the same page in this file, and items of lists that have a link to a page or
 * an archive that is not here are left out.
 * @param {string} code
 */
export const linkWithin = (code) =>
  code
    .replaceAll(RegExp(`(["'\`])\\./(${PAGES})\\.html`, 'g'), '$1?$2')
    .replaceAll(/(["'`])\.\/(?:index\.html)?(?=#|\$\{address\})/g, '$1?lab')
    .replaceAll('href="./"', 'href="?lab"')
    .replaceAll('"./LICENSE.txt"', '"?licence"')
    .replaceAll('"./licences.txt"', '"?licences"')
    .replaceAll(/<li>\s*<a href="\.\/[\w-]+\.(?:html|tar\.gz)"(?:(?!<\/li>).)*<\/li>/gs, '');

/** @returns {import('vite').Plugin} */
const linksWithin = () => ({
  name: 'links-within',
  enforce: 'pre',
  transform: (code, id) =>
    /\/web\/(about|ideas|lab|sheet|teacher)\/.*\.js$/.test(id) ? linkWithin(code) : undefined,
});

/**
 * One script of all that an entry imports, now and later, and the style sheets of it.
 * @param {string} entry   path in web/
 * @param {'es' | 'iife'} format
 * @param {import('vite').Plugin[]} plugins
 */
async function bundle(entry, format, plugins) {
  const built = await build({
    configFile: false,
    root: WEB,
    base: './',
    publicDir: false,
    logLevel: 'error',
    plugins,
    build: {
      write: false,
      target: 'es2022',
      cssCodeSplit: entry.endsWith('.css'), // else one style sheet of all
      modulePreload: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { input: join(WEB, entry), output: { format, codeSplitting: false } },
    },
  });
  const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([built].flat());
  const script = output.flatMap((each) => (each.type === 'chunk' && each.isEntry ? [each.code] : []));
  const style = output.flatMap((each) =>
    each.fileName.endsWith('.css') && 'source' in each ? [String(each.source)] : [],
  );
  return { script: script.join(''), style: style.join('') };
}

/** The scripts and styles of the file. */
async function bundleAll() {
  const version = () => versionOfBuild((name) => ENGINES.includes(name));
  const [main, boot, lab, ...workers] = await Promise.all([
    bundle('single/main.js', 'es', [
      ...[filesWithin('single/page-site.js'), namesOfWorkers(), linksWithin()],
      ...[version(), readerForExport()],
    ]),
    bundle('single/boot.js', 'iife', []),
    bundle('lab/lab.css', 'es', []),
    ...Object.values(WORKERS).map((path) =>
      bundle(path, 'iife', [filesWithin('single/worker-site.js'), namesOfWorkers(), version()]),
    ),
  ]);
  const scripts = Object.keys(WORKERS).map((name, i) => /** @type {const} */ ([name, workers[i].script]));
  return { main, boot: boot.script, labStyle: lab.style, scripts };
}

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The engines, where workers look for them. */
const enginePieces = () =>
  Promise.all(
    ENGINES.map((name) => {
      const bytes = readFileSync(join(ROOT, `build/wasm/engine-${name}.wasm`));
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
      return pieceOf(`assets/${hash}/engine-${name}.wasm`, bytes);
    }),
  );

/** @typedef {Awaited<ReturnType<typeof bundleAll>>} Bundles */

/** The page up to the data. @param {Bundles} bundles @param {string} licences   path of licences.txt */
async function pageOf({ main, boot, labStyle, scripts }, licences) {
  const page = withFirstWords(readFileSync(join(WEB, 'index.html'), 'utf8'))
    .replace(
      /<!--.*?-->\n/s,
      '<!-- Digit Lab in one file. It asks no server for anything: all that it needs is within. -->\n',
    )
    .replace(/ *<link rel="stylesheet"[^>]*>\n/, '')
    .replace(/ *<script type="module"[^>]*><\/script>\n/, '');
  const start = startScript();
  const [order] = /** @type {RegExpMatchArray} */ (
    /@layer [\w, ]+;/.exec(readFileSync(join(WEB, 'site/style.css'), 'utf8'))
  );
  const roomStyle = `${order}${main.style}`;
  const policy = [
    "default-src 'none'",
    `script-src ${[start, boot, main.script].map(hashOf).join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(labStyle)}`,
    ...['worker-src blob:', 'img-src data: blob:', "base-uri 'none'", "form-action 'none'"],
    ...["require-trusted-types-for 'script'", 'trusted-types default boot lit-html'],
  ].join('; ');
  const head =
    `<meta charset="utf-8">\n    <meta http-equiv="Content-Security-Policy" content="${policy}">\n` +
    `    <script>${start}</script>\n    <style>${labStyle}</style>`;
  const [before, after] = page.replace('<meta charset="utf-8">', () => head).split('  </body>');
  const own = [
    await pieceOf('main.js', main.script),
    `<script>${boot}</script>\n`,
    await pieceOf('rooms.css', roomStyle),
    ...(await Promise.all(scripts.map(([name, script]) => pieceOf(name, script)))),
    await pieceOf('LICENSE.txt', readFileSync(join(ROOT, 'LICENSE'))),
    await pieceOf('licences.txt', readFileSync(licences)),
    ...(await enginePieces()),
  ];
  return { before: [before, ...own].join(''), after: `  </body>${after}` };
}

/**
 * Writes them. The site and the pieces of the data must have been built.
 * @param {string} folder
 * @param {string} site   its folder
 */
export async function writeSingleFiles(folder, site) {
  const { before, after } = await pageOf(await bundleAll(), join(site, 'licences.txt'));
  mkdirSync(folder, { recursive: true });
  for (const name of SINGLE_FILES)
    writeFileSync(join(folder, name), before + readFileSync(join(PIECES, name), 'utf8') + after);
}
