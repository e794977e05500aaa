/**
 * What can be read of JSON that breaks off, that something stands behind, or that has commas too
 * many: the text up to its last whole value, the brackets that are open there closed. Undefined where
 * that is still no JSON.
 */
export function mendJson(text: string): unknown {
  const open: string[] = [];
  let inString = false;
  /** What is kept, and where in the text it ends; a byte order mark is not. */
  let mended = '';
  let kept = text.search(/\S/);
  /** Where the last comma stands, if nothing but white space follows it so far. */
  let comma = -1;
  /** What was whole when the last value ended, and what was open around it. */
  let whole = '';
  let around: string[] = [];
  for (let at = 0; at < text.length && (open.length || !whole); at++) {
    const character = text[at]!;
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
      continue;
    }
    if (character === '}' || character === ']') {
      mended += text.slice(kept, comma < 0 ? at : comma) + character;
      kept = at + 1;
      open.pop();
      // Deeper, it is only a part of an item.
      if (open.length < 3) {
        whole = mended;
        around = open.slice().reverse();
      }
    }
    if (character === '"') inString = true;
    else if (character === '{') open.push('}');
    else if (character === '[') open.push(']');
    if (/\S/.test(character)) comma = character === ',' ? at : -1;
  }
  try {
    return JSON.parse(whole + around.join(''));
  } catch {
    return undefined;
  }
}
