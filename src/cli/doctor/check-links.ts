import type { Feed } from '../../feed/model/types.js';
import type { FetchTrace } from './fetch-trace.js';
import type { ReportFinding } from './findings.js';
import { type MayBePrivate, reachOfLinks } from './reach.js';
import type { CheckContext } from './report.js';
import { blockingFault } from './tls.js';

/** Bytes of an image from which on it is reported. */
const LARGE_IMAGE = 1e6;

interface ItemLink {
  url: string;
  /** Index of the item. */
  item: number;
  isImage: boolean;
}

/** Links and images of a feed's first items. */
const linksOf = ({ items }: Feed, count: number): ItemLink[] =>
  items
    .slice(0, count)
    .flatMap(({ url, image }, item) => [
      ...(url ? [{ url, item, isImage: false }] : []),
      ...(image ? [{ url: image, item, isImage: true }] : []),
    ]);

/** Fetches the headers of an address: by HEAD, or by GET where the server does not answer that well. */
async function fetchHeaders(
  url: string,
  { fetchQueued }: CheckContext,
  mayBePrivate: MayBePrivate,
): Promise<FetchTrace> {
  const trace = await fetchQueued(url, { method: 'HEAD', headersOnly: true, mayBePrivate });
  const last = trace.hops.at(-1);
  const refusesHead = last && !trace.problem && !/^[23]/.test(`${last.status}`);
  return refusesHead || trace.problem?.code === 'connection-cut'
    ? fetchQueued(url, { headersOnly: true, mayBePrivate })
    : trace;
}

function checkLink(
  { url, item, isImage }: ItemLink,
  { hops, problem }: FetchTrace,
  report: ReportFinding,
): void {
  const { status, headers = {}, tls } = hops.at(-1) ?? {};
  if (problem?.code === 'address-inside') {
    report('link-inside', { sample: `${problem.sample}  ${url}`, item });
    return;
  }
  const code = problem?.code ?? blockingFault(tls);
  const failure = code ?? (/^(404|410|5\d\d)$/.test(`${status}`) ? `HTTP ${status}` : undefined);
  if (failure) {
    report(isImage ? 'image-dead' : 'link-dead', { sample: `${failure}  ${url}`, item });
    return;
  }
  if (status !== undefined && status >= 300) {
    report('link-unclear', { sample: `HTTP ${status}  ${url}`, item });
    return;
  }
  if (!isImage) return;
  const size = Number(headers['content-length'] ?? 0);
  const type = headers['content-type'] ?? '';
  if (/^(text|application)\/(?!octet-stream)/i.test(type))
    report('image-no-image', { sample: `${type}  ${url}`, item });
  else if (size > LARGE_IMAGE)
    report('image-too-large', { sample: `${(size / 1e6).toFixed(1)} MB  ${url}`, item });
}

/**
 * Checks that the pages and pictures of a feed's first `count` items can be fetched.
 * @param feedUrl address of the feed
 */
export async function checkLinks(
  feed: Feed,
  feedUrl: string,
  context: CheckContext,
  report: ReportFinding,
  count: number,
): Promise<void> {
  const links = linksOf(feed, count);
  const mayBePrivate = reachOfLinks(feedUrl);
  const traces = await Promise.all(
    links.map(async (link) => [link, await fetchHeaders(link.url, context, mayBePrivate)] as const),
  );
  // The call's time is over: that says nothing of a link.
  if (context.signal.aborted) return;
  for (const [link, trace] of traces) checkLink(link, trace, report);
}
