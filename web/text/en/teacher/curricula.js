// curricula.js — what the lessons are for in three curricula, told by what these say.

export default {
  'curriculum.lead':
    'Each lesson takes about ten minutes, asks for a bet before it shows what comes out, notices by itself what was done, and ends with three questions.',
  'curriculum.aim': 'A pupil can',
  'curriculum.ai4k12': 'AI4K12',
  'curriculum.china': 'China: 人教版 选择性必修 4, §2.5',
  'curriculum.ap': 'AP CSP',
  'curriculum.sources':
    'AI4K12 items are paraphrased from its grade band progression charts. Of its five big ideas these lessons serve 1 Perception, 2 Representation and reasoning, 3 Learning and 5 Societal impact; 4 Natural interaction is not touched. AP CSP codes are those of its course and exam description: topic, then learning objective. DAT-1: a computer represents data in another way than it shows them. DAT-2: programs process data to find information and new knowledge. CRD-1 and CRD-2: perspectives of others and repeated trials make innovations better. AAP-3: existing procedures are used again. IOC-1: an innovation may have effects that nobody intended.',
  'curriculum.noAp': 'none',

  'ai4k12.1':
    'Perception, grades 3–5 and 6–8: how an image is encoded as an array of numbers, one for the brightness of each pixel.',
  'ai4k12.2':
    'Learning, neural networks, grades 6–8: the structure of a neural network, whose parts are functions that together compute an output.',
  'ai4k12.3':
    'Learning, neural networks, grades 6–8: the same. Reasoning, grades 6–8: classification is one of the kinds of problems.',
  'ai4k12.4':
    'Learning, neural networks, grades 6–8: how a learning rule adjusts weights. Grades 9–12: train a network of several layers by backpropagation, and describe how its weights change.',
  'ai4k12.5':
    'Learning, grades 6–8: the difference between training a model and using it. Grades 9–12: train a model on real-world data, then evaluate it.',
  'ai4k12.6':
    'Learning, grades 9–12: evaluate a trained model. Grades 6–8: examine the labels of training data.',
  'ai4k12.7':
    'Learning, datasets, grades 6–8: how much data a varied domain needs, and where data may be biased. Societal impact: who is served worse by a system.',
  'ai4k12.8':
    'Learning, grades 9–12: how weights change in training. Datasets: what wrong labels and too few images do.',
  'ai4k12.9':
    'Learning, grades 6–8: how machine learning differs from the ways in which people learn, and training a model from using it.',
  'ai4k12.10':
    'Learning, neural networks, grades 9–12: architectures and their uses, among them feed-forward and two-dimensional convolutional networks.',

  'china.1': 'Data: collecting and preparing them.',
  'china.2': 'The M-P neuron: weighted sum and activation function.',
  'china.3': 'The multi-layer perceptron, and forward propagation.',
  'china.4': 'Loss function, backpropagation of errors, optimizer and gradient descent; training a model.',
  'china.5': 'Evaluating and testing a model.',
  'china.6': 'Evaluating a model.',
  'china.7': 'Collecting and preparing data; using a model.',
  'china.8': 'Activation function, loss function, optimizer.',
  'china.9': 'Training a model and using it.',
  'china.10': 'With Keras: build, compile, train, evaluate. Convolutional networks.',

  'ap.1': '2.1 Binary Numbers: DAT-1.A',
  'ap.3': '2.4 Using Programs with Data: DAT-2.E',
  'ap.4': '2.4 Using Programs with Data: DAT-2.E',
  'ap.5': '1.2 Program Function and Purpose: CRD-2.B',
  'ap.6': '2.3 Extracting Information from Data: DAT-2.A; 2.4 Using Programs with Data: DAT-2.D',
  'ap.7': '5.3 Computing Bias: IOC-1.D; 1.1 Collaboration: CRD-1.A',
  'ap.8': '2.3 Extracting Information from Data: DAT-2.C',
  'ap.10': '3.14 Libraries: AAP-3.D',
};
