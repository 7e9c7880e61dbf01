// arrow-keys.js — moves the focus within a group of buttons by arrow keys; the group is one stop of the Tab
// key.

/** The keys for backward, forward, the line before and the line after. */
const KEYS = {
  horizontal: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  vertical: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
};

/**
 * Handles `keydown` of a toolbar, whose `aria-orientation` says how its lines run. Arrow keys do not scroll
 * the page from within it; with Alt, Ctrl or Meta they are left to the browser.
 * @param {KeyboardEvent} event
 */
export function moveFocus(event) {
  const group = /** @type {HTMLElement} */ (event.currentTarget);
  const buttons = /** @type {HTMLButtonElement[]} */ ([...group.querySelectorAll('button:enabled')]);
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const vertical = group.getAttribute('aria-orientation') === 'vertical';
  const [back, on, lineBack, lineOn] = vertical ? KEYS.vertical : KEYS.horizontal;
  /** @type {Record<string, () => HTMLButtonElement | undefined>} */
  const found = {
    [back]: () => buttons[at - 1],
    [on]: () => buttons[at + 1],
    [lineBack]: () => inNextLine(buttons, at, -1, vertical),
    [lineOn]: () => inNextLine(buttons, at, 1, vertical),
    Home: () => buttons[0],
    End: () => buttons[buttons.length - 1],
  };
  if (!Object.hasOwn(found, event.key)) return;
  event.preventDefault();
  found[event.key]()?.focus();
}

/**
 * The nearest button of the next line, however many buttons a line has.
 * @param {HTMLButtonElement[]} buttons
 * @param {number} at
 * @param {1 | -1} direction
 * @param {boolean} vertical   lines are columns
 * @returns {HTMLButtonElement | undefined}
 */
function inNextLine(buttons, at, direction, vertical) {
  const line = (/** @type {number} */ i) => (vertical ? buttons[i].offsetLeft : buttons[i].offsetTop);
  const along = (/** @type {number} */ i) => (vertical ? buttons[i].offsetTop : buttons[i].offsetLeft);
  const distance = (/** @type {number} */ i) => direction * (line(i) - line(at));
  const aside = (/** @type {number} */ i) => Math.abs(along(i) - along(at));
  const beyond = [...buttons.keys()].filter((i) => distance(i) > 0);
  const [nearest] = beyond.sort((a, b) => distance(a) - distance(b) || aside(a) - aside(b));
  return buttons[nearest];
}

/**
 * Handles `focusin` of a toolbar: Tab comes back to the button that had the focus.
 * @param {FocusEvent} event
 */
export function keepFocus({ currentTarget, target }) {
  const group = /** @type {HTMLElement} */ (currentTarget);
  if (target === group) return;
  for (const button of group.querySelectorAll('button')) button.tabIndex = button === target ? 0 : -1;
}
