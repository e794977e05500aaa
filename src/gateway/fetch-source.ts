import { FeedError } from '../feed/model/feed-error.js';
import type { Feed } from '../feed/model/types.js';
import { parseFeed } from '../feed/parse/parse-feed.js';
import type { GatewayFetch } from './guard.js';
import type { Settings, SourceSettings } from './options.js';

/** What a server can be asked with whether it has anything new (RFC 9110, 13). */
export interface Validators {
  etag?: string;
  modified?: string;
}

const accept =
  'application/feed+json, application/json, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5';

/**
 * Asks a source once.
 * @returns the feed; nothing where the server says that it has not changed
 * @throws {FeedError}
 */
export async function ask(
  source: SourceSettings,
  known: Validators | undefined,
  { timeout, maxBytes, userAgent }: Settings,
  fetch: GatewayFetch,
): Promise<({ feed: Feed } & Validators) | undefined> {
  const { url, timeZone, section } = source;
  const controller = new AbortController();
  const { signal } = controller;
  const fetchBytes = async () => {
    const response = await fetch(url, {
      headers: {
        accept,
        'user-agent': userAgent,
        ...source.headers,
        ...(known?.etag && { 'if-none-match': known.etag }),
        ...(known?.modified && { 'if-modified-since': known.modified }),
      },
      signal,
    });
    const { status, headers } = response;
    if (status === 304 && known) return;
    if (!response.ok) {
      response.body?.cancel().catch(() => {});
      const after = headers.get('retry-after') ?? undefined;
      throw new FeedError('http', `HTTP ${status}`, status, url, after);
    }
    const bytes = await readBytes(response, maxBytes, signal);
    if (!bytes) throw new FeedError('too-large', `Over ${maxBytes} bytes`, undefined, url);
    return {
      bytes,
      url: response.url || url,
      contentType: headers.get('content-type') ?? undefined,
      etag: headers.get('etag') ?? undefined,
      modified: headers.get('last-modified') ?? undefined,
    };
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A race, since not every fetch heeds a signal.
  const late = new Promise<never>((_, leave) => {
    timer = setTimeout(
      () => leave(new FeedError('timeout', `No answer in ${timeout} ms`, undefined, url)),
      timeout,
    );
  });
  try {
    const answer = await Promise.race([fetchBytes(), late]);
    if (!answer) return;
    const { bytes, etag, modified, ...about } = answer;
    const feed = await parseFeed(bytes, { ...about, timeZone });
    if (section)
      for (const item of feed.items)
        if (!item._dongpo?.section_path) item._dongpo = { ...item._dongpo, section_path: [section] };
    return { feed, etag, modified };
  } catch (error) {
    if (error instanceof FeedError) throw error;
    const wrapped = new FeedError('network', reason(error), undefined, url);
    wrapped.cause = error;
    throw wrapped;
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

/** `fetch failed` says nothing; what is underneath does. */
function reason(error: unknown): string {
  let deepest = error as Error & { code?: string };
  while (deepest?.cause instanceof Error) deepest = deepest.cause as typeof deepest;
  return deepest?.message || deepest?.code || `${error}`;
}

/** Counted while it arrives, decompressed: a small gzip can hold 200 MB. */
async function readBytes(
  { body }: Response,
  most: number,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  // Not every body heeds the signal of its request. Not awaited: a stream that never ends need not answer.
  signal.addEventListener('abort', () => void reader.cancel().catch(() => {}));
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    // Whoever asked aborts, and this with it.
    if (size > most) return;
    chunks.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
