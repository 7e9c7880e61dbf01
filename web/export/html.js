// html.js — a page in one file that reads drawings with the network, and needs nothing else.

import { escaped } from '../shared/escaped.js';
import { lastOf, withoutDropout } from './network.js';

/**
 * @typedef {import('./network.js').Network} Network
 *
 * @typedef {object} Page
 * @property {string} language   of the page, such as en
 * @property {import('../text/translate.js').Translate} t
 * @property {{ script: string, style: string }} reader   of web/reader, in one piece each
 */

/** No request leaves the page. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";

/** @param {Network} network @param {string} stem   of the file's name @param {Page} page */
export function writeHtml(network, stem, { language, t, reader: { script, style } }) {
  const [title, digits] = [t('reader.title'), shownDigits(network)];
  const bars = digits.map((digit) => `<li><b>${digit}</b><i></i><span></span></li>`).join('\n      ');
  const text = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
  <h1>${escaped(title)}</h1>
  <div class="paper">
    <canvas id="pad" role="img" tabindex="0" aria-label="${escaped(t('pad'))}" aria-describedby="keys"></canvas>
    <p id="hint" aria-hidden="true">${escaped(t('drawDigitHere'))}</p>
  </div>
  <p class="tools">
    <button id="clear" disabled>${escaped(t('clear'))}</button>
    <button id="undo" disabled>${escaped(t('undo'))}</button>
  </p>
  <section>
    <canvas id="seen" width="28" height="28" role="img" aria-label="${escaped(t('seen'))}"></canvas>
    <output id="answer" aria-live="polite" aria-label="${escaped(t('prediction'))}"></output>
    <ol id="bars" aria-label="${escaped(t('chances'))}">
      ${bars}
    </ol>
  </section>
  <p class="note" id="keys">${escaped(t('padKeys'))}</p>
  <footer>
    <p>${escaped(t('reader.made', { layers: network.line, count: network.paramCount }))}</p>
  </footer>
</main>
<script type="application/json" id="network">${json(network)}</script>
<script>${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
  return [{ name: `${stem}.html`, content: text }];
}

/** A bar for each. @param {Network} network */
export const shownDigits = ({ outputs, digits }) =>
  Array.from({ length: Math.max(outputs, 2) }, (_, i) => digits[i] ?? '?');

/** What web/reader/main.js takes: the network, with its numbers in base 64. @param {Network} network */
function json(network) {
  const operations = withoutDropout(network).map(({ tensors, ...operation }) => ({
    ...operation,
    tensors: tensors.map(({ name, shape, values }) => ({ name, shape, values: base64(values) })),
  }));
  const { isSigned } = network;
  const isStep = lastOf(network).activation === 'step';
  return JSON.stringify({ isSigned, isStep, digits: shownDigits(network), operations }).replaceAll(
    '<',
    '\\u003c',
  );
}

/** @param {Float32Array} values */
function base64(values) {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let text = '';
  for (let at = 0; at < bytes.length; at += 2 ** 13)
    text += String.fromCharCode(...bytes.subarray(at, at + 2 ** 13));
  return btoa(text);
}
