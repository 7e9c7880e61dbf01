// svg.js — draws an SVG file as a bitmap. Workers cannot: createImageBitmap takes no SVG (whatwg/html#923).
//
// Browsers run no script in an image and load nothing that it refers to. What could keep the page busy for minutes
// is refused or left out: large files, shapes that repeat others in turn, and filters.

/** Most bytes, and most elements, of a file that is drawn. */
const MOST_BYTES = 2e6;
const MOST_ELEMENTS = 20_000;
/** Pixels along the larger side of the bitmap. */
const SIDE = 1200;
/** Size of an SVG that gives none, as browsers have it. */
const DEFAULT_SIZE = [300, 150];

/** @param {File} file */
export const isSvg = ({ name, type }) => type === 'image/svg+xml' || /\.svg$/i.test(name);

/**
 * The file as a PNG. Throws an Error if it cannot be drawn.
 * @param {File} file
 * @returns {Promise<Blob>}
 */
export async function drawSvg(file) {
  if (file.size > MOST_BYTES) throw new Error('The SVG is too large.');
  const root = new DOMParser().parseFromString(await file.text(), 'image/svg+xml').documentElement;
  if (root.localName !== 'svg' || root.querySelectorAll('*').length > MOST_ELEMENTS || repeatsInTurn(root))
    throw new Error('The SVG cannot be drawn.');
  for (const each of root.querySelectorAll('script, foreignObject, filter, image')) each.remove();
  const [width, height] = sizeOf(root);
  const scale = SIDE / Math.max(width, height);
  if (!root.hasAttribute('viewBox')) root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  root.setAttribute('width', `${Math.max(1, Math.round(width * scale))}`);
  root.setAttribute('height', `${Math.max(1, Math.round(height * scale))}`);
  const url = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' }),
  );
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The SVG cannot be drawn.'))));
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Whether a repeated shape repeats others, which a few lines can multiply without end. @param {Element} root */
function repeatsInTurn(root) {
  const targets = [...root.querySelectorAll('use')].map((use) => {
    const link = use.getAttribute('href') ?? use.getAttribute('xlink:href') ?? '';
    return link.startsWith('#') ? root.ownerDocument.getElementById(link.slice(1)) : null;
  });
  return targets.some(
    (target) => target && (target.localName === 'use' || target.querySelector('use, pattern')),
  );
}

/** @param {Element} root @returns {[width: number, height: number]} in any unit */
function sizeOf(root) {
  const box = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (box.length === 4 && box[2] > 0 && box[3] > 0) return [box[2], box[3]];
  const side = (/** @type {string} */ name, /** @type {number} */ usual) => {
    const length = root.getAttribute(name) ?? '';
    const value = Number.parseFloat(length);
    return value > 0 && !length.endsWith('%') ? value : usual;
  };
  return [side('width', DEFAULT_SIZE[0]), side('height', DEFAULT_SIZE[1])];
}
