// training.js — pictures of ideas about training: gradient descent, batches, the learning rate, averages of the
// weights, the chain rule, overfitting, regularization.

import { html, nothing, svg } from 'lit-html';
import { count, decimal, percent, significant, upTo } from '../../site/format.js';
import { backward, forward, stepped } from '../core/backpropagation.js';
import { updates } from '../core/counts.js';
import { bestLine, contour, descend, descendParabola, lossOf, POINTS, verdictOn } from '../core/descent.js';
import { curveOf, errorOf, fit, TEST, TRAINING, truth } from '../core/overfitting.js';
import { penalised, squaresOf, stopped } from '../core/regularization.js';
import { averagesOf } from '../core/weight-average.js';
import { choice, field, outcome, plane, slider } from './parts.js';

/** @typedef {import('./parts.js').Scene} Scene */

/** Points a step: all, some, one. */
const BATCHES = [POINTS.length, 4, 1];
/** Losses above the least at which the surface has a contour. */
const HEIGHTS = [0.05, 0.2, 0.5, 1, 1.7, 2.6];

/** @typedef {import('../core/descent.js').Fit} Fit */

/** The map of a line's two weights, with contours of the loss and a cross at its lowest place. */
function lossMap() {
  const best = bestLine();
  const on = plane([-2.2, 3], [-1.2, 2.6], 320, 234);
  const place = (/** @type {Fit} */ { slope, height }) => /** @type {const} */ ([slope, height]);
  const path = (/** @type {Fit[]} */ lines) => on.path(lines.map(place));
  const ground = svg`${HEIGHTS.map((more) => svg`<path class="contour" d="${path(contour(more, 72))}Z"></path>`)}
    <path class="cross" d="M${on.x(best.slope) - 6} ${on.y(best.height)}h12m-6 -6v12"></path>`;
  return { on, path, ground, least: lossOf(best) };
}

/** The way downhill, by all points at a time, by some, or by one. @param {Scene} scene */
export function descentPicture(scene) {
  const { t, values } = scene;
  const [chosen, epochs] = values;
  const path = descend(BATCHES[chosen], epochs);
  const map = lossMap();
  const { on } = map;
  const last = path[path.length - 1];
  return html`
    ${choice(scene, 'descent', 0, t('gradient-descent.which'), [
      t('gradient-descent.full'),
      t('gradient-descent.mini'),
      t('gradient-descent.single'),
    ])}
    ${on.drawn(
      svg`${map.ground}
        <path class="curve thin hue-1" d=${map.path(path)}></path>
        ${path.map((line) => svg`<circle class="step" cx=${on.x(line.slope)} cy=${on.y(line.height)} r="2.2"></circle>`)}
        <circle class="dot" cx=${on.x(last.slope)} cy=${on.y(last.height)} r="5"></circle>`,
      t('gradient-descent.picture'),
    )}
    ${slider(scene, 'gradient-descent', 1, t('gradient-descent.epochs'))}
    ${outcome(
      t('gradient-descent.here', {
        count: path.length - 1,
        points: BATCHES[chosen],
        loss: decimal(lossOf(last), 4),
        least: decimal(map.least, 4),
      }),
    )}`;
}

/** The way downhill by one point at a time, and the average of the weights on it. @param {Scene} scene */
export function weightAveragePicture(scene) {
  const { t, values } = scene;
  const [decay, epochs] = values;
  const path = descend(1, epochs);
  const averages = averagesOf(path, decay);
  const map = lossMap();
  const { on } = map;
  const [last, average] = [path[path.length - 1], averages[averages.length - 1]];
  return html`
    ${on.drawn(
      svg`${map.ground}
        <path class="curve faint hue-1" d=${map.path(path)}></path>
        <path class="curve hue-0" d=${map.path(averages)}></path>
        <circle class="dot" cx=${on.x(last.slope)} cy=${on.y(last.height)} r="5"></circle>
        <circle class="fill" cx=${on.x(average.slope)} cy=${on.y(average.height)} r="5"></circle>`,
      t('weight-average.picture'),
    )}
    ${slider(scene, 'weight-average', 0, t('weight-average.decay'))}
    ${slider(scene, 'weight-average', 1, t('weight-average.epochs'))}
    ${outcome(
      t('weight-average.here', {
        count: path.length - 1,
        steps: upTo(1 / (1 - decay), 0),
        last: decimal(lossOf(last), 4),
        average: decimal(lossOf(average), 4),
        least: decimal(map.least, 4),
      }),
    )}`;
}

