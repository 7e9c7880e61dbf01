// acts.js — what the monkey can do: everything that a person can press, type, draw, drop and choose.
import { writeSafetensors } from '../../web/weights/files.js';
import { find, findOne } from './controls.js';

/**
 * @import { ElementHandle, Page } from 'puppeteer-core'
 *
 * @typedef {ReturnType<typeof import('./random.js').randomBy>} Random
 */

const PRESSED =
  'button, summary, input[type=checkbox], input[type=radio], [role=button], [role=tab], [role=switch]';
const LINKS = 'a[href]:not([target], [download])';
const TYPED = 'textarea, input:not([type=file], [type=checkbox], [type=radio])';
const LAYERS = [
  'dense 16 relu | dense 10 softmax',
  'dense 10 softmax nobias',
  'dense 32 tanh | dropout 0.2 | dense 10 softmax',
  'conv 4 3x3 relu | maxpool 2 | flatten | dense 10 softmax',
  'conv 4 3x3 same stride 2 relu | globalavgpool | dense 10 softmax',
];
/** Lines of layers, some with a mistake. */
const LINES = [...LAYERS, 'dense 10 softmax |', 'dens 10', 'dense 4 softmax'];
const VALUES = ['1', '2', '3', '7', '0', '-1', '1e9', '0.01', '0.5', '32', '500', ''];

/**
 * Gives a field a value, as if a person had typed it and left.
 * @param {ElementHandle<HTMLElement>} field @param {string} value
 */
const setValue = (field, value) =>
  field.evaluate((field, value) => {
    /** @type {HTMLInputElement} */ (field).value = value;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  }, value);

/** @param {Page} page @param {string} name @param {Uint8Array} bytes */
const drop = (page, name, bytes) =>
  page.evaluate(
    (name, bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    },
    name,
    [...bytes],
  );

/** Each does its work and says what it was, or returns null if that is not possible now. */
export const ACTS = {
  /** @param {Page} page @param {Random} random */
  async press(page, random) {
    const found = await findOne(page, PRESSED, random.next());
    await found?.element.evaluate((element) => element.click());
    return found && `presses “${found.name}”`;
  },

  /** Goes to another part of the page, or to another page of the site. @param {Page} page @param {Random} random */
  async follow(page, random) {
    const found = await findOne(page, LINKS, random.next());
    const leads = await found?.element.evaluate((element) => {
      const { origin, pathname } = /** @type {HTMLAnchorElement} */ (element);
      return origin !== location.origin ? null : pathname === location.pathname ? 'within' : 'away';
    });
    if (!found || !leads) return null;
    const left = leads === 'away' ? page.waitForNavigation() : null;
    left?.catch(() => {}); // in vain where the page shows what a link leads to itself, as the idea of a term
    const isLeft = await found.element.evaluate((link) =>
      link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
    );
    if (isLeft) await left;
    return `follows “${found.name}”`;
  },

  /** Trains, pauses or resumes. @param {Page} page @param {Random} _ */
  async train(page, _) {
    const found = await find(page, 'button', 'train', 'pause', 'resume');
    const pressed = await found?.element.evaluate((element) => {
      const button = /** @type {HTMLButtonElement} */ (element);
      button.click();
      return !button.disabled;
    });
    return found && pressed ? `presses “${found.name}”` : null;
  },

  /** Begins with a preset, whose settings are right, and trains. @param {Page} page @param {Random} random */
  async prepare(page, random) {
    const epochs = random.of(['1', '3', '10000']);
    const layers = random.of(LAYERS);
    const model = await find(page, 'combobox', 'model');
    if (model) await setValue(model.element, 'softmax');
    const count = await find(page, 'spinbutton', 'epochs');
    if (count) await setValue(count.element, epochs);
    const line = await find(page, 'textbox', 'layers');
    if (line) await setValue(line.element, layers);
    const pressed = await ACTS.train(page, random);
    const set = [count && `${epochs} epochs`, line && `“${layers}”`].filter(Boolean);
    return set.length ? `sets ${set.join(' of ')}; ${pressed ?? 'cannot train'}` : null;
  },

  /** @param {Page} page @param {Random} random */
  async type(page, random) {
    const found = await findOne(page, TYPED, random.next());
    const isLine = await found?.element.evaluate((field) => field.localName === 'textarea');
    const value = random.of(isLine ? LINES : VALUES);
    if (found) await setValue(found.element, value);
    return found && `types “${value}” into “${found.name}”`;
  },

  /** @param {Page} page @param {Random} random */
  async choose(page, random) {
    const found = await findOne(page, 'select', random.next());
    const share = random.next();
    const chosen = await found?.element.evaluate((element, share) => {
      const select = /** @type {HTMLSelectElement} */ (element);
      select.selectedIndex = Math.floor(share * select.options.length);
      select.dispatchEvent(new Event('change', { bubbles: true }));
      return select.selectedOptions[0]?.textContent?.trim();
    }, share);
    return found && `chooses “${chosen}” in “${found.name}”`;
  },

  /** @param {Page} page @param {Random} random */
  async draw(page, random) {
    const pad = (await find(page, 'image', 'pad'))?.element;
    await pad?.scrollIntoView();
    const box = await pad?.boundingBox();
    if (!box) return null;
    const place = () =>
      /** @type {const} */ ([box.x + random.next() * box.width, box.y + random.next() * box.height]);
    await page.mouse.move(...place());
    await page.mouse.down();
    for (let i = 0; i < 4; i++) await page.mouse.move(...place(), { steps: 2 });
    await page.mouse.up();
    return 'draws';
  },

  /** @param {Page} page @param {Random} random */
  async dropFile(page, random) {
    const values = Float32Array.from({ length: 7840 }, () => random.next() - 0.5);
    const tensor = { name: '0.kernel', shape: [784, 10], values };
    const weights = writeSafetensors([tensor], { layers: 'dense 10 softmax nobias' });
    const noise = Uint8Array.from({ length: 300 }, () => random.below(256));
    const [name, bytes] = random.of(
      /** @type {[string, Uint8Array][]} */ ([
        ['weights.safetensors', weights],
        ['cut.safetensors', weights.subarray(0, 1 + random.below(weights.length))],
        ['noise.npz', noise],
        ['noise', noise],
        ['noise.png', noise],
        ['train-images-idx3-ubyte', noise],
      ]),
    );
    await drop(page, name, bytes);
    return `drops ${name}, ${bytes.length} bytes`;
  },
};
