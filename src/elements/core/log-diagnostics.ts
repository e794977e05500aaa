import { requestedLanguage } from '../../controllers/language-controller.js';
import type { WidgetHost } from '../../controllers/widget-host.js';
import { loadFeed } from '../../feed/load/load-feed.js';
import { sourceList } from '../../feed/load/source-list.js';
import type { FeedError } from '../../feed/model/feed-error.js';
import { httpUrl } from '../../feed/model/http-url.js';
import { pageUrl } from '../../feed/model/page-url.js';
import type { Feed, Severity } from '../../feed/model/types.js';
import { parseFeed } from '../../feed/parse/parse-feed.js';

type AdviceLanguage = 'ko' | 'en';

/** Method of the console for each severity. */
const CONSOLE_METHOD: Record<Severity, 'error' | 'warn' | 'info'> = {
  error: 'error',
  warning: 'warn',
  info: 'info',
};

const ADVICE = {
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

/** For the `debug` attribute: prints a feed's diagnostics on the console, or why there is no feed. */
export function logDiagnostics(host: WidgetHost): void {
  const log = (): void => void logFeeds(host);
  const { feed, error } = host.feedController;
  if (feed) log();
  else if (error) logError(host, error);
  host.addEventListener('dongpo-load', log);
  host.addEventListener('dongpo-update', log);
  host.addEventListener('dongpo-error', (event) => logError(host, event.error));
}

const titleOf = (host: WidgetHost): string => `<${host.localName}> ${host.feedSource().src ?? ''}`;

const adviceLanguage = (host: WidgetHost): AdviceLanguage =>
  /^ko\b/i.test(requestedLanguage(host) ?? 'ko') ? 'ko' : 'en';

/** Possible causes of a `network` error, of which a script gets no details. */
function adviceFor({ code, url }: FeedError, language: AdviceLanguage): string {
  if (code !== 'network') return '';
  const advice = ADVICE[language];
  const address = httpUrl(url, pageUrl());
  if (!address) return advice.scheme;
  const isMixedContent = location.protocol === 'https:' && address.startsWith('http:');
  return isMixedContent ? advice.mixed : advice.cors;
}

function logError(host: WidgetHost, error: FeedError): void {
  console.error(`${titleOf(host)}: ${error.message}. ${adviceFor(error, adviceLanguage(host))}`, error);
}

/** The feeds with their diagnostics. The page's request cache holds the bytes: there is no second request. */
function loadDiagnosed(host: WidgetHost): Promise<Feed>[] {
  const { src = '', feed, timeZone, language } = host.feedSource();
  const options = { timeZone, diagnostics: adviceLanguage(host) };
  if (!feed) return sourceList(src).map((each) => loadFeed(each, { ...options, language }));
  // An object is parsed as text: only text has diagnostics.
  return [parseFeed(JSON.stringify(feed), options)];
}

async function logFeeds(host: WidgetHost): Promise<void> {
  // One that fails was reported as an error.
  for (const result of await Promise.allSettled(loadDiagnosed(host)))
    if (result.status === 'fulfilled') logFeed(host, result.value);
}

function logFeed(host: WidgetHost, feed: Feed): void {
  const diagnostics = feed._dongpo?.diagnostics ?? [];
  console.groupCollapsed(`${titleOf(host)}: ${feed.items.length} items, ${diagnostics.length} diagnostics`);
  for (const { code, severity, count, message, advice, sample } of diagnostics)
    console[CONSOLE_METHOD[severity]](
      `${message} (${code}, ${count}×). ${advice}${sample ? `\n${sample}` : ''}`,
    );
  console.groupEnd();
}
