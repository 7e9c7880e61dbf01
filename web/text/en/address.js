// address.js — links to the page.

export default {
  copyLink: 'Copy link',
  showLink: 'Show the link and its QR code',
  linkTitle: 'A link to this page',
  linkLead: 'It opens the page with the settings that it has now, on any device.',
  linkAddress: 'Address',
  linkLength: { one: '{count} character', other: '{count} characters' },
  copyAgain: 'Copy',
  linkCopied: 'Copied.',
  linkSelected: 'This browser does not let the page copy. The address is selected: press Ctrl+C or ⌘C.',
  linkWeights: 'With the trained weights',
  linkOwnFiles: 'Your own files are not in it: it opens with MNIST.',
  linkCode: 'QR code of the link',
  linkLong: 'Too long for a QR code. Some programs cut such long links off.',
  andMore: '{named} and {count} more',
  linkBrings: 'This link brings: {settings}.',
  linkLayers: { one: '{count} layer', other: '{count} layers' },
  linkUnread: 'It could not read {parts}.',
  quoted: '“{text}”',
  readyFromLink: 'The weights came with the link. Press Train to train further.',
  offerLink: 'A link opened this page with its own settings. Your last session is still kept.',
};
