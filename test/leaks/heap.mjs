/** Chromium's heap, after what nobody holds was collected. */
import assert from 'node:assert/strict';

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
/** What may be there more, of what the engine itself makes now and then; of the rest nothing. */
const SLACK = { Nodes: 10, JSEventListeners: 2, JSHeapUsedSize: 1_000_000 };
/** Until what still runs has ended. Milliseconds. */
const DEADLINE = 10_000;

export class Heap {
  #raw;
  #session;

  static async of(raw) {
    const heap = new Heap();
    heap.#raw = raw;
    heap.#session = await raw.createCDPSession();
    return heap;
  }

  /** How many elements of ours the page's heap holds, by tag. */
  async elements() {
    // What all our classes extend; classes have its prototype as well as elements.
    const base = await this.#raw.evaluateHandle(() =>
      Object.getPrototypeOf(customElements.get('dongpo-article').prototype),
    );
    const all = await this.#raw.queryObjects(base);
    const names = await all.evaluate((list) =>
      list.filter((each) => !Object.hasOwn(each, 'constructor')).map((each) => each.localName),
    );
    await Promise.all([all.dispose(), base.dispose()]);
    const counts = { 'dongpo-headlines': 0, 'dongpo-best': 0, 'dongpo-article': 0 };
    for (const name of names) counts[name]++;
    return counts;
  }

  async figures() {
    // Twice: what the first frees may have held more.
    for (let time = 0; time < 2; time++) await this.#session.send('HeapProfiler.collectGarbage');
    const elements = await this.elements();
    const { Documents, Frames, Nodes, JSEventListeners, JSHeapUsedSize } = await this.#raw.metrics();
    return { ...elements, Documents, Frames, Nodes, JSEventListeners, JSHeapUsedSize };
  }

  /** Asks until the figures are at most these, and the slack; fails with those that stay above. */
  async #most(allowed, ask) {
    const end = Date.now() + DEADLINE;
    for (;;) {
      const seen = await ask();
      const grown = Object.keys(allowed).filter((name) => seen[name] > allowed[name] + (SLACK[name] ?? 0));
      if (!grown.length) return seen;
      if (Date.now() > end) {
        const pick = (figures) => Object.fromEntries(grown.map((name) => [name, figures[name]]));
        assert.deepEqual(pick(seen), pick(allowed));
      }
      await wait(100);
    }
  }

  /** That there is no more than before. */
  unchanged(before) {
    return this.#most(before, () => this.figures());
  }

  /** That not one element is left. */
  none() {
    return this.#most({ 'dongpo-headlines': 0, 'dongpo-best': 0, 'dongpo-article': 0 }, () =>
      this.elements(),
    );
  }
}
