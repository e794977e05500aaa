/** Characters in which a document shows what it is. */
const HEAD_LENGTH = 4000;

/**
 * Tells a page, whole or in part, from a feed: by the document's own start, else by its `Content-Type`, else by
 * whether it holds widgets.
 *
 * @returns `undefined` for a text that looks like neither
 */
export function pageOrFeed(text: string, contentType = ''): 'page' | 'feed' | undefined {
  const head = text.slice(0, HEAD_LENGTH).replace(/<!--[\s\S]*?-->/g, '');
  if (/^[\s\ufeff]*[[{]/.test(head)) return 'feed';
  const [, doctype, root] = /<(?:(!doctype\s+html)|(html|rss|feed|rdf:RDF)(?=[\s>]))/i.exec(head) ?? [];
  if (doctype || root?.toLowerCase() === 'html') return 'page';
  if (root) return 'feed';
  if (/^\s*text\/html|^application\/xhtml/i.test(contentType)) return 'page';
  if (/^[\s\ufeff]*<\?xml/.test(head)) return 'feed';
  const isMarkup = /^[\s\ufeff]*</.test(head);
  if (
    isMarkup &&
    /<dongpo-[a-z]|class=["']?[^"'<>]{0,200}dongpo-widget|#dongpo-[a-z]|<(head|body)[\s>]/i.test(text)
  )
    return 'page';
  return undefined;
}
