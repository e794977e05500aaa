/** Mends what publishers and their programs get wrong in texts and pictures: in the shape of JSON Feed, of any format. */

import { DEFAULT_LIMIT } from '../model/defaults.js';
import { asArray, asObject, type UnknownObject } from '../parse/values.js';
import { originOf } from './origin.js';
import { needsPictureSearch } from './picture-signs.js';
import { withPicture } from './pictures/item-picture.js';
import type { TextFacts } from './text-facts.js';
import { hasOddText } from './text-signs.js';
import { tidyItem, tidyTitle } from './tidy-item.js';

/** Elements of a list that are looked at: what is no item is cheap to write, and dear to read. */
const MAX_ITEMS = 10 * DEFAULT_LIMIT;

/**
 * A feed whose odd texts are tidied, and whose pictures are found wherever they stand. Items that are in order stay.
 *
 * @param url address of the feed
 */
export function mendFeed(feed: UnknownObject, url?: string): UnknownObject {
  const origin = originOf(feed);
  const { icon, home_page_url: home, title, text_facts } = feed;
  const items = asArray(feed.items)
    .slice(0, MAX_ITEMS)
    .map((each) => {
      const item = asObject(each);
      const tidy = hasOddText(item, origin) ? tidyItem(item, origin) : item;
      return needsPictureSearch(tidy, origin) || needsPictureSearch(item, origin)
        ? withPicture(tidy, item, { url, home, icon, origin })
        : tidy;
    });
  return { ...feed, title: tidyTitle(title, asObject(text_facts).title as TextFacts) ?? title, items };
}
