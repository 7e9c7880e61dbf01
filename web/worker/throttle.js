// throttle.js — events that could come far too often, throttled out.

const REPORT_MS = 100;

/**
 * Passes an event on unless one has passed a moment ago; what would not pass is not even made.
 * @param {(event: any) => void} emit
 * @returns {(event: () => object, always?: boolean) => void}   the last of its kind passes always
 */
export function throttled(emit) {
  let last = -Infinity;
  return (event, always = false) => {
    const now = performance.now();
    if (!always && now - last < REPORT_MS) return;
    last = now;
    emit(event());
  };
}
