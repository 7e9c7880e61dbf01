// saving.js — saving, loading and what the browser keeps.

export default {
  saveAndLoad: 'Save and load',
  saveAndLoadLead:
    'All that the network has learnt is in its weights. Here they become files, and files become weights.',
  takeAlong: 'Take the network along',
  download: 'Download {format}',
  safetensorsHint: '.safetensors holds weights and settings, .npz the weights alone, for NumPy.',
  npyHint: 'These weights are a single matrix, so .npy will do as well.',
  bringAlong: 'Bring one along',
  openWeights: 'Open a file',
  openHint:
    'or drop it on the page: .safetensors, .npz or .npy. Without settings, it must fit the network above.',
  weightsOpened: 'The weights of {file} are in the network.',
  weightsError: 'The weights cannot be used. {reason} The network on this page stays as it was.',
  saveError: 'The file could not be written. {reason}',
  remembered: 'This browser remembers',
  rememberHint: 'Settings, curves and weights stay in this browser and are here again after a reload.',
  forgetSession: 'Forget this session',
  forgetHint:
    'The network on this page, its curves and its settings will be gone, here and in what the browser keeps.',
  forgetNow: 'Forget everything',
  filesGone:
    'Your own files were not kept: these are MNIST’s images. What the network learnt from yours is here.',
  readyFromFile: 'Weights from a file. Train goes on from them.',
  readyFromSession: 'Your last session is back. Train goes on from it.',
};
