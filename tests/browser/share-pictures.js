// share-pictures.js — web/share/pictures/<preset>.png: the page itself in the middle of a run of each preset, for
// sites that show a picture of a link. After `npm run build`: node tests/browser/share-pictures.js [preset …]
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { PICTURE } from '../../web/share/pages.js';
import { PRESETS } from '../../web/shared/presets.js';
import { launch, startBrowser } from './browser.js';

/** Pixels of the picture for one of the page, so that text can be read where pictures are small. */
const SCALE = 1.5;
/** A picture is taken as soon as so much of a run is done, or so long after its beginning, in ms. */
const SHARE = 0.5;
const WITHIN_MS = 15_000;
/** The page has few colours; between two of them the nearest will do. */
const COLORS = 48;

/** Strokes of a 3, and of a 2 for networks that know no 3, in a square of 1. */
const THREE = [
  0.3, 0.24, 0.38, 0.16, 0.5, 0.13, 0.62, 0.18, 0.66, 0.3, 0.6, 0.42, 0.47, 0.47, 0.62, 0.53, 0.69, 0.66,
  0.63, 0.8, 0.5, 0.87, 0.36, 0.84, 0.28, 0.77,
];
const TWO = [
  0.32, 0.3, 0.36, 0.18, 0.5, 0.13, 0.64, 0.2, 0.67, 0.34, 0.58, 0.52, 0.42, 0.7, 0.3, 0.85, 0.5, 0.85, 0.72,
  0.85,
];

/** @param {import('puppeteer-core').Page} page @param {number[]} stroke */
async function draw(page, stroke) {
  const box = await (await page.waitForSelector('#pad'))?.boundingBox();
  if (!box) throw new Error('There is no pad.');
  const at = (/** @type {number} */ i) =>
    /** @type {const} */ ([box.x + stroke[i] * box.width, box.y + stroke[i + 1] * box.height]);
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let i = 2; i < stroke.length; i += 2) await page.mouse.move(...at(i));
  await page.mouse.up();
  await page.mouse.move(0, 0);
}

/** The pixels of a PNG of 8 bits a channel, and how many channels it has. @param {Buffer} png */
function decode(png) {
  const { width, height } = PICTURE;
  const channels = png[25] === 6 ? 4 : 3;
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const bytes = inflateSync(Buffer.concat(parts));
  const line = width * channels;
  const pixels = new Uint8Array(line * height);
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : pixels[y * line + x - channels];
      const up = y ? pixels[(y - 1) * line + x] : 0;
      const corner = x < channels || !y ? 0 : pixels[(y - 1) * line + x - channels];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[y * line + x] = bytes[y * (line + 1) + 1 + x] + guess;
    }
  }
  return { pixels, channels };
}

/** The filter of that name. @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The same picture in its most frequent colours. @param {Buffer} png */
function inFewColors(png) {
  const { width, height } = PICTURE;
  const { pixels, channels } = decode(png);
  const colorAt = (/** @type {number} */ i) =>
    (pixels[channels * i] << 16) | (pixels[channels * i + 1] << 8) | pixels[channels * i + 2];
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let i = 0; i < width * height; i++) counts.set(colorAt(i), (counts.get(colorAt(i)) ?? 0) + 1);
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, COLORS)
    .map(([color]) => color);
  const nearest = new Map([...counts.keys()].map((color) => [color, nearestOf(color, palette)]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let i = 0; i < width * height; i++)
    lines[i + Math.floor(i / width) + 1] = nearest.get(colorAt(i)) ?? 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', head),
    chunk('PLTE', colors),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {number} color @param {number[]} palette */
function nearestOf(color, palette) {
  const distance = (/** @type {number} */ other) =>
    [16, 8, 0].reduce((sum, bits) => sum + (((color >> bits) & 255) - ((other >> bits) & 255)) ** 2, 0);
  const distances = palette.map(distance);
  return distances.indexOf(Math.min(...distances));
}

/** @param {string} name @param {Buffer} content */
function chunk(name, content) {
  const framed = Buffer.alloc(12 + content.length);
  framed.writeUInt32BE(content.length, 0);
  framed.write(name, 4, 'latin1');
  content.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + content.length)), 8 + content.length);
  return framed;
}

const wanted = process.argv.slice(2);
const site = await startBrowser('chrome', { data: 'whole' });
const page = await (await launch('chrome')).newPage();
await page.setViewport({
  ...{ width: PICTURE.width / SCALE, height: PICTURE.height / SCALE, deviceScaleFactor: SCALE },
});
for (const { id, classes } of PRESETS) {
  if (wanted.length && !wanted.includes(id)) continue;
  await page.goto('about:blank');
  await page.goto(`${site.url}index.html#view=train&preset=${id}&lang=en&theme=light&start=1`);
  await draw(page, classes ? TWO : THREE);
  await page.waitForSelector('html[data-phase="training"]', { timeout: 120_000 });
  await page
    .waitForFunction(
      (share) => (document.querySelector('progress')?.value ?? 0) > share,
      { timeout: WITHIN_MS },
      SHARE,
    )
    .catch(() => {});
  const picture = inFewColors(Buffer.from(await page.screenshot({ type: 'png' })));
  writeFileSync(new URL(`../../web/share/pictures/${id}.png`, import.meta.url), picture);
  console.log(`${id}: ${picture.length} bytes`);
}
await page.close();
await site.close();
