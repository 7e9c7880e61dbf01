// predictions.test.js — the predictions of a split: the page's worker and the terminal write the same file.

import '../built.js';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PREDICTION_FORMATS } from '../../../web/shared/predictions-file.js';
import { connect, serve } from '../../../web/shared/protocol.js';
import { createHandlers } from '../../../web/worker/handlers.js';
import { leftOut } from '../../gate.js';
import { NAMES } from '../../node/synthetic.js';
import { firstBuild } from '../builds.js';
import { serveSite } from '../site.js';

const SETTINGS = { epochs: 2, batch: 16, rate: 0.01, l2: 0 };
const IMAGES = { trainCount: null, validationCount: 12, holdoutCount: 0, splitSeed: 3, testCount: null };
const { skip, load } = firstBuild;

for (const [layers, classes] of /** @type {[string, number[] | undefined][]} */ ([
  ['conv 8 5x5 relu | maxpool 2 stride 3 | dense 10 softmax', undefined],
  ['dense 1 sigmoid', [7, 1]],
  ['dense 10 step zeros', [1, 2, 7]],
]))
  test(`page and terminal write the same bytes: ${layers}`, {
    skip: skip || (classes && leftOut),
  }, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
    t.after(() => rm(folder, { recursive: true }));
    const { manifest, files } = await serveSite(t, { trainCount: 90, testCount: 60 });
    for (const [part, bytes] of Object.entries(files))
      await writeFile(join(folder, NAMES[/** @type {keyof typeof NAMES} */ (part)]), bytes);

    const { port1, port2 } = new MessageChannel();
    t.after(() => port1.close());
    const engine = await load();
    serve(
      port1,
      createHandlers(
        async () => ({ engine, build: 'simd128', arithmetic: 'strict' }),
        manifest,
        (event) => port1.postMessage(event),
      ),
    );
    const call = connect(port2, () => {});
    await call('start');
    await call('load', { dataset: 'first' });
    await call('create', { layers, optimizer: 'adam', seed: 5 });
    const run = { ...SETTINGS, ...IMAGES, ...(classes && { classes }) };
    await call('train', run);
    for (const split of ['test', 'validation']) {
      const found = await call('predictions', { split, run });
      for (const [format, { write }] of Object.entries(PREDICTION_FORMATS)) {
        const file = join(folder, `${split}.${format}`);
        const script = fileURLToPath(new URL('../../../web/terminal/train.js', import.meta.url));
        const options = `--epochs 2 --batch 16 --rate 0.01 --optimizer adam --seed 5 --validation 12 --split-seed 3`;
        await promisify(execFile)(process.execPath, [
          ...[script, '--model', layers, '--data', folder, ...options.split(' ')],
          ...(classes ? ['--classes', classes.join()] : []),
          ...['--evaluate', split, '--predictions', file],
        ]);
        assert.equal(write(found), await readFile(file, 'utf8'), format);
      }
    }
  });
