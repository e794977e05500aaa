import type { Feed, FeedItem } from '../feed/model/types.js';
import { chooseItems } from '../publish/list-choice.js';
import { articleFeed, publish, tombstone } from '../publish/publish.js';
import type { GatewaySettings, ServedFeed } from './options.js';
import { type PreparedResponse, prepareResponse } from './prepared-response.js';

/** All that is served from one copy of a source. */
export interface SourceResponses {
  /** The published feed with all sections and items. */
  feed: Feed;
  /** The feeds that are cut from the source, by their names, with all of their items. */
  served: ReadonlyMap<string, Feed>;
  /** Responses of these feeds. */
  byFeed: ReadonlyMap<string, PreparedResponse>;
  /** Items by their short names. */
  items: ReadonlyMap<string, FeedItem>;
  /** Responses of the articles requested so far, by their names: no more than the feed has items and withdrawals. */
  articles: Map<string, Promise<PreparedResponse>>;
}

const sectionsOf = ({ _dongpo, tags = [] }: FeedItem): readonly string[] => _dongpo?.section_path ?? tags;

/** A feed cut to the items that are in one of some sections. */
const cutToSections = (feed: Feed, sections: readonly string[]): Feed => ({
  ...feed,
  items: feed.items.filter((item) => sectionsOf(item).some((section) => sections.includes(section))),
});

/**
 * Builds the responses of the feeds that are cut from one source.
 * @param previous responses of the copy before, of which unchanged ones are kept
 */
export async function buildResponses(
  source: Feed,
  servedFeeds: readonly ServedFeed[],
  { editing, limit, base, now }: GatewaySettings,
  previous?: SourceResponses,
): Promise<SourceResponses> {
  const time = now();
  const feed = publish(source, editing, time);
  const parts = new Map<string, Feed>();
  const byFeed = new Map<string, PreparedResponse>();
  for (const { name, sections, select } of servedFeeds) {
    // Cut before it is published: the editors' terms may remove the sections from its items.
    const cut = sections ? cutToSections(source, sections) : source;
    const chosen = select ? chooseItems(cut, select, time) : cut;
    const part = chosen === source ? feed : publish(chosen, editing, time);
    parts.set(name, part);
    const served: Feed = {
      ...part,
      ...(base && { feed_url: `${base}${encodeURI(name)}.json` }),
      items: part.items.slice(0, limit),
    };
    byFeed.set(name, await prepareResponse(served, previous?.byFeed.get(name)));
  }
  return {
    feed,
    served: parts,
    byFeed,
    items: new Map(feed.items.map((item) => [item.id, item])),
    articles: new Map(),
  };
}

/** True if the newspaper has withdrawn the article. */
export const isWithdrawn = ({ feed }: SourceResponses, name: string): boolean =>
  !!feed._dongpo?.removed?.includes(name);

/** The response for an article: its feed, or a tombstone if it is withdrawn; `undefined` if the source has neither. */
export function articleResponse(
  responses: SourceResponses,
  name: string,
  { base }: GatewaySettings,
): Promise<PreparedResponse> | undefined {
  const { feed, items, articles } = responses;
  const item = items.get(name);
  if (!item && !isWithdrawn(responses, name)) return undefined;
  const cached = articles.get(name);
  if (cached) return cached;
  const url = base && `${base}article/${encodeURIComponent(name)}.json`;
  const response = prepareResponse(item ? articleFeed(feed, item, url) : tombstone(feed, name, url));
  articles.set(name, response);
  return response;
}
