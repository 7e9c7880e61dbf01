// homework.test.js — lines of results: read whoever has written them, what a run can claim, and what they ask for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_LINES, readLine, readLines } from '../../../web/lab/learn/homework/lines.js';
import { claimOfRun, lineOf, reasonAgainst } from '../../../web/lab/learn/homework/own-result.js';
import { planOf } from '../../../web/lab/learn/homework/plan.js';
import { compared, failed, rowsOf, tally, trainingOrder } from '../../../web/lab/learn/homework/rows.js';
import { rowsCsv } from '../../../web/lab/learn/homework/table-file.js';
import { beginRun, endRun, lengthenRun, markBeginning } from '../../../web/lab/runs/runs.js';
import { initialState } from '../../../web/lab/state.js';
import homework from '../../../web/text/en/learn/homework.js';
import { translatorOf } from '../../../web/text/translate.js';

/** @import { KeptRun } from '../../../web/lab/runs/state.js' */

const CLAIM = 'b34a-519c-e32c-2307_981/1000_7850_2_0001-0002-0003';
const HASH = `#preset=fast&net=dense+10+softmax&seed=7&classes=0-4,7&claim=${CLAIM}`;
const LINK = `https://digits.example/lab/index.html${HASH}`;

const DATA = {
  ...{ dataset: 'mnist', trainCount: 60, testCount: 30, height: 28, width: 28 },
  ...{ trainCounts: Array(10).fill(6), testCounts: Array(10).fill(3) },
};

test('a name stands before a link, however a spreadsheet writes it', () => {
  for (const [before, name] of [
    ['', ''],
    ['Ada Lovelace\t', 'Ada Lovelace'],
    ['Ada,', 'Ada'],
    ['  Ada ; ', 'Ada'],
    ['"Lovelace, Ada","', 'Lovelace, Ada'],
    ['"the ""first""",', 'the "first"'],
    ['Group #3: ', 'Group #3'],
    ['陈丽：', '陈丽：'],
    ['<', ''],
    ['\u202eevil\u0000 name\t', 'evil name'],
    [`${'x'.repeat(100)}\t`, `${'x'.repeat(59)}…`],
  ]) {
    const line = readLine(`${before}${LINK}`);
    assert.deepEqual([line.name, line.problem, line.settings?.seed], [name, null, '7'], before);
    assert.equal(line.run, '#preset=fast&net=dense+10+softmax&classes=0-4,7&seed=7');
  }
});

test('what follows a link is left out', () => {
  for (const after of ['\t2026-11-29', ',Chen', '">', ' thanks!', '"', '&amp;more=1', '.'])
    assert.equal(readLine(`Ada\t${LINK}${after}`).claim?.marks.length, 3, after);
  assert.equal(readLine(LINK.replaceAll('&', '&amp;')).problem, null);
  assert.equal(readLine(HASH).problem, null, 'without an address before it');
  assert.equal(readLine(`Ada, digits.example/${HASH}`).name, 'Ada');
});

test('lines that cannot be checked say why, and stop no other', () => {
  const { lines, more } = readLines(
    [
      'Name\tResult',
      '',
      LINK,
      `a ${LINK.replace('seed=7', 'seed=x')}`,
      `b ${LINK.replace('seed=7', 'sed=7')}`,
      `c #seed=7`,
    ]
      .concat([`d #claim=${CLAIM}`, `e #seed=1&weights=abc&claim=${CLAIM}`, `f #seed=1${'0'.repeat(5000)}`])
      .concat([`g #seed=1&seed=2&claim=${CLAIM}`, `h #seed=1&view=nowhere&claim=${CLAIM}`, LINK.slice(0, -9)])
      .join('\r\n'),
  );
  assert.equal(more, 0);
  assert.deepEqual(
    lines.map(({ number, problem }) => [number, problem?.problem ?? null]),
    [
      ...[
        [1, 'noLink'],
        [3, null],
        [4, 'unread'],
        [5, 'unread'],
        [6, 'noClaim'],
        [7, 'noSettings'],
        [8, 'weights'],
      ],
      ...[
        [9, 'long'],
        [10, 'unread'],
        [11, null],
        [12, 'noClaim'],
      ],
    ],
  );
  assert.deepEqual(lines[2].problem, { problem: 'unread', parts: ['seed=x'] });
});

test('a text of any length is read in a moment', () => {
  const started = performance.now();
  const { lines, more } = readLines(`${LINK}\n`.repeat(MOST_LINES + 3));
  assert.deepEqual([lines.length, more], [MOST_LINES, 3]);
  for (const hostile of [
    'a'.repeat(1e6),
    '#a='.repeat(3e5),
    'a:'.repeat(5e5),
    `${'"'.repeat(1e6)}#a=1`,
    '\t'.repeat(1e6),
  ])
    assert.ok(readLines(hostile).lines.every(({ problem }) => problem));
  assert.ok(performance.now() - started < 20_000, 'it does not hang');
});

