import { plainText } from '../../text/plain.js';
import type { Feed, FeedItem } from '../model/types.js';

/** Where a line of HTML begins or ends. */
const edge = /<(\/?)(?:p|div|[bh]r|h\d|li|[uo]l|table|section|article|fig\w+|blockquote)\b[^<>]*>|\n/gi;
const seen = /<(img|iframe|video|audio|embed|object|table|svg)\b/i;
const mail = /[(<[]*[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+[)>\]]*/;
/** `연길=홍길동 기자`, `홍길동`, `记者 李明`, `By Jane Doe`. */
const reporter =
  /^(?:.*[=/|]\s*|记者\s*|by\s+)?(?:([가-힣]{2,5}|[一-鿿]{2,4})\s*(?:선임|인턴|객원|수습)?\s*(?:기자|특파원|통신원|논설위원|记者|記者)|([가-힣]{3,4}|[一-鿿]{2,4}|\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]*){1,3}))$/iu;
const notice = /©|ⓒ|저작권자|copyright|무단\s*(전재|복제)|재배포|版权所有|版權所有/i;

/**
 * Takes the lines off the end of a body that are no part of it: a reporter's mail address and a
 * copyright notice, each in a line of its own.
 */
export function splitTail(body: string): { body: string; author?: string; rights?: string } {
  const start = Math.max(0, body.length - 800);
  const tail = body.slice(start);
  const edges = [...tail.matchAll(edge)];
  let author: string | undefined;
  let rights: string | undefined;
  let cut: number | undefined;
  let to = tail.length;
  for (let last = edges.length - 1; last >= 0; last--) {
    const { 0: tag, 1: closes, index } = edges[last]!;
    const html = tail.slice(index + tag.length, to);
    const line = plainText(html);
    if (line || seen.test(html)) {
      const address = mail.exec(line)?.[0];
      const named = address && line.length < 80 && reporter.exec(line.replace(address, ' ').trim());
      if (line.length < 250 && notice.test(line)) rights ??= line.replace(/^[<[(]+|[>\])]+$/g, '');
      else if (named) author ??= named[1] ?? named[2];
      else if (!address || line !== address) break;
      cut = closes ? index + tag.length : index;
    }
    to = index;
  }
  if (cut === undefined) return { body };
  // What was open before the cut is closed behind it.
  let closings = '';
  let depth = 0;
  for (const { 0: tag, 1: closes, index } of edges) {
    if (index < cut || /^(\n|<[bh]r\b)/i.test(tag)) continue;
    if (!closes) depth++;
    else if (depth) depth--;
    else closings += tag;
  }
  return { body: body.slice(0, start + cut).trimEnd() + closings, author, rights };
}

/** Names of a front page, which is no section. */
const home = /^((뉴스)?\s?홈|home|首页|首頁|главная)$/i;

/** Puts what CMSs write into a wrong field into its own: kickers, section paths, bylines, notices. */
export function misplaced(item: FeedItem, feed: Feed): void {
  item._dongpo ??= {};
  const extension = item._dongpo;
  const [, before = '', behind = ''] = /^(.*?\S)\s*[|｜]\s*(\S.*)$/s.exec(item.title ?? '') ?? [];
  if (behind && (behind === feed.title || behind === extension.source)) item.title = before;
  else if (behind && before.length <= 10 && !/[|｜]/.test(behind)) {
    extension.kicker ??= before;
    item.title = behind;
  }
  item.tags = item.tags?.map((tag) => {
    const sections = tag.split(/\s+[/>›»]\s+/).filter((section) => !home.test(section));
    if (sections[0] && sections[0] !== tag) extension.section_path ??= sections;
    return sections.at(-1) ?? tag;
  });
  for (const name of ['content_html', 'content_text'] as const) {
    const { body, author, rights } = splitTail(item[name] ?? '');
    if (!item[name] || body === item[name]) continue;
    item[name] = body;
    if (author) item.authors ??= [{ name: author }];
    if (rights) extension.rights ??= rights;
    // Made of the body: to be made again.
    if (/@|재배포|전재|[©ⓒ]/.test(item.summary ?? '')) delete item.summary;
  }
  if (!Object.keys(extension)[0]) delete item._dongpo;
}
