// network.js — the network and its layers.

export default {
  network: 'Network',
  networkLead: 'What learns: layers of small units, each passing its result on to the next layer.',
  model: 'Model',
  layers: 'Layers',
  layersHint: 'One line, layers separated by bars. Change it and press Enter.',
  summary: 'Summary of the network',
  layer: 'Layer',
  outputShape: 'Output shape',
  parameters: 'Parameters',
  total: 'Total',
  'custom.name': 'Your own',
  'custom.about': 'A network of your own. Press Train and see what it can do.',
};
