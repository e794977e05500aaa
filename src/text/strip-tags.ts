import { hasHiddenContent, isBlock, isElementName } from './html-elements.js';
import type { HtmlSource } from './kinds.js';

/** The start of a comment, of a declaration or of a tag. */
const TAG = /<(?:(!--)|[!?]|(\/?)([a-z][\w:-]*)(?=[\s/>]))/gi;
/** The rest of a tag; a `>` in quotes does not end it. */
const REST_OF_TAG = /(?:[^"'>]|"[^"]*"|'[^']*')*>/y;

/**
 * The text of an HTML fragment without its tags; references are not decoded. Angle brackets that begin no HTML element
 * are text (`<121 코커스 만세>`), as Korean titles use them. Linear in time.
 */
export function stripTags(html: HtmlSource): HtmlSource {
  if (!html.includes('<')) return html;
  TAG.lastIndex = 0;
  let quotesClose = true;
  let text = '';
  let position = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    const [, isComment, closes, written = ''] = match;
    const name = written.toLowerCase();
    if (name && !isElementName(name)) continue;
    text += html.slice(position, match.index) + (isBlock(name) ? ' ' : '');
    if (!closes && hasHiddenContent(name)) {
      const closingTag = new RegExp(`</${name}`, 'gi');
      closingTag.lastIndex = TAG.lastIndex;
      if (!closingTag.test(html)) return text;
      TAG.lastIndex = closingTag.lastIndex;
    }
    let end = -1;
    if (isComment) end = html.indexOf('-->', TAG.lastIndex) + 3;
    else {
      REST_OF_TAG.lastIndex = TAG.lastIndex;
      // A quote that never closes is looked for once, not from each tag.
      quotesClose &&= REST_OF_TAG.test(html);
      end = quotesClose ? REST_OF_TAG.lastIndex : html.indexOf('>', TAG.lastIndex) + 1;
    }
    // Cut off within the tag.
    if (end < TAG.lastIndex) return text;
    position = end;
    TAG.lastIndex = end;
  }
  return text + html.slice(position);
}
