import { matchLocale } from '../../i18n/load-locale.js';
import { FeedError } from '../model/feed-error.js';
import type { Feed } from '../model/types.js';
import type { LoadOptions, loadFeed } from './load-feed.js';

/** In which of its languages an address had a feed. */
const found = new Map<string, number>();

/**
 * Languages to ask a publisher for, the most wanted first: the locale's, the tag as it is and without its
 * region, English, Korean.
 */
export function languagesFor(wanted = 'ko'): string[] {
  const [locale] = matchLocale(wanted);
  const [tag, language] = /^([a-z]{2,8})(?:[-_]\w+)*$/i.exec(wanted.replace(/-[ux]-.*/i, '')) ?? [locale];
  // One that we do not speak may be one that the publisher does.
  const ours = locale.split('-')[0] === language ? [locale] : [];
  return [...new Set([...ours, tag!, language ?? tag!, 'en', 'ko'])];
}

const fill = (src: string, language: string): string => src.replaceAll('{lang}', language);

/** The address of the language that was found, else of the most wanted one. */
export function addressFor(src: string, wanted?: string): string {
  const at = found.get(`${wanted} ${src}`) ?? 0;
  return fill(src, languagesFor(wanted)[at]!);
}

/** There is no such file, or a server that lets no script see that there is none. */
const isGone = (error: unknown): boolean =>
  error instanceof FeedError && (error.code === 'network' || error.status === 404 || error.status === 410);

/**
 * Loads a feed with `{lang}` in its address: in the wanted language, else in the next one that is there. The feed
 * takes that language where it names none.
 */
export async function loadByLanguage(
  src: string,
  wanted: string | undefined,
  { onCopy, ...options }: LoadOptions,
  loading: typeof loadFeed,
): Promise<Feed> {
  const key = `${wanted} ${src}`;
  const languages = languagesFor(wanted);
  const first = found.get(key) ?? 0;
  found.delete(key);
  for (let at = first; ; at++) {
    const language = languages[at]!;
    const last = at + 1 === languages.length;
    const named = (feed: Feed): Feed => ({ ...feed, language: feed.language ?? language });
    const load = (how?: LoadOptions): Promise<Feed> => {
      const address = fill(src, language);
      return loading(address, {
        ...options,
        // That there was no such file is no fault of the server's.
        forgiven: at > first,
        onCopy: onCopy && ((copy, time) => onCopy(named(copy), time)),
        ...how,
      });
    };
    try {
      const feed = await (last
        ? load()
        : // One that may come back is asked as often as usual.
          load({ attempts: 1 }).catch((error) => {
            if (isGone(error)) throw error;
            return load();
          }));
      found.set(key, at);
      return named(feed);
    } catch (error) {
      if (last || !isGone(error)) throw error;
    }
  }
}
