/** What is wrong with the reader's browser: functions that run in the page before anything of ours. */

/** The reader's clock is ahead or, below zero, behind. */
function clock(ms) {
  const Real = Date;
  window.Date = class extends Real {
    constructor(...args) {
      if (args.length) super(...args);
      else super(Real.now() + ms);
    }
    static now() {
      return Real.now() + ms;
    }
  };
}

function full() {
  const refuse = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  for (const name of ['put', 'add', 'addAll']) Cache.prototype[name] = async () => refuse();
  Storage.prototype.setItem = refuse;
}

/** As in a sandboxed frame, or where the reader forbids site data. */
function refused() {
  for (const name of ['caches', 'localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
}

/** As in an old or insecure page. */
function absent() {
  Object.defineProperty(window, 'caches', { value: undefined });
}

const call =
  (shim, ...args) =>
  () =>
    `(${shim})(...${JSON.stringify(args)})`;

export const clockShift = (ms) => call(clock, ms);
export const storageFull = call(full);
export const storageRefused = call(refused);
export const storageAbsent = call(absent);
