/** Checks whether a feed can be used from this page, and if not, why. */
import { FeedError, loadFeed } from '../../dist/feed/index.js';

/** True if a server responds, even if the response may not be read. */
async function answers(address) {
  try {
    await fetch(address, { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer' });
    return true;
  } catch {
    return false;
  }
}

/**
 * @param src an address, absolute or relative to `page`
 * @returns `{ code, feed?, count?, status? }`; `code` is `none`, `address`, `mixed`, `found`, `empty`, `cors`,
 * `unreachable`, `http`, `timeout`, `too-large` or `format`
 */
export async function judge(src, { page, signal, base = page } = {}) {
  if (!src.trim()) return { code: 'none' };
  let address;
  try {
    address = new URL(src.trim(), base);
  } catch {
    return { code: 'address' };
  }
  if (!/^https?:$/.test(address.protocol)) return { code: 'address' };
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(address.hostname);
  if (/^https:/.test(page) && address.protocol === 'http:' && !isHere) return { code: 'mixed' };
  try {
    const feed = await loadFeed(address.href, { attempts: 1, timeout: 10_000, signal });
    return { code: feed.items.length ? 'found' : 'empty', feed, count: feed.items.length };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    if (error.code !== 'network') return { code: error.code, status: error.status };
    return { code: (await answers(address.href)) ? 'cors' : 'unreachable' };
  }
}
