// engine-error.js — the error codes of nn.h as exceptions.

/** The names of nn_status; the index is its number. */
export const STATUSES = [
  'NN_OK',
  'NN_ERR_MEMORY',
  'NN_ERR_FORMAT',
  'NN_ERR_GZIP',
  'NN_ERR_CHECKSUM',
  'NN_ERR_TRUNCATED',
  'NN_ERR_TRAILING',
  'NN_ERR_ELEMENT_TYPE',
  'NN_ERR_DIMENSIONS',
  'NN_ERR_LABEL',
  'NN_ERR_COUNT',
  'NN_ERR_IMAGE_SIZE',
  'NN_ERR_ARRAY_MISSING',
  'NN_ERR_EMPTY_SPEC',
  'NN_ERR_LAYER',
  'NN_ERR_WORD',
  'NN_ERR_NUMBER',
  'NN_ERR_KERNEL_SIZE',
  'NN_ERR_LAST_LAYER',
  'NN_ERR_ACTIVATION',
  'NN_ERR_LAYER_COUNT',
  'NN_ERR_CONVEX',
  'NN_ERR_ONE_OUTPUT',
  'NN_ERR_STATE',
];

/** What the engine cannot do with its input (bytes, a line of layers) or with the memory there is. */
export class EngineError extends Error {
  /**
   * @param {number} status   nn_status
   * @param {number} at       position of the error: a byte, a column or a count, see nn_status in nn.h
   * @param {string} text     the message; `{}` is replaced by `at`
   */
  constructor(status, at, text) {
    super(text.replace('{}', String(at)));
    this.name = 'EngineError';
    this.status = STATUSES[status];
    this.at = at;
  }
}
