import { loadLabelRules } from '../parse/load-label-rules.js';
import { preloadOtherFormats } from '../parse/load-other-formats.js';
import { recordFailure, runLimited } from './host-limiter.js';
import type { LoadOptions } from './load-options.js';
import { readBody } from './read-body.js';
import type { CacheEntry, FetchResult } from './request-cache.js';

/** Starts the request for an address, and loads the code that its answer may need beside it. */
export function startRequest(
  url: string,
  { fetch = globalThis.fetch, maxBytes = 5_000_000, reload, untrusted, labels }: LoadOptions,
): CacheEntry {
  const controller = new AbortController();
  const { signal } = controller;
  const request = async (): Promise<FetchResult> => {
    const response = await fetch(url, {
      // Credentials and cache mode of `<link rel=preload as=fetch crossorigin>`, so that its response is used.
      credentials: untrusted ? 'omit' : 'same-origin',
      referrerPolicy: 'no-referrer',
      cache: reload ? 'no-cache' : 'default',
      signal,
    });
    const { ok, status, headers } = response;
    if (!ok) {
      const retryAfter = headers.get('retry-after') ?? undefined;
      return { error: { code: 'http', message: `HTTP ${status}`, status, retryAfter } };
    }
    const bytes = await readBody(response, maxBytes);
    if (!bytes) return { error: { code: 'too-large', message: `Over ${maxBytes} bytes` } };
    const contentType = headers.get('content-type') ?? '';
    return { bytes, url: response.url || url, contentType, link: headers.get('link') ?? undefined };
  };
  const settle = async (): Promise<FetchResult> => {
    try {
      return await runLimited(url, request);
    } catch (error) {
      if (!signal.aborted) recordFailure(url);
      return { error: { code: 'network', message: `Unreachable, or refused by CORS: ${error}` } };
    }
  };
  const result = settle();
  preloadOtherFormats(url);
  if (labels) loadLabelRules().catch(() => {});
  // Bound, not a closure: the page keeps it, and would keep with it the element that asked first.
  const abort = controller.abort.bind(controller, undefined);
  return { result, time: Date.now(), waiters: 0, abort, feeds: {} };
}
