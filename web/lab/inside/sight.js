// sight.js — whether an element is in sight: what takes long is computed only there.

/** Watches one element at a time. */
export class Sight {
  #tell;
  /** @type {IntersectionObserver | null} */
  #observer = null;

  /** @param {(isSeen: boolean) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** Watches an element, for lit's `ref`. @param {Element} [element]   none once it is gone */
  watch = (element) => {
    this.#observer?.disconnect();
    this.#observer = null;
    if (!element) return this.#tell(false);
    this.#observer = new IntersectionObserver((entries) =>
      this.#tell(entries[entries.length - 1].isIntersecting),
    );
    this.#observer.observe(element);
  };
}
