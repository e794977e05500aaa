import { type Cheerio, type CheerioAPI, load } from 'cheerio';
import { decode } from '../../feed/encoding/decode.js';
import { httpUrl } from '../../feed/model/http-url.js';
import type { ArticleAdapter, ListAdapter, Place } from './config.js';

/** An item in JSON Feed's shape, its values as the page writes them. */
export type Raw = Record<string, unknown>;
type Nodes = Cheerio<ReturnType<CheerioAPI>[number]>;

/** Text of a page's bytes: as its `Content-Type` says, else its first `charset`, else what it can be. */
export function pageText(bytes: Uint8Array, contentType = ''): string {
  if (/charset/i.test(contentType)) return decode(bytes, contentType).text;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
  return decode(bytes, label && `text/html; charset=${label}`).text;
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A page, and how its places are looked up. */
class Page {
  readonly $: CheerioAPI;
  readonly #base: string;

  constructor(html: string, url: string) {
    this.$ = load(html);
    this.#base = httpUrl(this.$('base').attr('href'), url) ?? url;
  }

  /** All values at the first of some places that has any. */
  all(places: Place | undefined, within?: Nodes): string[] {
    for (const place of [places ?? []].flat()) {
      const [, selector = '', attribute] = /^(.*?)(?:@([\w:-]+))?$/s.exec(place)!;
      const path = selector.trim();
      const nodes = path ? (within ? within.find(path) : this.$(path)) : (within ?? this.$.root());
      const values = nodes
        .toArray()
        .map((node) => tidy(attribute ? (this.$(node).attr(attribute) ?? '') : this.$(node).text()))
        .filter(Boolean);
      if (values[0]) return values;
    }
    return [];
  }

  one(places: Place | undefined, within?: Nodes): string | undefined {
    return this.all(places, within)[0];
  }

  address(places: Place | undefined, within?: Nodes): string | undefined {
    return httpUrl(this.one(places, within), this.#base);
  }

  /** HTML of a body, with whole addresses: the feed is read elsewhere. */
  html(places: Place, remove: string[] = []): string | undefined {
    for (const place of [places].flat()) {
      const node = this.$(place).first().clone();
      if (!node.length) continue;
      for (const selector of [...remove, 'script', 'style', 'noscript']) node.find(selector).remove();
      for (const name of ['href', 'src', 'poster', 'data-src', 'data-original', 'data-lazy-src'])
        for (const each of node.find(`[${name}]`).toArray()) {
          const written = this.$(each).attr(name)!;
          const whole = /^(#|[a-z][a-z\d+.-]*:)/i.test(written.trim())
            ? written
            : httpUrl(written, this.#base);
          this.$(each).attr(name, whole ?? written);
        }
      for (const each of node.find('[srcset]').toArray()) {
        const candidates = this.$(each).attr('srcset')!.split(/,\s+/);
        this.$(each).attr(
          'srcset',
          candidates
            .map((one) => one.trim().replace(/^\S+/, (url) => httpUrl(url, this.#base) ?? url))
            .join(', '),
        );
      }
      const html = node.html()?.trim();
      if (html) return html;
    }
    return undefined;
  }

  /** The parts of what repeats; nothing of those without `url`. */
  each(item: string, read: (node: Nodes) => Raw): Raw[] {
    return this.$(item)
      .toArray()
      .map((node) => read(this.$(node) as Nodes))
      .filter(({ url }) => url);
  }
}

const number = (text: string | undefined): number | undefined => {
  const digits = text?.replace(/\D/g, '');
  return digits ? +digits : undefined;
};

/** `▲3`, `3 상승`, `▼ 1`, `NEW`: places gained, as `_dongpo.rank_change` has them. */
function rankChange(text = ''): number | 'new' | undefined {
  if (/new|신규|새/i.test(text)) return 'new';
  const places = number(text);
  if (!places) return;
  return /[▼↓-]|하락|down/i.test(text) ? -places : places;
}

const author = (text: string | undefined): Raw | undefined =>
  text ? { authors: [{ name: text }] } : undefined;

/** An entry of a list: an item, with what is no part of one. */
export interface Entry {
  item: Raw & { url: string };
  views?: number;
}

/** Articles that a list names, in its order, each once. */
export function readList(html: string, url: string, adapter: ListAdapter): Entry[] {
  const page = new Page(html, url);
  const seen = new Set<unknown>();
  return page
    .each(adapter.item, (node): Raw => {
      const at = (place: Place | undefined): string | undefined => page.one(place, node);
      const section = page.all(adapter.section, node);
      const change = rankChange(at(adapter.rank_change));
      return {
        url: page.address(adapter.url ?? ['a@href', '@href'], node),
        title: at(adapter.title ?? ['a', '']),
        summary: at(adapter.summary),
        image: page.address(adapter.image, node),
        date_published: at(adapter.date_published),
        language: at(adapter.language),
        ...author(at(adapter.author)),
        _dongpo: {
          ...(section[0] && { section_path: section }),
          ...(change && { rank_change: change }),
        },
        views: number(at(adapter.views)),
      };
    })
    .filter(({ url }) => !seen.has(url) && seen.add(url))
    .map(({ views, ...item }) => ({
      item: item as Entry['item'],
      ...(views !== undefined && { views: views as number }),
    }));
}

/** An article; nothing where its title or its body is not there. */
export function readArticle(html: string, url: string, adapter: ArticleAdapter): Entry | undefined {
  const page = new Page(html, url);
  const title = page.one(adapter.title);
  const content = page.html(adapter.content_html, adapter.remove);
  if (!title || !content) return;
  const { images, related } = adapter;
  const section = page.all(adapter.section);
  const tags = page.all(adapter.tags);
  const views = number(page.one(adapter.views));
  const pictures =
    images &&
    page.each(images.item, (node) => ({
      url: page.address(images.url ?? ['img@src', '@src'], node),
      caption: page.one(images.caption, node),
      credit: page.one(images.credit, node),
      width: number(page.one('img@width', node)),
      height: number(page.one('img@height', node)),
    }));
  const links =
    related &&
    page.each(related.item, (node) => ({
      url: page.address(related.url ?? ['@href', 'a@href'], node),
      title: page.one(related.title ?? ['a', ''], node),
    }));
  return {
    item: {
      url: page.address(adapter.url ?? 'link[rel=canonical]@href') ?? url,
      title,
      content_html: content,
      summary: page.one(adapter.summary),
      image: page.address(adapter.image ?? 'meta[property="og:image"]@content'),
      date_published: page.one(adapter.date_published),
      date_modified: page.one(adapter.date_modified),
      language: page.one(adapter.language),
      ...author(page.one(adapter.author)),
      ...(tags[0] && { tags }),
      _dongpo: {
        kicker: page.one(adapter.kicker),
        subtitle: page.one(adapter.subtitle),
        source: page.one(adapter.source),
        rights: page.one(adapter.rights),
        ...(section[0] && { section_path: section }),
        ...(pictures?.[0] && { images: pictures }),
        ...(links?.[0] && { related: links }),
        ...(adapter.corrected && page.$(adapter.corrected).length && { status: 'corrected' }),
      },
    },
    ...(views !== undefined && { views }),
  };
}
