import { markNormalised } from '../model/normalised.js';
import { isShowable } from '../model/showable.js';
import type { Feed, FeedItem, FeedSourceCredit } from '../model/types.js';
import { orderItems } from './order.js';
import { isNamed, Stories, setOrigin, withdrawnKeys } from './stories.js';

/** Member of a merged feed in memory: what it was made of. Copies of the object have it too; JSON has not. */
const MERGED = Symbol('merged feeds');

/** The feeds that were merged, and the items of each: no story twice. */
interface MergedParts {
  feeds: readonly Feed[];
  lists: FeedItem[][];
}

type MergedFeed = Feed & { [MERGED]?: MergedParts };

/** The feeds that a feed was merged of; the feed itself if it was not. */
export const partsOf = (feed: Feed): readonly Feed[] => (feed as MergedFeed)[MERGED]?.feeds ?? [feed];

/** The items of each feed that a feed was merged of, no story twice; `undefined` if it was not merged. */
export const mergedLists = (feed: Feed): FeedItem[][] | undefined => (feed as MergedFeed)[MERGED]?.lists;

/** The credit that a feed demands. One that was merged elsewhere names its sources. */
function creditsOf({ title, home_page_url, language, _dongpo = {} }: Feed): FeedSourceCredit[] {
  const { sources, rights, terms } = _dongpo;
  if (sources) return sources;
  return [
    {
      title,
      ...(home_page_url && { home_page_url }),
      ...(language && { language }),
      ...(rights && { rights }),
      ...(terms && { terms }),
    },
  ];
}

/** Each credit once: two feeds may be of one newspaper. That which has terms is kept. */
function uniqueCredits(credits: FeedSourceCredit[]): FeedSourceCredit[] {
  const byName = new Map<string, FeedSourceCredit>();
  for (const credit of credits) {
    const { title, home_page_url, rights, terms } = credit;
    const name = JSON.stringify([title, home_page_url, terms?.rights ?? rights, terms?.terms_url]);
    if (terms || !byName.has(name)) byName.set(name, credit);
  }
  return [...byName.values()];
}

/** An item as it stands among those of other feeds: with the language and the name of its own. */
function asMerged(item: FeedItem, feed: Feed): FeedItem {
  const language = item.language ?? feed.language;
  const source = item._dongpo?.source ?? feed.title;
  return setOrigin(
    { ...item, ...(language && { language }), _dongpo: { ...item._dongpo, ...(source && { source }) } },
    feed,
  );
}

/**
 * Makes one feed of several, each cut to its own terms by the parser: no story twice, of which the first feed's copy
 * stays; none that any of them withdraws; the newest first. It is titled as the first, and credits all.
 */
export function mergeFeeds(feeds: readonly Feed[]): Feed {
  const [first] = feeds;
  const stories = new Stories();
  const withdrawn = withdrawnKeys(feeds);
  const lists = feeds.map((feed) =>
    feed.items
      .filter((item) => isShowable(item) && !isNamed(item, feed, withdrawn))
      .map((item) => asMerged(item, feed))
      .filter((item) => stories.add(item, feed)),
  );
  const { title = '', home_page_url, language, icon } = first ?? {};
  const removed = [...new Set(feeds.flatMap(({ _dongpo }) => _dongpo?.removed ?? []))];
  const merged: MergedFeed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    ...(home_page_url && { home_page_url }),
    ...(icon && { icon }),
    ...(language && { language }),
    items: orderItems(lists, 'newest', 'newest'),
    _dongpo: {
      sources: uniqueCredits(feeds.flatMap(creditsOf)),
      ...(removed.length && { removed }),
    },
    [MERGED]: { feeds, lists },
  };
  return markNormalised(merged);
}
