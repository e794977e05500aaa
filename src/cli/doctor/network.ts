import { emptyTrace, type FetchTrace, traceFetch } from './fetch-trace.js';
import { reachOfCall } from './reach.js';
import type { CheckContext, Fetch } from './report.js';

/** Seconds for a whole call: those of three addresses one after the other, and at least this many. */
const MIN_TOTAL_TIMEOUT = 24;
/** Seconds for an address that is queued, at most. */
const MAX_QUEUED_TIMEOUT = 4;

/**
 * The network as the checks of one call use it, with a limit of time over all.
 *
 * @param timeout seconds for one address
 * @param version of this package, for the `User-Agent`
 * @param defaultOrigin of requests that name none
 * @param target that the operator named
 */
export function createNetwork(
  timeout: number,
  version: string,
  defaultOrigin: string,
  target: string,
): Pick<CheckContext, 'fetch' | 'fetchQueued' | 'signal'> {
  const controller = new AbortController();
  // The longest chain: an address, a feed or script of it, a link of the feed.
  const totalTimeout = Math.max(3 * timeout, MIN_TOTAL_TIMEOUT);
  setTimeout(() => controller.abort(), totalTimeout * 1000).unref();
  const { signal } = controller;
  const userAgent = `dongpo-widgets-doctor/${version}`;
  const defaults = { origin: defaultOrigin, userAgent, timeout, signal, mayBePrivate: reachOfCall(target) };
  const fetch: Fetch = (address, options) => traceFetch(address, { ...defaults, ...options });

  /** The last request of each host's queue. */
  const queues = new Map<string, Promise<FetchTrace>>();
  const traces = new Map<string, Promise<FetchTrace>>();
  const fetchQueued: Fetch = (address, options) => {
    const key = `${options?.method} ${address}`;
    const known = traces.get(key);
    if (known) return known;
    const { host } = new URL(address);
    const previous = queues.get(host) ?? Promise.resolve(emptyTrace(address));
    const trace = previous.then((before) =>
      // A host that did not answer once is not waited for again.
      before.problem?.code === 'timeout'
        ? { ...before, url: address }
        : fetch(address, { ...options, timeout: Math.min(timeout, MAX_QUEUED_TIMEOUT) }),
    );
    queues.set(host, trace);
    traces.set(key, trace);
    return trace;
  };
  return { signal, fetch, fetchQueued };
}
