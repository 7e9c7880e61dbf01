// saving.js — saving, loading and what the browser keeps.

export default {
  saveAndLoad: 'Save and load',
  saveAndLoadLead:
    'Everything the network has learned is in its weights. Save them to a file, or load them from one.',
  saveNetwork: 'Save the network',
  download: 'Download {format}',
  safetensorsHint: '.safetensors holds weights and settings; .npz holds only the weights, for NumPy.',
  npyHint: 'These weights are a single matrix, so .npy works too.',
  openNetwork: 'Open a network',
  openWeights: 'Open a file',
  openHint:
    'or drop it on the page: .safetensors, .onnx, .npz or .npy. A file without settings must match the network above.',
  weightsOpened: 'The network now has the weights of {file}.',
  weightsError: 'The weights cannot be used. {reason} The network on this page has not changed.',
  saveError: 'The file could not be written. {reason}',
  remembered: 'Kept in this browser',
  rememberHint:
    'Settings, curves and weights are kept in this browser and restored after a reload. A run can then continue.',
  guestHint:
    'Nothing is kept: this page is part of another one. Download the weights before you leave. If no file comes, the frame forbids downloads: open the page in a tab of its own.',
  keepFull:
    'Nothing can be kept: this browser’s storage is full. Free some space, or download the weights before you leave.',
  keepRefused:
    'Nothing can be kept: the browser gives this page no storage, as in some private windows and frames. Download the weights before you leave.',
  offerHeld: 'The newest session is open in another tab. This tab keeps its own; it can start with a copy.',
  offerLate: 'Your last session was slow to load, and you had already started something here. Both are kept.',
  openCopy: 'Open a copy',
  openSession: 'Open the last session',
  notNow: 'Not now',
  newVersion: 'A new version of this page is there.',
  forgetSession: 'Forget this session',
  forgetHint:
    'This deletes the network on this page, its curves and its settings, also from the browser’s storage, and what is kept there of the site.',
  forgetNow: 'Forget everything',
  filesGone:
    'Your own files were not kept, so these are MNIST’s images. The network trained on your files is restored.',
  readyFromFile: 'Weights loaded from a file. Press Train to train further.',
  pausedFromSession: 'Your last session is restored. Its run is paused in epoch {epoch} of {epochs}.',
  readyFromMoment: 'The network of that moment. Press Train to train further.',
  readyFromSession: 'Your last session is restored. Press Train to train further.',
};