/** Squares in a row, and the most that are drawn. */
const [COLUMNS, MOST_SQUARES] = [40, 1200];

/** A square for each step of an epoch. @param {Scene} scene */
export function batchPicture(scene) {
  const { t, values } = scene;
  const [images, batch, epochs] = values;
  const { steps, all, last } = updates(images, Math.min(batch, images), epochs);
  const drawn = Math.min(steps, MOST_SQUARES);
  const rows = Math.ceil(drawn / COLUMNS);
  const place = (/** @type {number} */ index) =>
    `M${(index % COLUMNS) * 8 + 1} ${Math.floor(index / COLUMNS) * 8 + 1}`;
  const squares = Array.from({ length: drawn - 1 }, (_, index) => `${place(index)}h6v6h-6z`).join('');
  return html`
    <svg class="plane" viewBox="0 0 320 ${Math.max(rows * 8, 16)}" role="img" aria-label=${t('batch.picture', { steps })}>
      <path class="fill" d=${squares}></path>
      <path class="fill hue-1" d="${place(drawn - 1)}h6v6h-6z"></path>
    </svg>
    <div class="fields">
      ${field(scene, 'batch', 0, t('batch.images'))} ${field(scene, 'batch', 1, t('batch.size'))}
      ${field(scene, 'batch', 2, t('batch.epochs'))}
    </div>
    ${outcome(
      html`${count(images)} / ${count(batch)} = ${upTo(images / batch, 2)} → <b>${t('batch.steps', { count: steps })}</b><br>
        ${count(steps)} · ${count(epochs)} = <b>${t('batch.updates', { count: all })}</b><br>
        ${last < batch && steps > 1 ? t('batch.last', { count: last }) : nothing}`,
    )}`;
}

/** Steps that are drawn. */
const HOPS = 12;

/** A ball on a parabola. @param {Scene} scene */
export function learningRatePicture(scene) {
  const { t, values } = scene;
  const [rate] = values;
  const path = descendParabola(rate, HOPS);
  const seen = path.filter((w) => Math.abs(w) < 1.6);
  const on = plane([-1.6, 1.6], [-0.2, 2.5]);
  const spot = (/** @type {number} */ w) => /** @type {const} */ ([w, w * w]);
  return html`
    ${on.drawn(
      svg`<path class="curve faint" d=${on.curve((w) => w * w)}></path>
        <path class="curve thin hue-1" d=${on.path(path.slice(0, seen.length + 1).map(spot))}></path>
        ${seen.map((w) => svg`<circle class="step large" cx=${on.x(w)} cy=${on.y(w * w)} r="4"></circle>`)}`,
      t('learning-rate.picture'),
    )}
    ${slider(scene, 'learning-rate', 0, t('learning-rate.rate'))}
    ${outcome(
      t(`learning-rate.${verdictOn(rate)}`, {
        steps: HOPS,
        factor: upTo(1 - 2 * rate, 2),
        weight: upTo(path[HOPS], 4),
      }),
    )}`;
}

/** Of a step of the small network. */
const SMALL_STEP = 1;

