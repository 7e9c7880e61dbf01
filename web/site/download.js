// download.js — hands a file to the browser, which keeps it where downloads go.

/** Long enough for a browser to begin to read the file, in milliseconds. */
const KEPT_MS = 60_000;

/** @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
