// throttle.js — limits how often progress is reported.

/** Least time between two reports. */
const REPORT_MS = 100;

/**
 * A function that emits an event unless another was emitted less than REPORT_MS ago. `makeEvent` is called only
 * for events that are emitted; with `always` the event is emitted in any case.
 * @param {(event: any) => void} emit
 * @returns {(makeEvent: () => object, always?: boolean) => void}
 */
export function throttled(emit) {
  let last = -Infinity;
  return (makeEvent, always = false) => {
    const now = performance.now();
    if (!always && now - last < REPORT_MS) return;
    last = now;
    emit(makeEvent());
  };
}
