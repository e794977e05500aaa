/** In a page before `live.js`, whose counts it must not be in: puts elements there and takes them away. */
(() => {
  const frame = requestAnimationFrame.bind(window);
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  port1.onmessage = () => waiting.shift()();
  /** The next task: a timer would take 4 ms. */
  const task = () =>
    new Promise((done) => {
      waiting.push(done);
      port2.postMessage(0);
    });

  async function state(element, wanted) {
    const end = performance.now() + 5000;
    // A source that has just changed is not yet seen in the state.
    await Promise.resolve();
    await Promise.resolve();
    while (element.dataset.state !== wanted) {
      if (performance.now() > end) throw new Error(`${element.localName} is ${element.dataset.state}`);
      await task();
    }
  }

  /** True once the page's own observers are there, which the first element starts, and which stay. */
  const isObserved = () => live.counts()['HTMLDocument transitionend listeners'] > 0;

  /** Until an element has what waits for its first paint: that brings the sheet for print. */
  async function complete(element) {
    const end = performance.now() + 10_000;
    const isPrint = ({ conditionText }) => conditionText === 'print';
    const sheets = () => element.shadowRoot.adoptedStyleSheets;
    while (!isObserved() || !sheets().some(({ cssRules }) => [...cssRules].some(isPrint))) {
      if (performance.now() > end) throw new Error(`${element.localName} is not complete`);
      // The page must be idle.
      await new Promise(frame);
    }
    await element.updateComplete;
  }

  /** What a page does between putting an element there and having taken it away. */
  const KINDS = {
    'taken away at once': ({ put, take }) => {
      put();
      take();
    },
    rendered: async ({ element, put, take }) => {
      put();
      await element.updateComplete;
      take();
    },
    ready: async ({ element, put, take }) => {
      put();
      await state(element, 'ready');
      take();
    },
    moved: async ({ element, put, take }) => {
      put();
      await state(element, 'ready');
      await complete(element);
      take();
      put();
      take();
    },
    'moved early': async ({ element, put, take }) => {
      put();
      take();
      put();
      await element.updateComplete;
      take();
    },
    'still loading': async ({ element, put, take, slow }) => {
      element.setAttribute('src', slow);
      put();
      await element.updateComplete;
      await task();
      take();
    },
    changed: async ({ element, put, take, attributes }) => {
      put();
      await state(element, 'ready');
      await complete(element);
      element.removeAttribute('refresh');
      await element.updateComplete;
      element.setAttribute('refresh', '60');
      await element.updateComplete;
      take();
      element.setAttribute('refresh', attributes.refresh);
    },
    lazy: async ({ element, put, take, attributes }) => {
      element.setAttribute('loading', 'lazy');
      put();
      await element.updateComplete;
      await task();
      take();
      element.setAttribute('loading', attributes.loading);
    },
  };
  /** Those that take requests and frames: one of each in `ROUND` cycles, the warm-up's few among them. */
  const RARE = {
    failed: async ({ element, put, take, broken }) => {
      element.setAttribute('src', broken);
      put();
      await state(element, 'error');
      take();
    },
    // Until the observers have reported.
    'on screen': async ({ element, put, take }) => {
      put();
      await state(element, 'ready');
      await complete(element);
      await new Promise((done) => frame(() => frame(done)));
      take();
    },
  };
  const ROUND = 40;
  const kinds = Object.entries(KINDS);
  const rare = Object.entries(RARE);
  let last;

  function make(tag, attributes) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  /** The element that is kept has always the same in it when it is measured. */
  async function whole(element, src) {
    element.setAttribute('src', src);
    document.body.append(element);
    await state(element, 'ready');
    await complete(element);
    // The best list of an article, the tab that is shown.
    const inner = element.shadowRoot.querySelector('dongpo-best,dongpo-headlines');
    if (inner) {
      await state(inner, 'ready');
      await complete(inner);
    }
    element.remove();
  }

  /** By turns each kind with new elements and with one that is kept; `inShadow`: in a root that goes with it. */
  window.cycles = async ({ tag, attributes, slow, broken, count, inShadow }) => {
    for (let index = 0; index < count; index++) {
      const same = Math.floor(index / kinds.length) % 2;
      const element = (same && last) || make(tag, attributes);
      if (same) last = element;
      element.setAttribute('src', attributes.src);
      let root = element;
      if (inShadow) {
        root = document.createElement('div');
        root.attachShadow({ mode: 'open' }).append(element);
      }
      const [name, run] = rare[(index % ROUND) - 10] ?? kinds[index % kinds.length];
      try {
        await run({
          element,
          attributes,
          slow: `${slow}&n=${index}`,
          broken,
          put: () => document.body.append(root),
          take: () => root.remove(),
        });
      } catch (error) {
        throw new Error(`${name}, cycle ${index}: ${error.message}`);
      }
      await task();
    }
    if (last) await whole(last, attributes.src);
  };

  /** Lets go of the one that is kept. */
  window.forget = () => {
    last = undefined;
  };

  /** Frames whose page has an element and our script of its own, taken away with all that is in them. */
  window.frameCycles = async ({ html, count }) => {
    for (let index = 0; index < count; index++) {
      const frame = document.createElement('iframe');
      frame.srcdoc = html;
      document.body.append(frame);
      if (index % 5) {
        await new Promise((done) => {
          frame.onload = done;
        });
        if (index % 5 > 1) await state(frame.contentDocument.querySelector('dongpo-headlines'), 'ready');
      }
      frame.remove();
      await task();
    }
  };
})();
