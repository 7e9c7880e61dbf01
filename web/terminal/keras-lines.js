// keras-lines.js — prints the progress of a run in the format of Keras' fit().

const WIDTH = 30;

/** A time as 7s, 1:07 or 1:00:07. @param {number} seconds */
export function clock(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}s`;
  const twoDigits = (/** @type {number} */ number) => `${number % 60}`.padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${twoDigits(whole)}`;
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes)}:${twoDigits(whole)}`;
}

/** @param {Record<string, number>} figures */
function list(figures) {
  return Object.entries(figures)
    .map(([name, value]) => ` - ${name}: ${value.toFixed(4)}`)
    .join('');
}

/**
 * The line of an epoch that is running.
 * @param {{ step: number, steps: number, loss: number, accuracy: number, secondsLeft: number }} progress
 */
export function progressLine({ step, steps, loss, accuracy, secondsLeft }) {
  const done = Math.floor((WIDTH * step) / steps);
  const head = done < WIDTH ? '>' : '';
  const bar = ('='.repeat(Math.max(0, done - head.length)) + head).padEnd(WIDTH, '.');
  const count = `${step}`.padStart(`${steps}`.length);
  return `${count}/${steps} [${bar}] - ETA: ${clock(secondsLeft)}${list({ loss, accuracy })}`;
}

/**
 * The line of a completed epoch.
 * @param {{ steps: number, loss: number, accuracy: number, valLoss: number, valAccuracy: number,
 *   seconds: number }} epoch
 */
export function epochLine({ steps, loss, accuracy, valLoss, valAccuracy, seconds }) {
  const msPerStep = Math.round((seconds * 1000) / steps);
  const figures = list({ loss, accuracy, val_loss: valLoss, val_accuracy: valAccuracy });
  return `${steps}/${steps} [${'='.repeat(WIDTH)}] - ${clock(seconds)} ${msPerStep}ms/step${figures}`;
}