/** Two neurons in a chain: values forwards, gradients backwards. @param {Scene} scene */
export function backpropagationPicture(scene) {
  const { t, values } = scene;
  const [x, w, b, v, c] = values;
  const weights = { w, b, v, c };
  const { z, a, s, p, loss } = forward(x, weights);
  const { dw, db, dz, da, dv, dc, ds } = backward(x, weights);
  const rounded = (/** @type {number} */ number) => Math.round(number * 1e4) / 1e4;
  const step = () => {
    const next = stepped(x, weights, SMALL_STEP);
    scene.change([x, ...[next.w, next.b, next.v, next.c].map(rounded)]);
  };
  const chain = /** @type {[string, number, number | null, string][]} */ ([
    ['x', x, null, '·w + b'],
    ['z', z, dz, 'tanh'],
    ['a', a, da, '·v + c'],
    ['s', s, ds, 'sigmoid'],
    ['p', p, -1 / p, '−ln'],
    ['L', loss, 1, ''],
  ]);
  const adjusted = /** @type {[string, number, number][]} */ ([
    ['w', w, dw],
    ['b', b, db],
    ['v', v, dv],
    ['c', c, dc],
  ]);
  return html`
    <svg class="plane" viewBox="0 0 320 130" role="img" aria-label=${t('backpropagation.picture')}>
      ${chain.map(([name, value, gradient, way], index) => {
        const at = 24 + 54.4 * index;
        return svg`
          ${way ? svg`<path class="wire" d="M${at + 15} 68H${at + 39}"></path><text class="tiny" x=${at + 27} y="94">${way}</text>` : ''}
          <circle class="node" cx=${at} cy="68" r="15"></circle><text x=${at} y="73">${name}</text>
          <text class="small ahead" x=${at} y="38">${decimal(value, 3)}</text>
          <text class="small back" x=${at} y="118">${gradient === null ? '' : decimal(gradient, 3)}</text>`;
      })}
      <path class="curve thin hue-0" d="M10 14H300m-6 -4l6 4l-6 4"></path>
      <path class="curve thin hue-1" d="M310 127H66m6 -4l-6 4l6 4"></path>
    </svg>
    <table class="facts">
      <thead>
        <tr><td></td><th scope="col">${t('backpropagation.forward')}</th><th scope="col">${t('backpropagation.backward')}</th></tr>
      </thead>
      ${adjusted.map(
        ([name, value, gradient]) => html`
        <tr><th scope="row">${name}</th><td>${decimal(value, 3)}</td><td>${decimal(gradient, 3)}</td></tr>`,
      )}
    </table>
    ${slider(scene, 'backpropagation', 0, 'x')}
    <div class="buttons"><button @click=${step}>${t('backpropagation.step')}</button></div>
    ${outcome(t('backpropagation.here', { dz: decimal(dz, 3), dw: decimal(dw, 3), x: upTo(x, 2), p: percent(p), loss: decimal(loss, 4) }))}`;
}

/** A curve, the ten points that it is fitted to, and others. @param {(x: number) => number} curve @param {string} label */
function fittedCurve(curve, label) {
  const on = plane([-1, 1], [-1.9, 1.9]);
  return on.drawn(
    svg`<path class="curve faint dashed" d=${on.curve(truth)}></path>
      <path class="curve hue-0" d=${on.curve(curve, 240)}></path>
      ${TEST.map(({ x, y }) => svg`<circle class="step" cx=${on.x(x)} cy=${on.y(y)} r="2"></circle>`)}
      ${TRAINING.map(({ x, y }) => svg`<circle class="dot" cx=${on.x(x)} cy=${on.y(y)} r="4.5"></circle>`)}`,
    label,
  );
}

/** A curve through ten points that has more and more parameters. @param {Scene} scene */
export function overfittingPicture(scene) {
  const { t, values } = scene;
  const [degree, training, validation] = values;
  const curve = fit(degree);
  return html`
    ${fittedCurve(curve, t('overfitting.picture'))}
    ${slider(scene, 'overfitting', 0, t('overfitting.degree'))}
    ${outcome(
      html`${t('overfitting.here', {
        parameters: degree + 1,
        training: decimal(errorOf(curve, TRAINING), 3),
        test: decimal(errorOf(curve, TEST), 3),
      })}
      ${
        training && validation
          ? t('overfitting.lab', {
              training: percent(training / 100, 2),
              validation: percent(validation / 100, 2),
              gap: decimal(training - validation, 2),
            })
          : nothing
      }`,
    )}`;
}

/** The curve with ten parameters, kept from swinging in one of two ways. @param {Scene} scene */
export function regularizationPicture(scene) {
  const { t, values } = scene;
  const [way, penaltyPower, stepsPower] = values;
  const [penalty, steps] = [10 ** penaltyPower, Math.round(10 ** stepsPower)];
  const weights = way ? stopped(steps) : penalised(penalty);
  const curve = curveOf(weights);
  return html`
    ${choice(scene, 'regularization', 0, t('regularization.which'), [
      t('regularization.penalty'),
      t('regularization.stopping'),
    ])}
    ${fittedCurve(curve, t('regularization.picture'))}
    ${
      way
        ? slider(scene, 'regularization', 2, t('regularization.stepsPower'))
        : slider(scene, 'regularization', 1, t('regularization.penaltyPower'))
    }
    ${outcome(
      html`${way ? t('regularization.steps', { count: steps }) : t('regularization.factor', { factor: significant(penalty) })}
      ${t('regularization.here', {
        squares: decimal(squaresOf(weights), 3),
        training: decimal(errorOf(curve, TRAINING), 3),
        test: decimal(errorOf(curve, TEST), 3),
      })}`,
    )}`;
}
