import type { Feed, FeedItem, ItemExtension } from '../model/types.js';
import { mayHaveTrailer, splitTrailer } from './body-trailer.js';

const MAX_KICKER = 10;
/** A bar in a title, ASCII's or full width, with the texts on both sides. */
const TITLE_WITH_BAR = /^(.*?\S)\s*[|｜]\s*(\S.*)$/s;
/** Between the sections of a path, such as `뉴스홈 / 국제뉴스`. */
const PATH_SEPARATOR = / [/>›»] /;
/** Names of a front page, which is no section. */
const HOME_SECTION = /^((뉴스)?\s?홈|home|首页|首頁|главная)$/i;

type Draft = Partial<FeedItem>;

const HANGUL = /[가-힣]/;

/** True for an item of a Korean newspaper: kickers before a bar are a custom of theirs, and titles are in other papers. */
const hasKickers = ({ language, title = '' }: Draft, feed: Feed): boolean =>
  /^ko\b/i.test(language ?? feed.language ?? '') || HANGUL.test(title + feed.title);

/** Splits a kicker off a title, or the name of the publication beside it. */
function relocateKicker(item: Draft, extension: ItemExtension, feed: Feed): void {
  const { title = '' } = item;
  if (!/[|｜]/.test(title)) return;
  const [, before = '', after = ''] = TITLE_WITH_BAR.exec(title) ?? [];
  if (!after) return;
  const names = [feed.title, extension.source];
  if (names.includes(after)) item.title = before;
  else if (names.includes(before)) item.title = after;
  else if (before.length <= MAX_KICKER && !/[|｜]/.test(after) && hasKickers(item, feed)) {
    extension.kicker ??= before;
    item.title = after;
  }
}

/** Makes a tag that is a path of sections the item's section path; its last section stays as the tag. */
function relocateSections(item: Draft, extension: ItemExtension): void {
  if (!item.tags?.some((tag) => PATH_SEPARATOR.test(tag))) return;
  item.tags = item.tags.map((tag) => {
    const sections = tag.split(PATH_SEPARATOR).filter((section) => !HOME_SECTION.test(section));
    if (sections.length && sections[0] !== tag) extension.section_path ??= sections;
    return sections.at(-1) ?? tag;
  });
}

/** Takes a byline and a rights notice off the end of a body. */
function relocateTrailer(item: Draft, extension: ItemExtension): void {
  for (const name of ['content_html', 'content_text'] as const) {
    const source = item[name];
    if (!source || !mayHaveTrailer(source)) continue;
    const { body, author, rights } = splitTrailer(source);
    if (body === source) continue;
    item[name] = body;
    if (author) item.authors ??= [{ name: author }];
    if (rights) extension.rights ??= rights;
    // The summary was made of the body: it is made again.
    if (/@|재배포|전재|[©ⓒ]/.test(item.summary ?? '')) delete item.summary;
  }
}

/**
 * Moves the values that CMSs write into a wrong field into their own, in place: kickers in titles, section paths in
 * tags, bylines and rights notices in bodies.
 */
export function relocateFields(item: Draft, feed: Feed): void {
  const extension = item._dongpo ?? {};
  relocateKicker(item, extension, feed);
  relocateSections(item, extension);
  relocateTrailer(item, extension);
  if (!item._dongpo && Object.keys(extension).length) item._dongpo = extension;
}
