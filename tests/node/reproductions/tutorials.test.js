// tutorials.test.js — every figure, step and idea of the five tutorials has its place in the product.
//
// tests/fixtures/tutorials.json lists them. An entry with `missing` has its planned place and is reported as still to
// do; any other fails where its address, its text, its option or its figure is not there. One with `unnoted` is a number
// that the tutorial prints and that is not noted here: the product shows its own beside the words *not noted*.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ALIASES, IDEAS } from '../../../web/ideas/catalog.js';
import { readAddress } from '../../../web/lab/address/address.js';
import { EXAMPLES } from '../../../web/reproductions/core/examples.js';
import { SYSTEMS } from '../../../web/reproductions/core/published.js';
import reproduced from '../../../web/reproductions/core/reproduced.json' with { type: 'json' };
import { OPTIONS } from '../../../web/terminal/train-options.js';
import { texts } from '../../../web/text/en/texts.js';
import { texts as chineseTexts } from '../../../web/text/zh/texts.js';

/**
 * @typedef {object} Entry
 * @property {'figure' | 'step' | 'idea'} kind
 * @property {string} document   a key of `documents`
 * @property {string} place      where it stands there
 * @property {boolean} [missing]   the product does not have it yet; its place here is planned
 * @property {boolean} [unnoted]   the product shows its own figure, and the number that is printed is not known here
 * @property {string} [why]
 * @property {string} [address]  of the lab (`#…`), or of another page and a place on it
 * @property {string} [text]     the key of what is read there
 * @property {string} [option]   of `npm run train`
 * @property {string} [system]   a figure of a published system, with its run and its measure
 * @property {string} [run]
 * @property {string} [measure]
 * @property {string} [example]  a calculation
 * @property {number | number[] | null} [published]
 * @property {boolean} [draw]
 */

const WEB = new URL('../../../web/', import.meta.url);
const FILE = new URL('../../fixtures/tutorials.json', import.meta.url);

/** @type {{ documents: Record<string, string>, entries: Entry[] }} */
const { documents, entries } = JSON.parse(readFileSync(FILE, 'utf8'));

/** What has been measured. */
const { entries: ENTRIES } =
  /** @type {import('../../../web/reproductions/core/reproduction.js').Reproduced} */ (
    /** @type {unknown} */ (reproduced)
  );

/** The sources of a page, from which it is seen whether it has a place of a name. @param {string} page */
function sourcesOf(page) {
  const folder = new URL(`${page}/`, WEB);
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  return files
    .filter((name) => String(name).endsWith('.js'))
    .map((name) => readFileSync(new URL(String(name), folder), 'utf8'))
    .join('\n');
}

/** Throws if nothing opens there. @param {string} address */
function checkAddress(address) {
  const [page, place = ''] = address.split('#');
  if (!page) return assert.deepEqual(readAddress(address).unread, [], `the lab reads ${address}`);
  assert.ok(existsSync(new URL(page, WEB)), `there is a page ${page}`);
  if (page === 'ideas.html')
    return assert.ok(place in IDEAS || place in ALIASES, `there is an idea ${place}`);
  const names = new RegExp(`['"]${place}['"]`);
  assert.match(sourcesOf(page.replace('.html', '')), names, `${page} has a place ${place}`);
}

/** Throws unless the product prints this figure. @param {Entry} entry */
function checkFigure({ system, run, measure, example, published, draw, unnoted }) {
  if (example) {
    const found = EXAMPLES.find(
      ({ text, published: all }) => text === example && `${all}` === `${published}`,
    );
    return assert.ok(found, `the example ${example}`);
  }
  const ours = ENTRIES.filter((each) => each.system === system && each.run === run);
  assert.ok(!unnoted || ours.some(({ values }) => String(measure) in values), `${measure} is measured here`);
  const figures = SYSTEMS.find(({ id }) => id === system)?.runs.find(({ id }) => id === run)?.figures;
  const figure = figures?.find((each) => each.measure === measure);
  assert.ok(figure, `${system}, ${run}: ${measure}`);
  assert.equal(figure.published, published);
  assert.equal(figure.draw ?? false, draw ?? false);
  assert.equal(figure.printed ?? false, unnoted ?? false, 'the row says that it is not noted');
}

/** @param {Entry} entry */
function check(entry) {
  const { address, text, option, system, example } = entry;
  assert.ok(address || option, 'it has a place');
  if (address) checkAddress(address);
  if (text) {
    assert.ok(Object.hasOwn(texts, text), `there is a text ${text}`);
    assert.ok(Object.hasOwn(chineseTexts, text), `there is a Chinese text ${text}`);
  }
  if (option) assert.ok(Object.hasOwn(OPTIONS, option.replace('--', '')), `there is an option ${option}`);
  if (system || example) checkFigure(entry);
  assert.equal(entry.published === null, entry.unnoted ?? false, 'the number is noted');
}

test('the inventory names its five tutorials, and each thing once', () => {
  assert.deepEqual(Object.keys(documents).sort(), ['000', '001', '002', '003', '004']);
  const names = entries.map(
    ({ kind, document, place, example }) => `${kind} ${document} ${place} ${example}`,
  );
  const twice = names.filter((name, i) => names.indexOf(name) < i);
  const allowed = twice.filter((name) => !name.includes('accuracy of the held-out images'));
  assert.deepEqual(allowed, []);
  for (const { kind, document } of entries) {
    assert.ok(['figure', 'step', 'idea'].includes(kind));
    assert.ok(document in documents);
  }
});

/** No tutorial prints a bar. @param {import('../../../web/reproductions/core/published.js').Limit | undefined} limit */
const isBar = (limit) => typeof limit === 'object' && ('least' in limit || 'most' in limit);

test('every published figure of the product is one of the inventory', () => {
  const known = new Set(entries.map(({ system, run, measure }) => `${system}/${run}/${measure}`));
  for (const { id, runs } of SYSTEMS)
    for (const run of runs)
      for (const { measure, published, printed, by, limit } of run.figures)
        if ((published !== null || printed) && !by && !isBar(limit))
          assert.ok(known.has(`${id}/${run.id}/${measure}`), `${id}/${run.id}/${measure}`);
});

for (const kind of /** @type {const} */ (['figure', 'step', 'idea']))
  test(`every ${kind} of the tutorials that is said to be there is there`, () => {
    for (const entry of entries)
      if (entry.kind === kind && !entry.missing) {
        try {
          check(entry);
        } catch (error) {
          assert.fail(`${entry.document}, ${entry.place}: ${/** @type {Error} */ (error).message}`);
        }
      }
  });

test('every step can be done in the terminal too, but for those that look at pictures, which it has not', () => {
  const lacking = entries.filter(({ kind, option }) => kind === 'step' && !option).map(({ place }) => place);
  for (const place of lacking) assert.match(place, /picture|plot|image|first nine|^versions/, place);
});

const missing = entries.filter((entry) => entry.missing);

test('what is said to be missing is missing', () => {
  for (const entry of missing)
    assert.throws(() => check(entry), Error, `${entry.document}, ${entry.place} is there`);
});

for (const kind of /** @type {const} */ (['figure', 'step', 'idea'])) {
  const own = missing.filter((entry) => entry.kind === kind);
  if (own.length)
    test(`still to do, of kind ${kind}: ${own.length}`, { todo: 'see the places below' }, (t) => {
      for (const { document, place, why, address, option } of own)
        t.diagnostic(`${document}, ${place}: ${why ?? `planned at ${address ?? option}`}`);
    });
}
