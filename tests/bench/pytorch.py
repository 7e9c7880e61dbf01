#!/usr/bin/env python3
"""pytorch.py: what the engine is held against, in PyTorch, NumPy and scikit-learn as a person would write it.

    env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=2 \\
        /usr/bin/python3 tests/bench/pytorch.py [--rounds N | --serve]

Needs Debian's python3-torch (written with 1.13), python3-numpy and libopenblas0-pthread; the fit also
python3-sklearn (written with 1.2.1) and the MNIST that `npm run build` puts into build/data/mnist. Threads are those
of OMP_NUM_THREADS. Prints a JSON line for a training step of `mlp-dropout` and `cnn-adam` at batch 128, one for a
full-batch iteration of `softmax` on 30,000 images in NumPy and one for the fit of `logreg-lbfgs`, each with the median
in milliseconds. With --serve it does each thing once for every line of standard input that names it, and answers with
the milliseconds: compare.js measures in turns with it.

All images are floats before the clock starts, of 64 bits for scikit-learn, which computes with them, and of 32 for the
others; the engine converts and gathers them within its step.
"""

import argparse
import gzip
import json
import os
import pathlib
import statistics
import sys
import time
import warnings

import numpy

BATCH, FULL_BATCH, PIXELS, DIGITS = 128, 30_000, 784, 10
WARM_UP = 3
MNIST = pathlib.Path(__file__).parent.parent.parent / 'build' / 'data' / 'mnist'
THREADS = int(os.environ.get('OMP_NUM_THREADS', '1'))


def mlp_dropout(nn):
    return nn.Sequential(
        nn.Flatten(), nn.Linear(PIXELS, 512), nn.ReLU(), nn.Dropout(0.2),
        nn.Linear(512, 512), nn.ReLU(), nn.Dropout(0.2), nn.Linear(512, DIGITS))


def cnn(nn):
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25),
        nn.Flatten(), nn.Linear(9216, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, DIGITS))


def training_step(make_model):
    """One step of Adam on a batch of noise: the time does not depend on what the images show."""
    import torch  # here, so that NumPy is measured without its threads

    torch.set_num_threads(THREADS)
    torch.manual_seed(1)
    images = torch.rand(BATCH, 1, 28, 28)
    labels = torch.randint(DIGITS, (BATCH,))
    model = make_model(torch.nn)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7)
    loss_of = torch.nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(model(images), labels)
        loss.backward()
        optimizer.step()
        loss.item()

    return step


def softmax_iteration():
    """Softmax regression by full-batch gradient descent."""
    random = numpy.random.default_rng(1)
    images = random.random((FULL_BATCH, PIXELS), dtype=numpy.float32)
    labels = random.integers(DIGITS, size=FULL_BATCH)
    rows = numpy.arange(FULL_BATCH)
    weights = numpy.zeros((PIXELS, DIGITS), numpy.float32)
    bias = numpy.zeros(DIGITS, numpy.float32)

    def iteration():
        logits = images @ weights + bias
        logits -= logits.max(axis=1, keepdims=True)
        exps = numpy.exp(logits)
        gradient = exps / exps.sum(axis=1, keepdims=True)
        loss = -numpy.log(gradient[rows, labels]).mean()
        gradient[rows, labels] -= 1
        gradient /= FULL_BATCH
        weights[:] -= numpy.float32(0.1) * (images.T @ gradient)
        bias[:] -= numpy.float32(0.1) * gradient.sum(axis=0)
        return loss

    return iteration


def logistic_fit():
    """Logistic regression on the ones and twos of MNIST, by L-BFGS, with everything as scikit-learn has it."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    def read(name, header):
        return numpy.frombuffer(gzip.open(MNIST / name).read(), numpy.uint8, offset=header)

    labels = read('train-labels-idx1-ubyte.gz', 8)
    chosen = (labels == 1) | (labels == 2)
    images = read('train-images-idx3-ubyte.gz', 16).reshape(-1, PIXELS)[chosen] / 255
    twos = labels[chosen] == 2
    warnings.simplefilter('ignore', ConvergenceWarning)  # after its 100 iterations it has nearly converged
    return lambda: LogisticRegression().fit(images, twos)


WORKS = {
    'step mlp-dropout': lambda: training_step(mlp_dropout),
    'step cnn-adam': lambda: training_step(cnn),
    'iteration softmax': softmax_iteration,
    'fit logreg-lbfgs': logistic_fit,
}


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def warm(title):
    work = WORKS[title]()
    for _ in range(WARM_UP):
        work()
    return work


def serve():
    works = {}
    for line in sys.stdin:
        title = line.strip()
        if title not in works:
            works[title] = warm(title)
        print(timed(works[title]), flush=True)


def print_all(rounds):
    for title in WORKS:
        work = warm(title)
        kernel, name = title.split()
        median = statistics.median(timed(work) for _ in range(rounds))
        print(json.dumps({'kernel': kernel, 'name': name, 'median_ms': median, 'threads': THREADS}), flush=True)


def check_blas():
    """Both fall back to the reference BLAS, a dozen times slower, and do not say so."""
    with open('/proc/self/maps', encoding='ascii') as maps:
        if 'openblas' not in maps.read():
            sys.exit('pytorch.py: OpenBLAS is not in use; apt-get install libopenblas0-pthread')


def main():
    parser = argparse.ArgumentParser(description='The steps that the engine is compared with.')
    parser.add_argument('--rounds', type=int, default=15)
    parser.add_argument('--serve', action='store_true')
    arguments = parser.parse_args()
    check_blas()
    if arguments.serve:
        serve()
    else:
        print_all(arguments.rounds)


main()
