import type { Feed, FeedItem } from '../feed/model/types.js';
import { articleFeed, publish, tombstone } from '../publish/publish.js';
import { type Answer, prepare } from './answer.js';
import type { Settings, View } from './options.js';

/** What is served of one source's copy. */
export interface Made {
  /** The editors' will done, all sections, all items. */
  feed: Feed;
  answers: ReadonlyMap<string, Answer>;
  /** Items by their short names, and the articles asked for so far: at most as many. */
  items: ReadonlyMap<string, FeedItem>;
  articles: Map<string, Promise<Answer>>;
}

const sectionsOf = ({ _dongpo, tags = [] }: FeedItem): readonly string[] => _dongpo?.section_path ?? tags;

/** Makes the answers of the feeds that are cut from one source. */
export async function make(
  source: Feed,
  views: readonly View[],
  { editing, limit, base, now }: Settings,
  before?: Made,
): Promise<Made> {
  // The terms of the source may hide sections: they are looked at before.
  const places = new Map<FeedItem, readonly string[]>(source.items.map((item) => [item, sectionsOf(item)]));
  const time = now();
  const feed = publish(source, editing, time);
  const answers = new Map<string, Answer>();
  for (const { name, sections } of views) {
    const part = sections
      ? publish(
          {
            ...source,
            items: source.items.filter((item) => places.get(item)!.some((each) => sections.includes(each))),
          },
          editing,
          time,
        )
      : feed;
    const served = {
      ...part,
      ...(base && { feed_url: `${base}${encodeURI(name)}.json` }),
      items: part.items.slice(0, limit),
    };
    answers.set(name, await prepare(served, before?.answers.get(name)));
  }
  return { feed, answers, items: new Map(feed.items.map((item) => [item.id, item])), articles: new Map() };
}

/** The answer for one article: itself, or that it is withdrawn; nothing where this source never had it. */
export function article(made: Made, name: string, { base }: Settings): Promise<Answer> | undefined {
  const { feed, items, articles } = made;
  const item = items.get(name);
  if (!item && !isWithdrawn(made, name)) return;
  let answer = articles.get(name);
  if (!answer) {
    const address = base && `${base}article/${encodeURIComponent(name)}.json`;
    answer = prepare(item ? articleFeed(feed, item, address) : tombstone(feed, name, address));
    articles.set(name, answer);
  }
  return answer;
}

/** Whether the newspaper has taken an article back. */
export const isWithdrawn = ({ feed }: Made, name: string): boolean => !!feed._dongpo?.removed?.includes(name);
