import type { DiagnosticCode, Severity } from '../../feed/diagnose/codes.js';

/** What the doctor can find beside what a reading of the feed remarks. A code never changes its meaning. */
export type DoctorCode = keyof typeof severities;

export const severities = {
  // Reaching it.
  'file-unreadable': 'error',
  'address-refused': 'error',
  'dns-failed': 'error',
  'connection-refused': 'error',
  'connection-failed': 'error',
  'connection-cut': 'error',
  timeout: 'error',
  'http-broken': 'error',
  'http-status': 'error',
  'redirect-loop': 'error',
  'redirect-refused': 'error',
  'redirect-insecure': 'error',
  redirected: 'info',
  'tls-failed': 'error',
  'tls-expired': 'error',
  'tls-not-yet-valid': 'error',
  'tls-wrong-name': 'error',
  'tls-self-signed': 'error',
  'tls-chain-incomplete': 'error',
  'tls-untrusted': 'error',
  'tls-expires-soon': 'warning',
  'https-missing': 'warning',
  'body-empty': 'error',
  'body-cut': 'error',
  'compression-broken': 'error',
  'compression-missing': 'info',
  'too-large': 'error',
  'size-large': 'warning',
  'too-slow': 'error',
  slow: 'warning',
  'time-over': 'warning',
  // A feed.
  'not-a-feed': 'error',
  'feed-is-page': 'error',
  'content-type-missing': 'warning',
  'content-type-wrong': 'warning',
  'cors-missing': 'error',
  'cors-twice': 'error',
  'cors-lost-in-redirect': 'error',
  'cors-none': 'info',
  'cors-without-vary': 'warning',
  'cache-none': 'info',
  'cache-without-validator': 'info',
  'cache-forbidden': 'warning',
  'cache-too-long': 'warning',
  'dates-oldest-first': 'warning',
  'dates-unsorted': 'info',
  'dates-all-equal': 'warning',
  'feed-stale': 'info',
  'terms-hide-all': 'warning',
  'link-dead': 'warning',
  'image-dead': 'warning',
  'image-no-image': 'warning',
  'image-too-large': 'warning',
  'link-unclear': 'info',
  // A page.
  'page-without-widgets': 'error',
  'script-without-widgets': 'warning',
  'script-missing': 'error',
  'script-not-found': 'warning',
  'script-unreachable': 'error',
  'script-content-type': 'error',
  'script-cors-missing': 'error',
  'script-insecure': 'error',
  'script-no-module': 'error',
  'script-classic-as-module': 'warning',
  'script-import-unmapped': 'error',
  'integrity-differs': 'error',
  'integrity-without-cors': 'error',
  'version-other': 'info',
  'version-differs-from-address': 'warning',
  'versions-several': 'warning',
  'widget-unknown': 'error',
  'widget-self-closed': 'error',
  'widget-escaped': 'warning',
  'widget-without-src': 'error',
  'attribute-unknown': 'warning',
  'attribute-value': 'warning',
  'reserve-missing': 'info',
  'feed-address-wrong': 'error',
  'feed-insecure': 'error',
  'image-mixed': 'warning',
  'feeds-more': 'info',
  // Its policies.
  'csp-script': 'error',
  'csp-inline-script': 'error',
  'csp-chunks': 'error',
  'csp-feed': 'error',
  'csp-image': 'warning',
  'csp-style-attribute': 'info',
  'csp-trusted-types': 'error',
  'csp-trusted-types-narrow': 'info',
  'csp-sandbox': 'error',
} as const satisfies Record<string, Severity>;

/** What is said of a code, and what can be done; `{}` is where a value stands. */
export type Sentences = Record<DoctorCode, [message: string, advice: string]>;

/** One thing that was found. */
export interface Finding {
  code: DoctorCode | DiagnosticCode;
  /** `error`: it does not work, or something is lost; `warning`: it may not work; `info`: it could be better. */
  severity: Severity;
  message: string;
  advice: string;
  count?: number;
  /** Items of the feed, from 0. */
  items?: number[];
  /** What was seen, a line each. */
  sample?: string;
  /** The address or the element concerned, where it is not what was asked about. */
  where?: string;
}

/** Notes a finding. What was seen of one code at one place becomes one finding. */
export type Note = (
  code: DoctorCode,
  told?: { sample?: string; value?: string; where?: string; item?: number },
) => void;

const order: Severity[] = ['error', 'warning', 'info'];
/** One line, and not a long one. */
const cut = (text: string): string => {
  const line = text.slice(0, 1000).replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
};

/** Worst first; what is equally bad in the order it was found. */
export const sorted = (list: Finding[]): Finding[] =>
  list.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));

/** A list that fills as things are noted. */
export function collect(sentences: Sentences): { list: Finding[]; note: Note } {
  const found = new Map<string, Finding>();
  const list: Finding[] = [];
  const note: Note = (code, { sample, value = '', where, item } = {}) => {
    const key = [code, value, where].join('\n');
    let finding = found.get(key);
    if (!finding) {
      const [message, advice] = sentences[code].map((text) => text.replaceAll('{}', () => value));
      finding = { code, severity: severities[code], message: message!, advice: advice!, count: 0 };
      if (where) finding.where = where;
      found.set(key, finding);
      list.push(finding);
    }
    finding.count!++;
    const lines = finding.sample?.split('\n') ?? [];
    if (sample && lines.length < 5 && !lines.includes(cut(sample)))
      finding.sample = [...lines, cut(sample)].join('\n');
    if (item !== undefined) {
      finding.items ??= [];
      if (finding.items.length < 5) finding.items.push(item);
    }
  };
  return { list, note };
}
