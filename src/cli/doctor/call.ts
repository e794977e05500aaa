import { parseArgs } from 'node:util';

/** The arguments of a call, with their defaults. */
export interface DoctorCall {
  /** An address or a file. */
  target: string;
  language: 'en' | 'ko';
  /** Origin of the page that reads the feed, or that the file will be. */
  origin?: string | undefined;
  timeZone?: string | undefined;
  /** True if the report is printed as JSON. */
  json: boolean;
  /** Items of a feed whose links and images are checked; `undefined`: five, and none of a file. */
  links?: number | undefined;
  /** Seconds for one address. */
  timeout: number;
  /** False if a page's feeds are not fetched. */
  feeds: boolean;
}

const MAX_TIMEOUT = 600;

/** @throws {Error} for an origin that is no http(s) address */
function parseOrigin(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const { protocol, origin } = new URL(value);
  if (!/^https?:$/.test(protocol)) throw new Error(`--origin=${value}`);
  return origin;
}

/** Reads the arguments. @throws {Error} for a wrong call, with the argument if it is one */
export function parseCall(args: string[]): DoctorCall {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      lang: { type: 'string' },
      origin: { type: 'string' },
      'time-zone': { type: 'string' },
      json: { type: 'boolean', default: false },
      links: { type: 'string' },
      timeout: { type: 'string', default: '8' },
      'no-feeds': { type: 'boolean', default: false },
    },
  });
  const { lang = Intl.DateTimeFormat().resolvedOptions().locale, links, json } = values;
  const [target, ...others] = positionals;
  if (!target || others.length) throw new Error();
  if (links !== undefined && !/^\d+$/.test(links)) throw new Error(`--links=${links}`);
  const timeout = Number(values.timeout);
  if (!(timeout > 0 && timeout <= MAX_TIMEOUT)) throw new Error(`--timeout=${values.timeout}`);
  const timeZone = values['time-zone'];
  // Throws for a zone that does not exist.
  new Intl.DateTimeFormat('en', { timeZone });
  return {
    target,
    language: /^ko/i.test(lang) ? 'ko' : 'en',
    origin: parseOrigin(values.origin),
    timeZone,
    json,
    links: links === undefined ? undefined : Number(links),
    timeout,
    feeds: !values['no-feeds'],
  };
}
