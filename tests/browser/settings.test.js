// settings.test.js — classes, settings and presets as a person uses them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { count } from '../../web/site/format.js';
import { leftOut } from '../gate.js';
import {
  BARS,
  drawThree,
  fill,
  find,
  openPage,
  openSubject,
  output,
  phase,
  prediction,
  press,
  SMALL_COUNTS,
  says,
  seen,
  skipped,
  startBrowser,
} from './browser.js';
import { sharePage } from './shared-page.js';

/** @import { Page } from 'puppeteer-core' */

/** @param {Page} page @param {string} name */
const fieldValue = async (page, name) =>
  (await find(page, name, 'spinbutton')).evaluate((field) => /** @type {HTMLInputElement} */ (field).value);

/** @param {Page} page @param {string} name */
async function isPressed(page, name) {
  const bar = await find(page, name, 'button');
  return bar.evaluate((button) => button.getAttribute('aria-pressed') === 'true');
}

/** The bar of each digit in MNIST's training images, by its name. */
const WHOLE_BARS = [
  '0: 5,923 images',
  '1: 6,742 images',
  '2: 5,958 images',
  '3: 6,131 images',
  '4: 5,842 images',
  '5: 5,421 images',
  '6: 5,918 images',
  '7: 6,265 images',
  '8: 5,851 images',
  '9: 5,949 images',
];

/** The digits that have a bar beside the pad. @param {Page} page */
const readable = (page) =>
  page.$$eval('section:has([aria-label="Drawing pad"]) ol b', (labels) =>
    labels.map((label) => label.textContent),
  );

/** The images read wrong, once they are there. @param {Page} page */
async function galleryNames(page) {
  await openSubject(page, 'Results');
  await page.waitForSelector('.images .gallery button');
  return page.$$eval('.images .gallery button', (buttons) =>
    buttons.map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim()),
  );
}

/**
 * What stands beside an image that was looked up, once it is there.
 * @param {Page} page
 * @param {string} image
 */
async function lookedUp(page, image) {
  const found = await page.waitForFunction(
    (name) => {
      const verdict = document.querySelector('.verdict');
      return verdict?.firstElementChild?.textContent === name && verdict.textContent;
    },
    {},
    image,
  );
  return String(await found.jsonValue());
}

/** @param {Page} page @param {string} id */
const choosePreset = async (page, id) => (await find(page, 'Model', 'combobox')).select(id);

/** For an epoch of 2,000 images. @param {Page} page */
async function choosePerceptron(page) {
  await choosePreset(page, 'perceptron');
  await fill(page, 'Training images', '2000');
  await fill(page, 'Epochs', '1');
}

/** Trains it, unless the page has. @param {Page} page */
async function trainPerceptron(page) {
  if (await page.$('html[data-phase="done"]')) return;
  await choosePerceptron(page);
  await press(page, 'Train');
  await phase(page, 'done');
}

