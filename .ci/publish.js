// publish.js — what stands beside the pages of a site for those who read or reuse it: licences and sources.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { findProgram, mustRun, ROOT } from './process.js';

/** All of the project's sources, and nothing that a person may have put beside them. */
export const SOURCES = [
  ...['.ci', '.github', 'data', 'src', 'tests', 'web'],
  ...['.clang-format', '.editorconfig', '.gitattributes', '.gitignore', '.npmrc'],
  ...['CMakeLists.txt', 'CMakePresets.json', 'CONTRIBUTING.md', 'LICENSE', 'README.md'],
  ...['biome.jsonc', 'package-lock.json', 'package.json', 'tsconfig.json'],
];

/** The packages of npm whose code is in the pages' scripts. */
const PACKAGES = ['lit-html', 'fflate', 'idb-keyval', 'lean-qr', 'wasm-feature-detect'];

/** The licence of packages that have no file with it, by its name: a package that has one. @type {Record<string, string>} */
const SAME_LICENCE = { 'Apache-2.0': 'wasm-feature-detect' };

/** The same files give the same bytes: without times, owners and the order of a disk. */
const ALIKE = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '-I', 'gzip -n'];

/**
 * Packs the sources, which unpack into one folder.
 * @param {string} archive   the file to write, .tar.gz
 */
export function packSources(archive) {
  const folder = dirname(archive);
  const copy = join(folder, 'digit-lab');
  rmSync(folder, { recursive: true, force: true });
  for (const name of SOURCES) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  mustRun(['tar', ...ALIKE, '-cf', archive, '-C', folder, 'digit-lab'], 'failure');
  rmSync(copy, { recursive: true });
}

/** @param {string} name @param {string} licence @param {string} text */
const entry = (name, licence, text) => `${name}: ${licence}\n\n${text.trim()}\n`;

/** @param {string} name  of a package of npm */
function packageLicence(name) {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = [name, SAME_LICENCE[license]]
    .map((each) => join(ROOT, 'node_modules', String(each), 'LICENSE'))
    .find((each) => existsSync(each));
  if (!file) throw new Error(`${name} has no licence to publish.`);
  return entry(`${name} ${version}`, license, readFileSync(file, 'utf8'));
}

/** What an engine contains. @typedef {'zlib' | 'musl'} EnginePart */

/** The licences of these, where the sources are found: Emscripten's packages place them differently. @param {EnginePart[]} parts */
function engineLicences(parts) {
  const emscripten = dirname(findProgram('emcc') ?? '.');
  const places = [
    { name: 'zlib', licence: 'zlib', files: [join(ROOT, 'build/zlib/source/LICENSE')] },
    {
      name: 'musl',
      licence: 'MIT',
      files: [emscripten, '/usr/share/emscripten'].map((root) =>
        join(root, 'system/lib/libc/musl/COPYRIGHT'),
      ),
    },
  ];
  return places.flatMap(({ name, licence, files }) => {
    if (!parts.includes(/** @type {EnginePart} */ (name))) return [];
    const file = files.find((each) => existsSync(each));
    return file ? [entry(name, licence, readFileSync(file, 'utf8'))] : [];
  });
}

/**
 * Writes LICENSE.txt and licences.txt.
 * @param {string} folder         of a site, or of a package
 * @param {string[]} [packages]   of npm whose code is in it
 * @param {EnginePart[]} [parts]  of its engines
 */
export function writeLicences(folder, packages = PACKAGES, parts = ['zlib', 'musl']) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE.txt'));
  const rule = `\n${'-'.repeat(80)}\n\n`;
  writeFileSync(
    join(folder, 'licences.txt'),
    [...packages.map(packageLicence), ...engineLicences(parts)].join(rule),
  );
}
