import { httpUrl } from '../../feed/model/http-url.js';
import type { Feed } from '../../feed/model/types.js';
import type { Config } from './config.js';
import type { BakeRun } from './run.js';

/**
 * A feed without items that describes the newspaper: by the configuration, and where that is silent, by the first
 * source that is a feed.
 */
export function newspaperMetadata({ config, store }: Pick<BakeRun, 'config' | 'store'>): Feed {
  const feeds = config.sources.flatMap(({ url }) => store.snapshot.sources[url]?.feed ?? []);
  const { items: _, feed_url: __, _dongpo = {}, ...metadata }: Partial<Feed> = feeds[0] ?? {};
  const { diagnostics: ___, ttl: ____, edited: _____, ...extension } = _dongpo;
  const rights = config.rights ?? extension.rights;
  const removed = feeds.flatMap((feed) => feed._dongpo?.removed ?? []);
  const homePageUrl = config.home_page_url ?? metadata.home_page_url ?? httpUrl('/', config.sources[0]?.url);
  const icon = config.icon && httpUrl(config.icon, config.home_page_url);
  return {
    ...metadata,
    version: 'https://jsonfeed.org/version/1.1',
    title: config.title || (metadata.title ?? ''),
    ...(homePageUrl && { home_page_url: homePageUrl }),
    ...(config.description && { description: config.description }),
    ...(icon && { icon }),
    language: config.language,
    _dongpo: { ...extension, ...(rights && { rights }), ...(removed.length && { removed }) },
    items: [],
  };
}

/** A feed as that of an edition: with the edition's language, title and rights, where a source states them. */
export function asEdition(
  { sources, language: newspaperLanguage }: Config,
  feed: Feed,
  language: string,
): Feed {
  const { title, rights } = sources.find((source) => source.language === language) ?? {};
  const edition: Feed = {
    ...feed,
    language,
    ...(title && { title }),
    ...(rights && { _dongpo: { ...feed._dongpo, rights } }),
  };
  // The description is in the newspaper's own language.
  if (language !== newspaperLanguage) delete edition.description;
  return edition;
}
