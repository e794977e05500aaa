/**
 * The script tag's first task: requests the feeds of the elements in sight, and looks for those of the last visit,
 * before the code of elements is evaluated, which takes a slow phone as long as a third of a round trip.
 */
import { measureNear } from '../dom/when-near.js';
import { cachedFeedOf } from '../feed/load/cache-lookup.js';
import { getOrCreate } from '../feed/load/request-cache.js';
import { MAX_SOURCES, sourceList } from '../feed/load/source-list.js';
import { startRequest } from '../feed/load/start-request.js';
import { httpUrl } from '../feed/model/http-url.js';
import { pageUrl } from '../feed/model/page-url.js';
import { ownTag } from './own-tag.js';

/** The elements of a page, without those that a server rendered, and without the panels that `dongpo-sections` shows in turn. */
const SELECTOR = ['headlines', 'best', 'article', 'ticker', 'sections']
  .map((name) => `dongpo-${name}:not(:defined,[data-server],[data-upgraded],dongpo-sections > *)`)
  .join();

const settings = ownTag()?.dataset;

function requestFeeds(element: Element): void {
  const src = element.getAttribute('src') ?? settings?.src;
  // The element knows the value of a placeholder.
  if (!src || src.includes('{') || !(measureNear(element) || element.getAttribute('loading') === 'eager'))
    return;
  const timeZone = element.getAttribute('feed-time-zone') ?? settings?.feedTimeZone;
  const labels = settings?.labels;
  for (const each of sourceList(src).slice(0, MAX_SOURCES)) {
    const address = httpUrl(each, pageUrl());
    if (!address) continue;
    const entry = getOrCreate(address, () => startRequest(address, { labels }));
    void cachedFeedOf(address, entry, { timeZone, labels });
  }
}

// A page that is still being parsed would be laid out for it.
if (document.readyState !== 'loading')
  for (const element of document.querySelectorAll(SELECTOR)) requestFeeds(element);
