// unit-panel.js — one number of the network with its arithmetic: what comes in, the weights, the products and their sum.

import { html, nothing, svg } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { cssProperties } from '../../site/css-properties.js';
import { decimal } from '../../site/format.js';
import { className } from '../digit/class-name.js';
import { ink } from '../digit/digit-canvas.js';
import { chosenNumber, enginesSum, howItComes } from './chosen.js';
import { activated, factorDigits, otherWay, softmaxOf, strongest } from './core/arithmetic.js';
import { float32Text, numberText, stepsBetween } from './core/float32.js';
import { pythonLine } from './core/python-line.js';
import { receptiveField } from './core/receptive-field.js';
import { excitingPanel, frame } from './exciting-panel.js';
import { picture } from './picture.js';
import { silentInputs, silentUnit } from './silent.js';
import { digitOfOutput, pixelAt, unitName } from './way-panel.js';
import { channelChooser, windowPanel } from './window-panel.js';

/** @typedef {import('./room.js').Scene} Scene */
/** @typedef {import('./passage.js').Seen} Seen */
/** @typedef {import('./chosen.js').Chosen} Chosen */
/** @typedef {import('./core/arithmetic.js').Arithmetic} Arithmetic */

/** Contributions that are listed, for and against. */
const LISTED = 10;
/** Digits after the point of what each contributes. */
const PRODUCT_DIGITS = 4;

/** The unit that is looked at. @param {Scene} scene */
export function unitPanel(scene) {
  const { state, room, of } = scene;
  const { seen } = room;
  const chosen = chosenNumber(state.insidePlace, seen);
  if (!seen || !chosen)
    return html`
      <div class="unit">
        <h2 id="unit" tabindex="-1">${of('unit.title')}</h2>
        <p class="lead">${of('unit.none')}</p>
      </div>`;
  const { insidePlace } = state;
  return html`
    <div class="unit">
      ${head(scene, chosen)}
      ${silentUnit(scene, chosen.facts.number, chosen.unit + 1)} ${silentInputs(scene, chosen.facts.number)}
      ${excitingPanel(scene, chosen.facts, chosen.unit)}
      ${guard([seen, insidePlace, room.channel, room.copied, of, state.theme, state.engine], () => arithmetic(scene, seen, chosen))}
    </div>`;
}

/** @param {Scene} scene @param {Chosen} chosen */
function place(scene, { facts, unit, row, column }) {
  const name = unitName(scene, facts, unit);
  const { state, room, of, t } = scene;
  if (facts.number === room.seen?.facts.length) {
    const digit = digitOfOutput(state, facts.output.channels, unit);
    return digit === undefined
      ? name
      : of('unit.output', { unit: name, digit: className(t, state.dataset, digit) });
  }
  if (facts.output.height * facts.output.width === 1) return name;
  return scene.of('unit.place', { unit: name, row: row + 1, column: column + 1 });
}

/** @param {Scene} scene @param {Chosen} chosen */
function head(scene, chosen) {
  const { of, verbs } = scene;
  const { facts, unit } = chosen;
  const move = (/** @type {number} */ to) => () => verbs.look({ unit: to + 1 });
  return html`
    <div class="head">
      <h2 id="unit" tabindex="-1">${place(scene, chosen)}</h2>
      <p class="moves">
        <button class="quiet" ?disabled=${unit === 0} @click=${move(unit - 1)}>${of('unit.before')}</button>
        <button class="quiet" ?disabled=${unit + 1 === facts.output.channels} @click=${move(unit + 1)}>${of('unit.after')}</button>
        <button class="quiet" @click=${() => verbs.closeUnit(unitName(scene, facts, unit))}>${of('unit.close')}</button>
      </p>
    </div>`;
}

/** @param {Scene} scene @param {Seen} seen @param {Chosen} chosen */
function arithmetic(scene, seen, chosen) {
  const { of } = scene;
  const found = howItComes(seen, chosen);
  return html`
    ${
      found
        ? html`
          <h3>${of('unit.how')}</h3>
          <p class="lead">${of(`unit.${found.form}`)}</p>
          ${channelChooser(scene, found)}
          <div class="terms">
            ${field(scene, seen, chosen)}
            ${map(scene, seen, chosen)}
            ${windowPanel(scene, seen, chosen, found)}
          </div>
          ${result(scene, seen, chosen, found)}
          ${copying(scene, found)}
          ${found.form === 'products' ? contributions(scene, chosen, found) : nothing}`
        : html`<p class="note">${of('unit.waits')}</p>`
    }`;
}

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * The part of the image on which the number of a deeper map depends.
 * @param {Scene} scene @param {Seen} seen @param {Chosen} chosen
 */
function field({ of }, { pixels, facts: all }, { facts, row, column }) {
  const { height, width } = facts.output;
  if (height * width === 1 || !facts.source) return nothing;
  const part = receptiveField(all, facts.number, row, column);
  const name = of('unit.field', { size: `${part.height} × ${part.width}` });
  return html`
    <figure>
      <figcaption>${name}</figcaption>
      <div class="map" ${cssProperties({ '--across': 1, '--down': 1 })}>
        <canvas class="digit" role="img" aria-label=${name} ${ink(pixels)}></canvas>
        ${frame(part)}
      </div>
    </figure>`;
}

