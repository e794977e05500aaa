/** Markup for unknown pages: HTML that is also well-formed XML. */

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text or the value of an attribute; drops characters that XML does not allow. */
export const escapeMarkup = (text) =>
  `${text}`
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

/** ` name="value"` for each attribute with a value. */
export const attributesOf = (attributes, gap = ' ') =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => `${gap}${name}="${escapeMarkup(value === true ? name : value)}"`)
    .join('');

/** An element on lines of its own; void elements have no end tag. */
export function markup(tag, attributes, children) {
  const start = `<${tag}${attributesOf(attributes, Object.keys(attributes).length > 2 ? '\n  ' : ' ')}`;
  return children === undefined ? `${start} />` : `${start}>${children}</${tag}>`;
}

/** Replaces characters beyond ASCII by numeric references, which are the same in every encoding. */
export const asciiOnly = (code) =>
  code.replace(/[^\0-\x7e]/gu, (character) => `&#${character.codePointAt(0)};`);

/** A JavaScript string literal without `</script>` in it. */
export const scriptString = (value) => JSON.stringify(value).replace(/</g, '\\u003c');
