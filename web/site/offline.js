// offline.js — when a page has the browser keep the site: not before it is at rest, since it is for the next visit.

/** A page that has loaded rests for so long before anything is kept, in ms. */
const RESTS_MS = 2000;

/** Settles when the page has loaded and rested. */
export async function rest() {
  if (document.readyState !== 'complete')
    await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
  await new Promise((rested) => setTimeout(rested, RESTS_MS));
  if ('requestIdleCallback' in globalThis) await new Promise((idle) => requestIdleCallback(idle));
}

/** The service worker's side of this page, once it is there. @type {import('../offline/keeper.js').Keeper | null} */
let keeper = null;

/**
 * Has the site kept, once, when a page without a run is at rest, and, outside of frames, says when a newer version is
 * there. Without it the page works as well.
 * @param {{ update(change: { isOutdated: boolean }): void }} store
 */
export async function keepSite(store) {
  await rest();
  try {
    const { openKeeper } = await import('../offline/keeper.js');
    keeper = await openKeeper();
    if (parent === window) keeper?.watch(() => store.update({ isOutdated: true }));
    await keeper?.keep();
  } catch {
    /* The next visit tries again. */
  }
}

/** Loads this page again, in the newer version. */
export const replaceVersion = () => keeper?.replace();
