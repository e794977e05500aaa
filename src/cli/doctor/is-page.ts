/** Whether a text is a page, whole or in part, and not a feed. What it says itself counts before its type. */
export function isPage(text: string, contentType = ''): boolean {
  const start = text.slice(0, 4000).replace(/<!--[\s\S]*?-->/g, '');
  if (/^[\s\ufeff]*[[{]/.test(start)) return false;
  if (/<!doctype\s+html|<html[\s>]/i.test(start)) return true;
  if (/<(rss|feed|rdf:RDF)[\s>]/i.test(start)) return false;
  return (
    /^\s*text\/html|^application\/xhtml/i.test(contentType) ||
    (/^[\s\ufeff]*</.test(start) &&
      /<dongpo-[a-z]|class=["']?[^"'<>]{0,200}dongpo-widget|#dongpo-[a-z]|<(head|body)[\s>]/i.test(text))
  );
}
