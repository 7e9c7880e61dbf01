// pdf.js — what a page is when it is printed, for tests.
import { inflateSync } from 'node:zlib';

/** The paper sizes that sites are printed on, in points. */
export const PAPERS = /** @type {const} */ ([
  ['a4', [596, 842]],
  ['letter', [612, 792]],
]);

/** How many pages a PDF has, and the size of each in points. @param {Uint8Array} bytes */
export function pagesOf(bytes) {
  const text = Buffer.from(bytes).toString('latin1');
  const packed = [...text.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, stream]) => {
    try {
      return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  const whole = [text, ...packed].join('\n');
  const sizes = [...whole.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)];
  return sizes.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
}
