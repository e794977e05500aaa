/** Markup for unknown pages: HTML that is also well-formed XML. */

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text or the value of an attribute; drops controls, which XML does not allow or HTML reads as others. */
export const escapeMarkup = (text) =>
  `${text}`
    .replace(/[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

/** An attribute's value. Line breaks of any language, and what reorders the code for who reads it, become references. */
const escapeValue = (value) =>
  escapeMarkup(value).replace(
    /[\t\n\r\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );

/** ` name="value"` for each attribute with a value. */
export const attributesOf = (attributes, gap = ' ') =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => `${gap}${name}="${escapeValue(value === true ? name : value)}"`)
    .join('');

/** An element on lines of its own; void elements have no end tag. */
export function markup(tag, attributes, children) {
  const start = `<${tag}${attributesOf(attributes, Object.keys(attributes).length > 2 ? '\n  ' : ' ')}`;
  return children === undefined ? `${start} />` : `${start}>${children}</${tag}>`;
}

/** Replaces characters beyond ASCII by numeric references, which are the same in every encoding. */
export const asciiOnly = (code) =>
  code.replace(/[^\0-\x7e]/gu, (character) => `&#${character.codePointAt(0)};`);

/** A JavaScript string literal without `</script>`, `<!--`, line breaks, controls or what reorders text in it. */
export const scriptString = (value) =>
  JSON.stringify(value).replace(
    /[<\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
