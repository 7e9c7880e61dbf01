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
  'fits.layer': 'Layers that fit here: {words}.',
  'fits.word': 'Words that fit here: {words}.',
  'fits.count': 'A whole number fits here, such as {words}.',
  'fits.kernel': 'Height × width of a kernel fit here, both odd, such as {words}.',
  'fits.rate': 'A fraction from 0 to below 1 fits here, such as {words}.',
  'fits.range': 'A range fits here: {words}.',
  'layer.dense': '[Units](#neuron), each connected to every input; the last layer has one for each class.',
  'layer.conv':
    '[Filters](#convolution), each a small kernel that is moved over the image; height × width are odd.',
  'layer.maxpool': '[Keeps the largest value](#pooling) of each window of N × N pixels.',
  'layer.avgpool': '[Keeps the mean](#pooling) of each window of N × N pixels.',
  'layer.globalavgpool': '[Keeps one number](#pooling) of each channel: its mean over the whole image.',
  'layer.batchnorm':
    '[Brings each channel, or unit, to mean 0 and variance 1](#batch-normalization) over the [batch](#batch), then scales and shifts it by trained ' +
    'numbers. Outside of training, moving averages stand for the batch. The layer before needs no biases.',
  'layer.dropout':
    'In training, [sets this share of its inputs to zero](#dropout) at random; works against [overfitting](#overfitting).',
  'layer.flatten': 'Makes [one row of numbers](#flatten) of an image. dense does so by itself.',
  'layer.rescaling': 'Comes first: how [pixels](#pixels) from 0 to 255 become the network’s input.',
  'layerWord.relu': '[Activation](#relu): max(0, x).',
  'layerWord.sigmoid':
    '[Activation](#sigmoid): 1 / (1 + e⁻ˣ). In the last layer each unit is a probability of its own.',
  'layerWord.tanh': '[Activation](#tanh): from −1 to 1.',
  'layerWord.linear': 'No [activation](#activation), as without a word.',
  'layerWord.softmax': 'For the last layer: [probabilities](#softmax) that sum to 1.',
  'layerWord.step': 'For the last layer: [the perceptron’s](#perceptron) units, which fire or do not.',
  'layerWord.glorot': 'Starting weights: Glorot uniform, the usual ones.',
  'layerWord.he': 'Starting weights: He normal, for relu.',
  'layerWord.zeros': 'Starting weights: all zero.',
  'layerWord.nobias': 'Leaves [the biases](#neuron) out.',
  'layerWord.same': 'conv: [zeros around the image](#convolution) keep its size (padding).',
  'layerWord.valid': 'conv: no padding, as without a word.',
  'layerWord.stride':
    'maxpool and avgpool: [how far apart the windows are](#pooling); without it, as far as they are wide. ' +
    'conv: how many pixels a kernel moves at a time; without it, one.',
};
