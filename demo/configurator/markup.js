/** Markup as a page takes it that nobody here has seen: well-formed XML, too. */

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text, or the value of an attribute. What no XML can hold goes. */
export const escapeMarkup = (text) =>
  `${text}`
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

/** ` name="value"` of all that have one. */
export const attributesOf = (attributes, gap = ' ') =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => `${gap}${name}="${escapeMarkup(value === true ? name : value)}"`)
    .join('');

/** An element on lines of its own; one that is empty by its nature has no end tag. */
export function markup(tag, attributes, children) {
  const start = `<${tag}${attributesOf(attributes, Object.keys(attributes).length > 2 ? '\n  ' : ' ')}`;
  return children === undefined ? `${start} />` : `${start}>${children}</${tag}>`;
}

/** Characters beyond ASCII by their numbers: the same in any encoding. */
export const asciiOnly = (code) =>
  code.replace(/[^\0-\x7e]/gu, (character) => `&#${character.codePointAt(0)};`);

/** As a string in JavaScript, that no `</script>` ends. */
export const scriptString = (value) => JSON.stringify(value).replace(/</g, '\\u003c');
