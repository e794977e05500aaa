/**
 * What can be read of JSON that breaks off, or that something stands behind: the text up to its last
 * whole value, the brackets that are open there closed. Undefined where that is still no JSON.
 */
export function mendJson(text: string): unknown {
  const open: string[] = [];
  let inString = false;
  /** Where the last whole value ended, and what was open around it. */
  let end = 0;
  let around: string[] = [];
  for (let at = 0; at < text.length && (open.length || !end); at++) {
    const character = text[at]!;
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') open.push('}');
    else if (character === '[') open.push(']');
    else if (character === '}' || character === ']') {
      open.pop();
      // Deeper, it is only a part of an item.
      if (open.length > 2) continue;
      end = at + 1;
      around = open.slice().reverse();
    }
  }
  try {
    return JSON.parse(text.slice(0, end) + around.join(''));
  } catch {
    return undefined;
  }
}
