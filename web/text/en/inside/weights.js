// weights.js — the weights as pictures.

export default {
  'weights.way': 'Weights',
  'weights.title': 'Weights as pictures',
  'weights.lead': 'What training has changed: blue weights add where there is ink, orange ones take away.',
  'weights.fresh':
    'As the weights begin, before any training: blue ones add where there is ink, orange ones take away.',
  'weights.which': 'Layer',
  'weights.conv': 'Layer {layer}: filters',
  'weights.dense': 'Layer {layer}: units',
  'weights.of.conv': { one: '{count} filter of {all}', other: '{count} filters of {all}' },
  'weights.of.dense': { one: '{count} unit of {all}', other: '{count} units of {all}' },
  'weights.unit': 'Weights of layer {layer}, unit {unit}',
};
