import { absoluteUrl } from '../../parse/absolute-url.js';
import { asArray } from '../../parse/values.js';

/** The address of an item, which completes those of its body; of several candidates, the first that is one. */
export function itemAddress(url: unknown, feedUrl: string | undefined): string | undefined {
  for (const candidate of asArray(url)) {
    const address = absoluteUrl(candidate, feedUrl);
    if (address) return address;
  }
  return undefined;
}
