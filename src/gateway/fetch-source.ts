import { readBody } from '../feed/load/read-body.js';
import { conditionalHeaders, type Validators, validatorsOf } from '../feed/load/validators.js';
import { FeedError } from '../feed/model/feed-error.js';
import type { Feed } from '../feed/model/types.js';
import type { GatewayFetch } from './guard-fetch.js';
import type { GatewaySettings, SourceSettings } from './options.js';
import type { ReadFeed } from './read-feed.js';

const ACCEPT =
  'application/feed+json, application/json, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5';

/** A feed as a source sent it, with the validators of its response. */
export interface FetchedFeed extends Validators {
  feed: Feed;
}

interface FetchedBytes {
  bytes: Uint8Array;
  /** Address after redirects. */
  url: string;
  contentType?: string;
  validators: Validators;
}

/** Fetches the bytes of a source; `undefined` after a 304. */
async function fetchBytes(
  { url, headers: ownHeaders, allowHosts }: SourceSettings,
  validators: Validators | undefined,
  { maxBytes, userAgent }: GatewaySettings,
  fetch: GatewayFetch,
  signal: AbortSignal,
): Promise<FetchedBytes | undefined> {
  const response = await fetch(url, {
    headers: {
      accept: ACCEPT,
      'user-agent': userAgent,
      ...ownHeaders,
      ...(validators && conditionalHeaders(validators)),
    },
    allowHosts,
    signal,
  });
  const { status, headers } = response;
  if (status === 304 && validators) return undefined;
  if (!response.ok) {
    response.body?.cancel().catch(() => {});
    throw new FeedError('http', `HTTP ${status}`, status, url, headers.get('retry-after') ?? undefined);
  }
  const bytes = await readBody(response, maxBytes, signal);
  if (!bytes) throw new FeedError('too-large', `Over ${maxBytes} bytes`, undefined, url);
  const contentType = headers.get('content-type');
  return {
    bytes,
    url: response.url || url,
    ...(contentType && { contentType }),
    validators: validatorsOf(headers),
  };
}

/** Gives items that name no section that of the source. */
function fillSection(feed: Feed, section: string): void {
  for (const item of feed.items)
    if (!item._dongpo?.section_path) item._dongpo = { ...item._dongpo, section_path: [section] };
}

/**
 * Fetches a source once and parses it.
 *
 * @param validators of the copy that the gateway holds
 * @returns `undefined` if the source answers that this copy is still its newest (304)
 * @throws {FeedError} in any other case than a feed
 */
export async function fetchSource(
  source: SourceSettings,
  validators: Validators | undefined,
  settings: GatewaySettings,
  fetch: GatewayFetch,
  readFeed: ReadFeed,
): Promise<FetchedFeed | undefined> {
  const { url: sourceUrl, timeZone, section } = source;
  const { timeout } = settings;
  const controller = new AbortController();
  const startedAt = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A race, since a `fetch` that an operator passes may ignore the signal.
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new FeedError('timeout', `No answer in ${timeout} ms`, undefined, sourceUrl)),
      timeout,
    );
  });
  try {
    const fetched = await Promise.race([
      fetchBytes(source, validators, settings, fetch, controller.signal),
      timedOut,
    ]);
    if (!fetched) return undefined;
    const { bytes, validators: newValidators, url, contentType } = fetched;
    const options = { url, ...(contentType && { contentType }), ...(timeZone && { timeZone }) };
    const feed = await readFeed(bytes, options, timeout - (performance.now() - startedAt));
    if (section) fillSection(feed, section);
    return { feed, ...newValidators };
  } catch (error) {
    if (error instanceof FeedError) throw error;
    const wrapped = new FeedError('network', rootMessage(error), undefined, sourceUrl);
    wrapped.cause = error;
    throw wrapped;
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

/** Message of the innermost cause, since undici's own is only "fetch failed". */
function rootMessage(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  if (!(innermost instanceof Error)) return `${error}`;
  return innermost.message || ('code' in innermost && `${innermost.code}`) || `${error}`;
}
