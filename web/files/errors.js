// errors.js — why a file cannot be used: in English, and by status for other languages.

import { fill } from '../text/fill.js';

/** By status, without a full stop. Names in braces are filled in. */
export const SENTENCES = {
  FILE_FORMAT:
    'the file {file} is neither safetensors nor ONNX nor an array (.npy) or archive (.npz) of NumPy',
  FILE_CUT_SHORT: 'the file {file} is cut short: it has {bytes} bytes instead of {needed}',
  FILE_TOO_LONG: 'the file {file} is damaged: it has {bytes} bytes instead of {needed}',
  FILE_HEADER: 'the file {file} is damaged: its header cannot be read',
  FILE_ARCHIVE: 'the file {file} is damaged: it cannot be unpacked',
  FILE_UNFINISHED:
    'the file {file} is cut short: the list of what is in it, at its end, is missing. Download or copy it again',
  FILE_COMPRESSION:
    '"{member}" in {file} is compressed with {compression}, which cannot be unpacked here. Unpack it with another program, and open the files that come out',
  FILE_CHECKSUM: 'the file {file} is damaged: the checksum of "{member}" in it does not match',
  FILE_PLACE: 'the file {file} is damaged: the bytes and the shape of "{tensor}" do not match',
  FILE_TYPE:
    '"{tensor}" in {file}, of shape {shape}, has numbers of type {type}; only floats of 16, 32 or 64 bits can be read',
  FILE_EXTERNAL:
    'the numbers of "{tensor}" are not in {file}, but in a file beside it. In Python, with both in one folder: onnx.save(onnx.load("model.onnx"), "whole.onnx"). Then open whole.onnx',
  ONNX_NODES:
    'there are no weights in {file} that can be read: it computes with {found}; needed are Conv, Gemm, MatMul or BatchNormalization with weights of floats. From the model it was made of, save the weights with numpy.savez, and open that',
  FILE_SIZE: 'the file {file} would unpack to more than a gigabyte',
  FILE_EMPTY: 'there are no weights in {file}',
  WEIGHTS_MISSING: 'weights are missing for layer {layer} ({text}): there is no "{tensor}"',
  WEIGHTS_UNKNOWN: 'no layer of this network has weights named "{tensor}" ({found})',
  WEIGHTS_SHAPE:
    'the weights "{tensor}" do not fit: their shape is {found}, but layer {layer} ({text}) needs {needed}',
  WEIGHTS_ONE_MATRIX:
    'the file has one matrix without a name ({found}), but this network has {count} layers with weights',
  WEIGHTS_FOREIGN:
    'the weights in the file are not those of this network, by name or by shape. The file has {found}; needed are {needed}. In Python, give them to numpy.savez in this order, with these shapes',
  WEIGHTS_BIAS:
    'the file has a bias for layers that have none here; all else fits. Leave the word "nobias" out of layer {layers}',
  WEIGHTS_SEVERAL: 'weights are one file; these are {count}. Open them one by one',
  FILE_NOT_FINITE:
    '"{tensor}" in {file} holds numbers that are NaN, infinite or too large for 32 bits: {count} of {size}. Nothing can be computed with them',
  FILE_NOT_FINITE_LAYER:
    '"{tensor}", the weights of layer {layer} in {file}, holds numbers that are NaN, infinite or too large for 32 bits: {count} of {size}. Nothing can be computed with them',
  EXPORT_WORD: 'layer {layer} ({text}) cannot be written for {format}, which has no "{word}"',

  DATA_PART:
    '{file}: neither the name nor the content says which part of a data set this is. The name must contain "train" or "t10k", and "images" or "labels"',
  DATA_SAME_PART: '{file} and {other} are the same part of the data set; open only one of them',
  DATA_MISSING:
    'A data set consists of four files (images and labels, for training and for testing) or one .npz. Missing: {missing}',
  DATA_MIXED:
    'these files do not belong together: {file} is of another format than {other}. Open the files of one data set alone',
  DATA_ARRAYS:
    'which arrays are images and labels cannot be told. There are {found} in {file}; needed are x_train, y_train, x_test and y_test: images (n, 28, 28) and labels (n,), for training and for testing',
  DATA_NO_ARRAYS:
    'there are no arrays in {file}; needed are x_train, y_train, x_test and y_test: images (n, 28, 28) and labels (n,), for training and for testing',
  DATA_IMAGE_SHAPE:
    'the array "{array}" in {file} is {type} of shape {shape}; images need the shape (n, 28, 28), (n, 28, 28, 1), (n, 1, 28, 28) or (n, 784)',
  DATA_IMAGE_SIZE: '{file}: the images have {height}×{width} pixels; Digit Lab needs 28×28',
  DATA_TYPE:
    'the array "{array}" in {file} is {type} of shape {shape}; needed are numbers: pixels from 0 to 255 or from 0 to 1, labels from 0 to 9',
  DATA_PIXELS:
    'the array "{array}" in {file}, {type} of shape {shape}, has pixels from {least} to {most}; needed are numbers from 0 to 255, or fractions from 0 to 1',
  DATA_LABEL:
    'the array "{array}" in {file}, {type} of shape {shape}, has the label {label} at index {index}; labels are whole numbers from 0 to 9',
  DATA_COUNTS:
    'the array "{array}" in {file}, {type} of shape {shape}, has {images} images, but "{other}" has {labels} labels; needed is one for each image',
  CSV_EMPTY: '{file} is a table without a line of numbers',
  CSV_COLUMNS:
    '{file} is a table of {columns} columns; a table of images has 785, the label and the 784 pixels from top left, row by row',
  CSV_LINE: '{file}: line {line} has not {columns} columns, as the first has',
  CSV_LABEL: '{file}: the label "{value}" in line {line}, column {column} is not a digit from 0 to 9',
  CSV_PIXEL:
    '{file}: the pixel "{value}" in line {line}, column {column} is not a whole number from 0 to 255',
  CSV_UNLABELLED:
    '{file} is a table of images without labels, so it cannot teach; on Kaggle, the one with labels is train.csv',

  CSV_ONE: '{file} is a table of one image; at least two are needed, one to learn and one to test',
  CSV_SEVERAL:
    'which table is for training and which for testing cannot be told: of two names one must contain "train" and one "test". These are {files}',

  HAND_JSON: '{file} is cut short or damaged: it is no JSON that can be read',
  HAND_FORMAT:
    '{file} holds no digits that were saved here: its JSON has not the format "digit-lab hand" with a list of digits',
  HAND_VERSION: '{file} is of version {version} of the format; this page reads version {known}',
  HAND_LABEL: 'digit {index} in {file} has the label {label}; labels are whole numbers from 0 to 9',
  HAND_DIGIT:
    'digit {index} in {file} is damaged: it has neither strokes nor 784 pixels, or nothing is drawn',
  HAND_IDX:
    '{file} holds no digits: needed is the JSON that "Strokes" saves, or two files of IDX, images and labels, gzip or not. A file that is cut short is none of these',
  HAND_SHAPE: 'the images in {file} have the sizes {shape}; own digits are n × 28 × 28',
  HAND_NO_LABELS: '{file} holds images without labels. Open its file of labels with it, both at once',
  HAND_NO_IMAGES: '{file} holds labels without images. Open its file of images with it, both at once',
  HAND_COUNTS: '{file} has {images} images, but {other} has {labels} labels',
  HAND_PAIRS:
    'which file of labels belongs to {file} cannot be told. Open one pair after another, or give both files of a pair the same name but for "images" and "labels"',
  HAND_MANY: 'there would be {count} digits; at most {most} can be kept',

  KIND_EMPTY: '{file} is empty: its download or copy has failed. Fetch it again',
  KIND_HTML:
    '{file} is a web page (HTML), not the file itself: its download has failed. Download it again, and look at it before: a page often says why',
  KIND_LFS: '{file} is only a pointer of Git LFS. Fetch the file itself with "git lfs pull"',
  KIND_ARCHIVE: '{file} is an archive. Unpack it first, and open the files in it',
  KIND_ARRAYS:
    '{file} is of the format {format}. In Python: d = {read}; then numpy.savez("data.npz", x_train=…, y_train=…, x_test=…, y_test=…) with images (n, 28, 28) and labels (n,)',
  KIND_TABLE:
    '{file} is of the format {format}. Save the table as CSV, with a line for each image, its label and 784 pixels, and open that',
  KIND_NOTEBOOK:
    '{file} is a notebook of Jupyter, a program. Run it, and have it save its arrays or weights with numpy.savez',
  KIND_HDF5:
    '{file} is HDF5, as Keras saves models and others save data. In Python, of a model: m = keras.models.load_model("model.h5"); numpy.savez("model.npz", *m.get_weights()). Of data: d = h5py.File("data.h5"); numpy.savez("data.npz", x_train=…, y_train=…, x_test=…, y_test=…). Then open the .npz',
  KIND_MODEL:
    '{file} is a model of the format {format}. In Python: m = {load}; numpy.savez("model.npz", *{weights}). Then open model.npz',
  KIND_EXPORTED:
    '{file} is a model of the format {format}. From the model it was made of, save the weights with numpy.savez("model.npz", *model.get_weights()), and open model.npz',
  KIND_INDEX: '{file} only lists the files that hold the weights. Open the .safetensors that it names',
  KIND_PYTORCH:
    '{file} is a file of PyTorch. In Python, where the class of the model can be imported: {line}. Then open model.npz',
  KIND_PICKLE:
    '{file} is a pickle of Python, which may run any program and is not opened here. In Python, save the arrays with numpy.savez and open that',
  KIND_WEIGHTS: '{file} holds weights of a network, no images. Open it under "Save and load"',
  KIND_PICTURE:
    '{file} is a picture (or PDF), no data set and no weights. To have its digits read, drop it alone, or open it beside the pad',
  KIND_TEXT:
    '{file} is a text. A data set is IDX (gzip or not), .npz, .npy or a table with 784 pixels a line (.csv)',
  KIND_WORDS:
    '{file} is not what its name says, but a text: "{said}". If a server says so, the download has failed: fetch the file again',
  KIND_HAND: '{file} holds digits that were saved here. Open it under "My digits"',
  KIND_DATA: '{file} holds a data set, no weights. Open it under "Data"',
  KIND_UNKNOWN:
    '{file} is of no kind that is known here. A data set is IDX (gzip or not), .npz, .npy or .csv; weights are .safetensors, .onnx, .npz or .npy',
};

/** @typedef {keyof typeof SENTENCES} FileStatus */

class WordedError extends Error {
  /** @param {FileStatus} status @param {Record<string, string | number>} values */
  constructor(status, values) {
    super(fill(SENTENCES[status], values));
    this.status = status;
    this.values = values;
  }
}

/** A file that is not what it should be. */
export class FileError extends WordedError {
  name = 'FileError';
}

/** Data that are no data set. */
export class DataError extends WordedError {
  name = 'DataError';
}

/** A network that a format cannot hold. */
export class ExportError extends WordedError {
  name = 'ExportError';
}

/** Weights that are not this network's. */
export class WeightsError extends WordedError {
  name = 'WeightsError';
}
