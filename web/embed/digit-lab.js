// digit-lab.js — the element <digit-lab> for posts: a poster, and the lab in a frame once that is pressed. It is one
// file, /embed.js of the site, which loads nothing. README.md beside it says what its attributes, methods and events are.

/** This file. Written within `new URL`, the build would take it for one of its own. */
const FILE = import.meta.url;
/** Where it lies, and the lab beside it. */
const { href: SITE, origin: ORIGIN } = new URL('.', FILE);
/** Of the messages, as in web/lab/frame/frame-messages.js. */
const VERSION = 1;
/**
 * What a poster says, by language: before the lab is opened, and where it has not come. The build puts in here what every
 * language has.
 * @type {Record<string, [string, string]>}
 */
const POSTER = {};
const NAME = 'Digit Lab';
/** Why commands are not obeyed. */
const NOWHERE = 'Page has no origin.';
const LEFT = 'Not in the page, or moved.';
const SILENT = 'No answer from the lab.';
/** A site that has said nothing by then does not come. */
const PATIENCE_MS = 20_000;
/**
 * The poster has the colours of the host's text, which can be read wherever it stands; however they change, the end of the
 * transition tells. Until the frame says what height it needs, views made for posts have less than the whole page.
 */
const STYLE =
  ':host,*{display:block}:host{outline-color:color-mix(in srgb,currentColor,red 0%);transition:color 1ms!important;height:720px}' +
  ':host(:is([view=pad],[view=train],[view=compare])){height:376px}*{width:100%;height:100%;border:0}' +
  'button{border:1px solid;border-radius:8px;background:0;color:inherit;font:1.1em system-ui;white-space:pre-line;cursor:pointer}' +
  '::first-line{font:700 1.6em system-ui}';
/** Text whose red, green and blue, 0 … 1, are more than this together is light: it stands on something dark. */
const LIGHT = 1.5;

/** Attributes of every element that are no properties of that name. Neither kind is a part of the frame's address. */
const GENERAL = /^(class|is|item.+|role|tabindex)$|-/;

class DigitLab extends HTMLElement {
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  #root = this.attachShadow({ mode: 'open' });
  /** @type {string | undefined} */
  #theme;
  /** What becomes of the answers to commands, by the commands' numbers. @type {((answer: any) => void)[]} */
  #asked = [];
  /** Settles once the frame has a network, or says why it has none: then it answers. @type {any} */
  #ready;
  /** Settles it. @type {any} */
  #settle;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#show(0, () => this.open());
    addEventListener('message', this.#onMessage);
    this.addEventListener('transitionend', this.#followTheme);
  }

  static observedAttributes = ['theme'];

  attributeChangedCallback() {
    this.#followTheme();
  }

  disconnectedCallback() {
    removeEventListener('message', this.#onMessage);
    this.#close(LEFT);
  }

  /** There is no frame any longer. @param {string} error   what commands are told that wait */
  #close(error) {
    clearTimeout(this.#timer);
    if (this.#frame) this.style.height = '';
    this.#frame = undefined;
    for (const answer of this.#asked) answer({ error });
  }

  /** Shows a poster. @param {0 | 1} at   which of its sentences @param {() => void} onclick */
  #show(at, onclick) {
    const poster = document.createElement('button');
    let words = POSTER.en;
    for (const code in POSTER) if (this.matches(`:lang(${code})`)) words = POSTER[code];
    poster.textContent = `${NAME}\n${words[at]}`;
    poster.onclick = onclick;
    this.#root.replaceChildren(poster);
  }

  /** Takes the theme that is named, or else the one of the host's text, wherever that has it from. */
  #followTheme = () => {
    // The style makes this the colour of text, in sRGB however the host writes it.
    const [red, green, blue] = /** @type {any} */ (
      getComputedStyle(this).outlineColor.match(/[\d.]+/g) ?? []
    );
    // They are texts, which a plus would join.
    const theme = this.getAttribute('theme') ?? (-red - green - blue < -LIGHT ? 'dark' : 'light');
    if (theme === this.#theme) return;
    this.#theme = theme;
    if (this.#frame) this.#ask('theme', theme).catch(() => {});
  };

  /** Opens the frame in place of the poster, as a press of it does. @param {boolean} [trains]   whether it begins to */
  open(trains = true) {
    if (this.#frame) return;
    this.#followTheme();
    const frame = document.createElement('iframe');
    const pairs = new URLSearchParams(
      /** @type {any} */ ({ theme: this.#theme, start: +(trains && !this.hasAttribute('weights')) }),
    );
    for (const { name, value } of this.attributes)
      if (name === 'lang' || !(name in this || GENERAL.test(name))) pairs.set(name, value);
    if (origin !== 'null')
      this.#timer = setTimeout(() => {
        this.#close(SILENT);
        pairs.delete('view');
        this.#show(1, () => open(`${SITE}#${pairs}`, '', 'noopener'));
      }, PATIENCE_MS);
    this.#ready = new Promise((resolve) => {
      this.#settle = resolve;
    });
    frame.src = `${SITE}index.html#${pairs}&host=${origin}`;
    frame.title = NAME;
    frame.allow = 'cross-origin-isolated;clipboard-write;fullscreen';
    this.#frame = frame;
    this.#root.replaceChildren(frame);
  }

  /** Trains, or goes on with a paused run. Opens the frame. @returns {Promise<void>} */
  train = () => this.#ask('train');

  /** @returns {Promise<void>} */
  pause = async () => this.#frame && this.#ask('pause');

  /** Opens settings, and the frame. @param {string} settings   of a link, as 'preset=softmax&seed=3' @returns {Promise<void>} */
  load = (settings) => this.#ask('load', settings);

  /**
   * The phase, the settings, the parameters, the epochs done and the accuracy; of a poster only its phase, 'poster'.
   * @returns {Promise<object>}
   */
  get = async () => (this.#frame ? this.#ask('get') : { phase: 'poster' });

  /** @param {string} command @param {unknown} [value] @returns {Promise<any>} */
  #ask(command, value) {
    return new Promise((resolve, reject) => {
      const error = origin === 'null' ? NOWHERE : !this.isConnected && LEFT;
      if (error) throw new Error(error);
      this.open(false);
      const frame = /** @type {HTMLIFrameElement} */ (this.#frame);
      const id = this.#asked.push(({ error, value }) => (error ? reject(new Error(error)) : resolve(value)));
      this.#ready.then(() =>
        frame.contentWindow?.postMessage({ digitLab: VERSION, command, value, id }, ORIGIN),
      );
    });
  }

  /** @param {MessageEvent} event */
  #onMessage = ({ source, origin, data }) => {
    if (source !== this.#frame?.contentWindow || origin !== ORIGIN || data?.digitLab !== VERSION) return;
    clearTimeout(this.#timer);
    if (data.unread) console.warn(NAME, data);
    if (data.id) this.#asked[data.id - 1]?.(data);
    else if (data.height) this.style.height = `${data.height}px`;
    else if (data.type !== 'opened') {
      this.#settle();
      this.dispatchEvent(new CustomEvent(data.type, { detail: data }));
    }
  };
}

customElements.define('digit-lab', DigitLab);
