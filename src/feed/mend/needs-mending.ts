import { asArray, asObject, type UnknownObject } from '../parse/values.js';
import { originOf } from './origin.js';
import { needsPictureSearch } from './picture-signs.js';
import { hasOddText } from './text-signs.js';

/** True if an item, or the title of the feed, may have to be mended. The signs are cheap, and wrong at times. */
export function needsMending(feed: UnknownObject): boolean {
  const origin = originOf(feed);
  const { title, text_facts } = feed;
  const needs = (value: unknown): boolean => {
    const item = asObject(value);
    return hasOddText(item, origin) || needsPictureSearch(item, origin);
  };
  return hasOddText({ title, text_facts }, origin) || asArray(feed.items).some(needs);
}
