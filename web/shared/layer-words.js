// layer-words.js — the language of the line of layers as a table, and what fits at a place of a line. The engine
// parses lines (nn.h); this helps a person to write one, and a test compares the two.

/**
 * @typedef {'count' | 'kernel' | 'rate' | 'range'} Argument
 *
 * @typedef {object} LayerWords
 * @property {Argument[]} takes     what follows the name
 * @property {string[]} proposals   for the first of them
 * @property {string[][]} words     that may follow, of each group at most one
 * @property {string[]} examples    whole layers
 *
 * @typedef {object} Fitting        what may stand at a place of a line
 * @property {'layer' | 'word' | Argument} kind
 * @property {string[]} words       that may stand there; for numbers, some that are usual
 */

const ACTIVATIONS = ['relu', 'sigmoid', 'tanh', 'linear'];
/** Of the last layer alone: they decide the loss. */
const LAST_ACTIVATIONS = ['softmax', 'sigmoid', 'step'];
const INITIALIZERS = ['glorot', 'he', 'zeros'];
const WEIGHTS = [ACTIVATIONS, INITIALIZERS, ['nobias']];

/** @type {Record<string, LayerWords>} */
export const LAYER_WORDS = {
  dense: {
    takes: ['count'],
    proposals: ['10', '64', '128', '512'],
    words: WEIGHTS,
    examples: ['dense 128 relu', 'dense 64 tanh he nobias', 'dense 10 softmax', 'dense 10 softmax zeros'],
  },
  conv: {
    takes: ['count', 'kernel'],
    proposals: ['8', '16', '32', '64'],
    words: [['same', 'valid'], ['stride'], ...WEIGHTS],
    examples: ['conv 8 3x3 relu', 'conv 16 5x5 same relu he', 'conv 16 3x3 same stride 2 relu'],
  },
  maxpool: {
    takes: ['count'],
    proposals: ['2', '3'],
    words: [['stride']],
    examples: ['maxpool 2', 'maxpool 3 stride 2'],
  },
  avgpool: {
    takes: ['count'],
    proposals: ['2', '3'],
    words: [['stride']],
    examples: ['avgpool 2', 'avgpool 2 stride 1'],
  },
  globalavgpool: { takes: [], proposals: [], words: [], examples: ['globalavgpool'] },
  batchnorm: {
    takes: [],
    proposals: [],
    words: [ACTIVATIONS],
    examples: ['batchnorm', 'batchnorm relu'],
  },
  dropout: { takes: ['rate'], proposals: ['0.2', '0.25', '0.5'], words: [], examples: ['dropout 0.2'] },
  flatten: { takes: [], proposals: [], words: [], examples: ['flatten'] },
  rescaling: {
    takes: ['range'],
    proposals: ['0..1', '-1..1'],
    words: [],
    examples: ['rescaling -1..1', 'rescaling 0..1'],
  },
};

/** Every word that may follow a layer's arguments. */
export const OPTION_WORDS = [
  ...new Set([...ACTIVATIONS, ...LAST_ACTIVATIONS, ...INITIALIZERS, 'nobias', 'same', 'valid', 'stride']),
];

/** @type {Record<Argument, RegExp>} */
const SHAPES = { count: /^\d+$/, kernel: /^\d+x\d+$/, rate: /^0?\.?\d*$/, range: /^(0|-1)\.\.1$/ };

/** The usual values of an argument. @param {string} name   of a layer @param {number} place   among its arguments */
const proposalsOf = (name, place) => (place === 0 ? LAYER_WORDS[name].proposals : ['3x3', '5x5', '1x1']);

/**
 * What may stand behind the words of a layer. Null where nothing may.
 * @param {string[]} words   of the layer before the place
 * @param {boolean} isFirst   whether it is the first layer of the line @param {boolean} isLast
 * @returns {Fitting | null}
 */
function following([name, ...rest], isFirst, isLast) {
  if (name === undefined) {
    const names = Object.keys(LAYER_WORDS).filter((each) => each !== 'rescaling' || isFirst);
    return { kind: 'layer', words: names };
  }
  if (!Object.hasOwn(LAYER_WORDS, name)) return null;
  const { takes, words } = LAYER_WORDS[name];
  const place = Math.min(rest.length, takes.length);
  if (rest.length < takes.length) return { kind: takes[place], words: proposalsOf(name, place) };
  if (rest.at(-1) === 'stride') return { kind: 'count', words: ['1', '2', '3'] };
  const given = rest.slice(takes.length);
  const free = words.filter((group) => !group.some((word) => given.includes(word)));
  const isEnd = isLast && name === 'dense';
  const hasActivation = given.some((word) => LAST_ACTIVATIONS.includes(word));
  const fitting = free.flatMap((group) => {
    if (group !== ACTIVATIONS) return group;
    if (hasActivation) return [];
    return isEnd ? [...LAST_ACTIVATIONS, ...group.filter((word) => !LAST_ACTIVATIONS.includes(word))] : group;
  });
  return fitting.length ? { kind: 'word', words: fitting } : null;
}

