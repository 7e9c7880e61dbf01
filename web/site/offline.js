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

/** Has the site kept, once, when the page is at rest. Without it the page works as well. */
export async function keepSite() {
  await rest();
  try {
    const { openKeeper } = await import('../offline/keeper.js');
    await (await openKeeper())?.keep();
  } catch {
    /* The next visit tries again. */
  }
}
