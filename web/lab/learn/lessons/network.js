// network.js — the network of most lessons, as a link has it: small, so that an epoch with all images takes a phone seconds.

/** 101,770 parameters, and batches of 128. */
export const SMALL_NETWORK = 'preset=mlp-adam&net=dense+128+relu/dense+10+softmax';
