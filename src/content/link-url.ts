import { httpUrl } from '../feed/model/http-url.js';
import { withParams } from './link-params.js';
import type { SanitiseOptions } from './options.js';
import { OTHER_SCHEMES, PLAYERS, POSTS } from './policy.js';

/** The page of an embedded post. */
const postUrl = (href: string): string =>
  httpUrl(new URL(href).searchParams.get('href')) ??
  href.replace(/(instagram\.com\/\w+\/[\w-]+)\/embed.*/, '$1/');

/** The page of an embedded video: as a page of its own, the address of a YouTube frame refuses to play. */
const videoUrl = (href: string): string =>
  href.replace(/youtube(-nocookie)?\.com\/(embed|v)\/(?!videos)([\w-]+).*/, 'youtube.com/watch?v=$3');

/**
 * The address of a link, or of a frame or medium that the pre-scan has made one (`data-embed`).
 *
 * @returns `undefined`: the link is unwrapped, a frame of an unknown host is dropped
 */
export function linkUrl(
  link: Element,
  { base, linkParams }: Pick<SanitiseOptions, 'base' | 'linkParams'>,
): string | undefined {
  const value = link.getAttribute('href')?.trim();
  const embed = link.getAttribute('data-embed');
  // A fragment points into the newspaper's page, which is not this one.
  if (!value || value.startsWith('#')) return undefined;
  if (OTHER_SCHEMES.test(value)) return value;
  const href = httpUrl(value, base);
  if (!href) return undefined;
  if (!embed) return withParams(href, linkParams);
  if (POSTS.test(href)) return postUrl(href);
  if (/^(iframe|embed)$/.test(embed) && !PLAYERS.test(href)) return undefined;
  return videoUrl(href);
}
