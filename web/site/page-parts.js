// page-parts.js — a long page comes part by part, each in a frame of its own: a slow phone answers between them.

/** @typedef {{ rendered: number }} InParts   how many parts of the page are rendered */

/** A task of its own for what follows, before which the browser answers. */
export const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** A hidden tab paints nothing: what waits for that goes on after so many milliseconds. */
const UNPAINTED_MS = 100;

/** A task of its own once what is rendered is painted. */
export const nextPaint = () =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, UNPAINTED_MS);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });

/** How many parts the page has. */
let all = 0;

/** Those parts that are rendered. @param {number} count @param {(() => unknown)[]} parts  templates, in their order */
export function firstParts(count, parts) {
  all = parts.length;
  return parts.slice(0, count).map((part) => part());
}

/**
 * After each rendering, the first of which is without parts: one part more with the next. The page is busy until the last;
 * then it goes to what its address names, which was not there when the browser looked for it.
 * @param {{ state: InParts, update(change: InParts): void }} store
 */
export function growPage(store) {
  const rendered = store.state.rendered + 1;
  document.body.setAttribute('aria-busy', String(rendered <= all));
  if (rendered > all) return;
  store.update({ rendered });
  if (rendered === all && location.hash)
    requestAnimationFrame(() => document.getElementById(location.hash.slice(1))?.scrollIntoView());
}