/** The map of the unit: a press or the arrow keys choose another pixel. @param {Scene} scene @param {Seen} seen @param {Chosen} chosen */
function map(scene, seen, chosen) {
  const { of, verbs } = scene;
  const { facts, unit, row, column, output } = chosen;
  const { height, width, channels } = facts.output;
  if (height * width === 1) return nothing;
  const choose = (/** @type {MouseEvent} */ event) =>
    verbs.look({ pixel: pixelAt(/** @type {Element} */ (event.currentTarget), event, facts.output) });
  const press = (/** @type {KeyboardEvent} */ event) => {
    const [down, right] = ARROWS[event.key] ?? [0, 0];
    if ((!down && !right) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    verbs.lookBeside(down, right);
  };
  return html`
    <figure>
      <figcaption>${of('unit.map')}</figcaption>
      <div class="map" ${cssProperties({
        ...{ '--across': width, '--down': height, '--row': row, '--column': column },
        ...{ '--rows': 1, '--columns': 1 },
      })}>
        <canvas role="img" tabindex="0" aria-label=${place(scene, chosen)} aria-describedby="map-keys"
          @click=${choose} @keydown=${press}
          ${picture({ values: output, height, width, from: unit, step: channels, most: seen.most[facts.number - 1] })}></canvas>
        <i class="mark"></i>
      </div>
      <span class="unseen" id="map-keys">${of('unit.mapKeys')}</span>
    </figure>`;
}

/** Number by number what the sum is, what the engine has, and what the activation makes of it. @param {Scene} scene @param {Seen} seen @param {Chosen} chosen @param {Arithmetic} found */
function result(scene, seen, chosen, found) {
  const { of } = scene;
  const engine = enginesSum(seen, chosen);
  const difference = Math.fround(engine - found.sum);
  return html`
    <div class="result">
      ${steps(scene, found)}
      <p><span>${of('unit.sum')}</span><output aria-label=${of('unit.sum')} aria-live="off">${float32Text(found.sum)}</output></p>
      <p class="engines"><span>${of('unit.engine')}</span>
        <output aria-label=${of('unit.engine')} aria-live="off">${float32Text(engine)}</output>
        ${difference ? `(${difference > 0 ? '+' : ''}${numberText(difference)})` : '✓'}</p>
    </div>
    <p class="note">${comparison(scene, chosen, found.sum, engine)}</p>
    ${activation(scene, seen, chosen)}`;
}

/** @param {string} name @param {number} value @param {string} [sign]   before it */
const figure = (name, value, sign = '') => html`
  ${sign ? html`<span class="sign">${sign}</span>` : nothing}
  <p><span>${name}</span><b>${numberText(value)}</b></p>`;

/** What comes before the sum. @param {Scene} scene @param {Arithmetic} found */
function steps({ of }, found) {
  const { values } = found.window;
  const equals = html`<span class="sign">=</span>`;
  if (found.form === 'products' && found.bias !== null)
    return [
      figure(of('unit.total', { count: values.length }), found.total),
      figure(of('unit.bias'), found.bias, '+'),
      equals,
    ];
  if (found.form === 'mean')
    return [
      figure(of('unit.added', { count: values.length }), found.total),
      figure(of('unit.count'), values.length, '÷'),
      equals,
    ];
  if (found.form === 'normalised')
    return [
      figure(of('unit.input'), values[0], '('),
      figure(of('unit.mean.name'), found.mean, '−'),
      figure(
        of('unit.scale', { gamma: numberText(found.gamma), variance: numberText(found.variance) }),
        found.scale,
        ') ×',
      ),
      figure(of('unit.beta'), found.beta, '+'),
      equals,
    ];
  if (found.form === 'scaled')
    return [
      figure(of('unit.pixel'), values[0], '('),
      figure(of('unit.offset'), found.offset, '−'),
      figure(of('unit.factor', { whole: found.whole }), Math.fround(1 / found.whole), ') ×'),
      equals,
    ];
  return nothing;
}

/** The engine's value before and after the activation. @param {Scene} scene @param {Seen} seen @param {Chosen} chosen */
function activation(scene, seen, { facts, unit, at, output }) {
  const { of } = scene;
  const { sum } = seen.inside.layers[facts.number - 1];
  if (!sum || facts.activation === 'linear') return nothing;
  return html`
    <div class="result">
      ${facts.activation === 'softmax' ? html`<p class="softmax">${softmax(scene, sum, unit)}</p>` : curve(scene, facts.activation, sum[at])}
      ${figure(of('unit.afterwards', { activation: facts.activation }), output[at])}
    </div>`;
}

/** Digits after the point of the sums in a softmax, and significant ones of the powers. */
const [SUM_DIGITS, POWER_DIGITS] = [6, 5];

/** @param {Scene} scene @param {Float32Array} sums @param {number} unit */
function softmax({ of }, sums, unit) {
  const most = Math.max(...sums);
  const power = Math.exp(sums[unit] - most);
  const ofMost = decimal(most, SUM_DIGITS);
  return of('unit.softmax', {
    ...{ sum: decimal(sums[unit], SUM_DIGITS), most: most < 0 ? `(${ofMost})` : ofMost },
    ...{ power: numberText(power, POWER_DIGITS), count: sums.length },
    all: numberText(power / softmaxOf(sums)[unit], POWER_DIGITS),
  });
}

/** The curve of an activation, and where on it the sum is. @param {Scene} scene @param {import('../../shared/layer-facts.js').Activation} activation @param {number} sum */
function curve({ of }, activation, sum) {
  const reach = Math.max(3, 1.2 * Math.abs(sum));
  const low = activation === 'tanh' ? -1 : 0;
  const high = activation === 'relu' ? reach : 1;
  const x = (/** @type {number} */ value) => 4 + ((value + reach) / (2 * reach)) * 92;
  const y = (/** @type {number} */ value) => 44 - ((value - low) / (high - low)) * 40;
  const line = Array.from({ length: 61 }, (_, i) => reach * (i / 30 - 1)).map(
    (value) => `${x(value).toFixed(1)},${y(activated(activation, value)).toFixed(1)}`,
  );
  return html`
    <svg class="curve" viewBox="0 0 100 48" role="img" aria-label=${of('unit.curve', { activation })}>
      ${svg`<path class="axis" d=${`M4 ${y(0)}H96M${x(0)} 4V44`}></path><polyline points=${line.join(' ')}></polyline>
        <circle cx=${x(sum)} cy=${y(activated(activation, sum))} r="4"></circle>`}
    </svg>`;
}

/** Whether the engine has the same bits, and if not why. @param {Scene} scene @param {Chosen} chosen @param {number} sum @param {number} engine */
function comparison({ state, of }, { facts }, sum, engine) {
  const count = stepsBetween(sum, engine);
  if (!count) return of('unit.same');
  const values = { difference: numberText(Math.fround(engine - sum)), count };
  const why = otherWay(facts, state.engine?.arithmetic === 'relaxed');
  const { kernel, input } = facts;
  const [height, width] = facts.kind === 'avgpool' ? kernel : [input.height, input.width];
  return html`${of('unit.differs', values)} ${of(`unit.${why}`, { count: height * width })}`;
}

/** @param {Scene} scene @param {Arithmetic} found */
function copying({ room, verbs, of }, found) {
  const { copied } = room;
  const line = () => pythonLine(found);
  return html`
    <p class="buttons"><button @click=${() => verbs.copySum(line())}>${of('unit.copy')}</button>
      <span class="note" role="status">${copied === 'copied' ? of('unit.copied') : copied === 'refused' ? of('unit.refused') : nothing}</span></p>
    ${copied === 'refused' ? html`<textarea class="line" readonly rows="3" aria-label=${of('unit.line')} .value=${line()}></textarea>` : nothing}`;
}

/** The largest contributions, for and against. @param {Scene} scene @param {Chosen} chosen @param {import('./core/arithmetic.js').Products} found */
function contributions(scene, { facts }, { window, weights, products }) {
  const { of } = scene;
  const { adding, taking } = strongest(products, LISTED);
  const item = (/** @type {number} */ place) => {
    const [value, weight] = [window.values[place], weights[place]];
    const digits = factorDigits([[value, weight]], PRODUCT_DIGITS, 3);
    return html`
      <li><span>${source(scene, facts, window, place)}</span>
        <span class="figures">${decimal(value, digits)} × ${decimal(weight, digits)} = <b>${decimal(products[place], PRODUCT_DIGITS)}</b></span></li>`;
  };
  const list = (/** @type {string} */ title, /** @type {number[]} */ places) => html`
    <div><h3>${title}</h3>${places.length ? html`<ol>${places.map(item)}</ol>` : html`<p class="note">${of('unit.noneOf')}</p>`}</div>`;
  return html`
    <div class="contributions">
      ${list(of('unit.adding', { count: adding.length }), adding)}${list(of('unit.taking', { count: taking.length }), taking)}
    </div>`;
}

/**
 * Where a number under the window comes from.
 * @param {Scene} scene @param {import('../../shared/layer-facts.js').LayerFacts} facts @param {import('./core/arithmetic.js').Window} window @param {number} place
 */
function source(scene, { source, input }, { width, channels, top, left }, place) {
  const pixel = Math.floor(place / channels);
  const values = { row: top + Math.floor(pixel / width) + 1, column: left + (pixel % width) + 1 };
  if (!source) return scene.of('unit.pixelAt', values);
  const unit = scene.of('unitName', { layer: String(source), unit: String((place % channels) + 1) });
  return input.height * input.width === 1 ? unit : scene.of('unit.place', { unit, ...values });
}
