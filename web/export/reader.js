// reader.js — script and style of the page that only reads drawings, web/reader, each in one piece. The bundler puts
// them in (vite.config.js); the terminal makes them itself.

/** @type {{ script: string, style: string }} */
export const READER = { script: '', style: '' };
