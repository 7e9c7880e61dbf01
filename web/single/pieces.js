// pieces.js — the files that the page in one file holds: each in one or more pieces, in gzip and base 85, in an element that
// browsers do not run.
//
//   <script type="application/octet-stream" data-file="data/manifest.json" data-last>)Bv[#…</script>
//
// Pieces of a file follow each other. `data-last` marks the last, `data-sorted` images whose pixels are sorted.

import { decode } from './base85.js';
import { unpackImages } from './packed-images.js';

/**
 * @typedef {object} Piece
 * @property {Uint8Array<ArrayBuffer>} bytes   in gzip
 * @property {boolean} isSorted
 * @property {boolean} isLast
 */

/** The file that was opened ends before it should, or was changed. */
export class CutFileError extends Error {
  /** @param {string} file   that it should hold */
  constructor(file) {
    super(`This file is not whole: ${file} is missing. Copy or download it again.`);
    this.name = 'CutFileError';
  }
}

/** What the page's file ends with: all pieces are there once it is. */
const isParsed = () => document.readyState !== 'loading';

/** Elements of a file that are complete: something follows them, if only the end of the line. @param {string} file */
const elementsOf = (file) =>
  [...document.querySelectorAll(`script[data-file="${CSS.escape(file)}"]`)].filter((element) =>
    isParsed() ? element.nextSibling : element.nextElementSibling,
  );

/** Whether the page has a file, or may have it: what is not parsed yet is not known. @param {string} file */
export const mayHave = (file) => !isParsed() || elementsOf(file).length > 0;

/**
 * A piece of a file, as soon as the browser has read so far. Throws a CutFileError if it does not come.
 * @param {string} file
 * @param {number} [index]   of the piece
 * @returns {Promise<Piece>}
 */
export async function readPiece(file, index = 0) {
  await new Promise((resolve) => {
    const look = () => {
      if (!isParsed() && !elementsOf(file)[index]) return;
      observer.disconnect();
      document.removeEventListener('readystatechange', look);
      resolve(null);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true });
    document.addEventListener('readystatechange', look);
    look();
  });
  const element = elementsOf(file)[index];
  if (!(element instanceof HTMLElement)) throw new CutFileError(file);
  const { sorted, last } = element.dataset;
  return {
    bytes: decode(element.textContent ?? ''),
    isSorted: sorted !== undefined,
    isLast: last !== undefined,
  };
}

/** What was packed as a piece. @param {Piece} piece */
export async function unpackPiece({ bytes, isSorted }) {
  const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const all = new Uint8Array(await new Response(unzipped).arrayBuffer());
  return isSorted ? unpackImages(all) : all;
}

/**
 * The bytes of a file, whose pieces are read one after the other when they are asked for.
 * @param {(index: number) => Promise<Piece>} read
 */
export function streamOf(read) {
  let index = 0;
  return new ReadableStream({
    async pull(stream) {
      const piece = await read(index++);
      stream.enqueue(await unpackPiece(piece));
      if (piece.isLast) stream.close();
    },
  });
}

/** A text of one piece. @param {string} file */
export const readText = async (file) => new TextDecoder().decode(await unpackPiece(await readPiece(file)));
