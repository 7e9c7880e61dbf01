// qr-code.js — a QR code as the path of an SVG. Loaded when somebody asks for one.

import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';

/** Longer texts need so many modules that phones no longer read them off a projector. */
export const MOST_CODE_CHARS = 800;

/** White modules around a code, without which it is not found: the standard's four. */
const MARGIN = 4;

/**
 * The QR code of a text, of which a sixth may be hidden or damaged.
 * @param {string} text   at most MOST_CODE_CHARS
 * @returns {{ path: string, side: number, margin: number }}   the path of its black modules, each one unit large, from
 *   0, 0 on; `side` is that of the whole with the margin
 */
export function qrCode(text) {
  const code = generate(text, { minCorrectionLevel: correction.M });
  return { path: toSvgPath(code), side: code.size + 2 * MARGIN, margin: MARGIN };
}
