// kinds.js — the kinds of files: how each begins, where it belongs, and what is said of those that cannot be used.

/** @typedef {'data' | 'weights' | 'pictures' | 'hand'} Place */
/** @typedef {import('./errors.js').FileStatus} FileStatus */
/** @typedef {keyof typeof KINDS} Kind   gzip: of IDX, or damaged at its beginning; what else is in a gzip is of its own kind */

/** How the weights of a model of Keras are got, of which `m` is one. */
const KERAS_WEIGHTS = 'm.get_weights()';

/** The weights of a state dict, of a module, or of a checkpoint that holds a state dict. PyTorch reads modules only if told so. */
const PYTORCH_LINE = [
  'import numpy, torch',
  's = torch.load("model.pt", map_location="cpu", weights_only=False)',
  's = s.state_dict() if hasattr(s, "state_dict") else s',
  's = s.get("model_state_dict", s.get("state_dict", s))',
  'numpy.savez("model.npz", **dict((k, v.detach().float()) for k, v in s.items()))',
].join('; ');

/**
 * Where a kind belongs, also if it can only be refused there, and then why it cannot be used, neither as data nor as
 * weights.
 * @satisfies {Record<string, [Place, FileStatus?, Record<string, string>?]>}
 */
export const KINDS = {
  empty: ['data', 'KIND_EMPTY'],
  gzip: ['data'],
  idx: ['data'],
  dataNpz: ['data'],
  dataNpy: ['data'],
  csv: ['data'],
  binary: ['data', 'KIND_UNKNOWN'],
  html: ['data', 'KIND_HTML'],
  words: ['data', 'KIND_TEXT'],
  table: ['data', 'KIND_TEXT'], // of other things than images
  lfs: ['data', 'KIND_LFS'],
  notebook: ['data', 'KIND_NOTEBOOK'],
  tar: ['data', 'KIND_ARCHIVE'],
  archive: ['data', 'KIND_ARCHIVE'],
  excel: ['data', 'KIND_TABLE', { format: 'Excel' }],
  openDocument: ['data', 'KIND_TABLE', { format: 'OpenDocument' }],
  parquet: ['data', 'KIND_ARRAYS', { format: 'Parquet', read: 'pandas.read_parquet("train.parquet")' }],
  arrow: ['data', 'KIND_ARRAYS', { format: 'Arrow', read: 'pandas.read_feather("train.arrow")' }],
  mat: ['data', 'KIND_ARRAYS', { format: 'MATLAB', read: 'scipy.io.loadmat("data.mat")' }],
  mat73: ['data', 'KIND_ARRAYS', { format: 'MATLAB 7.3', read: 'h5py.File("data.mat")' }],
  rData: ['data', 'KIND_ARRAYS', { format: 'R', read: 'pyreadr.read_r("data.RData")' }],
  arff: ['data', 'KIND_ARRAYS', { format: 'ARFF', read: 'scipy.io.arff.loadarff("data.arff")' }],
  libsvm: ['data', 'KIND_ARRAYS', { format: 'LIBSVM', read: 'sklearn.datasets.load_svmlight_file("data")' }],
  npz: ['weights'],
  npy: ['weights'],
  floatsNpz: ['weights'], // its name says whether it is data
  floatsNpy: ['weights'],
  safetensors: ['weights'],
  onnx: ['weights'],
  safetensorsIndex: ['weights', 'KIND_INDEX'],
  hdf5: ['weights', 'KIND_HDF5'],
  pytorch: ['weights', 'KIND_PYTORCH', { line: PYTORCH_LINE }],
  pickle: ['weights', 'KIND_PICKLE'],
  keras: [
    'weights',
    'KIND_MODEL',
    { format: 'Keras', load: 'keras.models.load_model("model.keras")', weights: KERAS_WEIGHTS },
  ],
  tfjs: [
    'weights',
    'KIND_MODEL',
    {
      format: 'TensorFlow.js',
      load: 'tensorflowjs.converters.load_keras_model("model.json")',
      weights: KERAS_WEIGHTS,
    },
  ],
  savedModel: [
    'weights',
    'KIND_MODEL',
    {
      format: 'TensorFlow SavedModel',
      load: 'tensorflow.saved_model.load("FOLDER")',
      weights: '[v.numpy() for v in m.variables]',
    },
  ],
  gguf: [
    'weights',
    'KIND_MODEL',
    { format: 'GGUF', load: 'gguf.GGUFReader("model.gguf")', weights: '[t.data for t in m.tensors]' },
  ],
  tflite: ['weights', 'KIND_EXPORTED', { format: 'TensorFlow Lite' }],
  coreMl: ['weights', 'KIND_EXPORTED', { format: 'Core ML' }],
  picture: ['pictures', 'KIND_PICTURE'],
  svg: ['pictures', 'KIND_PICTURE'],
  tiff: ['pictures', 'KIND_PICTURE'],
  heic: ['pictures', 'KIND_PICTURE'],
  pdf: ['pictures', 'KIND_PICTURE'],
  jpegXl: ['pictures', 'KIND_PICTURE', { format: 'JPEG XL' }],
  jpeg2000: ['pictures', 'KIND_PICTURE', { format: 'JPEG 2000' }],
  ico: ['pictures', 'KIND_PICTURE', { format: 'ICO' }],
  photoshop: ['pictures', 'KIND_PICTURE', { format: 'Photoshop' }],
  netpbm: ['pictures', 'KIND_PICTURE', { format: 'PBM, PGM, PPM' }],
  video: ['pictures', 'KIND_PICTURE', { format: 'MP4, QuickTime' }],
  text: ['pictures', 'KIND_TEXT'],
  hand: ['hand', 'KIND_HAND'],
};

