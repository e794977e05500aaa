import type { FeedError } from '../feed/error.js';
import type { Feed, Severity } from '../feed/model.js';

const method: Record<Severity, 'error' | 'warn' | 'info'> = { error: 'error', warning: 'warn', info: 'info' };

/** Prints what a feed's diagnostics say, or why there is no feed, on the console: for the `debug` attribute. */
export function printDebug(host: HTMLElement, src: string | undefined, result: Feed | FeedError): void {
  const heading = `<${host.localName}> ${src ?? ''}`;
  if (result instanceof Error) {
    console.error(`${heading}: ${result.message}`, result);
    return;
  }
  const list = result._dongpo?.diagnostics ?? [];
  console.groupCollapsed(`${heading}: ${result.items.length} items, ${list.length} diagnostics`);
  for (const { code, severity, count, message, advice, sample } of list)
    console[method[severity]](`${message} (${code}, ${count}×). ${advice}${sample ? `\n${sample}` : ''}`);
  console.groupEnd();
}
