// links.test.js — links between the project's Markdown files lead to a file, and to a heading where they name one.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const PAGES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && existsSync(join(ROOT, path)));

/** The anchors of a page's headings, as GitHub makes them. @param {string} path */
const anchorsOf = (path) =>
  [...readFileSync(join(ROOT, path), 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );

for (const page of PAGES) {
  test(`the links of ${page}`, () => {
    const text = readFileSync(join(ROOT, page), 'utf8').replace(/`[^`\n]*`/g, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
      ([, link, source]) => link ?? source,
    );
    for (const link of links.filter((each) => !each.startsWith('http'))) {
      const [file, anchor] = link.split('#');
      const target = file ? join(dirname(page), file) : page;
      assert.ok(existsSync(join(ROOT, target)), `${link}: there is no ${target}`);
      if (anchor) assert.ok(anchorsOf(target).includes(anchor), `${link}: ${target} has no such heading`);
    }
  });
}
