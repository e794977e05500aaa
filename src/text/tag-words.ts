import { hasHiddenContent, isElementName } from './html-elements.js';
import type { HtmlSource } from './kinds.js';

/** A tag: the slash of a closing one, the name, the rest. A `<` ends the search, so that it takes linear time. */
const TAG = /<(\/?)([a-z][\w-]*)((?:\s[^<>]*)?\/?)>/gi;
/** Elements that never close, and those whose end tag is often left out. */
const OPTIONAL_END = /^(?:[bh]r|img|wbr|p|li|t[dr]|d[dt])$/;
/** Attributes that a tag has in order to show or to link something. */
const PRESENTS = /\s(?:src|href|style|class|id|color|size|face|align)\s*=/i;
/** Elements that a text is formatted with. */
const FORMATS = /^(?:[abiu]|em|strong|font|span|p|div|h\d)$/;
/** The start of what looks like a declaration, an instruction or a comment, and is no comment. */
const OTHER_MARKUP = /<(?=[?!])(?!!--(?:(?!-->).){0,300}-->|!\[CDATA\[)/is;
const MAX_TITLE = 1000;
/** The end of the text before a tag, if the tag stands there like a word. */
const BEFORE_WORD = /(?:^|[\s"'`“‘「『(/])$/;
/** The text behind a tag that stands there like a word at the end of a phrase, or as the name of an element. */
const BEHIND_WORD =
  /^(?:\s*$|["'`”’」』),.:;!?/]|\s*(?:tag|element|태그|요소|标签|标记|元素|標籤|タグ|要素|тег|элемент))/i;
const ELLIPSIS_AT_END = /(?:\.{3}|…)\s*$/;

/** Names of the elements that are opened and closed again. `tag` finds the slash and the name. */
export function pairedNames(html: string, tag: RegExp = TAG): Set<string> {
  const opened = new Set<string>();
  const paired = new Set<string>();
  for (const [, closes, name = ''] of html.matchAll(tag)) {
    const lower = name.toLowerCase();
    if (!closes) opened.add(lower);
    else if (opened.has(lower)) paired.add(lower);
  }
  return paired;
}

/** A tag in a text, and what stands beside it. */
export interface TagInText {
  name: string;
  closes: boolean;
  attributes: string;
  before: string;
  behind: string;
  /** True if the text is cut off at its end. */
  isCut: boolean;
}

/** True if a tag without a partner names an element (`Using <select> well`) and makes none. */
export function isWord({ name, closes, attributes, before, behind, isCut }: TagInText): boolean {
  if (hasHiddenContent(name)) return true;
  if (PRESENTS.test(attributes)) return false;
  // An image without an address is none.
  if (name === 'img') return true;
  const standsFree = BEFORE_WORD.test(before);
  const isBehindText = behind.trim() === '';
  if (OPTIONAL_END.test(name)) return standsFree && (closes ? !isBehindText : BEHIND_WORD.test(behind));
  // `제목</b>`: the opening tag was lost, or the closing one, where the text was cut.
  if (closes) return standsFree || !isBehindText;
  return !(isCut && FORMATS.test(name) && /^\S/.test(behind));
}

/**
 * Escapes the tags in a title that name an element: those without a partner and without an attribute that shows
 * something. Tags that format the title stay.
 */
export function escapeTagWords(html: HtmlSource): HtmlSource {
  if (!html.includes('<')) return html;
  if (html.length < MAX_TITLE && OTHER_MARKUP.test(html))
    return escapeTagWords(html.replace(OTHER_MARKUP, '&lt;'));
  const paired = pairedNames(html);
  const isCut = ELLIPSIS_AT_END.test(html.slice(-10));
  return html.replace(
    TAG,
    (tag: string, slash: string, written: string, attributes: string, index: number) => {
      const name = written.toLowerCase();
      if (!isElementName(name) || paired.has(name)) return tag;
      const end = index + tag.length;
      const before = html.slice(Math.max(0, index - 1), index);
      const behind = html.slice(end, end + 20);
      const word = isWord({ name, closes: slash !== '', attributes, before, behind, isCut });
      return word ? `&lt;${tag.slice(1)}` : tag;
    },
  );
}
