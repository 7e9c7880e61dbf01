// numpy-line.js — evaluates the lines of Python that the page copies: the few words of NumPy that are in them, in float32.

/** @typedef {number | Float32Array} Value */

const { fround } = Math;

/** @param {(a: number, b: number) => number} combine */
const elementwise = (combine) => (/** @type {Value} */ a, /** @type {Value} */ b) => {
  if (typeof a === 'number' && typeof b === 'number') return fround(combine(a, b));
  const count = typeof a === 'number' ? /** @type {Float32Array} */ (b).length : a.length;
  const at = (/** @type {Value} */ value, /** @type {number} */ i) =>
    typeof value === 'number' ? value : value[i];
  return Float32Array.from({ length: count }, (_, i) => combine(at(a, i), at(b, i)));
};

/** @type {Record<string, (a: Value, b: Value) => Value>} */
const OPERATIONS = {
  '+': elementwise((a, b) => a + b),
  '-': elementwise((a, b) => a - b),
  '*': elementwise((a, b) => a * b),
  '/': elementwise((a, b) => a / b),
};

/** One sum after the other, each rounded. @param {Float32Array} values */
function cumulated(values) {
  const sums = Float32Array.from(values);
  for (let i = 1; i < sums.length; i++) sums[i] += sums[i - 1];
  return sums;
}

/** @type {Record<string, (value: any) => Value>} */
const FUNCTIONS = {
  'np.float32': (value) => (Array.isArray(value) ? Float32Array.from(value) : fround(value)),
  'np.cumsum': cumulated,
  'np.max': (values) => Math.max(...values),
  'np.sqrt': (value) => fround(Math.sqrt(value)),
};

const TOKEN = /\s*(np\.\w+|-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|\[-1\]|[-+*/()[\],])/y;

/** @param {string} text */
function tokensOf(text) {
  const tokens = /** @type {string[]} */ ([]);
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    // Behind a value a minus is an operation, and [-1] the last of an array.
    const isBehind = /^(\)|\])$/.test(tokens.at(-1) ?? '');
    const [, token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw new Error(`not a word of these lines: ${text.slice(at, at + 20)}`);
    if (isBehind && /^-\d/.test(token)) throw new Error('a number behind a value');
    tokens.push(token);
  }
  return tokens;
}

/** The value of a line, `import numpy as np; print(…)`. @param {string} line @returns {Value} */
export function valueOfLine(line) {
  const [, text] = /^import numpy as np; print\((.*)\)$/.exec(line) ?? [];
  if (!text) throw new Error('not a line of the page');
  const tokens = tokensOf(text);
  let at = 0;
  const take = (/** @type {string} */ token) => {
    if (tokens[at++] !== token) throw new Error(`${token} is missing before ${tokens[at - 1]}`);
  };
  const list = () => {
    const values = /** @type {number[]} */ ([]);
    take('[');
    while (tokens[at] !== ']') {
      values.push(Number(tokens[at++]));
      if (tokens[at] === ',') at++;
    }
    take(']');
    return values;
  };
  /** @returns {any} */
  const factor = () => {
    const token = tokens[at];
    if (token === '[') return list();
    if (/^-?\d/.test(token)) return Number(tokens[at++]);
    if (Object.hasOwn(FUNCTIONS, token)) at++;
    take('(');
    const inner = sum();
    take(')');
    const value = Object.hasOwn(FUNCTIONS, token) ? FUNCTIONS[token](inner) : inner;
    if (tokens[at] !== '[-1]') return value;
    at++;
    return value[value.length - 1];
  };
  /** @param {() => any} part @param {string[]} signs @returns {any} */
  const chain = (part, signs) => {
    let value = part();
    while (signs.includes(tokens[at])) value = OPERATIONS[tokens[at++]](value, part());
    return value;
  };
  const product = () => chain(factor, ['*', '/']);
  const sum = () => chain(product, ['+', '-']);
  const value = sum();
  if (at !== tokens.length) throw new Error(`more than a line: ${tokens[at]}`);
  return value;
}
