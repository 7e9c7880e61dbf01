// release.js — what is published of a version, beside each other in one folder: the site, the page in one file, and that
// file as packages for learning platforms. The same input gives the same bytes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { strToU8, zipSync } from 'fflate';

import { ROOT } from './process.js';
import { SINGLE_FILES } from './single-data.js';

/** Of every file: the first that a zip can hold. Zips hold the time of a place, so that it is the same everywhere. */
const TIME = new Date(1980, 0, 1);

/** What is compressed already. */
const COMPRESSED = /\.(gz|png)$/;

/** @param {Record<string, Uint8Array>} files   by path */
function zip(files) {
  const sorted = Object.keys(files)
    .sort()
    .map((path) => {
      const level = /** @type {0 | 9} */ (COMPRESSED.test(path) ? 0 : 9);
      return /** @type {const} */ ([
        path,
        /** @type {[Uint8Array, { level: 0 | 9 }]} */ ([files[path], { level }]),
      ]);
    });
  return zipSync(Object.fromEntries(sorted), { mtime: TIME });
}

/** All files below a folder. @param {string} folder */
function filesOf(folder) {
  const paths = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  const files = paths.filter((path) => statSync(path).isFile());
  return Object.fromEntries(
    files.map((path) => [relative(folder, path), new Uint8Array(readFileSync(path))]),
  );
}

/** What a learning platform reads of a SCORM package. @param {string} version */
const scormManifest = (version) => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="digit-lab" version="${version}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="digit-lab-course">
    <organization identifier="digit-lab-course">
      <title>Digit Lab</title>
      <item identifier="digit-lab-item" identifierref="digit-lab-page">
        <title>Digit Lab</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="digit-lab-page" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
    </resource>
  </resources>
</manifest>
`;

/** The packages of a page in one file, by what stands behind its name. @param {Uint8Array} page @param {string} version */
export const packagesOf = (page, version) => ({
  'scorm.zip': zip({ 'imsmanifest.xml': strToU8(scormManifest(version)), 'index.html': page }),
  'html5.zip': zip({ 'index.html': page }),
});

/**
 * Puts everything else beside the pages in one file, and the SHA-256 of each in SHA256SUMS.
 * @param {string} folder   with the pages in one file
 * @param {string} site     its folder
 * @param {() => void} [addOthers]   puts what is packed elsewhere into the folder
 */
export function writeRelease(folder, site, addOthers) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const name of readdirSync(folder))
    if (!SINGLE_FILES.includes(name)) rmSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'digit-lab-site.zip'), zip(filesOf(site)));
  for (const name of SINGLE_FILES) {
    const packages = packagesOf(new Uint8Array(readFileSync(join(folder, name))), version);
    for (const [end, bytes] of Object.entries(packages))
      writeFileSync(join(folder, name.replace('.html', `-${end}`)), bytes);
  }
  addOthers?.();
  const sums = readdirSync(folder)
    .sort()
    .map((name) => {
      const sum = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      return `${sum}  ${name}\n`;
    });
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
}
