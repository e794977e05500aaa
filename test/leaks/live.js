/**
 * In a page before any other script: counts what is live of what holds an element, or calls it, from outside.
 * Holds none of it, so that the heap is as it would be without it.
 */
(() => {
  /** Who sets a timer that runs longer than this, milliseconds, has to clear it: to have run out is no excuse. */
  const SHORT = 1500;
  const counts = {};
  let running = 0;
  const count = (what, by = 1) => {
    counts[what] = (counts[what] ?? 0) + by;
    if (!counts[what]) delete counts[what];
  };

  function timers(start, stop, { once = true, withDelay = true } = {}) {
    const [nativeStart, nativeStop] = [window[start], window[stop]];
    if (!nativeStart) return;
    const live = new Map();
    const end = (id) => {
      if (!live.has(id)) return;
      const { what, short } = live.get(id);
      live.delete(id);
      count(what, -1);
      running -= short;
    };
    window[start] = (call, delay, ...rest) => {
      const ms = withDelay ? Math.round(delay ?? 0) : 0;
      const short = once && ms <= SHORT;
      const id = nativeStart.call(
        window,
        (...args) => {
          if (short) end(id);
          call(...args);
        },
        delay,
        ...rest,
      );
      const what = withDelay ? `${start} ${ms}` : start;
      live.set(id, { what, short: +short });
      count(what);
      running += short;
      return id;
    };
    window[stop] = (id) => {
      end(id);
      nativeStop.call(window, id);
    };
  }
  timers('setTimeout', 'clearTimeout');
  timers('setInterval', 'clearInterval', { once: false });
  timers('requestIdleCallback', 'cancelIdleCallback', { withDelay: false });
  timers('requestAnimationFrame', 'cancelAnimationFrame', { withDelay: false });

  for (const name of ['IntersectionObserver', 'MutationObserver', 'ResizeObserver']) {
    window[name] = class extends window[name] {
      #targets = new WeakSet();
      #size = 0;
      #changed(by) {
        this.#size += by;
        count(`${name} targets`, by);
      }
      observe(target, options) {
        super.observe(target, options);
        if (this.#targets.has(target)) return;
        this.#targets.add(target);
        this.#changed(1);
      }
      unobserve(target) {
        super.unobserve(target);
        if (this.#targets.delete(target)) this.#changed(-1);
      }
      disconnect() {
        super.disconnect();
        this.#targets = new WeakSet();
        this.#changed(-this.#size);
      }
    };
  }

  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const known = new WeakMap();
  /** What outlives an element. A signal is its run's own, and goes with it. */
  const outlives = (target) =>
    target instanceof Node
      ? [document, document.documentElement, document.body].includes(target)
      : !(target instanceof AbortSignal);
  const captures = (options) => !!(typeof options === 'object' ? options?.capture : options);
  const nameOf = (target) => target.localName ?? target.constructor.name;

  function drop(target, entry) {
    const entries = known.get(target);
    if (!entries?.includes(entry)) return;
    entries.splice(entries.indexOf(entry), 1);
    count(`${nameOf(target)} ${entry.type} listeners`, -1);
  }
  function find(target, type, listener, capture) {
    return known
      .get(target)
      ?.find((each) => each.type === type && each.listener === listener && each.capture === capture);
  }
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    // As a bare `addEventListener()` has it.
    const target = this ?? window;
    addEventListener.call(target, type, listener, options);
    const capture = captures(options);
    if (!listener || !outlives(target) || options?.signal?.aborted) return;
    if (find(target, type, listener, capture)) return;
    const entry = { type, listener, capture };
    if (!known.has(target)) known.set(target, []);
    known.get(target).push(entry);
    count(`${nameOf(target)} ${type} listeners`);
    const gone = () => drop(target, entry);
    if (options?.once) addEventListener.call(target, type, gone, { once: true, capture });
    if (options?.signal) addEventListener.call(options.signal, 'abort', gone, { once: true });
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    removeEventListener.call(target, type, listener, options);
    const entry = find(target, type, listener, captures(options));
    if (entry) drop(target, entry);
  };

  const { get, set } = Object.getOwnPropertyDescriptor(MediaQueryList.prototype, 'onchange');
  Object.defineProperty(MediaQueryList.prototype, 'onchange', {
    get,
    set(listener) {
      const before = get.call(this);
      set.call(this, listener);
      count('MediaQueryList onchange', +!!get.call(this) - +!!before);
    },
  });

  window.live = {
    /** What there is, by name; what there is none of is left out. */
    counts: () => ({ ...counts }),
    /** Whether the timers that may run out by themselves have. */
    settled: () => running === 0,
  };
})();
