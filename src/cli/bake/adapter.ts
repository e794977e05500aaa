import type { ArticleAdapter, ListAdapter, Place } from './config.js';
import { PageQuery } from './page-query.js';

/** An item in JSON Feed's shape, its values as the page writes them. */
export type RawItem = Record<string, unknown>;

/** An entry of a list, or an article, as its page writes it. */
export interface ListEntry {
  item: RawItem & { url: string };
  /** Number of views. */
  views?: number;
}

/** Digits of a number that JSON and JavaScript carry exactly. */
const MAX_DIGITS = 15;

/** The digits of a text as a number: `1,234 views` is 1234. */
function digitsOf(text: string | undefined): number | undefined {
  const digits = text?.replace(/\D/g, '').slice(0, MAX_DIGITS);
  return digits ? Number(digits) : undefined;
}

/** `▲3`, `3 상승`, `▼ 1`, `NEW` as `_dongpo.rank_change`: places gained (positive) or lost, or `new`. */
function rankChange(text = ''): number | 'new' | undefined {
  if (/new|신규|새/i.test(text)) return 'new';
  const places = digitsOf(text);
  if (!places) return undefined;
  return /[▼↓-]|하락|down/i.test(text) ? -places : places;
}

/** The entries of a list, in its order, each once. */
export function readList(html: string, url: string, adapter: ListAdapter): ListEntry[] {
  const page = new PageQuery(html, url);
  const entries = page.each(adapter.item, (node) => {
    const value = (place: Place | undefined): string | undefined => page.value(place, node);
    const section = page.values(adapter.section, node);
    const author = value(adapter.author);
    const change = rankChange(value(adapter.rank_change));
    return {
      url: page.url(adapter.url ?? ['a@href', '@href'], node),
      title: value(adapter.title ?? ['a', '']),
      summary: value(adapter.summary),
      image: page.url(adapter.image, node),
      date_published: value(adapter.date_published),
      language: value(adapter.language),
      ...(author && { authors: [{ name: author }] }),
      _dongpo: {
        ...(section.length && { section_path: section }),
        ...(change && { rank_change: change }),
      },
      views: digitsOf(value(adapter.views)),
    };
  });
  const unique = new Map<string, ListEntry>();
  for (const { views, ...item } of entries)
    if (!unique.has(item.url)) unique.set(item.url, { item, ...(views !== undefined && { views }) });
  return [...unique.values()];
}

/** An article of a page; `undefined` if the adapter finds no title or no body. */
export function readArticle(html: string, url: string, adapter: ArticleAdapter): ListEntry | undefined {
  const page = new PageQuery(html, url);
  const title = page.value(adapter.title);
  const content = page.html(adapter.content_html, adapter.remove);
  if (!title || !content) return undefined;
  const section = page.values(adapter.section);
  const tags = page.values(adapter.tags);
  const author = page.value(adapter.author);
  const images = readImages(page, adapter);
  const related = readRelated(page, adapter);
  const views = digitsOf(page.value(adapter.views));
  return {
    item: {
      url: page.url(adapter.url ?? 'link[rel=canonical]@href') ?? url,
      title,
      content_html: content,
      summary: page.value(adapter.summary),
      image: page.url(adapter.image ?? 'meta[property="og:image"]@content'),
      date_published: page.value(adapter.date_published),
      date_modified: page.value(adapter.date_modified),
      language: page.value(adapter.language),
      ...(author && { authors: [{ name: author }] }),
      ...(tags.length && { tags }),
      _dongpo: {
        kicker: page.value(adapter.kicker),
        subtitle: page.value(adapter.subtitle),
        source: page.value(adapter.source),
        rights: page.value(adapter.rights),
        ...(section.length && { section_path: section }),
        ...(images.length && { images }),
        ...(related.length && { related }),
        ...(adapter.corrected && page.has(adapter.corrected) && { status: 'corrected' }),
      },
    },
    ...(views !== undefined && { views }),
  };
}

function readImages(page: PageQuery, { images }: ArticleAdapter): RawItem[] {
  if (!images) return [];
  return page.each(images.item, (node) => ({
    url: page.url(images.url ?? ['img@src', '@src'], node),
    caption: page.value(images.caption, node),
    credit: page.value(images.credit, node),
    width: digitsOf(page.value('img@width', node)),
    height: digitsOf(page.value('img@height', node)),
  }));
}

function readRelated(page: PageQuery, { related }: ArticleAdapter): RawItem[] {
  if (!related) return [];
  return page.each(related.item, (node) => ({
    url: page.url(related.url ?? ['@href', 'a@href'], node),
    title: page.value(related.title ?? ['a', ''], node),
  }));
}
