/** UTF-16 units of an address. Servers refuse longer ones, and each address of a feed may be completed by one. */
const MAX_LENGTH = 4000;

/**
 * Returns an absolute http(s) URL, or `undefined`. Feeds carry `javascript:` URLs, bare words and broken addresses;
 * none of them leaves this function.
 *
 * @param base completes relative addresses
 */
export function httpUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string' || !value.trim()) return undefined;
  if (value.length > MAX_LENGTH || (base && base.length > MAX_LENGTH)) return undefined;
  try {
    const url = new URL(value.trim(), base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
