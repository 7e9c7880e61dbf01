// saving.js — saving, loading and what the browser keeps: what only the views of the subjects say.

export default {
  guestHint:
    'Nothing is kept: this page is part of another one. Download the weights before you leave. If no file comes, the frame forbids downloads: open the page in a tab of its own.',
  keepRefused:
    'Nothing can be kept: the browser gives this page no storage, as in some private windows and frames. Download the weights before you leave.',
  forgetHint:
    'This deletes the network on this page, its curves and its settings, also from the browser’s storage, and what is kept there of the site.',
  openHint:
    'or drop it on the page: .safetensors, .onnx, .npz or .npy. A file without settings must match the network above.',
  keepFull:
    'Nothing can be kept: this browser’s storage is full. Free some space, or download the weights before you leave.',
  otherSessions: 'Other sessions',
  otherSessionsHint:
    'Each tab keeps a session of its own, and the eight newest stay. What is on this page stays kept when another is opened.',
  noOtherSession: 'The browser keeps no other session of this page.',
  openSessionOf: 'Open that of {when}',
  rememberHint:
    'Settings, curves and weights are kept in this browser and restored after a reload. A run can then continue.',
  saveAndLoadLead:
    'Everything the network has learned is in its weights. Save them to a file, or load them from one.',
  safetensorsHint: '.safetensors holds weights and settings; .npz holds only the weights, for NumPy.',
};
