// dropped-files.js — the files that are dropped on the page, with those of folders.

/** What systems put into folders for themselves. */
const OF_SYSTEM = /^(\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;
/** Of all that is dropped only so many files are looked at. */
const MOST_FILES = 200;

/**
 * The files of a drop, whose list is only there while its event is handled.
 * @param {DataTransfer} dropped
 * @returns {Promise<File[]>}
 */
export async function droppedFiles({ files, items }) {
  const entries = Array.from(items ?? [], (item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return [...files];
  /** @type {File[]} */
  const found = [];
  for (const entry of entries) if (entry) await addFiles(entry, found);
  return found;
}

/** Adds the files of a folder and of those in it, or a file. @param {FileSystemEntry} entry @param {File[]} found */
async function addFiles(entry, found) {
  if (found.length >= MOST_FILES) return;
  if (!entry.isDirectory) {
    const { file } = /** @type {FileSystemFileEntry} */ (entry);
    found.push(await new Promise((resolve, reject) => file.call(entry, resolve, reject)));
    return;
  }
  for (const own of await listing(/** @type {FileSystemDirectoryEntry} */ (entry)))
    if (!OF_SYSTEM.test(own.name)) await addFiles(own, found);
}

/** All entries of a folder, which browsers give a hundred at a time. @param {FileSystemDirectoryEntry} folder */
async function listing(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length || all.length > MOST_FILES) return all;
    all.push(...some);
  }
}
