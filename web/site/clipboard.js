// clipboard.js — puts text into the clipboard, where the page may.

/**
 * Whether the text is in the clipboard now: frames may lack the permission, and an insecure page has no clipboard.
 * @param {string} text
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
