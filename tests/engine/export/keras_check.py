"""keras_check.py: runs exported Keras programs with NumPy alone: the module `keras` is the forward pass below.

    /usr/bin/python3 keras_check.py FOLDER

FOLDER has networks.json, a list of modules and of how many images each is to read, and pixels.bin, [n, 28, 28] bytes.
Written is NAME.json, the probabilities and digits of each module.
"""

import importlib
import json
import sys
import types
from pathlib import Path

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

ACTIVATIONS = {'linear': lambda x: x, 'relu': lambda x: np.maximum(x, 0), 'tanh': np.tanh,
               'sigmoid': lambda x: 1 / (1 + np.exp(-x)),
               'softmax': lambda x: np.exp(x - x.max(-1, keepdims=True)) / np.exp(x - x.max(-1, keepdims=True)).sum(-1, keepdims=True)}


def windows(x, size, strides, padding='valid'):
    """[n, rows, columns, channels, *size] of [n, height, width, channels]."""
    if padding == 'same':
        total = [max((-(-side // strides) - 1) * strides + k - side, 0) for side, k in zip(x.shape[1:3], size)]
        x = np.pad(x, [(0, 0), *((t // 2, t - t // 2) for t in total), (0, 0)])
    return sliding_window_view(x, size, (1, 2))[:, ::strides, ::strides]


def layer(weight_count, forward):
    """A layer, which takes its options as Keras' does, and so many weights."""
    def make(*args, use_bias=True, activation='linear', name=None, kernel_regularizer=None, **options):
        count = weight_count - (weight_count == 2 and not use_bias)
        return count, lambda x, w: ACTIVATIONS[activation](forward(x, w, *args, **options))
    return make


LAYERS = {
    'Reshape': layer(0, lambda x, w, shape: x.reshape(-1, *shape)),
    'Rescaling': layer(0, lambda x, w, scale, offset=0: x * np.float32(scale) + np.float32(offset)),
    'Flatten': layer(0, lambda x, w: x.reshape(len(x), -1)),
    'Dropout': layer(0, lambda x, w, rate: x),
    'Activation': lambda word: (0, lambda x, w: ACTIVATIONS[word](x)),
    'Dense': layer(2, lambda x, w, units: x @ w[0] + (w[1] if len(w) > 1 else 0)),
    'Conv2D': layer(2, lambda x, w, filters, size, strides=1, padding='valid': np.einsum(
        'nrcihw,hwio->nrco', windows(x, size, strides, padding), w[0], optimize=True) + (w[1] if len(w) > 1 else 0)),
    'MaxPooling2D': layer(0, lambda x, w, side, strides: windows(x, (side, side), strides).max((-2, -1))),
    'AveragePooling2D': layer(0, lambda x, w, side, strides: windows(x, (side, side), strides).mean((-2, -1))),
    'GlobalAveragePooling2D': layer(0, lambda x, w, keepdims: x.mean((1, 2), keepdims=keepdims)),
    'BatchNormalization': layer(4, lambda x, w: (x - w[2]) / np.sqrt(w[3] + np.float32(1e-3)) * w[0] + w[1]),
}


class Sequential:
    def __init__(self, layers):
        self.layers = layers[1:]  # behind the input

    def set_weights(self, arrays):
        arrays = list(arrays)
        self.weights = [[arrays.pop(0) for _ in range(count)] for count, _ in self.layers]
        assert not arrays, 'as many arrays as the layers have'

    def predict(self, x, verbose):
        for (_, forward), weights in zip(self.layers, self.weights):
            x = forward(x, weights)
        return x


keras = types.ModuleType('keras')
keras.Sequential, keras.Input = Sequential, lambda shape: shape
keras.layers = types.SimpleNamespace(**LAYERS)
keras.regularizers = types.SimpleNamespace(L2=lambda factor: factor)
sys.modules['keras'] = keras

FOLDER = Path(sys.argv[1])
sys.path.insert(0, str(FOLDER))
pixels = np.frombuffer((FOLDER / 'pixels.bin').read_bytes(), np.uint8).reshape(-1, 28, 28)
for name, count in json.loads((FOLDER / 'networks.json').read_text()):
    module = importlib.import_module(name)
    model = module.load()
    probabilities, _ = module.classify(model, pixels[:count])
    answers = {'probabilities': probabilities.tolist(), 'digits': module.read(model, pixels[:count])}
    (FOLDER / f'{name}.json').write_text(json.dumps(answers))
