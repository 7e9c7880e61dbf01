// start.js — what is read before the modules of a page are here, or where they never come. The build puts it into the
// pages, web/public/start.js and embed.js.

/** Of web/public/start.js, which says why a page does not start. */
export const said = {
  old: 'This browser is too old for this page. It lacks: {missing}. Needed are Chrome or Edge 111, Firefox 121, Safari 16.4, or newer.',
  frame:
    'This page is in a sandboxed frame, and its parts are kept from it. The frame needs allow-same-origin, or the server of the page must send Access-Control-Allow-Origin: *. It works in a tab of its own: {address}',
  file: 'This page cannot work as a file: browsers load its parts from a web server only. Serve its folder, and open the server’s address.',
  broken: 'This page could not start: a part of it did not arrive, or belongs to another version.',
  slow: 'This page has not started yet. The connection may be slow or broken.',
  plain: 'The style of this page did not arrive. Everything works, but looks wrong.',
  reload: 'Reload the page',
};

/** Of the pages themselves, with the names and lines of their headers. */
export const inPages = {
  noScript: 'This page needs JavaScript: all that it does, it does in your browser.',
  opening:
    'A network begins with random weights. Thousands of handwritten digits adjust them, a little each time. Within a minute it reads yours.',
};

/** Of a lab in a post: before it is opened, and where it has not come. embed.js, which has both in every language, is less than 3,000 bytes. */
export const posters = ['Train a neural network on this device ▶', 'Not loaded. Open it in a new tab ↗'];
