// claim.test.js — what a line claims of a run: written, read whoever has written it, and compared with the run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  claimOf,
  differences,
  Finding,
  MOST_CLAIM_CHARS,
  markedEpochs,
  readClaim,
  writeClaim,
} from '../../../web/shared/claim.js';

/** @import { Found } from '../../../web/shared/claim.js' */

/** @param {number} epochs @returns {Found} */
const found = (epochs = 3) => ({
  fingerprint: 'b34a-519c-e32c-2307',
  ...{ right: 9812, count: 10_000, parameters: 1234, epochs, seconds: 2 },
  marks: Array.from({ length: epochs + 1 }, (_, i) => (0x1000 + i).toString(16)),
});

const TEXT = 'b34a-519c-e32c-2307_9812/10000_1234_3_1000-1001-1002-1003';

test('a claim is written with characters that no address escapes, and read again', () => {
  const claim = claimOf(found());
  assert.equal(writeClaim(claim), TEXT);
  assert.deepEqual(readClaim(TEXT), claim);
  assert.deepEqual(readClaim(TEXT.toUpperCase()), claim);
  const bare = readClaim('b34a-519c-e32c-2307_981/1000_7850_12');
  assert.deepEqual([bare?.right, bare?.epochs, bare?.marks], [981, 12, []]);
  assert.equal(encodeURI(TEXT), TEXT);
});

test('of long runs twenty epochs are marked, the last among them', () => {
  assert.deepEqual(markedEpochs(1), [0, 1]);
  assert.deepEqual(markedEpochs(20), [...Array(21).keys()]);
  const many = markedEpochs(1501);
  assert.deepEqual([many.length, many[0], many.at(-1)], [21, 0, 1501]);
  assert.ok(many.every((epoch, i) => i === 0 || epoch > many[i - 1]));
  const longest = writeClaim({ ...claimOf({ ...found(1501), epochs: 1501 }), parameters: 999_999_999 });
  assert.ok(longest.length < MOST_CLAIM_CHARS);
  assert.equal(readClaim(longest)?.epochs, 1501);
});

test('whatever else is no claim', () => {
  const [print, ...rest] = TEXT.split('_');
  for (const text of [
    ...[
      '',
      '_',
      print,
      `${print}_`,
      TEXT.slice(1),
      `${TEXT}-`,
      `${TEXT}_`,
      ` ${TEXT}`,
      `${TEXT}\n`,
      'x'.repeat(1e6),
    ],
    ...[TEXT.replace('9812/', '10001/'), TEXT.replace('/10000', '/0'), TEXT.replace('9812', '-1')],
    ...[
      TEXT.replace('_3_', '_0_'),
      TEXT.replace('_3_', '_4_'),
      TEXT.replace('b34a-5', 'b34a-'),
      `${TEXT}-1004`,
    ],
    ...[rest.join('_'), TEXT.replace('1234', '1e3'), TEXT.replace('1000-', '100g-'), `${print}_1/0_1_1`],
  ])
    assert.equal(readClaim(text), null, text.slice(0, 80));
});

test('what is false of a claim is told apart', () => {
  const claim = claimOf(found());
  assert.deepEqual(differences(claim, found()), []);
  const other = { ...found(), fingerprint: '0000-0000-0000-0000' };
  const from = (/** @type {number} */ epoch) => ({
    ...other,
    marks: other.marks.map((mark, i) => (i < epoch ? mark : 'ffff')),
  });
  assert.deepEqual(differences(claim, other), [{ is: 'fingerprint', marks: 4 }]);
  assert.deepEqual(differences({ ...claim, marks: [] }, other), [{ is: 'fingerprint', marks: 0 }]);
  assert.deepEqual(differences(claim, from(0)), [{ is: 'departs', epoch: 0, since: -1 }]);
  assert.deepEqual(differences(claim, from(2)), [{ is: 'departs', epoch: 2, since: 1 }]);
  assert.deepEqual(differences({ ...claim, marks: claim.marks.with(1, 'ffff') }, found()), [
    { is: 'mark', epoch: 1 },
  ]);
  assert.deepEqual(differences({ ...claim, right: 9900 }, found()), [
    { is: 'accuracy', claimed: [9900, 10_000], found: [9812, 10_000] },
  ]);
  assert.deepEqual(differences({ ...claim, parameters: 575 }, found()), [
    { is: 'parameters', claimed: 575, found: 1234 },
  ]);
});

test('a run of other length is told, and where it departs before', () => {
  const [claim, longer] = [claimOf(found(3)), { ...found(5), fingerprint: '0000-0000-0000-0000' }];
  assert.deepEqual(differences(claim, longer), [{ is: 'epochs', claimed: 3, found: 5 }]);
  const long = claimOf(found(40));
  const departs = { ...found(40), fingerprint: '0000-0000-0000-0000' };
  departs.marks = departs.marks.map((mark, i) => (i < 7 ? mark : 'ffff'));
  assert.deepEqual(differences(long, departs), [{ is: 'departs', epoch: 8, since: 6 }]);
});

test('a run is heard from its first step to its end', () => {
  const finding = new Finding();
  assert.equal(finding.found(10), null);
  finding.hear({ event: 'begun', mark: '1000' });
  finding.hear({ event: 'progress', epoch: 1 });
  finding.hear({ event: 'epoch', epoch: 1, mark: '1001' });
  finding.hear({ event: 'epoch', epoch: 2, mark: '1002' });
  assert.equal(finding.found(10), null);
  finding.hear({
    event: 'result',
    fingerprint: 'b34a-519c-e32c-2307',
    accuracy: 0.981,
    count: 1000,
    seconds: 3,
  });
  assert.deepEqual(finding.found(10), {
    fingerprint: 'b34a-519c-e32c-2307',
    ...{ right: 981, count: 1000, parameters: 10, epochs: 2, marks: ['1000', '1001', '1002'], seconds: 3 },
  });
});
