import { learnElements } from './plain.js';

/**
 * Known to `stripTags` once this module is loaded: the element names that news text is written with, and those of old CMSs. Names that are words as
 * well and make no text (`map`, `search`, `dialog`) are left to Korean titles: `<Search> 개봉`. What
 * has `-` or `:` is a custom element, or MS Word's.
 */
const names =
  'a|abbr|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6r]|head|header|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|marquee|meta|nav|nobr|noscript|object|ol|p|picture|pre|q|rp|rt|ruby|s|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr';

learnElements({
  known: new RegExp(`^(?:${names}|.*[:-].*)$`),
  unseen: /^(?:s(?:cript|tyle|elect|vg)|t(?:itle|extarea)|noscript|iframe|object|head)$/,
  block:
    /^(?:address|article|aside|blockquote|br|center|d[dlt]|div|fig.*|h[1-6r]|li|[ou]l|p|pre|section|t(?:able|[dhr]))$/,
});
