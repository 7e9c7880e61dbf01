// for-links.js — puts what other sites read of a link into a build that is told its address.

import { readdirSync, readFileSync } from 'node:fs';
import { sharedFiles, siteAddress, tagsOfLab } from './pages.js';

const PICTURES = new URL('./pictures/', import.meta.url);

/**
 * Nothing where the environment does not say which address the site will have: SITE_URL.
 * @param {string | undefined} address
 * @returns {import('vite').Plugin | false}
 */
export function forLinks(address) {
  if (!address) return false;
  const site = siteAddress(address);
  return {
    name: 'for-links',
    transformIndexHtml: (html, { path }) =>
      path === '/index.html' ? html.replace('</title>', `</title>\n${tagsOfLab(site)}`) : html,
    generateBundle() {
      const pictures = readdirSync(PICTURES).map((name) => ({
        ...{ name, source: readFileSync(new URL(name, PICTURES)) },
      }));
      const files = sharedFiles(site).map(([name, source]) => ({ name, source }));
      for (const { name, source } of [...files, ...pictures])
        this.emitFile({ type: 'asset', fileName: `share/${name}`, source });
    },
  };
}
