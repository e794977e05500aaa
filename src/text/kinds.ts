/**
 * How a string is to be read. A plain string may be passed as any of them; one kind passed for another is a compile
 * error: text would be decoded twice, or not at all.
 */

/** Text as it stands in XML: character references are not decoded, and there are no tags in it. */
export type XmlText = string & { readonly kind?: 'xml' };

/** HTML source, which may hold tags and character references. Unsafe. */
export type HtmlSource = string & { readonly kind?: 'html' };

/** Text for a reader: a `<` in it is a `<`. */
export type PlainText = string & { readonly kind?: 'plain' };
