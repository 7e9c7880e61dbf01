// pages.js — what other sites read of a link to this one: a small page for each preset with its title, picture and oEmbed,
// which goes on to the lab. Crawlers read no script and nothing after `#`, and want whole addresses: so these pages are
// made where the address of the site is known.

import { escaped } from '../shared/escaped.js';
import { PRESETS } from '../shared/presets.js';
import { inEnglish } from '../text/translate.js';

/** @typedef {import('../text/translate.js').TextKey} TextKey */

/** In pixels: of each picture, and of the frame that stands in for a link. */
export const PICTURE = { width: 1200, height: 630 };
const FRAME = { width: 700, height: 384 };
/** The preset whose picture stands for the whole site. */
const FIRST = 'fast';

/**
 * The address of a site, with a slash at its end. Throws an Error if it is none.
 * @param {string} text
 */
export function siteAddress(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Error(`SITE_URL is no address of a site: ${text}`);
  return url.href.replace(/\/?$/, '/');
}

/** @param {string} key   of a text, without the marks of its terms */
const english = (key) => inEnglish(/** @type {TextKey} */ (key));

/** @param {string} id   of a preset */
const titleOf = (id) => `${english(`${id}.name`)} – ${english('name')}`;

/**
 * What a crawler reads in the head of a page: its own address, its picture, and where its oEmbed lies.
 * @param {{ site: string, path: string, title: string, about: string, id: string }} page   path: from the site's folder
 *   on; id: of the preset that the picture and the frame show
 */
function tags({ site, path, title, about, id }) {
  /** @type {[kind: string, name: string, content: string][]} */
  const metas = [
    ['property', 'og:type', 'website'],
    ['property', 'og:site_name', english('name')],
    ['property', 'og:title', title],
    ['property', 'og:description', about],
    ['property', 'og:url', site + path],
    ['property', 'og:image', `${site}share/${id}.png`],
    ['property', 'og:image:width', String(PICTURE.width)],
    ['property', 'og:image:height', String(PICTURE.height)],
    ['property', 'og:image:alt', english('tagline')],
    ['name', 'twitter:card', 'summary_large_image'],
  ];
  return [
    ...metas.map(([kind, name, content]) => `<meta ${kind}="${name}" content="${escaped(content)}">`),
    `<link rel="alternate" type="application/json+oembed" href="${site}share/${id}.json" title="${escaped(title)}">`,
  ].join('\n');
}

/** What stands in the head of the lab's page. @param {string} site */
export const tagsOfLab = (site) =>
  tags({ site, path: '', title: english('name'), about: english('tagline'), id: FIRST });

/** @param {string} site @param {string} id */
function page(site, id) {
  const title = titleOf(id);
  const about = english(`${id}.about`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(about)}">
${tags({ site, path: `share/${id}.html`, title, about, id })}
<script src="./go.js" defer></script>
</head>
<body><p><a href="../index.html#preset=${id}">${escaped(title)}</a></p></body>
</html>
`;
}

/** Goes where the page's link leads, with what else is after the `#`. */
const GO = `location.replace(document.links[0].href + location.hash.replace('#', '&'));\n`;

/** oEmbed 1.0, of type rich. @param {string} site @param {string} id */
function oembed(site, id) {
  const address = `${site}index.html#view=train&preset=${id}`;
  const { width, height } = FRAME;
  return {
    ...{ version: '1.0', type: 'rich', provider_name: english('name'), provider_url: site },
    ...{ title: titleOf(id), ...FRAME },
    html: `<iframe src="${escaped(address)}" width="${width}" height="${height}" frameborder="0" title="${escaped(titleOf(id))}"></iframe>`,
    ...{ thumbnail_url: `${site}share/${id}.png` },
    ...{ thumbnail_width: PICTURE.width, thumbnail_height: PICTURE.height },
  };
}

/** All files of the folder share but the pictures, by name. @param {string} site   see siteAddress @returns {[string, string][]} */
export const sharedFiles = (site) => [
  ['go.js', GO],
  ...PRESETS.flatMap(
    ({ id }) =>
      /** @type {[string, string][]} */ ([
        [`${id}.html`, page(site, id)],
        [`${id}.json`, JSON.stringify(oembed(site, id))],
      ]),
  ),
];
