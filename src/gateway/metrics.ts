/** Sites that are counted by name; the rest is `other`. */
const MOST = 200;

const quoted = (value: string): string =>
  value.replace(/[\\"\n]/g, (each) => (each === '\n' ? '\\n' : `\\${each}`));

/** A counter with labels. */
class Counter {
  readonly #values = new Map<string, { count: number }>();

  constructor(
    readonly name: string,
    readonly help: string,
    readonly labels: readonly string[],
    readonly type = 'counter',
  ) {}

  /** The value with these labels, to be counted up by whoever holds it. */
  of(...values: readonly (string | number)[]): { count: number } {
    const key = this.labels.map((name, index) => `${name}="${quoted(`${values[index]}`)}"`).join(',');
    const value = this.#values.get(key) ?? { count: 0 };
    this.#values.set(key, value);
    return value;
  }

  text(): string {
    const lines = [...this.#values].map(([labels, { count }]) => `${this.name}{${labels}} ${count}\n`);
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
  /** What was counted before is found without a label being written: this is on every answer's way. */
  readonly #known = new Map<string, Map<number, { count: number }>>();
  readonly #sites = new Map<string, { count: number }>();

  request(feed: string, status: number, origin: string | null): void {
    const known = this.#known.get(feed)?.get(status);
    if (known) known.count++;
    else this.#first(feed, status).count++;
    if (origin !== null) (this.#sites.get(origin) ?? this.#site(origin)).count++;
  }

  #first(feed: string, status: number): { count: number } {
    const value = this.#requests.of(feed, status);
    const statuses = this.#known.get(feed) ?? new Map();
    this.#known.set(feed, statuses.set(status, value));
    return value;
  }

  #site(origin: string): { count: number } {
    const named = this.#sites.size < MOST && /^(null|https?:\/\/[\w.:[\]-]{1,100})$/.test(origin);
    if (!named) return this.#origins.of('other');
    const value = this.#origins.of(origin);
    this.#sites.set(origin, value);
    return value;
  }

  upstream(feed: string, outcome: string, seconds: number): void {
    this.#upstream.of(feed, outcome).count++;
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
    for (const [feed, value] of ages) age.of(feed).count = value;
    return [
      this.#requests.text(),
      this.#origins.text(),
      this.#upstream.text(),
      `# HELP ${name} Seconds that requests to a source took.\n# TYPE ${name} summary\n${seconds.join('')}`,
      age.text(),
    ].join('');
  }
}
