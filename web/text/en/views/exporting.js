// exporting.js — the network for other tools.

export default {
  exportTitle: 'Take the network elsewhere',
  exportLead:
    'The trained network in files that other tools read. The weights for ONNX, PyTorch and Keras can be opened here again.',
  exportAs: 'Export as {format}',
  'export.onnx': 'For ONNX Runtime and many other programs. Takes the pixels as bytes.',
  'export.pytorch': 'A program that reads images and trains on, also on several machines, and .safetensors.',
  'export.keras': 'A program that builds the same network, and .npz in the order of get_weights.',
  'export.tfjs': 'The model as JSON and its weights, for tf.loadLayersModel on a web page.',
  'export.c': 'One header for C and C++, without library or allocation: also for a microcontroller.',
  'export.html':
    'One page that reads drawings with this network, without the internet: for a USB stick or an e-mail.',
  'export.svg': 'A picture of the network: each layer to scale, with its shape and its parameters.',
  'picture.title': { one: 'A network with one parameter', other: 'A network with {count} parameters' },
  'picture.input': 'image',
  'picture.parameters': { one: '{count} parameter', other: '{count} parameters' },
  'reader.title': 'Draw a digit',
  'reader.made': 'The network was trained in Digit Lab: {layers}, {count} parameters.',
  exportFailed: 'The network could not be exported. {reason}',
};
