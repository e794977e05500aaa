/** Runs in the page before anything else. */

/**
 * Notes when the first headline is painted, layout shifts and long tasks, in `window.bench`. Calls the binding
 * `benchHeadline` once the headline is there.
 *
 * The tree is searched, open and closed shadow roots too, in the frame after a mutation: a loop of animation frames
 * would itself cost the main thread of a slow phone. Headlines that come into sight without a mutation (a style sheet
 * that arrives) are found by a slow clock.
 *
 * @param {string} needle what the first headline's text holds
 */
export function probe(needle) {
  const CLOCK_MS = 100;
  const MUTATIONS = { subtree: true, childList: true, characterData: true };
  const IGNORED = new Set(['HEAD', 'SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT']);
  const bench = { headline: 0, frames: 0, shift: 0, shifts: [], longTasks: [] };
  window.bench = bench;

  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  // Also those with `hadRecentInput`: nobody touches the page, but a phone's viewport finds its size while the page
  // loads, which Chromium takes for a reason to excuse what shifts in the half second after it.
  observe('layout-shift', ({ value, startTime, sources }) => {
    bench.shift += value;
    bench.shifts.push({ value, startTime, nodes: sources.map(({ node }) => node?.nodeName) });
  });
  observe('longtask', ({ startTime, duration }) => bench.longTasks.push([startTime, duration]));

  /** Trees to search: the document and all shadow roots, closed ones too. */
  const trees = new Set([document]);
  function addTree(root) {
    if (trees.has(root)) return;
    trees.add(root);
    observer.observe(root, MUTATIONS);
    ask();
  }
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    addTree(root);
    return root;
  };
  /** Shadow roots that the parser makes are told by nobody: their hosts are elements that no script has defined yet. */
  function addDeclarativeRoots() {
    for (const { shadowRoot } of document.querySelectorAll(':not(:defined)'))
      if (shadowRoot) addTree(shadowRoot);
  }

  /** Text that can be seen: without scripts and what else is not shown. */
  function textOf(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    return IGNORED.has(node.nodeName) ? '' : [...node.childNodes].map(textOf).join('');
  }
  const holds = (element) =>
    !IGNORED.has(element.nodeName) &&
    element.textContent.includes(needle) &&
    (!element.getElementsByTagName('script').length || textOf(element).includes(needle));
  /** The deepest element of a tree that holds the needle. */
  function findIn(tree) {
    let found;
    for (let next = tree; next; next = [...next.children].find(holds)) found = next;
    return found === tree ? undefined : found;
  }
  function find() {
    addDeclarativeRoots();
    for (const tree of trees) {
      const found = findIn(tree);
      if (found) return found;
    }
    return undefined;
  }

  const isSeen = (element) =>
    element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) !== false &&
    [...element.getClientRects()].some(({ width, height }) => width > 0 && height > 0);

  let asked = false;
  function ask() {
    if (asked || bench.headline) return;
    asked = true;
    requestAnimationFrame(look);
  }
  function look() {
    asked = false;
    bench.frames++;
    const element = find();
    if (!element) return;
    const { port1, port2 } = new MessageChannel();
    // The message is handled after this frame was painted; to ask for boxes earlier would move the frame's layout.
    port1.onmessage = () => {
      if (bench.headline || !isSeen(element)) return;
      bench.headline = performance.mark('bench-headline').startTime;
      observer.disconnect();
      clearInterval(clock);
      window.benchHeadline?.(String(bench.headline));
    };
    port2.postMessage('');
  }

  const observer = new MutationObserver(ask);
  observer.observe(document, MUTATIONS);
  const clock = setInterval(ask, CLOCK_MS);
}

/** The probe's readings, and first contentful paint. */
export function readings() {
  const { headline, shift, shifts, longTasks, frames } = window.bench;
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  const until = longTasks.filter(([start]) => start < headline);
  const total = (tasks) => tasks.reduce((sum, [, duration]) => sum + duration, 0);
  return {
    // Nothing is seen before the first paint, whose frame the compositor may present later.
    headline: Math.max(headline, paint?.startTime ?? 0),
    firstPaint: paint?.startTime ?? 0,
    shift,
    shifts,
    frames,
    longTasks: total(longTasks),
    longTasksUntilHeadline: total(until),
    longestTask: Math.max(0, ...longTasks.map(([, duration]) => duration)),
    blocking: longTasks.reduce((sum, [, duration]) => sum + duration - 50, 0),
  };
}
