/**
 * Runs in the page before anything of ours, as `window.chaos`: what its reader sees of the element, and from when.
 * Kinds: `news`, `stored copy`, `fallback`, `sentence and button`; `waiting` is the skeleton or the fallback of an
 * element that still loads. All times are `performance.now()`.
 */
export function reader(tag, fallback) {
  const chaos = { start: undefined, seen: [], blank: [], wrongs: [], asked: [] };
  window.chaos = chaos;
  addEventListener('error', ({ message }) => message && chaos.wrongs.push(`uncaught: ${message}`));
  addEventListener('unhandledrejection', ({ reason }) => chaos.wrongs.push(`uncaught: ${reason}`));

  const { fetch } = window;
  window.fetch = (input, ...rest) => {
    chaos.asked.push({ url: `${input?.url ?? input}`, at: performance.now() });
    return fetch(input, ...rest);
  };

  const element = () => document.querySelector(tag);
  const visible = (node) => {
    const { width, height } = node.getBoundingClientRect();
    return width > 0 && height > 0 && (node.checkVisibility?.({ visibilityProperty: true }) ?? true);
  };
  const readable = (node) => visible(node) && /\S/.test(node.textContent);

  function look() {
    const { shadowRoot: root, dataset, children } = element();
    const some = (selector) => [...root.querySelectorAll(selector)].some(readable);
    const { state } = dataset;
    if (some('[part~=item], [part~=article]')) return state === 'stale' ? 'stored copy' : 'news';
    if (root.querySelector('slot:not([name]):not([hidden])') && [...children].some(readable))
      return /^(loading|ready)$/.test(state) ? 'waiting' : 'fallback';
    // Nobody is to lose by our script what he could read before.
    if (fallback) return 'the fallback is gone';
    if (some('[part~=status]'))
      return some('[part~=retry]') ? 'sentence and button' : 'a sentence, no button';
    // An article keeps no skeleton: its room is the page's to reserve.
    if (root.querySelector('[aria-busy=true]')) return 'waiting';
    return `nothing, state ${state}`;
  }

  const waiting = new Set();
  const good = /^(news|stored copy|fallback|sentence and button|waiting)$/;
  function note() {
    if (!element()?.shadowRoot?.firstElementChild) return;
    const kind = look();
    if (kind === chaos.seen.at(-1)?.kind) return;
    chaos.seen.push({ kind, at: performance.now() });
    for (const check of waiting) check();
  }
  /** Between tasks, when all is rendered that will be painted. */
  function guard() {
    note();
    const { kind, at } = chaos.seen.at(-1) ?? {};
    if (kind && !good.test(kind) && chaos.blank.at(-1)?.at !== at) chaos.blank.push({ kind, at });
  }

  function follow() {
    const observer = new MutationObserver(note);
    observer.observe(element().shadowRoot, { subtree: true, childList: true, attributes: true });
    observer.observe(element(), { attributes: true });
    note();
    setInterval(guard, 100);
  }
  function begin() {
    chaos.start = performance.now();
    follow();
  }

  customElements.whenDefined(tag).then(() => element() && begin());

  /** An element that comes when the page has long been there. */
  chaos.insert = (markup) => {
    document.body.insertAdjacentHTML('beforeend', markup);
    begin();
  };

  /** Until its reader sees one of `kinds`; false after `ms`. */
  chaos.until = (kinds, ms) =>
    new Promise((done) => {
      const finish = (result) => {
        waiting.delete(check);
        clearTimeout(timer);
        done(result);
      };
      const check = () => kinds.includes(chaos.seen.at(-1)?.kind) && finish(true);
      const timer = setTimeout(() => finish(false), ms);
      waiting.add(check);
      check();
    });

  /** Until a copy is kept; a visit of a second or two has to be enough. */
  chaos.stored = async (path) => {
    const until = performance.now() + 2000;
    const kept = async () => {
      for (const name of await caches.keys()) {
        const requests = await (await caches.open(name)).keys();
        if (requests.some(({ url }) => decodeURIComponent(url).includes(path))) return true;
      }
      return false;
    };
    while (performance.now() < until) {
      if (await kept()) return true;
      await new Promise((done) => setTimeout(done, 50));
    }
    return false;
  };

  /** What `setOfflineMode` does where there is such a thing. */
  chaos.online = (online) => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });
    dispatchEvent(new Event(online ? 'online' : 'offline'));
  };

  chaos.report = () => {
    const { start, seen, blank, wrongs, asked } = chaos;
    const text = element()?.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
    return { start, seen, blank, wrongs, asked, text, now: performance.now() };
  };
}
