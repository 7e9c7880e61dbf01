// weights-in-links.js — of which networks an address can carry the weights; packed-weights.js makes text of them.

/** Larger networks are shared as files: programs that carry links cut them off. */
export const MOST_PARAMS = 30_000;

/** Of the file's header, which names the tensors; 32 layers have up to four each. */
const MOST_HEADER_BYTES = 16384;
/** What the text may expand to. */
export const MOST_BYTES = 4 * MOST_PARAMS + MOST_HEADER_BYTES;
/** What deflate adds to bytes that it cannot shrink, at most. */
const OVERHEAD_BYTES = 64;

/** The longest text that is looked at. */
export const MOST_WEIGHTS_CHARS = Math.ceil(((MOST_BYTES + OVERHEAD_BYTES) * 4) / 3);

/** Whether an address can carry the weights of a network. @param {{ paramCount: number } | null} model */
export const canPack = (model) => model !== null && model.paramCount > 0 && model.paramCount <= MOST_PARAMS;
