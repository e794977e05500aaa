import { plainText } from '../../text/plain.js';

/** A tag of a block or a line break: where a line of HTML begins or ends. */
const BLOCK_BOUNDARY =
  /<(\/?)(?:p|div|[bh]r|h\d|li|[uo]l|table|section|article|fig\w+|blockquote)\b[^<>]*>|\n/gi;
/** A boundary without content: it has no closing tag. */
const EMPTY_BOUNDARY = /^(\n|<[bh]r\b)/i;
const VISIBLE_MEDIA = /<(img|iframe|video|audio|embed|object|table|svg)\b/i;
const MAIL_ADDRESS = /[(<[]*[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+[)>\]]*/;
/** `연길=홍길동 기자`, `홍길동`, `记者 李明`, `By Jane Doe`. */
const BYLINE =
  /^(?:.*[=/|]\s*|记者\s*|by\s+)?(?:([가-힣]{2,5}|[一-鿿]{2,4})\s*(?:선임|인턴|객원|수습)?\s*(?:기자|특파원|통신원|논설위원|记者|記者)|([가-힣]{3,4}|[一-鿿]{2,4}|\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]*){1,3}))$/iu;
const RIGHTS_NOTICE = /©|ⓒ|저작권자|copyright|무단\s*(전재|복제)|재배포|版权所有|版權所有/i;

/** Signs of a mail address or a notice; looked for at the very end of a body only. */
const MAY_BE_TRAILER = /[@©ⓒ]|재배포|저작권/;
const SIGN_LENGTH = 250;
/** UTF-16 units at the end of a body in which its trailer is looked for. */
const TRAILER_LENGTH = 800;
const MAX_BYLINE = 80;
const MAX_NOTICE = 250;

/** True if the end of a body may hold a byline with a mail address, or a rights notice. */
export const mayHaveTrailer = (body: string): boolean => MAY_BE_TRAILER.test(body.slice(-SIGN_LENGTH));

/** A body without its trailer, and what that said. */
interface SplitBody {
  body: string;
  author?: string | undefined;
  rights?: string | undefined;
}

/** Author or rights in a line at the end of a body; `undefined` if the line is part of the body. */
function readLine(line: string): Omit<SplitBody, 'body'> | undefined {
  if (line.length < MAX_NOTICE && RIGHTS_NOTICE.test(line))
    return { rights: line.replace(/^[<[(]+|[>\])]+$/g, '') };
  const address = MAIL_ADDRESS.exec(line)?.[0];
  if (!address) return undefined;
  const [, reporter, name] =
    (line.length < MAX_BYLINE && BYLINE.exec(line.replace(address, ' ').trim())) || [];
  const author = reporter ?? name;
  return author || line === address ? { author } : undefined;
}

/** Closing tags of the elements that were opened before `from` and end after it. */
function closingTags(boundaries: RegExpExecArray[], from: number): string {
  let tags = '';
  let depth = 0;
  for (const { 0: tag, 1: closes, index } of boundaries) {
    if (index < from || EMPTY_BOUNDARY.test(tag)) continue;
    if (!closes) depth++;
    else if (depth) depth--;
    else tags += tag;
  }
  return tags;
}

/**
 * Takes the lines off the end of a body that are no part of the article: a byline with a mail address and a rights
 * notice, each in a line of its own.
 */
export function splitTrailer(body: string): SplitBody {
  const start = Math.max(0, body.length - TRAILER_LENGTH);
  const tail = body.slice(start);
  const boundaries = [...tail.matchAll(BLOCK_BOUNDARY)];
  const found: Omit<SplitBody, 'body'> = {};
  let cut: number | undefined;
  let lineEnd = tail.length;
  for (const { 0: tag, 1: closes, index } of boundaries.slice().reverse()) {
    const html = tail.slice(index + tag.length, lineEnd);
    const line = plainText(html);
    if (line || VISIBLE_MEDIA.test(html)) {
      const read = readLine(line);
      if (!read) break;
      found.author ??= read.author;
      found.rights ??= read.rights;
      cut = closes ? index + tag.length : index;
    }
    lineEnd = index;
  }
  if (cut === undefined) return { body };
  return { body: body.slice(0, start + cut).trimEnd() + closingTags(boundaries, cut), ...found };
}
