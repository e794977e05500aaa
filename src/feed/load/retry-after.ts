/**
 * Milliseconds of a `Retry-After` header: seconds, or a date (RFC 9110, 10.2.3). 0 if there is none, or it cannot be
 * read; may be negative for a date in the past.
 */
export function retryAfterMs(value: string | undefined, now: number): number {
  if (!value) return 0;
  const seconds = Number(value);
  return (seconds >= 0 ? seconds * 1000 : Date.parse(value) - now) || 0;
}
