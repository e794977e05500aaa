import { OriginCounts } from './origin-counts.js';

/** Outcomes with a status that servers send; any other status is counted together, as a source may invent hundreds. */
const KNOWN_STATUS = /^http (3\d\d|4[0-2]\d|451|50\d|51[01])$/;

/** A label's value with the escapes of Prometheus's text format. */
const escapeLabel = (value: string): string =>
  value.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));

/** A number that is counted up. */
interface Count {
  count: number;
}

/** A metric with labels. */
class Metric {
  readonly #counts = new Map<string, Count>();

  constructor(
    readonly name: string,
    readonly help: string,
    readonly labels: readonly string[],
    readonly type: 'counter' | 'gauge' = 'counter',
  ) {}

  /** The count under these values of the labels, which the caller changes. */
  withLabels(...values: readonly (string | number)[]): Count {
    const key = this.labels.map((name, index) => `${name}="${escapeLabel(`${values[index]}`)}"`).join(',');
    const count = this.#counts.get(key) ?? { count: 0 };
    this.#counts.set(key, count);
    return count;
  }

  toText(): string {
    const lines = [...this.#counts].map(([labels, { count }]) => `${this.name}{${labels}} ${count}\n`);
    return `# HELP ${this.name} ${this.help}\n# TYPE ${this.name} ${this.type}\n${lines.join('')}`;
  }
}

const SECONDS = 'dongpo_gateway_upstream_seconds';

/** The gateway's metrics, in Prometheus's text format (version 0.0.4). */
export class Metrics {
  readonly #requests = new Metric('dongpo_gateway_requests_total', 'Requests answered.', ['feed', 'status']);
  readonly #origins = new OriginCounts();
  readonly #upstream = new Metric(
    'dongpo_gateway_upstream_requests_total',
    'Requests to a source, by how they ended.',
    ['feed', 'outcome'],
  );
  readonly #seconds = new Map<string, { sum: number; count: number }>();
  /** Counts that exist already, so that no label is written anew for each response. */
  readonly #requestCounts = new Map<string, Map<number, Count>>();

  /** Counts a response, and its page's `Origin` header. */
  countRequest(feed: string, status: number, origin: string | null): void {
    const request = this.#requestCounts.get(feed)?.get(status) ?? this.#newRequestCount(feed, status);
    request.count++;
    if (origin !== null) this.#origins.count(origin);
  }

  #newRequestCount(feed: string, status: number): Count {
    const count = this.#requests.withLabels(feed, status);
    const byStatus = this.#requestCounts.get(feed) ?? new Map<number, Count>();
    this.#requestCounts.set(feed, byStatus.set(status, count));
    return count;
  }

  /** Counts a request to a source. */
  countUpstream(feed: string, outcome: string, seconds: number): void {
    const isOdd = outcome.startsWith('http ') && !KNOWN_STATUS.test(outcome);
    this.#upstream.withLabels(feed, isOdd ? 'http other' : outcome).count++;
    const { sum, count } = this.#seconds.get(feed) ?? { sum: 0, count: 0 };
    this.#seconds.set(feed, { sum: sum + seconds, count: count + 1 });
  }

  /** @param copyAges seconds since the copy of each source was known to be good, by the source's name */
  toText(copyAges: ReadonlyMap<string, number>): string {
    const seconds = [...this.#seconds].map(([feed, { sum, count }]) => {
      const labels = `{feed="${escapeLabel(feed)}"}`;
      return `${SECONDS}_sum${labels} ${Number(sum.toFixed(3))}\n${SECONDS}_count${labels} ${count}\n`;
    });
    const ages = new Metric(
      'dongpo_gateway_copy_age_seconds',
      'Seconds since the copy that is served was known to be good.',
      ['feed'],
      'gauge',
    );
    for (const [feed, age] of copyAges) ages.withLabels(feed).count = age;
    const origins = new Metric(
      'dongpo_gateway_origin_requests_total',
      'Requests by the site that embeds, as its Origin header says; the most frequent 200 by name.',
      ['origin'],
    );
    for (const [origin, count] of this.#origins.entries()) origins.withLabels(origin).count = count;
    return [
      this.#requests.toText(),
      origins.toText(),
      this.#upstream.toText(),
      `# HELP ${SECONDS} Seconds that requests to a source took.\n# TYPE ${SECONDS} summary\n${seconds.join('')}`,
      ages.toText(),
    ].join('');
  }
}
