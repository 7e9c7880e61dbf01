// svg.js — draws an SVG file as a bitmap. Workers cannot: createImageBitmap takes no SVG (whatwg/html#923).
//
// Browsers run no script in an image and load nothing that it refers to. Files that could keep the page busy for
// minutes are refused: large ones, entities, filters, and repeated shapes that repeat others in turn.

/** Most bytes of a file that is drawn, and most shapes that it repeats. */
const MOST_BYTES = 2e6;
const MOST_REPEATED = 500;
const REFUSED = [/<!ENTITY/i, /<filter\b/i];
/** Pixels along the larger side of the bitmap. */
const SIDE = 1200;
/** Width and height of an SVG that gives none, as browsers have it. */
const DEFAULT_SIZE = [300, 150];

/**
 * The file as a PNG. Throws an Error if it cannot be drawn.
 * @param {Blob} file
 * @returns {Promise<Blob>}
 */
export async function drawSvg(file) {
  if (file.size > MOST_BYTES) throw new Error('The SVG is too large.');
  const url = URL.createObjectURL(new Blob([withSize(await file.text())], { type: 'image/svg+xml' }));
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

/**
 * The text of an SVG with SIDE pixels along its larger side, because Firefox draws none without a size.
 * Throws an Error if it is no SVG, or one that is refused.
 * @param {string} text
 */
export function withSize(text) {
  const root = text.match(/<svg\b[^<>]*>/)?.[0];
  const repeated = text.match(/<use\b/gi)?.length ?? 0;
  const isRefused = REFUSED.some((pattern) => pattern.test(text));
  if (!root || repeated > MOST_REPEATED || isRefused || repeatsInTurn(text))
    throw new Error('The SVG cannot be drawn.');
  const attribute = (/** @type {string} */ name) =>
    root.match(new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`))?.[1];
  const sides = ['width', 'height'].map((name, i) => {
    const length = attribute(name) ?? '';
    return Number.parseFloat(length) > 0 && !length.endsWith('%')
      ? Number.parseFloat(length)
      : DEFAULT_SIZE[i];
  });
  const box = attribute('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number) ?? [0, 0, ...sides];
  const scale = SIDE / Math.max(box[2], box[3]);
  const [width, height] = [box[2], box[3]].map((side) => Math.max(1, Math.round(side * scale)));
  if (!(width > 0 && height > 0)) throw new Error('The SVG has no size.');
  const bare = root.replace(/\s(width|height|viewBox)\s*=\s*("[^"]*"|'[^']*')/g, '');
  const sized = `<svg width="${width}" height="${height}" viewBox="${box.join(' ')}"${bare.slice('<svg'.length)}`;
  return text.replace(root, () => sized);
}

/** Whether a shape that can be repeated repeats another. In one walk: texts of megabytes are looked through. @param {string} text */
function repeatsInTurn(text) {
  /** @type {Set<string>} */
  const open = new Set();
  for (const [tag, end, name] of text.matchAll(/<(\/?)(defs|symbol|pattern|g|use)\b[^<>]*/gi)) {
    const kind = name.toLowerCase();
    if (kind === 'use' && open.size > 0) return true;
    if (end) open.delete(kind);
    else if (kind !== 'use' && (kind !== 'g' || /\bid=/i.test(tag))) open.add(kind);
  }
  return false;
}
