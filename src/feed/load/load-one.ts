import type { Feed } from '../model/types.js';
import { loadAddress } from './load-address.js';
import type { LoadOptions } from './load-options.js';

/** Loads the feed of one address, in which `{lang}` may stand. See `loadFeed`. */
export async function loadOne(url: string, options: LoadOptions): Promise<Feed> {
  if (!url.includes('{lang}')) return loadAddress(url, options);
  const { loadByLanguage } = await import('./load-by-language.js');
  return loadByLanguage(url, options);
}
