/** In a page before the script tag: counts what an element does until its first headline, in `window.untilHeadline`. */
(() => {
  const counts = {
    renders: 0,
    /** Reads of layout or computed style, with the moment of each. */
    reads: [],
    /** Observers, formatters and writes to the cache. */
    made: [],
    /** The first fetch and the first definition, in their order. */
    order: [],
    shown: false,
  };
  window.untilHeadline = counts;
  let changed = false;
  let inFrame = false;

  /** Calls `note` before a function of an object is called, until the headline. */
  function before(object, name, note) {
    const native = object?.[name];
    if (!native) return;
    object[name] = function (...args) {
      if (!counts.shown) note(...args);
      return new.target ? Reflect.construct(native, args, new.target) : native.apply(this, args);
    };
    Object.assign(object[name], native);
    object[name].prototype = native.prototype;
  }

  const noteRead = (name) => () => {
    // A read is free where nothing has changed since the last layout, and in a frame, which is laid out anyway.
    const when = changed ? (inFrame ? 'in a frame' : 'after a change') : 'before a change';
    counts.reads.push(`${name} ${when}`);
  };
  const noteGetter = (prototype, name) => {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    if (!descriptor?.get) return;
    const note = noteRead(name);
    Object.defineProperty(prototype, name, {
      ...descriptor,
      get() {
        if (!counts.shown) note();
        return descriptor.get.call(this);
      },
    });
  };
  before(window, 'getComputedStyle', noteRead('getComputedStyle'));
  for (const name of ['getBoundingClientRect', 'getClientRects'])
    for (const { prototype } of [Element, Range]) before(prototype, name, noteRead(name));
  for (const name of ['checkVisibility', 'scrollIntoView']) before(Element.prototype, name, noteRead(name));
  for (const side of ['Width', 'Height', 'Top', 'Left']) {
    noteGetter(HTMLElement.prototype, `offset${side}`);
    for (const kind of ['client', 'scroll']) noteGetter(Element.prototype, `${kind}${side}`);
  }
  noteGetter(HTMLElement.prototype, 'offsetParent');
  noteGetter(HTMLElement.prototype, 'innerText');

  for (const name of ['IntersectionObserver', 'MutationObserver', 'ResizeObserver'])
    before(window, name, () => counts.made.push(name));
  for (const name of ['DateTimeFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat', 'Segmenter'])
    before(Intl, name, () => counts.made.push(`Intl.${name}`));
  before(window.Cache?.prototype, 'put', () => counts.made.push('Cache.put'));

  before(Element.prototype, 'attachShadow', () => {
    changed = true;
  });
  before(window, 'fetch', () => counts.order.push('fetch'));
  const { define } = customElements;
  customElements.define = function (name, elementClass) {
    counts.order.push('define');
    before(elementClass.prototype, 'render', () => counts.renders++);
    define.call(this, name, elementClass);
  };
  const nativeFrame = window.requestAnimationFrame;
  window.requestAnimationFrame = (callback) =>
    nativeFrame((time) => {
      inFrame = true;
      callback(time);
      inFrame = false;
    });

  addEventListener('dongpo-load', () => {
    counts.scripts = performance.getEntriesByType('resource').map(({ name }) => name);
    counts.shown = true;
  });
})();