/** What the bytes of a file begin with, in hexadecimal. @type {[Kind, RegExp][]} */
export const BYTES = [
  ['npy', /^934e554d5059/],
  ['hdf5', /^894844460d0a1a0a/],
  ['picture', /^(89504e470d0a1a0a|ffd8ff|47494638|52494646.{8}57454250)/], // PNG, JPEG, GIF, WebP
  ['picture', /^(424d.{24}..000000|.{8}667479706176696[6-9])/], // BMP, AVIF
  ['heic', /^.{8}66747970(6865(69|76)|6d696631|6d736631)/],
  ['video', /^.{8}66747970/],
  ['tiff', /^(49492[ab]00|4d4d002[ab])/],
  ['jpegXl', /^(ff0a|0000000c4a584c20)/],
  ['jpeg2000', /^(0000000c6a502020|ff4fff51)/],
  ['ico', /^00000[12]00(0[1-9a-f]|[1-9a-f].)00/],
  ['photoshop', /^38425053000[12]/],
  ['netpbm', /^503[1-6](09|0a|0d|20)/],
  ['pdf', /^25504446/],
  ['tar', /^.{514}7573746172/],
  ['archive', /^(425a68|fd377a585a00|377abcaf271c|526172211a07|28b52ffd)/], // bzip2, xz, 7z, RAR, zstd
  ['excel', /^d0cf11e0a1b11ae1/],
  ['parquet', /^50415231/],
  ['arrow', /^(4152524f5731|46454131)/],
  ['mat', /^4d41544c414220352e30/],
  ['mat73', /^4d41544c414220372e33/],
  ['rData', /^(5244(58|41)3[23]0a|580a0000000[23])/],
  ['tflite', /^.{8}54464c33/],
  ['gguf', /^47475546/],
  ['pytorch', /^80028a0a6cfc/],
  ['pickle', /^(800[2-5]|(28)*636e756d7079)/], // since protocol 2; of NumPy's arrays in protocol 0
  // Protocol Buffers: a version, then a message of 16 kB and more or a small one, or the name of a program.
  ['savedModel', /^080112([89a-f].){2,}[0-7].0a/],
  ['coreMl', /^080.12([89a-f].)?[0-7].0a/],
  ['onnx', /^080.(12|3a|42)/],
  ['idx', /^0000(0[89b-e])0[1-4]/],
  ['safetensors', /^.{10}0000007b/],
];

/** Comments of XML and HTML. Each ends at its first -->: with another choice, many would take for ever. */
const COMMENTS = /(<!--((?!-->)[\s\S])*-->\s*)*/.source;

/** What a text begins with, after a byte order mark. @type {[Kind, RegExp][]} */
export const TEXTS = [
  ['hand', /^\s*\{\s*"format"\s*:\s*"digit-lab hand"/],
  ['tfjs', /^\s*\{[\s\S]*("modelTopology"|"(layers|graph)-model")/],
  ['safetensorsIndex', /^\s*\{[\s\S]*"weight_map"\s*:/],
  ['notebook', /^\s*\{[\s\S]*"(cells|nbformat)"\s*:/],
  ['arff', /^\s*(%[^\r\n]*[\r\n]\s*)*@relation\s/i],
  ['libsvm', /^\s*[-+.\de]+( +\d+:[-+.\de]+){2}/],
  ['lfs', /^version https:\/\/git-lfs/],
  ['svg', new RegExp(`^\\s*(<\\?xml[\\s\\S]*?)?${COMMENTS}(<!DOCTYPE svg[\\s\\S]*?>\\s*)?<svg[\\s>]`, 'i')],
  [
    'html',
    new RegExp(
      `^\\s*(<\\?xml[\\s\\S]*?\\?>\\s*)?${COMMENTS}<(!doctype html|html|head|body|title|script)\\b`,
      'i',
    ),
  ],
];

/** Words in names of arrays and files that hold data, and in those of weights. */
export const DATA_WORDS =
  /(^[xy]?|[^a-z])(train(?!ed|er|able)|test|t10k|valid|imag|imgs?|labels?|targets?|data|digits?)|^[xy]$/i;
export const WEIGHTS_WORDS = /weight|kernel|bias|gamma|beta|running|moving|model/i;

/** What a file's name promises, for contents that say nothing. @type {[RegExp, Place][]} */
export const NAMES = [
  [/ubyte|idx[1-3]|\.(csv|tsv)$/i, 'data'],
  [/(mnist|train|test|t10k|images|labels)[^.]*\.(npz|npy|zip|mat|parquet)$/i, 'data'],
  [/\.(safetensors|h5|hdf5|keras|pth?|onnx|np[yz]|pb|tflite|mlmodel)$/i, 'weights'],
  [/\.(png|jpe?g|webp|gif|bmp|avif|hei[cf]|tiff?|svg|txt)$/i, 'pictures'],
];
