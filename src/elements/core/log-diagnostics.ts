import { requestedLanguage } from '../../controllers/language-controller.js';
import type { WidgetHost } from '../../controllers/widget-host.js';
import { loadFeed } from '../../feed/load/load-feed.js';
import type { FeedError } from '../../feed/model/feed-error.js';
import { httpUrl } from '../../feed/model/http-url.js';
import type { Feed, Severity } from '../../feed/model/types.js';
import { parseFeed } from '../../feed/parse/parse-feed.js';

const method: Record<Severity, 'error' | 'warn' | 'info'> = { error: 'error', warning: 'warn', info: 'info' };

/** For the `debug` attribute: prints on the console what a feed's diagnostics say, or why there is none. */
export function logDiagnostics(host: WidgetHost): void {
  const print = (): void => void printFeed(host);
  const { feed, error } = host.feedController;
  if (feed) print();
  else if (error) printError(host, error);
  host.addEventListener('dongpo-load', print);
  host.addEventListener('dongpo-update', print);
  host.addEventListener('dongpo-error', (event) => printError(host, event.error));
}

const heading = (host: WidgetHost): string => `<${host.localName}> ${host.feedSource().src ?? ''}`;

const advice = {
  ko: {
    scheme: '피드의 주소는 http나 https여야 합니다. 손에 있는 피드는 속성 feed로 주세요.',
    mixed: 'https 페이지는 http 피드를 불러올 수 없습니다(mixed content). 피드를 https로 내보내세요.',
    cors: '서버가 답하지 않거나, Access-Control-Allow-Origin 헤더가 없거나, 페이지의 connect-src가 막고 있습니다.',
  },
  en: {
    scheme: 'The address of a feed is http or https. Give a feed that you have as the property feed.',
    mixed: 'A page of https cannot load a feed of http (mixed content). Serve the feed over https.',
    cors: 'The server does not answer, sends no Access-Control-Allow-Origin, or connect-src of the page forbids it.',
  },
};

/** What can be told of a failure of which a script is told nothing. */
function adviceOn({ code, url }: FeedError, language: 'ko' | 'en'): string {
  if (code !== 'network') return '';
  const say = advice[language];
  const address = httpUrl(url, document.baseURI);
  if (!address) return say.scheme;
  return location.protocol === 'https:' && !/^https:/.test(address) ? say.mixed : say.cors;
}

function printError(host: WidgetHost, error: FeedError): void {
  console.error(`${heading(host)}: ${error.message}. ${adviceOn(error, languageOf(host))}`, error);
}

const languageOf = (host: WidgetHost): 'ko' | 'en' =>
  /^ko\b/i.test(requestedLanguage(host) ?? 'ko') ? 'ko' : 'en';

/** The feed anew; the page's store has it, so that it is not asked for again. */
function diagnosed(host: WidgetHost): Promise<Feed> {
  const { src, feed, timeZone, language } = host.feedSource();
  const diagnostics = languageOf(host);
  const options = { timeZone, diagnostics } as const;
  if (feed) return parseFeed(JSON.stringify(feed), options);
  return loadFeed(src!, { ...options, language });
}

async function printFeed(host: WidgetHost): Promise<void> {
  const feed = await diagnosed(host);
  const list = feed._dongpo?.diagnostics ?? [];
  console.groupCollapsed(`${heading(host)}: ${feed.items.length} items, ${list.length} diagnostics`);
  for (const { code, severity, count, message, advice, sample } of list)
    console[method[severity]](`${message} (${code}, ${count}×). ${advice}${sample ? `\n${sample}` : ''}`);
  console.groupEnd();
}
