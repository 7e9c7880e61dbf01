// store.js — the page's one store: events change the state, and the state makes the page.

/** How long a change may wait when no frame comes, in milliseconds. */
const LONGEST_WAIT_MS = 250;

/**
 * Renders at most once a frame, whatever number of changes came before. A hidden tab has no frames; there a
 * timer keeps the title and the phase true.
 * @template {object} State
 * @param {State} initial
 * @param {(state: State) => void} render
 */
export function createStore(initial, render) {
  let state = initial;
  let queued = false;
  const show = () => {
    if (!queued) return;
    queued = false;
    render(state);
  };
  return {
    get state() {
      return state;
    },
    /** @param {Partial<State>} change */
    update(change) {
      state = { ...state, ...change };
      if (queued) return;
      queued = true;
      requestAnimationFrame(show);
      setTimeout(show, LONGEST_WAIT_MS);
    },
  };
}
