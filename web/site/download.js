// download.js — gives a file to the browser as a download.

/** How long the file is kept for the browser to begin to read it, in milliseconds. */
const KEPT_MS = 60_000;

/** Downloads a file. @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
