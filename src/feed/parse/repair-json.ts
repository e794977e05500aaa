/** A raw control character, which JSON forbids in a string (RFC 8259, section 7). */
const CONTROL = /[\0-\x1f]/;
/** What may follow `\` in a string. */
const ESCAPED = /["\\/bfnrt]|u[\da-f]{4}/iy;

/** A control character as JSON writes it. */
const escapeControl = (control: string): string => JSON.stringify(control).slice(1, -1);

/** True if `\` at an index begins an escape. */
function isEscape(text: string, index: number): boolean {
  ESCAPED.lastIndex = index + 1;
  return ESCAPED.test(text);
}

/**
 * Parses JSON that breaks off, has text behind it, has commas too many, or has raw line breaks and backslashes in its
 * strings: the text up to its last whole value, with the brackets closed that are open there.
 *
 * @returns `undefined` if that is no JSON either
 */
export function repairJson(text: string): unknown {
  /** Closing brackets of what is open, the innermost last. */
  const open: string[] = [];
  let inString = false;
  let repaired = '';
  /** Index behind what `repaired` holds; a byte order mark is left out. */
  let copied = text.search(/\S/);
  /** Index of the last comma, if only white space follows it so far. */
  let comma = -1;
  /** The text when the last value ended, and what was open around that. */
  let whole = '';
  let openAround: string[] = [];
  /** Writes a replacement for one character, behind the text before it. */
  const replace = (index: number, replacement: string): void => {
    repaired += text.slice(copied, index) + replacement;
    copied = index + 1;
  };
  for (let index = 0; index < text.length && (open.length || !whole); index++) {
    const character = text.charAt(index);
    if (inString) {
      if (character === '"') inString = false;
      else if (CONTROL.test(character)) replace(index, escapeControl(character));
      else if (character === '\\') {
        if (isEscape(text, index)) index++;
        // Before a quote or a line break, JavaScript ignores it; elsewhere it is one, as in C:\news.
        else replace(index, /['\r\n]/.test(text.charAt(index + 1)) ? '' : '\\\\');
      }
      continue;
    }
    if (character === '}' || character === ']') {
      repaired += text.slice(copied, comma < 0 ? index : comma) + character;
      copied = index + 1;
      open.pop();
      // Deeper, it is only a part of an item.
      if (open.length < 3) {
        whole = repaired;
        openAround = open.slice().reverse();
      }
    }
    if (character === '"') inString = true;
    else if (character === '{') open.push('}');
    else if (character === '[') open.push(']');
    if (/\S/.test(character)) comma = character === ',' ? index : -1;
  }
  try {
    return JSON.parse(whole + openAround.join(''));
  } catch {
    return undefined;
  }
}
