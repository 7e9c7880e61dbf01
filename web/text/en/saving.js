// saving.js — saving, loading and what the browser keeps.

export default {
  saveAndLoad: 'Save and load',
  saveNetwork: 'Save the network',
  download: 'Download {format}',
  npyHint: 'These weights are a single matrix, so .npy works too.',
  openNetwork: 'Open a network',
  openWeights: 'Open a file',
  weightsOpened: 'The network now has the weights of {file}.',
  weightsError: 'The weights cannot be used. {reason} The network on this page has not changed.',
  saveError: 'The file could not be written. {reason}',
  remembered: 'Kept in this browser',
  offerHeld: 'The newest session is open in another tab. This tab keeps its own; it can start with a copy.',
  offerLate: 'Your last session was slow to load, and you had already started something here. Both are kept.',
  openCopy: 'Open a copy',
  openSession: 'Open the last session',
  notNow: 'Not now',
  forgetSession: 'Forget this session',
  forgetNow: 'Forget everything',
  filesGone:
    'Your own files were not kept, so these are MNIST’s images. The network trained on your files is restored.',
  readyFromFile: 'Weights loaded from a file. Press Train to train further.',
  pausedFromSession: 'Your last session is restored. Its run is paused in epoch {epoch} of {epochs}.',
  readyFromMoment: 'The network of that moment. Press Train to train further.',
  readyFromRun: 'The network of run {id}. Press Train to train further.',
  readyFromSession: 'Your last session is restored. Press Train to train further.',
};
