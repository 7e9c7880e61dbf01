// start.js — puts what stands in the page into the reader's language, and says in words what keeps it from starting:
// a browser that is too old, a frame or a file in which no module runs, or a part of the page that does not arrive or
// does not fit. It is no module, runs before them, and is written in the JavaScript of 2017, so that old browsers can
// say so.
{
  /**
   * By code. The build puts in here what every language says in its pages/start.js.
   * @type {Record<string, Record<'old' | 'frame' | 'file' | 'broken' | 'slow' | 'plain' | 'reload', string>>}
   */
  const TEXTS = {};
  /** What a link has brought to the page that leads here, and what a person has chosen before; '' where nothing may be kept. */
  const keptLanguages = () => {
    try {
      const isLedTo = document.referrer.startsWith(location.origin);
      const brought = isLedTo && sessionStorage.getItem('digit-lab.language');
      return [brought || '', localStorage.getItem('digit-lab.language') || ''];
    } catch (_) {
      return [];
    }
  };
  /** As the pages choose it, in preferences.js: that of the address, one that is kept, or the browser's. */
  const findLanguage = () => {
    const [, addressed = ''] = /[#?&]lang=([\w-]+)/.exec(location.hash + location.search) || [];
    const wanted = [addressed, ...keptLanguages(), ...(navigator.languages || [navigator.language])];
    return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((code) => code in TEXTS) || 'en';
  };
  const language = findLanguage();
  const text = TEXTS[language];

  /** What the page says before its modules have arrived, as it arrives. @type {MutationCallback} */
  const translate = (_, observer) => {
    if (document.readyState !== 'loading') observer.disconnect();
    for (const element of document.querySelectorAll(`[data-${language}]`)) {
      element.textContent = element.getAttribute(`data-${language}`);
      element.removeAttribute(`data-${language}`);
    }
  };
  if (language !== 'en') {
    document.documentElement.lang = language;
    new MutationObserver(translate).observe(document, { childList: true, subtree: true });
  }
  /** A page that has not started by then, in milliseconds, says so. */
  const PATIENCE_MS = 20000;
  /** A WebAssembly module with one function, which returns a vector. */
  const SIMD_MODULE = [
    ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
    ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
  ];

  const hasWasm = typeof WebAssembly === 'object';
  /** Modules as workers cannot be asked for; every browser with `with` of arrays starts them. */
  const FEATURES = {
    'JavaScript modules': 'noModule' in document.createElement('script'),
    'Array.prototype.with': 'with' in Array.prototype,
    'Object.hasOwn': 'hasOwn' in Object,
    WebAssembly: hasWasm,
    'WebAssembly SIMD': hasWasm && WebAssembly.validate(new Uint8Array(SIMD_MODULE)),
    'CSS container queries': CSS.supports('container-type', 'inline-size'),
    'CSS color-mix': CSS.supports('color', 'color-mix(in srgb, red, blue)'),
    'CSS :has()': CSS.supports('selector(:has(p))'),
  };

  /** The page's own modules take away what stands in the frame at first. @param {Element} root */
  const hasStarted = (root) => Boolean(root.firstElementChild) && !root.querySelector('noscript');

  /** The browser's cache may hold a damaged part for ever; a reload alone would not ask for it again. */
  const reload = async () => {
    const parts = [
      ...document.querySelectorAll('script[src], link[rel=stylesheet], link[rel=modulepreload]'),
    ];
    const addresses = parts.map((part) => part.getAttribute('src') || part.getAttribute('href') || '');
    await Promise.all(addresses.map((address) => fetch(address, { cache: 'reload' }).catch(() => {})));
    location.reload();
  };

  /** @param {string} sentence @param {boolean} canReload */
  const makeNote = (sentence, canReload) => {
    const note = document.createElement('div');
    note.id = 'start-problem';
    note.setAttribute('role', 'alert');
    note.append(Object.assign(document.createElement('p'), { className: 'problem', textContent: sentence }));
    const button = Object.assign(document.createElement('button'), {
      textContent: text.reload,
      onclick: reload,
    });
    if (canReload) note.append(button);
    return note;
  };

  /** Once the frame is there. @param {(root: HTMLElement) => void} show */
  const inFrame = (show) => {
    const root = document.getElementById('digit-lab');
    if (root) show(root);
    else document.addEventListener('DOMContentLoaded', () => inFrame(show), { once: true });
  };

  /** The page around a frame hears what web/lab/frame/frame-messages.js goes on to tell. @param {object} message */
  const tellAround = (message) => {
    const [, host = ''] = /[#&]host=(http[^&]*)/.exec(location.hash) || [];
    if (!host || parent === window) return;
    try {
      parent.postMessage(Object.assign({ digitLab: 1 }, message), decodeURIComponent(host));
    } catch (_) {
      /* It is not the origin of a page. */
    }
  };

  /** Says why the page has not started, in place of what was said before. @param {string} error */
  const sayBroken = (error, canReload = true) =>
    inFrame((root) => {
      if (hasStarted(root)) return;
      const before = document.getElementById('start-problem');
      if (before) before.remove();
      root.append(makeNote(error, canReload));
      document.documentElement.dataset.phase = 'error';
      tellAround({ type: 'failed', error });
      addEventListener('message', ({ data }) => {
        const { command, id } = Object(data);
        if (command && !hasStarted(root)) tellAround({ type: 'answer', id, error });
      });
    });

  /** The page in one file has this script within it, and all others. */
  const isWithin = !(/** @type {HTMLScriptElement} */ (document.currentScript).src);

  /** Why this page cannot work here at all; '' if it can. */
  const findObstacle = () => {
    const missing = Object.entries(FEATURES).flatMap(([name, isThere]) => (isThere ? [] : [name]));
    if (missing.length) return text.old.replace('{missing}', missing.join(', '));
    return location.protocol === 'file:' && !isWithin ? text.file : '';
  };

  /** A part did not arrive. In a sandboxed frame the server may share none of them. @param {Element} part */
  const explainMissing = (part) => {
    if (self.origin !== 'null') return sayBroken(text.broken);
    fetch(part.getAttribute('src') || '').then(
      () => sayBroken(text.broken),
      () => sayBroken(text.frame.replace('{address}', location.href), false),
    );
  };

  const obstacle = findObstacle();
  if (obstacle) {
    const policy = document.createElement('meta'); // keeps the modules from starting
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "script-src 'none'; worker-src 'none'";
    document.head.append(policy);
    sayBroken(obstacle, false);
  } else {
    tellAround({ type: 'opened' });
    /** Of scripts and styles, too, whose errors only come by on the way down. @param {Event} event */
    const onError = ({ target }) => {
      if (target instanceof HTMLScriptElement) explainMissing(target);
      else if (!(target instanceof HTMLLinkElement)) sayBroken(text.broken);
      else if (target.rel === 'stylesheet') inFrame((root) => root.before(makeNote(text.plain, true)));
    };
    addEventListener('error', onError, true);
    addEventListener('unhandledrejection', () => sayBroken(text.broken));
    setTimeout(() => sayBroken(text.slow), PATIENCE_MS);
  }
}
