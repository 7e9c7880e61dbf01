// language.test.js — a language is one folder of web/text: a site that is built with one more has it in every place.
import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { SITE } from '../../.ci/build.js';
import { mustRun, ROOT } from '../../.ci/process.js';
import { writeServiceWorker } from '../../.ci/service-worker.js';
import { SMALL } from '../../data/prepare-small.js';
import { leftOut } from '../gate.js';
import { find, openPage, phase, says, skipped, startBrowser } from './browser.js';

/** What the page says in a language that it does not have: Spanish, here with the sentences of the Chinese folder but for these. */
const SPANISH = {
  'index.js': { 中文: 'Español', 'zh-CN': 'es-ES' },
  'site.js': {
    数字实验室: 'Laboratorio de dígitos',
    就在这个网页里学会认数字的神经网络: 'Una red neuronal que aprende a leer',
  },
  'pages/start.js': {
    本页无法启动: 'Esta página no pudo empezar',
    在本机训练神经网络: 'Entrena una red aquí',
    '本页需要 JavaScript': 'Esta página necesita JavaScript',
  },
};

/** A copy of what the site is built from, with a folder for Spanish and nothing else. @param {string} folder */
function writeSources(folder) {
  for (const name of ['web', '.ci', 'package-lock.json', 'package.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'build'));
  symlinkSync(join(ROOT, 'build/wasm'), join(folder, 'build/wasm'));
  const spanish = join(folder, 'web/text/es');
  cpSync(join(folder, 'web/text/zh'), spanish, { recursive: true });
  for (const [name, changes] of Object.entries(SPANISH)) {
    const path = join(spanish, name);
    let text = readFileSync(path, 'utf8');
    for (const [from, to] of Object.entries(changes)) {
      assert.ok(text.includes(from), from);
      text = text.replaceAll(from, to);
    }
    writeFileSync(path, text);
  }
}

/** Builds the site of a copy of the sources. @param {string} folder @returns {Promise<string>}  the folder of the site */
async function buildSite(folder) {
  mustRun(
    ['npx', 'vite', 'build', '--logLevel', 'error', '--config', join(folder, 'web/vite.config.js')],
    'failure',
  );
  const site = join(folder, 'build/site');
  for (const { name } of readdirSync(join(SITE, 'assets'), { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  ))
    cpSync(join(SITE, 'assets', name), join(site, 'assets', name), { recursive: true });
  cpSync(SMALL, join(site, 'data'), { recursive: true });
  await writeServiceWorker(site);
  return site;
}

describe('a language more, in Chromium', { skip: skipped('chrome') || leftOut }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-language-'));
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  /** @type {string} */
  let built;
  before(async () => {
    writeSources(folder);
    built = await buildSite(folder);
    site = await startBrowser('chrome', { folder: built });
  });
  after(async () => {
    await site?.close();
    rmSync(folder, { recursive: true });
  });

  test('is one of three in the header, and the lab is in it', async (t) => {
    const page = await openPage(t, { ...site, url: `${site.url}#lang=es` });
    await phase(page, 'ready');
    assert.equal(await page.$eval('html', ({ lang }) => lang), 'es-ES');
    await says(page, 'Una red neuronal que aprende a leer');
    const names = await page.$$eval('.page-header select option', (all) =>
      all.map((each) => each.textContent?.trim()),
    );
    assert.deepEqual(names, ['English', 'Español', '中文']);
    await page.select('.page-header select', 'en');
    await find(page, 'Train', 'button');
  });

  test('is what a page says that cannot start', async (t) => {
    site.guard(t, (path) => !/\/assets\/.*\.js$/.test(path));
    const expected = /Failed to load|404/;
    const page = await openPage(t, { ...site, url: `${site.url}#lang=es` }, { expected });
    await says(page, 'Esta página no pudo empezar');
    await says(page, 'Laboratorio de dígitos');
    assert.match(
      readFileSync(join(built, 'sheet.html'), 'utf8'),
      /<noscript>.*<p lang="es">Esta página necesita JavaScript/,
    );
  });

  test('is what the poster of a lab in a post says, and what an installed lab is called', async (t) => {
    const page = await openPage(t, site);
    await page.evaluate(async () => {
      await import(new URL('embed.js', location.href).href);
      for (const lang of ['es', 'fr'])
        document.body.append(Object.assign(document.createElement('digit-lab'), { lang }));
    });
    const posters = await page.$$eval('digit-lab', (all) =>
      all.map(({ shadowRoot }) => shadowRoot?.textContent),
    );
    assert.deepEqual(posters, [
      'Digit Lab\nEntrena una red aquí ▶',
      'Digit Lab\nTrain a neural network on this device ▶',
    ]);
    assert.ok(statSync(join(built, 'embed.js')).size < 3000);
    const { name } = JSON.parse(readFileSync(join(built, 'manifest-es.webmanifest'), 'utf8'));
    assert.equal(name, 'Laboratorio de dígitos');
  });
});