test('a plan is what the page would ask for, on the images that are here', () => {
  const { settings } = readLine(
    `#preset=fast&net=dense 10 softmax&images=50%&epochs=3&classes=1,2&seed=4&claim=${CLAIM}`,
  );
  const plan = planOf(settings ?? {}, DATA);
  assert.ok(!Array.isArray(plan));
  assert.deepEqual(plan.model, { layers: 'dense 10 softmax', optimizer: 'adam', seed: 4 });
  const { trainCount, testCount, classes, validateEvery } = plan.run;
  assert.deepEqual([trainCount, testCount, classes, validateEvery, plan.images], [6, null, [1, 2], 3, 18]);
  const more = readLine(`#preset=fast&images=100&claim=${CLAIM}`).settings ?? {};
  assert.deepEqual(
    planOf(more, DATA),
    ['trainCount'],
    'more than there are: no other run is trained in its place',
  );
});

/** A run of the page, as it ends. @returns {KeptRun} */
function finishedRun() {
  const state = {
    ...initialState('en', 'light'),
    model: { layers: [], paramCount: 7850, movingCount: 0, outputCount: 10 },
  };
  const { runs } = beginRun(state);
  let all = markBeginning(runs, '0001');
  for (const epoch of [1, 2])
    all = lengthenRun(all, {
      epoch,
      steps: 5,
      loss: 1,
      accuracy: 0.5,
      valLoss: 1,
      valAccuracy: 0.5,
      seconds: 1,
      mark: `000${epoch + 1}`,
    });
  const result = { loss: 0.1, accuracy: 0.981, count: 1000, fingerprint: 'b34a-519c-e32c-2307' };
  return /** @type {KeptRun} */ (endRun({ ...state, runs: all }, 1, 'done', result).runs?.[0]);
}

test('a finished run becomes a line, which is read back with the same settings', () => {
  const run = finishedRun();
  assert.equal(reasonAgainst(run), null);
  const text = lineOf('https://digits.example/', run.settings, claimOfRun(run));
  assert.equal(text, `https://digits.example/#preset=fast&claim=${CLAIM}`);
  const line = readLine(text);
  assert.deepEqual([line.problem, line.claim], [null, claimOfRun(run)]);
  assert.deepEqual({ ...line.settings }, { ...run.settings });
});

test('a run that nobody could train again says why', () => {
  const run = finishedRun();
  /** @type {[string, Partial<KeptRun>][]} */
  const cases = [
    ['own', { settings: { ...run.settings, dataset: 'own' } }],
    ['stopped', { ended: 'stopped', result: null }],
    ['continued', { continued: true }],
    ['relaxed', { arithmetic: 'relaxed' }],
    ['rate', { rateChanges: [{ epoch: 1, step: 2, rate: 1 }] }],
    ['image', { singleImages: true }],
    ['hand', { hand: { digits: 3, steps: 1 } }],
    ['search', { search: 1 }],
    ['old', { beginning: undefined }],
    ['long', { settings: { ...run.settings, layers: `dense ${'9'.repeat(1000)}` } }],
  ];
  for (const [reason, change] of cases) assert.equal(reasonAgainst({ ...run, ...change }), reason);
});

test('rows are trained by data set, twins are told, and each ends in one way', () => {
  const fashion = `#preset=fast&data=fashion&claim=${CLAIM}`;
  const { lines } = readLines(
    [LINK, fashion, 'nothing', LINK, `${LINK.replace('seed=7', 'seed=8')}`].join('\n'),
  );
  const rows = rowsOf(lines);
  assert.deepEqual(trainingOrder(rows), [0, 3, 4, 1]);
  assert.deepEqual(
    rows.map(({ status, twin }) => [status, twin]),
    [
      ['waiting', null],
      ['waiting', null],
      ['unread', null],
      ['waiting', 1],
      ['waiting', null],
    ],
  );
  const same = {
    fingerprint: 'b34a-519c-e32c-2307',
    ...{ right: 981, count: 1000, parameters: 7850, epochs: 2, marks: ['0001', '0002', '0003'], seconds: 1 },
  };
  const checked = [
    compared(rows[0], same),
    failed(rows[1], { name: 'Error', message: 'no' }),
    rows[2],
    compared(rows[3], { ...same, right: 980 }),
    rows[4],
  ];
  assert.deepEqual(
    checked.map(({ status }) => status),
    ['same', 'failed', 'unread', 'other', 'waiting'],
  );
  assert.deepEqual(tally(checked), { same: 1, other: 1, unchecked: 2 });
});

test('the table is CSV that a spreadsheet reads as text: names are no formulas', () => {
  const lines = [`"Lovelace, Ada",${LINK}`, `=HYPERLINK("x")\t${LINK}`, '+1 nothing', `@me ${LINK}`];
  const rows = rowsOf(readLines(lines.join('\n')).lines);
  const of = translatorOf('en', { texts: homework }, homework);
  const [header, ...told] = rowsCsv(rows, of, ({ message }) => message)
    .trimEnd()
    .split('\r\n');
  assert.match(header, /^line,name,result,why,/);
  assert.equal(told.length, 4);
  assert.match(told[0], /^1,"Lovelace, Ada",Waits,,0\.9810,,,b34a-519c-e32c-2307,,,"#preset=fast&.*"$/);
  assert.match(told[1], /^2,"'=HYPERLINK\(""x""\)",Waits,Same settings and same claim as line 1\./);
  assert.match(told[2], /^3,'\+1 nothing,Not readable,There is no link in this line\./);
  assert.match(told[3], /^4,'@me,/);
});
