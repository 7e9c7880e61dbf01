// network.js — the network and its layers.

export default {
  network: 'Network',
  model: 'Model',
  layers: 'Layers',
  summary: 'Summary of the network',
  layer: 'Layer',
  parameters: 'Parameters',
  total: 'Total',
  moving: 'Of these moving averages, which are not trained',
  'custom.name': 'Your own',
  'custom.about': 'A network of your own. Press Train to see how well it reads.',
};
