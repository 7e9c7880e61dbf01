// layers.js — pictures of layers: convolution, pooling, flatten, dropout, batch normalization, and LeNet-5.

import { html, svg } from 'lit-html';
import { IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { count, decimal, shape, upTo } from '../../site/format.js';
import { batchOf, normalised } from '../core/batch-normalization.js';
import { LENET_5, numbersIn, placesOf, trace } from '../core/counts.js';
import { dropped } from '../core/dropout.js';
import { randomNumbers } from '../core/random.js';
import { convolve, FILTERS, pool, under } from '../core/windows.js';
import { changed, choice, frame, grid, outcome, pixels, plane, slider } from './parts.js';

/** @typedef {import('./parts.js').Scene} Scene */

/** An image, a filter at one place of it, and the filter's output. @param {Scene} scene */
export function convolutionPicture(scene) {
  const { t, values, image } = scene;
  const [chosen, row, column] = values;
  const { weights } = FILTERS[chosen];
  const output = convolve(image, IMAGE_SIDE, weights);
  const window = under(image, IMAGE_SIDE, row, column, 3);
  const side = IMAGE_SIDE - 2;
  const labels = FILTERS.map(({ id }) => t(`convolution.${/** @type {'blur'} */ (id)}`));
  return html`
    ${choice(scene, 'convolution', 0, t('convolution.which'), labels)}
    <div class="pair">
      <div class="framed">
        ${pixels(image, IMAGE_SIDE, 255, t('pixels.image'))}${frame(IMAGE_SIDE, row, column, 3)}
      </div>
      <div class="framed">
        ${pixels(output, side, Math.max(...output, 1), t('convolution.output'))}${frame(side, row, column, 1)}
      </div>
    </div>
    <div class="pair small">
      ${grid(window, 3, t('convolution.window'))}
      ${grid(
        weights.map((weight) => upTo(weight, 2)),
        3,
        t('convolution.filter'),
      )}
    </div>
    ${slider(scene, 'convolution', 1, t('pixels.row'))} ${slider(scene, 'convolution', 2, t('pixels.column'))}
    ${outcome(t('convolution.here', { sum: upTo(output[row * side + column], 0) }))}`;
}

/** Numbers that are pooled, 0 … 9. */
const POOLED = 6;
const random = randomNumbers(8);
const NUMBERS = Array.from({ length: POOLED * POOLED }, () => Math.floor(random() * 10));

/** Numbers, a window on them, and what is left. @param {Scene} scene */
export function poolingPicture(scene) {
  const { t, values } = scene;
  const [kind, size, stride, place] = values;
  const name = kind ? 'average' : 'max';
  const output = pool(NUMBERS, POOLED, { kind: name, size, stride });
  const places = placesOf(POOLED, size, stride);
  const at = Math.min(place, output.length - 1);
  const [row, column] = [Math.floor(at / places) * stride, (at % places) * stride];
  const isUnder = (/** @type {number} */ index) => {
    const [down, right] = [Math.floor(index / POOLED) - row, (index % POOLED) - column];
    return down >= 0 && down < size && right >= 0 && right < size;
  };
  const [sizes, strides] = [
    ['2 × 2', '3 × 3'],
    ['1', '2', '3'],
  ];
  /** Counted from the least, as the choices are. @param {number} index @param {number} least */
  const from = (index, least) => ({
    ...scene,
    values: changed(scene, index, values[index] - least),
    change: (/** @type {number[]} */ next) => scene.change(changed(scene, index, next[index] + least)),
  });
  return html`
    <div class="row">
      ${choice(scene, 'kind', 0, t('pooling.kind'), [t('pooling.max'), t('pooling.average')])}
      ${choice(from(1, 2), 'size', 1, t('pooling.size'), sizes)}
      <span class="named"><span aria-hidden="true">${t('pooling.stride')}</span>
        ${choice(from(2, 1), 'stride', 2, t('pooling.stride'), strides)}</span>
    </div>
    <div class="pair">
      ${grid(NUMBERS, POOLED, t('pooling.input'), isUnder)}
      ${grid(
        output.map((value) => upTo(value, 1)),
        places,
        t('pooling.output'),
        (index) => index === at,
      )}
    </div>
    ${slider({ ...scene, values: changed(scene, 3, at) }, 'pooling', 3, t('pooling.place'), { most: output.length - 1 })}
    ${outcome(
      t(`pooling.here.${name}`, {
        numbers: under(NUMBERS, POOLED, row, column, size).join(', '),
        value: upTo(output[at], 2),
        places,
        sides: POOLED,
      }),
    )}`;
}

/** Numbers along the side of what is flattened. */
const FLAT = 4;

/** A square of numbers, and the same numbers in a row. @param {Scene} scene */
export function flattenPicture(scene) {
  const { t, values } = scene;
  const [place] = values;
  const numbers = NUMBERS.slice(0, FLAT * FLAT);
  const isMarked = (/** @type {number} */ index) => index === place;
  return html`
    ${grid(numbers, FLAT, t('flatten.square'), isMarked)}
    ${grid(numbers, numbers.length, t('flatten.row'), isMarked)}
    ${slider(scene, 'flatten', 0, t('flatten.place'))}
    ${outcome(
      t('flatten.here', {
        place,
        row: Math.floor(place / FLAT),
        column: place % FLAT,
        side: FLAT,
        numbers: count(numbersIn([12, 12, 64])),
      }),
    )}`;
}

/** Units of the picture, each with an output of 1. */
const UNITS = 20;

/** A layer of which some units are off. @param {Scene} scene */
export function dropoutPicture(scene) {
  const { t, values } = scene;
  const [rate, seed] = values;
  const outputs = dropped(Array(UNITS).fill(1), rate / 100, seed);
  const off = outputs.filter((output) => output === 0).length;
  return html`
    <svg class="plane" viewBox="0 0 320 100" role="img" aria-label=${t('dropout.picture', { off, units: UNITS })}>
      ${outputs.map((output, index) => {
        const [x, y] = [32 * (index % 10) + 16, 25 + 50 * Math.floor(index / 10)];
        return output
          ? svg`<circle class="node full" cx=${x} cy=${y} r="12"></circle>`
          : svg`<circle class="node off" cx=${x} cy=${y} r="12"></circle>
            <path class="axis" d="M${x - 7} ${y - 7}L${x + 7} ${y + 7}M${x + 7} ${y - 7}L${x - 7} ${y + 7}"></path>`;
      })}
    </svg>
    ${slider(scene, 'dropout', 0, t('dropout.rate'))}
    <button @click=${() => scene.change([rate, (seed % 999) + 1])}>${t('dropout.again')}</button>
    ${outcome(t('dropout.here', { off, units: UNITS, factor: upTo(1 / (1 - rate / 100), 3) }))}`;
}

/** Without a sign for what is rounded to 0. @param {number} value */
const hundredths = (value) => decimal(Math.round(100 * value) / 100 + 0, 2);

/** A unit's values for the images of a batch, and what becomes of each. @param {Scene} scene */
export function batchNormalizationPicture(scene) {
  const { t, values } = scene;
  const [centre, width, gamma, beta] = values;
  const batch = batchOf(centre, width);
  const { mean, variance, outputs } = normalised(batch, gamma, beta);
  const after = normalised(outputs, 1, 0);
  const on = plane([-12, 12], [0, 130], 320, 130);
  const ticks = [-10, -5, 0, 5, 10];
  return html`
    ${on.drawn(
      svg`<path class="axis" d="M0 30H320M0 100H320M${on.x(0)} 24V106"></path>
        ${ticks.map((tick) => svg`<text class="tiny" x=${on.x(tick)} y="124">${upTo(tick, 0)}</text>`)}
        ${batch.map((value, i) => svg`<path class="wire thin" d="M${on.x(value)} 30L${on.x(outputs[i])} 100"></path>`)}
        ${batch.map((value) => svg`<circle class="step" cx=${on.x(value)} cy="30" r="4"></circle>`)}
        ${outputs.map((value) => svg`<circle class="dot" cx=${on.x(value)} cy="100" r="4"></circle>`)}`,
      t('batch-normalization.picture'),
    )}
    ${slider(scene, 'batch-normalization', 0, t('batch-normalization.centre'))}
    ${slider(scene, 'batch-normalization', 1, t('batch-normalization.width'))}
    ${slider(scene, 'batch-normalization', 2, t('batch-normalization.gamma'))}
    ${slider(scene, 'batch-normalization', 3, t('batch-normalization.beta'))}
    ${outcome(
      t('batch-normalization.here', {
        count: batch.length,
        ...{ mean: hundredths(mean), variance: hundredths(variance) },
        ...{ meanAfter: hundredths(after.mean), varianceAfter: hundredths(after.variance) },
      }),
    )}`;
}

/** Where the layers of LeNet-5 are drawn, from left to right. */
const PLACES = [4, 76, 124, 172, 208, 236, 264, 292];
/** Sheets of a layer that are drawn, and by how much each is moved. */
const [SHEETS, SHIFT] = [6, 3];

/**
 * A layer as a pile of images, or as a column of units.
 * @param {number} height  of an image, or how many units @param {number | undefined} channels
 * @param {number} x @param {boolean} isChosen
 */
function block(height, channels, x, isChosen) {
  const name = isChosen ? 'block chosen' : 'block';
  if (!channels) {
    const tall = 36 * Math.log10(height);
    return svg`<rect class=${name} x=${x} y=${65 - tall / 2} width="10" height=${tall}></rect>`;
  }
  const side = 1.6 * height;
  return Array.from({ length: Math.min(channels, SHEETS) }, (_, sheet) => {
    const y = 55 - side / 2 + SHIFT * sheet;
    return svg`<rect class=${name} x=${x + SHIFT * sheet} y=${y} width=${side} height=${side}></rect>`;
  });
}

/** The layers of LeNet-5 as blocks, and one of them in words. @param {Scene} scene */
export function lenetPicture(scene) {
  const { t, values } = scene;
  const [chosen] = values;
  const layers = trace([IMAGE_SIDE, IMAGE_SIDE, 1], LENET_5);
  const all = layers.reduce((sum, { parameters }) => sum + parameters, 0);
  const { layer, shape: output, parameters } = layers[chosen - 1];
  return html`
    <svg class="plane" viewBox="0 0 320 130" role="img" aria-label=${t('lenet-5.picture')}>
      ${layers.map(({ shape: [height, , channels] }, index) => block(height, channels, PLACES[index], index === chosen - 1))}
    </svg>
    ${slider(scene, 'lenet-5', 0, t('lenet-5.layer'))}
    ${outcome(
      t('lenet-5.here', {
        number: chosen,
        layer: t(`lenet-5.${layer.kind}`),
        shape: shape(output),
        parameters: count(parameters),
        all: count(all),
      }),
    )}`;
}
