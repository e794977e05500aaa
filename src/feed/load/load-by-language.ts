import { matchLocale } from '../../i18n/load-locale.js';
import { FeedError } from '../model/feed-error.js';
import { markNormalised } from '../model/normalised.js';
import type { Feed } from '../model/types.js';
import { loadAddress } from './load-address.js';
import type { LoadOptions } from './load-options.js';
import { pathSegment } from './placeholders.js';

/** By wanted language and address: the index of the language in which the publisher had a feed. */
const foundLanguages = new Map<string, number>();

const keyOf = (src: string, wanted: string | undefined): string => `${wanted} ${src}`;

/**
 * Languages to ask a publisher for, the most wanted first: the locale's, the tag as it is and without its region,
 * English, Korean.
 */
export function languagesFor(wanted = 'ko'): string[] {
  const [locale] = matchLocale(wanted);
  const [tag = locale, language = tag] =
    /^([a-z]{2,8})(?:[-_][a-z\d]+)*$/i.exec(wanted.replace(/-[ux]-.*/i, '')) ?? [];
  // A language that the library lacks may be one that the publisher has.
  const ours = locale.split('-')[0] === language ? [locale] : [];
  return [...new Set([...ours, tag, language, 'en', 'ko'])];
}

/** Replaces `{lang}` in an address. */
export const addressOfLanguage = (src: string, language: string): string =>
  src.replaceAll('{lang}', () => pathSegment(language));

/** The address in the language that the publisher had, else in the most wanted one. */
export function addressInLanguage(src: string, wanted?: string): string {
  const languages = languagesFor(wanted);
  const language = languages[foundLanguages.get(keyOf(src, wanted)) ?? 0];
  return addressOfLanguage(src, language ?? 'ko');
}

/** True if there is no such file, or a server that lets no script see that there is none. */
const isMissing = (error: unknown): boolean =>
  error instanceof FeedError && (error.code === 'network' || error.status === 404 || error.status === 410);

/** The feed, with a language if it names none. */
const withLanguage = (feed: Feed, language: string): Feed =>
  feed.language ? feed : markNormalised({ ...feed, language });

/**
 * Loads a feed with `{lang}` in its address: in the wanted language, else in the next one that the publisher has.
 * Missing languages are not retried. The feed takes the language of its address where it names none.
 */
export async function loadByLanguage(
  src: string,
  { language: wanted, onCachedFeed, ...options }: LoadOptions,
): Promise<Feed> {
  const key = keyOf(src, wanted);
  const languages = languagesFor(wanted);
  const first = foundLanguages.get(key) ?? 0;
  foundLanguages.delete(key);
  for (let index = first; ; index++) {
    const isLast = index >= languages.length - 1;
    const language = languages[index] ?? 'ko';
    const load = (attempts = options.attempts): Promise<Feed> =>
      loadAddress(addressOfLanguage(src, language), {
        ...options,
        attempts,
        // A missing file is no failure of the server's.
        ignoreBreaker: index > first,
        onCachedFeed: onCachedFeed && ((feed, time) => onCachedFeed(withLanguage(feed, language), time)),
      });
    try {
      const feed = isLast ? await load() : await loadOnceOrRetry(load);
      foundLanguages.set(key, index);
      return withLanguage(feed, language);
    } catch (error) {
      if (isLast || !isMissing(error)) throw error;
    }
  }
}

/** Retries a failure as usual, unless it means that the file is missing. */
async function loadOnceOrRetry(load: (attempts?: number) => Promise<Feed>): Promise<Feed> {
  try {
    return await load(1);
  } catch (error) {
    if (isMissing(error)) throw error;
    return load();
  }
}
