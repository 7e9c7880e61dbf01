// curricula.js — what the lessons are for in three curricula, told by what these say.

export default {
  'curriculum.lead':
    'Each lesson takes 8 to 25 minutes, asks for a bet before it shows what comes out, notices by itself what was done, and ends with three questions.',
  'curriculum.aim': 'A pupil can',
  'curriculum.ai4k12': 'AI4K12',
  'curriculum.china': 'China: 人教版 选择性必修 4, §2.5',
  'curriculum.ap': 'AP CSP',
  'curriculum.sources':
    'AI4K12: objectives of its grade band progression charts, by number, with the school years in brackets; those of big idea 4, natural interaction, are not touched. AP CSP: learning objectives of its course and exam description, by code. Both are shortened here; Code.org lists them whole with its courses. China: what §2.5 of the textbook (People’s Education Press and China Cartographic Publishing House) teaches, by published lesson plans.',
  'curriculum.noAp': 'none',

  'ai4k12.1': '1‑A‑iii (3–5): how images are represented digitally in a computer.',
  'ai4k12.2':
    '3‑B‑i (3–5): a network of one to three neurons is a function that computes an output. 3‑B‑i (6–8): the structure of a neural network.',
  'ai4k12.3':
    '2‑C‑i (3–5): which problems are those of classification. 3‑B‑i (6–8): the parts of a network are functions that together compute an output.',
  'ai4k12.4':
    '3‑B‑ii (6–8): how a learning rule adjusts the weights of one layer. 3‑B‑ii (9–12): train a network of several layers by backpropagation, and say how its weights change.',
  'ai4k12.5':
    '3‑A‑iii (3–5): train a model, then examine its accuracy on new inputs. 3‑A‑iv (6–8): the difference between training a model and using it.',
  'ai4k12.6':
    '3‑A‑iii (9–12): train a model on real-world data, then evaluate the results. 3‑C‑iii (3–5): examine the labels of data.',
  'ai4k12.7':
    '3‑C‑iii (6–8): how training data shape what a classifier does, and how bias comes in. 5‑A‑i (3–5): effects that differ between groups of people.',
  'ai4k12.8':
    '3‑B‑ii (9–12): how weights change as a network learns. 3‑C‑ii (3–5): how much data a broad concept needs. 3‑C‑iii (K–2): problems in labelled data that lead to wrong answers.',
  'ai4k12.9':
    '3‑A‑i (6–8): how machine learning differs from human learning. 3‑A‑iv (6–8): the difference between training a model and using it.',
  'ai4k12.10': '3‑B‑i (9–12): feed-forward and two-dimensional convolutional networks, and their uses.',

  'china.1': 'Data: collecting and preparing them.',
  'china.2': 'The M-P neuron: weighted sum and activation function.',
  'china.3': 'The multi-layer perceptron, and forward propagation.',
  'china.4': 'Loss function, backpropagation of errors, optimizer and gradient descent; training a model.',
  'china.5': 'Evaluating and testing a model.',
  'china.6': 'Evaluating a model.',
  'china.7': 'Collecting and preparing data; using a network for a real problem.',
  'china.8': 'Activation function, loss function, optimizer.',
  'china.9': 'Training and testing a model.',
  'china.10': 'With Keras: build, compile, train, evaluate. Convolutional networks.',

  'ap.1': 'DAT-1.A: how data can be represented using bits.',
  'ap.3': 'DAT-2.E: how programs can be used to gain insight and knowledge from data.',
  'ap.4': 'DAT-2.E: how programs can be used to gain insight and knowledge from data.',
  'ap.5': 'CRD-2.J: inputs and expected outputs with which a program is checked.',
  'ap.6': 'DAT-2.A: what information can be extracted from data. DAT-2.D: extract it with a program.',
  'ap.7': 'IOC-1.D: how bias exists in computing innovations.',
  'ap.8': 'DAT-2.C: the challenges of processing data.',
  'ap.10': 'AAP-3.D: choose libraries or existing code for new programs.',
};
