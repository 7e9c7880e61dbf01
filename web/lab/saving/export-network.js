// export-network.js — downloads the network as another tool's files; loaded when a format is first chosen.

import { archive, FORMATS } from '../../export/formats.js';
import { networkOf } from '../../export/network.js';
import { READER } from '../../export/reader.js';
import { download } from '../../site/download.js';

/** @typedef {import('../../export/formats.js').FormatName} FormatName */

/**
 * Throws a FileError if the format cannot hold the network.
 * @param {FormatName} name
 * @param {object} of
 * @param {import('../state.js').State['model']} of.model
 * @param {import('../../shared/protocol.js').Tensor[]} of.tensors
 * @param {Record<string, string>} of.metadata   its settings
 * @param {string} of.stem   of the file's name
 * @param {import('../../text/translate.js').Translate} of.t
 */
export function exportNetwork(name, { model, tensors, metadata, stem, t }) {
  const isModule = FORMATS[name].end === '.py'; // whose name is to be that of a Python module
  const ownStem = isModule ? stem.replaceAll('-', '_') : stem;
  const page = { language: document.documentElement.lang, t, reader: READER };
  const files = FORMATS[name].write(networkOf(model?.layers ?? [], tensors, metadata), ownStem, page);
  const [file] = files.length === 1 ? files : [{ name: `${stem}-${name}.zip`, content: archive(files) }];
  download(file.name, new Blob([file.content], { type: 'application/octet-stream' }));
}
