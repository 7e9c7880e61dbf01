// store.js — the state of a page, which is rendered after every change.

/** How long a change may wait when no frame comes, in milliseconds. */
const LONGEST_WAIT_MS = 250;

/**
 * A store that renders at most once a frame, however many changes there were. A hidden tab has no frames:
 * there a timer keeps the title and the phase up to date.
 * @template {object} State
 * @param {State} initial
 * @param {(state: State) => void} render
 */
export function createStore(initial, render) {
  let state = initial;
  /**
   * Of the change that waits to be shown.
   * @type {{ frame: number, timer: ReturnType<typeof setTimeout> } | null}
   */
  let queued = null;
  const show = () => {
    if (!queued) return;
    cancelAnimationFrame(queued.frame);
    clearTimeout(queued.timer);
    queued = null;
    render(state);
  };
  return {
    get state() {
      return state;
    },
    /** @param {Partial<State>} change */
    update(change) {
      state = { ...state, ...change };
      queued ??= { frame: requestAnimationFrame(show), timer: setTimeout(show, LONGEST_WAIT_MS) };
    },
  };
}
