// address.js — links of a page that was opened from a disk.

export default {
  linkOfFile:
    'It opens the page with the settings that it has now, on this device. Elsewhere, what begins with # goes behind the address that the file has there.',
};
