// digit-lab.js — the element <digit-lab> for posts: a poster, and the lab in a frame once that is pressed. It is one
// file, /embed.js of the site, which loads nothing. README.md beside it says what its attributes, methods and events are.

/** This file. Written within `new URL`, the build would take it for one of its own. */
const FILE = import.meta.url;
/** Where it lies, and the lab beside it. */
const { href: SITE, origin: ORIGIN } = new URL('.', FILE);
/** Of the messages, as in web/lab/frame/frame-messages.js. */
const VERSION = 1;
/** In CSS pixels, until the frame says what it needs: of views made for posts, and of the whole page. */
const LOW = 376;
const HIGH = 720;
/** What the poster says, by language. The build puts in here what every language has. @type {Record<string, string>} */
const POSTER = {};
const NAME = 'Digit Lab';
/** Why a command is not obeyed. */
const UNREACHED = { error: 'No page with an origin.' };
/** The poster has the colours of the host's text, which can be read wherever it stands. */
const STYLE =
  ':host{display:block;outline-color:color-mix(in srgb,currentColor,currentColor)}*{display:block;width:100%;height:var(--px);border:0}' +
  'button{border:1px solid;border-radius:8px;background:0;color:inherit;font:1.1em system-ui;white-space:pre-line;cursor:pointer}' +
  'button::first-line{font-size:1.6em;font-weight:700}';
/** Text whose red, green and blue, 0 … 1, are more than this together is light: it stands on something dark. */
const LIGHT = 1.5;

/** Attributes of every element, which are no part of the frame's address. */
const GENERAL = /^(id|class|style|title|slot|hidden|dir|part|role|tabindex|(aria-|data-|on).*)$/;

class DigitLab extends HTMLElement {
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  #root = this.attachShadow({ mode: 'open' });
  /** @type {string | undefined} */
  #theme;
  #count = 0;
  /** What becomes of the answers to commands, by the commands' numbers. @type {Record<number, (answer: any) => void>} */
  #asked = {};
  /** Aborted when the element leaves the page. @type {AbortController | undefined} */
  #stay;
  /** Whether the frame has a network. @type {boolean | undefined} */
  #isReady;
  #colors = new MutationObserver(() => this.#followTheme());

  connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#stay = new AbortController();
    this.#isReady = false;
    this.#setHeight(/^(pad|train|compare)$/.test(this.getAttribute('view') ?? '') ? LOW : HIGH);
    const poster = document.createElement('button');
    let words = POSTER.en;
    for (const code in POSTER) if (this.matches(`:lang(${code})`)) words = POSTER[code];
    poster.textContent = `${NAME}\n${words}`;
    poster.onclick = () => this.open();
    this.#root.replaceChildren(poster);
    const stay = { signal: this.#stay.signal };
    addEventListener('message', this.#onMessage, stay);
    addEventListener('transitionend', this.#followTheme, stay);
    matchMedia('(prefers-color-scheme:dark)').addEventListener('change', this.#followTheme, stay);
    for (const part of [document.documentElement, document.body, this])
      this.#colors.observe(part, { attributes: true });
    this.#followTheme();
  }

  disconnectedCallback() {
    this.#colors.disconnect();
    this.#stay?.abort();
    this.#frame = undefined;
    for (const answer of Object.values(this.#asked)) answer(UNREACHED);
  }

  /** Takes the theme that is named, or else the one of the host's text, wherever that has it from. */
  #followTheme = () => {
    // The style makes this the colour of text, in sRGB however the host writes it.
    const [red, green, blue] =
      getComputedStyle(this)
        .outlineColor.match(/[\d.]+/g)
        ?.map(Number) ?? /** @type {number[]} */ ([]);
    const theme = this.getAttribute('theme') ?? (red + green + blue > LIGHT ? 'dark' : 'light');
    if (theme === this.#theme) return;
    this.#theme = theme;
    if (this.#frame) this.#ask('theme', theme).catch(() => {});
  };

  /** In CSS pixels. @param {number} height */
  #setHeight(height) {
    this.style.setProperty('--px', `${height}px`);
  }

  /** Opens the frame in place of the poster, as a press of it does. @param {boolean} [trains]   whether it begins to */
  open(trains = true) {
    if (this.#frame) return;
    const frame = document.createElement('iframe');
    const pairs = new URLSearchParams({ theme: /** @type {string} */ (this.#theme) });
    for (const { name, value } of this.attributes) if (!GENERAL.test(name)) pairs.set(name, value);
    if (trains && !pairs.has('weights') && !pairs.has('start')) pairs.set('start', '1');
    if (origin !== 'null') pairs.set('host', origin);
    frame.src = `${SITE}index.html#${pairs}`;
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
      const id = ++this.#count;
      this.#asked[id] = ({ error, value }) => (error ? reject(new Error(error)) : resolve(value));
      if (!this.isConnected || origin === 'null') return this.#asked[id](UNREACHED);
      this.open(false);
      const frame = this.#frame;
      const send = () => frame?.contentWindow?.postMessage({ digitLab: VERSION, command, value, id }, ORIGIN);
      if (this.#isReady) send();
      else this.addEventListener('ready', send, { once: true });
    });
  }

  /** @param {MessageEvent} event */
  #onMessage = ({ source, origin, data }) => {
    if (source !== this.#frame?.contentWindow || origin !== ORIGIN || data?.digitLab !== VERSION) return;
    const { type, id, height } = data;
    if (type === 'answer') {
      this.#asked[id]?.(data);
    } else if (type === 'size') {
      this.#setHeight(height);
    } else {
      if (type === 'ready') this.#isReady = true;
      this.dispatchEvent(new CustomEvent(type, { detail: data }));
    }
  };
}

customElements.define('digit-lab', DigitLab);
