/** Characters that stand for themselves. */
const PLAIN = /[^"'\\]+/y;
/** An escape of JSON, which `JSON.parse` reads. */
const JSON_ESCAPE = /\\(?:["\\/bfnrt]|u[\da-f]{4})/iy;
/** Escapes that JavaScript has besides: `\x27`, `\u{1f389}`, an apostrophe, a line that goes on. */
const SCRIPT_ESCAPE = /\\(?:x([\da-f]{2})|u\{([\da-f]{1,5})\}|(['\r\n]))/iy;

/** The text behind the quote that ends a name. */
export const BEHIND_NAME = /[\s\0-\x20]*:/y;
/** The text behind the quote that ends an element of an array: a bracket, a comma and another value, a comment, the end. */
export const BEHIND_ELEMENT =
  /[\s\0-\x20]+(?:\/[/*]|#)|[\s\0-\x20]*(?:$|[\]}]|,[\s\0-\x20]*(?:$|["'{[\]\d,/tfn-]))/y;
/** The text behind the quote that ends a member of an object: the same, but for the name of the next member. */
export const BEHIND_MEMBER =
  /[\s\0-\x20]+(?:\/[/*]|#)|[\s\0-\x20]*(?:$|[\]}]|(?:,[\s\0-\x20]*)?(?:"[^"\n]{0,80}"|'[^'\n]{0,80}')[\s\0-\x20]*:|,[\s\0-\x20]*(?:$|[\]},]|\/[/*]|[\w$-]{1,80}\s*:))/y;

const matchAt = (expression: RegExp, text: string, index: number): RegExpExecArray | null => {
  expression.lastIndex = index;
  return expression.exec(text);
};

/** The text of what begins with a backslash at an index, and its length. */
function readEscape(text: string, index: number): [value: string, length: number] {
  const [json] = matchAt(JSON_ESCAPE, text, index) ?? [];
  if (json) return [JSON.parse(`"${json}"`), json.length];
  const [script = '', byte, point, same = ''] = matchAt(SCRIPT_ESCAPE, text, index) ?? [];
  const code = byte ?? point;
  if (code) return [String.fromCodePoint(Number.parseInt(code, 16)), script.length];
  // A backslash before anything else is one, as in C:\news.
  return script ? [same, script.length] : ['\\', 1];
}

/**
 * Reads a string that begins with a quote at an index. It ends with the next such quote that `behind` follows: others
 * were not escaped. Control characters stand for themselves.
 *
 * @returns `end`, the index behind the last quote, is greater than the text's length if that is missing
 */
export function readLooseString(text: string, start: number, behind: RegExp): { value: string; end: number } {
  const quote = text.charAt(start);
  let value = '';
  let index = start + 1;
  while (index < text.length) {
    const [plain = ''] = matchAt(PLAIN, text, index) ?? [];
    value += plain;
    index += plain.length;
    const character = text.charAt(index);
    if (character === quote && matchAt(behind, text, index + 1)) return { value, end: index + 1 };
    const [read, length] = character === '\\' ? readEscape(text, index) : [character, 1];
    value += read;
    index += length;
  }
  return { value, end: text.length + 1 };
}