/** The layer of a line around a place: where it begins and ends, and which it is. @param {string} line @param {number} at */
function layerAround(line, at) {
  const begin = line.lastIndexOf('|', at - 1) + 1;
  const bar = line.indexOf('|', at);
  const end = bar < 0 ? line.length : bar;
  return { begin, end, isFirst: begin === 0, isLast: bar < 0 };
}

/** @param {string} text */
const wordsOf = (text) => text.split(/\s+/).filter(Boolean);

/**
 * What may stand instead of the word that a line has at a place, or behind the words before it.
 * @param {string} line @param {number} at   counted from 0
 * @returns {Fitting | null}   null where nothing may
 */
export function fittingAt(line, at) {
  const { begin, isFirst, isLast } = layerAround(line, at);
  return following(wordsOf(line.slice(begin, at)), isFirst, isLast);
}

/**
 * How the word at a caret can go on, or what can follow one that is complete.
 * @param {string} line @param {number} caret   counted from 0
 * @returns {Fitting & { from: number, to: number }}   with the part of the line that each word would replace
 */
export function completionsAt(line, caret) {
  const from = caret - (/[^\s|]*$/.exec(line.slice(0, caret))?.[0].length ?? 0);
  const to = caret + (/^[^\s|]*/.exec(line.slice(caret))?.[0].length ?? 0);
  const [typed, word] = [line.slice(from, caret), line.slice(from, to)];
  const here = fittingAt(line, from);
  const beginning = here?.words.filter((each) => each.startsWith(typed) && each !== word) ?? [];
  if (here && typed && beginning.length) return { ...here, words: beginning, from, to };
  if (here && !word) return { ...here, from, to };
  const isWhole =
    here &&
    (here.words.includes(word) ||
      (here.kind in SHAPES && SHAPES[/** @type {Argument} */ (here.kind)].test(word)));
  const next = isWhole ? fittingAt(`${line.slice(0, to)} ${line.slice(to)}`, to + 1) : null;
  if (next) return { ...next, from: to, to };
  return here && !isWhole ? { ...here, from, to } : { kind: 'word', words: [], from: to, to };
}

/**
 * A line with a word in place of a part, and where the caret then stands.
 * @param {string} line @param {{ from: number, to: number }} part @param {string} word
 */
export function withWord(line, { from, to }, word) {
  const [before, after] = [line.slice(0, from), line.slice(to)];
  const space = before === '' || /[\s]$/.test(before) ? '' : ' ';
  const head = `${before}${space}${word}`;
  return { line: `${head}${/^[^\s]/.test(after) ? ' ' : ''}${after}`, caret: head.length };
}

/** The layers of a line, without spaces around them. @param {string} line */
const layersOf = (line) =>
  line
    .split('|')
    .map((layer) => layer.trim())
    .filter(Boolean);

const isImageLayer = (/** @type {string} */ layer) => /^(conv|maxpool|avgpool|globalavgpool)\b/.test(layer);
const isLastLayer = (/** @type {string} */ layer) => /^dense\b.*\b(softmax|step)\b/.test(layer);

/**
 * A line with one more layer where it fits: a rescaling at the beginning, convolutions and pooling before the image is
 * flattened, a last layer in place of the last, others before it.
 * @param {string} line @param {string} layer
 */
export function withLayer(line, layer) {
  const layers = layersOf(line);
  if (/^rescaling\b/.test(layer)) return withScaling(line, layer.endsWith('-1..1'));
  if (isLastLayer(layer)) return [...layers.slice(0, -1), layer].join(' | ');
  const flat = layers.findIndex((each) => /^(flatten|dense|globalavgpool)\b/.test(each));
  const last = Math.max(layers.length - 1, 0);
  const at = isImageLayer(layer) || layer === 'flatten' ? (flat < 0 ? last : flat) : last;
  return [...layers.slice(0, at), layer, ...layers.slice(at)].join(' | ');
}

/** Whether a line scales pixels to −1 … 1 rather than to 0 … 1. @param {string} line */
export const isSignedScaling = (line) => /^\s*rescaling\s+-1\.\.1\s*\|/.test(line);

/** A line with another scaling of pixels; 0 … 1 needs no layer. @param {string} line @param {boolean} signed */
export function withScaling(line, signed) {
  const rest = layersOf(line).filter((layer, i) => i > 0 || !/^rescaling\b/.test(layer));
  return [...(signed ? ['rescaling -1..1'] : []), ...rest].join(' | ');
}
