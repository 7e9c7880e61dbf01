// network.js — the network and its layers.

export default {
  network: 'Network',
  networkLead: 'What learns: layers of units, each layer passing its outputs on to the next.',
  model: 'Model',
  layers: 'Layers',
  layersHint: 'One line, layers separated by vertical bars. Edit it and press Enter.',
  summary: 'Summary of the network',
  layer: 'Layer',
  outputShape: 'Output shape',
  parameters: 'Parameters',
  total: 'Total',
  'custom.name': 'Your own',
  'custom.about': 'A network of your own. Press Train to see how well it reads.',
};
