import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { decode } from '../../feed/encoding/decode.js';
import { packageVersion } from '../version.js';
import { examineWay, factsOf, isGood } from './check-response.js';
import { collect, type Finding, type Sentences, sorted } from './codes.js';
import { examineFeed } from './feed.js';
import { unasked, type Visit, visit } from './fetch.js';
import { isPage } from './is-page.js';
import { print } from './print.js';
import type { Context, Report } from './report.js';
import { words } from './words.js';

/** Whom an answer is asked for where nobody was named: any page. */
const ANYONE = 'https://partner.example';

const sentences: Record<'en' | 'ko', () => Promise<{ default: Sentences }>> = {
  en: () => import('./sentences-en.js'),
  ko: () => import('./sentences-ko.js'),
};

/** What a feed's error is called since the first version. */
const errorOf: Record<string, string> = {
  'http-status': 'http',
  timeout: 'timeout',
  'too-large': 'too-large',
};

interface Call {
  target: string;
  language: 'en' | 'ko';
  origin?: string;
  timeZone?: string;
  json?: boolean;
  links?: number;
  /** Seconds. */
  timeout: number;
  feeds: boolean;
}

/** What was asked for. @throws where it makes no sense */
function read(args: string[]): Call {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      lang: { type: 'string' },
      origin: { type: 'string' },
      'time-zone': { type: 'string' },
      json: { type: 'boolean' },
      links: { type: 'string' },
      timeout: { type: 'string' },
      'no-feeds': { type: 'boolean' },
    },
  });
  const { lang = Intl.DateTimeFormat().resolvedOptions().locale, links, timeout = '8', json } = values;
  const [target, more] = positionals;
  if (!target || more) throw new Error();
  if (!/^\d+$/.test(links ?? '0')) throw new Error(`--links=${links}`);
  if (!(+timeout > 0 && +timeout <= 600)) throw new Error(`--timeout=${timeout}`);
  const origin = values.origin && new URL(values.origin);
  if (origin && !/^https?:$/.test(origin.protocol)) throw new Error(`--origin=${values.origin}`);
  const timeZone = values['time-zone'];
  new Intl.DateTimeFormat('en', { timeZone });
  return {
    target,
    language: /^ko/i.test(lang) ? 'ko' : 'en',
    origin: origin ? origin.origin : undefined,
    timeZone,
    json,
    links: links === undefined ? undefined : +links,
    timeout: +timeout,
    feeds: !values['no-feeds'],
  };
}

/** The network as the examinations see it: a clock over all, nothing asked twice, one at a time a host for links. */
function network(timeout: number, version: string): Pick<Context, 'visit' | 'visitInTurn' | 'signal'> {
  // Three answers, one after the other: the address, a script or a feed of it, a link of that.
  const ending = new AbortController();
  setTimeout(() => ending.abort(), Math.max(3 * timeout, 24) * 1000).unref();
  const { signal } = ending;
  const agent = `dongpo-widgets-doctor/${version}`;
  const ask: Context['visit'] = (address, options) =>
    visit(address, { origin: ANYONE, agent, timeout, signal, ...options });
  const lines = new Map<string, Promise<Visit>>();
  const asked = new Map<string, Promise<Visit>>();
  return {
    signal,
    visit: ask,
    visitInTurn(address, options) {
      const key = `${options?.method} ${address}`;
      let answer = asked.get(key);
      if (!answer) {
        const { host } = new URL(address);
        answer = (lines.get(host) ?? Promise.resolve(unasked(address))).then((before) =>
          // Who did not answer once is not waited for again.
          before.problem?.code === 'timeout'
            ? { ...before, url: address }
            : ask(address, { ...options, timeout: Math.min(timeout, 4) }),
        );
        lines.set(host, answer);
        asked.set(key, answer);
      }
      return answer;
    },
  };
}

/** Reads what is to be examined: an address, or a file. */
async function open(target: string, context: Context, origin: string | undefined): Promise<Visit> {
  if (/^https?:/i.test(target)) {
    if (!URL.canParse(target))
      return { ...unasked('http://-/'), problem: { code: 'address-refused', sample: target } };
    return context.visit(new URL(target).href, { origin: origin ?? ANYONE });
  }
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(target))
    return { ...unasked('http://-/'), problem: { code: 'address-refused', sample: target } };
  const { href } = pathToFileURL(target);
  try {
    return unasked(href, new Uint8Array(await readFile(target)));
  } catch (error) {
    const sample = (error as Error).message;
    return { ...unasked(href), problem: { code: 'file-unreadable', sample } };
  }
}

async function examine(call: Call, context: Context): Promise<Report> {
  const { target, origin } = call;
  const made = await open(target, context, origin);
  const hop = made.hops.at(-1);
  if (hop ? !isGood(made) : made.problem) {
    const { list, note } = collect(context.sentences);
    if (hop) examineWay(made, note);
    else note(made.problem!.code, { sample: made.problem!.sample || undefined, value: hostOf(made.url) });
    const findings = sorted(list);
    const { code, message, sample } = findings[0] as Finding;
    const error = {
      code: errorOf[code] ?? (hop || /^https?:/.test(target) ? 'network' : code),
      message: sample ? `${message} (${sample})` : message,
    };
    return { target, kind: 'unknown', facts: factsOf(made), findings, error };
  }
  const contentType = hop?.headers['content-type'];
  const { text } = decode(made.bytes, contentType);
  if (isPage(text, contentType)) {
    const { examinePage, textOfPage } = await import('./page.js');
    return examinePage(target, made, textOfPage(made.bytes, contentType, text), context, call);
  }
  const { images: _, ...report } = await examineFeed(target, made, context, {
    page: origin ?? ANYONE,
    asked: !!origin,
  });
  return report;
}

const hostOf = (url: string): string => new URL(url).host || url;

/** All that is found for a call. @throws where the call makes no sense */
export async function diagnose(args: string[]): Promise<{ call: Call; report: Report; exitCode: number }> {
  const call = read(args);
  const { target, language, timeZone, timeout } = call;
  const version = await packageVersion();
  const context: Context = {
    ...network(timeout, version),
    language,
    sentences: (await sentences[language]()).default,
    words: words[language],
    timeZone,
    // A file is a draft: what it names may not be there yet.
    links: call.links ?? (/^https?:/i.test(target) ? 5 : 0),
    version,
  };
  const report = await examine(call, context);
  if (context.signal.aborted) {
    const { list, note } = collect(context.sentences);
    note('time-over');
    report.findings = sorted([...report.findings, ...list]);
  }
  const found = new Set(
    [report, ...(report.feeds ?? [])].flatMap(({ findings }) => findings.map(({ severity }) => severity)),
  );
  return { call, report, exitCode: found.has('error') ? 2 : found.has('warning') ? 1 : 0 };
}

/**
 * `dongpo-widgets doctor`: says why a feed, or the widgets of a page, do not work, and what can be done.
 * @returns the exit code: 0 all well, 1 warnings, 2 errors or nothing to read, 3 a wrong call
 */
export async function doctor(args: string[], usage: string): Promise<number> {
  try {
    read(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`.trim());
    return 3;
  }
  let found: Awaited<ReturnType<typeof diagnose>>;
  try {
    found = await diagnose(args);
  } catch (error) {
    // A page that nobody foresaw; its reader is told as little of our stack as of any other.
    console.error(`${args[0]}: ${(error as Error).message}`);
    return 2;
  }
  const { call, report, exitCode } = found;
  if (call.json) console.log(JSON.stringify(report, null, 2));
  else (report.error ? console.error : console.log)(print(report, words[call.language]));
  return exitCode;
}
