// network.js — pictures of ideas about units: a neuron's sum, activation functions, the perceptron, parameters.

import { html, svg } from 'lit-html';
import { count, decimal, upTo } from '../../site/format.js';
import { ACTIVATIONS } from '../core/activation.js';
import { convParameters, denseParameters } from '../core/counts.js';
import { weightedSum } from '../core/neuron.js';
import { CORNERS, fires, firesInTwoLayers, HIDDEN, learn, PROBLEMS, rightCount } from '../core/perceptron.js';
import { choice, field, outcome, plane, slider } from './parts.js';

/** @typedef {import('./parts.js').Scene} Scene */

/** Three inputs, their weights, the sum, and what ReLU makes of it. @param {Scene} scene */
export function neuronPicture(scene) {
  const { t, values } = scene;
  const [inputs, weights, bias] = [values.slice(0, 3), values.slice(3, 6), values[6]];
  const { products, sum } = weightedSum(inputs, weights, bias);
  const y = (/** @type {number} */ index) => 30 + 60 * index;
  return html`
    <svg class="plane" viewBox="0 0 320 180" role="img" aria-label=${t('neuron.picture')}>
      ${inputs.map(
        (input, index) => svg`
        <path class=${weights[index] < 0 ? 'wire hue-1' : 'wire hue-0'} stroke-width=${0.5 + 3 * Math.abs(weights[index])}
          d="M40 ${y(index)}L176 90"></path>
        <circle class="node" cx="40" cy=${y(index)} r="20"></circle>
        <text x="40" y=${y(index) + 5}>${upTo(input, 2)}</text>
        <text class="small" x="100" y=${y(index) + [14, -6, -6][index]}>× ${upTo(weights[index], 2)}</text>`,
      )}
      <path class="wire" d="M204 90H252"></path>
      <circle class="node" cx="190" cy="90" r="24"></circle><text x="190" y="95">${upTo(sum, 2)}</text>
      <text class="small" x="190" y="134">+ ${upTo(bias, 2)}</text>
      <text class="small" x="228" y="80">relu</text>
      <circle class="node" cx="276" cy="90" r="24"></circle><text x="276" y="95">${upTo(Math.max(0, sum), 2)}</text>
    </svg>
    ${[3, 4, 5].map((index) => slider(scene, 'neuron', index, t('neuron.weight', { number: index - 2 })))}
    ${slider(scene, 'neuron', 6, t('neuron.bias'))}
    ${outcome(
      t('neuron.here', {
        parts: [...products, bias]
          .map((part) => (part < 0 ? `(${upTo(part, 2)})` : upTo(part, 2)))
          .join(' + '),
        sum: upTo(sum, 2),
        output: upTo(Math.max(0, sum), 2),
      }),
    )}`;
}

/** The four curves; one of them, and a point on it, stands out. @param {Scene} scene */
export function activationPicture(scene) {
  const { t, values } = scene;
  const [z, chosen] = values;
  const { id, value, slope } = ACTIVATIONS[chosen];
  const { x, y, curve, drawn, axes } = plane([-4, 4], [-1.4, 2.6]);
  const others = ACTIVATIONS.filter((each) => each.id !== id);
  return html`
    ${choice(
      scene,
      'activation',
      1,
      t('activation.which'),
      ACTIVATIONS.map((each) => each.id),
    )}
    ${drawn(
      svg`${axes}
        ${others.map((each) => svg`<path class="curve faint" d=${curve(each.value, 320)}></path>`)}
        <path class="curve hue-0" d=${curve(value, 320)}></path>
        <path class="guide" d="M${x(z)} ${y(0)}V${y(value(z))}H${x(0)}"></path>
        <circle class="dot" cx=${x(z)} cy=${y(value(z))} r="5"></circle>`,
      t('activation.picture', { name: id }),
    )}
    ${slider(scene, 'activation', 0, t('activation.input'))}
    ${outcome(
      t('activation.here', {
        name: id,
        z: upTo(z, 2),
        value: decimal(value(z), 3),
        slope: decimal(slope(z), 3),
      }),
    )}`;
}

/** The line on which a unit's sum is 0, within the square. @param {ReturnType<typeof plane>} on @param {import('../core/perceptron.js').Weights} weights */
function border({ path }, { x, y, bias }) {
  if (!x && !y) return '';
  const far = 9 / Math.hypot(x, y);
  const nearest = -bias / (x * x + y * y);
  const ends = [-far, far].map(
    (along) => /** @type {const} */ ([nearest * x - along * y, nearest * y + along * x]),
  );
  return path(ends);
}

