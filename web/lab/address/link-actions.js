// link-actions.js — what a person can do with a link to the page: copy it, show it with its QR code, and add weights.

import { copyText } from '../../site/clipboard.js';
import { linkAddress } from './opened-state.js';

/** @typedef {import('./state.js').SharedLink} SharedLink */

/** What a person can do with a link. The dialog shows it as it was when it was asked for. */
export class LinkActions {
  #link;
  #network;
  #address;
  /** How often a link was shown, changed or closed: weights that come later belong to none that is shown. */
  #changes = 0;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../network/network-maker.js').NetworkMaker} network
   * @param {{ browser: import('./address-actions.js').Browser }} address
   */
  constructor(link, network, address) {
    this.#link = link;
    this.#network = network;
    this.#address = address;
  }

  /** Copies the link, and shows it. */
  copyLink = async () => {
    const { state } = this.#link;
    if (state.link) return this.#copy(state.link);
    const shown = this.showLink();
    await this.#copy(/** @type {SharedLink} */ (this.#link.state.link));
    await shown;
  };

  /** Shows the link without copying it. */
  showLink = () => this.#show(null);

  closeLink = () => {
    this.#changes++;
    this.#link.update({ link: null });
  };

  /** Adds the trained weights to the link, or takes them away. @param {boolean} hasWeights */
  putWeights = async (hasWeights) => {
    const { model } = this.#link.state;
    if (!hasWeights) return this.#show(null);
    const changes = ++this.#changes;
    const { packWeights } = await import('./packed-weights.js');
    const weights = await packWeights(await this.#network.weights());
    if (changes === this.#changes && model === this.#link.state.model) await this.#show(weights);
  };

  /** @param {string | null} weights */
  async #show(weights) {
    this.#changes++;
    const { url, first } = this.#address.browser;
    const address = url + linkAddress(this.#link.state, first, weights);
    const hasWeights = weights !== null;
    this.#link.update({ link: { address, hasWeights, code: null, isLong: false, copied: null } });
    const { MOST_CODE_CHARS, qrCode } = await import('./qr-code.js');
    if (this.#link.state.link?.address !== address) return;
    const isLong = address.length > MOST_CODE_CHARS;
    this.#update({ isLong, code: isLong ? null : qrCode(address) });
  }

  /** @param {Partial<SharedLink>} change */
  #update(change) {
    const { link } = this.#link.state;
    if (link) this.#link.update({ link: { ...link, ...change } });
  }

  /**
   * Where the clipboard is out of reach, the dialog selects the address.
   * @param {SharedLink} link
   */
  async #copy({ address }) {
    const copied = (await copyText(address)) ? 'copied' : 'selected';
    if (this.#link.state.link?.address === address) this.#update({ copied });
  }
}
