// network.js — ideas about units and their weights.

export default {
  'neuron.name': 'A neuron’s sum',
  'neuron.said':
    'A neuron multiplies each input by a weight, adds everything up, and adds one number more, its bias. Weights say how much an input counts: more of it raises the sum, lowers it, or does not matter.',
  'neuron.try': 'The third input is 0. What happens to the output if you change its weight?',
  'neuron.symbols':
    'x are the inputs, w the weights, b the bias, and φ the [activation function](#activation), here ReLU. A whole dense layer is the same with a matrix: z = Wx + b.',
  'neuron.picture': 'Three inputs, each multiplied by its weight, the sum with the bias, and the output',
  'neuron.weight': 'Weight {number}',
  'neuron.bias': 'Bias',
  'neuron.here': '{parts} = {sum}; relu makes {output} of it.',

  'activation.name': 'Activation functions',
  'activation.said':
    'An activation function bends a neuron’s sum before it is passed on. Without one, many layers together could do no more than a single layer.',
  'activation.try':
    'For which sums is each curve almost flat? There a small change of a weight changes nothing.',
  'activation.symbols':
    'sigmoid and tanh have the shape of an S and flatten out, so that their slope, and with it the gradient, vanishes far from 0. relu keeps the slope 1 for every positive sum, which is why deep networks mostly use it. step has the slope 0 everywhere: nothing can be learned through it by [gradient descent](#gradient-descent).',
  'activation.which': 'Activation function',
  'activation.picture': 'The curves of sigmoid, tanh, relu and step; {name} stands out',
  'activation.input': 'The sum z',
  'activation.here': '{name}({z}) = {value}, with a slope of {slope}.',

  'perceptron.name': 'Perceptron and XOR',
  'perceptron.said':
    'The perceptron of 1957 is one neuron that fires or does not; it changes its weights only after a mistake. It can learn everything that a straight line can separate, and nothing else: a second layer can do more.',
  'perceptron.try':
    'Filled corners are to be 1, empty ones 0. For which of the problems is there no such line?',
  'perceptron.symbols':
    'x is the input, y the right answer, ŷ the unit’s own, 1 if its sum is above 0. If a line separates the classes (linear separability), this rule finds one after finitely many mistakes (Rosenblatt; Novikoff, 1962). XOR has none; two hidden units, “or” and “not and”, give it two lines.',
  'perceptron.which': 'What is to be learned',
  'perceptron.and': 'AND',
  'perceptron.or': 'OR',
  'perceptron.xor': 'XOR',
  'perceptron.layers': 'XOR, two layers',
  'perceptron.picture':
    'Four corners of a square, filled where the answer is 1, each with what the unit says, and the line where its sum is 0',
  'perceptron.steps': 'Corners shown',
  'perceptron.here': '{right} of 4 right after {steps} corners. Weights {w1} and {w2}, bias {bias}.',
  'perceptron.hereLayers': '{right} of 4 right: the corner is 1 between the two lines.',

  'parameters.name': 'Counting parameters',
  'parameters.said':
    'Parameters are the numbers that training adjusts: a weight for every wire, and a bias for every unit. A layer of {units} units behind {inputs} pixels has {inputs} · {units} + {units} of them.',
  'parameters.try':
    'Which has more parameters: 64 filters of 3 × 3, or {units} units that see all {inputs} pixels?',
  'parameters.symbols':
    'n inputs and m units for a dense layer; for a convolution m filters of k × k on c channels: they are the same at every place of the image, so its size does not count. Pooling, flatten and dropout have none.',
  'parameters.which': 'Kind of layer',
  'parameters.dense': 'dense',
  'parameters.conv': 'conv',
  'parameters.picture': 'Inputs on the left, units on the right, and a wire from each to each',
  'parameters.inputs': 'Inputs',
  'parameters.units': 'Units',
  'parameters.kernel': 'Side of a filter',
  'parameters.channels': 'Channels',
  'parameters.filters': 'Filters',
};