/** Four corners, and the line that a unit, or the two lines that a layer of two, draws between them. @param {Scene} scene */
export function perceptronPicture(scene) {
  const { t, values } = scene;
  const [problem, steps] = values;
  const hasLayers = problem === PROBLEMS.length;
  const { targets } = PROBLEMS[Math.min(problem, PROBLEMS.length - 1)];
  const weights = learn(targets, steps)[steps];
  const units = hasLayers ? HIDDEN : [weights];
  const says = (/** @type {number[]} */ corner) =>
    hasLayers ? firesInTwoLayers(corner) : fires(weights, corner);
  const right = hasLayers
    ? CORNERS.filter((corner, index) => firesInTwoLayers(corner) === targets[index]).length
    : rightCount(weights, targets);
  const on = plane([-0.5, 1.5], [-0.5, 1.5], 220, 220);
  const labels = [
    ...PROBLEMS.map(({ id }) => t(`perceptron.${/** @type {'and'} */ (id)}`)),
    t('perceptron.layers'),
  ];
  return html`
    ${choice(scene, 'perceptron', 0, t('perceptron.which'), labels)}
    ${on.drawn(
      svg`<rect class="edge" width="220" height="220"></rect>
        ${units.map((unit, index) => svg`<path class="curve hue-${index}" d=${border(on, unit)}></path>`)}
        ${CORNERS.map(
          (corner, index) => svg`
          <circle class=${targets[index] ? 'corner full' : 'corner'} cx=${on.x(corner[0])} cy=${on.y(corner[1])} r="13"></circle>
          <text class=${says(corner) === targets[index] ? '' : 'wrong'} x=${on.x(corner[0]) + 28}
            y=${on.y(corner[1]) + 5}>${says(corner)}</text>`,
        )}`,
      t('perceptron.picture'),
    )}
    ${hasLayers ? '' : slider(scene, 'perceptron', 1, t('perceptron.steps'))}
    ${outcome(
      hasLayers
        ? t('perceptron.hereLayers', { right })
        : t('perceptron.here', {
            right,
            steps,
            w1: upTo(weights.x, 0),
            w2: upTo(weights.y, 0),
            bias: upTo(weights.bias, 0),
          }),
    )}`;
}

/** Dots that stand for units, and no more than fit. */
const DOTS = 7;

/** Two layers with all wires, and how many numbers that is. @param {Scene} scene */
export function parametersPicture(scene) {
  const { t, values } = scene;
  const [kind, first, second, third] = values;
  const kinds = [t('parameters.dense'), t('parameters.conv')];
  const chosen = (/** @type {number} */ number) =>
    scene.change(number === kind ? values : number ? [1, 3, 32, 64] : [0, 784, 512, 64]);
  return html`
    ${choice({ ...scene, change: ([number]) => chosen(number) }, 'parameters', 0, t('parameters.which'), kinds)}
    ${kind ? '' : wires(Math.min(first, DOTS), Math.min(second, DOTS), t('parameters.picture'))}
    <div class="fields">
      ${field(scene, 'parameters', 1, t(kind ? 'parameters.kernel' : 'parameters.inputs'))}
      ${field(scene, 'parameters', 2, t(kind ? 'parameters.channels' : 'parameters.units'))}
      ${kind ? field(scene, 'parameters', 3, t('parameters.filters')) : ''}
    </div>
    ${outcome(
      kind
        ? html`${count(first)} · ${count(first)} · ${count(second)} · ${count(third)} + ${count(third)} =
            <b>${count(convParameters(first, second, third))}</b>`
        : html`${count(first)} · ${count(second)} + ${count(second)} = <b>${count(denseParameters(first, second))}</b>`,
    )}`;
}

/** @param {number} left @param {number} right @param {string} label */
function wires(left, right, label) {
  const ys = (/** @type {number} */ dots) => Array.from({ length: dots }, (_, i) => (160 * (i + 0.5)) / dots);
  const [from, to] = [ys(left), ys(right)];
  return html`
    <svg class="plane" viewBox="0 0 320 160" role="img" aria-label=${label}>
      <path class="wire" d=${from.flatMap((a) => to.map((b) => `M70 ${a.toFixed(1)}L250 ${b.toFixed(1)}`)).join('')}></path>
      ${from.map((y) => svg`<circle class="node" cx="70" cy=${y} r="7"></circle>`)}
      ${to.map((y) => svg`<circle class="node" cx="250" cy=${y} r="7"></circle>`)}
    </svg>`;
}