describe('settings', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  /** @type {typeof site} */
  let whole;
  before(async () => {
    site = await startBrowser('chrome');
    whole = await startBrowser('chrome', { data: 'whole' });
  });
  const shared = sharePage(
    () => site,
    (page) => phase(page, 'ready'),
  );
  after(async () => {
    await shared.close();
    site.close();
    whole.close();
  });

  test('bars are worked with the keyboard, and all digits come back at once', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    await (await find(page, BARS[4], 'button')).focus();
    await page.keyboard.press('Space');
    await says(page, `${count(2000 - SMALL_COUNTS.train[4])} images to train on`);
    assert.ok(!(await isPressed(page, BARS[4])));
    await press(page, 'All digits');
    await says(page, '2,000 images to train on');
    assert.ok(await isPressed(page, BARS[4]));
  });

  test('an output that cannot tell the digits apart is refused before training', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    await fill(page, 'Layers', 'dense 1 sigmoid', 'textbox');
    await openSubject(page, 'Data');
    await says(page, 'The network has one output, which separates two digits; 10 are chosen.');
    await openSubject(page, 'Network');
    await says(page, 'end the line with dense 10 softmax');
    const train = await find(page, 'Train', 'button');
    const isOff = () => train.evaluate((button) => /** @type {HTMLButtonElement} */ (button).disabled);
    assert.ok(await isOff());
    await fill(page, 'Layers', 'dense 10 softmax', 'textbox');
    await page.waitForFunction(() => !document.body.textContent?.includes('One output separates two'));
    await openSubject(page, 'Data');
    await page.waitForFunction(() => !document.body.textContent?.includes('which separates two'));
    assert.ok(!(await isOff()));
  });

  test('a perceptron’s units fire or do not, and say nothing of how sure they are', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    await choosePerceptron(page);
    await drawThree(page);
    await prediction(page, /^0 – not sure/);
    await press(page, 'Train');
    await phase(page, 'done');
    await prediction(page, /^\d – (unit active|not sure)$/);
  });

  test('an image has one prediction wherever it stands, also where units fire together', {
    skip: leftOut,
  }, async (t) => {
    const page = await shared.use(t);
    await trainPerceptron(page);
    const names = await galleryNames(page);
    let together = 0;
    for (const name of names.slice(0, 12)) {
      const [, index, predicted] = /^Test image ([\d,]+) .*predicted (\d)/.exec(name) ?? [];
      await fill(page, 'Index', index.replace(',', ''));
      const verdict = await lookedUp(page, `Test image ${index}`);
      assert.ok(verdict.includes(`Read as ${predicted}: wrong`), `${name}, but ${verdict}`);
      together += Number(verdict.includes('not sure'));
    }
    assert.ok(together > 0, 'units of some image fire together or not at all');
  });

  test('a click on a bar leaves a digit out, and one output fits the two that stay', async (t) => {
    const page = await openPage(t, whole);
    await phase(page, 'ready');
    for (const name of WHOLE_BARS.filter((_, digit) => digit !== 1 && digit !== 2)) await press(page, name);
    await says(page, '12,700 images to train on, 2,167 to test with');
    assert.equal(await fieldValue(page, 'Training images'), '12700');
    assert.deepEqual(await readable(page), ['1', '2']);

    await press(page, WHOLE_BARS[1]);
    assert.ok(await isPressed(page, WHOLE_BARS[1]), 'two digits stay at least');

    await fill(page, 'Layers', 'dense 1 sigmoid', 'textbox');
    await page.waitForFunction(() => document.querySelector('table')?.textContent?.includes('785'));
    await fill(page, 'Epochs', '2');
    await press(page, 'Train');
    await phase(page, 'done');
    assert.match(await output(page, 'Test accuracy'), /^9\d\.\d % of 2,167 test images$/);
  });

  test('a run on two digits begins once enough of them are here', { skip: leftOut }, async (t) => {
    let goOn = () => {};
    const rest = new Promise((resolve) => {
      goOn = () => resolve(undefined);
    });
    whole.guard(
      t,
      () => true,
      (path) => (path.includes('train-images') ? rest : null),
    );
    const page = await openPage(t, whole);
    await says(page, 'of 60,000 digits are here');
    await choosePreset(page, 'logreg-1v2');
    await says(page, 'of 12,700 digits are here');
    await fill(page, 'Training images', '2000');
    await phase(page, 'ready');
    await fill(page, 'Epochs', '10');
    await press(page, 'Train');
    await phase(page, 'training');
    goOn();
    await phase(page, 'done');
    assert.match(await output(page, 'Test accuracy'), /of 2,167 test images$/);
  });

  test('logistic regression brings its digits, trains in full batches and reads 1 or 2', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, whole);
    await phase(page, 'ready');
    await choosePreset(page, 'logreg-1v2');
    await openSubject(page, 'Data');
    await says(page, '12,700 images to train on, 2,167 to test with');
    assert.equal(await fieldValue(page, 'Epochs'), '1501');
    assert.equal(await fieldValue(page, 'Batch size'), '12700');
    await phase(page, 'ready');
    await drawThree(page);
    await prediction(page, /^1 – not sure/);

    await fill(page, 'Epochs', '150');
    await fill(page, 'Learning rate', '0.01');
    await press(page, 'Train');
    await phase(page, 'done');
    assert.match(await output(page, 'Test accuracy'), /^9\d\.\d % of 2,167 test images$/);
    assert.deepEqual(await readable(page), ['1', '2']);
    await prediction(page, /^[12]/);

    await choosePreset(page, 'mlp-adam');
    await openSubject(page, 'Data');
    await says(page, '60,000 images to train on, 10,000 to test with');
    assert.equal(await fieldValue(page, 'Batch size'), '128');
  });

  test('augmentation is typed or chosen, shown as the engine does it, and new each epoch', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await openSubject(page, 'Training');
    await (await seen(page, 'summary::-p-text(All settings)')).click();
    await fill(page, 'Augmentation', 'shift 2 wobble 1', 'textbox');
    await says(page, "No augmentation has the name 'wobble' at column 9; there are shift, rotate,");
    await says(page, 'A setting is out of its limits.');
    await fill(page, 'Augmentation', ' rotate 20  Shift 2.0', 'textbox');
    await says(page, 'What the network sees in the next epoch:');
    const row = await seen(page, '.augmented [role="img"]');
    const ink = (/** @type {Element} */ images) =>
      [...images.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()).join();
    const before = await row.evaluate(ink);
    assert.equal(before.split(',data:').length, 12);
    const name = String(await row.evaluate((images) => images.ariaLabel));
    assert.match(name, /^Training images as they are augmented: (\d, ){11}\d$/);
    const line = await find(page, 'Augmentation', 'textbox');
    const holds = (/** @type {string} */ text) =>
      page.waitForFunction((field, wanted) => /** @type {any} */ (field).value === wanted, {}, line, text);
    await holds('shift 2 rotate 20');
    await says(page, '1 in use');

    await fill(page, 'Epochs', '1');
    await press(page, 'Train');
    await phase(page, 'done');
    while ((await row.evaluate(ink)) === before)
      await page.evaluate(() => new Promise(requestAnimationFrame));
    await press(page, 'elastic 1.5 stroke 1');
    await holds('elastic 1.5 stroke 1');
    await openSubject(page, 'Runs');
    await says(page, 'augmented: shift 2 rotate 20');
    await page.waitForFunction(() => location.hash.includes('augment=elastic+1.5+stroke+1'));
  });

  test('invented digits are shown as they are trained on, and a batch has some', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await openSubject(page, 'Training');
    await (await seen(page, 'summary::-p-text(All settings)')).click();
    await fill(page, 'Invented digits', '60001');
    await says(page, 'Invented digits must be a whole number from 0 to 60,000.');
    await fill(page, 'Invented digits', '2000');
    await says(page, 'The first invented digits, as the network sees them:');
    const row = await seen(page, '.augmented [role="img"]');
    const name = String(await row.evaluate((images) => images.ariaLabel));
    assert.equal(
      name,
      `Invented digits as they are trained on: ${'0, 1, 2, 3, 4, 5, 6, 7, 8, 9, '.repeat(2).slice(0, -2)}`,
    );
    await fill(page, 'Shuffled labels (%)', '101');
    await says(page, 'Shuffled labels (%) must be a number from 0 to 100.');
    await fill(page, 'Shuffled labels (%)', '50');
    await says(page, '2 in use');
    await page.waitForFunction(() => location.hash.includes('invented=2000&shuffle=50'));
    await openSubject(page, 'Data');
    await (await seen(page, '.choices ::-p-text(A batch)')).click();
    const found = await seen(page, '[aria-label*=", invented digit "]');
    await found.click();
    const title = await (await seen(page, '#image-title')).evaluate((heading) => heading.textContent);
    assert.match(String(title), /^\d, invented digit \d/);
  });

  test('held-out images are taken from the training images', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await openSubject(page, 'Training');
    await (await seen(page, 'summary::-p-text(All settings)')).click();
    await fill(page, 'Validation images', '500');
    await fill(page, 'Held-out images', '100');
    assert.equal(await fieldValue(page, 'Training images'), '1400');
    await says(page, '2 in use');
    await fill(page, 'Training images', '1500');
    await says(page, 'Training images must be a whole number from 1 to 1,400.');
    await fill(page, 'Training images', '1000');
    await fill(page, 'Epochs', '3');
    await fill(page, 'Validate every … epochs', '2');
    await fill(page, 'Test images', '500');
    await fill(page, 'L2 penalty', '0.001');
    await (await find(page, 'All images at once', 'checkbox')).click();
    assert.equal(await fieldValue(page, 'Batch size'), '1000');
    await press(page, 'Train');
    await phase(page, 'done');
    assert.match(await output(page, 'Test accuracy'), / of 500 test images$/);
    await openSubject(page, 'Training');
    const text = await page.$eval('main', (main) => main.textContent ?? '');
    assert.match(text, /Epoch 3\/3\s+1\/1/);
  });

  test('an optimizer has the settings that it uses', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    const choose = async (/** @type {string} */ id) => (await find(page, 'Optimizer', 'combobox')).select(id);
    await openSubject(page, 'Training');
    await (await seen(page, 'summary::-p-text(All settings)')).click();
    await choose('adamw');
    assert.equal(await fieldValue(page, 'Weight decay'), '0.004');
    await choose('adam');
    assert.equal(await fieldValue(page, 'L2 penalty'), '0');

    await choose('lbfgs');
    await says(page, 'L-BFGS chooses its own step sizes');
    for (const name of ['Learning rate', 'Batch size', 'Gradient clipping', 'Weight average']) {
      const field = await find(page, name, 'spinbutton');
      assert.ok(await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).disabled), name);
    }
    await says(page, 'The line of layers has a mistake.');
    await fill(page, 'Layers', 'dense 10 softmax zeros', 'textbox');
    await fill(page, 'L2 penalty', '0.1');
    await fill(page, 'Training images', '500');
    await fill(page, 'Epochs', '200');
    await press(page, 'Train');
    await phase(page, 'done');
    await says(page, 'Converged after ');
  });

  test('every preset can be chosen and makes its network', { skip: leftOut }, async (t) => {
    const page = await openPage(t, whole);
    await phase(page, 'ready');
    await openSubject(page, 'Network');
    await page.waitForSelector('optgroup option');
    const ids = await page.$$eval('optgroup option', (options) =>
      options.map((option) => /** @type {HTMLOptionElement} */ (option).value),
    );
    for (const id of ids) {
      await choosePreset(page, id);
      await phase(page, 'ready');
      for (const subject of ['Data', 'Network', 'Training', 'Runs']) {
        await openSubject(page, subject);
        const problems = await page.$$eval('.problem', (all) => all.map((each) => each.textContent));
        assert.deepEqual(problems, [], `${id}: ${subject}`);
      }
    }
  });

  test('a network that another data set took the place of comes back with its images', {
    skip: leftOut,
  }, async (t) => {
    const page = await openPage(t, {
      ...site,
      url: `${site.url}#net=dense 16 relu|dense 10 softmax&epochs=1`,
    });
    await phase(page, 'ready');
    await press(page, 'Train');
    await phase(page, 'done');
    const [fingerprint, accuracy] = [await output(page, 'Fingerprint'), await output(page, 'Test accuracy')];
    const dataSet = await find(page, 'Data set', 'combobox');
    await dataSet.select('fashion-mnist');
    await says(page, 'The trained network can still come back.');
    assert.equal(await output(page, 'Fingerprint'), '–');
    await press(page, 'Take back');
    await page.waitForFunction(
      (wanted) => document.querySelector('output[aria-label="Fingerprint"]')?.textContent === wanted,
      {},
      fingerprint,
    );
    assert.equal(await output(page, 'Test accuracy'), accuracy);
    assert.equal(
      await (await find(page, 'Data set', 'combobox')).evaluate((box) => Reflect.get(box, 'value')),
      'mnist',
    );
    await press(page, 'Train');
    await phase(page, 'done');
  });
});
