/** Origins that are counted by name. */
const MAX_NAMED = 200;
/** Origins beside these whose requests are counted in order to find one that is more frequent. */
const MAX_CANDIDATES = 1000;
/** Longest origin that is counted by name, and its form. */
const ORIGIN = /^(null|https?:\/\/[\w.:[\]-]{1,100})$/;

/**
 * Requests by their `Origin`, in bounded memory: the most frequent by name, the rest together. An origin that becomes
 * more frequent than the least of the named takes its place, so that invented origins, each seen once or twice, crowd
 * out no real one. The counts of candidates are kept by the algorithm of Misra and Gries (1982).
 */
export class OriginCounts {
  /** Objects, since every request changes one. */
  readonly #named = new Map<string, { count: number }>();
  readonly #candidates = new Map<string, number>();
  /** No named origin has a lower count. */
  #leastNamed = 0;
  #total = 0;

  count(origin: string): void {
    this.#total++;
    const named = this.#named.get(origin);
    if (named) {
      named.count++;
      return;
    }
    if (!ORIGIN.test(origin)) return;
    if (this.#named.size < MAX_NAMED) this.#named.set(origin, { count: 1 });
    else this.#countCandidate(origin);
  }

  #countCandidate(origin: string): void {
    const known = this.#candidates.get(origin);
    if (known === undefined && this.#candidates.size >= MAX_CANDIDATES) {
      // Each round takes away as many counts as there are candidates, so that a request costs one step on average.
      for (const [candidate, count] of this.#candidates)
        if (count > 1) this.#candidates.set(candidate, count - 1);
        else this.#candidates.delete(candidate);
      return;
    }
    const count = (known ?? 0) + 1;
    this.#candidates.set(origin, count);
    if (count > this.#leastNamed) this.#promote(origin, count);
  }

  /** Names a candidate if it is more frequent than a named origin, which becomes a candidate. */
  #promote(origin: string, count: number): void {
    let leastOrigin = '';
    let least = Number.POSITIVE_INFINITY;
    for (const [named, { count: namedCount }] of this.#named)
      if (namedCount < least) [leastOrigin, least] = [named, namedCount];
    this.#leastNamed = least;
    if (count <= least) return;
    this.#candidates.delete(origin);
    this.#candidates.set(leastOrigin, least);
    this.#named.delete(leastOrigin);
    this.#named.set(origin, { count });
  }

  /** The counts of the named origins, and of all others under `other`. None of both ever decreases. */
  entries(): [origin: string, count: number][] {
    const named = [...this.#named].map(([origin, { count }]): [string, number] => [origin, count]);
    const other = named.reduce((rest, [, count]) => rest - count, this.#total);
    return other ? [...named, ['other', other]] : named;
  }
}
