import type { FeedError } from '../feed/error.js';
import { loadFeed } from '../feed/load.js';
import type { Feed, Severity } from '../feed/model.js';
import { parseFeed } from '../feed/parse.js';
import { tagOf } from './language-controller.js';
import type { LivingHost } from './living-host.js';

const method: Record<Severity, 'error' | 'warn' | 'info'> = { error: 'error', warning: 'warn', info: 'info' };

/** For the `debug` attribute: prints on the console what a feed's diagnostics say, or why there is none. */
export function debug(host: LivingHost): void {
  const print = (): void => void printFeed(host);
  const { feed, error } = host.data;
  if (feed) print();
  else if (error) printError(host, error);
  host.addEventListener('dongpo-load', print);
  host.addEventListener('dongpo-update', print);
  host.addEventListener('dongpo-error', (event) => printError(host, event.error));
}

const heading = (host: LivingHost): string => `<${host.localName}> ${host.feedSource().src ?? ''}`;

function printError(host: LivingHost, error: FeedError): void {
  console.error(`${heading(host)}: ${error.message}`, error);
}

/** The feed anew; the page's store has it, so that it is not asked for again. */
function diagnosed(host: LivingHost): Promise<Feed> {
  const { src, feed, timeZone, language } = host.feedSource();
  const diagnostics = /^(?!ko\b)/i.test(tagOf(host) ?? 'ko') ? 'en' : 'ko';
  const options = { timeZone, diagnostics } as const;
  if (feed) return parseFeed(JSON.stringify(feed), options);
  return src!.includes('{lang}')
    ? import('./by-language.js').then((it) => it.loadByLanguage(src!, language, options, loadFeed))
    : loadFeed(src!, options);
}

async function printFeed(host: LivingHost): Promise<void> {
  const feed = await diagnosed(host);
  const list = feed._dongpo?.diagnostics ?? [];
  console.groupCollapsed(`${heading(host)}: ${feed.items.length} items, ${list.length} diagnostics`);
  for (const { code, severity, count, message, advice, sample } of list)
    console[method[severity]](`${message} (${code}, ${count}×). ${advice}${sample ? `\n${sample}` : ''}`);
  console.groupEnd();
}
