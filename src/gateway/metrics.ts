/** Sites that are counted by name; the rest is `other`. */
const MOST = 200;

const quoted = (value: string): string =>
  value.replace(/[\\"\n]/g, (each) => (each === '\n' ? '\\n' : `\\${each}`));

/** A counter with labels. */
class Counter {
  readonly #values = new Map<string, number>();

  constructor(
    readonly name: string,
    readonly help: string,
    readonly labels: readonly string[],
    readonly type = 'counter',
  ) {}

  get size(): number {
    return this.#values.size;
  }

  /** Labels as one text, as {@link label} writes them. */
  add(labels: string, amount = 1): void {
    this.#values.set(labels, (this.#values.get(labels) ?? 0) + amount);
  }

  has(labels: string): boolean {
    return this.#values.has(labels);
  }

  label(...values: readonly (string | number)[]): string {
    return this.labels.map((name, index) => `${name}="${quoted(`${values[index]}`)}"`).join(',');
  }

  text(): string {
    const lines = [...this.#values].map(([labels, value]) => `${this.name}{${labels}} ${value}\n`);
    return `# HELP ${this.name} ${this.help}\n# TYPE ${this.name} ${this.type}\n${lines.join('')}`;
  }
}

/** What is counted, in Prometheus's text format (version 0.0.4). */
export class Metrics {
  readonly #requests = new Counter('dongpo_gateway_requests_total', 'Requests answered.', ['feed', 'status']);
  readonly #origins = new Counter(
    'dongpo_gateway_origin_requests_total',
    'Requests by the site that embeds, as its Origin header says.',
    ['origin'],
  );
  readonly #upstream = new Counter(
    'dongpo_gateway_upstream_requests_total',
    'Requests to a source, by how they ended.',
    ['feed', 'outcome'],
  );
  readonly #seconds = new Map<string, { sum: number; count: number }>();
  /** Labels that were written once: the hot path writes none. */
  readonly #labels = new Map<string, Map<number, string>>();

  request(feed: string, status: number, origin: string | null): void {
    this.#requests.add(this.#label(feed, status));
    if (origin === null) return;
    const site = /^(null|https?:\/\/[\w.:[\]-]{1,100})$/.test(origin) ? origin : 'other';
    const name = `origin="${site}"`;
    this.#origins.add(this.#origins.has(name) || this.#origins.size < MOST ? name : 'origin="other"');
  }

  #label(feed: string, status: number): string {
    const known = this.#labels.get(feed) ?? new Map<number, string>();
    const label = known.get(status) ?? this.#requests.label(feed, status);
    if (!known.size) this.#labels.set(feed, known);
    known.set(status, label);
    return label;
  }

  upstream(feed: string, outcome: string, seconds: number): void {
    this.#upstream.add(this.#upstream.label(feed, outcome));
    const { sum = 0, count = 0 } = this.#seconds.get(feed) ?? {};
    this.#seconds.set(feed, { sum: sum + seconds, count: count + 1 });
  }

  /** @param ages seconds since each source's copy was known to be good */
  text(ages: ReadonlyMap<string, number>): string {
    const name = 'dongpo_gateway_upstream_seconds';
    const seconds = [...this.#seconds].map(
      ([feed, { sum, count }]) =>
        `${name}_sum{feed="${quoted(feed)}"} ${+sum.toFixed(3)}\n${name}_count{feed="${quoted(feed)}"} ${count}\n`,
    );
    const age = new Counter(
      'dongpo_gateway_copy_age_seconds',
      'Seconds since the copy that is served was known to be good.',
      ['feed'],
      'gauge',
    );
    for (const [feed, value] of ages) age.add(age.label(feed), value);
    return [
      this.#requests.text(),
      this.#origins.text(),
      this.#upstream.text(),
      `# HELP ${name} Seconds that requests to a source took.\n# TYPE ${name} summary\n${seconds.join('')}`,
      age.text(),
    ].join('');
  }
}
