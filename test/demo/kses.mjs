/**
 * What WordPress keeps of an author's HTML who may not save everything: the rules of `wp_kses_post`
 * (https://developer.wordpress.org/reference/functions/wp_kses_post/), as far as our snippets meet them: elements and
 * attributes by list, `data-*` and `style` by their properties, scripts and unknown elements out, their text kept.
 */
import { parseFragment, serialize } from 'parse5';

const GLOBAL = /^(aria-[\w-]+|class|data-[\w-]+|dir|hidden|id|lang|role|style|title|xml:lang)$/;
const ELEMENTS = {
  a: /^(href|rel|rev|name|target|download)$/,
  img: /^(alt|align|border|height|hspace|loading|longdesc|vspace|src|usemap|width)$/,
};
const PLAIN =
  /^(abbr|address|article|aside|b|bdo|big|blockquote|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|footer|h[1-6]|header|hgroup|hr|i|ins|kbd|li|main|mark|menu|nav|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var)$/;
/** Elements that are dropped with their text. */
const DROPPED = /^(script|style|iframe|object|embed|link|meta|template)$/;
/** Style properties that `safecss_filter_attr` allows; custom properties are not allowed. */
const PROPERTIES =
  /^(display|font-size|min-height|width|height|color|background-color|margin.*|padding.*|border.*|text-align)$/;

const style = (value) =>
  value
    .split(';')
    .filter(
      (each) =>
        PROPERTIES.test(each.split(':')[0].trim()) &&
        !/[\\(&=}]/.test(each.replace(/\b(min|max|calc)\([^()]*\)/g, '')),
    )
    .join(';');

function filter(node) {
  node.childNodes = (node.childNodes ?? []).flatMap((child) => {
    if (child.nodeName === '#text') return [child];
    if (!child.tagName || DROPPED.test(child.tagName)) return [];
    filter(child);
    for (const each of child.childNodes) each.parentNode = node;
    if (!ELEMENTS[child.tagName] && !PLAIN.test(child.tagName)) return child.childNodes;
    child.attrs = child.attrs
      .filter(({ name }) => GLOBAL.test(name) || ELEMENTS[child.tagName]?.test(name))
      .map((each) => (each.name === 'style' ? { ...each, value: style(each.value) } : each))
      .filter(({ name, value }) => !/^(href|src)$/.test(name) || /^(https?:|mailto:|[^:]*$)/i.test(value));
    for (const each of child.childNodes) each.parentNode = child;
    return [child];
  });
  return node;
}

export const kses = (html) => serialize(filter(parseFragment(html)));
