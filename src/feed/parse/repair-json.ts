/**
 * Parses JSON that breaks off, has text behind it, or has commas too many: the text up to its last whole value, with
 * the brackets closed that are open there.
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
  for (let index = 0; index < text.length && (open.length || !whole); index++) {
    const character = text.charAt(index);
    if (inString) {
      if (character === '\\') index++;
      else if (character === '"') inString = false;
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
