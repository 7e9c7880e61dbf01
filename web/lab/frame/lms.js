// lms.js — tells the learning platform around the page, by SCORM 1.2, that a network has been trained and how well it reads.
//
//   cmi.core.lesson_status   'incomplete', and 'completed' once a run has ended
//   cmi.core.score           the most test images read right, in per cent, by a network of all ten digits
//   cmi.core.session_time    how long the page was open

/** @typedef {import('../state.js').State} State */
/** What a platform offers: all takes and gives texts. @typedef {Record<string, (...args: string[]) => string>} Api */

/** So many frames lie around a page at most: the standard asks for a limit. */
const MOST_FRAMES = 7;

/** The API of a window, or of the frames around it. @param {any} start @returns {Api | null} */
function findApi(start) {
  try {
    for (let [frame, i] = [start, 0]; frame && i < MOST_FRAMES; i++) {
      if (typeof frame.API?.LMSInitialize === 'function') return frame.API; // `API` may be anything else of that page
      frame = frame.parent === frame ? null : frame.parent;
    }
  } catch {
    /* A page of another origin tells nothing. */
  }
  return null;
}

/** The platform that this page belongs to, if one is around it or has opened it. */
export function openLms() {
  const api = findApi(parent === window ? null : parent) ?? findApi(window.opener);
  return api && String(api.LMSInitialize('')) === 'true' ? new Lms(api) : null;
}

/** A learner's visit. */
class Lms {
  #api;
  #isComplete;
  /** In per cent; what an earlier visit has reached counts. */
  #best;
  /** @type {State['result']} */
  #result = null;

  /** @param {Api} api   initialized */
  constructor(api) {
    this.#api = api;
    this.#isComplete = /^(completed|passed)$/.test(api.LMSGetValue('cmi.core.lesson_status'));
    this.#best = Number(api.LMSGetValue('cmi.core.score.raw')) || 0;
    if (!this.#isComplete) this.#set({ lesson_status: 'incomplete' });
    const begin = performance.now();
    addEventListener('pagehide', () => {
      this.#set({ session_time: asTime(performance.now() - begin) });
      api.LMSFinish('');
    });
    document.addEventListener('click', openBeside, true);
  }

  /** The state has changed. @param {State} state */
  notice({ phase, result, classes }) {
    if (phase !== 'done' || !result || result === this.#result) return;
    this.#result = result;
    if (result.split !== 'test' || !result.epochs) return;
    const percent = classes.length === 10 ? Math.round(result.accuracy * 10_000) / 100 : 0;
    if (this.#isComplete && percent <= this.#best) return;
    this.#isComplete = true;
    this.#best = Math.max(this.#best, percent);
    const score = this.#best && { 'score.min': '0', 'score.max': '100', 'score.raw': String(this.#best) };
    this.#set({ lesson_status: 'completed', ...score });
  }

  /** @param {Record<string, string>} values   by their names below cmi.core */
  #set(values) {
    for (const [name, value] of Object.entries(values)) this.#api.LMSSetValue(`cmi.core.${name}`, value);
    this.#api.LMSCommit('');
  }
}

/** A page that is left ends the visit: links lead into tabs of their own. @param {MouseEvent} event */
function openBeside({ target }) {
  const link = target instanceof Element ? target.closest('a[href]') : null;
  if (link && !/^#/.test(link.getAttribute('href') ?? '')) link.setAttribute('target', '_blank');
}

/** As SCORM writes it: hours, minutes, seconds. @param {number} ms */
function asTime(ms) {
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60];
  const seconds = ((ms / 1000) % 60).toFixed(2);
  return [String(hours).padStart(4, '0'), String(minutes).padStart(2, '0'), seconds.padStart(5, '0')].join(
    ':',
  );
}
