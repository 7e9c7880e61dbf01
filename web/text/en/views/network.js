// network.js — the network: what only the views of the subjects say.

export default {
  networkLead: 'What learns: layers of [units](#neuron), each layer passing its outputs on to the next.',
  layersHint: 'One line, layers separated by vertical bars. Edit it and press Enter.',
  scaling: 'Pixels become',
  'scaling.unit': '0 … 1: pixel / 255',
  'scaling.signed': '−1 … 1: (pixel − 127) / 127',
  completions: 'Words that fit here',
  layerHelp: 'All layers and words',
  layerHelpLead: 'A click on an example puts it into the line.',
  addLayer: 'Put in: {layer}',
  outputShape: 'Output shape',
};
