import type { Feed } from '../feed/model/types.js';
import { mergeFeeds } from '../feed/select/merge-feeds.js';
import { chooseItems } from '../publish/list-choice.js';
import type { FeedRoute, GatewaySource } from './connect-sources.js';
import type { GatewaySettings, MergedFeedSettings } from './options.js';
import { type PreparedResponse, prepareResponse } from './prepared-response.js';
import type { FindWaitUntil } from './source.js';

/** A feed that is merged of others, and prepared anew when one of them has changed. */
export class MergedFeed {
  readonly name: string;
  readonly #merged: MergedFeedSettings;
  readonly #settings: GatewaySettings;
  readonly #parts: readonly FeedRoute[];
  /** The feeds that the response was made of. */
  #made: { feeds: readonly Feed[]; response: Promise<PreparedResponse> } | undefined;

  constructor(merged: MergedFeedSettings, settings: GatewaySettings, routes: readonly FeedRoute[]) {
    this.name = merged.name;
    this.#merged = merged;
    this.#settings = settings;
    this.#parts = merged.from.flatMap((name) => routes.find((route) => route.name === name) ?? []);
  }

  /** The sources of the merged feeds. */
  get sources(): readonly GatewaySource[] {
    return this.#parts.map(({ source }) => source);
  }

  /**
   * The response, of the feeds that have a copy. Sources without one are waited for.
   * @throws {FeedError} if none has a copy
   */
  async response(findWaitUntil: FindWaitUntil): Promise<PreparedResponse> {
    const results = await Promise.allSettled(
      this.#parts.map(async ({ name, source }) =>
        (await source.loadCopy(findWaitUntil)).responses.served.get(name),
      ),
    );
    const feeds = results.flatMap((result) => (result.status === 'fulfilled' && result.value) || []);
    const failed = results.find((result) => result.status === 'rejected');
    if (!feeds.length && failed) throw failed.reason;
    return this.#prepare(feeds);
  }

  async #prepare(feeds: readonly Feed[]): Promise<PreparedResponse> {
    const made = this.#made;
    if (
      made &&
      made.feeds.length === feeds.length &&
      made.feeds.every((feed, index) => feed === feeds[index])
    )
      return made.response;
    const { title, select, name } = this.#merged;
    const { base, limit, now } = this.#settings;
    const chosen = chooseItems(mergeFeeds(feeds), select, now());
    const feed: Feed = {
      ...chosen,
      ...(title && { title }),
      ...(base && { feed_url: `${base}${encodeURI(name)}.json` }),
      items: chosen.items.slice(0, limit),
    };
    const response = made
      ? made.response.then((previous) => prepareResponse(feed, previous))
      : prepareResponse(feed);
    this.#made = { feeds, response };
    return response;
  }
}
