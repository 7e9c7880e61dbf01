// digit-lab.js — the element <digit-lab> for posts: a poster, and the lab in a frame once that is pressed. It is one
// file, /embed.js of the site, which loads nothing. README.md beside it says what its attributes, methods and events are.

/** Where this file lies, and the lab beside it. */
const SITE = import.meta.url.replace(/[^/]*$/, '');
const ORIGIN = new URL(SITE).origin;
/** Of the messages, as in web/lab/frame/frame-messages.js. */
const VERSION = 1;
/** Until the frame says what it needs, in CSS pixels. @type {Record<string, number>} */
const HEIGHTS = { pad: 376, train: 376, full: 720 };
/** What the poster says. @type {Record<string, string[]>} */
const TEXTS = {
  en: ['Digit Lab', 'Train a neural network here, on this device ▶'],
  zh: ['Digit Lab', '在这里训练神经网络，全在本机 ▶'],
};
const STYLE = `
:host { display: block }
button, iframe { display: block; box-sizing: border-box; width: 100%; height: var(--height); border: 0 }
button { border: 1px solid; border-radius: 8px; background: #faf7f0; color: #1d3f8f; font: 1.1em system-ui; cursor: pointer }
.dark { background: #191917; color: #a9c0ff }
b { font-size: 1.6em }`;

/** Why a command is not obeyed. */
const GONE = 'The element is not in the page.';

/** Attributes of every element, which are no part of the frame's address. */
const GENERAL = /^(id|class|style|title|slot|hidden|dir|part|role|tabindex|aria-.*|data-.*|on.*)$/;

class DigitLab extends HTMLElement {
  static observedAttributes = ['theme'];
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  #root = this.attachShadow({ mode: 'open' });
  #count = 0;
  /** Called once the frame has a network. */
  #isReady = () => {};
  /** Called when the element leaves the page. */
  #isGone = () => {};
  #ready = this.#newReady();
  /** Commands that are not answered yet. @type {Map<number, { resolve: Function, reject: Function }>} */
  #asked = new Map();
  #colors = new MutationObserver(() => this.#tellTheme());

  connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#frame = null; // open() may have been called before
    this.#setHeight(HEIGHTS[this.getAttribute('view') ?? 'full'] ?? HEIGHTS.full);
    const [name, text] =
      TEXTS[(this.getAttribute('lang') ?? document.documentElement.lang).slice(0, 2)] ?? TEXTS.en;
    const poster = document.createElement('button');
    poster.className = this.#theme ?? '';
    const title = document.createElement('b');
    title.textContent = name;
    poster.append(title, document.createElement('br'), text);
    poster.onclick = () => this.open();
    this.#root.replaceChildren(poster);
    addEventListener('message', this.#onMessage);
    this.#colors.observe(document.documentElement, { attributes: true });
  }

  disconnectedCallback() {
    removeEventListener('message', this.#onMessage);
    this.#colors.disconnect();
    this.#frame = null;
    this.#isGone();
    this.#ready = this.#newReady();
    for (const { reject } of this.#asked.values()) reject(new Error(GONE));
    this.#asked.clear();
  }

  /** Settles once the frame has a network, or the element has left the page. */
  #newReady() {
    const ready = new Promise((resolve, reject) => {
      this.#isReady = () => resolve(null);
      this.#isGone = () => reject(new Error(GONE));
    });
    ready.catch(() => {}); // where no command waits
    return ready;
  }

  attributeChangedCallback() {
    this.#tellTheme();
  }

  /** The host's theme, or null where the frame goes by the system's as well. */
  get #theme() {
    const scheme = this.getAttribute('theme') ?? getComputedStyle(this).colorScheme;
    return scheme === 'dark' || scheme === 'light' ? scheme : null;
  }

  /** @param {number} height */
  #setHeight(height) {
    this.style.setProperty('--height', `${height}px`);
  }

  #tellTheme() {
    if (this.#frame && this.#theme) this.#ask('theme', this.#theme).catch(() => {});
  }

  /** Opens the frame in place of the poster, as a press of it does. */
  open() {
    if (this.#frame) return;
    const frame = document.createElement('iframe');
    const pairs = new Map([...this.attributes].map(({ name, value }) => [name, value]));
    for (const name of pairs.keys()) if (GENERAL.test(name)) pairs.delete(name);
    if (!pairs.has('weights') && !pairs.has('start')) pairs.set('start', '1');
    if (this.#theme) pairs.set('theme', this.#theme);
    if (location.protocol.startsWith('http')) pairs.set('host', location.origin);
    const hash = [...pairs].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    frame.src = `${SITE}index.html#${hash}`;
    frame.title = 'Digit Lab';
    frame.allow = 'cross-origin-isolated; clipboard-write; fullscreen';
    this.#frame = frame;
    this.#root.replaceChildren(frame);
  }

  /** Trains, or goes on with a paused run. @returns {Promise<void>} */
  train = () => this.#ask('train');

  /** @returns {Promise<void>} */
  pause = () => this.#ask('pause');

  /** Opens settings. @param {string} settings   of a link, as 'preset=softmax&seed=3' @returns {Promise<void>} */
  load = (settings) => this.#ask('load', settings);

  /** The phase, the settings, the parameters, the epochs done and the accuracy. @returns {Promise<object>} */
  get = () => this.#ask('get');

  /** @param {string} command @param {unknown} [value] @returns {Promise<any>} */
  async #ask(command, value) {
    if (!this.isConnected) throw new Error(GONE);
    this.open();
    await this.#ready;
    return new Promise((resolve, reject) => {
      const id = ++this.#count;
      this.#asked.set(id, { resolve, reject });
      this.#frame?.contentWindow?.postMessage({ digitLab: VERSION, command, value, id }, ORIGIN);
    });
  }

  /** @param {MessageEvent} event */
  #onMessage = ({ source, origin, data }) => {
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    if (origin !== ORIGIN || data?.digitLab !== VERSION) return;
    const { type, id, value, error, height } = data;
    if (type === 'answer') {
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (error) asked?.reject(new Error(error));
      else asked?.resolve(value);
    } else if (type === 'size') {
      this.#setHeight(height);
    } else {
      if (type === 'ready') this.#isReady();
      this.dispatchEvent(new CustomEvent(type, { detail: data }));
    }
  };
}

customElements.define('digit-lab', DigitLab);
