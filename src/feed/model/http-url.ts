/**
 * Returns an absolute http(s) URL, or `undefined`. Feeds carry `javascript:` URLs, bare words and broken addresses;
 * none of them leaves this function.
 *
 * @param base completes relative addresses
 */
export function httpUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string' || !value.trim()) return undefined;
  try {
    const url = new URL(value.trim(), base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
